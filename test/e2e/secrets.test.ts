// Threats T4, T5, T6 of reliability.md section 3 and fault case 34: secrets that stand out go every way there is, in a
// VS Code whose environment wants to print them and to lend others; then they are looked for everywhere.
import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startGateway, type Fault, type Gateway } from '../../src/sample/index';
import { hostFromEnv, type Host } from './browser';
import { aCanary, browserStorage, filesIn, leaksIn, spellingsOf } from './canaries';
import { answerDialog, answerToast, dialogText, toastText } from './dialog';
import { mainJob } from './mainJob';
import { awaitOutput, logText } from './log';
import { awaitQuickInput, pickItem, runCommand, typeInput } from './quickInput';
import { awaitRow, focusView } from './tree';
import { startOwnVscode, type OwnVscode } from './ownVscode';
import { freshWindow } from './window';
import { commandTitle, outFolder, say } from './words';

const view = say('Events');
const folder = outFolder('e2e-secrets');
/** Where VS Code in a browser keeps SecretStorage, as one encrypted value. */
const secretStore = 'localStorage secrets.provider';

const account = { accessKeyId: aCanary('LTAIcanary'), accessKeySecret: `${aCanary('Canary/Secret+')}"\\=` };
const sts = {
  accessKeyId: aCanary('STS.canary'),
  accessKeySecret: aCanary('Canary/Sts+'),
  securityToken: `${aCanary('CanaryToken/+')}==`,
};
const wrongSecret = aCanary('CanaryTypo');
const ambient = { accessKeyId: aCanary('LTAIambient'), accessKeySecret: aCanary('AmbientSecret') };
const secrets: Record<string, string> = {
  'key id': account.accessKeyId,
  secret: account.accessKeySecret,
  'wrong secret': wrongSecret,
  'STS key id': sts.accessKeyId,
  'STS secret': sts.accessKeySecret,
  'STS token': sts.securityToken,
  'ambient key id': ambient.accessKeyId,
  'ambient secret': ambient.accessKeySecret,
};
/** A refusal that quotes what was signed, as the service's may: the account's own keys, in the spellings of a server. */
function quoting(keys: Record<string, string>): Fault {
  const spelled = Object.values(keys).flatMap(key => [
    key,
    encodeURIComponent(key),
    Buffer.from(key).toString('base64'),
    JSON.stringify(key),
  ]);
  const text = spelled.join(' ');
  return {
    kind: 'answer',
    status: 400,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify({
      RequestId: 'R-quoting',
      Code: 'SignatureDoesNotMatch',
      Message: `Specified signature does not match. Signed: ${text}`,
      Recommend: `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(text)}`,
    }),
  };
}

