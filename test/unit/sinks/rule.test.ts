// The lint rule `ens/sinks` finds by itself where a text reaches a person, and follows it back to where it begins.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { foreignTexts, goodTexts, ownWords } from './snippets';

interface Finding {
  file: string;
  text: string;
  message: string;
}

// Inside the repository, where the types of VS Code are.
const folder = path.resolve('out', 'sinks', String(process.pid));
const fileOf = (kind: string, index: number) => `${kind}${String(index)}.ts`;

/** What the snippets have in common: an event of the service, a name for each of its texts, and what makes it inert. */
const head = `
import { FileDecoration, MarkdownString, TreeItem, l10n, window, languages, type LogOutputChannel, type QuickPickItem,
  type StatusBarItem, type TreeView, type Webview, type WebviewPanel, type InputBox } from 'vscode';
import type { EnsEvent } from '../../../../src/ens/types';
import type { TimelineEvent } from '../../../../src/views/timeline/messages';
import { logValue, plainLabel, toastText, visible } from '../../../../src/base/inert';
import { markup } from '../../../../src/views/details/markup';
declare const event: EnsEvent;
declare const row: TreeItem;
declare const status: StatusBarItem;
declare const log: LogOutputChannel;
declare const tree: TreeView<string>;
declare const panel: WebviewPanel;
declare const input: InputBox;
`;

function write(kind: string, snippets: readonly (readonly [name: string, code: string])[]): void {
  snippets.forEach(([, code], index) => {
    writeFileSync(path.join(folder, 'src', fileOf(kind, index)), `${head}\n${code}\nexport {};\n`);
  });
}

describe('The rule of what a person is shown', () => {
  let findings: Finding[];

  before(function () {
    // It reads the types of VS Code and of the product: seconds, on a machine that is busy.
    this.timeout(60_000);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(path.join(folder, 'src'), { recursive: true });
    const config = { extends: path.resolve('tsconfig.json'), include: ['src'], exclude: [] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    write('foreign', foreignTexts);
    write('words', ownWords);
    write('good', goodTexts);
    const output = execFileSync(process.execPath, [path.resolve('scripts/sinks/print.mjs'), folder]);
    findings = JSON.parse(output.toString()) as Finding[];
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const messagesOf = (file: string) => findings.filter(one => one.file === file).map(({ message }) => message);

  foreignTexts.forEach(([name], index) => {
    it(`is broken by somebody else's text: ${name}`, () => {
      assert.match(messagesOf(fileOf('foreign', index)).join('\n'), /^This text may be somebody else's/);
    });
  });

  ownWords.forEach(([name], index) => {
    it(`is broken by words of ours that are not translated: ${name}`, () => {
      assert.match(messagesOf(fileOf('words', index)).join('\n'), /^Words of ours reach/);
    });
  });

  goodTexts.forEach(([name], index) => {
    it(`lets through ${name}`, () => {
      assert.deepEqual(messagesOf(fileOf('good', index)), []);
    });
  });
});
