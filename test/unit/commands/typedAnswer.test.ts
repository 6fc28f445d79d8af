import assert from 'node:assert/strict';
import { isTyped, typedAnswer } from '../../../src/commands/typedAnswer';
import type { Target } from '../../../src/operations/plan';
import { assessRisk } from '../../../src/operations/risk';
import { anEvent, anInstance, english } from '../../builders';

const plan = { opsType: 'immediate' } as const;
const facts = { events: [], operations: [], unclear: () => undefined, strict: true };

/** What is asked for where the instance has this name. */
function askedFor(name: string, targets: Target[] = [{ event: anEvent(), instance: anInstance({ name }), plan }]) {
  return typedAnswer({ targets, risk: assessRisk(targets, facts) }, english);
}

describe('case 80: the name that is typed', () => {
  const names: [what: string, name: string, shown: string][] = [
    ['ends with a blank', 'edge-1 ', 'edge-1'],
    ['ends with several', 'edge-1   ', 'edge-1'],
    ['begins with a blank', ' edge-1', 'edge-1'],
    ['holds two blanks in a row', 'edge  1', 'edge 1'],
    ['ends with a tab', 'edge-1\t', 'edge-1'],
    ['holds a no-break blank', 'edge\u00a01', 'edge 1'],
    ['ends with a no-break blank', 'edge-1\u00a0', 'edge-1'],
    ['holds a narrow no-break blank', 'edge\u202f1', 'edge 1'],
    ['holds blanks of other widths', 'edge\u2003\u20091', 'edge 1'],
    ['holds and ends with an ideographic blank', '边缘\u3000一\u3000', '边缘 一'],
    ['holds a blank of Braille', 'edge\u2800\u28001', 'edge 1'],
    ['is a usual one', 'edge-1', 'edge-1'],
    ['is composed of parts', 'e\u0301dge', '\u00e9dge'],
    ['would be an icon', '$(trash) edge', '$ (trash) edge'],
    ['holds a hidden character', 'edge\u200b1', 'edge\\u{200b}1'],
  ];
  for (const [what, name, shown] of names) {
    it(`is what is shown to be typed, where it ${what}`, () => {
      const { expected, hint } = askedFor(name);
      assert.equal(expected, shown);
      assert.equal(hint, `Type the name of the instance to confirm: ${shown}`);
      // As it is shown, as it is, and as a box or a hand adds blanks to it.
      for (const typed of [shown, name, ` ${shown} `, `${name}\u00a0`]) {
        assert.equal(isTyped(typed, expected), true, JSON.stringify(typed));
      }
      for (const typed of ['', ' ', shown.slice(1), `${shown}x`, `x ${shown}`]) {
        assert.equal(isTyped(typed, expected), false, JSON.stringify(typed));
      }
    });
  }

  it('keeps a blank where there is one', () => {
    assert.equal(isTyped('edge1', askedFor('edge 1').expected), false);
    assert.equal(isTyped('edge 1', askedFor('edge1').expected), false);
  });

  for (const name of [' ', '\u00a0\u00a0', '\t', '\u3000', '\u2800', '']) {
    it(`is the end of the id where the name is ${JSON.stringify(name)}, which nobody can see`, () => {
      const { expected, hint } = askedFor(name);
      assert.equal(expected, 'mple-1');
      assert.equal(hint, 'It has no name that can be typed. Type the last six characters of its id to confirm: mple-1');
      for (const typed of ['', ' ', name]) {
        assert.equal(isTyped(typed, expected), false);
      }
    });
  }

  it('is a number where there are several, with blanks around it or without', () => {
    const targets = ['i-1', 'i-2'].map((resourceId): Target => ({
      event: anEvent({ eventId: `e-${resourceId}`, resourceId }),
      instance: anInstance({ instanceId: resourceId }),
      plan,
    }));
    const { expected } = askedFor('', targets);
    assert.deepEqual([expected, isTyped(' 2 ', expected), isTyped('1', expected)], ['2', true, false]);
  });

  it('is let through by nothing where nothing is expected', () => {
    assert.equal(isTyped('', ''), false);
    assert.equal(isTyped(' ', ''), false);
  });
});
