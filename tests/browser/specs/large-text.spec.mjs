// For those whose browser writes twice as large: nothing leaves a phone's window.

import config from "../playwright.config.mjs";
import { MISSING, TYPES } from "../support/kinds.mjs";
import { expect, test } from "../support/test.mjs";

const { launchOptions } = config.use;

test.use({
  viewport: { width: 360, height: 640 },
  launchOptions: { ...launchOptions, args: [...launchOptions.args, "--blink-settings=defaultFontSize=32"] },
});

test("letters twice as large on a phone: nothing is wider than the window on any type of page", async ({ page }) => {
  for (const at of [...Object.values(TYPES), MISSING]) {
    await page.goto(at === "" ? "./" : at);
    const { letters, width } = await page.evaluate(() => ({
      letters: parseFloat(getComputedStyle(document.body).fontSize),
      width: document.documentElement.scrollWidth,
    }));
    expect(letters, at).toBeGreaterThanOrEqual(32);
    expect(width, at).toBe(360);
  }
});
