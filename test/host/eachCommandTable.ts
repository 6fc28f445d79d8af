// What each command is for: called on a row, on a selection of several, and from the palette.
import { commands, env } from 'vscode';
import { ramPolicy } from '../../src/exports/ramPolicy';
import { hasAccount, isLaidOut, isLogShown, isSelected, until } from './eachCommandProbes';
import { about, isSeen, operationOf, type Kind, type Listed, type Scene } from './eachCommandScene';
import { withDialogs } from './securityDialogs';
import type { Expected, Person } from './witness';

export interface Way {
  from: string;
  /** Another command, which shows what this one has left behind. */
  by?: string;
  args?: readonly unknown[];
  person?: Person;
  becomes: Expected;
  /** Looks at what it has left behind. */
  then?: () => Promise<void>;
}
type Ways = (scene: Scene) => readonly Way[] | Promise<readonly Way[]>;

/** Chooses the row with one of these texts, where the question has one; else closes it. */
const choose = (...texts: string[]): Person => ({
  answer: ({ choices }) => choices.find(choice => texts.some(text => choice.includes(text))),
});
const palette = (becomes: Expected, person = choose(), then?: Way['then']): Way => ({
  ...{ from: 'the palette', person, becomes },
  ...(then && { then }),
});
const only =
  (...way: Parameters<typeof palette>): Ways =>
  () => [palette(...way)];
const inOrder = (...parts: string[]) => new RegExp(parts.map(part => part.replace(/[^\w\s]/g, '\\$&')).join('[^]*'));

/** Asks, sends what was confirmed, and nothing of another kind; its event is shown beside the questions. */
const acts =
  (kind: Kind, operation: string): Ways =>
  ({ events }) => {
    const [a, b, c, d] = events[kind];
    const sends = (...sent: string[]): Expected => ({ besides: ['asked', 'pages', 'ran'], sent });
    return [
      { from: 'a row', args: [a.row], person: about(a), becomes: sends(`${operation} ${a.eventId}`) },
      {
        from: 'several rows',
        args: [b.row, [b.row, c.row]],
        person: about(b),
        becomes: sends(`Batch${operation} ${b.eventId} ${c.eventId}`),
      },
      palette(sends(`${operation} ${d.eventId}`), about(d)),
    ];
  };

/** Copies of what it was called on; from the palette it asks which event first. */
const copies =
  (title: string, expected: (...listed: Listed[]) => Expected): Ways =>
  ({ events: { redeploy, reboot } }) => {
    const [a, b] = [redeploy[1], reboot[2]];
    const person = choose(a.name, 'JSON');
    const { asked = [], ...rest } = expected(a);
    return [
      { from: 'a row', args: [a.row], person, becomes: expected(a) },
      { from: 'several rows', args: [a.row, [a.row, b.row]], person, becomes: expected(a, b) },
      palette({ ...rest, asked: [`quickPick: ${title}`, ...asked] }, person),
    ];
  };

/** The same, of the rows of Operations too. */
const copiesId =
  (idOf: (listed: Listed) => string): Ways =>
  async scene => {
    const [done] = scene.events.redeploy;
    const ways = copies('Copy', (...listed) => ({ copied: listed.map(idOf).join('\n') }));
    const operation = { from: 'a row of Operations', args: [await operationOf(done)], becomes: { copied: idOf(done) } };
    return [...(await ways(scene)), operation];
  };

const json = (...listed: Listed[]) => inOrder('[\n', ...listed.map(({ eventId }) => `"eventId": "${eventId}"`), ']');
const linkOf = ({ eventId, resourceId }: Listed) =>
  `${env.uriScheme}://ens-events.ens-events/event?id=${eventId}&resource=${resourceId}`;
const copiesAs = (copied: (...listed: Listed[]) => RegExp) =>
  copies('Copy As', (...listed) => ({ copied: copied(...listed) }));
/** Saves these events, and no others. */
function exported(listed: readonly Listed[]): Way {
  const ids = listed.map(({ eventId }) => `"${eventId}",`);
  const saved = {
    name: /^ens-events-\d{4}-\d\d-\d\d\.csv$/,
    text: new RegExp(`^[^\n]*\n(?:[^\n]*(?:${ids.join('|')})[^\n]*\n){${ids.length}}$`),
  };
  return palette({ asked: ['quickPick: Export', 'save: Export'], saved, said: [/Saved: saved/] }, choose('CSV'));
}
const allOf = ({ events, last }: Scene) => [...Object.values(events).flat(), last];
const consoleOpens: Expected = { opened: ['https://ens.console.aliyun.com/'] };