/** A port of this machine where nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function startTalkative(): Promise<OwnVscode> {
  const proxy = `http://127.0.0.1:${await deadPort()}`;
  const env = {
    ...{ DEBUG: '*', NODE_DEBUG: 'http', HTTP_PROXY: proxy, HTTPS_PROXY: proxy },
    ALIBABA_CLOUD_ACCESS_KEY_ID: ambient.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: ambient.accessKeySecret,
  };
  return startOwnVscode({ folder, env });
}

describe('T5: the secrets of an account', () => {
  let vscode: OwnVscode;
  let host: Host;
  let gateway: Gateway;
  let page: Page;
  /** What was looked into, by a name for the place. */
  const places: Record<string, string> = {};
  const look = async (name: string) => {
    places[`page: ${name}`] = await page.content();
  };
  const boxValue = () => page.locator('.quick-input-widget input').first().inputValue();

  before(async () => {
    [vscode, gateway] = await Promise.all([
      startTalkative(),
      startGateway({ executingMs: 1_000, keys: [{ ...account, access: 'full', active: true }] }),
    ]);
    gateway.keys.add({ ...sts, access: 'full', active: true, tokenExpiresAt: Date.now() + 3_600_000 });
    host = { ...hostFromEnv(), ...vscode };
    page = await freshWindow(host);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  after(async () => {
    await gateway.stop();
    vscode.stop();
  });

  it('finds a secret in every spelling, so that the search below means something', () => {
    for (const spelling of spellingsOf(account.accessKeySecret)) {
      assert.deepEqual(leaksIn({ here: `a ${spelling} b` }, secrets), ['here: secret']);
    }
    const header = `Authorization: Basic ${Buffer.from(`user:${account.accessKeySecret}`).toString('base64')}`;
    assert.deepEqual(leaksIn({ header }, secrets), ['header: secret']);
  });

  it('case 23: typed wrong, are explained on the screen, and Try Again opens at the box that hides the secret', async () => {
    await runCommand(page, commandTitle('Sign In…'));
    await pickItem(page, say('Access key'));
    await typeInput(page, say('Account name'), 'Canary');
    await typeInput(page, say('AccessKey ID'), account.accessKeyId);
    await awaitQuickInput(page, say('AccessKey secret'));
    assert.equal(await page.locator('.quick-input-widget input').first().getAttribute('type'), 'password');
    await typeInput(page, say('AccessKey secret'), wrongSecret);
    await pickItem(page, say('Other endpoint…'));
    await typeInput(page, say('Endpoint host name'), gateway.url);
    await answerDialog(page, say('Trust'));
    const text = await toastText(page, 'SignatureDoesNotMatch');
    for (const part of [
      'The AccessKey ID and the AccessKey secret do not match: check both and enter them again.',
      'Save Anyway',
    ]) {
      assert.ok(text.includes(say(part)), text);
    }
    await look('wrong secret');
    await answerToast(page, 'SignatureDoesNotMatch', say('Try Again'));
    // VS Code shows no more than a few toasts a second: those of the first try leave first.
    await page.locator('.notifications-toasts .notification-toast').first().waitFor({ state: 'detached' });
    await awaitQuickInput(page, say('Leave empty to keep what you entered before'));
    assert.equal(await page.locator('.quick-input-widget input').first().getAttribute('type'), 'password');
    assert.equal(await boxValue(), '');
    await typeInput(page, say('AccessKey secret'), account.accessKeySecret);
    await pickItem(page, say('Other endpoint…'));
    await awaitQuickInput(page, say('Endpoint host name'));
    assert.equal(await boxValue(), gateway.url);
    await page.keyboard.press('Enter');
    await answerDialog(page, say('Trust'));
    await toastText(page, say('Signed in: {0}', 'Canary'));
    await look('signed in');
  });

  it('go into a list and a redeploy', async () => {
    for (const { run } of mainJob.filter(({ title }) => /^(List the events|Redeploy now)$/.test(title))) {
      await run({ page, host, gateway, shot: look });
    }
    await runCommand(page, commandTitle('Copy RequestId'));
    await awaitQuickInput(page, say('Which call'));
    await look('calls');
    await page.keyboard.press('Enter');
    // The extension host writes it a moment after the key.
    places['clipboard'] = '';
    for (let tries = 0; tries < 40 && places['clipboard'] === ''; tries += 1) {
      await page.waitForTimeout(250);
      places['clipboard'] = await page.evaluate<string>('navigator.clipboard.readText()');
    }
    assert.match(places['clipboard'], /^[0-9A-F-]{36}$/);
  });

  const faults: [code: string, fault: Fault][] = [
    ['SignatureDoesNotMatch', quoting(account)],
    [say('not an answer of ENS'), { kind: 'html' }],
    ['ECONNRESET', { kind: 'reset' }],
    ['InternalError', { kind: 'fail', status: 500 }],
  ];
  it('go into lists that fail: with a refusal that quotes them, a web page, a reset and a server error', async () => {
    await focusView(page, view);
    for (const [code, fault] of faults) {
      const remove = gateway.faults.add({ ...fault, action: 'DescribeHistoryEvents', count: Infinity });
      await page.keyboard.press('Control+Alt+R');
      // The row of the error is the first; what was acted on may have been scrolled to.
      await page.keyboard.press('Home');
      const row = await awaitRow(page, view, code);
      assert.ok(row.startsWith(say('The events could not be read')), row);
      await look(code);
      remove();
    }
    await page.keyboard.press('Control+Alt+R');
    const errorRow = page.locator('.monaco-list-row').filter({ hasText: say('The events could not be read') });
    await errorRow.waitFor({ state: 'hidden' });
  });

  it('go into temporary credentials, and a sign-in with them that quotes them all', async () => {
    gateway.faults.add(quoting(sts));
    await runCommand(page, commandTitle('Sign In…'));
    await pickItem(page, say('Temporary credentials (STS)'));
    await typeInput(page, say('Account name'), 'Temporary');
    await typeInput(page, say('AccessKey ID'), sts.accessKeyId);
    await typeInput(page, say('AccessKey secret'), sts.accessKeySecret);
    await typeInput(page, say('Security token'), sts.securityToken);
    await pickItem(page, say('Other endpoint…'));
    await typeInput(page, say('Endpoint host name'), gateway.url);
    await answerDialog(page, say('Trust'));
    await toastText(page, 'SignatureDoesNotMatch');
    await look('quoted at sign-in');
    await answerToast(page, 'SignatureDoesNotMatch', say('Save Anyway'));
    await toastText(page, say('Saved without a successful check: {0}', 'Temporary'));
    await awaitRow(page, view, say('Needs answer'));
    await runCommand(page, commandTitle('Show Log'));
    await awaitOutput(page, 'SignatureDoesNotMatch');
    await look('log');
  });

  it('case 34: are in no page, file, log or record, in no spelling, while signed in', async () => {
    const stored = await browserStorage(page);
    assert.ok(stored[secretStore], 'the secret store was not looked into');
    Object.assign(places, stored, { channel: logText(host) }, filesIn(host.userData));
    Object.assign(places, { 'server output': readFileSync(`out/logs/${path.basename(folder)}.log`, 'utf8') });
    const journal = Object.entries(places).find(([name]) => name.endsWith('operations.jsonl'));
    assert.match(journal?.[1] ?? '', /"kind":"answer"/, 'the record of operations was not looked into');
    assert.match(places['channel'] ?? '', /EventRedeployInstance ok .*requestId=/);
    assert.match(places['channel'] ?? '', /SignatureDoesNotMatch/);
    assert.deepEqual(leaksIn(places, secrets), []);
  });

  it('case 34: T6: of the environment were not used, and no proxy stood between loopback and us', () => {
    const signatures = gateway.received.map(({ signature }) => signature);
    assert.deepEqual([...new Set(signatures)].sort(), ['SignatureDoesNotMatch', 'valid']);
    assert.equal(signatures.filter(signature => signature !== 'valid').length, 1);
    const keyIds = gateway.received.flatMap(({ accessKeyId }) => accessKeyId ?? []);
    assert.deepEqual(new Set(keyIds), new Set([account.accessKeyId, sts.accessKeyId]));
  });

  it('case 34: are gone after signing out, and then nothing is asked with what the environment lends', async () => {
    for (const name of ['Temporary', 'Canary']) {
      await runCommand(page, commandTitle('Switch Account…'));
      await pickItem(page, name);
      await runCommand(page, commandTitle('Sign Out…'));
      assert.ok((await dialogText(page)).includes(say('Sign out of this account: {0}', name)));
      await answerDialog(page, say('Sign Out'));
    }
    await page
      .locator('.sidebar .welcome-view-content')
      .getByRole('button', { name: say('Sign In…') })
      .waitFor();
    const before = gateway.received.length;
    // The command is not offered, and its key does nothing.
    await page.keyboard.press('Control+Alt+R');
    await look('signed out');
    const stored = await browserStorage(page);
    // Encrypted, so that only its length tells that the values are gone.
    const lengthOf = (kept: Record<string, string>) => kept[secretStore]?.length ?? 0;
    assert.ok(
      lengthOf(stored) < lengthOf(places) / 4,
      `${lengthOf(stored)} of ${lengthOf(places)} characters are left`,
    );
    assert.equal(gateway.received.length, before);
    assert.deepEqual(leaksIn({ ...stored, ...places, ...filesIn(host.userData) }, secrets), []);
  });
});
