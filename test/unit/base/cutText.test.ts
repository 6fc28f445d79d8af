import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutText } from '../../../src/base/cutText';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const seenAsOne: Readonly<Record<string, string>> = {
  'an emoji': '😀',
  'an emoji of several': '👨‍👩‍👧‍👦',
  'an emoji with a skin tone': '👍🏿',
  'a flag': '🇨🇳',
  'a rare Chinese character': '𠮷',
  'a letter with marks': 'e\u0323\u0302',
  'half a letter of Hindi': 'क्‍',
  'a line break of Windows': '\r\n',
};

describe('Foreign text that is too long', () => {
  for (const [what, character] of Object.entries(seenAsOne)) {
    it(`case 91: is never cut inside ${what}`, () => {
      for (const cap of [12, 60, 64, 65, 200, 8192]) {
        for (let inside = 1; inside < character.length; inside += 1) {
          const before = 'x'.repeat(cap - inside);
          assert.equal(cutText(`${before}${character}`, cap), before);
          assert.equal(cutText(`${before}${character}${'y'.repeat(9000)}`, cap), before);
        }
        const fits = `${'x'.repeat(cap - character.length > 0 ? cap - character.length : 0)}${character}`;
        assert.equal(cutText(`${fits}yyy`, fits.length), fits);
      }
    });
  }

  it('case 91: that is seen as one character without end is cut between code points', () => {
    for (const endless of ['e' + '\u0301'.repeat(500), '😀' + '\u{1F3FD}'.repeat(500), '👩' + '\u200d👩'.repeat(500)]) {
      for (const cap of [1, 2, 3, 10, 63, 64, 65, 301]) {
        const cut = cutText(endless, cap);
        assert.ok(cut.length <= cap && (cap < 2 || cut.length >= cap - 64), `${cut.length} of ${cap}`);
        assert.doesNotMatch(cut, /\p{Cs}/u);
      }
    }
  });

  it('case 91: that fits stays as it is', () => {
    for (const text of ['', 'x', '😀', 'xx😀']) {
      assert.equal(cutText(text, 4), text);
    }
  });

  it('case 91: property: the cut is a beginning of the text, not much shorter than it may be, and halves nothing', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...Object.values(seenAsOne), 'x'), fc.string({ unit: 'binary' })),
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 80 }), (whole, cap) => {
        const cut = cutText(whole, cap);
        assert.ok(whole.startsWith(cut) && cut.length <= cap);
        assert.doesNotMatch(cut, /\p{Cs}/u);
        assert.ok(cut === whole || cut.length >= cap - 64);
      }),
      runs,
    );
  });

  it('case 91: is cut fast, however long it is', () => {
    const start = performance.now();
    for (const unit of ['x', '😀', '\u0301', '🇨🇳', '👩\u200d']) {
      cutText(unit.repeat(2_000_000), 1_000_001);
    }
    assert.ok(performance.now() - start < 1000);
  });
});
