// On the way: « Modifier », Back, a reload, the other doors.

import { Frame } from "../pages/frame.mjs";
import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { Question } from "../pages/question.mjs";
import { personas, professions, questions, title } from "../support/content.mjs";
import { expect, open, test } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

const SITUATION = questions("situation");
const label = (fact, value) => SITUATION.find((q) => q.fact === fact).labels[value];
const asks = (fact) => SITUATION.find((q) => q.fact === fact).asks;

/// A nurse without anything, whose path has several parts.
const NURSE = personas("parcours").find(
  ({ answers }) =>
    answers.profession[0] === "infirmier" &&
    answers.rpps[0] === "oui" &&
    answers.moyen[0] === "aucun-encore" &&
    answers.coordonnees?.[0] === "a-jour",
);
/// Her colleague of another category, with the same answers after the profession.
const CARER = personas("parcours").find(
  ({ answers }) =>
    answers.profession[0] === "aide-soignant" &&
    answers.rpps[0] === "non" &&
    answers.moyen[0] === "aucun-encore" &&
    answers.coordonnees?.[0] === "a-jour",
);

const partsOf = (path, persona) =>
  expect(async () => expect(await path.parts()).toEqual(persona.path.map(title))).toPass();

test("« Modifier » the first answer keeps the later ones", async ({ page }) => {
  await open(page);
  await walk(page, { ...NURSE, answers: { ...NURSE.answers, rpps: ["non"] } }, mouse);
  const path = new Path(page);
  const before = await path.answers.getByRole("definition").allInnerTexts();
  await path.modify("Votre métier").click();
  const home = new Home(page);
  await expect(home.title).toBeFocused();
  await mouse.choose(home, professions().get("aide-soignant").label);
  await path.isShown();
  const after = await path.answers.getByRole("definition").allInnerTexts();
  expect(after[0]).toContain("Aide-soignant");
  expect(after.slice(1)).toEqual(before.slice(1));
  await partsOf(path, CARER);
});

test("a change to the phone offers the path as a code, drawn when it is asked for", async ({ page }) => {
  await open(page);
  await walk(page, NURSE, mouse);
  const path = new Path(page);
  await path.isShown();
  const offers = page.locator(".step.phone", { has: page.locator(".change") });
  const changes = await offers.count();
  expect(changes).toBeGreaterThan(0);
  await expect(path.onMyPhone).toHaveCount(changes + 1);
  await expect(path.code).toHaveCount(0);
  await offers.first().getByText("Continuer sur mon téléphone").click();
  await expect(path.code).toBeVisible();
  const box = await path.code.locator("svg").boundingBox();
  expect(box.width, "large enough for a camera").toBeGreaterThanOrEqual(200);
  expect(Math.abs(box.width - box.height)).toBeLessThan(1);
  // The same link is written beside it, and leads to the same path elsewhere.
  const link = await page.locator(".qr .link-text").innerText();
  expect(link).toMatch(/#(.*&)?profession=infirmier(&|$)/);
  const parts = await path.parts();
  const phone = await page.context().browser().newContext();
  const other = await phone.newPage();
  await other.goto(link);
  await expect(async () => expect(await new Path(other).parts()).toEqual(parts)).toPass();
  expect(new URL(other.url()).hash, "the answers are gone from the address").toBe("");
  await phone.close();
});

test("« e-CPS » stays on one line, and its sentence one piece of a row", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  await walk(page, NURSE, mouse);
  await new Path(page).isShown();
  const words = page.locator(".unbroken");
  expect(await words.count()).toBeGreaterThan(5);
  const torn = await words.evaluateAll((all) => all.filter((word) => word.getClientRects().length > 1).length);
  expect(torn).toBe(0);
  const links = await page.locator(".contents a").evaluateAll((all) => {
    const isShown = (node) => node.nodeType !== Node.COMMENT_NODE && node.textContent;
    return all.map((link) => [...link.childNodes].filter(isShown).length);
  });
  expect(new Set(links), "a link of the list is one piece").toEqual(new Set([1]));
});

