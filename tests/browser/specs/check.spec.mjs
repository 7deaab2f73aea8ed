// The card check as somebody uses it: by keyboard, without JavaScript, with names hidden, on to the guide; by a double
// of the engine, so that each step is ours to time.

import { readFileSync } from "node:fs";
import { Check } from "../pages/check.mjs";
import { asked, play, withDouble } from "../support/double.mjs";
import { expect, holdApp, open, started, test } from "../support/test.mjs";

const AT = "verifier-ma-carte/";

/// The page, the double in the engine's place, WebUSB there.
async function check(page) {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "usb", { value: {}, configurable: true });
  });
  await withDouble(page);
  await open(page, AT);
  return new Check(page);
}

/// A demonstration of this card, as far as it goes.
async function shown(page, scene, most) {
  const here = await check(page);
  await here.begin("Démonstration");
  await here.button("Lancer la démonstration").click();
  await play(page, scene, most);
  return here;
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every question is there, every answer leads to a page or to a later question", async ({ page }) => {
    await page.goto(AT);
    const sections = page.locator("#verification > section.choices:has(ul)");
    await expect(sections).toHaveCount(6);
    const ids = await sections.locator("h3").evaluateAll((all) => all.map((h) => h.id));
    for (const [at, id] of ids.entries()) {
      const links = await sections.nth(at).getByRole("link").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      expect(links.length, id).toBeGreaterThan(1);
      for (const link of links) {
        if (link.startsWith("#")) expect(ids.indexOf(link.slice(1)), `${id} ${link}`).toBeGreaterThan(at);
        else expect((await page.request.get(new URL(link, page.url()).href)).status(), link).toBe(200);
      }
    }
    await expect(page.getByRole("button")).toHaveCount(0);
  });
});

for (const width of [360, 1280]) {
  test(`it takes the middle of the page over and moves nothing: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.addInitScript(() => {
      globalThis.shifts = [];
      const observer = new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
    });
    const release = await holdApp(page);
    await page.goto(AT);
    const above = () =>
      page.locator("h1, .crumbs, .lead").evaluateAll((all) => all.map((e) => JSON.stringify(e.getBoundingClientRect())));
    const before = await above();
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    release();
    await started(page);
    await expect(page.locator(".levels")).toBeVisible();
    expect(await above()).toEqual(before);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((e) => e.id));
    expect(ids.length).toBe(new Set(ids).size);
    expect(await page.evaluate(() => globalThis.shifts.map(({ value }) => value))).toEqual([]);
  });
}

test("by eye with the keyboard alone: each question takes the focus, each answer can be taken back", async ({ page }) => {
  const here = await check(page);
  await here.level("Vérification guidée").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(here.step).toBeFocused();
  const first = await here.step.innerText();
  for (const _ of [1, 2]) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(here.step).toBeFocused();
  }
  expect(await here.step.innerText()).not.toBe(first);
  await here.button("Revenir à la question précédente").press("Enter");
  await here.button("Revenir à la question précédente").press("Enter");
  await expect(here.step).toHaveText(first);
  await expect(here.step).toBeFocused();
  await here.leave.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("the engine is not loaded before a level needs it, and is asked nothing by looking", async ({ page }) => {
  const here = await check(page);
  await here.begin("Vérification guidée");
  expect(await page.evaluate(() => globalThis.double)).toBeUndefined();
  await here.leave.click();
  await here.begin("Démonstration");
  await page.waitForFunction(() => globalThis.double);
  expect(await asked(page)).toEqual([]);
});

test("nothing is read before the person agreed and chose", async ({ page }) => {
  const here = await check(page);
  await here.begin("Lire ma carte");
  await page.waitForFunction(() => globalThis.double);
  await expect(here.button("Choisir le lecteur")).toHaveCount(0);
  await here.button("J'accepte cette lecture expérimentale").click();
  await expect(here.step).toBeFocused();
  await here.button("Choisir le lecteur").click();
  await play(page, "protege");
  await expect(here.button("Lire la carte dans ce lecteur")).toHaveCount(0);
  await here.button("Choisir un autre lecteur").click();
  await play(page, "lisible");
  expect(await asked(page)).toEqual(["choose", "choose"]);
  await here.button("Lire la carte dans ce lecteur").click();
  expect(await asked(page)).toEqual(["choose", "choose", "examine"]);
});

test("a card that was out of sight may be another: it is said, and it can be read again", async ({ page }) => {
  const here = await check(page);
  await here.read();
  await play(page, "vraie");
  await expect(here.main).toContainText("elle garde le lecteur");
  await play(page, "revue");
  const note = here.main.locator(".callout.important");
  await expect(note).toContainText("La carte a pu être changée");
  await expect(here.said).toContainText("La carte a pu être changée");
  await expect(here.main.locator(".finding")).toHaveCount(1);
  await note.getByRole("button", { name: "Relire la carte" }).click();
  expect((await asked(page)).at(-1)).toBe("examine");
  await play(page, "vraie");
  await expect(note).toHaveCount(0);
});

test("asking a CPS4 for its tries keeps what was found", async ({ page }) => {
  const here = await shown(page, "cps4");
  await here.button("Demander les essais restants").click();
  await play(page, "essais");
  await expect(here.main).toContainText("2 essais restants");
  await expect(here.main.locator(".finding")).toHaveCount(1);
  expect((await asked(page)).at(-1)).toBe("tries");
});

test("what is said aloud: the beginning and the end, not every step", async ({ page }) => {
  const here = await check(page);
  await page.evaluate(() => {
    globalThis.heard = [];
    const region = document.querySelector("#verification > [role=status]");
    new MutationObserver(() => globalThis.heard.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await here.begin("Démonstration");
  await here.button("Lancer la démonstration").click();
  await play(page, "expiree");
  await expect(here.said).toHaveText("Lecture terminée\u00a0: 1 constat.");
  const heard = await page.evaluate(() => globalThis.heard.filter((text) => text));
  expect([...new Set(heard)].length).toBeLessThanOrEqual(2);
});

test("« Annuler » stops, the focus goes to the heading; so does it when the end takes « Annuler » away", async ({ page }) => {
  const here = await shown(page, "en-cours");
  await here.cancel.press("Enter");
  expect(await asked(page)).toEqual(["demonstrate", "cancel"]);
  await expect(here.step).toBeFocused();
  await play(page, "annulee");
  await here.button("Montrer une autre carte").click();
  await here.button("Lancer la démonstration").click();
  await play(page, "en-cours");
  await here.cancel.focus();
  await play(page, "annulee");
  await expect(here.cancel).toHaveCount(0);
  await expect(here.step).toBeFocused();
});

test("each finding leads to its page", async ({ page }) => {
  for (const [scene, path] of Object.entries({ expiree: "constats/carte-expiree/", bloquee: "depannage/code-porteur-bloque/" })) {
    const here = await shown(page, scene);
    await here.main.locator(".finding").getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/${path}$`));
    await page.unrouteAll();
  }
});

