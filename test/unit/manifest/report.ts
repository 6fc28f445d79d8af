// "What shows where", for a reviewer: the scenes in which the same is shown together, and each kind of row once.
import { allClauses, contributes, keys, menu, palette, shortId, welcomes, type ShownEntry } from './shown';
import type { Scene } from './scenes';
import { termsOf, parseWhen, type Contexts } from './when';

/** Tokens of rows that a clause looks for; the others change nothing that is shown. */
export const readTokens: ReadonlySet<string> = new Set(
  allClauses()
    .flatMap(({ when }) => termsOf(parseWhen(when)))
    .flatMap(({ key, pattern }) => (key === 'viewItem' && pattern ? [pattern.source.replaceAll('\\b', '')] : [])),
);

/** A row with these tokens, in a scene. */
export function rowContexts({ view, contexts }: Scene, viewItem: string): Contexts {
  return new Map([...contexts, ['view', view], ['viewItem', viewItem]]);
}

/** The title of a scene's view, or the view with the focus. */
export function viewContexts({ view, contexts }: Scene): Contexts {
  return new Map([...contexts, ['view', view], ['focusedView', view]]);
}

/** As `Map.groupBy`, which Node 20 lacks. */
function together<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  }
  return groups;
}

const nameOf = ({ group }: ShownEntry) => group.split('@')[0] ?? '';

/** `refresh, filter | showLog`: the groups of a menu, parted by a line. */
function groups(entries: readonly ShownEntry[]): string {
  const byGroup = together(entries, nameOf);
  return [...byGroup.values()].map(group => group.map(({ what }) => what).join(', ')).join(' | ') || '(none)';
}

/** Those that are shown as buttons, and those of the menu. */
export function parted(entries: readonly ShownEntry[], buttons: string) {
  return {
    buttons: entries.filter(entry => nameOf(entry) === buttons),
    menu: entries.filter(entry => nameOf(entry) !== buttons),
  };
}

function viewLines(scene: Scene): string[] {
  const contexts = viewContexts(scene);
  const title = parted(menu('view/title', contexts), 'navigation');
  const listed = new Set(palette(scene.contexts));
  const hidden = contributes.commands.map(({ command }) => shortId(command)).filter(command => !listed.has(command));
  const pressed = keys(contexts).map(({ key, mac, command }) => `${key} (${mac}) ${command}`);
  return [
    ...(scene.rows.length === 0 ? [`  welcome: ${welcomes(scene.view, contexts).join(', ') || '(none)'}`] : []),
    `  buttons: ${groups(title.buttons)}`,
    `  menu: ${groups(title.menu)}`,
    `  keys: ${pressed.join(', ') || '(none)'}`,
    ...(scene.view === 'ensEvents.events' ? [`  not in the palette: ${hidden.join(', ')}`] : []),
  ];
}

function rowLines(scene: Scene, tokens: string): string[] {
  const { buttons, menu: rest } = parted(menu('view/item/context', rowContexts(scene, tokens)), 'inline');
  return [`  buttons: ${groups(buttons)}`, `  menu: ${groups(rest)}`];
}

/** The tokens of a row that count. */
export function countingTokens({ contextValue = '' }: Scene['rows'][number]): string {
  return contextValue
    .split(' ')
    .filter(token => readTokens.has(token))
    .join(' ');
}

function scenesTogether(scenes: readonly Scene[]): string[] {
  const byText = together(scenes, scene => viewLines(scene).join('\n'));
  return [...byText].flatMap(([text, same]) => ['', ...same.map(({ name }) => `- ${name}`), text]);
}

/** Named where a kind of row is in no more scenes than this. */
const few = 6;

/** Each kind of row, with what it shows nearly everywhere, then the scenes in which it shows something else. */
function rowsTogether(scenes: readonly Scene[]): string[] {
  const kinds = [...new Set(scenes.flatMap(({ rows }) => rows.map(countingTokens)))].sort();
  return kinds.flatMap(tokens => {
    const having = scenes.filter(({ rows }) => rows.some(row => countingTokens(row) === tokens));
    const byText = [...together(having, scene => rowLines(scene, tokens).join('\n'))];
    byText.sort(([, a], [, b]) => b.length - a.length);
    return byText.flatMap(([text, same], index) => {
      const where = index > 0 || same.length <= few ? `, in: ${same.map(({ name }) => name).join('; ')}` : '';
      return ['', `- ${tokens || '(any other row)'}${where}`, text];
    });
  });
}

export function whatShowsWhere(scenes: readonly Scene[]): string[] {
  const views = [...together(scenes, ({ view }) => view)];
  return views
    .flatMap(([view, own]) => ['', `# ${view}`, ...scenesTogether(own), '', `# Rows of ${view}`, ...rowsTogether(own)])
    .slice(1);
}
