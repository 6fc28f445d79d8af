// What VS Code's API has of plain values: the classes and numbers that rows are made of.
import { whoCalled } from './callers';
import { track } from './ledger';
import { createListeners, type Listener } from './part';

export class EventEmitter {
  readonly #listeners = createListeners(`emitter of ${whoCalled()}`);
  readonly event = (listener: Listener, ...rest: [unknown?, Disposable[]?]) =>
    this.#listeners.listen(listener, ...rest);
  fire(value: unknown): void {
    this.#listeners.fire(value);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export class Disposable {
  constructor(readonly dispose: () => unknown) {}
  static from(...parts: { dispose: () => unknown }[]): Disposable {
    return new Disposable(() => {
      for (const part of parts) {
        part.dispose();
      }
    });
  }
}

export class TreeItem {
  constructor(
    readonly label: unknown,
    readonly collapsibleState = 0,
  ) {}
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

export class FileDecoration {
  constructor(
    readonly badge?: string,
    readonly tooltip?: string,
    readonly color?: ThemeColor,
  ) {}
}

export class MarkdownString {
  constructor(
    public value = '',
    readonly supportThemeIcons = false,
  ) {}
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

/** As much of an address as the product uses. */
export class Uri {
  constructor(
    readonly scheme: string,
    readonly authority: string,
    readonly path: string,
    readonly query = '',
    readonly fragment = '',
  ) {}
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}://${this.authority}${this.path}${this.query && `?${this.query}`}`;
  }
  static file(path: string): Uri {
    return new Uri('file', '', path);
  }
  static parse(text: string): Uri {
    const { protocol, host, pathname, search, hash } = new URL(text);
    return new Uri(protocol.slice(0, -1), host, pathname, search.slice(1), hash.slice(1));
  }
  static from({ scheme, authority = '', path = '', query = '' }: Record<'scheme', string> & Partial<Uri>): Uri {
    return new Uri(scheme, authority, path, query);
  }
  static joinPath(base: Uri, ...names: string[]): Uri {
    const { pathname } = new URL(names.join('/'), `file://${base.path}/`);
    return new Uri(base.scheme, base.authority, pathname);
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const ViewColumn = { Active: -1 };
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 };
export const ConfigurationTarget = { Global: 1 };
export const UIKind = { Desktop: 1, Web: 2 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const QuickInputButtons = { Back: {} };

/** What is registered, until it is disposed of. */
export function registered(name: string): Disposable {
  return new Disposable(track(name));
}
