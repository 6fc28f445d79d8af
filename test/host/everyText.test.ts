// T7 to T10: each trap of test/hostileTexts.ts in every field of the service's, through each row, message, tooltip, page and
// line of the log that shows it.
import assert from 'node:assert/strict';
import { l10n, type LogOutputChannel, type MarkdownString, type TreeItem } from 'vscode';
import { accountItem } from '../../src/commands/accountItem';
import { leftOutSentence, nameOfKey } from '../../src/commands/absenceWords';
import { cardPlaceholder, cardRows, type CardQuestion } from '../../src/commands/cardRows';
import { question } from '../../src/commands/confirmWords';
import { endText } from '../../src/commands/outcome';
import { resultRow } from '../../src/commands/resultWords';
import { signOutLines } from '../../src/commands/signOutWords';
import { unreadItem } from '../../src/commands/unread';
import { EnsError } from '../../src/ens/error';
import type { Accounts } from '../../src/accounts/accounts';
import { groupings } from '../../src/events/arrangement';
import { filterWords, groupTitle } from '../../src/events/arrangementWords';
import { eventKey } from '../../src/events/event';
import { doneText, eventNames, newsText, reminderText } from '../../src/events/toastWords';
import type { Operation } from '../../src/operations/operation';
import { assessRisk } from '../../src/operations/risk';
import { wrongSettingLine } from '../../src/settings/wrongWords';
import { accountBeside, accountRow } from '../../src/views/accountRow';
import { batchText } from '../../src/views/batchWords';
import { detailsTitle } from '../../src/views/details/page';
import { dueStatus } from '../../src/views/dueStatus';
import { errorText } from '../../src/views/errorWords';
import { eventItem, eventLabel } from '../../src/views/eventItem';
import { eventTooltip } from '../../src/views/eventTooltip';
import { descriptionOf, messageOf } from '../../src/views/headline';
import { errorItem, groupItem, namesItem, noAccountItem } from '../../src/views/listRows';
import { callLine, logError } from '../../src/views/log';
import { operationItem, operationsErrorItem } from '../../src/views/operationItem';
import { operationTooltip } from '../../src/views/operationTooltip';
import { accountStatus } from '../../src/views/statusBar';
import { timelineOf } from '../../src/views/timeline/model';
import { anEvent, anInstance, anOperation, hour, noon } from '../builders';
import { aDesk, aProfile, someArrangements } from '../desks';
import { activeInLabel, activeInLine, activeInMessage, hostileTexts } from '../hostileTexts';
import { shanghai as local, somePersonTime } from '../personTime';

/** Longest of anything that is shown in one piece: a screen full. */
const longest = 8_000;

/** The one account of a world in which every text is the same one. */
function worldOf(text: string) {
  const profile = aProfile({
    ...{ name: text, maskedKeyId: text, mark: 'production' as const, expiresAt: noon - hour },
    endpoint: { protocol: 'https', host: text },
  });
  const desk = aDesk({}, profile);
  const { store } = desk;
  const event = anEvent({
    ...{ eventId: text, resourceId: text, type: text, status: text, level: text, reason: text },
    ...{ publishTimeText: text, notBeforeText: text, extendedAttribute: text },
  });
  // An event that is due shows what one of an unknown state does not.
  const due = anEvent({ eventId: `${text}-2`, resourceId: text, reason: text, notBefore: noon + hour });
  const instance = anInstance({
    ...{ instanceId: text, name: text, status: text, regionId: text, addresses: [text], spec: text, os: text },
    ...{ disks: [{ category: `local ${text}`, diskId: text, role: 'data' as const }], requestId: text },
  });
  const error = new EnsError({
    ...{ kind: 'server', code: text, message: text, advice: text, phase: 'answer', requestId: text },
  });
  const operation = anOperation({
    ...{ id: text, name: text, account: text, host: text, keyId: text, eventId: text, resourceId: text },
    ...{ eventType: text, statusBefore: text },
    snapshot: { status: text, regionId: text, addresses: [text], disks: [text], localDisks: [text] },
  });
  store.merge([event, due]);
  store.putInstances([{ ...instance, name: `${text} before` }, instance]);
  store.putRegions([{ regionId: text, name: text, enName: text }]);
  store.patch({ loading: false, loadedAt: noon - hour, error, namesError: error });
  return { profile, desk, store, event, due, instance, error, operation };
}
type World = ReturnType<typeof worldOf>;
type Shown = readonly [place: string, text: string];

