// A picture of each type of page, narrow and wide, light and dark, to be looked at; and what must be seen without
// scrolling on a small phone. With CAPTURES=1 the README's two pictures are made anew.

import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { everyLook } from "../support/axe.mjs";
import { doors, personas, professions } from "../support/content.mjs";
import { BARE, MISSING, TYPES } from "../support/kinds.mjs";
import { expect, open, test } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

const INTO = "resultats/captures";
const README = "../../docs/captures";

const NURSE = personas("parcours").find(
  ({ answers }) => answers.profession[0] === "infirmier" && answers.rpps[0] === "oui" && answers.moyen[0] === "aucun-encore",
);

const picture = (page, type) =>
  everyLook(page, async (look) => {
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(scrolls, `${type} ${look}: nothing is wider than the window`).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${INTO}/${type}-${look}.png`, fullPage: true });
  });

for (const [type, at] of Object.entries(TYPES)) {
  test(`${type} /${at}`, async ({ page }) => {
    await (BARE.includes(type) ? page.goto(at) : open(page, at));
    await picture(page, type);
  });
}

test("the page for unknown addresses", async ({ page }) => {
  await page.goto(MISSING);
  await picture(page, "introuvable");
});

test("the field with results", async ({ page }) => {
  await open(page);
  const home = new Home(page);
  await home.field.fill("as");
  await home.field.press("ArrowDown");
  await picture(page, "recherche");
});

test("a question on the way, and the personal path", async ({ page }) => {
  await open(page);
  await mouse.choose(new Home(page), professions().get("infirmier").label);
  await picture(page, "situation");
  await open(page);
  await walk(page, NURSE, mouse);
  const path = new Path(page);
  await path.isShown();
  await picture(page, "parcours");
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: `${INTO}/parcours-papier.png`, fullPage: true });
});

test("320 px: nothing is wider than the window on any type of page", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const at of [...Object.values(TYPES), MISSING]) {
    await page.goto(at === "" ? "./" : at);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(320);
  }
});

test("on 360 × 640 the field, the tiles and the title of every door are seen without scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  const home = new Home(page);
  const names = [...doors().values()].map(({ name }) => name).slice(1);
  const seen = [home.field, ...(await home.tiles.all()), home.main.getByRole("link", { name: "Vérifier ma carte" })];
  for (const name of names) seen.push(home.main.getByRole("link", { name, exact: true }));
  expect(seen.length).toBe(1 + 8 + 1 + names.length);
  for (const element of seen) {
    const { x, y, width, height } = await element.boundingBox();
    const what = await element.evaluate((e) => e.textContent || e.placeholder);
    expect(height, what).toBeGreaterThan(0);
    expect(x, what).toBeGreaterThanOrEqual(0);
    expect(x + width, what).toBeLessThanOrEqual(360);
    expect(y + height, what).toBeLessThanOrEqual(640);
  }
});

test("what can be touched is large enough", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  await walk(page, NURSE, mouse);
  await new Path(page).isShown();
  const small = await page
    .locator("button:visible, summary:visible, input:visible, nav a:visible")
    .evaluateAll((all) =>
      all
        .map((e) => ({ box: (e.closest("label") ?? e).getBoundingClientRect(), what: e.outerHTML.slice(0, 90) }))
        .filter(({ box }) => box.height < 24 || box.width < 24)
        .map(({ what }) => what),
    );
  expect(small).toEqual([]);
});

test("the README's two pictures", async ({ page }) => {
  const folder = process.env.CAPTURES === "1" ? README : INTO;
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  const first = await page.screenshot({ path: `${folder}/accueil-360.png` });
  await page.setViewportSize({ width: 1280, height: 800 });
  await walk(page, NURSE, mouse);
  await new Path(page).isShown();
  const path = await page.screenshot({ path: `${folder}/parcours-1280.png` });
  for (const { length } of [first, path]) expect(length, "small enough for a repository").toBeLessThan(150_000);
});
