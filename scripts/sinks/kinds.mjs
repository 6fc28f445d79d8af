// What TypeScript knows of a node or a type, in the words of flow.mjs.
import ts from 'typescript';

/** True where a value of the type can hold text: numbers and the like cannot. */
export function holdsText(type) {
  const silent =
    ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.ESSymbolLike;
  const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void | ts.TypeFlags.Never;
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(part => (part.flags & (silent | nothing)) === 0 && !part.symbol?.declarations?.some(isBrowsers));
}

/** True for one of several words of ours: `'open' | 'over'`. */
export function isOneOfOurs(type) {
  const parts = (type.isUnion() ? type.types : [type]).filter(part => (part.flags & ts.TypeFlags.Undefined) === 0);
  return parts.length > 1 && parts.every(part => part.isStringLiteral());
}

/** The expressions that a function can return. */
export function returnsOf({ body }) {
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body];
  const found = [];
  const visit = node => {
    if ((ts.isReturnStatement(node) || ts.isYieldExpression(node)) && node.expression) found.push(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** True for what a property, a parameter or the like is declared by. */
export function isDeclaration(node) {
  return (
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isGetAccessor(node) ||
    ts.isParameter(node)
  );
}

/** True for what a browser declares of its documents. */
export const isBrowsers = node => /lib\.dom(\.iterable)?\.d\.ts$/.test(node.getSourceFile().fileName);

/** True for what VS Code declares. */
export const isVscode = node => /@types\/vscode\/index\.d\.ts$/.test(node.getSourceFile().fileName);