const textsOf = (place: string, { label, description, tooltip, accessibilityInformation }: TreeItem): Shown[] => [
  [`${place}: label`, typeof label === 'string' ? label : (label?.label ?? '')],
  [`${place}: description`, typeof description === 'string' ? description : ''],
  [`${place}: tooltip`, typeof tooltip === 'string' ? tooltip : ''],
  [`${place}: spoken`, accessibilityInformation?.label ?? ''],
];

function rowsOf({ profile, desk, store, event, due, instance, error, operation }: World): Shown[] {
  const facts = { instance, operation: undefined, readOnly: false, listed: true, stale: true, held: true };
  const silence = { muted: true, canSnooze: true, snoozedUntil: noon + hour };
  const account = accountBeside(profile, [desk]);
  const rows: [string, TreeItem][] = [event, due].map(one => [
    'an event',
    eventItem(
      { ...facts, event: one, silence, account, shortName: name => name, now: noon },
      { kind: 'event', account: 'p1', key: eventKey(one) },
    ),
  ]);
  const outcome = { code: error.code, message: error.message, requestId: error.code };
  const operations: Operation[] = [
    operation,
    { ...operation, outcome: { kind: 'refused', ...outcome } },
    { ...operation, outcome: { kind: 'unknown', ...outcome } },
    { ...operation, outcome: { kind: 'accepted', requestId: error.code } },
    { ...operation, end: { how: 'failed', status: error.code, at: noon, summary: error.code } },
    { ...operation, unreadable: 'newer' },
  ];
  for (const one of operations) {
    const times = { now: noon, local, zone: somePersonTime('Asia/Shanghai').zone };
    const node = { kind: 'operation', id: one.id } as const;
    rows.push(['an operation', operationItem(one, node, { ...times, renamed: instance.name, unseen: true })]);
  }
  rows.push(
    ...groupings.map((by): [string, TreeItem] => [
      `a group by ${by}`,
      groupItem(groupTitle(by, error.code, store, l10n.t), 1, false),
    ]),
    ['an account', accountRow({ profile, desk, shown: [desk], active: true, filter: '', now: noon })],
    ['an error', errorItem(error)],
    ['an error of the system', errorItem(new Error(error.message))],
    ['an error of the record', operationsErrorItem(error)],
    ['no names', namesItem(error.advice)],
    ['no account', noAccountItem(error.message)],
  );
  return rows.flatMap(([place, item]) => textsOf(place, item));
}

