// The timeline's page in a browser: the real page, script and style, dressed as VS Code dresses a webview.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import type { EnsEvent } from '../../src/ens/types';
import { eventKey } from '../../src/events/event';
import { anEvent, hour, noon } from '../builders';
import { launch, openTimeline, type Pages, until } from './page';
import { themeNames } from './themes';
import { aTimeline, manyEvents, nights } from './timelines';

const soon = anEvent({ eventId: 'e-soon', resourceId: 'i-a', level: 'CRITICAL', notBefore: noon + 5 * hour });
const later = anEvent({ eventId: 'e-later', resourceId: 'i-a', status: 'Scheduled', notBefore: noon + 90 * hour });
const elsewhere = anEvent({ eventId: 'e-elsewhere', resourceId: 'i-b', notBefore: noon + 80 * hour });
const few = [soon, later, elsewhere];

const marksOf = (page: Page): Locator => page.locator('svg [role=button]');
/** What a screen reader calls what has the focus; nothing where that is the page as a whole. */
const nameOfFocused = `(({ activeElement: focused, body }) =>
  focused === body ? '' :
    focused.getAttribute('aria-label') ?? (focused.labels?.[0]?.firstChild ?? focused).textContent.trim())(document)`;
/** What the mark of one of the few is called. */
const nameOf = (event: EnsEvent): string =>
  aTimeline(few).events.find(({ key }) => key === eventKey(event))?.spoken ?? '';
const reveal = (event: typeof soon) => ({ type: 'reveal', account: 'p1', key: eventKey(event) });

