import assert from 'node:assert/strict';
import { readTyped, typedAnswer, type TypedQuestion } from '../../../src/commands/typedAnswer';
import { actions } from '../../../src/events/actions';
import type { Target } from '../../../src/operations/plan';
import { assessRisk } from '../../../src/operations/risk';
import { anEvent, anInstance, english } from '../../builders';

const plan = { opsType: 'immediate' } as const;
const facts = { events: [], operations: [], unclear: () => undefined, strict: true };

const named = (name: string, id = 'i-sample-1'): Target => ({
  event: anEvent({ eventId: `e-${id}`, resourceId: id }),
  instance: anInstance({ instanceId: id, name }),
  plan,
});

function asking(targets: Target[], fields: Partial<TypedQuestion> = {}): TypedQuestion {
  const risk = assessRisk(targets, facts);
  return { action: 'redeploy', targets, risk, production: false, others: new Map(), ...fields };
}
/** What a person is told of what they typed; `right` and `begun` as such. */
function told(typed: string, question: TypedQuestion): string {
  const read = readTyped(typed, typedAnswer(question, english), question, english);
  return read.kind === 'wrong' ? read.message : read.kind;
}

describe('what must be typed', () => {
  const others = new Map([['i-sample-2', 'edge-live-bj-02']]);
  const two = [named('edge-a', 'i-1'), named('edge-b', 'i-2')];
  const unread: Target = { event: anEvent({ resourceId: 'i-unread-1' }), plan };
  const bare: Target = { event: anEvent({ resourceId: 'i-bare-01' }), instance: anInstance({ disks: [] }), plan };
  for (const [what, question, expected, hint] of [
    [
      'the part that tells it from the others of the list',
      asking([named('edge-live-bj-01')], { others }),
      'bj-01',
      'Type this part of its name to confirm: bj-01',
    ],
    [
      'its name, where that is short',
      asking([named('edge')]),
      'edge',
      'Type the name of the instance to confirm: edge',
    ],
    [
      'all of the name on a production account',
      asking([named('edge-live-bj-01')], { others, production: true }),
      'edge-live-bj-01',
      'The account is marked as production. Type the whole name to confirm: edge-live-bj-01',
    ],
    [
      'the id on a production account, where nobody knows a name',
      asking([unread], { production: true }),
      'i-unread-1',
      'The account is marked as production. Type the whole id to confirm: i-unread-1',
    ],
    [
      'the id on a production account, where another one has the name',
      asking([named('edge-1')], { others: new Map([['i-x', 'Edge-1']]), production: true }),
      'i-sample-1',
      'The account is marked as production. Another instance has the same name. Type the whole id to confirm: i-sample-1',
    ],
    [
      'a part of the name that begins with no blank, which nobody could type',
      asking([named('abcdef 01a')]),
      'f 01a',
      'Type this part of its name to confirm: f 01a',
    ],
    [
      'the end of the id, where another one has the name',
      asking([named('edge-1')], { others: new Map([['i-x', 'Edge-1']]) }),
      'mple-1',
      'Another instance has the same name. Type the end of its id to confirm: mple-1',
    ],
    [
      'the whole id, where another one ends in the same way',
      asking([named('edge-1')], { others: new Map([['i-exmple-1', 'edge-1']]) }),
      'i-sample-1',
      'Another instance has the same name. Type the end of its id to confirm: i-sample-1',
    ],
    [
      'the end of the id, where it could not be read',
      asking([unread]),
      'read-1',
      'It could not be read. Type the end of its id to confirm: read-1',
    ],
    [
      'the end of the id, where its disks are not known',
      asking([bare]),
      'are-01',
      'Its disks are not known. Type the end of its id to confirm: are-01',
    ],
    ...actions.map(
      action =>
        [
          `what is done and how many (${action})`,
          asking(two, { action }),
          `${action} 2`,
          `Type this to confirm: ${action} 2`,
        ] as const,
    ),
    [
      'what is done and how many on a production account',
      asking(two, { production: true }),
      'redeploy 2',
      'Type this to confirm: redeploy 2',
    ],
  ] as const) {
    it(what, () => {
      const answer = typedAnswer(question, english);
      assert.equal(answer.expected, expected);
      assert.equal(answer.hint, hint);
      assert.equal(told(expected, question), 'right');
    });
  }
});

