// Shared ward computers: what is said stays in the tab, unless somebody asks for more, and « Terminer » erases it.

import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { personas, professions, title } from "../support/content.mjs";
import { expect, open, takenOver, test } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

const CARER = personas("parcours").find(
  ({ answers }) =>
    answers.profession[0] === "aide-soignant" &&
    answers.rpps[0] === "oui" &&
    answers.moyen[0] === "aucun-encore" &&
    answers.coordonnees?.[0] === "a-jour",
);

/// Words that give away what was said: the keys of her answers.
const SAID = ["aide-soignant", "aucun-encore", "a-corriger"];

/// Everything both storages hold, as one text.
const kept = (page) =>
  page.evaluate(() => JSON.stringify({ tab: { ...sessionStorage }, computer: { ...localStorage } }));

const tells = (text) => SAID.filter((word) => text.includes(word));

async function onPath(page) {
  await open(page);
  await walk(page, CARER, mouse);
  return new Path(page);
}

test("nothing is kept on the computer unless asked", async ({ page }) => {
  const path = await onPath(page);
  await path.steps.first().check();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect(tells(await kept(page)), "the tab remembers").toContain("aide-soignant");
});

test("ticks live in their tab: a reload keeps them, another tab never sees them", async ({ page, context }) => {
  const path = await onPath(page);
  await path.steps.first().check();
  await expect(path.done).toHaveText(/^1 étape faite sur \d+$/);
  await page.reload();
  await expect(path.steps.first()).toBeChecked();
  await expect(path.done).toHaveText(/^1 étape faite sur \d+$/);
  const other = await context.newPage();
  await open(other, new URL(page.url()).pathname);
  await expect(other.getByRole("checkbox", { checked: true })).toHaveCount(0);
});

test("« Garder ma progression » keeps it for the next tab, and unticking it forgets", async ({ page, context }) => {
  const path = await onPath(page);
  await expect(path.keep).not.toBeChecked();
  await path.steps.first().check();
  await path.keep.check();
  const other = await context.newPage();
  await open(other);
  const resumed = new Path(other);
  await resumed.resume.click();
  await resumed.isShown();
  expect(await resumed.parts()).toEqual(CARER.path.map(title));
  await expect(resumed.steps.first()).toBeChecked();
  await resumed.keep.uncheck();
  expect(await other.evaluate(() => localStorage.length)).toBe(0);
});

test("« Terminer » erases answers and ticks, on the computer too, and Back does not bring them back", async ({
  page,
  context,
}) => {
  const path = await onPath(page);
  await path.steps.first().check();
  await path.keep.check();
  await path.finish.click();
  const home = new Home(page);
  await expect(home.title).toBeFocused();
  await expect(home.announced).toHaveText("Vos réponses et vos coches sont effacées.");
  await expect(home.resume).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  // What is left in the tab is one random mark: older entries of the history belong to nobody.
  const left = await page.evaluate(() => Object.entries({ ...sessionStorage }));
  expect(left.filter(([key, value]) => !key.endsWith("/marque") || !/^\d+$/.test(value))).toEqual([]);
  expect(tells(await page.evaluate(() => JSON.stringify(history.state)))).toEqual([]);
  await page.goBack();
  await expect(home.title, "the page as it stands for everybody").toHaveText(title(CARER.path[0]));
  await expect(home.answers).toHaveCount(0);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  expect(tells(await kept(page))).toEqual([]);
  const other = await context.newPage();
  await open(other);
  await expect(new Home(other).resume).toHaveCount(0);
});

test("answers never stand in an address, nor in a title", async ({ page, baseURL }) => {
  const addresses = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  const path = await onPath(page);
  await path.steps.first().check();
  await path.declare("Votre mail et votre mobile déclarés sont à jour", "Non").check();
  await expect(async () => expect(await path.parts()).not.toEqual(CARER.path.map(title))).toPass();
  addresses.push(page.url());
  for (const address of addresses) {
    expect(address.startsWith(baseURL)).toBe(true);
    expect(address).not.toMatch(/[?#&=]/);
    expect(tells(address)).toEqual([]);
  }
  await expect(page).toHaveTitle(/^Votre parcours – /);
});

test("« Copier le lien » brings the journey to another tab, which takes the answers out of its address", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const path = await onPath(page);
  await path.declare("Votre mail et votre mobile déclarés sont à jour", "Non").check();
  await expect(async () => expect(await path.parts()).not.toEqual(CARER.path.map(title))).toPass();
  const parts = await path.parts();
  await path.copyLink.click();
  await expect(path.announced).toHaveText("Copié.");
  expect(page.url()).not.toContain("#");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toContain("profession=aide-soignant");
  const other = await context.newPage();
  await other.goto(link);
  const shared = new Path(other);
  await shared.isShown();
  expect(await shared.parts()).toEqual(parts);
  expect(other.url()).not.toContain("#");
  await expect(shared.modify("Votre métier")).toBeVisible();
  // Where the guide already stands, the link changes nothing but the fragment.
  await open(other, new URL("./", link).href);
  await other.goto(link);
  await shared.isShown();
  expect(other.url()).not.toContain("#");
});

test("a message to copy holds the situation and asks for no code", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const path = await onPath(page);
  await page.getByText("À mon établissement", { exact: true }).first().click();
  await page.getByRole("button", { name: "Copier le message À mon établissement" }).click();
  await expect(path.announced).toHaveText("Copié.");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(professions().get("aide-soignant").label);
  expect(text).not.toMatch(/mot de passe|code secret|code porteur/i);
});

test("where storage is denied the journey works all the same", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  const path = await onPath(page);
  await path.steps.first().check();
  await expect(path.done).toHaveText(/^1 étape faite sur \d+$/);
  await path.finish.click();
  await expect(new Home(page).field).toBeVisible();
  await takenOver(page);
});
