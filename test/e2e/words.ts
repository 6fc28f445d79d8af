// What a label is called on the screen: the suite runs in English, and once with $E2E_LANG=zh-cn.
import { readFileSync } from 'node:fs';

/** What VS Code shows the extension in. The workbench's own labels stay English: the host has no language pack. */
export const language = process.env['E2E_LANG'] ?? 'en';

/** Where this run may write: another one in another language may run at the same time. */
export const outFolder = (name: string) => (language === 'en' ? `out/${name}` : `out/${name}-${language}`);

/** Where the pictures of this run go. */
export const screenshots = `${outFolder('e2e')}/screenshots`;

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

/** The translations by their English text: those of the source, and those of the manifest. */
function readTranslations(): Map<string, string> {
  const english = Object.entries(read('package.nls.json'));
  const translated = read(`package.nls.${language}.json`);
  const manifest = english.map(([key, text]) => [text, translated[key] ?? ''] as const);
  return new Map([...manifest, ...Object.entries(read(`l10n/bundle.l10n.${language}.json`))]);
}

const translations = language === 'en' ? undefined : readTranslations();

/**
 * The label, sentence or title as this run shows it, `{0}` filled in; the English is that of the source or of
 * package.nls.json. Throws where it has no translation.
 */
export function say(english: string, ...args: (string | number)[]): string {
  const text = translations ? translations.get(english) : english;
  if (!text) {
    throw new Error(`There is no ${language} for: ${english}`);
  }
  return text.replace(/\{(\d+)\}/g, (placeholder, index) => String(args[Number(index)] ?? placeholder));
}

/** A command as the palette lists it: `ENS Events: Refresh`. */
export function commandTitle(english: string): string {
  return `${say('ENS Events')}: ${say(english)}`;
}

/** A pattern that any of the texts fits, with anything in place of a `{0}` that is left. */
export function anyOf(...texts: string[]): RegExp {
  return new RegExp(texts.map(sourceOf).join('|'));
}

/** A pattern of texts in this order, with anything between them, line breaks too. */
export function inOrder(...texts: string[]): RegExp {
  return new RegExp(texts.map(sourceOf).join('.*'), 's');
}

function sourceOf(text: string): string {
  return text
    .split(/\{\d+\}/)
    .map(part => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('.*');
}
