// The service's own words, beside the reader's.
import assert from 'node:assert/strict';
import { instanceStateBoth, levelBoth, statusBoth } from '../../../src/events/rawWords';
import { english } from '../../builders';
import { chinese } from '../l10n/chinese';

describe('A word of the service beside one of ours', () => {
  for (const [both, raw, inEnglish, inChinese] of [
    [instanceStateBoth, 'Running', 'Running', '运行中（Running）'],
    [instanceStateBoth, 'Stopped', 'Stopped', '已停止（Stopped）'],
    [instanceStateBoth, 'Released', 'Released', 'Released'],
    [statusBoth, 'Inquiring', 'needs an answer (Inquiring)', '待处理（Inquiring）'],
    [statusBoth, 'Failed', 'failed', '失败（Failed）'],
    [statusBoth, 'Odd', 'Odd', 'Odd'],
    [levelBoth, 'WARN', 'warning (WARN)', '警告（WARN）'],
    [levelBoth, 'CRITICAL', 'critical', '严重（CRITICAL）'],
    [levelBoth, '$(trash)', '$ (trash)', '$ (trash)'],
  ] as const) {
    it(`${raw}: ${inEnglish}, ${inChinese}`, () => {
      assert.equal(both(raw, english), inEnglish);
      assert.equal(both(raw, chinese), inChinese);
    });
  }
});
