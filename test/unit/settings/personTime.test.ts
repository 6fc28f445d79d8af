// Whose clock: times are read and shown in the zone of `ensEvents.timeZone`, whatever the computer's own is.
import assert from 'node:assert/strict';
import { createPersonTime, timeZoneIn } from '../../../src/settings/personTime';
import { somePersonTime } from '../../personTime';
import { someSettings } from '../../settings';
import { hour, noon } from '../../builders';

const unknown = ['Mars/Olympus', 'Asia/Peking', 'GMT+8', 'Beijing', ' Europe/Bern '];

describe('the person’s clock', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = TZ;
    }
  });

  for (const computer of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
    it(`shows the zone of the setting on a computer in ${computer}`, () => {
      process.env['TZ'] = computer;
      const { local, timeZone, zone } = somePersonTime(' Asia/Shanghai ');
      assert.equal(local(noon), '2026-11-24 20:00 GMT+8');
      assert.equal(timeZone(), 'Asia/Shanghai');
      assert.equal(zone.offsetAt(noon), 8 * hour);
    });
  }

  it('is the computer’s where the setting is empty', () => {
    process.env['TZ'] = 'Asia/Kolkata';
    const { local, timeZone, zone } = somePersonTime();
    assert.equal(local(noon), '2026-11-24 17:30 GMT+5:30');
    assert.equal(timeZone(), undefined);
    assert.equal(zone.offsetAt(noon), 5.5 * hour);
  });

  it('goes with the season where its zone does', () => {
    const { local } = somePersonTime('Europe/Berlin');
    assert.equal(local(noon), '2026-11-24 13:00 GMT+1');
    assert.equal(local(Date.UTC(2026, 6, 1, 12)), '2026-07-01 14:00 GMT+2');
  });

  it('is another one as soon as the setting is, for whoever had it before, and says so once', () => {
    const time = somePersonTime('Europe/Berlin');
    const { local, zone } = time;
    let heard = 0;
    const end = time.onDidChangeZone(() => heard++);
    time.change('Asia/Shanghai');
    assert.equal(local(noon), '2026-11-24 20:00 GMT+8');
    assert.equal(zone.offsetAt(noon), 8 * hour);
    time.change(' Asia/Shanghai');
    assert.equal(heard, 1);
    end();
    time.change('UTC');
    assert.equal(heard, 1);
    assert.equal(zone.offsetAt(noon), 0);
  });

  for (const name of unknown) {
    it(`is the computer’s where no computer knows the name "${name}", and the log says so once`, () => {
      process.env['TZ'] = 'Asia/Kolkata';
      const log: string[] = [];
      const settings = someSettings({ timeZone: name }, { warn: line => log.push(line) });
      const { local } = createPersonTime(settings);
      assert.equal(local(noon), '2026-11-24 17:30 GMT+5:30');
      assert.equal(timeZoneIn(settings), undefined);
      assert.deepEqual(settings.leftOut('timeZone'), [name]);
      assert.deepEqual(log, [`The setting ensEvents.timeZone is not valid: the text "${name}". Its default is used.`]);
    });
  }

  it('stays what it is by default when a wrong name is written while a window is open', () => {
    process.env['TZ'] = 'UTC';
    const time = somePersonTime('Europe/Berlin');
    time.change('Mars/Olympus');
    assert.equal(time.timeZone(), undefined);
    assert.equal(time.zone.offsetAt(noon), 0);
    time.change(8);
    assert.equal(time.timeZone(), undefined);
    time.change('Europe/Berlin');
    assert.equal(time.local(noon), '2026-11-24 13:00 GMT+1');
  });
});
