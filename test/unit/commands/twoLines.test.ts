import assert from 'node:assert/strict';
import { twoLines } from '../../../src/commands/twoLines';

describe('A text in two lines', () => {
  it('is one line where it fits', () => {
    for (const text of ['', 'At risk', 'x'.repeat(84), '迁'.repeat(42)]) {
      assert.deepEqual(twoLines(text), { label: text });
    }
  });

  const broken: [string, string, string][] = [
    [
      'between sentences',
      'edge-web-01: It is scheduled already.',
      'Whether a new time replaces the old one is not documented.',
    ],
    ['after a colon', 'An earlier attempt has no clear outcome, and this would be a second one:', '2026 · Test · X'],
    ['between words', `${'word '.repeat(16)}word`, 'and more words'],
  ];
  for (const [where, first, rest] of broken) {
    it(`breaks ${where}, and loses nothing`, () => {
      assert.deepEqual(twoLines(`${first} ${rest}`), { label: first, detail: rest });
    });
  }

  it('breaks Chinese after its punctuation, else between characters', () => {
    const first = '风险：无法读取该实例，请按其本地盘数据会丢失处理。';
    const rest = '列表上次读取于此，此后无法读取，事件可能已有变化，请稍后再试。';
    assert.deepEqual(twoLines(first + rest), { label: first, detail: rest });
    assert.deepEqual(twoLines('迁'.repeat(43)), { label: '迁'.repeat(42), detail: '迁' });
  });

  it('cuts no character in two', () => {
    assert.deepEqual(twoLines('x'.repeat(100)), { label: 'x'.repeat(84), detail: 'x'.repeat(16) });
    assert.deepEqual(twoLines('🚀'.repeat(85)), { label: '🚀'.repeat(84), detail: '🚀' });
  });

  it('case 91: breaks no emoji of several characters, and no letter with its marks', () => {
    for (const character of ['👩‍💻', '🇨🇳', 'e\u0323\u0302', 'क्‍']) {
      for (let before = 78; before < 86; before += 1) {
        const { label, detail = '' } = twoLines(`${'x'.repeat(before)}${character}${'y'.repeat(20)}`);
        assert.ok([label, detail].join('').includes(character) && !/^\p{M}/u.test(detail), label);
        assert.ok(label.includes(character) || detail.includes(character) || detail === '', label);
      }
    }
  });
});
