// Every text that a person reads exists in both languages, and reads as one of its language does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readTexts } from './chinese';

/** The templates of which each language fills in its own name of a node (events/nodeName.ts). */
const pickingTemplate = '{1}';

/** Names, codes and units that Chinese readers know as they are. */
const sameInBoth = ['ENS Events', 'AccessKey ID', 'RequestId', '{0} GiB', 'UTC', 'Markdown', 'JSON'];

interface Texts {
  /** Each text with the place that says it first. */
  texts: Record<string, string>;
  computed: string[];
}

function textsOf(folder: string): Texts {
  const output = execFileSync(process.execPath, [path.resolve('scripts/l10n.mjs'), '--texts'], { cwd: folder });
  return JSON.parse(output.toString()) as Texts;
}

const manifest = readFileSync('package.json', 'utf8');
const source = textsOf('.');
const bundle = readTexts('l10n/bundle.l10n.zh-cn.json');
const nls = readTexts('package.nls.json');
const chineseNls = readTexts('package.nls.zh-cn.json');

/** English and Chinese of every text, those of the manifest too. */
const pairs: [english: string, chinese: string][] = [
  ...Object.keys(source.texts).flatMap((text): [string, string][] => (bundle[text] ? [[text, bundle[text]]] : [])),
  ...Object.entries(nls).flatMap(([key, text]): [string, string][] =>
    chineseNls[key] ? [[text, chineseNls[key]]] : [],
  ),
];

const without = (keys: object, others: object) => Object.keys(keys).filter(key => !(key in others));
const failing = (fails: (english: string, chinese: string) => boolean) =>
  pairs.filter(([english, chinese]) => fails(english, chinese));

describe('the two languages', () => {
  it('have every text of the source: `npm run l10n -- --missing` prints what lacks', () => {
    assert.deepEqual(without(source.texts, bundle), []);
    assert.deepEqual(source.computed, []);
  });

  it('have no text that nothing says any more', () => {
    assert.deepEqual(without(bundle, source.texts), []);
  });

  it('have every text of the manifest', () => {
    const used = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
    assert.deepEqual(Object.keys(chineseNls).sort(), Object.keys(nls).sort());
  });

  it('put the same values, keys and commands into a text', () => {
    const partsOf = (text: string) =>
      (text.match(/\{\d+\}|\(command:[^)]+\)|<keybinding:[^>]+>|`[^`]+`|\n/g) ?? []).sort();
    assert.deepEqual(
      failing((english, chinese) => english !== pickingTemplate && partsOf(english).join() !== partsOf(chinese).join()),
      [],
    );
  });

  it('say the same English the same way in Chinese, in menus as in dialogs', () => {
    const seen = new Map<string, string>();
    assert.deepEqual(
      failing((english, chinese) => {
        const first = seen.get(english) ?? chinese;
        seen.set(english, first);
        return first !== chinese;
      }),
      [],
    );
  });

  it('raise no voice and use one ellipsis', () => {
    assert.deepEqual(
      failing((english, chinese) => /\.\.\.|!|！|。。|……/.test(english + chinese)),
      [],
    );
    assert.deepEqual(
      failing((english, chinese) => english.endsWith('…') !== chinese.endsWith('…')),
      [],
    );
  });
});

describe('the Chinese texts', () => {
  it('are Chinese', () => {
    assert.deepEqual(
      failing((english, chinese) => english === chinese && !sameInBoth.includes(english)),
      [],
    );
  });

  it('have a space between Chinese and Latin letters or digits', () => {
    assert.deepEqual(
      failing((_, chinese) => /\p{Script=Han}[A-Za-z0-9~`<]|[A-Za-z0-9`>]\p{Script=Han}/u.test(chinese)),
      [],
    );
  });

  it('have full-width punctuation, with no space beside it', () => {
    assert.deepEqual(
      failing((_, chinese) =>
        /\p{Script=Han}[,.:;?()"]|[,.:;?)"]\p{Script=Han}| [，。：；？、（）“”]|[，。：；？、（）“”] /u.test(chinese),
      ),
      [],
    );
  });
});

describe('the search for texts in the source', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'l10n-'));
    mkdirSync(path.join(folder, 'src'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('finds what t, l10n.t and parts.t say, on either side of a condition, and what is computed', () => {
    const lines = [
      "t('one');",
      "l10n.t('two {0}', x);",
      'parts.deep.t(`three`);',
      "t(many ? 'four' : (few ? 'five' : 'six'));",
      't(`${x} seven`);',
      "t(many ? 'eight' : x);",
      "format('nine');",
      "t('one');",
    ];
    writeFileSync(path.join(folder, 'src', 'a.ts'), lines.join('\n'));
    const { texts, computed } = textsOf(folder);
    assert.deepEqual(texts, {
      one: 'src/a.ts:1',
      'two {0}': 'src/a.ts:2',
      three: 'src/a.ts:3',
      four: 'src/a.ts:4',
      five: 'src/a.ts:4',
      six: 'src/a.ts:4',
    });
    assert.deepEqual(computed, ['src/a.ts:5', 'src/a.ts:6']);
  });
});
