import assert from 'node:assert/strict';
import fc from 'fast-check';
import { instancesOf } from '../../../src/ens/instanceSchema';
import { eventsPageOf } from '../../../src/ens/schemas';
import { eventRow, noSignal } from '../builders';
import { against } from './harness';
import { always, success } from './loopback';

const asked = { pageNumber: 1, pageSize: 100 };
const page = (body: Record<string, unknown>) => eventsPageOf(body, 'R-1', asked);
const event = (part: Record<string, unknown>) => page({ Events: [eventRow(part)] }).events[0]!;
const time = Date.UTC(2026, 10, 24, 8);

describe('Times in other forms than the documented one', () => {
  const readable: [string, unknown][] = [
    ['a number', time],
    ['decimal text', String(time)],
    ['decimal text with blanks', ` ${time} `],
    ['ISO text, with Z', '2026-11-24T08:00:00Z'],
    ['ISO text, in small letters', '2026-11-24t08:00:00z'],
    ['ISO text with blanks', ' 2026-11-24T08:00:00Z '],
    ['ISO text, without seconds', '2026-11-24T08:00Z'],
    ['ISO text, with milliseconds', '2026-11-24T08:00:00.000Z'],
    ['ISO text, with nanoseconds', '2026-11-24T08:00:00.000000001Z'],
    ['ISO text, with an offset', '2026-11-24T16:00:00+08:00'],
    ['ISO text, with an offset without colon', '2026-11-24T16:00:00+0800'],
    ['ISO text, with an offset in hours', '2026-11-24T03:00:00-05'],
    ['ISO text, without a zone, which is UTC', '2026-11-24T08:00:00'],
    ['ISO text, without zone and seconds', '2026-11-24T08:00'],
  ];
  for (const [name, form] of readable) {
    it(`case 48: ${name}: is read`, () => {
      const { publishTime, notBefore, publishTimeText, notBeforeText } = event({ PublishTime: form, NotBefore: form });
      assert.deepEqual([publishTime, notBefore], [time, time]);
      assert.deepEqual([publishTimeText, notBeforeText], [undefined, undefined]);
    });

    it(`case 48: ${name}, in the member for UTC only: is read`, () => {
      for (const other of [undefined, null, '', 0, '0']) {
        const parts = { PublishTime: other, NotBefore: other, PublishUtcTime: form, NotBeforeUtcTime: form };
        const { publishTime, notBefore, notBeforeText } = event(parts);
        assert.deepEqual([publishTime, notBefore, notBeforeText], [time, time, undefined]);
      }
    });

    it(`case 48: ${name}: is read where the other member is not readable`, () => {
      const { notBefore, notBeforeText } = event({ NotBefore: 'soon', NotBeforeUtcTime: form });
      assert.deepEqual([notBefore, notBeforeText], [time, undefined]);
    });
  }

  it('case 48: the documented member counts where both are readable', () => {
    assert.equal(event({ NotBefore: time, NotBeforeUtcTime: '2030-01-01T00:00:00Z' }).notBefore, time);
  });

  const unreadable: [unknown, string][] = [
    ['tomorrow', 'tomorrow'],
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24 08:00:00', '2026-11-24 08:00:00'],
    ['24.11.2026 08:00', '24.11.2026 08:00'],
    ['2026-02-30T08:00:00Z', '2026-02-30T08:00:00Z'],
    ['2026-13-01T08:00:00Z', '2026-13-01T08:00:00Z'],
    ['2026-11-24T25:00:00Z', '2026-11-24T25:00:00Z'],
    ['2026-11-24T08:00:00+99:00', '2026-11-24T08:00:00+99:00'],
    ['2026-11-24T08:00:00 PST', '2026-11-24T08:00:00 PST'],
    ['at 2026-11-24T08:00:00Z', 'at 2026-11-24T08:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    [1_715_578_245, '1715578245'],
    ['1715578245', '1715578245'],
    [1e18, '1000000000000000000'],
    [-1, '-1'],
    [time + 0.5, String(time + 0.5)],
    [true, 'true'],
    [{ seconds: 5 }, '{"seconds":5}'],
    [[time], `[${time}]`],
    [['2026-11-24T08:00:00Z'], '["2026-11-24T08:00:00Z"]'],
    [{ toString: 1, valueOf: 1 }, '{"toString":1,"valueOf":1}'],
    [Infinity, 'Infinity'],
    ['\u202ex', '\u202ex'],
  ];
  for (const [form, text] of unreadable) {
    it(`case 48: ${JSON.stringify(form)}: no time, kept as text`, () => {
      const read = event({ PublishTime: form, NotBefore: form });
      assert.ok(!('publishTime' in read) && !('notBefore' in read));
      assert.deepEqual([read.publishTimeText, read.notBeforeText], [text, text]);
    });

    it(`case 48: ${JSON.stringify(form)} in the member for UTC only: kept as text`, () => {
      assert.equal(event({ NotBefore: undefined, NotBeforeUtcTime: form }).notBeforeText, text);
    });
  }

  for (const form of [undefined, null, '', ' ', 0, '0']) {
    it(`case 48: ${JSON.stringify(form)} is no time, and no text either`, () => {
      const read = event({ PublishTime: form, NotBefore: form });
      for (const name of ['publishTime', 'notBefore', 'publishTimeText', 'notBeforeText']) {
        assert.ok(!(name in read), name);
      }
    });
  }

  it('case 48: a text without end is cut', () => {
    assert.equal(event({ NotBefore: 'x'.repeat(1_000_000) }).notBeforeText?.length, 200);
  });

  it('case 48: every ISO text that a clock can show is read as what it says', () => {
    const date = fc.date({
      min: new Date(Date.UTC(2000, 0, 1)),
      max: new Date(Date.UTC(2099, 11, 31)),
      noInvalidDate: true,
    });
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(date, offset, (moment, minutes) => {
        const shown = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
        assert.equal(event({ NotBefore: `${shown}${zone}` }).notBefore, moment.getTime());
      }),
    );
  });
});

