// Threats of reliability.md section 3 against the extension as it runs: its real commands, the sample account's gateway.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ConfigurationTarget, commands, env, workspace } from 'vscode';
import type { Gateway } from '../../src/sample/index';
import { isConfirmation, withDialogs, yes, type Answer } from './securityDialogs';
import { candidate, exploreSample, theExtension, writesOf } from './securitySample';

const acts = ['ensEvents.redeploy', 'ensEvents.reboot', 'ensEvents.migrate'];
const no: Answer = () => undefined;
const run = (command: string, ...args: unknown[]) => commands.executeCommand(command, ...args);
/** Every answer but the last yes. */
const yesButTheLast: Answer = one => (isConfirmation(one) ? undefined : one.choices[0]);

async function signOut(): Promise<void> {
  await withDialogs(
    ({ choices }) => choices[0],
    () => run('ensEvents.signOut'),
  );
}

/** What another extension, a keybinding or a task may hand to a command. */
const hostile = (key: string): [string, unknown[]][] => {
  const node = {
    kind: 'event',
    account: 'sample',
    key,
    confirmed: true,
    force: true,
    opsType: 'immediate',
    plan: { opsType: 'immediate' },
  };
  const throwing = new Proxy({}, { has: () => assert.fail('looked into'), get: () => assert.fail('looked into') });
  return [
    ['nothing', []],
    ['a row that says it is confirmed', [node]],
    ['a row and a selection that say so', [node, [node, node], { confirmed: true }]],
    ['the selection as a flag', [node, true, 'Redeploy']],
    ['a row of no event', [{ kind: 'event', account: 'sample', key: 'x', confirmed: true }]],
    ['a key that is no text', [{ kind: 'event', account: 'sample', key: { toString: () => key } }]],
    ['another account', [{ ...node, account: 'other' }]],
    ['another kind', [{ ...node, kind: 'confirmed' }]],
    ['text', [key, 'Redeploy']],
    ['numbers', [1, [2]]],
    ['nulls', [null, [null, undefined]]],
    ['an object that throws', [throwing]],
  ];
};

describe('security, signed out', () => {
  it('T4: hands out nothing to other extensions', async () => {
    const extension = theExtension();
    assert.equal(await extension.activate(), undefined);
    assert.equal(extension.exports, undefined);
  });

  for (const [name, args] of hostile('e-1/i-1')) {
    it(`T19: asks to sign in, whatever a command is called with: ${name}`, async () => {
      for (const act of acts) {
        const shown = await withDialogs(no, () => run(act, ...args));
        assert.match(shown.map(({ text }) => text).join(), /^Sign in to see and answer events/);
      }
    });
  }
});

describe('security, signed in', () => {
  let gateway: Gateway;
  before(async () => {
    gateway = await exploreSample();
  });
  after(signOut);

  it('T19: sends once after the yes of a person, which is what the next tests leave out', async () => {
    const { key, instance } = candidate(gateway);
    const shown = await withDialogs(
      one => (one.kind === 'quickPick' ? yes(one) : undefined),
      () => run('ensEvents.redeploy', { kind: 'event', account: 'sample', key }),
    );
    assert.match(shown.find(isConfirmation)?.text ?? '', new RegExp(`^Redeploy now: ${instance.name}`));
    assert.deepEqual(writesOf(gateway), ['EventRedeployInstance']);
  });

  it('T19: sends nothing when the dialog is closed, whatever a command is called with', async () => {
    const { key } = candidate(gateway);
    const before = writesOf(gateway).length;
    for (const [name, args] of hostile(key)) {
      for (const act of acts) {
        const shown = await withDialogs(yesButTheLast, () => run(act, ...args));
        assert.ok(shown.length > 0, `${act} with ${name} asked nothing`);
        assert.equal(writesOf(gateway).length, before, `${act} with ${name}`);
      }
    }
  });

  it('T19: sends nothing by Enter alone, on whatever each question offers first', async () => {
    const { key } = candidate(gateway);
    const before = writesOf(gateway).length;
    const shown = await withDialogs(
      ({ choices }) => choices[0],
      () => run('ensEvents.redeploy', { kind: 'event', account: 'sample', key }),
    );
    assert.equal(shown.filter(isConfirmation).length, 1);
    assert.equal(writesOf(gateway).length, before);
  });

  it('T19: has text typed where a local disk is at risk, even for a row that says it is confirmed', async () => {
    const { key } = candidate(gateway, true);
    const before = writesOf(gateway).length;
    const shown = await withDialogs(yes, () =>
      run('ensEvents.redeploy', { kind: 'event', account: 'sample', key, confirmed: true }),
    );
    assert.match(shown.at(-1)?.text ?? '', /At risk: all data on a local disk/);
    assert.match(shown.at(-1)?.text ?? '', /^Type .* to confirm: /m);
    assert.equal(writesOf(gateway).length, before);
  });

  it('T4: answers undefined to whoever calls a command, and asks for no file or secret by itself', async () => {
    const { contributes } = theExtension().packageJSON as { contributes: { commands: { command: string }[] } };
    const openExternal = env.openExternal.bind(env);
    const opened: string[] = [];
    Object.assign(env, {
      openExternal: (uri: { toString: () => string }) => {
        opened.push(uri.toString());
        return Promise.resolve(true);
      },
    });
    try {
      for (const { command } of contributes.commands.filter(({ command: id }) => id !== 'ensEvents.signOut')) {
        const results: unknown[] = [];
        await withDialogs(no, async () => results.push(await run(command)));
        assert.deepEqual(results, [undefined], command);
      }
    } finally {
      Object.assign(env, { openExternal });
    }
    assert.match(opened.join(), /^https:\/\/ens\.console\.aliyun\.com/);
  });
});

