import assert from 'node:assert/strict';
import { holds, parseWhen, termsOf } from './when';

const contexts = new Map<string, unknown>([
  ['view', 'ensEvents.events'],
  ['viewItem', 'event instance redeployable'],
  ['mode', 'list'],
  ['sample', true],
  ['filtered', false],
  ['count', 3],
  ['word', 'true'],
  ['views', ['ensEvents.events']],
  ['table', { 'ensEvents.events': 1 }],
]);

const clauses: readonly [clause: string, shown: boolean][] = [
  ['sample', true],
  ['filtered', false],
  ['unknown', false],
  ['!filtered', true],
  ['!unknown', true],
  ['!(mode == list)', false],
  ['!(mode == list) || sample', true],
  ['true', true],
  ['false', false],
  ['!false', true],
  ['mode == list', true],
  ['mode==list', true],
  ["mode == 'list'", true],
  ['mode === list', true],
  ['mode == lis', false],
  ['mode != signedOut', true],
  ['mode !== list', false],
  ['unknown != list', true],
  ['unknown == undefined', true],
  ['sample == true', true],
  ['sample == false', false],
  ['sample != true', false],
  ['word == true', true],
  ["word == 'true'", true],
  ['count == 3', true],
  ['count > 2', true],
  ['count >= 3', true],
  ['count < 3', false],
  ['count <= 2.5', false],
  ['unknown > 1', false],
  ['mode > 1', false],
  ['view == ensEvents.events && mode != signedOut', true],
  ['view == ensEvents.operations || mode == list', true],
  ['filtered && sample || sample', true],
  ['filtered && (sample || sample)', false],
  ['sample || filtered && filtered', true],
  ['(sample || filtered) && filtered', false],
  ['viewItem =~ /\\bredeployable\\b/', true],
  ['viewItem =~ /\\bredeploy\\b/', false],
  ['viewItem =~ /\\bEVENT\\b/i', true],
  ['viewItem =~ /^event/ && !(viewItem =~ /\\breadOnly\\b/)', true],
  ['unknown =~ /a/', false],
  ['unknown =~ /defined/', true],
  ['view in views', true],
  ['mode in views', false],
  ['mode not in views', true],
  ['view in table', true],
  ['view not in table', false],
  ['view in unknown', false],
];

describe('A when clause', () => {
  for (const [clause, shown] of clauses) {
    it(`${shown ? 'holds' : 'does not hold'}: ${clause}`, () => {
      assert.equal(holds(parseWhen(clause), contexts), shown);
    });
  }

  for (const clause of ['', 'a ==', 'a &&', '|| a', '(a', 'a b', 'a =~ b', '== b', 'a not b', '!', "a == 'b", 'a)']) {
    it(`is none: "${clause}"`, () => {
      assert.throws(() => parseWhen(clause), SyntaxError);
    });
  }

  it('tells which keys it asks for, and what it compares them with', () => {
    const terms = termsOf(parseWhen('!a && (b == c || d =~ /e/) && f not in g'));
    assert.deepEqual(terms, [
      { key: 'a' },
      { key: 'b', value: 'c' },
      { key: 'd', pattern: /e/ },
      { key: 'f', value: 'g' },
    ]);
  });
});
