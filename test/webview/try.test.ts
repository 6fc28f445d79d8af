import { launch, openTimeline } from './page';
import { themeNames } from './themes';
import { aTimeline, manyEvents, nights } from './timelines';

describe('try', () => {
  it('shots', async function () {
    this.timeout(60000);
    const browser = await launch();
    for (const theme of themeNames) {
      const { page, complaints } = await openTimeline(browser, aTimeline(manyEvents(40), nights), { theme });
      await page.waitForTimeout(200);
      const mark = page.locator('.marks > *').nth(3);
      if (theme !== 'light') await mark.focus();
      await page.screenshot({ path: `/tmp/tl/${theme}.png` });
      console.log(theme, complaints);
    }
    await browser.close();
  });
});
