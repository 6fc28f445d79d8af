// The page of an event in a browser, dressed as VS Code dresses a webview of each kind of theme.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { visible } from '../../src/base/inert';
import { anEvent, anInstance, anOperation, hour, noon } from '../builders';
import { pageWith, type Known } from '../unit/views/details/setting';
import { activeInLine, hostileTexts } from '../hostileTexts';
import { launch, type Pages } from './page';
import { themeNames, themes, type ThemeName } from './themes';

const hostile = '</bdi></main><script>document.title = "run"</script><img src=https://192.0.2.1/x onerror=alert(1)>';
const everything: Known = {
  event: anEvent({
    type: 'Instance:SystemFailure.Redeploy',
    level: 'CRITICAL',
    extendedAttribute: '{"ip":"192.0.2.1"}',
  }),
  instance: anInstance({
    ...{ spec: 'ens.sn1.large', cpu: '4', memoryMiB: 8192, os: 'Linux 3' },
    disks: [
      { category: 'pangu', role: 'system', sizeGiB: 40, diskId: 'd-1' },
      { category: 'local_hdd', role: 'data', sizeGiB: 500, diskId: 'd-2' },
    ],
  }),
  operations: [
    anOperation({
      outcome: { kind: 'refused', code: 'Busy', message: 'Try later.', requestId: 'REQ-1' },
      at: noon - hour,
    }),
    // The event asks again since, so that it can be acted on beside it.
    anOperation({
      plan: { opsType: 'scheduled', planTime: noon + hour },
      outcome: { kind: 'accepted', requestId: 'REQ-2' },
      statusBefore: 'Scheduled',
    }),
  ],
  others: [anEvent({ eventId: 'e-2' })],
};
const contents: Record<string, Known> = {
  'with all there can be': everything,
  'with next to nothing': { event: anEvent({ type: '', status: '', level: '', resourceId: '' }), instance: undefined },
  'that is gone': { ...everything, listed: false },
  'with hostile text': {
    event: anEvent({ type: hostile, status: hostile, level: hostile, reason: hostile }),
    instance: anInstance({ name: hostile, spec: hostile, addresses: [hostile] }),
  },
};

interface Shown {
  page: Page;
  /** What the page fetched, and every complaint of the browser. */
  noticed: string[];
}

async function show(pages: Pages, known: Known, theme: ThemeName, width = 900): Promise<Shown> {
  const page = await pages.open(width, 700);
  const noticed: string[] = [];
  page.on('console', message => noticed.push(message.text()));
  page.on('pageerror', error => noticed.push(error.message));
  page.on('requestfinished', request => noticed.push(request.url()));
  await page.setContent(pageWith(known));
  const { kind, bodyClass, variables } = themes[theme];
  await page.evaluate<undefined>(`
    for (const [name, value] of Object.entries(${JSON.stringify(variables)})) {
      document.documentElement.style.setProperty(name, value);
    }
    document.body.className = ${JSON.stringify(bodyClass)};
    document.body.dataset.vscodeThemeKind = ${JSON.stringify(kind)};
    undefined;`);
  return { page, noticed };
}

