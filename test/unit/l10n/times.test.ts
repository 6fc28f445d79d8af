// Dates and times as a Chinese reader sees and types them.
import assert from 'node:assert/strict';
import { createLocalWriter, formatDuration, formatLeft, formatLocal, formatUtc } from '../../../src/base/format';
import { eventDescription } from '../../../src/events/words';
import { planTimePresets, readTypedTime, refusalText } from '../../../src/schedule/index';
import { anEvent, hour, noon } from '../../builders';
import { t as english } from '../builders';
import { chinese } from './chinese';

const minute = 60_000;
const timeZone = 'Asia/Shanghai';

describe('times in Chinese', () => {
  it('give durations with Chinese units', () => {
    assert.equal(formatDuration(52 * hour, chinese), '2 天 4 小时');
    assert.equal(formatDuration(200 * minute, chinese), '3 小时 20 分钟');
    assert.equal(formatDuration(45_000, chinese), '45 秒');
  });

  it('put the words around a duration where Chinese has them', () => {
    assert.equal(formatLeft(noon + 200 * minute, noon, chinese), '3 小时 20 分钟后');
    assert.equal(formatLeft(noon - 2 * hour, noon, chinese), '已逾期 2 小时');
    assert.equal(eventDescription(anEvent(), noon, chinese), '1 天后到期 · 重新部署');
    assert.equal(eventDescription(anEvent({ status: 'Scheduled' }), noon, chinese), '1 天后开始 · 重新部署');
  });

  it('keep dates in the order that both languages read the same way, with the zone', () => {
    assert.equal(formatLocal(noon, { timeZone, locale: 'zh-cn' }), '2026-11-24 20:00 GMT+8');
    assert.equal(formatLocal(noon, { timeZone }), '2026-11-24 20:00 GMT+8');
    assert.equal(formatUtc(noon), '2026-11-24 12:00 UTC');
  });

  it('name the times offered', () => {
    const labels = planTimePresets({ now: noon, timeZone, t: chinese }).map(({ label }) => label);
    assert.deepEqual(labels, ['1 小时后', '今晚 02:00', '周日 02:00']);
  });

  for (const [language, t] of Object.entries({ english, chinese })) {
    it(`can be typed as the ${language} examples say`, () => {
      const placeholder = t('When? For example: tonight 2am, Sunday 02:00, +3h, tomorrow 18:00 UTC, 周日凌晨2点');
      const refused = readTypedTime('whenever', { now: noon, timeZone });
      assert.ok(refused.kind === 'refused');
      const { hint = '' } = refusalText(refused, {
        now: noon,
        local: createLocalWriter({ timeZone }),
        t,
      });
      for (const text of [placeholder, hint]) {
        const examples = text.replace(/^.*[:：] ?(?=tonight|今晚)/, '').split(/, |、/);
        assert.ok(examples.length >= 4, text);
        for (const example of examples) {
          const typed = readTypedTime(example, { now: noon, timeZone });
          assert.equal(typed.kind === 'readings' && typed.readings.length, 1, example);
        }
      }
    });
  }
});
