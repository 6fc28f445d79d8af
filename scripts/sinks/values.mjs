// What an expression is made of, and what is written to a variable or a property.
import ts from 'typescript';
import { call, parameter } from './calls.mjs';
import { picking } from './frames.mjs';
import { declarationsOf, propertyDeclarations } from './index.mjs';
import { isDeclaration } from './kinds.mjs';

export function expression(w, node, frame) {
  if (ts.isStringLiteralLike(node)) w.literal(node);
  else if (ts.isTemplateExpression(node)) {
    w.literal(node);
    w.all(
      node.templateSpans.map(span => span.expression),
      frame,
    );
  } else if (ts.isArrayLiteralExpression(node) && frame?.pick !== undefined && isTuple(w, node)) {
    w.go(node.elements[frame.pick], picking(frame, undefined));
  } else if (ts.isConditionalExpression(node)) w.all([node.whenTrue, node.whenFalse], frame);
  else if (ts.isBinaryExpression(node)) {
    w.all(
      node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? [node.right] : [node.left, node.right],
      frame,
    );
  } else if (ts.isArrayLiteralExpression(node)) w.all([...node.elements], frame);
  else if (ts.isCallExpression(node)) call(w, node, frame);
  else if (ts.isNewExpression(node)) {
    if (/^(Map|Set)$/.test(node.expression.getText())) w.go(node.arguments?.[0], frame);
  } else if (ts.isIdentifier(node)) symbol(w, w.checker.getSymbolAtLocation(node), node, frame);
  else if (ts.isPropertyAccessExpression(node)) symbol(w, w.checker.getSymbolAtLocation(node.name), node, frame);
  else if (ts.isElementAccessExpression(node)) element(w, node, frame);
  else if (ts.isShorthandPropertyAssignment(node)) {
    symbol(w, w.checker.getShorthandAssignmentValueSymbol(node), node, frame);
  } else if (ts.isFunctionLike(node) || ts.isObjectLiteralExpression(node) || ts.isRegularExpressionLiteral(node))
    return;
  else if (node.expression !== undefined) w.go(node.expression, frame);
  else w.foreign(node);
}

function isTuple(w, node) {
  return w.checker.isTupleType(w.checker.getContextualType(node) ?? w.checker.getTypeAtLocation(node));
}

function isTupleLike(w, pattern) {
  return w.checker.isTupleType(w.checker.getTypeAtLocation(pattern));
}

function element(w, node, frame) {
  const { expression: whole } = node;
  const type = w.checker.getTypeAtLocation(whole);
  if (w.checker.isArrayLikeType(type)) return w.go(whole, frame);
  const properties = type.getProperties();
  for (const property of properties) symbol(w, property, node, frame);
  if (properties.length === 0) w.go(whole, frame);
}

function writtenDown(w, node) {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const [table] = declarationsOf(w.checker, w.checker.getSymbolAtLocation(node.expression));
  const literal = table && ts.isVariableDeclaration(table) && w.isOurs(table) ? table.initializer : undefined;
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined;
  return literal.properties.find(one => ts.isPropertyAssignment(one) && one.name.getText() === node.name.text);
}

function symbol(w, found, node, frame) {
  const member = writtenDown(w, node);
  if (member) return w.go(member.initializer);
  const declarations = declarationsOf(w.checker, found);
  if (declarations.length === 0) return w.foreign(node);
  declarations.forEach(declaration => declared(w, declaration, node, frame));
}

export function declared(w, declaration, node, frame) {
  if (w.isShown(declaration)) return;
  if (/^(DateTimeFormatPart|ResolvedDateTimeFormatOptions)$/.test(declaration.parent?.name?.text ?? '')) return;
  if (!w.isOurs(declaration) || w.isForeign(declaration)) return w.foreign(node);
  if (!w.isNew(declaration, frame)) return;
  if (ts.isBindingElement(declaration)) return binding(w, declaration, node, frame);
  if (ts.isParameter(declaration)) return parameter(w, declaration, node, frame);
  if (ts.isVariableDeclaration(declaration)) {
    w.go(declaration.initializer, frame);
    const { parent } = declaration.parent;
    if (ts.isForOfStatement(parent)) w.go(parent.expression, frame);
    return written(w, declaration, frame);
  }
  if (ts.isFunctionLike(declaration) && !ts.isMethodSignature(declaration)) return;
  const known = written(w, declaration);
  if (ts.isPropertyAssignment(declaration)) return w.go(declaration.initializer);
  if (ts.isShorthandPropertyAssignment(declaration)) return w.go(declaration);
  const { name } = declaration;
  const others = name && ts.isIdentifier(name) ? [...(w.index.loose.get(name.text) ?? [])] : [];
  if (!known) others.forEach(other => w.go(other));
  if (!known && others.length === 0 && !declaration.questionToken) w.foreign(node);
}

function written(w, declaration, frame) {
  const values = [...(w.index.writes.get(declaration) ?? [])];
  for (const value of values) {
    if (isDeclaration(value)) declared(w, value, value);
    else w.go(value, frame);
  }
  return values.length > 0;
}

function binding(w, declaration, node, frame) {
  w.go(declaration.initializer, frame);
  const pattern = declaration.parent;
  const { parent } = pattern;
  if (ts.isArrayBindingPattern(pattern)) {
    const within = isTupleLike(w, pattern) ? picking(frame, pattern.elements.indexOf(declaration)) : frame;
    if (ts.isVariableDeclaration(parent)) return w.go(parent.initializer ?? parent.parent.parent.expression, within);
    return declared(w, parent, node, within);
  }
  if (declaration.dotDotDotToken !== undefined) return;
  const name = (declaration.propertyName ?? declaration.name).text;
  const found = propertyDeclarations(w.checker, w.checker.getTypeAtLocation(pattern), name);
  if (found.length === 0) return w.foreign(node);
  if (found.some(one => one.parent.name?.text === 'SegmentData')) return declared(w, parent, node, frame);
  found.forEach(one => declared(w, one, node, frame));
}
