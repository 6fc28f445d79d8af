// Case 103: VS Code updates the extension while a window with it stays open.
import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { Disposable, commands, window } from 'vscode';
import { ExtensionUpdated } from '../../src/base/extensionUpdated';
import { act, type ActDeps } from '../../src/commands/act';
import type { EventCommandDeps } from '../../src/commands/deps';
import { guard } from '../../src/commands/guard';
import { createTimelineCommand } from '../../src/commands/openTimeline';
import { messageOf } from '../../src/views/headline';
import { errorItem } from '../../src/views/listRows';
import { wholeBundles } from '../bundles';
import { aClock, anEvent, noon } from '../builders';
import { aDesk, noRecords, someDesks } from '../desks';
import { someSettings } from '../settings';
import { withDialogs } from './securityDialogs';
import { theExtension } from './securitySample';
import { aPanel } from './webviewPanel';
import { somePersonTime } from '../personTime';

const sentence = 'ENS Events was updated. Reload the window to go on.';
const gone = () => Promise.reject(new ExtensionUpdated(sentence));
const settled = () => new Promise(resolve => setImmediate(resolve));
const warning = { kind: 'warning', text: `${sentence}\n`, modal: false, choices: ['Reload Window'] };

describe('case 103: a command of an extension that was updated', () => {
  for (const action of ['redeploy', 'reboot', 'migrate'] as const) {
    it(`${action}: says so with a button that reloads the window, and neither asks nor reads anything`, async () => {
      const deps = new Proxy({ prepare: gone } as unknown as ActDeps, {
        get: (members, name) => (name === 'prepare' ? members.prepare : assert.fail(`it went on, to ${String(name)}`)),
      });
      const run: string[] = [];
      const { executeCommand } = commands;
      Object.assign(commands, { executeCommand: (id: string) => Promise.resolve(void run.push(id)) });
      const logged: Error[] = [];
      try {
        const shown = await withDialogs(
          ({ choices }) => choices[0],
          async () => {
            await guard(
              () => act(deps, action),
              error => logged.push(error),
            )();
            await settled();
          },
        );
        assert.deepEqual(shown, [warning]);
      } finally {
        Object.assign(commands, { executeCommand });
      }
      assert.deepEqual([run, logged.length], [['workbench.action.reloadWindow'], 1]);
    });
  }

  const { extensionPath } = theExtension();
  const dist = path.join(extensionPath, 'dist');
  const needed: [file: string, commands: string[]][] = [
    ['times.js', ['redeploy', 'reboot', 'migrate', 'signIn', 'manageAccounts', 'openTimeline']],
    ['timeline.css', ['redeploy', 'openTimeline']],
    ['sample.js', ['signIn', 'manageAccounts', 'redeploy']],
  ];
  for (const [file, names] of needed) {
    for (const name of names) {
      it(`${name} of the extension that runs asks nothing while dist/${file} is gone`, async () => {
        await theExtension().activate();
        const tabs = window.tabGroups.all.flatMap(group => group.tabs).length;
        await rename(path.join(dist, file), path.join(dist, `${file}.gone`));
        try {
          const shown = await withDialogs(
            () => undefined,
            () => commands.executeCommand(`ensEvents.${name}`),
          );
          assert.deepEqual(shown, [warning]);
        } finally {
          await rename(path.join(dist, `${file}.gone`), path.join(dist, file));
        }
        assert.equal(window.tabGroups.all.flatMap(group => group.tabs).length, tabs);
      });
    }
  }
});

describe('case 103: a list of an extension that was updated', () => {
  it('says so above its rows and in the row of the error', () => {
    const desk = aDesk();
    desk.store.patch({ error: new ExtensionUpdated(sentence) });
    assert.equal(messageOf([desk]), sentence);
    assert.equal(
      errorItem(new ExtensionUpdated(sentence)).accessibilityInformation?.label,
      `The events could not be read. ${sentence}`,
    );
    desk.store.replace([anEvent()], { loading: false, loadedAt: noon, error: new ExtensionUpdated(sentence) });
    // Beside the title stands when they were read.
    assert.equal(messageOf([desk]), sentence);
  });
});

describe('case 103: the timeline of an extension that was updated', () => {
  const { createWebviewPanel, registerWebviewPanelSerializer } = window;
  let page: ReturnType<typeof aPanel>;
  let restore: (panel: unknown) => unknown;
  let ends: (() => void)[];
  beforeEach(() => {
    page = aPanel();
    ends = [];
    Object.assign(window, {
      registerWebviewPanelSerializer: (_: string, serializer: { deserializeWebviewPanel: typeof restore }) => {
        restore = serializer.deserializeWebviewPanel;
        return new Disposable(() => undefined);
      },
      createWebviewPanel: () => page.panel,
    });
  });
  afterEach(() => {
    ends.forEach(end => {
      end();
    });
    Object.assign(window, { createWebviewPanel, registerWebviewPanelSerializer });
  });

  function setting(bundles: Partial<typeof wholeBundles>, maintenanceWindows: string[] = []) {
    const desk = aDesk();
    desk.store.merge([anEvent()]);
    const clock = { ...aClock(), sleep: () => new Promise<void>(() => undefined) };
    const view = {} as EventCommandDeps['view'];
    const parts = { ...wholeBundles, ...bundles };
    const logged: Error[] = [];
    const timeline = createTimelineCommand(
      {
        desks: someDesks(desk),
        records: noRecords,
        clock,
        view,
        ...somePersonTime(),
        settings: someSettings({ maintenanceWindows }),
        ...parts,
      },
      error => logged.push(error),
    );
    ends.push(timeline.dispose);
    return { timeline, logged };
  }
  const saysSo = () => {
    const { html } = page.panel.webview;
    assert.match(html, /<p role="status">ENS Events was updated\. Reload the window to go on\.<\/p>/);
    assert.doesNotMatch(html, /<script|<link|nonce/);
    assert.match(html, /default-src 'none'/);
    assert.match(html, /<html lang="en">/);
  };

  it('says so in place of an empty page, where it is opened', async () => {
    setting({ check: gone }).timeline.open();
    await settled();
    saysSo();
  });

  it('says so where it comes back with its window', async () => {
    setting({ check: gone });
    restore(page.panel);
    await settled();
    saysSo();
  });

  it('says so where it comes into sight again, since its page is read anew', async () => {
    let check = wholeBundles.check;
    setting({ check: () => check() }).timeline.open();
    page.say({ type: 'ready' });
    await settled();
    assert.match(page.panel.webview.html, /<script/);
    check = gone;
    page.hide();
    await settled();
    page.show();
    await settled();
    saysSo();
  });

  it('says so where the maintenance windows cannot be read any more, and is told nothing more', async () => {
    const { logged } = setting({ times: gone }, ['Mon 02:00-03:00']);
    restore(page.panel);
    page.say({ type: 'ready' });
    await settled();
    saysSo();
    assert.deepEqual(page.posted, []);
    assert.deepEqual(logged, []);
  });

  it('stays as it is where the disk fails in another way, which is logged', async () => {
    const { timeline, logged } = setting({ check: () => Promise.reject(new Error('EMFILE')) });
    timeline.open();
    await settled();
    assert.match(page.panel.webview.html, /<script/);
    assert.deepEqual(
      logged.map(({ message }) => message),
      ['EMFILE'],
    );
  });
});