/** Where icons work: picks, titles and the status bar. */
function labelsOf({ profile, desk, event, due, instance, error, operation, store }: World): Shown[] {
  const accounts = { state: () => ({ kind: 'signedIn', profile }) } as unknown as Accounts;
  const [one, only] = [[error.code], error.code];
  const filter = { type: one, node: one, state: one, level: one, text: only };
  const status = accountStatus(desk, 1, noon);
  const waiting = dueStatus([desk], noon);
  const result = {
    kind: 'done',
    operation: { ...operation, outcome: { kind: 'unknown', code: error.code, message: error.code } },
  };
  const target = { event: due, instance, plan: { opsType: 'immediate' as const }, listedName: `${error.code}?` };
  const risk = assessRisk([target], {
    events: [due, event],
    operations: [operation],
    unclear: () => undefined,
    strict: true,
  });
  const region = () => ({ regionId: error.code, name: error.code, enName: error.code });
  const asked: CardQuestion = {
    ...{ action: 'redeploy', targets: [target], risk, profile, region, now: noon, local, production: true },
    ...{ others: new Map([['i-2', error.code]]), list: store.state() },
  };
  const row = resultRow(result as Parameters<typeof resultRow>[0], [], l10n.t);
  return [
    ['an account to pick', accountItem(profile, accounts).label],
    ['an account to pick', accountItem(profile, accounts).description],
    ['an account that cannot be read', unreadItem({ kind: 'account', id: 'p2', name: error.code } as never).label],
    ...Object.values(row).map((text): Shown => ['a result', text]),
    ['the status bar', status?.text ?? ''],
    ['what is due in the status bar', waiting?.text ?? ''],
    ['the title of a page', detailsTitle({ event, instance }, l10n.t)],
    ['the title of the card', question(asked, l10n.t)],
    ['the filter', filterWords(filter, store, l10n.t)],
    ['what is to be typed', cardPlaceholder({ kind: 'ready', question: asked }, l10n.t)],
    ...[
      ...cardRows({ kind: 'ready', question: asked }, error.code, l10n.t),
      ...cardRows({ kind: 'ready', question: asked }, '', l10n.t),
      ...cardRows({ kind: 'failed', planned: asked, why: errorText(error, l10n.t) }, '', l10n.t),
      ...cardRows({ kind: 'checking', planned: asked }, '', l10n.t),
    ].flatMap(({ label, description = '', detail = '' }): Shown[] => [
      ['the card', label],
      ['the card', description],
      ['the card', detail],
    ]),
  ];
}

/** Where links work. */
function messagesOf({ event, due, instance, error, operation, profile, store }: World): Shown[] {
  const items = [event, due].map(one => ({ event: one, name: instance.name ?? '', account: profile.name }));
  const failed = { how: 'failed', status: error.code, at: noon, summary: error.message } as const;
  return [
    ['an error', errorText(error, l10n.t)],
    ['an error of the system', errorText(new Error(error.message), l10n.t)],
    ['a refusal', errorText(Object.assign(error, { outcome: 'refused' }), l10n.t)],
    ['a new event', newsText(items.slice(0, 1), noon, l10n.t)],
    ['new events', newsText(items, noon, l10n.t)],
    ['a reminder', reminderText(items.slice(1), noon, l10n.t)],
    ['reminders', reminderText(items, noon, l10n.t)],
    ['names of events', eventNames(items, l10n.t)],
    ['what is done', doneText([operation.name], l10n.t)],
    ['how it ended', endText(operation, failed)],
    ['how several ended', batchText([{ ...operation, end: failed }], noon, l10n.t)],
    ['what was left out', leftOutSentence({ names: [nameOfKey(eventKey(event), store, l10n.t)], why: 'gone' }, l10n.t)],
  ];
}

/** Plain text: tooltips, what stands above the list, questions, the timeline's page. */
function linesOf({ desk, store, operation, profile }: World): Shown[] {
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, one]) => (['account', 'key'].includes(name) ? [] : strings(one)))
        : [];
  const accounts = [
    { profileId: 'p1', name: eventLabel(anEvent(), { name: profile.name } as never), store, endedAt: () => undefined },
  ];
  const data = timelineOf({ accounts, windows: [], now: noon, language: 'en', t: l10n.t });
  return [
    ['the status bar’s tooltip', accountStatus(desk, 0, noon)?.tooltip ?? ''],
    ['what is due, in a tooltip', dueStatus([desk], noon)?.tooltip ?? ''],
    ['beside the title of the list', descriptionOf([desk], someArrangements(), noon)],
    ['above the list', messageOf([desk, desk], operation.name)],
    ['before signing out', signOutLines({ kind: 'sts', open: [operation], now: noon, local }, l10n.t).join('\n')],
    ...strings(data).map((text): Shown => ['the timeline', text]),
  ];
}

