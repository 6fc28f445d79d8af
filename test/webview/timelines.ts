import type { EnsEvent } from '../../src/ens/types';
import { createEventStore, type EventStore } from '../../src/events/store';
import { timelineOf } from '../../src/views/timeline/model';
import type { TimelineData, TimelineWindow } from '../../src/views/timeline/messages';
import { anEvent, anInstance, english, hour, noon } from '../builders';

const nodes = [
  ...['cn-beijing-telecom', 'cn-shanghai-unicom', 'cn-dalian-unicom', 'cn-xian-telecom', 'cn-hangzhou-cmcc'],
  'cn-guangzhou-cmcc',
];

/** A store that has been read, with an instance for each event's resource. */
export function aStore(events: readonly EnsEvent[]): EventStore {
  const store = createEventStore();
  store.replace(events, { loading: false, loadedAt: noon });
  store.putInstances(
    [...new Set(events.map(({ resourceId }) => resourceId))].map((instanceId, index) =>
      anInstance({ instanceId, name: `edge-${instanceId.slice(2)}`, regionId: nodes[index % nodes.length] ?? '' }),
    ),
  );
  return store;
}

export function aTimeline(events: readonly EnsEvent[], windows: readonly TimelineWindow[] = []): TimelineData {
  return timelineOf({
    accounts: [{ profileId: 'p1', name: 'Operations', store: aStore(events), endedAt: () => undefined }],
    windows,
    now: noon,
    language: 'en',
    t: english,
  });
}

const types = [
  ...['Instance:SystemMaintenance.Redeploy', 'Instance:SystemFailure.Reboot', 'Instance:SystemUpgrade.Migrate'],
  ...['Disk:Stalled', 'IP:SafeRisk', 'Instance:SystemFailure.Redeploy'],
];
const statuses = ['Inquiring', 'Inquiring', 'Scheduled', 'Scheduled', 'Executing', 'Executed', 'Failed', 'Canceled'];
const levels = ['CRITICAL', 'WARN', 'WARN', 'INFO'];

/** Made-up events, always the same, from three days ago to two weeks ahead. */
export function manyEvents(count: number, instances = Math.ceil(count / 3)): EnsEvent[] {
  const random = numbers();
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const status = pick(statuses);
    const isOver = ['Executed', 'Failed', 'Canceled'].includes(status);
    const due = isOver ? -random() * 60 : status === 'Executing' ? -random() * 3 : 2 + random() * 300;
    return anEvent({
      eventId: `e-${String(index).padStart(32, '0')}`,
      type: pick(types),
      level: pick(levels),
      status,
      resourceId: `i-web-${String(Math.floor(random() * instances)).padStart(2, '0')}`,
      publishTime: noon + (Math.min(due, 0) - 1 - random() * 60) * hour,
      notBefore: Math.round(noon + due * hour),
      reason: 'The host is due for maintenance.',
    });
  });
}

/** Two nights a week. */
export const nights: readonly TimelineWindow[] = [0, 4, 7, 11].map(days => ({
  start: noon + (days * 24 + 14) * hour,
  end: noon + (days * 24 + 18) * hour,
}));

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator). */
function numbers(): () => number {
  let seed = 42;
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
}
