import type { KeyValueStore } from '../accounts/storage';
import { createSignal } from '../base/signal';
import { arrangementFrom, type Arrangement } from '../events/arrangement';
import type { StateDocument } from '../state/document';
import { isObject, membersOf, type JsonObject } from '../state/readDocument';

/** Where versions up to 0.1 keep the layout of an account in globalState. */
const earlierKey = (profileId: string) => `ensEvents.arrangement.${profileId}`;

/** How the list of each account is laid out, remembered over restarts. */
export interface Arrangements {
  readonly of: (profileId: string) => Arrangement;
  /** Never rejects: what cannot be kept holds in this window. */
  readonly set: (profileId: string, arrangement: Arrangement) => Promise<void>;
  readonly onDidChange: (listener: () => void) => () => void;
}

export interface ArrangementsParts {
  /** The member `layouts` of `layouts.json`: one for each account. */
  document: StateDocument;
  /** Where earlier versions kept them; it is only read. */
  memento: Pick<KeyValueStore, 'get'>;
  /** Hears what was not kept. */
  onNotKept: (error: unknown) => void;
  /** Hears what a listener threw. */
  logError: (error: Error) => void;
}

/** True for the shape of `layouts.json`, version 1: `layouts` and `shown` (accounts/shown.ts), where they are there. */
export function isLayouts(value: JsonObject): boolean {
  return ['layouts', 'shown'].every(name => value[name] === undefined || isObject(value[name]));
}

export function createArrangements({ document, memento, onNotKept, logError }: ArrangementsParts): Arrangements {
  const changed = createSignal<undefined>(logError);
  const known = new Map<string, Arrangement>();
  const stored = (profileId: string) => {
    const all = document.read();
    const layouts = membersOf(all.kind === 'ours' ? all.value['layouts'] : undefined);
    return layouts.has(profileId) ? layouts.get(profileId) : memento.get(earlierKey(profileId));
  };
  return {
    of: profileId => {
      const arrangement = known.get(profileId) ?? arrangementFrom(stored(profileId));
      known.set(profileId, arrangement);
      return arrangement;
    },
    set: async (profileId, arrangement) => {
      known.set(profileId, arrangement);
      changed.fire(undefined);
      const change = (value: JsonObject) => {
        const layouts = membersOf(value['layouts']);
        // What a newer version keeps there beside ours stays.
        layouts.set(profileId, { ...Object.fromEntries(membersOf(layouts.get(profileId))), ...arrangement });
        return { ...value, layouts: Object.fromEntries(layouts) };
      };
      await document.change(change, true).catch(onNotKept);
    },
    onDidChange: changed.subscribe,
  };
}
