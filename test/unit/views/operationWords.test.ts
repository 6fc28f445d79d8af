// What a row of the Operations view says while time goes on, and what there is to do next.
import assert from 'node:assert/strict';
import { fixedZone } from '../../../src/base/zones';
import type { End, Operation, Outcome } from '../../../src/operations/operation';
import { nextStep } from '../../../src/views/operationNext';
import { rowWords } from '../../../src/views/operationWords';
import { anOperation, english, hour, noon } from '../../builders';
import { shanghai } from '../../personTime';

const minute = 60_000;
const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
const plannedFor = (planTime: number) => ({ opsType: 'scheduled', planTime }) as const;
const person = { local: shanghai, zone: fixedZone(8 * hour) };
const said = (operation: Partial<Operation>, now = noon) =>
  rowWords(anOperation({ at: noon, outcome: accepted, ...operation }), now, person, english);

describe('the row of an operation', () => {
  for (const [what, operation, now, words] of [
    ['that began just now', {}, noon, 'running for 0 s'],
    ['that runs', {}, noon + 3 * minute, 'running for 3 min'],
    ['that runs for long', {}, noon + 2 * hour + 5 * minute, 'running for 2 h 5 min'],
    ['where the clock was set back', {}, noon - hour, 'running for 0 s'],
    ['that was planned and runs', { plan: plannedFor(noon + hour) }, noon + hour + minute, 'running for 1 min'],
    ['that is planned', { plan: plannedFor(noon + 5 * hour) }, noon, 'planned Wed 01:00, in 5 h'],
    ['whose time has almost come', { plan: plannedFor(noon + minute) }, noon + 30_000, 'planned Tue 20:01, in 30 s'],
    [
      'that is planned for another week',
      { plan: plannedFor(noon + 8 * 24 * hour) },
      noon,
      `planned ${shanghai(noon + 8 * 24 * hour)}, in 8 d`,
    ],
  ] as const) {
    it(`${what}: ${words}`, () => {
      assert.equal(said(operation, now), words.replace('Wed', dayOf(noon + 5 * hour)).replace('Tue', dayOf(noon)));
    });
  }
});

/** The weekday in Shanghai. */
function dayOf(time: number): string {
  return new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Asia/Shanghai' }).format(time);
}

describe('what there is to do next', () => {
  const said = { code: 'X', message: 'x' };
  const ended = (how: End['how']) => ({ outcome: accepted, end: { how, status: 'Executed', at: noon } });
  for (const [what, operation, words] of [
    ['was refused', { outcome: { kind: 'refused', ...said } }, /decide again/],
    ['was not sent', { outcome: { kind: 'notSent', ...said } }, /^Nothing was sent\. Open the event/],
    ['has no clear outcome', { outcome: { kind: 'unknown', ...said } }, /^Wait\./],
    ['failed', ended('failed'), /ENS console, then open the event and decide again/],
    ['was canceled', ended('canceled'), /canceled at the service/],
    ['is not listed any more', ended('gone'), /ENS console/],
    ['was changed by somebody else', ended('changedElsewhere'), /somebody else decided/],
    ['never became known', ended('unsettled'), /before you send it again/],
    ['was left', ended('left'), /^Sign in to its account again/],
  ] as [string, Partial<Operation>, RegExp][]) {
    it(`is said of one that ${what}`, () => {
      assert.match(nextStep(anOperation(operation), noon, english) ?? '', words);
    });
  }

  for (const operation of [{}, { outcome: accepted }, ended('done')]) {
    it(`is nothing for one with ${JSON.stringify(operation)}`, () => {
      assert.equal(nextStep(anOperation(operation), noon, english), undefined);
    });
  }
});
