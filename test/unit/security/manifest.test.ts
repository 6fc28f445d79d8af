import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  activationEvents: string[];
  allowScripts: Record<string, boolean>;
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
  capabilities: { virtualWorkspaces: boolean; untrustedWorkspaces: { supported: unknown } };
  contributes: Record<string, unknown> & {
    configuration: { properties: Record<string, { scope?: string }> };
  };
}
interface Lock {
  packages: Record<string, { version?: string; resolved?: string; integrity?: string; hasInstallScript?: boolean }>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const settings = Object.entries(manifest.contributes.configuration.properties);

describe('The manifest', () => {
  it('case 31: T1, T16: lets no workspace set anything: every setting belongs to the application or the computer', () => {
    assert.ok(settings.length > 0);
    assert.deepEqual(
      settings.filter(([, { scope }]) => !['application', 'machine'].includes(scope ?? '')).map(([name]) => name),
      [],
    );
  });

  it('case 31: T1, T17, T19: has no setting for an endpoint, an account, a proxy, a certificate or a confirmation', () => {
    const forbidden =
      /endpoint|host|url|address|region|account|profile|key|secret|token|proxy|ssl|tls|cert|confirm|ask|skip/i;
    assert.deepEqual(
      settings.map(([name]) => name).filter(name => forbidden.test(name)),
      [],
    );
  });

  it('case 31: T16: works the same in a workspace that is not trusted, since it reads nothing of it', () => {
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces, { supported: true });
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('T4, T15: opens no way in for a task, a debugger, a terminal or a file type, and one for an address, that shows', () => {
    assert.ok(manifest.activationEvents.includes('onUri'));
    const ways = /^(onOpenExternalUri|onWebviewPanel|onCustomEditor|\*)/;
    // A panel that comes back with its window; its page brings nothing with it but what VS Code kept of the choices in it.
    assert.deepEqual(
      manifest.activationEvents.filter(event => ways.test(event)),
      ['onWebviewPanel:ensEvents.timeline'],
    );
    const points = ['authentication', 'taskDefinitions', 'debuggers', 'terminal', 'customEditors'];
    assert.deepEqual(
      points.filter(point => point in manifest.contributes),
      [],
    );
  });

  it('case 44: T19: binds no key without a modifier, and none outside its own views', () => {
    const keys = manifest.contributes['keybindings'] as { key: string; when?: string }[];
    for (const { key, when = '' } of keys) {
      assert.match(key, /ctrl\+alt\+/);
      assert.match(when, /focusedView == 'ensEvents\.\w+'/);
    }
  });
});

describe('T20: the packages', () => {
  it('are pinned to one version each, and none is installed with the extension', () => {
    assert.equal(manifest.dependencies, undefined);
    assert.deepEqual(
      Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });

  it('are in the lockfile with their checksum, each from the registry', () => {
    const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
    assert.deepEqual(
      packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name),
      [],
    );
    assert.deepEqual(
      packages.filter(([, { resolved = 'https:' }]) => !resolved.startsWith('https:')).map(([name]) => name),
      [],
    );
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      assert.equal(lock.packages[`node_modules/${name}`]?.version, version, name);
    }
  });

  it('run no script when they are installed, but for the one that brings Node', () => {
    assert.deepEqual(manifest.allowScripts, { node: true });
    const withScripts = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    // Known, looked at, and not run: npm asks `allowScripts`.
    const known = ['@vscode/vsce-sign', 'esbuild', 'fsevents', 'keytar', 'node'].map(name => `node_modules/${name}`);
    assert.deepEqual(
      withScripts.map(([name]) => name).filter(name => !known.includes(name)),
      [],
    );
  });
});