describe('The page of an event', () => {
  let pages: Pages;
  before(async () => {
    pages = await launch();
  });
  after(() => pages.close());
  afterEach(() => pages.clear());

  for (const theme of themeNames) {
    for (const [name, known] of Object.entries(contents)) {
      it(`case 44: ${name} has no fault that axe finds, unfolded: ${theme}`, async () => {
        const { page, noticed } = await show(pages, known, theme);
        await page.evaluate<undefined>(`document.querySelector('details').open = true; undefined`);
        const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        assert.ok(passes.some(({ id }) => id === 'color-contrast'));
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
          [],
        );
        assert.equal(noticed.join('\n'), '');
      });
    }

    it(`takes its colours from the theme: ${theme}`, async () => {
      const { page } = await show(pages, everything, theme);
      const background = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
      const wanted = await page.evaluate<string>(`
        const probe = document.body.appendChild(document.createElement('p'));
        probe.style.backgroundColor = 'var(--vscode-editor-background)';
        getComputedStyle(probe).backgroundColor`);
      assert.notEqual(wanted, 'rgba(0, 0, 0, 0)');
      assert.equal(background, wanted);
    });
  }

  it('T15: runs and fetches nothing of what the service wrote, and would not if it got in', async () => {
    const { page, noticed } = await show(pages, contents['with hostile text'] ?? {}, 'dark');
    assert.equal(noticed.join('\n'), '');
    await page.evaluate<undefined>(`
      const image = document.body.appendChild(document.createElement('img'));
      image.src = 'https://192.0.2.1/x';
      document.body.appendChild(document.createElement('script')).textContent = 'document.title = "run"';
      document.body.appendChild(document.createElement('style')).textContent = 'h1 { display: none }';
      undefined;`);
    assert.notEqual(await page.title(), 'run');
    assert.ok(await page.locator('h1').isVisible());
    for (const what of ['Executing inline script', 'Applying inline style', 'Loading the image']) {
      assert.ok(
        noticed.some(text => text.startsWith(`${what} `) && text.includes('Content Security Policy')),
        what,
      );
    }
    assert.ok(!noticed.includes('https://192.0.2.1/x'));
  });

  it('case 29: shows every text of others as text, whatever is in it: no element, link or picture of theirs', async () => {
    const page = await pages.open(900, 700);
    const seen = async (text: string) => {
      await page.setContent(
        pageWith({
          event: anEvent({ type: text, status: text, level: text, reason: text, extendedAttribute: text }),
          instance: anInstance({ name: text, status: text, spec: text, os: text, regionId: text, addresses: [text] }),
          operations: [anOperation({ name: text, outcome: { kind: 'refused', code: text, message: text } })],
        }),
      );
      return page.evaluate<string[]>(`
        [...document.querySelectorAll('*')].map(one => one.tagName + ' ' +
          [...one.attributes].filter(({ name }) => name !== 'href').map(({ name, value }) => name + '=' + value).join())`);
    };
    // A long text is folded, which has elements of its own.
    const plain = await seen('plain');
    const folded = await seen('plain '.repeat(200));
    for (const [name, text] of Object.entries(hostileTexts)) {
      assert.deepEqual(await seen(text), visible(text, 70_000).length > 400 ? folded : plain, name);
      const shown = await page.evaluate<string>('document.body.textContent');
      assert.equal(shown.split('\n').map(activeInLine).find(Boolean), undefined, name);
      assert.ok(shown.includes(visible(text, 70_000)), name);
      assert.equal(await page.evaluate('globalThis.ran'), undefined);
    }
  });

  it('can be used with the keyboard: link after link, and Enter unfolds the raw data', async () => {
    const { page } = await show(pages, everything, 'dark');
    const focused: string[] = [];
    for (let step = 0; step < 20 && focused.at(-1) !== 'Raw data (JSON)'; step++) {
      await page.keyboard.press('Tab');
      focused.push(await page.evaluate<string>('document.activeElement.textContent'));
    }
    assert.deepEqual(focused, [
      ...['Redeploy…', 'Copy As…', 'Copy Link', 'Copy Event ID', 'Copy Instance ID', 'Open Console', 'Show Log'],
      ...[
        'Copy RequestId',
        'Copy RequestId',
        'Deadline: 2026-11-25 20:00 GMT+8 · needs an answer · redeploy · level: warning',
        'Raw data (JSON)',
      ],
    ]);
    assert.equal(await page.locator('pre').first().isVisible(), false);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('pre').first().isVisible(), true);
  });

  it('is read with the keyboard: arrows, Page, space, Home and End scroll it, Escape changes nothing', async () => {
    const { page } = await show(pages, everything, 'dark');
    const scrolled = () => page.evaluate<number>('Math.round(scrollY)');
    const bottom = await page.evaluate<number>('document.documentElement.scrollHeight - innerHeight');
    assert.ok(bottom > 300, String(bottom));
    const leads = async (key: string, holds: (at: number) => boolean) => {
      await page.keyboard.press(key);
      for (let tries = 0; tries < 100 && !holds(await scrolled()); tries += 1) {
        await page.waitForTimeout(20);
      }
      assert.ok(holds(await scrolled()), `${key}: ${String(await scrolled())} of ${String(bottom)}`);
    };
    await leads('End', at => Math.abs(at - bottom) <= 1);
    await leads('Home', at => at === 0);
    await leads('PageDown', at => at > 100);
    await leads('PageUp', at => at === 0);
    await leads('Space', at => at > 100);
    await leads('Shift+Space', at => at === 0);
    await leads('ArrowDown', at => at > 0);
    await leads('ArrowUp', at => at === 0);
    const before = await page.content();
    await page.keyboard.press('Escape');
    assert.equal(await page.content(), before);
    assert.equal(await page.evaluate('document.activeElement === document.body'), true);
  });

  it('has Enter run the link that has the focus, with the event it is about, and Shift+Tab go back', async () => {
    const { page } = await show(pages, everything, 'dark');
    await page.evaluate<undefined>(`
      globalThis.followed = [];
      document.addEventListener('click', event => {
        event.preventDefault();
        globalThis.followed.push(event.target.closest('a').getAttribute('href'));
      });
      undefined;`);
    const names = ['redeploy', 'copyAs', 'copyLink', 'copyEventId', 'copyInstanceId', 'openConsole', 'showLog'];
    const links = page.locator('a');
    for (const [index, name] of names.entries()) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const href = (await page.evaluate<string[]>('followed')).at(-1) ?? '';
      assert.match(href, new RegExp(`^command:ensEvents\\.${name}\\b`));
      assert.equal(href, await links.nth(index).getAttribute('href'));
    }
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Open Console');
    assert.equal((await page.evaluate<string[]>('followed')).length, names.length);
  });

  it('folds and unfolds with Enter and with space, and can be selected and copied', async () => {
    const { page } = await show(pages, everything, 'dark');
    const raw = page.locator('details summary').last();
    const isOpen = () => page.locator('pre').first().isVisible();
    await raw.focus();
    for (const [key, open] of [
      ['Enter', true],
      ['Enter', false],
      ['Space', true],
      ['Space', false],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await isOpen(), open, key);
    }
    await page.keyboard.press('Control+a');
    assert.match(await page.evaluate<string>('String(getSelection())'), /edge-web-01[^]*Raw data \(JSON\)/);
  });

  it('names the rows and the columns of its tables', async () => {
    const { page } = await show(pages, everything, 'dark');
    const tables = await page.evaluate<{ scopes: string[]; first: string[] }[]>(`
      [...document.querySelectorAll('table')].map(table => ({
        scopes: [...table.querySelectorAll('thead th')].map(cell => cell.scope),
        first: [...table.querySelectorAll('tbody tr')].map(row => {
          const [first, ...others] = row.cells;
          return first.tagName + ' ' + first.scope + ' ' + others.every(cell => cell.tagName === 'TD');
        }),
      }))`);
    assert.ok(tables.length > 0);
    for (const { scopes, first } of tables) {
      assert.ok(scopes.length > 1 && scopes.every(scope => scope === 'col'));
      assert.ok(first.length > 0 && first.every(row => row === 'TH row true'), first.join());
    }
  });

  it('fits beside other editors without scrolling sideways', async () => {
    for (const [name, known] of Object.entries(contents)) {
      const { page } = await show(pages, known, 'light', 420);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      assert.ok(width <= 420, `${name}: ${width}`);
    }
  });
});
