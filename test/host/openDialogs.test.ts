// Fault case 41 where a question is open, and fault case 34 for what VS Code does to the process's HTTP modules.
import assert from 'node:assert/strict';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import { isConfirmation, withDialogs, yes, type Shown } from './securityDialogs';
import { candidate, exploreSample, writesOf } from './securitySample';

const run = (command: string, ...args: unknown[]) => commands.executeCommand(command, ...args);

async function signOut(): Promise<void> {
  await withDialogs(
    ({ choices }) => choices[0],
    () => run('ensEvents.signOut'),
  );
}

describe('case 41: a question that is open while its account goes', () => {
  const questions: [string, (one: Shown) => boolean][] = [
    ['when', ({ kind, choices }) => kind === 'quickPick' && choices.includes('Redeploy now')],
    ['the confirmation', isConfirmation],
  ];
  for (const [name, isOpen] of questions) {
    it(`${name}: nothing is sent and the gateway is asked nothing more, whether it is answered or closed`, async () => {
      for (const answered of [true, false]) {
        const gateway = await exploreSample();
        const { key } = candidate(gateway);
        let asked = -1;
        const shown = await withDialogs(
          async one => {
            if (asked < 0 && isOpen(one)) {
              await run('ensEvents.signOut');
              asked = gateway.received.length;
              return answered ? yes(one) : undefined;
            }
            return yes(one);
          },
          () => run('ensEvents.redeploy', { kind: 'event', account: 'sample', key }),
        );
        assert.ok(asked > 0, 'the question was never open');
        assert.deepEqual(writesOf(gateway), []);
        assert.equal(gateway.received.length, asked);
        // Who closed the question knows; who agreed is told why nothing came of it.
        const last = shown.at(-1);
        if (answered && name === 'the confirmation') {
          assert.ok(
            last?.text.includes('The account was signed out while you were confirming.'),
            JSON.stringify(shown),
          );
        }
      }
    });
  }
});

/** What this host gets from an address, by whatever way VS Code takes. */
function textOf(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, response => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve(text);
      });
    }).on('error', reject);
  });
}

describe('case 34: whatever VS Code is told about proxies', () => {
  let seen = 0;
  const proxy = createServer((_request, response) => {
    seen += 1;
    response.end('proxied');
  });
  before(async () => {
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    const http = workspace.getConfiguration('http');
    await http.update('proxySupport', undefined, ConfigurationTarget.Global);
    await http.update('proxy', undefined, ConfigurationTarget.Global);
    proxy.close();
  });

  for (const support of ['override', 'on', 'fallback', 'off']) {
    it(`${support}: the sample account on loopback is read, and no proxy stands between`, async () => {
      const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const http = workspace.getConfiguration('http');
      await http.update('proxySupport', support, ConfigurationTarget.Global);
      await http.update('proxy', address, ConfigurationTarget.Global);
      // Other calls of this host go through it, or reach it where that is off: none of the sample account's means something.
      const text = await textOf(support === 'off' ? address : 'http://elsewhere.invalid/');
      assert.equal(text, 'proxied');
      const before = seen;
      const gateway = await exploreSample();
      assert.ok(gateway.received.some(({ action }) => action === 'DescribeHistoryEvents'));
      assert.equal(seen, before);
      await signOut();
    });
  }
});