function tooltipsOf({ event, due, instance, operation, profile, store }: World): [string, MarkdownString][] {
  const nodeId = instance.regionId ?? '';
  const region = store.region(nodeId);
  const more = { instance, nodeId, region, formerName: instance.name, account: profile, now: noon, local };
  const accepted: Operation = { ...operation, outcome: { kind: 'accepted', requestId: operation.id } };
  const facts = { renamed: instance.name, earlier: operation, now: noon, local };
  return [
    ['an event', eventTooltip({ event, ...more })],
    ['a due event', eventTooltip({ event: due, ...more, operation: 'running' })],
    ['an operation', operationTooltip({ operation: accepted, ...facts })],
    ['an unreadable operation', operationTooltip({ operation: { ...operation, unreadable: 'damaged' }, ...facts })],
  ];
}

function logOf({ error, operation }: World): string[] {
  const lines: string[] = [];
  const channel = { error: (line: string) => lines.push(line) } as unknown as LogOutputChannel;
  const odd = Object.assign(new Error(error.message, { cause: new Error(error.code) }), { name: error.code });
  logError(channel, odd);
  const { code, message, requestId } = error;
  const call = { outcome: 'failed', code, message, ms: 1, attempt: 1, at: noon } as const;
  lines.push(
    callLine({ ...call, action: code, eventId: code, resourceId: code, ...(requestId !== undefined && { requestId }) }),
    wrongSettingLine('ensEvents.timeZone', { value: undefined, bad: [operation.name] }),
  );
  return lines;
}

/** Says of each text what is active in it, where something is. */
function active(shown: readonly Shown[], activeIn: (text: string) => string | undefined): string[] {
  return shown.flatMap(([place, text]) => {
    const why = text.length > longest ? `${text.length} characters` : activeIn(text);
    return why === undefined ? [] : [`${place}: ${why}`];
  });
}

for (const [name, text] of Object.entries(hostileTexts)) {
  describe(`case 29: a text of others with ${name}`, () => {
    const perLine = (activeIn: typeof activeInLine) => (all: string) => all.split('\n').map(activeIn).find(Boolean);

    it('is no more than text in every row', () => {
      const rows = rowsOf(worldOf(text));
      const isLabel = ([place]: Shown) => /: (label|description)$/.test(place);
      assert.deepEqual(active(rows.filter(isLabel), activeInLabel), []);
      assert.deepEqual(
        active(
          rows.filter(row => !isLabel(row)),
          perLine(activeInLine),
        ),
        [],
      );
    });

    it('is no more than text in picks, titles and the status bar', () => {
      assert.deepEqual(active(labelsOf(worldOf(text)), activeInLabel), []);
    });

    it('is no more than text in a message', () => {
      assert.deepEqual(active(messagesOf(worldOf(text)), activeInMessage), []);
    });

    it('is no more than text above the list and on the timeline', () => {
      const lines = linesOf(worldOf(text));
      assert.deepEqual(active(lines, perLine(activeInLine)), []);
      assert.ok(lines.length > 40);
    });

    it('is no more than text in a tooltip', () => {
      for (const [place, { value, isTrusted, supportHtml, supportThemeIcons = false }] of tooltipsOf(worldOf(text))) {
        assert.deepEqual([isTrusted, supportHtml, supportThemeIcons], [false, false, false], place);
        assert.ok(value.length < longest, place);
        // Nothing in it is Markdown but a label of ours in bold at the beginning of each line.
        for (const line of value.split('\n\n').filter(Boolean)) {
          const [before, , ...rest] = line.split(/(?<!\\)\*\*/);
          assert.equal(before, '', line);
          assert.equal(rest.length, 1, line);
          assert.doesNotMatch(
            rest.join(''),
            /<|@|:\/\/|www\.|(?<!\\)[[\]`!*_]|&(?!(nbsp|lt|colon|commat|period|amp);)/i,
            place,
          );
        }
        assert.deepEqual(active([[place, value]], perLine(activeInLine)), []);
      }
    });

    it('is one line of the log', () => {
      for (const line of logOf(worldOf(text))) {
        assert.equal(activeInLine(line), undefined);
        assert.ok(line.length < 3 * longest);
      }
    });
  });
}
