import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { timelineHtml } from '../../src/views/timeline/html';
import type { TimelineData, ToHost, ToPage } from '../../src/views/timeline/messages';
import { themes, type ThemeName } from './themes';

interface Parts {
  /** The browser's program. */
  executablePath: string;
  /** Folder with the built scripts and styles. */
  pages: string;
}

/** What scripts/test-webview.mjs describes in $ENS_EVENTS_WEBVIEW. */
function partsFromEnv(): Parts {
  const text = process.env['ENS_EVENTS_WEBVIEW'];
  if (text === undefined) {
    throw new Error('Run this with node scripts/test-webview.mjs');
  }
  return JSON.parse(text) as Parts;
}

const args = [
  ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  // A key scrolls at once.
  '--disable-smooth-scrolling',
  // Pages share a process, which then has axe compiled: half the time of a process for each.
  '--renderer-process-limit=1',
];

/** A browser in which `open` opens pages. */
export interface Pages {
  open: (width: number, height: number) => Promise<Page>;
  /** Closes all but the browser. */
  clear: () => Promise<void>;
  close: () => Promise<void>;
}

/** Starts a browser. The caller closes it. */
export async function launch(): Promise<Pages> {
  const browser = await chromium.launch({ executablePath: partsFromEnv().executablePath, args });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  // It keeps the process alive between two tests.
  const first = await context.newPage();
  return {
    open: async (width, height) => {
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      return page;
    },
    clear: async () => {
      for (const page of context.pages().filter(page => page !== first)) {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}

/** Where the page says it is; nothing of it leaves the test, which answers every request itself. */
const origin = 'https://webview.test';

export interface TimelinePage {
  page: Page;
  /** What the page told its host, oldest first. */
  sent: () => Promise<ToHost[]>;
  /** What it asked VS Code to keep. */
  kept: () => Promise<unknown>;
  send: (message: ToPage) => Promise<void>;
  /** Every complaint of the browser: blocked by the policy, failed, thrown. */
  complaints: string[];
}

export interface Setting {
  theme?: ThemeName;
  /** What VS Code kept of an earlier page. */
  kept?: unknown;
  width?: number;
  height?: number;
  /** Classes of the body besides the theme's. */
  bodyClass?: string;
}

/** Opens the real page in a theme, as a webview does, and sends it the data. The caller closes the browser. */
export async function openTimeline(pages: Pages, data: TimelineData, setting: Setting = {}): Promise<TimelinePage> {
  const { theme = 'dark', kept, width = 1100, height = 700, bodyClass = '' } = setting;
  const page = await pages.open(width, height);
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() !== 'log') {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', error => complaints.push(error.message));
  await page.route('**/*', route => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      return route.fulfill({ contentType: 'text/html', body: html() });
    }
    const file = path.join(partsFromEnv().pages, path.basename(pathname));
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(file) });
  });
  await page.addInitScript(`(${stub})(${JSON.stringify({ kept, theme: themes[theme], bodyClass })})`);
  await page.goto(`${origin}/`);
  const send = async (message: ToPage) => {
    await page.evaluate<undefined>(`dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(message)} }))`);
  };
  await send({ type: 'data', data });
  return {
    page,
    complaints,
    send,
    sent: () => page.evaluate<ToHost[]>('sent'),
    kept: () => page.evaluate('kept'),
  };
}

function html(): string {
  return timelineHtml({
    nonce: 'bm9uY2U',
    cspSource: origin,
    scriptUri: `${origin}/timeline.js`,
    styleUri: `${origin}/timeline.css`,
    language: 'en',
    title: 'Timeline',
  }).text;
}

/** Runs in the page before its script: what VS Code puts into a webview. */
const stub = `({ kept, theme, bodyClass }) => {
  globalThis.sent = [];
  globalThis.kept = kept;
  globalThis.acquireVsCodeApi = () => ({
    postMessage: message => { globalThis.sent.push(message); },
    getState: () => globalThis.kept,
    setState: state => { globalThis.kept = state; },
  });
  const dress = () => {
    for (const [name, value] of Object.entries(theme.variables)) document.documentElement.style.setProperty(name, value);
    document.body.className = theme.bodyClass + ' ' + bodyClass;
    document.body.dataset.vscodeThemeKind = theme.kind;
  };
  new MutationObserver((_, observer) => {
    if (document.body) { observer.disconnect(); dress(); }
  }).observe(document, { childList: true, subtree: true });
}`;

/**
 * Waits until an expression holds in the page. The policy of the page lets nothing be evaluated that it polls itself
 * (`waitForFunction`), but what a debugger asks for.
 */
export async function until(page: Page, expression: string): Promise<void> {
  const giveUp = Date.now() + 10_000;
  while (!(await page.evaluate<boolean>(`Boolean(${expression})`))) {
    if (Date.now() > giveUp) {
      throw new Error(`This never held: ${expression}`);
    }
    await page.waitForTimeout(20);
  }
}
