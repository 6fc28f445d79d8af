// Issue 12, point 10: whatever a person looks at says the same of an event at the same moment.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EnsEvent } from '../../../src/ens/types';
import { eventKey } from '../../../src/events/event';
import { rowWords } from '../../../src/events/rowWords';
import { createEventStore } from '../../../src/events/store';
import { eventDescription, statusWord } from '../../../src/events/words';
import { eventsCsv } from '../../../src/exports/eventsTable';
import { plansCalendar } from '../../../src/exports/plansCalendar';
import { ticketText } from '../../../src/exports/ticket';
import { busyOperation } from '../../../src/operations/busy';
import { operationState, type Operation } from '../../../src/operations/operation';
import { detailsFacts } from '../../../src/views/details/detailsFacts';
import { detailsPage } from '../../../src/views/details/page';
import { eventTooltipLines } from '../../../src/views/eventTooltipLines';
import { timelineOf } from '../../../src/views/timeline/model';
import { anEvent, anInstance, anOperation, english, hour, noon } from '../../builders';
import { aProfile } from '../../desks';
import { shanghai } from '../../personTime';
import { parseCsv } from '../exports/parseCsv';
import { linksOf, sectionText, textOf } from './details/setting';

const runs = { numRuns: process.env.CI ? 2000 : 300 };
const types = [
  ...['Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy', 'Instance:SystemMaintenance.Reboot'],
  ...['Instance:SystemUpgrade.Migrate', 'Instance:SystemFailure.Reboot', 'Instance:RegionNetworkDown', 'Disk:Stalled'],
  ...['EnsRegion:NetworkMigration', 'IP:SafeRisk', 'IP:SafeBan', 'New:Kind'],
];
const statuses = ['Inquiring', 'Scheduled', 'Executing', 'Executed', 'Failed', 'Canceled', 'Avoided', 'Paused'];
const times = fc.integer({ min: -200, max: 200 }).map(hours => noon + hours * hour);
const events = fc
  .record(
    {
      type: fc.constantFrom(...types),
      status: fc.constantFrom(...statuses),
      level: fc.constantFrom('CRITICAL', 'WARN', 'INFO', 'ODD'),
      publishTime: times,
      notBefore: times,
      notBeforeText: fc.constant('next Sunday'),
    },
    { requiredKeys: ['type', 'status', 'level'] },
  )
  .map((fields): EnsEvent => {
    const event = anEvent();
    delete event.publishTime;
    delete event.notBefore;
    return { ...event, ...fields };
  });
const operations = fc.constantFrom<Partial<Operation>>(
  { plan: { opsType: 'immediate' }, at: noon - hour },
  { plan: { opsType: 'scheduled', planTime: noon + 5 * hour }, at: noon - hour },
  { plan: { opsType: 'scheduled', planTime: noon - 2 * hour }, at: noon - 9 * hour },
);

/** All that is said of an event at noon, each as a text. */
function saidOf(event: EnsEvent, operation?: Operation) {
  const store = createEventStore();
  const account = 'Ops';
  const instance = anInstance();
  store.replace([event], { loading: false, loadedAt: noon });
  store.putInstances([instance]);
  const known = operation ? [operation] : [];
  const facts = detailsFacts({
    node: { kind: 'event', account: 'p1', key: eventKey(event) },
    ...{ store, profile: aProfile(), operations: known, now: noon },
  });
  assert.ok(facts);
  const busy = busyOperation({ at: () => known }, event, noon);
  const shared = { event, instance, nodeId: 'cn-sample-1', account };
  const [head = [], cells = []] = parseCsv(eventsCsv([shared]));
  const tooltip = eventTooltipLines(
    {
      event,
      instance,
      nodeId: 'cn-sample-1',
      operation: busy && operationState(busy, noon),
      now: noon,
      local: shanghai,
    },
    english,
  );
  const page = detailsPage(facts, 'en', shanghai, english);
  const timeline = timelineOf({
    ...{
      accounts: [{ profileId: 'p1', name: account, store, endedAt: () => undefined }],
      windows: [],
      now: noon,
      language: 'en',
      t: english,
    },
    timeZone: 'Asia/Shanghai',
  });
  return {
    row: rowWords(event, noon, english),
    spoken: eventDescription(event, noon, english),
    tooltip: [tooltip.name, tooltip.about, ...tooltip.rows.map(([label, text]) => `${label}: ${text}`)],
    page,
    head:
      textOf(page)
        .split('\n')
        .find(line => line.includes(' · level: ')) ?? '',
    times: sectionText(page, 'times'),
    ticket: ticketText([shared], shanghai, english),
    csv: Object.fromEntries(head.map((column, index) => [column, cells[index] ?? ''])),
    calendar: plansCalendar([shared], [], { now: noon, local: shanghai, t: english }),
    timeline: timeline.events[0],
    left: timeline.left[0] ?? '',
  };
}

