// The picture that the timeline saves: a file of its own, which runs and loads nothing.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { EnsEvent } from '../../src/ens/types';
import { plainLabel } from '../../src/base/inert';
import { isInertSvg } from '../../src/exports/inertSvg';
import { timelineOf } from '../../src/views/timeline/model';
import { anEvent, english, hour, noon } from '../builders';
import { activeInLine, hostileTexts } from '../hostileTexts';
import { launch, openTimeline, type Pages, until } from './page';
import { themeNames, type ThemeName } from './themes';
import { aStore, aTimeline, manyEvents, nights } from './timelines';

const hostile = '</text><script>globalThis.ran = 1</script><a href="javascript:1" onload="x">\uFFFF\u202E ]]>&amp;';

describe('The saved picture', () => {
  let pages: Pages;
  before(async () => {
    pages = await launch();
  });
  after(() => pages.close());
  afterEach(() => pages.clear());

  const save = async (events: readonly EnsEvent[], theme: ThemeName, name = 'Operations', timeZone?: string) => {
    const store = aStore(events);
    store.putInstances([{ instanceId: 'i-hostile', name: hostile, regionId: hostile, addresses: [], disks: [] }]);
    const accounts = [{ profileId: 'p1', name, store, endedAt: () => undefined }];
    const data = timelineOf({ accounts, windows: nights, now: noon, timeZone, language: 'en', t: english });
    const { page, sent } = await openTimeline(pages, data, { theme });
    await page.getByRole('button', { name: 'Save as SVG…' }).click();
    const message = (await sent()).at(-1);
    assert.equal(message?.type, 'save');
    return message.svg;
  };
  /** Opens the text as a file of its own: a program that knows nothing of VS Code. */
  const open = async (svg: string): Promise<Page> => {
    const page = await pages.open(1130, 700);
    await page.route('**/*', route => route.fulfill({ contentType: 'image/svg+xml', body: svg }));
    await page.goto('https://picture.test/timeline.svg');
    return page;
  };

  for (const theme of themeNames) {
    it(`has the colours of ${theme} in itself, with a title and a description`, async () => {
      const svg = await save(manyEvents(40), theme);
      assert.ok(isInertSvg(svg));
      assert.doesNotMatch(svg, /var\(|vscode|class=|style|aria-|tabindex/);
      const page = await open(svg);
      assert.equal(
        await page.evaluate(`document.querySelector('svg > title').textContent`),
        'Timeline of system events',
      );
      assert.equal(await page.evaluate(`document.querySelector('svg > desc').textContent`), 'Operations');
      assert.equal(await page.evaluate(`document.querySelectorAll('parsererror').length`), 0);
    });
  }

  it('names the zone of its hours beside them, as the page does', async () => {
    for (const timeZone of ['Asia/Shanghai', 'Europe/Berlin', 'America/Argentina/Salta']) {
      const page = await open(await save(manyEvents(9), 'dark', 'Operations', timeZone));
      const texts = JSON.parse(
        String(
          await page.evaluate(`JSON.stringify([...document.querySelectorAll('text')].map(one => one.textContent))`),
        ),
      ) as string[];
      assert.ok(texts.includes(timeZone), texts.join('\n'));
    }
  });

  it('case 29: shows hostile names as text: it runs nothing, and is well-formed', async () => {
    const event = anEvent({ resourceId: 'i-hostile', type: hostile, notBefore: noon + 5 * hour });
    const svg = await save([event], 'dark', hostile);
    assert.ok(isInertSvg(svg));
    const page = await open(svg);
    assert.equal(await page.evaluate(`document.querySelectorAll('parsererror, script, a').length`), 0);
    assert.equal(await page.evaluate('globalThis.ran'), undefined);
    assert.match(String(await page.evaluate(`document.querySelector('desc').textContent`)), /^<\/text><script>/);
  });

  it('case 29: shows every text of others as text, on the page and in the file, where that is well-formed', async () => {
    const texts = Object.entries(hostileTexts);
    const events = texts.map(([, text], index) =>
      anEvent({ eventId: `e-${String(index)}`, resourceId: `i-${String(index)}`, type: text, notBefore: noon + hour }),
    );
    const store = aStore(events);
    const about = { addresses: [], disks: [] };
    store.putInstances(
      texts.map(([, text], index) => ({ instanceId: `i-${String(index)}`, name: text, regionId: text, ...about })),
    );
    const accounts = [{ profileId: 'p1', name: plainLabel(texts.map(([, text]) => text).join(' ')), store }];
    const data = timelineOf({
      accounts: accounts.map(account => ({ ...account, endedAt: () => undefined })),
      ...{ windows: [], now: noon, language: 'en', t: english },
    });
    const { page, sent, complaints } = await openTimeline(pages, data, { kept: { lanes: 'instance' } });
    // What is beside each mark, a line for each text in it, and which elements that are none of ours.
    const details = await page.evaluate<{ lines: string[]; foreign: number }[]>(`
      [...document.querySelectorAll('svg [role=button]')].map(mark => {
        mark.focus();
        const node = document.getElementById('details');
        const lines = [...node.querySelectorAll('*')].map(one => one.children.length > 0 ? '' : one.textContent);
        return { lines, foreign: node.querySelectorAll(':not(strong, p, dl, dt, dd)').length };
      })`);
    assert.equal(details.length, texts.length);
    for (const { lines, foreign } of details) {
      assert.equal(lines.map(activeInLine).find(Boolean), undefined);
      assert.equal(foreign, 0);
    }
    await page.getByRole('button', { name: 'Save as SVG…' }).click();
    const message = (await sent()).at(-1);
    assert.equal(message?.type, 'save');
    await page.getByRole('button', { name: 'Show as table' }).click();
    const named = await page.locator('th[scope=row] button').allTextContents();
    assert.deepEqual(named.sort(), texts.map(([, text]) => plainLabel(text)).sort());
    assert.equal(await page.evaluate('globalThis.ran'), undefined);
    assert.deepEqual(complaints, []);

    assert.ok(isInertSvg(message.svg));
    const opened = await open(message.svg);
    assert.equal(await opened.evaluate(`document.querySelectorAll('parsererror, script, a, image').length`), 0);
    assert.equal(await opened.evaluate('globalThis.ran'), undefined);
    const words = await opened.evaluate<string[]>(
      `[...document.querySelectorAll('text, desc')].map(one => one.textContent)`,
    );
    assert.deepEqual(words.map(activeInLine).filter(Boolean), []);
  });

  it('case 91: has long names cut between characters', async () => {
    const family = '👨‍👩‍👧‍👦';
    for (const before of ['', 'x', 'xx', 'xxx', 'xxxx']) {
      const store = aStore([anEvent({ resourceId: 'i-1', notBefore: noon + 5 * hour })]);
      store.putInstances([
        { instanceId: 'i-1', name: `${before}${family.repeat(60)}`, regionId: 'cn-1', addresses: [], disks: [] },
      ]);
      const accounts = [{ profileId: 'p1', name: 'Operations', store, endedAt: () => undefined }];
      const data = timelineOf({ accounts, windows: [], now: noon, language: 'en', t: english });
      const { page } = await openTimeline(pages, data, { kept: { lanes: 'instance' } });
      const label = String(await page.evaluate(`document.querySelector('.label text').textContent`));
      assert.match(label.replaceAll(family, '.'), /^x*\.+…$/);
    }
  });

  it('is whole where the page is scrolled', async () => {
    const { page, sent } = await openTimeline(pages, aTimeline(manyEvents(300)), { kept: { lanes: 'instance' } });
    await page.mouse.wheel(0, 900);
    await until(page, 'scrollY > 500');
    await page.evaluate(`document.querySelector('#save').click()`);
    const message = (await sent()).at(-1);
    assert.equal(message?.type, 'save');
    const opened = await open(message.svg);
    // The flag of the now-line stands on top of the picture, not where it was scrolled to.
    const top = await opened.evaluate(`[...document.querySelectorAll('text')]
      .find(text => text.textContent === 'Now').getBoundingClientRect().top`);
    assert.ok(Number(top) < 200, String(top));
  });
});
