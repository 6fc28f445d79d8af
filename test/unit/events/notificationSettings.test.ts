import assert from 'node:assert/strict';
import { notificationSettings } from '../../../src/events/notificationSettings';
import { someSettings } from '../../settings';

const read = (values: Record<string, unknown>) => notificationSettings(someSettings(values).get);
const defaults = {
  mode: 'all',
  levels: ['CRITICAL', 'WARN'],
  types: [],
  mutedTypes: [],
  reminders: [24, 1],
  quietHours: undefined,
};

describe('The settings of notifications', () => {
  it('case 102: are the defaults where there are none, and where they say nothing', () => {
    assert.deepEqual(read({}), defaults);
    const nonsense = { notifications: 'loud', notifyLevels: 'all', notifyTypes: 1, mutedTypes: null, reminders: {} };
    assert.deepEqual(read({ ...nonsense, quietHours: 22 }), defaults);
  });

  it('case 102: are what is sensible of what was written', () => {
    assert.deepEqual(
      read({
        notifications: 'important',
        notifyLevels: ['INFO', 5],
        notifyTypes: ['Disk:Stalled'],
        mutedTypes: [],
        reminders: [48, -1, '3', 1000, 0, 0.5],
        quietHours: '22:00-07:00',
      }),
      {
        mode: 'important',
        levels: ['INFO'],
        types: ['Disk:Stalled'],
        mutedTypes: [],
        reminders: [48, 0.5],
        quietHours: { from: 1320, to: 420 },
      },
    );
  });
});
