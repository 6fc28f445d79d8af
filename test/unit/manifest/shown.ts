// What package.json shows in a context, as VS Code puts it together: menus by their groups, keys, welcome texts.
import manifest from '../../../package.json';
import { holds, parseWhen, type Clause, type Contexts } from './when';

export const { contributes } = manifest;

interface Entry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

export type MenuName = keyof typeof contributes.menus;

/** A menu's entry as it is shown. */
export interface ShownEntry {
  /** Without `ensEvents.`; one that is greyed has `(off)` after it. */
  readonly what: string;
  readonly group: string;
}

const parsed = new Map<string, Clause>();

/** A clause is shown where there is none. */
export function isShown(when: string | undefined, contexts: Contexts): boolean {
  if (when === undefined) {
    return true;
  }
  const clause = parsed.get(when) ?? parseWhen(when);
  parsed.set(when, clause);
  return holds(clause, contexts);
}

export const shortId = (id: string) => id.replace(/^ensEvents\./, '');

const enablement = new Map(
  contributes.commands.flatMap(command =>
    'enablement' in command ? [[command.command, command.enablement] as const] : [],
  ),
);

/** `navigation` comes first, the other groups by their names; within one the number after `@` counts. */
const rank = ({ group }: { group: string }) => {
  const [name = '', number = '0'] = group.split('@');
  return [name === 'navigation' ? '' : name, Number(number)] as const;
};

function inOrder(a: { group: string }, b: { group: string }): number {
  const [[nameA, numberA], [nameB, numberB]] = [rank(a), rank(b)];
  return nameA < nameB ? -1 : nameA > nameB ? 1 : numberA - numberB;
}

/** The entries of a menu, in the order shown. */
export function menu(name: MenuName, contexts: Contexts): ShownEntry[] {
  const entries: readonly Entry[] = contributes.menus[name];
  return entries
    .filter(({ when }) => isShown(when, contexts))
    .map(({ command, submenu, group = '' }) => {
      const isOff = command !== undefined && !isShown(enablement.get(command), contexts);
      return { what: `${shortId(command ?? `${submenu ?? ''} ▸`)}${isOff ? ' (off)' : ''}`, group };
    })
    .sort(inOrder);
}

/** The commands that the palette lists, without what a row would say. */
export function palette(contexts: Contexts): string[] {
  const hidden = new Set(
    (contributes.menus.commandPalette as readonly Entry[])
      .filter(({ when }) => !isShown(when, contexts))
      .map(({ command }) => command),
  );
  return contributes.commands
    .map(({ command }) => command)
    .filter(command => !hidden.has(command) && isShown(enablement.get(command), contexts))
    .map(shortId);
}

/** The keys that do something where a view has the focus, with their commands and arguments. */
export function keys(contexts: Contexts): { key: string; mac: string; command: string }[] {
  return contributes.keybindings
    .filter(({ when, command }) => isShown(when, contexts) && isShown(enablement.get(command), contexts))
    .map(({ key, mac, command, args }) => ({ key, mac, command: [shortId(command), args].filter(Boolean).join(' ') }));
}

/** The welcome texts of a view without rows, by their names in package.nls.json. */
export function welcomes(view: string, contexts: Contexts): string[] {
  return (contributes.viewsWelcome as readonly { view: string; contents: string; when?: string }[])
    .filter(entry => entry.view === view && isShown(entry.when, contexts))
    .map(({ contents }) => contents.replace(/^%welcome\.|%$/g, ''));
}

/** Every clause of package.json, with where it stands. */
export function allClauses(): { when: string; where: string }[] {
  const places: Readonly<Record<string, readonly Entry[]>> = {
    ...contributes.menus,
    keybindings: contributes.keybindings,
    viewsWelcome: contributes.viewsWelcome,
    views: Object.values(contributes.views).flatMap(views =>
      views.map(({ id, ...view }) => ({ command: id, ...view })),
    ),
    walkthroughs: contributes.walkthroughs.flatMap(({ steps, ...own }) => [
      own as Entry,
      ...(steps as readonly Entry[]),
    ]),
  };
  const shown = Object.entries(places).flatMap(([where, entries]) =>
    entries.flatMap(({ when, command = '' }) => (when === undefined ? [] : [{ when, where: `${where} ${command}` }])),
  );
  return [...shown, ...[...enablement].map(([command, when]) => ({ when, where: `enablement ${command}` }))];
}

/** Context keys that tick a step of the walkthrough. */
export function completionKeys(): string[] {
  return contributes.walkthroughs
    .flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents))
    .flatMap(event => (event.startsWith('onContext:') ? [event.slice('onContext:'.length)] : []));
}
