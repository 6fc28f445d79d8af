// Dates and times as a Chinese reader sees and types them.
import assert from 'node:assert/strict';
import { formatDuration, formatLeft, formatLocal, formatUtc } from '../../../src/base/format';
import { eventDescription } from '../../../src/events/words';
import { parsePlanTime } from '../../../src/schedule/planTime';
import { planTimePresets } from '../../../src/schedule/presets';
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
    assert.deepEqual(labels, ['1 小时后', '今晚 02:00', '下一个周日 02:00']);
  });

  for (const [language, t] of Object.entries({ english, chinese })) {
    it(`can be typed as the ${language} examples say`, () => {
      const placeholder = t('When, for instance: tonight 2am, +3h, 周日 02:00, 2026-11-29 02:00');
      const refused = parsePlanTime('whenever', { now: noon, timeZone, t });
      assert.ok(refused.kind === 'refused');
      for (const text of [placeholder, refused.message]) {
        const examples = text.replace(/^.*[:：] ?(?=tonight|今晚)/, '').split(/, |、/);
        assert.equal(examples.length, 4, text);
        for (const example of examples) {
          assert.equal(parsePlanTime(example, { now: noon, timeZone, t }).kind, 'understood', example);
        }
      }
    });
  }
});
