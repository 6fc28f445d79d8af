// Case 106: VS Code in a language that there are no texts in.
import assert from 'node:assert/strict';
import { Disposable, env, l10n, window } from 'vscode';
import { createTimelineCommand } from '../../src/commands/openTimeline';
import type { EventCommandDeps } from '../../src/commands/deps';
import { eventKey } from '../../src/events/event';
import { createDetailsPanels } from '../../src/views/details/detailsPanels';
import { aClock, anEvent } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk, aTicker, noRecords, someDesks } from '../desks';
import { someSettings } from '../settings';
import { aPanel } from './webviewPanel';
import { somePersonTime } from '../personTime';

/** Has VS Code say that it is in a language, with the translations it found for it. */
function speaking(language: string, bundle: Record<string, string> | undefined): () => void {
  const before = [
    [env, 'language', Object.getOwnPropertyDescriptor(env, 'language')],
    [l10n, 'bundle', Object.getOwnPropertyDescriptor(l10n, 'bundle')],
  ] as const;
  Object.defineProperty(env, 'language', { get: () => language, configurable: true });
  Object.defineProperty(l10n, 'bundle', { get: () => bundle, configurable: true });
  return () => {
    for (const [target, name, descriptor] of before) {
      Object.defineProperty(target, name, descriptor ?? {});
    }
  };
}

/** The two pages, and the names of days on the timeline. */
async function pagesIn(language: string, bundle: Record<string, string> | undefined) {
  const { createWebviewPanel, registerWebviewPanelSerializer } = window;
  const silent = speaking(language, bundle);
  const pages = [aPanel(), aPanel()];
  let next = 0;
  Object.assign(window, {
    registerWebviewPanelSerializer: () => new Disposable(() => undefined),
    createWebviewPanel: () => pages[next++]?.panel,
  });
  const desk = aDesk();
  const event = anEvent();
  desk.store.merge([event]);
  const desks = someDesks(desk);
  const clock = { ...aClock(), sleep: () => new Promise<void>(() => undefined) };
  const personTime = somePersonTime();
  const view = {} as EventCommandDeps['view'];
  const records = {
    all: () => [],
    changes: { subscribe: () => () => undefined },
  } as unknown as EventCommandDeps['records'];
  const timeline = createTimelineCommand(
    { desks, records: noRecords, clock, view, ...personTime, settings: someSettings(), ...wholeBundles },
    assert.ifError,
  );
  const details = createDetailsPanels({ desks, records, clock, ticker: aTicker(), ...personTime });
  try {
    timeline.open();
    pages[0]?.say({ type: 'ready' });
    details.open({ kind: 'event', account: 'p1', key: eventKey(event) }, false);
    await new Promise(resolve => setImmediate(resolve));
    const ticks = pages[0]?.posted.flatMap(message => (message.type === 'data' ? message.data.ticks : [])) ?? [];
    return {
      languages: pages.map(({ panel }) => /<html lang="([^"]*)">/.exec(panel.webview.html)?.[1]),
      ticks: ticks.map(({ label }) => label).join('\n'),
    };
  } finally {
    timeline.dispose();
    details.dispose();
    silent();
    Object.assign(window, { createWebviewPanel, registerWebviewPanelSerializer });
  }
}

describe('case 106: the language of the pages', () => {
  for (const language of [
    'en',
    'en-gb',
    'zh-tw',
    'zh',
    'de',
    'fr',
    'ar',
    'fa',
    'th',
    'ja',
    'qps-ploc',
    'not a language',
  ]) {
    it(`is English, with English names of days, where VS Code is in: ${language}`, async () => {
      const { languages, ticks } = await pagesIn(language, undefined);
      assert.deepEqual(languages, ['en', 'en']);
      assert.match(ticks, /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\nNov \d+$/m);
      assert.match(ticks, /^[\x20-\x7e\n]+$/);
    });
  }

  it('is Chinese where VS Code loaded the Chinese texts', async () => {
    const { languages, ticks } = await pagesIn('zh-cn', { Time: '时间' });
    assert.deepEqual(languages, ['zh-cn', 'zh-cn']);
    assert.match(ticks, /周一\n11月\d+日/);
  });
});