describe('Numbers as decimal text', () => {
  for (const write of [(n: number): unknown => n, String, (n: number) => ` ${n} `, (n: number) => `${n}.0`]) {
    it(`case 48: ${JSON.stringify(write(7))}: paging is read`, () => {
      const { pageNumber, pageSize, totalCount } = page({
        PageNumber: write(7),
        PageSize: write(50),
        TotalCount: write(340),
        Events: [],
      });
      assert.deepEqual([pageNumber, pageSize, totalCount], [7, 50, 340]);
    });

    it(`case 48: ${JSON.stringify(write(7))}: sizes of instances are read`, () => {
      const [instance] = instancesOf({
        Instances: {
          Instance: [
            {
              InstanceId: 'i-1',
              Memory: write(8192),
              SystemDisk: { Category: 'pangu', Size: write(40_960) },
              DataDisk: { DataDisk: [{ Category: 'file', DiskSize: write(500) }] },
            },
          ],
        },
      });
      assert.deepEqual([instance?.memoryMiB, instance?.disks.map(({ sizeGiB }) => sizeGiB)], [8192, [40, 500]]);
    });
  }

  for (const odd of [
    '',
    ' ',
    '-1',
    '1e3',
    '0x10',
    '1,000',
    '12 GiB',
    'NaN',
    'Infinity',
    '9'.repeat(400),
    true,
    [7],
    {},
  ]) {
    it(`case 48: ${JSON.stringify(odd).slice(0, 20)} is no number`, () => {
      const { pageNumber, pageSize, totalCount } = page({ PageNumber: odd, PageSize: odd, TotalCount: odd });
      assert.deepEqual([pageNumber, pageSize, totalCount], [1, 100, undefined]);
    });
  }

  for (const [name, form] of [
    ['a number', time],
    ['decimal text', String(time)],
    ['ISO text with an offset', '2026-11-24T16:00:00+08:00'],
    ['ISO text without a zone', '2026-11-24T08:00:00'],
  ] as const) {
    it(`case 48: times of an instance as ${name}: are read`, () => {
      const row = { InstanceId: 'i-1', CreationTime: form, ExpiredTime: form };
      const [instance] = instancesOf({ Instances: { Instance: [row] } });
      assert.deepEqual([instance?.createTime, instance?.expireTime], [time, time]);
    });
  }

  it('case 48: an instance that never expires has a date far off', () => {
    const row = { InstanceId: 'i-1', ExpiredTime: '2999-09-08T16:00Z' };
    assert.equal(instancesOf({ Instances: { Instance: [row] } })[0]?.expireTime, Date.UTC(2999, 8, 8, 16));
  });

  it('case 48: a whole answer in text is read over the wire', () => {
    const row = eventRow({ PublishTime: String(time), NotBefore: '2026-11-24T16:00:00+08:00' });
    const body = success({ PageNumber: '1', PageSize: '10', TotalCount: '1', Events: [row] });
    return against(always(200, body), async ({ client }) => {
      const read = await client.describeHistoryEvents({ eventTypes: ['x'] }, noSignal);
      assert.deepEqual([read.pageNumber, read.pageSize, read.totalCount], [1, 10, 1]);
      assert.deepEqual([read.events[0]?.publishTime, read.events[0]?.notBefore], [time, time]);
    });
  });
});
