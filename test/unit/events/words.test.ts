import assert from 'node:assert/strict';
import { eventDescription } from '../../../src/events/words';
import { anEvent, english, hour, noon } from '../../builders';

const minute = 60_000;

describe('What a row says beside the instance', () => {
  const cases: [string, Parameters<typeof anEvent>[0], string][] = [
    ['time to answer', { notBefore: noon + 3 * hour + 20 * minute }, 'due in 3 h 20 min · redeploy'],
    ['an overdue answer', { notBefore: noon - 2 * hour, publishTime: noon - 9 * hour }, 'overdue by 2 h · redeploy'],
    [
      'an estimated deadline',
      { type: 'Instance:SystemFailure.Redeploy', publishTime: noon, notBefore: noon },
      'due in about 5 d · redeploy',
    ],
    ['no deadline', { publishTime: noon, notBefore: noon }, 'answer needed · redeploy'],
    [
      'a plan without a time, which no default decides',
      { type: 'Instance:SystemFailure.Redeploy', status: 'Scheduled', publishTime: noon, notBefore: noon },
      'scheduled · redeploy',
    ],
    [
      'when what nobody can answer here happens',
      { type: 'EnsRegion:NetworkMigration', notBefore: noon + 3 * hour },
      'happens in 3 h · network cutover',
    ],
    [
      'that its time has passed',
      { type: 'EnsRegion:NetworkMigration', publishTime: noon - 9 * hour, notBefore: noon - 2 * hour },
      'planned for 2 h ago · network cutover',
    ],
    [
      'that the service does not say when',
      { type: 'Disk:Stalled', publishTime: noon, notBefore: noon },
      'no time given · disk slow',
    ],
    ['a plan', { status: 'Scheduled', notBefore: noon + 26 * hour }, 'starts in 1 d 2 h · redeploy'],
    ['a plan whose time has come', { status: 'Scheduled', notBefore: noon - minute }, 'scheduled · redeploy'],
    ['a running operation', { status: 'Executing' }, 'running · redeploy'],
    ['a done one', { status: 'Executed' }, 'done · redeploy'],
    ['a failed one', { status: 'Failed' }, 'failed · redeploy'],
    ['an unknown type and state, as they came', { type: 'X:Y', status: 'Z' }, 'Z · X:Y'],
    ['an unknown type that tries to be an icon', { type: '$(trash)', status: 'Executed' }, 'done · $ (trash)'],
  ];
  for (const [what, fields, expected] of cases) {
    it(what, () => {
      assert.equal(eventDescription(anEvent(fields), noon, english), expected);
    });
  }
});
