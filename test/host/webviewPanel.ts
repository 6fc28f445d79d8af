import { EventEmitter } from 'vscode';
import type { ToPage } from '../../src/views/timeline/messages';

/** A panel whose page is the test. */
export function aPanel() {
  const received = new EventEmitter<unknown>();
  const state = new EventEmitter<undefined>();
  const disposed = new EventEmitter<undefined>();
  const posted: ToPage[] = [];
  const panel = {
    visible: true,
    reveals: 0,
    reveal: () => {
      panel.reveals++;
    },
    dispose: () => {
      disposed.fire(undefined);
    },
    onDidDispose: disposed.event,
    onDidChangeViewState: state.event,
    webview: {
      html: '',
      options: {},
      cspSource: 'https://webview.test',
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: received.event,
      postMessage: (message: ToPage) => Promise.resolve(posted.push(message)),
    },
  };
  return {
    panel,
    posted,
    say: (message: unknown) => {
      received.fire(message);
    },
    hide: () => {
      panel.visible = false;
      state.fire(undefined);
    },
    show: () => {
      panel.visible = true;
      state.fire(undefined);
    },
  };
}
