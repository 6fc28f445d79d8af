import { readFileSync } from 'node:fs';
import type { Translate } from '../../../src/base/translate';
import { t } from '../builders';

export function readTexts(file: string): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

const texts = readTexts('l10n/bundle.l10n.zh-cn.json');

/** What a Chinese VS Code makes of a text; one without a translation stays English there, and fails here. */
export const chinese: Translate = (message, ...args) => {
  const translated = texts[message];
  if (translated === undefined) {
    throw new Error(`Not translated: ${message}`);
  }
  return t(translated, ...args);
};
