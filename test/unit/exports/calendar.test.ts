// The calendar as other programs read it: through the parser of ical.js.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarText } from '../../../src/exports/calendar';
import { plansCalendar, type PlannedOperation } from '../../../src/exports/plansCalendar';
import type { SharedEvent } from '../../../src/exports/sharedEvent';
import { operationState } from '../../../src/operations/operation';
import { anEvent, anInstance, anOperation, english, hour, noon } from '../../builders';
import { shanghai } from '../../personTime';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const shared = (fields: Parameters<typeof anEvent>[0] = {}, name = 'edge-web-01'): SharedEvent => ({
  event: anEvent({ eventId: 'e-1', ...fields }),
  instance: anInstance({ name }),
  nodeId: 'cn-sample-1',
  account: 'Production',
});
const planned = (planTime: number, fields: Parameters<typeof anOperation>[0] = {}): PlannedOperation => {
  const outcome = { kind: 'accepted', requestId: 'REQ-1' } as const;
  const operation = anOperation({ eventId: 'e-1', plan: { opsType: 'scheduled', planTime }, outcome, ...fields });
  return { ...operation, state: operationState(operation, noon) };
};
const fileOf = (events: SharedEvent[], operations: PlannedOperation[] = []) =>
  calendarText(plansCalendar(events, operations, { now: noon, local: shanghai, t: english }), noon);

/** What a calendar program has after it took the file. */
function taken(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  return calendar.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toJSDate().getTime(),
      stamp: component.getFirstPropertyValue('dtstamp')?.toString(),
      summary: event.summary,
      description: event.description,
      alarms: component.getAllSubcomponents('valarm').map(alarm => alarm.getFirstPropertyValue('trigger')?.toString()),
    };
  });
}

describe('plans and deadlines as a calendar', () => {
  it('has the deadline of an event that needs an answer, with reminders a day and an hour before', () => {
    const [entry, ...others] = taken(fileOf([shared()]));
    assert.deepEqual(others, []);
    assert.equal(entry?.start, noon + 24 * hour);
    assert.equal(entry.stamp, '2026-11-24T12:00:00Z');
    assert.equal(entry.summary, 'Deadline, redeploy: edge-web-01');
    assert.deepEqual(entry.alarms, ['-P1D', '-PT1H']);
    assert.match(
      entry.description,
      /2026-11-25 12:00 UTC\nAccount: Production\nEvent id: e-1\nResource id: i-sample-1$/,
    );
  });

  it('escapes commas, semicolons and backslashes, which a strict program takes for its own', () => {
    const lines = fileOf([shared({}, String.raw`a,b;c\d`)]).replaceAll('\r\n ', '');
    assert.match(lines, /^SUMMARY:.* a\\,b\\;c\\\\d\r$/m);
  });

  it('says that a deadline is an estimate', () => {
    const failure = shared({ type: 'Instance:SystemFailure.Redeploy', notBefore: 0 });
    assert.equal(taken(fileOf([failure]))[0]?.summary, 'Deadline (estimated), redeploy: edge-web-01');
  });

  it('has the time a redeploy is scheduled for, without reminders', () => {
    const [entry] = taken(fileOf([shared({ status: 'Scheduled' })]));
    assert.equal(entry?.summary, 'Planned redeploy: edge-web-01');
    assert.deepEqual(entry.alarms, []);
  });

  it('has the time of what nobody can answer as a plan, without reminders', () => {
    const [entry] = taken(fileOf([shared({ type: 'Disk:Stalled' })]));
    assert.equal(entry?.summary, 'Planned disk slow: edge-web-01');
    assert.deepEqual(entry.alarms, []);
  });

  it('has a plan of this computer while the service does not list it yet, in place of the deadline', () => {
    const [entry, ...others] = taken(fileOf([shared()], [planned(noon + 2 * hour)]));
    assert.deepEqual(others, []);
    assert.equal(entry?.start, noon + 2 * hour);
    assert.equal(entry.summary, 'Planned redeploy: edge-web-01');
  });

  it('believes the service where it lists another time than was planned here', () => {
    const scheduled = shared({ status: 'Scheduled', notBefore: noon + 5 * hour });
    assert.equal(taken(fileOf([scheduled], [planned(noon + 2 * hour)]))[0]?.start, noon + 5 * hour);
  });

  it('gives an event one lasting name, so that its plan replaces its deadline', () => {
    const uidOf = (event: SharedEvent) => taken(fileOf([event]))[0]?.uid;
    assert.equal(uidOf(shared()), uidOf(shared({ status: 'Scheduled', notBefore: noon + 5 * hour }, 'renamed')));
    assert.notEqual(uidOf(shared()), uidOf(shared({ resourceId: 'i-2' })));
    assert.match(uidOf(shared()) ?? '', /^[0-9a-f]{32}@ens-events$/);
  });

  it('leaves out what ended, runs, is past or has no date', () => {
    const outs = [
      shared({ status: 'Executed' }),
      shared({ status: 'Executing', resourceId: 'i-2' }),
      shared({ resourceId: 'i-3', publishTime: noon - 3 * hour, notBefore: noon - hour }),
      shared({ resourceId: 'i-4', notBefore: 1e300 }),
      shared({ resourceId: 'i-5', notBefore: 0 }),
    ];
    const operations = [
      planned(noon - hour),
      planned(noon + hour, { outcome: { kind: 'notSent', code: 'x', message: '' } }),
    ];
    assert.deepEqual(taken(fileOf(outs, operations)), []);
  });

  it('is in the order of time', () => {
    const events = [5, 1, 3].map(hours => shared({ resourceId: `i-${hours}`, notBefore: noon + hours * hour }));
    assert.deepEqual(
      taken(fileOf(events)).map(({ start }) => (start - noon) / hour),
      [1, 3, 5],
    );
  });

  it('property: every text comes out as it is shown, in lines of at most 75 octets', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
      fc.string({
        unit: fc.constantFrom(',', ';', '\\', 'n', ':', '"', '\n', '\r', '边', '🌍', 'END:VEVENT'),
        minLength: 1,
      }),
    );
    fc.assert(
      fc.property(text, name => {
        const operation = planned(noon + hour, { name });
        const [entry, ...others] = taken(fileOf([], [operation]));
        const [expected] = plansCalendar([], [operation], { now: noon, local: shanghai, t: english });
        assert.deepEqual(others, []);
        assert.equal(entry?.summary, expected?.summary);
        assert.equal(entry?.description, expected?.description.join('\n'));
        const lines = fileOf([], [operation]).split('\r\n');
        assert.equal(lines.pop(), '');
        assert.ok(lines.every(line => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line)));
      }),
      runs,
    );
  });
});