describe('what was typed', () => {
  const others = new Map([
    ['i-sample-2', 'edge-live-bj-02'],
    ['i-sample-3', 'i-sample-3'],
  ]);
  const one = asking([named('edge-live-bj-01')], { others });
  const six = asking(Array.from({ length: 6 }, (_, n) => named(`edge-${n}`, `i-${n}`)));
  for (const [what, question, typed, said] of [
    ['nothing', one, '', 'nothing'],
    ['blanks', one, '  ', 'nothing'],
    ['a part of it', one, 'bj', 'begun'],
    ['a part of the name', one, 'edge-live-b', 'begun'],
    ['the whole name', one, 'edge-live-bj-01', 'right'],
    ['more than it', one, 'bj-012', 'This is not what is asked for: bj-012. Nothing was sent.'],
    ['upper case', one, 'BJ-01', 'Upper and lower case must match: bj-01. Nothing was sent.'],
    [
      'the name of another',
      one,
      'edge-live-bj-02',
      'edge-live-bj-02 is another instance of this list. Nothing was sent.',
    ],
    ['the id of another', one, 'i-sample-3', 'i-sample-3 is another instance of this list. Nothing was sent.'],
    ['a number without the word', six, '6', 'The word is needed too: redeploy 6. Nothing was sent.'],
    ['another number', six, '5', '6 instances are selected, not 5. Nothing was sent.'],
    ['another number with the word', six, 'redeploy 5', '6 instances are selected, not 5. Nothing was sent.'],
    ['another word', six, 'reboot 6', 'This is not what is asked for: reboot 6. Nothing was sent.'],
    ['the word alone', six, 'redeploy', 'begun'],
    ['a yes', one, 'yes', 'This is not what is asked for: yes. Nothing was sent.'],
    ['an icon', one, '$(x)', 'This is not what is asked for: $ (x). Nothing was sent.'],
  ] as const) {
    it(`${what}: ${said}`, () => {
      assert.equal(told(typed, question), said);
    });
  }

  it('lets nothing through where nothing is expected', () => {
    for (const typed of ['', ' ', 'x']) {
      assert.notEqual(readTyped(typed, { expected: '', hint: '' }, one, english).kind, 'right');
    }
  });
});

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
      const question = asking([named(name)], { production: true });
      const { expected, hint } = typedAnswer(question, english);
      assert.equal(expected, shown);
      assert.ok(hint.endsWith(`: ${shown}`));
      // As it is shown, as it is, and as a box or a hand adds blanks to it.
      for (const typed of [shown, name, ` ${shown} `, `${name}\u00a0`]) {
        assert.equal(told(typed, question), 'right', JSON.stringify(typed));
      }
      for (const typed of ['', ' ', shown.slice(1), `${shown}x`, `x ${shown}`]) {
        assert.notEqual(told(typed, question), 'right', JSON.stringify(typed));
      }
    });
  }

  it('keeps a blank where there is one', () => {
    assert.notEqual(told('edge1', asking([named('edge 1')])), 'right');
    assert.notEqual(told('edge 1', asking([named('edge1')])), 'right');
  });

  for (const name of [' ', '\u00a0\u00a0', '\t', '\u3000', '\u2800', '']) {
    it(`is the end of the id where the name is ${JSON.stringify(name)}, which nobody can see`, () => {
      const question = asking([named(name)]);
      const { expected, hint } = typedAnswer(question, english);
      assert.equal(expected, 'mple-1');
      assert.equal(hint, 'It has no name that can be typed. Type the end of its id to confirm: mple-1');
      for (const typed of ['', ' ', name]) {
        assert.equal(told(typed, question), 'nothing');
      }
    });
  }
});
