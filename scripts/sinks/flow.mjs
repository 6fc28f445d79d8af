// Where a text comes from, by the types that TypeScript knows: backwards through variables, parameters, properties and the
// functions of ours that it goes through. What cannot be told counts as somebody else's.
import ts from 'typescript';
import { indexOf } from './index.mjs';
import { holdsText, isDeclaration, isOneOfOurs } from './kinds.mjs';
import { declared, expression } from './values.mjs';

/**
 * @param {ts.Program} program
 * @param {{ isOurs: (file: ts.SourceFile) => boolean, isForeign: (declaration: ts.Declaration) => boolean }} rules
 *   `isForeign` says which properties hold what others wrote
 * @returns {{ trace: (start: ts.Node, walk: Walk) => void }} `trace` tells where the text of an expression, or of a property
 *   that is declared, begins
 * @typedef {{ leaf: (kind: 'literal' | 'foreign', node: ts.Node) => void, seen: Map<object | undefined, Set<ts.Node>>,
 *   ends: (name: string, declarations: ts.Declaration[]) => 'inert' | 'less' | undefined,
 *   isShown: (declaration: ts.Declaration) => boolean }} Walk `seen` holds what was looked at, in each call that it was looked
 *   at for; `ends` says what a function makes of a text, `isShown` whether a property of VS Code's holds harmless ones only
 */
export function createFlow(program, { isOurs, isForeign }) {
  const base = {
    checker: program.getTypeChecker(),
    index: indexOf(program, isOurs),
    frames: new Map(),
    isOurs: node => isOurs(node.getSourceFile()),
    isForeign,
  };
  return {
    trace: (start, { leaf, seen, ends, isShown }) => {
      const isNew = (node, frame) => {
        const known = seen.get(frame);
        if (known?.has(node)) return false;
        seen.set(frame, (known ?? new Set()).add(node));
        return true;
      };
      const go = (node, frame) => {
        if (node !== undefined && isNew(node, frame) && canHoldText(base.checker, node)) expression(walk, node, frame);
      };
      const walk = {
        ...base,
        ...{ ends, isShown, isNew, go, underWay: new Map() },
        all: (nodes, frame) => nodes.forEach(node => go(node, frame)),
        literal: node => leaf('literal', node),
        foreign: node => leaf('foreign', node),
      };
      if (ts.isPropertyAssignment(start)) go(start.initializer);
      else if (isDeclaration(start)) declared(walk, start, start);
      else go(start);
    },
  };
}

/** False for numbers and the like, and for one of several words that the types name. */
function canHoldText(checker, node) {
  if (!ts.isExpression(node)) return true;
  const type = checker.getTypeAtLocation(node);
  return holdsText(type) && (ts.isConditionalExpression(node) || !isOneOfOurs(type));
}
