// One persona on the way, screen by screen: what is asked is answered as the persona says, until the path stands.

import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { Question } from "../pages/question.mjs";
import { asking, beforeLine, doors, professions, questions, title } from "./content.mjs";
import { expect, started } from "./test.mjs";

const TRADES = professions();
const ASKING = asking();
const DOORS = doors();
/// Where « mail et mobile » are asked, within the path.
const CHECKED = "e-cps/coordonnees";

/// Walks `persona` from the first screen to the path; gives how many screens were left, the door not counted.
/// `hands` does what people do: by mouse or by keyboard.
export async function walk(page, persona, hands) {
  const answers = structuredClone(persona.answers);
  // A fact asked twice has two answers; the last one stays.
  const next = (fact) => (answers[fact].length > 1 ? answers[fact].shift() : answers[fact][0]);
  let before = await entries(page);
  await page.evaluate(() => (globalThis.beenHere = true));
  let left = 0;
  const home = new Home(page);
  if (persona.entry === "profession") {
    await hands.choose(home, TRADES.get(next("profession")).label);
    left += 1;
  } else {
    await hands.press(home.main.getByRole("link", { name: DOORS.get(persona.entry).name }));
    before += 1;
  }
  await expect(home.title).not.toHaveText(title("profession"));
  while ((await arrived(page)) !== "Votre parcours") {
    await fillIn(page, next, hands);
    left += 1;
  }
  expect(await entries(page), "each screen left is one entry of the history").toBe(before + left);
  if (answers.coordonnees?.[0] === "a-corriger") {
    const path = new Path(page);
    await hands.check(path.declare(beforeLine(CHECKED, "coordonnees"), "Non"));
    expect(await entries(page), "a line of the page leaves no screen").toBe(before + left);
  }
  return left;
}

/// The title of the screen that opened, which has the focus and stands in the window's title.
async function arrived(page) {
  const { title: heading } = new Home(page);
  await started(page);
  // A page that the browser loaded begins at its top, as every page does.
  if (await page.evaluate(() => globalThis.beenHere === true)) await expect(heading).toBeFocused();
  await page.evaluate(() => (globalThis.beenHere = true));
  const words = (await heading.innerText()).replace(/\s/g, " ");
  await expect(page).toHaveTitle(new RegExp(words.replace(/[?.]/g, "\\$&").replaceAll(" ", "\\s")));
  return words;
}

/// Answers every question of the open page.
async function fillIn(page, next, hands) {
  const screen = new Question(page);
  const here = page.url();
  const { pathname } = new URL(here);
  const asked = questions(ASKING.find((id) => pathname.endsWith(`/${id}/`)));
  if (asked.length === 0) {
    await hands.choose(new Home(page), TRADES.get(next("profession")).label);
  } else if (asked.length === 1) {
    await hands.press(screen.button(asked[0].labels[next(asked[0].fact)]));
  } else {
    for (const { fact, asks, labels } of asked) {
      // What an answer above settles is not asked.
      if (await screen.group(asks).isVisible()) await hands.check(screen.radio(asks, labels[next(fact)]));
    }
    await hands.press(screen.submit);
  }
  await expect(page).not.toHaveURL(here);
}

const entries = (page) => page.evaluate(() => history.length);

/// The hands of somebody with a mouse.
export const mouse = {
  async choose(home, label) {
    await home.field.fill(label);
    await home.option(label).click();
  },
  check: (box) => box.click(),
  press: (button) => button.click(),
};

/// The hands of somebody who never touches a mouse, and looks where the focus is.
export const keyboard = (page) => ({
  async choose(home, label) {
    await tabTo(page, home.field);
    await page.keyboard.type(label);
    await expect(home.option(label)).toBeVisible();
    for (let at = 0; at < 10 && !(await home.active())?.startsWith(label); at += 1) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
  },
  async check(box) {
    // Tab stops once in a group; the arrows go on from there.
    const group = box.locator("xpath=ancestor::fieldset");
    await tabUntil(page, () => group.evaluate((g) => g !== document.activeElement && g.contains(document.activeElement)));
    const focused = () => box.evaluate((b) => b === document.activeElement);
    if (await focused()) await page.keyboard.press("Space");
    for (let at = 0; at < 10 && !(await focused()); at += 1) await page.keyboard.press("ArrowDown");
    await expect(box).toBeChecked();
    await seesFocus(page);
  },
  async press(button) {
    await tabTo(page, button);
    await page.keyboard.press("Enter");
  },
});

/// Presses Tab until `wanted` has the focus.
export const tabTo = (page, wanted) =>
  tabUntil(page, () => wanted.evaluate((element) => element === document.activeElement));

async function tabUntil(page, there) {
  for (let at = 0; at < 150; at += 1) {
    await page.keyboard.press("Tab");
    await seesFocus(page);
    if (await there()) return;
  }
  throw new Error("the Tab key never gets there");
}

/// What has the focus shows it: an outline around it, or around the box it stands in, within the window.
export async function seesFocus(page) {
  // A page that changes in place scrolls back to what has the focus only when it is laid out.
  await expect(async () => {
    const { what, ...seen } = await page.evaluate(focused);
    expect(seen, what).toEqual({ ring: true, inside: true });
  }).toPass({ timeout: 5000 });
}

/// Runs in the page.
function focused() {
  const element = document.activeElement;
  if (element === document.body) return { what: "the page itself", ring: true, inside: true };
  const ring = [element, element.parentElement].some((e) => {
    const style = getComputedStyle(e);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const inside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return { what: element.outerHTML.slice(0, 120), ring, inside };
}
