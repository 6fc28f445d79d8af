// Checks that package.json and the source agree: commands, context keys, views, texts and files.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const prefix = 'ensEvents.';

/** Each value under one of the names, wherever it is in the manifest. */
function valuesOf(names, value) {
  if (Array.isArray(value)) return value.flatMap(item => valuesOf(names, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    names.includes(name) && typeof inner === 'string' ? [inner] : valuesOf(names, inner),
  );
}

/** `view == ensEvents.events && !ensEvents.sample` as [['view', 'ensEvents.events'], ['ensEvents.sample', undefined]]. */
function comparisons(clause) {
  return clause.split(/&&|\|\|/).map(part => {
    const [left, right] = part.split(/==|!=|=~|\bnot in\b|\bin\b/).map(side => side.replace(/^[\s(!]+|[\s)]+$/g, ''));
    return [left, right?.replace(/^'|'$/g, '')];
  });
}

function checkCommands(contributes, registered) {
  const contributed = contributes.commands.map(({ command }) => command);
  const used = valuesOf(['command'], [contributes.menus, contributes.keybindings]).filter(id => id.startsWith(prefix));
  return [
    ...contributed.filter(id => !registered.includes(id)).map(id => `Contributed, but registered nowhere: ${id}`),
    ...registered.filter(id => !contributed.includes(id)).map(id => `Registered, but not contributed: ${id}`),
    ...used.filter(id => !contributed.includes(id)).map(id => `In a menu or keybinding, but not contributed: ${id}`),
    ...duplicates(contributed).map(id => `Contributed twice: ${id}`),
    ...duplicates(registered).map(id => `Registered twice: ${id}`),
  ];
}

function checkClauses(contributes, contextKeys, viewSource) {
  const views = valuesOf(['id'], contributes.views);
  const problems = [];
  for (const clause of new Set(valuesOf(['when', 'enablement'], contributes))) {
    for (const [key, value] of comparisons(clause)) {
      if (key.startsWith(prefix) && !contextKeys.includes(key))
        problems.push(`No such context key: ${key} in "${clause}"`);
      if (['view', 'focusedView'].includes(key) && !views.includes(value))
        problems.push(`No such view: ${value} in "${clause}"`);
      if (key === 'viewItem' && value) problems.push(...checkWords(value, viewSource, clause));
      if (contextKeys.includes(key) && value && !viewSource.includes(`'${value}'`)) {
        problems.push(`${key} is never '${value}', as in "${clause}"`);
      }
    }
  }
  const welcomed = contributes.viewsWelcome?.map(({ view }) => view) ?? [];
  return [...problems, ...welcomed.filter(id => !views.includes(id)).map(id => `Welcome text for no view: ${id}`)];
}

/** The tokens of a contextValue that a clause looks for are written by src/views. */
function checkWords(pattern, viewSource, clause) {
  const words = pattern.replace(/\\b/g, ' ').match(/[a-zA-Z]{3,}/g) ?? [];
  return words
    .filter(word => !new RegExp(`\\b${word}\\b`).test(viewSource))
    .map(word => `No row has the token ${word}, as in "${clause}"`);
}

function checkTexts(manifestText, languages, contributed) {
  const keys = [...new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key))];
  return Object.entries(languages).flatMap(([file, texts]) => [
    ...keys.filter(key => !(key in texts)).map(key => `${file} lacks ${key}`),
    ...Object.keys(texts)
      .filter(key => !keys.includes(key))
      .map(key => `${file} has ${key}, which package.json does not use`),
    ...Object.values(texts)
      .flatMap(text => [...text.matchAll(/\(command:(ensEvents\.\w+)/g)].map(([, id]) => id))
      .filter(id => !contributed.includes(id))
      .map(id => `${file} links to a command that is not contributed: ${id}`),
  ]);
}

function duplicates(list) {
  return [...new Set(list.filter((item, index) => list.indexOf(item) !== index))];
}

/** @returns {string[]} one sentence per problem */
export function checkManifest({ manifestText, sources, languages, isFile }) {
  const { contributes, main } = JSON.parse(manifestText);
  const registered = [...sources.commands.matchAll(/\bregister\w*\(\s*'(ensEvents\.\w+)'/g)].map(([, id]) => id);
  const contextKeys = [...sources.contextKeys.matchAll(/'(ensEvents\.\w+)'/g)].map(([, key]) => key);
  return [
    ...checkCommands(contributes, registered),
    ...checkClauses(contributes, contextKeys, sources.views),
    ...checkTexts(
      manifestText,
      languages,
      contributes.commands.map(({ command }) => command),
    ),
    ...valuesOf(['icon', 'light', 'dark'], contributes)
      .filter(icon => !icon.startsWith('$(') && !isFile(icon))
      .map(icon => `No such file: ${icon}`),
    ...(main === './dist/extension.js' ? [] : [`main is ${main}`]),
  ];
}

function main() {
  const read = file => readFileSync(file, 'utf8');
  const readAll = pattern => globSync(pattern).map(read).join('\n');
  const problems = checkManifest({
    manifestText: read('package.json'),
    sources: {
      commands: readAll('src/commands/**/*.ts'),
      contextKeys: read('src/views/contextKeys.ts'),
      views: readAll('src/{views,events}/**/*.ts'),
    },
    languages: Object.fromEntries(globSync('package.nls*.json').map(file => [file, JSON.parse(read(file))])),
    isFile: existsSync,
  });
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
