// Which functions an expression stands for, and what they return.
import ts from 'typescript';
import { targetsOf } from './calls.mjs';
import { enter, frameOf } from './frames.mjs';
import { declarationsOf, nameOf, propertyDeclarations } from './index.mjs';
import { isDeclaration, returnsOf } from './kinds.mjs';

export function functions(w, node, frame, use) {
  if (ts.isFunctionLike(node)) return use(node);
  if (w.underWay.get(node)?.has(frame)) return;
  w.underWay.set(node, (w.underWay.get(node) ?? new Set()).add(frame));
  standingFor(w, node, frame, use);
  w.underWay.get(node).delete(frame);
}

function standingFor(w, node, frame, use) {
  if (ts.isConditionalExpression(node)) {
    functions(w, node.whenTrue, frame, use);
    return functions(w, node.whenFalse, frame, use);
  }
  if (ts.isBinaryExpression(node)) {
    functions(w, node.left, frame, use);
    return functions(w, node.right, frame, use);
  }
  if (ts.isIdentifier(node) && node.text === 'undefined') return;
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAwaitExpression(node)) {
    return functions(w, node.expression, frame, use);
  }
  if (ts.isCallExpression(node)) {
    return functions(w, node.expression, frame, made => {
      for (const result of returnsOf(made)) functions(w, result, enter(w.frames, made, node, frame), use);
    });
  }
  const declarations = declarationsOf(w.checker, w.checker.getSymbolAtLocation(nameOf(node)));
  if (declarations.length === 0) return w.foreign(node);
  declarations.forEach(declaration => functionDeclared(w, declaration, node, frame, use, new Set()));
}

function functionDeclared(w, declaration, node, frame, use, passed) {
  if (passed.has(declaration)) return;
  passed.add(declaration);
  const next = one => functionDeclared(w, one, node, frame, use, passed);
  if (!w.isOurs(declaration)) return w.foreign(node);
  if (ts.isFunctionLike(declaration) && declaration.body !== undefined) return use(declaration);
  if (ts.isVariableDeclaration(declaration) && declaration.initializer) {
    return functions(w, declaration.initializer, frame, use);
  }
  if (ts.isPropertyAssignment(declaration)) return functions(w, declaration.initializer, undefined, use);
  if (ts.isShorthandPropertyAssignment(declaration)) {
    return declarationsOf(w.checker, w.checker.getShorthandAssignmentValueSymbol(declaration)).forEach(next);
  }
  if (ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent)) {
    const name = (declaration.propertyName ?? declaration.name).text;
    return propertyDeclarations(w.checker, w.checker.getTypeAtLocation(declaration.parent), name).forEach(next);
  }
  if (ts.isParameter(declaration)) {
    const place = declaration.parent.parameters.indexOf(declaration);
    const known = frameOf(declaration.parent, frame);
    const calls = known
      ? [known.call]
      : targetsOf(w, declaration.parent).flatMap(target => [...(w.index.calls.get(target) ?? [])]);
    for (const one of calls) {
      if (one.arguments?.[place]) functions(w, one.arguments[place], known?.outer, use);
    }
    return;
  }
  const values = [...(w.index.writes.get(declaration) ?? [])];
  if (values.length === 0) return w.foreign(node);
  for (const value of values) {
    if (isDeclaration(value)) next(value);
    else if (ts.isShorthandPropertyAssignment(value)) next(value);
    else functions(w, value, undefined, use);
  }
}

export function answers(w, owner, frame) {
  if (owner.body === undefined || !w.isNew(owner, frame)) return;
  w.all(returnsOf(owner), frame);
}
