import assert from 'node:assert/strict';
import { rowWords, shortNames, type RowWords } from '../../../src/events/rowWords';
import { anEvent, english, hour, noon } from '../../builders';
import { chinese } from '../l10n/chinese';

const minute = 60_000;
const estimated = { type: 'Instance:SystemFailure.Redeploy', publishTime: noon, notBefore: noon };

describe('What a narrow row says first', () => {
  const cases: [string, Parameters<typeof anEvent>[0], string, string][] = [
    ['hours to answer', { notBefore: noon + 200 * minute }, '3 h 20 · redeploy', '3 时 20 分 · 重新部署'],
    ['a few minutes more', { notBefore: noon + 185 * minute }, '3 h 05 · redeploy', '3 时 05 分 · 重新部署'],
    ['whole hours', { notBefore: noon + 3 * hour }, '3 h · redeploy', '3 小时 · 重新部署'],
    ['days', { notBefore: noon + 52 * hour }, '2 d 4 h · redeploy', '2 天 4 小时 · 重新部署'],
    ['minutes', { notBefore: noon + 5 * minute }, '5 min · redeploy', '5 分钟 · 重新部署'],
    ['a missed deadline', { notBefore: noon - 30 * minute }, '30 min late · redeploy', '逾期 30 分钟 · 重新部署'],
    ['an estimated deadline', estimated, '~5 d · redeploy', '约 5 天 · 重新部署'],
    ['a plan', { status: 'Scheduled', notBefore: noon + hour }, 'in 1 h · redeploy', '1 小时后 · 重新部署'],
    ['no deadline', { notBefore: noon - hour, publishTime: noon }, 'no deadline · redeploy', '无截止时间 · 重新部署'],
    [
      'when what nobody can answer here happens',
      { type: 'Disk:Stalled', notBefore: noon + hour },
      'in 1 h · disk slow',
      '1 小时后 · 磁盘性能受损',
    ],
    [
      'that its time has passed',
      { type: 'Disk:Stalled', publishTime: noon - 3 * hour, notBefore: noon - hour },
      '1 h ago · disk slow',
      '1 小时前 · 磁盘性能受损',
    ],
    [
      'that the service does not say when',
      { type: 'Disk:Stalled', notBefore: noon - hour, publishTime: noon },
      'no time given · disk slow',
      '时间未知 · 磁盘性能受损',
    ],
    ['what runs', { status: 'Executing' }, 'running · redeploy', '执行中 · 重新部署'],
  ];
  for (const [what, fields, short, inChinese] of cases) {
    it(`${what}: ${short}`, () => {
      assert.equal(rowWords(anEvent(fields), noon, english), short);
      assert.equal(rowWords(anEvent(fields), noon, chinese), inChinese);
    });
  }

  const others: [string, RowWords, string][] = [
    ['an answer that was accepted', { answered: 'accepted' }, 'accepted · redeploy'],
    ['a doubt whether it is still so', { inDoubt: true }, '1 d? · redeploy'],
  ];
  for (const [what, words, short] of others) {
    it(`${what}: ${short}`, () => {
      assert.equal(rowWords(anEvent(), noon, english, words), short);
    });
  }
});

describe('Names in narrow rows', () => {
  const beside = '17 h 35 · redeploy · ';
  it('are whole where there is room, else shortened in the middle, more of the end than of the beginning', () => {
    const name = shortNames(['edge-web-01', 'cam-ingest-dl-02']);
    assert.equal(name('edge-web-01', beside), 'edge-web-01');
    assert.equal(name('cam-ingest-dl-02', beside), 'cam-…st-dl-02');
    assert.equal(name('cam-ingest-dl-02', ''), 'cam-ingest-dl-02');
    assert.equal(name('cam-ingest-dl-02', 'x'.repeat(60)), 'ca…dl-02');
  });

  it('make way for an account beside them, as far as their end still tells them apart', () => {
    const name = shortNames(['edge-web-01', 'cam-ingest-dl-02']);
    assert.equal(name('edge-web-01', `${beside} Demo`), 'ed…eb-01');
    assert.equal(name('edge-web-01', '3 h · reboot ·  Demo'), 'edge-web-01');
    assert.equal(name('edge-live-bj-01', '3 h 20 · redeploy · '), 'edge-live-bj-01');
  });

  it('have less room beside Chinese words, which are twice as wide', () => {
    const name = shortNames([]);
    assert.equal(name('cam-ingest-dl-02', '17 时 35 分 · 重新部署 · '), 'ca…-dl-02');
    assert.equal(name('edge-live-sh-01', '逾期 42 分钟 · 重新部署 · '), 'ed…sh-01');
    assert.equal(name('edge-live-bj-02', '已完成 · 重新部署 · '), 'edge-live-bj-02');
  });

  it('stay whole where two would look the same', () => {
    const [one, two] = ['edge-live-beijing-hd-01', 'edge-store-beijing-hd-01'];
    const name = shortNames([one, two, one, 'cam-ingest-dl-02']);
    for (const full of [one, two]) {
      assert.equal(name(full, beside), full);
    }
    assert.equal(name('cam-ingest-dl-02', beside), 'cam-…st-dl-02');
  });

  it('are not cut inside a character', () => {
    const name = shortNames([])(`${'x'.repeat(3)}👩‍💻${'y'.repeat(20)}👩‍💻${'z'.repeat(4)}`, beside);
    assert.equal(name, 'xxx…👩‍💻zzzz');
  });
});
