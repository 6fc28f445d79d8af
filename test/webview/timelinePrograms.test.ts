// The saved picture in programs that are no browser: they show what the page shows.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { isInertSvg } from '../../src/exports/inertSvg';
import { launch, openTimeline, type Pages } from './page';
import { bitmapOf, difference, rendered, type Bitmap } from './rendered';
import { themeNames, type ThemeName } from './themes';
import { aTimeline, manyEvents, nights } from './timelines';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The chart's place in the saved picture: its margin, and what stands above it. */
const margin = 16;

interface Saved {
  svg: string;
  picture: Bitmap;
  /** The chart of the page as the browser shows it, in the same place. */
  shown: Bitmap;
  /** Where parts of the chart are, in the picture. */
  boxes: (selector: string) => Promise<Box[]>;
}

describe('The saved picture, in a program that is no browser', () => {
  let pages: Pages;
  before(async () => {
    pages = await launch();
  });
  after(() => pages.close());
  afterEach(() => pages.clear());

  const saved = async (theme: ThemeName, kept?: unknown): Promise<Saved> => {
    const { page, sent } = await openTimeline(pages, aTimeline(manyEvents(40), nights), { theme, kept, height: 900 });
    await page.getByRole('button', { name: 'Save as SVG…' }).click();
    const message = (await sent()).at(-1);
    assert.equal(message?.type, 'save');
    const picture = rendered(message.svg);
    const chart = await boxOf(page, '.body svg[role=group]');
    const top = picture.height - margin - chart.height;
    const clip = { x: chart.x - margin, y: chart.y - top, width: picture.width, height: picture.height };
    const shown = bitmapOf(await page.screenshot({ clip, fullPage: true }), picture);
    const boxes = async (selector: string) =>
      (await boxesOf(page, selector)).map(({ x, y, width, height }) => ({
        ...{ x: x - clip.x, y: y - clip.y },
        ...{ width, height },
      }));
    return { svg: message.svg, picture, shown, boxes };
  };

  for (const theme of themeNames) {
    it(`case 92: shows lanes, lines and shapes in the colours of ${theme}`, async () => {
      const { picture, shown, boxes } = await saved(theme);
      const lanes = await boxes('.lane rect');
      assert.ok(lanes.length >= 4);
      for (const { x, y, height } of lanes) {
        // Beside the names, where nothing else is.
        assert.ok(
          difference(picture, shown, x + 5, y + height / 2) <= 2,
          `lane at ${y}: ${picture.at(x + 5, y + 9).join()}`,
        );
      }
      const marks = await boxes('.marks > *');
      assert.ok(marks.length >= 30);
      const off = marks.filter(
        ({ x, y, width, height }) => difference(picture, shown, x + width / 2, y + height / 2) > 24,
      );
      assert.ok(off.length <= marks.length / 10, `shapes that look otherwise: ${off.length} of ${marks.length}`);
      assert.ok(farOff(picture, shown, { x: margin, y: lanes[0]!.y, width: 1060, height: 300 }) < 0.03);
    });

    it(`case 92: shows dates, names and the now-line in ${theme}`, async () => {
      const { picture, shown, boxes } = await saved(theme);
      const words = [
        ...(await boxes('.head text')),
        ...(await boxes('.label text')),
        ...(await boxes('.now-flag text')),
      ];
      assert.ok(words.length >= 10);
      for (const box of words) {
        const [here, there] = [inkOf(picture, box), inkOf(shown, box)];
        assert.ok(there > 10 && here > there / 2 && here < there * 2, `ink at ${box.x}, ${box.y}: ${here}, ${there}`);
      }
    });

    it(`case 92: is made of what SVG 1.1 knows, in ${theme}, by instance too`, async () => {
      for (const kept of [undefined, { lanes: 'instance', range: 'day' }]) {
        const { svg } = await saved(theme, kept);
        assert.ok(isInertSvg(svg));
        const paints = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, paint = '']) => paint);
        assert.ok(paints.length > 50);
        assert.deepEqual(
          paints.filter(paint => !/^(?:none|rgb\(\d+, \d+, \d+\))$/.test(paint)),
          [],
        );
        assert.doesNotMatch(svg, /rgba|color\(|color-mix|currentColor|var\(|paint-order|style=|class=|\d(?:px|em)"/);
      }
    });
  }
});

async function boxesOf(page: Page, selector: string): Promise<Box[]> {
  return page.evaluate<Box[]>(`[...document.querySelectorAll('${selector}')].map(part => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  })`);
}

async function boxOf(page: Page, selector: string): Promise<Box> {
  const [box] = await boxesOf(page, selector);
  assert.ok(box, selector);
  return box;
}

/** How many of the pixels look otherwise, from 0 to 1; letters and edges differ a little between programs. */
function farOff(one: Bitmap, other: Bitmap, { x, y, width, height }: Box): number {
  let count = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      count += difference(one, other, x + column, y + row) > 48 ? 1 : 0;
    }
  }
  return count / (width * height);
}

/** How many pixels of a word's box stand out from what is at its corner. */
function inkOf(bitmap: Bitmap, { x, y, width, height }: Box): number {
  const ground = bitmap.at(x - 1, y + 1);
  let count = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const pixel = bitmap.at(x + column, y + row);
      count += Math.max(...pixel.map((part, index) => Math.abs(part - (ground[index] ?? 0)))) > 60 ? 1 : 0;
    }
  }
  return count;
}