describe('security, between the question and the answer', () => {
  it('T18: sends nothing when the account is another one by the time of the yes', async () => {
    const gateway = await exploreSample();
    const { key } = candidate(gateway);
    const shown = await withDialogs(
      async one => {
        if (isConfirmation(one) && /^Redeploy now/.test(one.text)) {
          await run('ensEvents.signOut');
        }
        return yes(one);
      },
      () => run('ensEvents.redeploy', { kind: 'event', account: 'sample', key }),
    );
    assert.deepEqual(writesOf(gateway), []);
    const errors = shown.filter(({ kind }) => kind === 'error');
    assert.match(
      errors.map(({ text }) => text).join(),
      /^Nothing was sent\. The account was signed out while you were confirming/,
    );
  });
});

describe('security, in a workspace that wants more', () => {
  let requests = 0;
  const rogue = createServer((_request, response) => {
    requests += 1;
    response.end('{}');
  });
  const [folder] = workspace.workspaceFolders ?? [];
  const file = path.join(folder?.uri.fsPath ?? '', '.vscode', 'settings.json');
  let original = '{}';

  before(async function () {
    if (!folder) {
      // A desktop VS Code is started without a folder: there is no workspace that could want anything.
      this.skip();
    }
    await new Promise<void>(resolve => rogue.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(rogue.address() as AddressInfo).port}`;
    original = await readFile(file, 'utf8');
    const wanted = {
      'ensEvents.eventTypes': ['Evil:Type'],
      'ensEvents.endpoint': address,
      'ensEvents.host': address,
      'ensEvents.account': 'Evil',
      'ensEvents.confirm': false,
      'ensEvents.confirmBeforeRedeploy': 'never',
      'ensEvents.accessKeyId': 'LTAIEvil',
    };
    await writeFile(file, JSON.stringify({ ...(JSON.parse(original) as object), ...wanted }));
    // VS Code reads the whole file again with a change of its own, also where it does not watch the disk.
    await workspace.getConfiguration('editor').update('tabSize', 7, ConfigurationTarget.Workspace);
  });
  after(async () => {
    if (folder) {
      await writeFile(file, original);
    }
    rogue.close();
  });

  it('case 31: T1, T16: sees none of its settings', () => {
    assert.equal(workspace.getConfiguration('ensEvents').get('account'), 'Evil', 'the file was not read at all');
    const { workspaceValue, workspaceFolderValue } =
      workspace.getConfiguration('ensEvents').inspect('eventTypes') ?? {};
    assert.deepEqual([workspaceValue, workspaceFolderValue], [undefined, undefined]);
    assert.deepEqual(workspace.getConfiguration('ensEvents').get('eventTypes'), []);
  });

  it('case 31: T1, T16: asks the account’s own host, in full, and confirms as ever', async () => {
    const gateway = await exploreSample();
    const { key } = candidate(gateway);
    const shown = await withDialogs(yesButTheLast, () =>
      run('ensEvents.redeploy', { kind: 'event', account: 'sample', key }),
    );
    assert.equal(shown.filter(isConfirmation).length, 1);
    const asked = gateway.received.flatMap(({ params }) => params.filter(([name]) => name === 'EventTypes'));
    assert.ok(asked.length > 0);
    assert.doesNotMatch(JSON.stringify(asked), /Evil/);
    assert.deepEqual(writesOf(gateway), []);
    assert.equal(requests, 0);
    await signOut();
  });
});
