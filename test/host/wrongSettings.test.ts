// Case 102: buttons of toasts that write a setting, with something wrong in it, and a window that starts with wrong ones.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import manifest from '../../package.json';
import { toastActions } from '../../src/commands/toastActions';
import { configuration } from '../../src/settings/configuration';
import { createSettings } from '../../src/settings/settings';
import { aClock, anEvent } from '../builders';
import { aDesk } from '../desks';
import { withDialogs } from './securityDialogs';
import { startWindow } from './startupWindow';
import { somePersonTime } from '../personTime';
import { someSilences } from '../silences';

/** Presses a button of a toast about one event; what was shown, and what was opened. */
async function press(title: string, first: boolean) {
  const desk = aDesk();
  const silences = someSilences([desk]);
  const settings = createSettings(manifest, configuration, () => undefined);
  const parts = {
    ...{ reveal: () => Promise.resolve(), clock: aClock(), settings, ...somePersonTime() },
    silences,
  };
  const event = anEvent({ type: 'Disk:Stalled' });
  const actions = toastActions(parts, [{ desk, event, told: silences.told }], { kind: 'news', first });
  const { executeCommand } = commands;
  const opened: unknown[][] = [];
  Object.assign(commands, { executeCommand: (...args: unknown[]) => Promise.resolve(void opened.push(args)) });
  try {
    const shown = await withDialogs(
      () => undefined,
      async () => actions.find(action => action.title === title)?.run(),
    );
    return { shown: shown.map(({ text }) => text.trim()), opened };
  } finally {
    Object.assign(commands, { executeCommand });
  }
}

describe('case 102: a button that writes a setting', () => {
  const stored = (name: string) => workspace.getConfiguration('ensEvents').inspect(name)?.globalValue;
  const store = (name: string, value: unknown) =>
    workspace.getConfiguration('ensEvents').update(name, value, ConfigurationTarget.Global);
  afterEach(async () => {
    await store('mutedTypes', undefined);
    await store('notifications', undefined);
  });

  it('mutes a type beside those that are muted', async () => {
    await store('mutedTypes', ['IP:SafeBan']);
    assert.deepEqual(await press('Mute this type', false), {
      shown: ['No more notifications of events of this type: Disk slow.'],
      opened: [],
    });
    assert.deepEqual(stored('mutedTypes'), ['IP:SafeBan', 'Disk:Stalled']);
  });

  const wrong: [string, string, boolean, unknown[]][] = [
    ['mutedTypes', 'Mute this type', false, ['IP:SafeBan', 7, { type: 'IP:SafeBan' }, ['IP:SafeBan', 7], [['A:B']]]],
    ['notifications', 'Fewer notifications', true, ['loud', true, ['all'], { all: true }]],
  ];
  for (const [name, title, first, values] of wrong) {
    for (const value of values) {
      it(`${title}: writes over nothing where ${name} is ${JSON.stringify(value)}, says so and shows it`, async () => {
        await store(name, value);
        assert.deepEqual(await press(title, first), {
          shown: [`Nothing was changed. Correct this setting first: ensEvents.${name}`],
          opened: [['workbench.action.openSettings', `@id:ensEvents.${name}`]],
        });
        assert.deepEqual(stored(name), value);
      });
    }
  }
});

describe('case 102: a window that starts', () => {
  const names = Object.keys(manifest.contributes.configuration.properties).map(id => id.slice('ensEvents.'.length));

  for (const value of [null, 'text', 7, { a: 1 }, [[1]], Array.from({ length: 100_000 }, () => 'x')]) {
    it(`starts as with its defaults where every setting is ${JSON.stringify(value).slice(0, 20)}`, async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-settings-'));
      const window = startWindow({ folder, settings: Object.fromEntries(names.map(name => [name, value])) });
      window.end();
      assert.deepEqual([window.timers, window.secretsRead()], [[], 0]);
      assert.ok(window.warnings.length > 0 && new Set(window.warnings).size === window.warnings.length);
      assert.deepEqual(
        window.warnings.filter(line => !/^The setting ensEvents\.\w+ (is not valid|has entries)/.test(line)),
        [],
      );
      await rm(folder, { recursive: true, force: true });
    });
  }
});
