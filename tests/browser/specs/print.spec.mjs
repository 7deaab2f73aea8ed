// On paper: the whole path, nothing that only a screen can do.

import { Path } from "../pages/path.mjs";
import { found } from "../support/axe.mjs";
import { personas, title } from "../support/content.mjs";
import { expect, open, test } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

const NURSE = personas("parcours").find(
  ({ answers }) => answers.profession[0] === "infirmier" && answers.rpps[0] === "non" && answers.moyen[0] === "aucun-encore",
);

test.beforeEach(async ({ page }) => {
  await open(page);
  await walk(page, NURSE, mouse);
  await new Path(page).isShown();
  await page.emulateMedia({ media: "print" });
});

test("the path prints whole: answers, parts, steps, whom to call", async ({ page }) => {
  const path = new Path(page);
  await expect(path.answers).toBeVisible();
  for (const id of NURSE.path) {
    await expect(page.getByRole("heading", { level: 2, name: title(id), exact: true })).toBeVisible();
  }
  const steps = page.locator(".step-text");
  expect(await steps.count()).toBeGreaterThan(5);
  for (const step of await steps.all()) await expect(step).toBeVisible();
  await expect(page.getByText("Ni site de l'ANS, ni de ViaTrajectoire.")).toBeVisible();
});

test("no control prints: no button, no menu, no « Modifier »", async ({ page }) => {
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.locator("summary:visible, input[type=text]:visible")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Modifier/ })).toHaveCount(0);
  for (const name of ["Guide", "À propos du guide"]) {
    await expect(page.getByRole("navigation", { name, exact: true })).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { name: "Garder ou transmettre ce parcours" })).toHaveCount(0);
});

test("black on white, and addresses of other sites in full", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const { ink, paper } = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return { ink: style.color, paper: style.backgroundColor };
  });
  expect({ ink, paper }).toEqual({ ink: "rgb(0, 0, 0)", paper: "rgb(255, 255, 255)" });
  expect(await found(page, "color-contrast"), "whatever the screen's colours were").toEqual([]);
  const printed = await page.locator("a.outside").first().evaluate((a) => getComputedStyle(a, "::after").content);
  expect(printed).toContain("https://");
});
