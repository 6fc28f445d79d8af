import { isInertAttribute } from './svgValues';

/** What a saved picture is made of; none of it runs, loads or links anything. */
const elements = 'svg|g|path|rect|line|circle|text|tspan|title|desc';

/** One piece: text, an end tag, or a start tag with quoted attributes. Anything else is a piece of nothing. */
const piece = new RegExp(
  String.raw`(?<text>[^<]+)|</(?<end>${elements})>|<(?<start>${elements})(?<attributes>(?:\s+[\w:-]+="[^"<]*")*)\s*(?<closed>/?)>`,
  'y',
);
const attribute = /([\w:-]+)="([^"]*)"/g;

/** A character written in another way: those that XML itself knows, and numbers. */
const reference = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/gu;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What XML 1.0 has no place for. */
const noCharacter = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * True for a picture of shapes and words alone: no script, style, link, picture, comment, declaration or handler. The
 * timeline's page writes it, but what is saved is checked here, where no page has a say. Attributes are judged as a reader
 * sees them, after their references are decoded.
 */
export function isInertSvg(text: string): boolean {
  if (!text.startsWith('<svg ')) {
    return false;
  }
  const open: string[] = [];
  for (piece.lastIndex = 0; piece.lastIndex < text.length;) {
    const found = piece.exec(text)?.groups;
    const ended = found?.['end'];
    if (!found || (ended === undefined ? !isInertPiece(found) : open.pop() !== ended)) {
      return false;
    }
    if (found['start'] !== undefined && found['closed'] === '') {
      open.push(found['start']);
    }
    if (open.length === 0) {
      return text.slice(piece.lastIndex).trim() === '';
    }
  }
  return false;
}

function isInertPiece({ text, attributes = '' }: Readonly<Partial<Record<string, string>>>): boolean {
  if (text !== undefined) {
    return decoded(text) !== undefined && !text.includes(']]>');
  }
  const all = [...attributes.matchAll(attribute)];
  const isInert = ([, name = '', value = '']: RegExpExecArray) => {
    const shown = decoded(value);
    return shown !== undefined && isInertAttribute(name, shown);
  };
  return all.every(isInert) && new Set(all.map(([, name]) => name)).size === all.length;
}

/** A text as a reader of XML sees it; undefined where it refers to anything but a character. Decoded once, as readers do. */
function decoded(text: string): string | undefined {
  if (text.replace(reference, '').includes('&')) {
    return undefined;
  }
  const shown = text.replace(reference, (_, name?: string, decimal?: string, hexadecimal?: string) =>
    name === undefined ? characterOf(decimal ?? '', hexadecimal) : (named[name] ?? '\0'),
  );
  return noCharacter.test(shown) ? undefined : shown;
}

function characterOf(decimal: string, hexadecimal: string | undefined): string {
  const code = hexadecimal === undefined ? Number(decimal) : parseInt(hexadecimal, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
}
