// Texts of others that reach a person without having been made inert, and words of ours that are not translated.
import ts from 'typescript';
import { createFlow } from './flow.mjs';
import { isVscode } from './kinds.mjs';
import { inertBy, pageHtml, placeOf } from './places.mjs';
import { isMarkup, isOurs, nameOfPlace, sinksOf } from './sinks.mjs';

/** Rooms whose texts come from outside: the service, the disk, what a person typed long ago; and what a page is told. */
const foreignRooms = /\/src\/((ens|state|accounts|operations|sample)\/|views\/timeline\/messages\.ts$)/;
/** Words of ours that are the same in every language, and what is no word. */
const noWords = new RegExp(
  [
    ...['\\$\\([a-z~-]+\\)', '&[a-z]+;', '<[^>]*>'],
    // Names of products, formats and of what Alibaba Cloud calls its operations, and ids of settings.
    ...['ENS Events', 'RequestId', 'HTTP', 'CSV', 'JSON', 'SVG', 'Markdown', 'PowerShell', 'bash, zsh, sh', 'UTC'],
    ...['^(Describe|Event|BatchEvent)[A-Z]\\w+$', '^ensEvents\\.'],
    // Host names.
    '(https?://)?[\\w-]+(\\.[\\w-]+)+(:\\d+)?',
  ].join('|'),
  'g',
);

function hasWords(node) {
  const text = ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(span => span.literal)].map(part => part.text).join(' ')
    : node.text;
  return /\p{L}{2}/u.test(text.replace(noWords, ''));
}

/**
 * @param {ts.Program} program
 * @returns {{ node: ts.Node, message: string }[]} at the text that lacks something, wherever it is seen in the end
 */
export function findingsOf(program) {
  const checker = program.getTypeChecker();
  const flow = createFlow(program, {
    isOurs,
    isForeign: declaration =>
      foreignRooms.test(declaration.getSourceFile().fileName) &&
      (ts.isPropertySignature(declaration) ||
        ts.isPropertyDeclaration(declaration) ||
        ts.isPropertyAssignment(declaration) ||
        ts.isShorthandPropertyAssignment(declaration) ||
        (ts.isParameter(declaration) && ts.isConstructorDeclaration(declaration.parent))),
  });
  const found = new Map();
  const seenOf = new Map();
  const report = (node, message) => {
    if (message && !found.has(node)) found.set(node, message);
  };
  const wordsIn = (place, name, node) => place.words && hasWords(node) && `Words of ours reach ${name} without l10n.t.`;
  const search = (place, name, text, alone) => {
    if (alone) {
      report(text, wordsIn(place, name, text));
      return;
    }
    const key = JSON.stringify(place);
    const seen = seenOf.get(key) ?? new Map();
    seenOf.set(key, seen);
    flow.trace(text, {
      seen,
      ends: (called, declarations) => {
        const isInert =
          called in inertBy && declarations.some(one => /base\/inert\.ts$/.test(one.getSourceFile().fileName));
        return isInert ? (inertBy[called] >= place.level ? 'inert' : 'less') : undefined;
      },
      isShown: declaration =>
        isVscode(declaration)
          ? (placeOf(nameOfPlace(declaration))?.level ?? 0) >= place.level
          : place === pageHtml && isMarkup(declaration),
      leaf: (kind, node) => {
        report(
          node,
          kind === 'literal'
            ? wordsIn(place, name, node)
            : place.level > 0 &&
                `This text may be somebody else's, and reaches ${name} without ${wanted(place.level)}.`,
        );
      },
    });
  };
  const visit = node => {
    for (const sink of sinksOf(node, checker)) search(...sink);
    ts.forEachChild(node, visit);
  };
  program.getSourceFiles().filter(isOurs).forEach(visit);
  return [...found].map(([node, message]) => ({ node, message }));
}

const wanted = level => Object.entries(inertBy).find(([, one]) => one === level)?.[0] ?? 'being out of place there';