describe('What is said of one event', () => {
  it('is the same deadline in row, tooltip, page, timeline and exports, or none in all of them', () => {
    fc.assert(
      fc.property(events, event => {
        const said = saidOf(event);
        const iso = said.csv['deadline'] ?? '';
        const local = iso === '' ? '' : shanghai(Date.parse(iso));
        const estimated = said.csv['deadlineEstimated'] === 'true';
        const owes = iso !== '';
        const deadlines = {
          spoken: /^(due in|overdue)/.test(said.spoken),
          tooltip: said.tooltip.some(line => /^Deadline/.test(line) && line.includes(local)),
          head: said.head.includes(`deadline: ${estimated ? 'about ' : ''}${local}`),
          times: new RegExp(`(^|\\n)Deadline[^\\n]*\\n${local.replace('+', '\\+')}`).test(said.times),
          ticket: new RegExp(`\\nDeadline[^\\n]*: ${local.replace('+', '\\+')}`).test(said.ticket),
          timeline: said.timeline?.details.some(([label, text]) => /^Deadline/.test(label) && text.includes(local)),
        };
        assert.deepEqual(new Set(Object.values(deadlines)), new Set([owes]), JSON.stringify({ deadlines, said }));
        const late = owes && Date.parse(iso) <= noon;
        const told = {
          row: said.row.includes(' late'),
          spoken: said.spoken.startsWith('overdue'),
          tooltip: said.tooltip.join().includes('overdue'),
          times: said.times.includes('overdue'),
          timeline: said.left.includes('overdue'),
        };
        assert.deepEqual(new Set(Object.values(told)), new Set([late]), JSON.stringify({ told, said }));
        const about = [/^~/.test(said.row), /about/.test(said.spoken), /estimated/.test(said.tooltip.join())];
        assert.ok(late || about.every(one => one === estimated), JSON.stringify(said));
        assert.equal(
          said.calendar.some(({ summary }) => summary.startsWith('Deadline')),
          owes && !late,
        );
      }),
      runs,
    );
  });

  it('is the same state and level, in words with the raw word in brackets where they differ', () => {
    fc.assert(
      fc.property(events, event => {
        const said = saidOf(event);
        const word = statusWord(event.status, english);
        const isSame = word.toLowerCase() === event.status.toLowerCase();
        const both = isSame ? word : `${word} (${event.status})`;
        const state = (text: string) => text.includes(both);
        const states = said.tooltip[1]?.split(' · ') ?? [];
        assert.ok(states.some(state), JSON.stringify(states));
        assert.ok(sectionText(said.page, 'happened').split('\n').some(state));
        assert.ok(said.head.includes(word));
        assert.equal(said.timeline?.state, word);
        assert.ok(said.ticket.includes(` · ${word} · `));
        assert.ok(said.tooltip.length <= 6 && said.tooltip.every(line => !line.includes('\n')));
      }),
      runs,
    );
  });

  it('is the same of what can be done, and since when an operation runs', () => {
    fc.assert(
      fc.property(events, operations, (event, fields) => {
        const operation = anOperation({ ...fields, outcome: { kind: 'accepted', requestId: 'REQ-1' } });
        const said = saidOf(event, operation);
        const offered = linksOf(said.page).some(({ command }) => /\.(redeploy|reboot|migrate)$/.test(command));
        assert.equal(
          said.tooltip.some(line => line.endsWith(': possible')),
          offered,
          JSON.stringify(said),
        );
        const actions = sectionText(said.page, 'actions');
        const state = operationState(operation, noon);
        const { plan, at } = operation;
        const since = plan.opsType === 'scheduled' ? Math.max(plan.planTime, at) : at;
        const where = state === 'running' ? `running since ${shanghai(since)}` : `planned for ${shanghai(since)}`;
        for (const part of [actions, sectionText(said.page, 'operations')]) {
          assert.ok(part.includes(where), part);
        }
        assert.ok(said.times.includes(`Your operation was confirmed\n${shanghai(operation.at)}`), said.times);
      }),
      runs,
    );
  });
});
