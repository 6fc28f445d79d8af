import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';

interface Manifest {
  contributes: { commands: { command: string }[] };
}

function theExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('ens-events.ens-events');
  assert.ok(extension, 'the extension is not installed in this host');
  return extension;
}

describe('activation', () => {
  it('activates', async () => {
    const extension = theExtension();
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that the manifest shows', async () => {
    const extension = theExtension();
    await extension.activate();
    const { contributes } = extension.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.map(({ command }) => command).filter(command => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('loads neither the SDK nor the sample gateway', async () => {
    const extension = theExtension();
    await extension.activate();
    const dist = path.join(extension.extensionPath, 'dist') + path.sep;
    const loaded = Object.keys(require.cache)
      .filter(file => file.startsWith(dist))
      .map(file => path.basename(file));
    assert.deepEqual(loaded, ['extension.js']);
  });
});
