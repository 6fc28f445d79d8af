import assert from 'node:assert/strict';
import { questionWords } from '../../../src/commands/questionWords';
import type { Action } from '../../../src/events/actions';
import { english } from '../../builders';

interface Said {
  asks: readonly string[];
  effects: readonly string[];
  cannotUndo: string;
}

const said: Record<Action, Said> = {
  redeploy: {
    asks: [
      'Redeploy now: edge-1',
      'Schedule the redeploy of: edge-1',
      'Redeploy 2 instances now',
      'Schedule the redeploy of 2 instances',
    ],
    effects: [
      'The instance stops, moves to another host and starts again.',
      'Each instance stops, moves to another host and starts again.',
    ],
    cannotUndo: 'A redeploy cannot be undone.',
  },
  reboot: {
    asks: [
      'Reboot now: edge-1',
      'Schedule the reboot of: edge-1',
      'Reboot 2 instances now',
      'Schedule the reboot of 2 instances',
    ],
    effects: [
      'The instance restarts, and what it serves is interrupted.',
      'Each instance restarts, and what it serves is interrupted.',
    ],
    cannotUndo: 'A reboot cannot be taken back.',
  },
  migrate: {
    asks: [
      'Migrate now: edge-1',
      'Schedule the migration of: edge-1',
      'Migrate 2 instances now',
      'Schedule the migration of 2 instances',
    ],
    effects: [
      'The instance stops and starts again on another node, where its addresses may differ.',
      'Each instance stops and starts again on another node, where its addresses may differ.',
    ],
    cannotUndo: 'A migration cannot be undone.',
  },
};

describe('What the confirmation asks and says', () => {
  for (const [action, { asks, effects, cannotUndo }] of Object.entries(said) as [Action, Said][]) {
    it(`of a ${action}: now or later, of one or several, what happens, and that it stays so`, () => {
      const words = questionWords(action, english);
      assert.deepEqual(
        [words.askNow('edge-1'), words.askScheduled('edge-1'), words.askManyNow(2), words.askManyScheduled(2)],
        asks,
      );
      assert.deepEqual([words.effect, words.effectMany], effects);
      assert.equal(words.cannotUndo, cannotUndo);
    });
  }
});
