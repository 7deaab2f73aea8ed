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
    const { size, width } = await page.evaluate(() => ({
      size: getComputedStyle(document.documentElement).fontSize,
      width: document.documentElement.scrollWidth,
    }));
    expect({ at, size, width }).toEqual({ at, size: "32px", width: 360 });
  }
});
