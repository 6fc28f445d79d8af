// What a program says of where texts come from: who calls a function, and what is written to a property or a variable.
import ts from 'typescript';

/** Where a symbol is declared, behind imports. */
export function declarationsOf(checker, symbol) {
  if (symbol === undefined) return [];
  const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return real.declarations ?? [];
}

/** The types that a union has; a type alone as it is. */
export const partsOf = type => (type.isUnion() ? type.types : [type]);

/** Declarations of a property of a type, in each part of a union. */
export function propertyDeclarations(checker, type, name) {
  return partsOf(checker.getNonNullableType(type)).flatMap(part =>
    declarationsOf(checker, checker.getPropertyOfType(checker.getApparentType(part), name)),
  );
}

function propertyName(node) {
  const { name } = node;
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** The declarations that a member of an object literal gives a value to: its own, and those of the type that is wanted. */
export function writtenBy(checker, member) {
  const wanted = checker.getContextualType(member.parent);
  const name = propertyName(member);
  return wanted === undefined || name === undefined
    ? [member]
    : [member, ...propertyDeclarations(checker, wanted, name)];
}

/** The expression that a member of an object literal has as its value; a method is its own. */
export function valueOf(member) {
  return ts.isPropertyAssignment(member) ? member.initializer : member;
}

function add(map, key, value) {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

/**
 * @param {ts.Program} program
 * @param {(file: ts.SourceFile) => boolean} isOurs
 * @returns what is called and written in our files, by declaration: `calls` has call expressions, `writes` expressions and,
 *   for a property that is spread into an object, the declarations it comes from, `loose` what is written to a property
 *   of that name in an object of no known type
 */
export function indexOf(program, isOurs) {
  const checker = program.getTypeChecker();
  const [calls, writes, loose] = [new Map(), new Map(), new Map()];
  const visitMember = member => {
    if (ts.isSpreadAssignment(member)) {
      visitSpread(member);
      return;
    }
    const targets = writtenBy(checker, member);
    for (const declaration of targets) add(writes, declaration, valueOf(member));
    if (targets.length === 1) add(loose, propertyName(member), valueOf(member));
  };
  const visitSpread = ({ expression, parent }) => linked(expression, checker.getContextualType(parent));
  /** An object that goes where another type is wanted: what its properties hold, the wanted ones hold. */
  const linked = (expression, wanted) => {
    if (wanted === undefined || ts.isObjectLiteralExpression(expression)) return;
    for (const property of checker.getTypeAtLocation(expression).getProperties()) {
      for (const declaration of propertyDeclarations(checker, wanted, property.name)) {
        for (const from of declarationsOf(checker, property)) if (from !== declaration) add(writes, declaration, from);
      }
    }
  };
  const visitCall = call => {
    const callee = call.expression;
    for (const argument of call.arguments ?? []) {
      if (ts.isIdentifier(argument) || ts.isCallExpression(argument)) {
        linked(argument, checker.getContextualType(argument));
      }
    }
    for (const declaration of declarationsOf(checker, checker.getSymbolAtLocation(nameOf(callee)))) {
      add(calls, declaration, call);
    }
    // `map.set(key, value)` and `list.push(value)`: what they hold.
    if (ts.isPropertyAccessExpression(callee) && ['set', 'push', 'add', 'unshift'].includes(callee.name.text)) {
      for (const declaration of declarationsOf(checker, checker.getSymbolAtLocation(nameOf(callee.expression)))) {
        for (const argument of call.arguments) add(writes, declaration, argument);
      }
    }
  };
  const visit = node => {
    if (ts.isObjectLiteralExpression(node)) node.properties.forEach(visitMember);
    else if (ts.isCallExpression(node) || ts.isNewExpression(node)) visitCall(node);
    else if (ts.isBinaryExpression(node) && isAssignment(node)) {
      for (const declaration of declarationsOf(checker, checker.getSymbolAtLocation(nameOf(node.left)))) {
        add(writes, declaration, node.right);
      }
    }
    ts.forEachChild(node, visit);
  };
  program.getSourceFiles().filter(isOurs).forEach(visit);
  return { calls, writes, loose };
}

export function isAssignment({ operatorToken: { kind } }) {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The last name of a chain. */
export function nameOf(node) {
  return ts.isPropertyAccessExpression(node) ? node.name : node;
}