/** In this order: what sends comes before what is said of it, and signing out at the end. */
export const eachCommand: Record<string, Ways> = {
  'ensEvents.snooze': ({ events: { redeploy, reboot } }) => {
    const becomes = (...listed: Listed[]): Expected => ({
      asked: ['quickPick: Snooze'],
      said: [inOrder('Snoozed until', ...listed.map(({ name }) => name))],
    });
    const [[, , a], [, , b]] = [redeploy, reboot];
    const person = choose('For an hour', a.name);
    return [
      { from: 'a row', args: [a.row], person, becomes: becomes(a) },
      { from: 'several rows', args: [a.row, [a.row, b.row]], person, becomes: becomes(a, b) },
      palette({ ...becomes(a), asked: ['quickPick: Snooze', 'quickPick: Snooze'] }, person),
    ];
  },
  'ensEvents.unsnooze': ({ events: { redeploy, reboot } }) => {
    const [[, , a], [, , b]] = [redeploy, reboot];
    const becomes = ({ name }: Listed): Expected => ({ said: [inOrder('No longer snoozed', name)] });
    return [
      { from: 'a row', args: [a.row], becomes: becomes(a) },
      palette({ ...becomes(b), asked: ['quickPick: End Snooze'] }, choose(b.name)),
      { from: 'several rows', args: [a.row, [a.row, b.row]], becomes: { said: [/No such event is snoozed/] } },
    ];
  },
  'ensEvents.showDue': ({ events: { redeploy } }) => [
    { ...palette({ ran: ['ensEvents.events.focus'] }), then: isSelected(redeploy[0]) },
  ],
  'ensEvents.goToEvent': ({ events: { migrate } }) => [
    { ...palette({}, { ...choose(), typed: migrate[1].eventId }), then: isSelected(migrate[1]) },
  ],
  'ensEvents.redeploy': acts('redeploy', 'EventRedeployInstance'),
  'ensEvents.reboot': acts('reboot', 'EventRebootInstance'),
  'ensEvents.migrate': acts('migrate', 'EventMigrateInstance'),
  'ensEvents.jumpToEvent': async scene => {
    const [, , , acted] = scene.events.reboot;
    return [
      { from: 'a row of Operations', args: [await operationOf(acted)], becomes: {}, then: isSelected(acted) },
      palette({ said: [/This operation is no longer recorded/] }),
    ];
  },
  'ensEvents.openEvent': ({ events: { redeploy } }) => {
    const [a] = redeploy;
    const becomes: Expected = { pages: ['ensEvents.eventDetails'] };
    return [
      { from: 'a row', args: [a.row], becomes },
      palette({ ...becomes, asked: ['quickPick: Open Event Details'] }, choose(a.name)),
    ];
  },
  'ensEvents.openTimeline': only({ pages: ['ensEvents.timeline'] }),
  'ensEvents.copyEventId': copiesId(({ eventId }) => eventId),
  'ensEvents.copyInstanceId': copiesId(({ resourceId }) => resourceId),
  'ensEvents.copyResourceId': copiesId(({ resourceId }) => resourceId),
  'ensEvents.copyRequestId': async ({ gateway, events: { redeploy } }) => {
    const [a] = redeploy;
    const writes = gateway.received.filter(({ params }) => params.some(([, value]) => value === a.eventId));
    const becomes: Expected = { copied: writes.at(-1)?.requestId ?? '(no call)' };
    return [
      { from: 'a row', args: [a.row], becomes },
      { from: 'a row of Operations', args: [await operationOf(a)], becomes },
      palette({ copied: /^[\dA-F-]{36}$/, asked: ['quickPick: Copy RequestId'] }, choose('EventRebootInstance')),
    ];
  },
  'ensEvents.copyLink': copies('Copy Link', (...listed) => ({ copied: listed.map(linkOf).join('\n') })),
  'ensEvents.copyAs': copies('Copy As', (...listed) => ({ asked: ['quickPick: Copy As'], copied: json(...listed) })),
  'ensEvents.copyAsMarkdown': copiesAs((...listed) => inOrder(...listed.map(({ name }) => `**\`${name}\`**`))),
  'ensEvents.copyAsJson': copiesAs(json),
  'ensEvents.copyAsCsv': copiesAs((...listed) =>
    inOrder(...listed.map(({ eventId }) => `"Sample account","${eventId}"`)),
  ),
  'ensEvents.copyAsTicket': copiesAs((...listed) =>
    inOrder(...listed.flatMap(({ name, eventId }) => [`${name} · `, `: ${eventId}\n`])),
  ),
  // The CLI cannot reach an account on this computer; what it copies for others is in sharing.test.ts.
  'ensEvents.copyAsCli': copies('Copy As', () => ({ said: [/The Aliyun CLI cannot reach this account/] })),
  'ensEvents.copyRamPolicy': only(
    { asked: ['quickPick: Copy RAM Policy'], copied: ramPolicy('view'), said: [/The policy is on the clipboard/] },
    choose('See events only'),
  ),
  'ensEvents.openConsole': ({ events: { redeploy } }) => [
    { from: 'a row', args: [redeploy[0].row], becomes: consoleOpens },
    palette(consoleOpens),
  ],
  'ensEvents.openApiDocs': only(
    {
      asked: ['quickPick: Open API Documentation'],
      opened: ['https://api.aliyun.com/document/Ens/2017-11-10/EventMigrateInstance'],
    },
    choose('EventMigrateInstance'),
  ),
  'ensEvents.showLog': () => [{ ...palette({}), then: () => until('shown', isLogShown) }],
  'ensEvents.refresh': only({ read: true }),
  'ensEvents.find': only({ ran: ['ensEvents.events.focus', 'list.find'] }),
  'ensEvents.groupBy': () =>
    ['Node', 'Urgency'].map(label => ({
      ...palette({ asked: ['quickPick: Group and sort events'] }, choose(label)),
      then: isLaidOut(label),
    })),
  'ensEvents.filter': ({ events }) => [
    palette({ asked: ['quickPick: Filter events'] }, { ...choose('Critical'), typed: '' }),
    { ...exported(events.redeploy), by: 'ensEvents.export' },
  ],
  'ensEvents.clearFilter': scene => [palette({}), { ...exported(allOf(scene)), by: 'ensEvents.export' }],
  'ensEvents.export': scene => [exported(allOf(scene))],
  'ensEvents.exportOperations': ({ events }) => {
    const saved = {
      name: /^ens-operations-\d{4}-\d\d-\d\d\.json$/,
      text: inOrder('"action": "migrate"', `"eventId": "${events.migrate[3].eventId}"`),
    };
    const asked = ['quickPick: Export Operations', 'save: Export Operations'];
    return [palette({ asked, saved, said: [/Operations saved: saved/] }, choose('JSON'))];
  },
  'ensEvents.markAsSeen': async ({ gateway, last }) => {
    gateway.faults.add({ kind: 'deny', action: 'EventRebootInstance' });
    await withDialogs(about(last).answer, () => commands.executeCommand('ensEvents.reboot', last.row));
    const row = await operationOf(last);
    await until('unseen', async () => !(await isSeen(row)));
    const then = () => until('seen', () => isSeen(row));
    return [{ from: 'a row of Operations', args: [row], becomes: {}, then }];
  },
  'ensEvents.signIn': only({ asked: ['quickPick: Sign In'] }),
  'ensEvents.switchAccount': only({ asked: ['quickPick: Switch Account'] }),
  'ensEvents.manageAccounts': only({ asked: ['quickPick: Manage Accounts'] }),
  'ensEvents.changeProtection': ({ events: { redeploy } }) => [
    { from: 'a row', args: [redeploy[0].row], becomes: { asked: ['quickPick: Sample account'] } },
    palette({ asked: ['quickPick: Sample account'] }),
  ],
  'ensEvents.showAccountMenu': only({ asked: ['quickPick: ENS account'] }),
  'ensEvents.showAccounts': only({ said: [/There is no other account to show/] }),
  'ensEvents.signOut': only(
    { asked: ['warning: Sign out of this account: Sample account'] },
    { answer: ({ modal, choices }) => (modal ? choices[0] : undefined) },
    hasAccount(false),
  ),
  'ensEvents.exploreSample': only({ ran: ['ensEvents.events.focus'] }, choose(), hasAccount(true)),
};
