import type { TreeDataProvider } from 'vscode';
import type { Part } from './part';

/** A tree view that the product made. */
export interface FakeTree {
  readonly provider: TreeDataProvider<unknown>;
  readonly part: Part<Record<string, unknown>>;
  /** How often it was told to draw rows anew: all (`all`), or these. */
  readonly redrawn: ('all' | number)[];
}

/** A panel that the product made, its page, and what it told the page. */
export interface FakePanel {
  readonly type: string;
  readonly part: Part<Record<string, unknown>>;
  readonly page: Part<{ html: string }>;
  readonly posted: unknown[];
}

export interface FakeState {
  readonly trees: Map<string, FakeTree>;
  readonly panels: FakePanel[];
  readonly statusItems: Map<string, Part<Record<string, unknown>>>;
  readonly commands: Map<string, (...args: unknown[]) => unknown>;
  /** Context keys as they were set last. */
  readonly contexts: Map<string, unknown>;
  /** Each setContext in order. */
  readonly contextsSet: [key: string, value: unknown][];
  /** The settings file, names with their prefix. */
  readonly settings: Map<string, unknown>;
  /** Messages and questions, as they were shown. */
  readonly messages: string[];
  /** Lines of the log. */
  readonly log: string[];
  /** Quick picks and input boxes that are open, the latest last. */
  readonly inputs: Part<Record<string, unknown>>[];
  readonly clipboard: string[];
  /** What the person answers to a message or a list: one of its buttons or rows; nothing, as long as the test says nothing. */
  answer: (text: string, choices: readonly unknown[]) => unknown;
  windowState: { focused: boolean; active: boolean };
}

const fresh = (): FakeState => ({
  trees: new Map(),
  panels: [],
  statusItems: new Map(),
  commands: new Map(),
  contexts: new Map(),
  contextsSet: [],
  settings: new Map(),
  messages: [],
  log: [],
  inputs: [],
  clipboard: [],
  answer: () => undefined,
  windowState: { focused: true, active: true },
});

/** What the product did in this window; `resetVscode` (control.ts) begins a new one. */
export let state = fresh();

export function renewState(): void {
  state = fresh();
}
