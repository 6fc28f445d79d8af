import assert from 'node:assert/strict';
import { eventDescription } from '../../../src/events/words';
import { anEvent, english, hour, noon } from '../../builders';

const minute = 60_000;

describe('What a row says beside the instance', () => {
  const cases: [string, Parameters<typeof anEvent>[0], string][] = [
    ['time to answer', { notBefore: noon + 3 * hour + 20 * minute }, 'redeploy · answer within 3 h 20 min'],
    [
      'an overdue answer',
      { notBefore: noon - 2 * hour, publishTime: noon - 9 * hour },
      'redeploy · answer overdue by 2 h',
    ],
    [
      'an estimated deadline',
      { type: 'Instance:SystemFailure.Redeploy', publishTime: noon, notBefore: noon },
      'redeploy · answer within about 5 d',
    ],
    ['no deadline', { type: 'Disk:Stalled', publishTime: noon, notBefore: noon }, 'disk slow · answer needed'],
    ['a plan', { status: 'Scheduled', notBefore: noon + 26 * hour }, 'redeploy · starts in 1 d 2 h'],
    ['a plan whose time has come', { status: 'Scheduled', notBefore: noon - minute }, 'redeploy · scheduled'],
    ['a running operation', { status: 'Executing' }, 'redeploy · running'],
    ['a done one', { status: 'Executed' }, 'redeploy · done'],
    ['a failed one', { status: 'Failed' }, 'redeploy · failed'],
    ['an unknown type and state, as they came', { type: 'X:Y', status: 'Z' }, 'X:Y · Z'],
    ['an unknown type that tries to be an icon', { type: '$(trash)', status: 'Executed' }, '$ (trash) · done'],
  ];
  for (const [what, fields, expected] of cases) {
    it(what, () => {
      assert.equal(eventDescription(anEvent(fields), noon, english), expected);
    });
  }
});
