/** What a saved picture is made of; none of it runs, loads or links anything. */
const elements = 'svg|g|path|rect|line|circle|text|tspan|title|desc';
const attributes = [
  ...[
    'xmlns',
    'viewBox',
    'width',
    'height',
    'lang',
    'role',
    'x',
    'y',
    'x1',
    'x2',
    'y1',
    'y2',
    'dy',
    'cx',
    'cy',
    'r',
    'rx',
  ],
  ...['d', 'transform', 'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray'],
  ...[
    'stroke-linecap',
    'stroke-linejoin',
    'paint-order',
    'opacity',
    'font-family',
    'font-size',
    'font-weight',
    'text-anchor',
  ],
].join('|');

/** One piece: text, an end tag, or a start tag with quoted attributes. Anything else is a piece of nothing. */
const piece = new RegExp(`[^<]+|</(?:${elements})>|<(?:${elements})(?:\\s+(?:${attributes})="[^"<]*")*\\s*/?>`, 'y');
/** A reference to something outside. */
const reference = /url\(|javascript:|data:/i;

/**
 * True for a picture of shapes and words alone: no script, style, link, picture, comment, declaration or handler. The
 * timeline's page writes it, but what is saved is checked here, where no page has a say.
 */
export function isInertSvg(text: string): boolean {
  if (!text.startsWith('<svg ') || !text.trimEnd().endsWith('</svg>')) {
    return false;
  }
  for (piece.lastIndex = 0; piece.lastIndex < text.length;) {
    const start = piece.lastIndex;
    if (!piece.test(text) || (text[start] === '<' && reference.test(text.slice(start, piece.lastIndex)))) {
      return false;
    }
  }
  return true;
}
