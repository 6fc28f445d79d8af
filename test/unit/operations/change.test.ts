import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { changeOf } from '../../../src/operations/change';
import type { Operation } from '../../../src/operations/operation';
import { anEvent, anOperation, hour, noon } from '../../builders';

const minute = 60_000;
const planTime = noon + 3 * hour;
const atOnce = anOperation();
const planned = anOperation({ plan: { opsType: 'scheduled', planTime } });
const replanned = anOperation({ statusBefore: 'Scheduled', plan: { opsType: 'scheduled', planTime } });

describe('case 66: what an event shows of an operation whose outcome is not clear', () => {
  const shows: [string, Operation, Partial<EnsEvent>, 'none' | 'ours' | 'others', number?][] = [
    ['nothing', atOnce, {}, 'none'],
    ['nothing, for a plan', planned, {}, 'none'],
    ['nothing, where the answer lacks the planned time', atOnce, { notBefore: undefined as never }, 'none'],
    ['other words only', planned, { level: 'CRITICAL', reason: 'New' }, 'none'],

    ['that it runs', atOnce, { status: 'Executing' }, 'ours'],
    ['that it was done', atOnce, { status: 'Executed' }, 'ours'],
    ['that it failed', atOnce, { status: 'Failed' }, 'ours'],
    ['that it was avoided', atOnce, { status: 'Avoided' }, 'ours'],
    ['a state nobody knows', atOnce, { status: 'Preparing' }, 'ours'],
    ['a plan for now', atOnce, { status: 'Scheduled', notBefore: noon }, 'ours'],
    ['a plan for the minute after', atOnce, { status: 'Scheduled', notBefore: noon + minute }, 'ours'],
    ['a plan without a time', atOnce, { status: 'Scheduled', notBefore: undefined as never }, 'ours'],
    [
      'a plan for later, though it was to run at once',
      atOnce,
      { status: 'Scheduled', notBefore: noon + hour },
      'others',
    ],
    ['a plan as it was before', atOnce, { status: 'Scheduled' }, 'others'],
    ['another deadline', atOnce, { notBefore: noon + hour }, 'others'],
    ['that it was canceled', atOnce, { status: 'Canceled' }, 'others'],

    ['the plan that was sent', planned, { status: 'Scheduled', notBefore: planTime }, 'ours'],
    ['that plan, cut to minutes', planned, { status: 'Scheduled', notBefore: planTime - minute }, 'ours'],
    ['that plan, a minute later', planned, { status: 'Scheduled', notBefore: planTime + minute }, 'ours'],
    ['a plan more than a minute earlier', planned, { status: 'Scheduled', notBefore: planTime - minute - 1 }, 'others'],
    ['a plan more than a minute later', planned, { status: 'Scheduled', notBefore: planTime + minute + 1 }, 'others'],
    ['that it runs before its time', planned, { status: 'Executing' }, 'others'],
    ['that it was done before its time', planned, { status: 'Executed' }, 'others'],
    ['that it failed before its time', planned, { status: 'Failed' }, 'others'],
    ['that it was canceled', planned, { status: 'Canceled' }, 'others'],
    [
      'that it runs a minute before its time',
      planned,
      { status: 'Executing', notBefore: planTime },
      'ours',
      planTime - minute,
    ],
    [
      'that it runs more than a minute before its time',
      planned,
      { status: 'Executing', notBefore: planTime },
      'others',
      planTime - minute - 1,
    ],
    ['that it runs at its time', planned, { status: 'Executing', notBefore: planTime }, 'ours', planTime],
    ['that it was done after its time', planned, { status: 'Executed', notBefore: planTime }, 'ours', planTime + hour],

    ['the old plan still', replanned, { status: 'Scheduled' }, 'none'],
    ['the new plan', replanned, { status: 'Scheduled', notBefore: planTime }, 'ours'],
    ['a plan that is neither', replanned, { status: 'Scheduled', notBefore: noon + hour }, 'others'],
    ['that it needs an answer again', replanned, { status: 'Inquiring' }, 'others'],
  ];
  for (const [what, operation, fields, whose, now = noon + 10_000] of shows) {
    const kind = operation.plan.opsType === 'scheduled' ? `planned, ${operation.statusBefore}` : 'at once';
    it(`${kind}: ${what}: ${whose}`, () => {
      assert.equal(changeOf(operation, anEvent(fields), now), whose);
    });
  }
});
