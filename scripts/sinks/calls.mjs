// What a call answers, and what is passed to a parameter.
import ts from 'typescript';
import { enter, frameOf, picking } from './frames.mjs';
import { answers, functions } from './functions.mjs';
import { declarationsOf, nameOf, writtenBy } from './index.mjs';
import { holdsText, isVscode } from './kinds.mjs';

/** Methods of texts and lists that give back what they were called on, or a part of it. */
const keeping = new Set(
  (
    'charAt trim trimEnd trimStart slice substring normalize toLowerCase toUpperCase split filter sort toSorted reverse toReversed ' +
    'find findLast at flat pop shift values entries get repeat matchAll match toString valueOf add set'
  ).split(' '),
);
/** The same, with more text among the arguments; the first of a replacement is what is looked for. */
const adding = new Map([
  ...['concat', 'join', 'padEnd', 'padStart', 'with'].map(name => [name, 0]),
  ...['replace', 'replaceAll'].map(name => [name, 1]),
]);
/** Methods whose result is what their callback answers. */
const answering = new Set(['map', 'flatMap', 'reduce', 'reduceRight', 'then', 'catch']);
/** Functions that hand on their first argument. */
const handing = new Set([
  'String',
  'Array.from',
  'Object.values',
  'Object.entries',
  'Object.fromEntries',
  'Promise.resolve',
  'Promise.all',
]);

export function call(w, node, frame) {
  const callee = node.expression;
  const name = nameOf(callee).text ?? '';
  const declarations = declarationsOf(w.checker, w.checker.getSymbolAtLocation(nameOf(callee)));
  const verdict = w.ends(name, declarations);
  if (verdict === 'inert') return;
  if (verdict === 'less') return w.go(node.arguments[0], frame);
  if (name === 't') return w.all(node.arguments.slice(1), frame);
  const isExternal = declarations.length > 0 && !declarations.some(w.isOurs);
  if (isExternal || handing.has(callee.getText())) return external(w, node, name, frame);
  functions(w, callee, frame, body => answers(w, body, enter(w.frames, body, node, frame)));
}

function external(w, node, name, frame) {
  const callee = node.expression;
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  if (handing.has(callee.getText())) {
    const [first, second] = node.arguments;
    return second === undefined ? w.go(first, frame) : answers(w, second, frame);
  }
  if (receiver === undefined) return w.foreign(node);
  const type = w.checker.getTypeAtLocation(receiver);
  if (!holdsText(type) || /^(Date|DateTimeFormat|NumberFormat|Hash)$/.test(type.symbol?.name ?? '')) return;
  const answer = argument => callback(w, argument, frame);
  if (answering.has(name)) {
    node.arguments.forEach(answer);
    if (!/^(map|flatMap)$/.test(name)) w.go(receiver, frame);
  } else if (keeping.has(name) || adding.has(name)) {
    w.go(receiver, frame);
    node.arguments.slice(adding.get(name) ?? node.arguments.length).forEach(answer);
  } else if (name === 'exec' || name === 'segment') w.go(node.arguments[0], frame);
  else w.foreign(node);
}

function callback(w, argument, frame) {
  if (w.checker.getTypeAtLocation(argument).getCallSignatures().length === 0) w.go(argument, frame);
  else functions(w, argument, frame, body => answers(w, body, frame));
}

export function parameter(w, declaration, node, frame) {
  w.go(declaration.initializer, frame);
  const owner = declaration.parent;
  const place = owner.parameters.indexOf(declaration);
  const passed = (one, from) => {
    const given = [...(one.arguments ?? [])];
    if (declaration.dotDotDotToken) w.all(given.slice(place), from);
    else w.go(given[place], from);
  };
  if (passedToMethod(w, owner, place, frame)) return;
  const known = frameOf(owner, frame);
  if (known) return passed(known.call, picking(known.outer, frame.pick));
  const targets = targetsOf(w, owner);
  if (targets.some(target => !w.isOurs(target))) return w.foreign(node);
  for (const target of targets)
    for (const one of w.index.calls.get(target) ?? []) passed(one, picking(undefined, frame?.pick));
}

function passedToMethod(w, owner, place, frame) {
  const one = owner.parent;
  if (!ts.isCallExpression(one) || !one.arguments.includes(owner)) return false;
  const callee = one.expression;
  const [declaration] = declarationsOf(w.checker, w.checker.getSymbolAtLocation(nameOf(callee)));
  if (!ts.isPropertyAccessExpression(callee) || declaration === undefined) return false;
  if (w.isOurs(declaration) || isVscode(declaration)) return false;
  const name = callee.name.text;
  if (name.startsWith('reduce') && place === 0) {
    answers(w, owner, frame);
    w.go(one.arguments[1], frame);
  }
  if (name.startsWith('replace')) return w.go(callee.expression, frame) ?? true;
  w.go(name === 'from' ? one.arguments[0] : callee.expression, frame);
  return true;
}

export function targetsOf(w, owner) {
  if (ts.isFunctionDeclaration(owner)) return [owner];
  if (ts.isMethodDeclaration(owner)) return writtenBy(w.checker, owner);
  const { parent } = owner;
  if (ts.isVariableDeclaration(parent)) return [parent];
  if (ts.isPropertyAssignment(parent)) return writtenBy(w.checker, parent);
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.arguments.includes(owner)) {
    const parameters = w.checker.getResolvedSignature(parent)?.getDeclaration()?.parameters ?? [];
    const at = Math.min(parent.arguments.indexOf(owner), parameters.length - 1);
    return parameters[at] === undefined ? [] : [parameters[at]];
  }
  return [];
}
