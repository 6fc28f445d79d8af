import { randomBytes } from 'node:crypto';
import { Disposable, EventEmitter, Uri, ViewColumn, l10n, window, type Event, type WebviewPanel } from 'vscode';
import { isExtensionUpdated } from '../../base/extensionUpdated';
import type { Clock } from '../../ens/ports';
import { plainLabel } from '../../base/inert';
import { unawaited } from '../../base/unawaited';
import { eventKey } from '../../events/event';
import type { Records } from '../../operations/records';
import type { PersonTime } from '../../settings/personTime';
import type { Settings } from '../../settings/settings';
import type { Desk, Desks } from '../desks';
import { displayLanguage } from '../displayLanguage';
import { createFeed, type WindowsBetween } from './feed';
import { noticeHtml, timelineHtml } from './html';
import { endedAtOf } from './endedAt';
import type { TimelineAccount } from './model';
import { readMessage } from './readMessage';

export const timelineType = 'ensEvents.timeline';

export interface TimelineParts extends Pick<PersonTime, 'timeZone'> {
  desks: Pick<Desks, 'shown' | 'onDidChange' | 'onDidChangeEvents'>;
  records: Pick<Records, 'at' | 'changes'>;
  clock: Clock;
  settings: Pick<Settings, 'onDidChange'>;
  /** Where the page's script and style are. */
  folder: Uri;
  windows: WindowsBetween;
  /** Rejects with ExtensionUpdated where the page's files are gone. */
  check: () => Promise<void>;
  logError: (error: Error) => void;
  /** The person chose an event; the ids are the page's word only. */
  onReveal: (account: string, key: string) => void;
  /** The person wants the picture saved; the text is the page's word only. */
  onSave: (svg: string) => void;
}

/** The timeline's panel: there is one at most, and it comes back with its window. */
export interface Timeline {
  open: () => void;
  /** As a tree view's. */
  readonly visible: boolean;
  readonly onDidChangeVisibility: Event<{ readonly visible: boolean }>;
  dispose: () => void;
}

interface Shown {
  panel: WebviewPanel;
  changed: () => void;
}

export function createTimeline(parts: TimelineParts): Timeline {
  const visibility = new EventEmitter<{ visible: boolean }>();
  let shown: Shown | undefined;
  const update = () => {
    shown?.changed();
  };
  const updateAccounts = () => {
    if (shown?.panel.visible) {
      readUnread(parts.desks.shown());
    }
    update();
  };
  const show = (panel: WebviewPanel) => {
    shown?.panel.dispose();
    const changed = connect(panel, parts, () => {
      visibility.fire({ visible: panel.visible });
    });
    shown = { panel, changed };
    panel.onDidDispose(() => {
      if (shown?.panel === panel) {
        shown = undefined;
        visibility.fire({ visible: false });
      }
    });
    visibility.fire({ visible: panel.visible });
  };
  const serializer = window.registerWebviewPanelSerializer(timelineType, {
    deserializeWebviewPanel: panel => {
      show(panel);
      return Promise.resolve();
    },
  });
  const subscriptions = [
    parts.desks.onDidChange(updateAccounts),
    parts.desks.onDidChangeEvents(update),
    parts.settings.onDidChange(update),
    parts.records.changes.subscribe(update),
  ];

  return {
    open: () => {
      if (shown) {
        shown.panel.reveal();
      } else {
        show(window.createWebviewPanel(timelineType, l10n.t('ENS Timeline'), ViewColumn.Active));
      }
    },
    get visible() {
      return shown?.panel.visible === true;
    },
    onDidChangeVisibility: visibility.event,
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      Disposable.from(serializer, visibility).dispose();
      shown?.panel.dispose();
    },
  };
}

/** Fills a panel and answers what tells it of changes. A page that is hidden is gone: it says `ready` when it is back. */
function connect(panel: WebviewPanel, parts: TimelineParts, onVisibility: () => void): () => void {
  const { webview } = panel;
  const language = displayLanguage(l10n.bundle);
  const title = l10n.t('ENS Timeline');
  let isReady = false;
  const fail = (error: unknown) => {
    if (isExtensionUpdated(error)) {
      isReady = false;
      feed.stop();
      webview.html = noticeHtml({ language, title, text: error.message }).text;
    } else {
      parts.logError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const feed = createFeed({
    ...parts,
    accounts: () => parts.desks.shown().map(desk => accountOf(desk, parts.records)),
    windows: (from, to) =>
      parts.windows(from, to).catch((error: unknown) => {
        fail(error);
        return [];
      }),
    language,
    t: l10n.t,
    post: message => {
      unawaited(webview.postMessage(message), parts.logError);
    },
  });
  const listening = Disposable.from(
    webview.onDidReceiveMessage((received: unknown) => {
      const message = readMessage(received);
      switch (message?.type) {
        case 'ready':
          isReady = true;
          readUnread(parts.desks.shown());
          feed.start();
          break;
        case 'reveal':
          parts.onReveal(message.account, message.key);
          break;
        case 'save':
          parts.onSave(message.svg);
          break;
        case undefined:
      }
    }),
    panel.onDidChangeViewState(() => {
      if (panel.visible) {
        // It is read from the disk once more, unless it was out of sight for a moment only: then it does not say so again.
        parts.check().catch(fail);
        if (isReady) {
          feed.start();
        }
      } else {
        feed.stop();
      }
      onVisibility();
    }),
  );
  panel.onDidDispose(() => {
    feed.stop();
    listening.dispose();
  });
  // VS Code paints a tab's picture as it is, unlike a view's.
  const media = Uri.joinPath(parts.folder, '..', 'media');
  panel.iconPath = { light: Uri.joinPath(media, 'timelineLight.svg'), dark: Uri.joinPath(media, 'timelineDark.svg') };
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [parts.folder] };
  webview.html = timelineHtml({
    nonce: randomBytes(16).toString('base64url'),
    cspSource: webview.cspSource,
    scriptUri: webview.asWebviewUri(Uri.joinPath(parts.folder, 'timeline.js')).toString(),
    styleUri: webview.asWebviewUri(Uri.joinPath(parts.folder, 'timeline.css')).toString(),
    language,
    title,
  }).text;
  parts.check().catch(fail);
  return feed.changed;
}

/** The timeline may be the first view that is seen, above all after a reload, when the accounts may come after it. */
function readUnread(desks: readonly Desk[]): void {
  for (const { loader } of desks) {
    if (!loader.hasRead()) {
      unawaited(loader.load(), 'a failure to read is a row of its list');
    }
  }
}

function accountOf({ profileId, store, session }: Desk, records: TimelineParts['records']): TimelineAccount {
  const name = plainLabel(session()?.profile.name ?? '');
  return { profileId, store, name, endedAt: event => endedAtOf(records.at(eventKey(event)), profileId) };
}
