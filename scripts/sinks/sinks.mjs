// The texts of a file that go where a person sees them, found by what VS Code and browsers declare.
import ts from 'typescript';
import { declarationsOf, isAssignment, nameOf, partsOf, propertyDeclarations, valueOf, writtenBy } from './index.mjs';
import { isBrowsers, isVscode } from './kinds.mjs';
import { pageMarkup, pageMessage, pagePlaceOf, placeOf, spokenAttribute } from './places.mjs';

/** True for a file of the product. */
export const isOurs = file =>
  /\/src\//.test(file.fileName) && !file.isDeclarationFile && !file.fileName.includes('node_modules');

/** "of what . which" for a property, "function(name)" for a parameter. */
export function nameOfPlace(declaration) {
  const { parent } = declaration;
  const name = declaration.name?.getText() ?? '';
  if (!ts.isParameter(declaration)) return `${parent.name?.text ?? ''}.${name}`;
  const owner = parent.parent.name?.text;
  return `${owner === undefined || ts.isModuleBlock(parent.parent) ? '' : `${owner}.`}${parent.name?.text ?? 'new'}(${name})`;
}

/** True for a text, one or none, one beside something else, or a list of texts. */
function takesText(type, checker) {
  return partsOf(type).some(part => {
    const bound = part.isTypeParameter() ? checker.getBaseConstraintOfType(part) : undefined;
    if (bound !== undefined) return takesText(bound, checker);
    const element = checker.isArrayType(part) ? checker.getTypeArguments(part)[0] : undefined;
    return element === undefined ? (part.flags & ts.TypeFlags.StringLike) !== 0 : takesText(element, checker);
  });
}

/** @yields {[place: import('./places.mjs').Place, name: string, text: ts.Node]} every text of a file that goes somewhere */
export function* sinksOf(node, checker) {
  if (ts.isObjectLiteralExpression(node)) {
    for (const member of node.properties) {
      const name = member.name && ts.isStringLiteral(member.name) ? member.name.text : '';
      if (spokenAttribute.test(name)) yield [pageMarkup, `the attribute ${name}`, valueOf(member)];
      if (ts.isSpreadAssignment(member)) {
        const wanted = checker.getContextualType(node);
        if (wanted) yield* within(wanted, checker.getTypeAtLocation(member.expression), checker);
      } else {
        for (const declaration of writtenBy(checker, member)) yield* placed(declaration, valueOf(member), checker);
      }
    }
  } else if (ts.isBinaryExpression(node) && isAssignment(node)) {
    const written = declarationsOf(checker, checker.getSymbolAtLocation(nameOf(node.left)));
    for (const declaration of written) {
      yield* placed(declaration, node.right, checker);
      if (isVscode(declaration)) {
        yield* within(checker.getTypeAtLocation(declaration), checker.getTypeAtLocation(node.right), checker);
      }
    }
  } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const [attribute, value] = node.arguments ?? [];
    if (nameOf(node.expression).text === 'setAttribute' && value && spokenAttribute.test(attribute.text ?? '')) {
      yield [pageMarkup, `the attribute ${attribute.text}`, value];
    }
    const parameters = checker.getResolvedSignature(node)?.getDeclaration()?.parameters ?? [];
    for (const [at, argument] of (node.arguments ?? []).entries()) {
      const parameter = parameters[Math.min(at, parameters.length - 1)];
      if (parameter === undefined) continue;
      yield* placed(parameter, ts.isSpreadElement(argument) ? argument.expression : argument, checker);
      if (isVscode(parameter)) {
        yield* within(checker.getTypeAtLocation(parameter), checker.getTypeAtLocation(argument), checker);
      }
    }
  } else if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'markup') {
    yield* markupSinks(node.template);
  }
}

/** What stands in markup, but for ids and addresses in its tags. */
function* markupSinks(template) {
  if (!ts.isTemplateExpression(template)) {
    yield [pageMarkup, 'the page of an event', template];
    return;
  }
  // What stands in it is looked at by itself.
  yield [pageMarkup, 'the page of an event', template, 'alone'];
  let before = template.head.text;
  for (const { expression, literal } of template.templateSpans) {
    if (before.lastIndexOf('<') <= before.lastIndexOf('>') || /\b(aria-label|title|alt)="$/.test(before)) {
      yield [pageMarkup, 'the page of an event', expression];
    }
    before += literal.text;
  }
}

/** Objects of types of ours that go where VS Code wants one of its own, or a list of them: what they say. */
function* within(wanted, given, checker) {
  const [one, other] = [elementOf(wanted, checker), elementOf(given, checker)];
  for (const property of partsOf(one).flatMap(part => checker.getApparentType(part).getProperties())) {
    for (const declaration of declarationsOf(checker, property).filter(isVscode)) {
      for (const from of propertyDeclarations(checker, other, property.name)) {
        if (!isVscode(from) && isOurs(from.getSourceFile())) yield* placed(declaration, from, checker);
      }
    }
  }
}

function elementOf(type, checker) {
  const lists = partsOf(type).filter(part => checker.isArrayType(part));
  const [list] = lists;
  return list === undefined ? type : (checker.getTypeArguments(list)[0] ?? type);
}

/** The text of what `markup` made. */
export function isMarkup(declaration) {
  return (
    /views\/details\/markup\.ts$/.test(declaration.getSourceFile().fileName) &&
    declaration.parent.name?.text === 'Markup'
  );
}

const isMessage = declaration => /views\/timeline\/messages\.ts$/.test(declaration.getSourceFile().fileName);
/** What of a message nobody sees. */
const unsaid = /^(type|account|key|shape|tone|svg)$/;

function* placed(declaration, text, checker) {
  if (isBrowsers(declaration)) {
    const name = nameOfPlace(declaration);
    const place = pagePlaceOf(name);
    if (place) yield [place, name, text];
    return;
  }
  if (isVscode(declaration)) {
    if (!takesText(checker.getTypeAtLocation(declaration), checker)) return;
    const name = nameOfPlace(declaration);
    const place = placeOf(name);
    if (place) yield [place, name, text];
  } else if (isMessage(declaration) && !/\/src\/webview\//.test(text.getSourceFile().fileName)) {
    if (!unsaid.test(declaration.name?.getText() ?? '')) yield [pageMessage, "the timeline's page", text];
  }
}
