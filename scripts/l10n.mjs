// The texts of src that a person reads, as the keys of l10n/bundle.l10n.<language>.json, and what a language lacks.
// The English text is the key, so English has no bundle.
// Usage: node scripts/l10n.mjs [--missing | --stale | --texts]   each prints JSON; without, how many are missing or stale
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Languages besides English. */
const languages = ['zh-cn'];

/** `t(…)`, `l10n.t(…)`, `parts.t(…)`: the callee's last name. */
function isTranslation(call) {
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) && name.text === 't';
}

/** The texts that an argument can be: a literal's, or those of both branches; undefined where it is computed. */
function textsOf(argument) {
  if (argument === undefined) return undefined;
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isParenthesizedExpression(argument)) return textsOf(argument.expression);
  if (!ts.isConditionalExpression(argument)) return undefined;
  const branches = [textsOf(argument.whenTrue), textsOf(argument.whenFalse)];
  return branches.includes(undefined) ? undefined : branches.flat();
}

/**
 * @param {string} fileName names the places
 * @param {string} source TypeScript
 * @returns {{ texts: Map<string, string>, computed: string[] }} each text with the place that says it first, and the
 *   places where the text is computed, which no bundle can have
 */
function extract(fileName, source) {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const texts = new Map();
  const computed = [];
  const visit = node => {
    if (ts.isCallExpression(node) && isTranslation(node)) {
      const place = `${fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      const found = textsOf(node.arguments[0]);
      if (found === undefined) computed.push(place);
      for (const text of found ?? []) if (!texts.has(text)) texts.set(text, place);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { texts, computed };
}

/** As `extract`, of all files of src. */
function extractAll() {
  const texts = new Map();
  const computed = [];
  for (const file of globSync('src/**/*.ts').sort()) {
    const found = extract(file, readFileSync(file, 'utf8'));
    for (const [text, place] of found.texts) if (!texts.has(text)) texts.set(text, place);
    computed.push(...found.computed);
  }
  return { texts, computed };
}

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));
const without = (keys, others) => [...keys].filter(key => !(key in others));

/** The files of the other languages, each with the English texts by their keys and its own. */
function* pairs(texts) {
  const bundle = Object.fromEntries([...texts.keys()].map(text => [text, text]));
  for (const language of languages) {
    for (const [file, english] of [
      [`l10n/bundle.l10n.${language}.json`, bundle],
      [`package.nls.${language}.json`, readJson('package.nls.json')],
    ]) {
      yield { file, english, translated: readJson(file) };
    }
  }
}

/** Prints what `flag` asks for. Fails where a text is missing, stale or computed. */
function main(flag) {
  const { texts, computed } = extractAll();
  if (flag === '--texts') {
    console.log(JSON.stringify({ texts: Object.fromEntries(texts), computed }));
    return;
  }
  for (const { file, english, translated } of pairs(texts)) {
    const missing = without(Object.keys(english), translated);
    const stale = without(Object.keys(translated), english);
    const print = found => console.log(JSON.stringify({ file, ...found }, undefined, 2));
    if (flag === '--missing') print({ missing: Object.fromEntries(missing.map(key => [key, english[key]])) });
    else if (flag === '--stale') print({ stale });
    else console.log(`${file}: ${missing.length} missing, ${stale.length} stale`);
    if (missing.length + stale.length > 0) process.exitCode = 1;
  }
  for (const place of computed) console.error(`A text that is computed, so that no bundle has it: ${place}`);
  if (computed.length > 0) process.exitCode = 1;
}

main(process.argv[2]);