test("« Modifier » a later answer shows what was said, and changes only that", async ({ page }) => {
  await open(page);
  await walk(page, NURSE, mouse);
  const path = new Path(page);
  await path.modify("Numéro RPPS").click();
  const question = new Question(page);
  await expect(question.main).toContainText("Vous modifiez une réponse.");
  await expect(question.radio(asks("rpps"), label("rpps", "oui"))).toBeChecked();
  await expect(question.radio(asks("moyen"), label("moyen", "aucun-encore"))).toBeChecked();
  await question.radio(asks("rpps"), label("rpps", "non")).check();
  await question.submit.click();
  await path.isShown();
  await expect(path.answers).toContainText("Infirmier");
  expect(await path.parts()).not.toEqual(NURSE.path.map(title));
});

test("Back returns screen by screen, in the page and in the browser, with the answers still there", async ({ page }) => {
  await open(page);
  await walk(page, NURSE, mouse);
  const path = new Path(page);
  const question = new Question(page);
  await path.back.click();
  await expect(question.title).toHaveText(title("situation"));
  await expect(question.title).toBeFocused();
  await expect(question.radio(asks("moyen"), label("moyen", "aucun-encore"))).toBeChecked();
  await page.goForward();
  await path.isShown();
  await page.goBack();
  await page.goBack();
  await expect(new Home(page).field).toBeVisible();
  await page.goForward();
  await expect(question.radio(asks("rpps"), label("rpps", "oui"))).toBeChecked();
  await question.submit.click();
  await partsOf(path, NURSE);
});

test("a reload keeps the journey, on a question and on the path", async ({ page }) => {
  await open(page);
  await mouse.choose(new Home(page), professions().get("infirmier").label);
  const question = new Question(page);
  await expect(question.answers).toContainText("Infirmier");
  await page.reload();
  await expect(question.answers).toContainText("Infirmier");
  await question.radio(asks("rpps"), label("rpps", "oui")).check();
  await question.radio(asks("moyen"), label("moyen", "aucun-encore")).check();
  await question.submit.click();
  const path = new Path(page);
  await path.isShown();
  await page.reload();
  await path.isShown();
  await partsOf(path, NURSE);
});

test("an answer that misses is asked for, where it misses", async ({ page }) => {
  await open(page);
  await mouse.choose(new Home(page), professions().get("infirmier").label);
  const question = new Question(page);
  await question.radio(asks("rpps"), label("rpps", "oui")).check();
  await question.submit.click();
  await expect(question.missing).toHaveCount(1);
  await expect(question.group(asks("moyen"))).toContainText("Il manque une réponse");
  await expect(question.group(asks("moyen"))).toBeFocused();
});

test("what an answer settles is not asked", async ({ page }) => {
  await open(page);
  await mouse.choose(new Home(page), professions().get("infirmier").label);
  const question = new Question(page);
  await question.radio(asks("moyen"), label("moyen", "e-cps-active")).check();
  await expect(question.group(asks("premiere-connexion"))).toBeVisible();
  await question.radio(asks("moyen"), label("moyen", "aucun-encore")).check();
  await expect(question.group(asks("premiere-connexion"))).toBeHidden();
});

test("a tile and the list of all professions answer as the field does", async ({ page }) => {
  await open(page);
  const home = new Home(page);
  await home.tiles.filter({ hasText: "Aide-soignant" }).click();
  const question = new Question(page);
  await expect(question.answers).toContainText("Aide-soignant");
  await question.menu("Métiers").click();
  await page.getByRole("link", { name: "Ergothérapeute", exact: true }).click();
  await expect(question.title).toHaveText(title("situation"));
  await expect(question.answers).toContainText("Ergothérapeute");
});

test("the way back from a page beside the journey", async ({ page }) => {
  await open(page);
  await walk(page, NURSE, mouse);
  const frame = new Frame(page);
  await frame.main.getByRole("link", { name: "Je n'ai pas de téléphone" }).first().click();
  await expect(frame.title).toHaveText(title("avant/sans-telephone"));
  await frame.resume.click();
  await new Path(page).isShown();
  await frame.menu("Glossaire").click();
  await expect(frame.title).toHaveText(title("glossaire"));
  await page.goBack();
  await new Path(page).isShown();
  await partsOf(new Path(page), NURSE);
});

test("« Pourquoi suis-je ici ? » tells the rules that were met", async ({ page }) => {
  await open(page);
  await walk(page, NURSE, mouse);
  const path = new Path(page);
  await path.why.click();
  const told = page.getByRole("group").filter({ has: path.why }).getByRole("listitem");
  await expect(told.filter({ hasText: /^Si vous avez un numéro RPPS.* → / })).toHaveCount(1);
});
