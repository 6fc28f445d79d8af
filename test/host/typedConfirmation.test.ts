// The last yes where it must be typed, in a real VS Code: its own quick pick, its own Enter, and the gateway that hears of it.
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { isLocalDisk } from '../../src/operations/risk';
import type { SampleEvent, SampleInstance } from '../../src/sample/index';
import { liveAccount, type LiveAccount } from './liveAccount';
import { withRealInputs, type RealInput } from './realInputs';
import { withMessages } from './securityDialogs';
import { writesOf } from './securitySample';

/** How long the card must have been complete before it hears Enter, milliseconds (confirm.ts). */
const readingTime = 500;
const hour = 3_600_000;

interface Case {
  name: string;
  /** Which instances the events are on. */
  on: (instance: SampleInstance) => boolean;
  count?: number;
  production?: true;
  unread?: true;
  /** What is asked for, in words. */
  hint: RegExp;
}
const hasLocal = ({ disks }: SampleInstance) => disks.some(isLocalDisk);
const cases: Case[] = [
  { name: 'an instance with local disks', on: hasLocal, hint: /^Type this part of its name to confirm: / },
  {
    name: 'an instance of a production account',
    on: instance => !hasLocal(instance),
    production: true,
    hint: /^The account is marked as production\. Type the whole name to confirm: /,
  },
  { name: 'several instances', on: hasLocal, count: 2, hint: /^Type this to confirm: redeploy 2$/ },
  {
    name: 'an instance that could not be read',
    on: instance => !hasLocal(instance),
    unread: true,
    hint: /^It could not be read\. Type the end of its id to confirm: /,
  },
];

describe('The confirmation that is typed', () => {
  let account: LiveAccount;
  let made = 0;
  before(async () => {
    account = await liveAccount('Live');
  });
  after(() => account.end());
  afterEach(async () => {
    account.gateway.faults.clear();
    await account.protect('Not protected');
  });

  /** The list: new events that wait for a redeploy, on these instances. Answers their rows. */
  async function listed(instances: readonly SampleInstance[]): Promise<object[]> {
    const { events, now } = account.gateway.account;
    const added = instances.map(({ instanceId }): SampleEvent => {
      made += 1;
      return {
        ...{ eventId: `e-typed-${made}`, resourceId: instanceId, type: 'Instance:SystemMaintenance.Redeploy' },
        ...{ level: 'WARN', status: 'Inquiring', reason: 'made for a test', extendedAttribute: '{}' },
        ...{ publishTime: now() - hour, notBefore: now() + 40 * hour },
      };
    });
    events.splice(0, events.length, ...added);
    await commands.executeCommand('ensEvents.refresh');
    return added.map(account.rowOf);
  }

  function instancesFor({ on, count = 1 }: Case): readonly SampleInstance[] {
    return account.gateway.account.instances.filter(one => one.status === 'Running' && on(one)).slice(0, count);
  }

  /** Another instance of the list. */
  function bystander(): SampleInstance {
    const found = account.gateway.account.instances.at(-1);
    assert.ok(found);
    return found;
  }

  /** The service does not list the instance any more. */
  function hide({ instanceId }: SampleInstance): void {
    account.gateway.faults.add({
      ...{ kind: 'mangle', action: 'DescribeInstances', count: Infinity },
      edit: body => {
        const { Instance: all = [] } = (body['Instances'] ?? {}) as { Instance?: { InstanceId: string }[] };
        return { ...body, TotalCount: 0, Instances: { Instance: all.filter(one => one.InstanceId !== instanceId) } };
      },
    });
  }

  /** Asks, in the hands of a person once the card is complete and has been there for long enough to be read. */
  async function asking(one: Case, person: (card: RealInput, asked: string) => Promise<void>): Promise<void> {
    const instances = instancesFor(one);
    const targets = (await listed([...instances, bystander()])).slice(0, -1);
    if (one.unread && instances[0]) {
      hide(instances[0]);
    }
    await account.protect(one.production ? 'Production' : 'Not protected');
    await withMessages(
      () => undefined,
      () =>
        withRealInputs(async next => {
          const done = commands.executeCommand('ensEvents.redeploy', targets[0], targets);
          await (await next()).enter();
          const card = await next();
          await card.complete();
          await new Promise(resolve => setTimeout(resolve, readingTime));
          const hint = 'placeholder' in card.input ? (card.input.placeholder ?? '') : '';
          assert.match(hint, one.hint);
          await person(card, hint.replace(/^.*: /, ''));
          await done;
        }),
    );
  }

  it('sends nothing before the service was asked what would be lost, though the very text is there', async () => {
    const [instance] = instancesFor(cases[0]!);
    const [target] = await listed([instance!, bystander()]);
    const before = writesOf(account.gateway).length;
    const heal = account.gateway.faults.add({ kind: 'delay', action: 'DescribeInstances', ms: 3_000 });
    await withMessages(
      () => undefined,
      () =>
        withRealInputs(async next => {
          const done = commands.executeCommand('ensEvents.redeploy', target);
          await (await next()).enter();
          const card = await next();
          await card.type(instance!.name);
          await new Promise(resolve => setTimeout(resolve, 2 * readingTime));
          assert.equal(card.input.busy, true);
          assert.equal(await card.enter(), 1);
          assert.equal(card.isClosed(), false);
          assert.equal(writesOf(account.gateway).length, before);
          heal();
          await card.escape();
          await done;
        }),
    );
    assert.equal(writesOf(account.gateway).length, before);
  });

  for (const one of cases) {
    it(`of ${one.name}: whatever else is typed, Enter sends nothing and the first row says why`, async () => {
      const before = writesOf(account.gateway).length;
      await asking(one, async (card, asked) => {
        const [headline] = card.labels();
        const wrong: [string, RegExp][] = [
          ['', /./],
          [' ', /./],
          [asked.slice(0, -1), /./],
          [asked.toUpperCase(), /^Upper and lower case must match: .*Nothing was sent\.$/],
          [bystander().name, / is another instance of this list\. Nothing was sent\.$/],
          ['yes', /^This is not what is asked for: yes\. Nothing was sent\.$/],
          [`${asked}${asked}`, /^This is not what is asked for: /],
        ];
        for (const [text, said] of wrong) {
          await card.type(text);
          const [first = ''] = card.labels();
          assert.match(first, said, JSON.stringify(text));
          if (said.source === '.') {
            assert.equal(first, headline, JSON.stringify(text));
          }
          assert.equal(await card.enter(), 1, `Enter was not heard with ${JSON.stringify(text)}`);
          assert.equal(card.isClosed(), false, JSON.stringify(text));
          assert.equal(writesOf(account.gateway).length, before, JSON.stringify(text));
        }
        await card.escape();
      });
      assert.equal(writesOf(account.gateway).length, before);
    });

    for (const [what, around] of [
      ['the very text', (text: string) => text],
      ['the text with a blank in front', (text: string) => ` ${text}`],
      ['the text with a blank behind', (text: string) => `${text} `],
    ] as const) {
      it(`of ${one.name}: ${what} sends it, once`, async () => {
        const before = writesOf(account.gateway).length;
        await asking(one, async (card, asked) => {
          await card.type(around(asked));
          assert.match(card.labels()[0] ?? '', /^Redeploy /);
          assert.equal(writesOf(account.gateway).length, before);
          await card.enter();
        });
        assert.deepEqual(writesOf(account.gateway).slice(before), [
          (one.count ?? 1) > 1 ? 'BatchEventRedeployInstance' : 'EventRedeployInstance',
        ]);
      });
    }
  }
});
