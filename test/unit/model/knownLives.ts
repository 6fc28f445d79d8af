import type { Step } from './steps';

/** Lives that once ended badly, each as short as it can be told. */
export const knownLives: readonly (readonly [what: string, steps: readonly Step[]])[] = [
  [
    'a window dies after it sent while another, which read the records before that, waits for its lock',
    [
      { step: 'confirm', window: 'B', events: [0], names: true, effects: 0 },
      { step: 'changes show after', seconds: 90 },
      { step: 'confirm', window: 'A', events: [0], names: true, effects: 5 },
      { step: 'crash', window: 'B', after: 9 },
      { step: 'wait', seconds: 0 },
    ],
  ],
  [
    'a window stands still between its look at the records and its lock, while another ends without a clear outcome',
    [
      { step: 'start', window: 'B' },
      { step: 'wait', seconds: 0 },
      { step: 'confirm', window: 'B', events: [0], names: true, effects: 4 },
      { step: 'trouble', with: 'reset before it was carried out' },
      { step: 'confirm', window: 'A', events: [0], names: true, effects: 0 },
      { step: 'wait', seconds: 90, stalled: 'B' },
    ],
  ],
  [
    'the journal becomes unreadable after the first of two events was locked',
    [
      { step: 'confirm', window: 'A', events: [1], names: false, effects: 0 },
      { step: 'confirm', window: 'A', events: [0, 1], names: true, effects: 9 },
      { step: 'disk', is: 'unreadable' },
      { step: 'run', window: 'A', effects: 4 },
    ],
  ],
  [
    'the disk is full when an operation ends',
    [
      { step: 'confirm', window: 'A', events: [0], names: false, effects: 0 },
      { step: 'trouble', with: '500, not carried out' },
      { step: 'wait', seconds: 0 },
      { step: 'disk', is: 'full' },
      { step: 'wait', seconds: 7200 },
    ],
  ],
  [
    'the disk is full when the answer comes, and has room again when the operation ends',
    [
      { step: 'confirm', window: 'B', events: [0], names: false, effects: 8 },
      { step: 'disk', is: 'full' },
      { step: 'wait', seconds: 0 },
    ],
  ],
  [
    'an attempt is named again, and its own answer has no element for it',
    [
      { step: 'clock jumps', hours: -1 },
      { step: 'confirm', window: 'A', events: [0], names: true, effects: 0 },
      { step: 'trouble', with: '500, not carried out' },
      { step: 'wait', seconds: 0 },
      { step: 'trouble', with: 'element foreign' },
      { step: 'wait', seconds: 90 },
      { step: 'confirm', window: 'A', events: [0, 1], names: true, planIn: 600_000, effects: 0 },
      { step: 'wait', seconds: 7200 },
      { step: 'confirm', window: 'A', events: [0], names: true, effects: 0 },
    ],
  ],
  [
    'an account is signed out during a call and in again, and the event is acted on before it shows the first',
    [
      { step: 'confirm', window: 'A', events: [0], names: true, effects: 0 },
      { step: 'changes show after', seconds: 90 },
      { step: 'run', window: 'A', effects: 9 },
      { step: 'sign out', window: 'A' },
      { step: 'run', window: 'A', effects: 12 },
      { step: 'sign in', key: 'key-1' },
      { step: 'confirm', window: 'A', events: [0], names: false, effects: 0 },
      { step: 'trouble', with: 'refused' },
    ],
  ],
];