test("names and numbers: hidden, shown when asked for, hidden again, gone when somebody leaves", async ({ page }) => {
  const here = await shown(page, "cps3");
  await expect(here.main).not.toContainText("JEANNE");
  await here.button("Afficher les noms et numéros").press("Enter");
  await play(page, "noms");
  await expect(here.main).toContainText("JEANNE");
  await here.button("Masquer les noms et numéros").press("Enter");
  await expect(here.main).not.toContainText("JEANNE");
  await expect(here.button("Afficher les noms et numéros")).toBeVisible();
  await here.leave.click();
  expect((await asked(page)).at(-1)).toBe("forget");
  await play(page, "noms");
  await expect(here.main).not.toContainText("JEANNE");
});

test("the report: its preview is exactly what is copied and saved, and follows the boxes", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const here = await shown(page, "cps3");
  await here.button("Voir le rapport").click();
  await play(page, "rapport");
  const preview = here.main.locator("pre");
  await expect(preview).toHaveText("Rapport d'essai\nsans nom\n");
  await here.main.getByLabel("Ajouter les noms").check();
  await expect(preview, "the old one is gone at once").toHaveCount(0);
  await play(page, "rapport-noms");
  await expect(preview).toContainText("JEANNE EXEMPLE");
  await here.button("Copier le rapport").click();
  await expect(page.locator(".status")).toHaveText("Rapport copié.");
  const text = await preview.evaluate((e) => e.textContent);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    here.button("Enregistrer en fichier texte").click(),
  ]);
  expect(download.suggestedFilename()).toBe("rapport-carte.txt");
  expect(readFileSync(await download.path(), "utf8")).toBe(text);
  expect(await asked(page)).toEqual(["demonstrate", "report", "report"]);
});

test("« Utiliser ces informations »: shown first, then the guide goes on with them", async ({ page }) => {
  const here = await shown(page, "cps3");
  const sheet = here.main.locator(".sheet", { hasText: "Continuer dans le guide" });
  await expect(sheet).toContainText("Infirmier");
  await expect(sheet).toContainText("Une carte et un lecteur de carte");
  await here.link("Utiliser ces informations").click();
  await expect(page).toHaveURL(/\/situation\/$/);
  await expect(page.getByRole("radio", { name: /Une carte et un lecteur/ })).toBeChecked();
  await page.getByRole("radio", { name: "Oui", exact: false }).first().check();
  await page.getByRole("radio", { name: /Oui, la première/ }).check();
  await page.getByRole("button", { name: "Voir mon parcours" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Infirmier");
});

test("a journey that was begun can be gone back to", async ({ page }) => {
  await open(page);
  await page.getByRole("main").getByRole("link", { name: "Infirmier", exact: true }).click();
  await page.goto(AT);
  await page.getByRole("link", { name: "Reprendre mon parcours" }).click();
  await expect(page).toHaveURL(/\/situation\/$/);
});

test("nothing of a card is in storage, address, title, console, history or caches", async ({ page }) => {
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  const here = await shown(page, "cps3");
  await here.button("Afficher les noms et numéros").click();
  await play(page, "noms");
  await here.button("Voir le rapport").click();
  await play(page, "rapport-noms");
  const kept = await page.evaluate(async () => {
    const caches_ = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) caches_.push(url);
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title, history.state, caches_]);
  });
  for (const word of ["JEANNE", "EXEMPLE", "899700000000", "12345678", "infirmier", "CPS3"]) {
    expect(kept, word).not.toContain(word);
    expect(said.join("\n"), word).not.toContain(word);
  }
});

test("a page that the browser shows again holds no card", async ({ page }) => {
  const here = await shown(page, "cps3");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect(here.level("Démonstration")).toBeVisible();
  await expect(here.main).not.toContainText("CPS3");
});
