// No violation that axe can find, on any type of page: as it is delivered and as the app shows it,
// light and dark, narrow and wide.

import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { Question } from "../pages/question.mjs";
import { accessible } from "../support/axe.mjs";
import { personas, professions } from "../support/content.mjs";
import { MISSING, SHOWN, TYPES } from "../support/kinds.mjs";
import { APP_KEPT_AWAY, expect, open, takenOver, test, withoutApp } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

/// The longest path: every kind of part there is.
const LONGEST = personas("parcours").reduce((a, b) => (b.path.length > a.path.length ? b : a));

test.describe("as delivered", () => {
  test.use({ forgiven: APP_KEPT_AWAY });

  for (const [type, at] of Object.entries(TYPES)) {
    test(`${type} /${at}`, async ({ page }) => {
      await withoutApp(page);
      await page.goto(at === "" ? "./" : at);
      await accessible(page);
    });
  }

  test("the page for unknown addresses", async ({ page }) => {
    await page.goto(MISSING);
    await accessible(page);
  });
});

test.describe("in the app", () => {
  for (const type of SHOWN) {
    test(`${type} /${TYPES[type]}`, async ({ page }) => {
      await open(page, TYPES[type]);
      await takenOver(page);
      await accessible(page);
    });
  }

  test("a page beside the journey, with the way back", async ({ page }) => {
    await open(page);
    await walk(page, LONGEST, mouse);
    const path = new Path(page);
    await path.main.getByRole("link", { name: "Je n'ai pas de téléphone" }).first().click();
    await expect(path.resume).toBeVisible();
    await accessible(page);
  });

  test("the field with its results, one of them active", async ({ page }) => {
    await open(page);
    const home = new Home(page);
    await home.field.pressSequentially("as");
    await home.field.press("ArrowDown");
    await expect(home.field).toHaveAttribute("aria-expanded", "true");
    await accessible(page);
  });

  test("the field with nothing found", async ({ page }) => {
    await open(page);
    const home = new Home(page);
    await home.field.fill("zzzz");
    await expect(home.main).toContainText("Aucun métier trouvé");
    await accessible(page);
  });

  test("a question with several groups, one answer missing", async ({ page }) => {
    await open(page);
    await mouse.choose(new Home(page), professions().get("infirmier").label);
    const question = new Question(page);
    await question.submit.click();
    await expect(question.missing).toBeVisible();
    await accessible(page);
  });

  test("a question with one answer a button", async ({ page }) => {
    await open(page, "depannage/");
    await new Question(page).main.getByRole("button").nth(1).click();
    await expect(new Question(page).answers).toBeVisible();
    await accessible(page);
  });

  test("the personal path, everything unfolded, a step ticked", async ({ page }) => {
    await open(page);
    await walk(page, LONGEST, mouse);
    const path = new Path(page);
    await path.isShown();
    for (const folded of await page.locator("summary").all()) await folded.click();
    await path.steps.first().check();
    await accessible(page);
  });
});