describe('The timeline', () => {
  let pages: Pages;
  before(async () => {
    pages = await launch();
  });
  after(() => pages.close());
  afterEach(() => pages.clear());

  for (const theme of themeNames) {
    it(`case 44: has nothing for axe to find, and nothing the policy stops, in ${theme}: picture, details, table, empty`, async () => {
      const { page, complaints, send } = await openTimeline(pages, aTimeline(manyEvents(40), nights), { theme });
      const violations = async () => {
        const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      };
      await marksOf(page).nth(4).focus();
      assert.deepEqual(await violations(), []);
      await page.getByRole('button', { name: 'Show as table' }).click();
      assert.equal(await page.locator('tbody tr[data-index]').count(), 40);
      assert.deepEqual(await violations(), []);
      await send({ type: 'data', data: aTimeline([]) });
      assert.deepEqual(await violations(), []);
      assert.deepEqual(complaints, []);
    });
  }

  it('runs no script and takes no style but its own', async () => {
    const { page, complaints } = await openTimeline(pages, aTimeline(few));
    await page.evaluate(`
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' }));
      document.body.insertAdjacentHTML('beforeend', '<p id="styled" style="color: red">x</p>');`);
    assert.equal(await page.evaluate('globalThis.ran'), undefined);
    assert.notEqual(await page.evaluate(`getComputedStyle(styled).color`), 'rgb(255, 0, 0)');
    assert.equal(complaints.length, 2);
    assert.equal(complaints.filter(text => text.includes('Content Security Policy')).length, 2);
  });

  it('says what an event is in its name, and more beside the mark that is pointed at or has the focus', async () => {
    const { page } = await openTimeline(pages, aTimeline(few));
    const name = await marksOf(page).first().getAttribute('aria-label');
    const words = 'edge-a, Redeploy for maintenance, needs an answer, critical, Deadline 2026-11-24 17:00';
    assert.ok(name?.startsWith(words), name ?? '');
    const details = page.getByRole('tooltip');
    assert.equal(await details.isVisible(), false);
    await marksOf(page).first().hover();
    assert.match(await details.innerText(), /edge-a[^]*needs an answer · critical[^]*Time left\s+in 5 h/);
    await page.keyboard.press('Escape');
    assert.equal(await details.isVisible(), false);
    await marksOf(page).nth(2).focus();
    assert.match(await details.innerText(), /edge-b[^]*needs an answer · warning[^]*Time left\s+in 3 d 8 h/);
    await page.getByRole('button', { name: 'Show as table' }).focus();
    assert.equal(await details.isVisible(), false);
  });

  it('is walked with Tab: each control, then one stop for the whole picture, wherever the arrow keys have led', async () => {
    const { page } = await openTimeline(pages, aTimeline(few));
    const stops = async () => {
      // Out of the page first, then once through all of it.
      while ((await page.evaluate<string>(nameOfFocused)) !== '') {
        await page.keyboard.press('Tab');
      }
      const found: string[] = [];
      do {
        await page.keyboard.press('Tab');
        found.push(await page.evaluate<string>(nameOfFocused));
      } while (found.at(-1) !== '' && found.length < 12);
      return found;
    };
    const controls = ['Range', 'Lanes', 'Show as table', 'Save as SVG…'];
    assert.deepEqual(await stops(), [...controls, nameOf(soon), '']);
    await page.locator('svg [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate<string>(nameOfFocused), nameOf(elsewhere));
    assert.deepEqual(await stops(), [...controls, nameOf(elsewhere), '']);
    await page.locator('svg [tabindex="0"]').focus();
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate<string>(nameOfFocused), 'Save as SVG…');
    const table = await openTimeline(pages, aTimeline(few), { kept: { table: true } });
    const inTable: string[] = [];
    for (let step = 0; step < 11; step += 1) {
      await table.page.keyboard.press('Tab');
      inTable.push(await table.page.evaluate<string>(nameOfFocused));
    }
    const heads = ['Time', 'Time left', 'Instance', 'Node', 'About', 'State', 'Level'];
    assert.deepEqual(inTable, ['Show as picture', ...heads, 'edge-a', 'edge-b', 'edge-a']);
  });

  const keys: [from: EnsEvent, key: string, to: EnsEvent][] = [
    [soon, 'ArrowRight', later],
    [later, 'ArrowRight', elsewhere],
    [elsewhere, 'ArrowRight', elsewhere],
    [elsewhere, 'ArrowLeft', later],
    [soon, 'ArrowLeft', soon],
    [soon, 'ArrowDown', elsewhere],
    [elsewhere, 'ArrowDown', elsewhere],
    // The nearest in time, not the first of the lane.
    [elsewhere, 'ArrowUp', later],
    [soon, 'ArrowUp', soon],
    [later, 'Home', soon],
    [soon, 'End', later],
    [elsewhere, 'Home', elsewhere],
    [elsewhere, 'Control+Home', soon],
    [soon, 'Control+End', elsewhere],
    [later, 'PageDown', later],
    [later, 'PageUp', later],
    [later, 'a', later],
  ];
  for (const [from, key, to] of keys) {
    it(`has the focus led from ${from.eventId} to ${to.eventId} by ${key}, with its details beside it`, async () => {
      const { page, sent } = await openTimeline(pages, aTimeline(few));
      await page.getByRole('button', { name: nameOf(from) }).focus();
      await page.keyboard.press(key);
      assert.equal(await page.evaluate<string>(nameOfFocused), nameOf(to));
      assert.equal(await page.locator('svg [tabindex="0"]').count(), 1);
      assert.match(await page.getByRole('tooltip').innerText(), new RegExp(`Event id\\s+${to.eventId}`));
      await page.keyboard.press('Escape');
      assert.equal(await page.getByRole('tooltip').isVisible(), false);
      assert.equal(await page.evaluate<string>(nameOfFocused), nameOf(to));
      assert.equal((await sent()).length, 1);
      await page.keyboard.press('Space');
      assert.deepEqual((await sent()).slice(1), [reveal(to)]);
    });
  }

  it('is scrolled by keys that lead nowhere in it, and not by those that do', async () => {
    const { page } = await openTimeline(pages, aTimeline(manyEvents(300), nights), { kept: { lanes: 'instance' } });
    await page.locator('svg [tabindex="0"]').focus();
    await page.keyboard.press('Control+Home');
    await page.evaluate('scrollTo(0, 0)');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    assert.equal(await page.evaluate<number>('scrollY'), 0);
    await page.keyboard.press('PageDown');
    await until(page, 'scrollY > 200');
  });

  it('is walked with the arrow keys; Enter and a click show the event in the list', async () => {
    const { page, sent } = await openTimeline(pages, aTimeline(few));
    await page.locator('svg [tabindex="0"]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    // The details of the mark with the focus lie over the one below it.
    await page.keyboard.press('Escape');
    await marksOf(page).nth(2).click();
    assert.deepEqual((await sent()).slice(1), [soon, later, elsewhere, soon, elsewhere].map(reveal));
  });

  it('keeps what was chosen, and comes back with it', async () => {
    const { page, kept } = await openTimeline(pages, aTimeline(few));
    assert.equal(await marksOf(page).count(), 3);
    await page.getByLabel('Range').selectOption('Day');
    assert.equal(await marksOf(page).count(), 1);
    assert.match(await page.locator('.outside').innerText(), /After this range: 2/);
    await page.getByLabel('Lanes').selectOption('One for each instance');
    const choice = await kept();
    assert.deepEqual(choice, { range: 'day', lanes: 'instance', table: false, allOver: false });
    const again = await openTimeline(pages, aTimeline(few), { kept: choice });
    assert.equal(await marksOf(again.page).count(), 1);
    assert.equal(await again.page.locator('svg .label').textContent(), 'edge-a');
  });

  it('is a table for screen readers: named, with headings, the same events, and buttons that show them', async () => {
    const { page, sent } = await openTimeline(pages, aTimeline(few), { bodyClass: 'vscode-using-screen-reader' });
    const table = page.getByRole('table', { name: 'System events by time' });
    const headings = await table.getByRole('columnheader').allInnerTexts();
    assert.deepEqual(headings, ['Time', 'Time left', 'Instance', 'Node', 'About', 'State', 'Level']);
    const rows = await table.getByRole('row').allInnerTexts();
    assert.equal(rows[1], 'Not over: 3');
    assert.match(rows[2] ?? '', /2026-11-24 17:00.*\tin 5 h\tedge-a\tcn-beijing-telecom\tRedeploy for maintenance\t/);
    // Whose cell it is that a reader stands in: each row is named by its instance, each part by what it has in common.
    const headers = await page.evaluate<string[][]>(
      `[...document.querySelectorAll('tr')].map(row =>
        [...row.querySelectorAll('th')].map(cell => cell.scope + ' ' + cell.textContent))`,
    );
    assert.deepEqual(headers, [
      headings.map(heading => `col ${heading}`),
      ['rowgroup Not over: 3'],
      ...['edge-a', 'edge-b', 'edge-a'].map(name => [`row ${name}`]),
    ]);
    assert.deepEqual(await table.getByRole('rowheader').locator('button').allInnerTexts(), [
      'edge-a',
      'edge-b',
      'edge-a',
    ]);
    await table.getByRole('button', { name: 'edge-b' }).click();
    assert.deepEqual((await sent()).at(-1), reveal(elsewhere));
  });

  it('says with its button what that does: a table of the picture, a picture of the table', async () => {
    const { page } = await openTimeline(pages, aTimeline(few));
    await page.getByRole('button', { name: 'Show as table' }).click();
    assert.equal(await page.getByRole('button', { name: 'Show as table' }).count(), 0);
    await page.getByRole('button', { name: 'Show as picture' }).press('Enter');
    assert.equal(await marksOf(page).count(), 3);
  });

  it('sorts by a column on a click or Enter on its head, says so, keeps the focus there and comes back sorted', async () => {
    const events = [
      anEvent({ eventId: 'e-1', resourceId: 'i-10', level: 'INFO', notBefore: noon + 5 * hour }),
      anEvent({ eventId: 'e-2', resourceId: 'i-2', level: 'CRITICAL', notBefore: noon + 9 * hour }),
      anEvent({ eventId: 'e-3', resourceId: 'i-3', level: 'WARN', notBefore: noon + 7 * hour }),
      anEvent({ eventId: 'e-4', resourceId: 'i-4', level: 'CRITICAL', status: 'Executed' }),
    ];
    const { page, send, kept } = await openTimeline(pages, aTimeline(events), { kept: { table: true } });
    const names = () => page.getByRole('rowheader').locator('button').allInnerTexts();
    const sorted = () =>
      page.evaluate<[string, string][]>(
        `[...document.querySelectorAll('th[aria-sort]')].map(cell => [cell.textContent, cell.ariaSort])`,
      );
    assert.deepEqual(await sorted(), []);
    const head = page.getByRole('columnheader');
    await head.getByRole('button', { name: 'Instance' }).click();
    assert.deepEqual(await names(), ['edge-2', 'edge-3', 'edge-10', 'edge-4']);
    assert.deepEqual(await sorted(), [['Instance', 'ascending']]);
    await page.keyboard.press('Enter');
    assert.deepEqual(await names(), ['edge-10', 'edge-3', 'edge-2', 'edge-4']);
    await head.getByRole('button', { name: 'Level' }).focus();
    await page.keyboard.press('Space');
    assert.deepEqual(await names(), ['edge-2', 'edge-3', 'edge-10', 'edge-4']);
    await send({ type: 'data', data: aTimeline([...events].reverse()) });
    assert.deepEqual(await sorted(), [['Level', 'ascending']]);
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Level');
    const again = await openTimeline(pages, aTimeline(events), { kept: await kept() });
    assert.equal(await again.page.locator('th[aria-sort]').innerText(), 'Level');
  });

  it('puts what waits first, and of many that are over no more than twenty until they are asked for', async () => {
    const over = Array.from({ length: 65 }, (_, index) =>
      anEvent({ eventId: `e-over-${String(index)}`, resourceId: `i-${String(index)}`, status: 'Executed' }),
    );
    const { page } = await openTimeline(pages, aTimeline([...over, soon]), { kept: { table: true } });
    const rows = page.locator('tbody tr');
    assert.match(await rows.nth(0).innerText(), /^Not over: 1/);
    assert.match(await rows.nth(1).innerText(), /edge-a/);
    assert.match(await rows.nth(2).innerText(), /^Ended: 65/);
    const more = page.getByRole('button', { name: '45 more ended' });
    await more.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('tbody tr[data-index]').count(), 66);
    assert.equal(await more.count(), 0);
    assert.match(String(await page.evaluate('document.activeElement.textContent')), /^edge-/);
  });

  it('moves the now-line and the time left when the host says that time went on, and keeps the focus', async () => {
    const { page, send } = await openTimeline(pages, aTimeline(few));
    const flag = page.locator('.now-flag rect');
    const before = await flag.boundingBox();
    await marksOf(page).first().focus();
    await send({ type: 'tick', now: noon + 24 * hour, left: ['overdue by 19 h', '', ''] });
    const after = await flag.boundingBox();
    assert.ok(after && before && after.x > before.x + 20);
    // What is open says it at once, and what is opened later too.
    const details = page.getByRole('tooltip');
    assert.match(await details.innerText(), /Time left\s+overdue by 19 h/);
    await page.keyboard.press('Escape');
    await marksOf(page).nth(1).hover();
    assert.doesNotMatch(await details.innerText(), /Time left/);
    await marksOf(page).first().hover();
    assert.match(await details.innerText(), /Time left\s+overdue by 19 h/);
    await send({ type: 'data', data: aTimeline([...few].reverse()) });
    assert.equal(await page.evaluate(`document.activeElement.getAttribute('aria-label').slice(0, 6)`), 'edge-a');
  });

  it('tells the time left anew in the table, cell by cell, and keeps the focus and the order', async () => {
    const { page, send } = await openTimeline(pages, aTimeline(few), { kept: { table: true } });
    const left = () => page.locator('td.left').allInnerTexts();
    assert.deepEqual(await left(), ['in 5 h', 'in 3 d 8 h', 'in 3 d 18 h']);
    await page.getByRole('button', { name: 'edge-b' }).focus();
    await send({ type: 'tick', now: noon + 24 * hour, left: ['overdue by 19 h', '', 'in 2 d 18 h'] });
    assert.deepEqual(await left(), ['overdue by 19 h', '', 'in 2 d 18 h']);
    assert.equal(await page.evaluate<string>(nameOfFocused), 'edge-b');
    await page.getByRole('columnheader').getByRole('button', { name: 'Instance' }).click();
    await send({ type: 'tick', now: noon + 25 * hour, left: ['overdue by 20 h', '', 'in 2 d 17 h'] });
    assert.deepEqual(await left(), ['overdue by 20 h', 'in 2 d 17 h', '']);
  });

  it('says in words that there is nothing, and why', async () => {
    const { page, send } = await openTimeline(pages, aTimeline([]));
    assert.match(await page.locator('main').innerText(), /No system events\. Nothing needs an answer\./);
    assert.equal(await page.getByRole('button').count(), 0);
    const over = anEvent({ status: 'Executed', publishTime: noon - 900 * hour, notBefore: noon - 800 * hour });
    await send({ type: 'data', data: aTimeline([over]) });
    assert.match(await page.locator('main').innerText(), /No event lies in this range[^]*Ended before this range: 1/);
  });

  it('keeps an event that is overdue at the left edge, however old it is', async () => {
    const overdue = anEvent({ publishTime: noon - 900 * hour, notBefore: noon - 800 * hour });
    const { page } = await openTimeline(pages, aTimeline([overdue]));
    await marksOf(page).first().hover();
    assert.match(await page.getByRole('tooltip').innerText(), /overdue by 33 d/);
  });

  it('keeps its axis in sight while it is scrolled', async () => {
    const { page } = await openTimeline(pages, aTimeline(manyEvents(300), nights), { kept: { lanes: 'instance' } });
    await page.mouse.wheel(0, 900);
    await until(page, 'scrollY > 500');
    const flag = page.locator('.now-flag rect');
    await until(page, `document.querySelector('.now-flag rect').getBoundingClientRect().top < 30`);
    assert.ok(((await flag.boundingBox())?.y ?? -1) >= 0);
  });
});
