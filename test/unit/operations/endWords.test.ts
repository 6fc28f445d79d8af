import assert from 'node:assert/strict';
import type { Action } from '../../../src/events/actions';
import { endSentence } from '../../../src/operations/endWords';
import type { End } from '../../../src/operations/operation';
import { english } from '../../builders';

const said = (action: Action, how: End['how'], running?: boolean) =>
  endSentence({ action, name: 'edge-1', ...(running !== undefined && { running }) }, how, english);

describe('What became of an instance, in a sentence', () => {
  for (const [action, done, noun] of [
    ['redeploy', 'redeployed', 'redeploy'],
    ['reboot', 'rebooted', 'reboot'],
    ['migrate', 'migrated', 'migration'],
  ] as const) {
    it(`names what was done to it: ${action}`, () => {
      assert.equal(said(action, 'done'), `edge-1 was ${done}.`);
      assert.equal(said(action, 'done', false), `edge-1 was ${done}.`);
      assert.equal(said(action, 'done', true), `edge-1 was ${done} and is running.`);
      assert.equal(said(action, 'failed'), `The ${noun} of edge-1 failed.`);
      assert.equal(said(action, 'canceled'), `The ${noun} of edge-1 was canceled.`);
    });
  }

  it('says what nobody knows, and why', () => {
    assert.deepEqual(
      (['gone', 'changedElsewhere', 'left', 'unsettled', 'unreadable'] as const).map(how =>
        said('redeploy', how, true),
      ),
      [
        'Unknown: the service no longer lists the event of edge-1.',
        'Unknown: someone else changed the event of edge-1.',
        'No longer followed: edge-1. Its account was signed out or replaced.',
        'Unknown what became of edge-1: check the console.',
        'Ended, as a newer version of ENS Events has on record: edge-1',
      ],
    );
  });
});
