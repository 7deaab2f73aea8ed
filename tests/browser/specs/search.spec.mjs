// The field of the first screen: the combobox pattern, and finding what people type.

import { Home } from "../pages/home.mjs";
import { professions, title } from "../support/content.mjs";
import { expect, open, test } from "../support/test.mjs";

const trade = (key) => professions().get(key).label;

let home;

test.beforeEach(async ({ page }) => {
  await open(page);
  home = new Home(page);
});

test("closed at first, with its name and its list", async () => {
  await expect(home.field).toHaveAttribute("aria-expanded", "false");
  await expect(home.field).toHaveAttribute("aria-autocomplete", "list");
  await expect(home.field).not.toHaveAttribute("aria-activedescendant");
  const list = await home.field.getAttribute("aria-controls");
  await expect(home.page.locator(`#${list}`)).toHaveRole("listbox");
  await expect(home.options).toHaveCount(0);
});

test("opens while one types, and says how many were found", async () => {
  await home.field.pressSequentially("infirm");
  await expect(home.field).toHaveAttribute("aria-expanded", "true");
  const count = await home.options.count();
  expect(count).toBeGreaterThan(0);
  await expect(home.page.getByRole("status").filter({ hasText: /métiers? trouvés?/ })).toHaveCount(1);
  await expect(home.field).not.toHaveAttribute("aria-activedescendant");
  await expect(home.page.getByRole("option", { selected: true })).toHaveCount(0);
});

test("the arrow keys go round, Home and End to the ends, one result at a time", async () => {
  await home.field.fill("assistant");
  const all = await home.options.allInnerTexts();
  expect(all.length).toBeGreaterThan(2);
  const steps = [
    ["ArrowDown", 0],
    ["ArrowDown", 1],
    ["ArrowUp", 0],
    ["ArrowUp", all.length - 1],
    ["ArrowDown", 0],
    ["End", all.length - 1],
    ["Home", 0],
  ];
  for (const [key, at] of steps) {
    await home.field.press(key);
    const selected = home.page.getByRole("option", { selected: true });
    await expect(selected).toHaveCount(1);
    await expect(home.field).toHaveAttribute("aria-activedescendant", await selected.getAttribute("id"));
    expect(await home.active(), key).toBe(all[at]);
    await expect(home.field, "the focus stays in the field").toBeFocused();
  }
});

test("Escape closes, then empties; typing opens again", async () => {
  await home.field.fill("infirmier");
  await home.field.press("Escape");
  await expect(home.field).toHaveAttribute("aria-expanded", "false");
  await expect(home.options).toHaveCount(0);
  await expect(home.field).toHaveValue("infirmier");
  await home.field.press("Escape");
  await expect(home.field).toHaveValue("");
  await home.field.pressSequentially("ergo");
  await expect(home.field).toHaveAttribute("aria-expanded", "true");
});

test("leaving the field closes it", async () => {
  await home.field.fill("infirmier");
  await expect(home.options.first()).toBeVisible();
  await home.field.press("Tab");
  await expect(home.field).not.toBeFocused();
  await expect(home.options).toHaveCount(0);
});

test("Enter takes the active result", async () => {
  await home.field.fill("ergothérapeute");
  await home.field.press("ArrowDown");
  await home.field.press("Enter");
  await expect(home.title).toHaveText(title("situation"));
  await expect(home.answers).toContainText(trade("ergotherapeute"));
});

const FOUND = [
  ["INFIRMIER", "infirmier", "capitals"],
  ["ergotherapeute", "ergotherapeute", "no accents"],
  ["infirmières", "infirmier", "feminine and plural"],
  ["aide soignante", "aide-soignant", "no hyphen"],
  ["aides-soignants", "aide-soignant", "plural"],
  ["  médecin ", "medecin", "spaces around"],
  ["infirmeir", "infirmier", "letters swapped"],
  ["ergothérapute", "ergotherapeute", "a letter missing"],
  ["psycologue", "psychologue", "a letter missing within"],
  ["IDE", "infirmier", "an abbreviation"],
  ["kiné", "masseur-kinesitherapeute", "a short name"],
  ["medecn", "medecin", "a typo without accents"],
];

for (const [typed, key, what] of FOUND) {
  test(`${what}: « ${typed} » finds ${key}, first`, async () => {
    await home.field.pressSequentially(typed);
    await expect(home.options.first()).toContainText(trade(key));
  });
}

test("« AS » means several professions: it opens a choice, and nothing is chosen unseen", async () => {
  await home.field.pressSequentially("AS");
  for (const key of ["aide-soignant", "assistant-de-service-social"]) {
    await expect(home.option(trade(key))).toContainText("nom de plusieurs métiers");
  }
  await home.field.press("Enter");
  await expect(home.title).toHaveText(title("profession"));
  await expect(home.page.getByRole("option", { selected: true })).toHaveCount(1);
});

test("nothing found: said, with a way on", async () => {
  await home.field.fill("qwxz");
  await expect(home.options).toHaveCount(0);
  await expect(home.field).toHaveAttribute("aria-expanded", "false");
  await expect(home.main.getByText("Aucun métier trouvé.").first()).toBeVisible();
  await expect(home.page.getByRole("status").filter({ hasText: "Aucun métier trouvé." })).toHaveCount(1);
  await home.field.press("Enter");
  await expect(home.title).toHaveText(title("profession"));
  await expect(home.unlisted).toBeVisible();
});

test("a page of the guide is found as well", async () => {
  await home.field.fill(title("depannage/code-porteur-bloque"));
  await home.options.filter({ hasText: title("depannage/code-porteur-bloque") }).first().click();
  await expect(home.page).toHaveURL(/depannage\/code-porteur-bloque\/$/);
});
