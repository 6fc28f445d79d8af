import assert from 'node:assert/strict';
import { formatLocal } from '../../../src/base/format';
import { planTimePresets, readTypedTime } from '../../../src/schedule/index';

const t = (message: string) => message;
const timeZone = 'Asia/Shanghai';
const at = (clock: string) => Date.parse(`${clock.replace(' ', 'T')}:00+08:00`);

function offered(clock: string, deadline?: string): string[] {
  return planTimePresets({
    now: at(clock),
    timeZone,
    t,
    deadline: deadline === undefined ? undefined : at(deadline),
  }).map(({ label, time }) => `${label} = ${formatLocal(time, { timeZone }).slice(5, 16)}`);
}

describe('presets of the time pick', () => {
  it('calls the coming night "tonight" in the afternoon', () => {
    assert.deepEqual(offered('2026-11-25 22:00'), [
      'In 1 hour = 11-25 23:00',
      'Tonight 02:00 = 11-26 02:00',
      'Sunday 02:00 = 11-29 02:00',
    ]);
  });

  it('calls it "tomorrow" in the morning', () => {
    assert.deepEqual(offered('2026-11-25 09:30'), [
      'In 1 hour = 11-25 10:30',
      'Tomorrow 02:00 = 11-26 02:00',
      'Sunday 02:00 = 11-29 02:00',
    ]);
  });

  it('tells tonight from tomorrow after midnight', () => {
    assert.deepEqual(offered('2026-11-25 00:30'), [
      'In 1 hour = 11-25 01:30',
      'Tonight 02:00 = 11-25 02:00',
      'Tomorrow 02:00 = 11-26 02:00',
      'Sunday 02:00 = 11-29 02:00',
    ]);
  });

  it('offers no moment twice', () => {
    assert.deepEqual(offered('2026-11-28 01:00'), ['In 1 hour = 11-28 02:00', 'Tomorrow 02:00 = 11-29 02:00']);
  });

  it('means another Sunday on a Sunday', () => {
    assert.ok(offered('2026-11-29 09:30').includes('Sunday 02:00 = 12-06 02:00'));
  });

  it('offers nothing at or after the deadline', () => {
    assert.deepEqual(offered('2026-11-25 22:00', '2026-11-26 02:00'), ['In 1 hour = 11-25 23:00']);
    assert.deepEqual(offered('2026-11-25 22:00', '2026-11-25 22:30'), []);
  });

  it('offers no time that would be refused a moment later', () => {
    assert.ok(!offered('2026-11-25 02:00').some(label => label.startsWith('Tonight')));
    const now = at('2026-11-25 01:59') + 30_000;
    assert.ok(planTimePresets({ now, timeZone, t }).every(({ label }) => label !== 'Tonight 02:00'));
  });

  it('means an hour to the nearest minute', () => {
    const now = at('2026-11-25 09:30');
    const inOneHour = (seconds: number) => planTimePresets({ now: now + seconds * 1000, timeZone, t })[0]?.time;
    assert.deepEqual([inOneHour(20), inOneHour(40)], [at('2026-11-25 10:30'), at('2026-11-25 10:31')]);
  });

  it('offers no time that the clocks skip', () => {
    const labels = planTimePresets({ now: Date.parse('2026-03-07T20:00:00Z'), timeZone: 'America/New_York', t }).map(
      ({ label }) => label,
    );
    assert.deepEqual(labels, ['In 1 hour']);
  });

  it('means what the same words mean when typed', () => {
    for (const clock of ['2026-11-25 22:00', '2026-11-25 00:30', '2026-11-28 14:00', '2026-11-29 09:30']) {
      const now = at(clock);
      for (const { label, time } of planTimePresets({ now, timeZone, t }).slice(1)) {
        const typed = readTypedTime(label, { now, timeZone });
        const times = typed.kind === 'readings' ? typed.readings.map(reading => reading.time) : [];
        assert.deepEqual(times, [time], `${label} at ${clock}`);
      }
    }
  });
});
