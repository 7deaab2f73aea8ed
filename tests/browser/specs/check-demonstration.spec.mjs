// The demonstration with the engine itself: every virtual card, from the list to its findings' pages.

import { Check } from "../pages/check.mjs";
import { accessible } from "../support/axe.mjs";
import { expect, open, test } from "../support/test.mjs";

const AT = "verifier-ma-carte/";

/// What each card must come to: its findings' pages; the ones that are not here come to none that stands in the way.
const FINDINGS = {
  expiree: ["Carte expirée"],
  "expire-bientot": ["Carte bientôt expirée"],
  "pas-encore-valable": ["Carte pas encore valable"],
  "dernier-essai": ["Dernier essai"],
  bloquee: ["Code porteur bloqué"],
  "bloquee-pour-toujours": ["Carte inutilisable"],
  "mise-a-jour-interrompue": ["Carte inutilisable"],
  "de-test": ["Carte de test"],
  cps4: ["CPS4 et Cryptolib 5.2"],
  "sans-contact": ["Carte posée sans contact"],
  cps2ter: ["Carte expirée"],
  vitale: ["Autre carte"],
  "vitale-1": ["Autre carte"],
  bancaire: ["Autre carte"],
  identite: ["Autre carte"],
  muette: ["Carte muette"],
};

async function demonstration(page) {
  await open(page, AT);
  const here = new Check(page);
  await here.begin("Démonstration");
  await expect(here.main.getByRole("combobox")).toBeVisible();
  return here;
}

/// Shows one card, as fast as the computer can, to its end.
async function show(here, key) {
  await here.main.getByRole("combobox").selectOption(key);
  await here.main.getByLabel("À la vitesse d'une vraie carte").uncheck();
  await here.button("Lancer la démonstration").click();
  await expect(here.step).toHaveText(/Lecture (terminée|incomplète)/);
}

test("every card of the list comes to an end, and to what it must", async ({ page }) => {
  test.setTimeout(240_000);
  const here = await demonstration(page);
  const options = await here.main.getByRole("option").evaluateAll((all) => all.map((o) => o.value));
  expect(options.length).toBe(34);
  expect(Object.keys(FINDINGS).filter((key) => !options.includes(key))).toEqual([]);
  for (const key of options) {
    await show(here, key);
    await expect(here.main.locator(".simulated"), key).toBeVisible();
    const titles = await here.main.locator(".finding .door").allInnerTexts();
    for (const title of FINDINGS[key] ?? []) expect(titles, key).toContain(title);
    if (key === "cps3") expect(titles, key).toEqual([]);
    const told = await here.main.locator(".finding").evaluateAll((all) => all.map((f) => f.innerText.split("\n", 2).join(" → ")));
    expect(new Set(told).size, `${key}: no two findings read the same`).toBe(told.length);
    await here.button("Montrer une autre carte").click();
  }
});

test("a card in good health: said, accessible, names hidden, a report without them", async ({ page }) => {
  const here = await demonstration(page);
  await show(here, "cps3");
  await expect(here.main).toContainText("Aucun problème trouvé dans ce qui a été lu.");
  await accessible(page);
  await here.button("Afficher les noms et numéros").click();
  const surname = await here.main.locator("dl div", { hasText: "Nom" }).filter({ hasNotText: "Prénoms" }).locator("dd").first().innerText();
  await here.button("Voir le rapport").click();
  await expect(here.main.locator("pre")).toBeVisible();
  expect(await here.main.locator("pre").innerText()).not.toContain(surname);
  await here.main.getByLabel("Ajouter les noms").check();
  await expect(here.main.locator("pre")).toContainText(surname);
});

test("at the speed of a real card it can be stopped at any moment", async ({ page }) => {
  const here = await demonstration(page);
  await here.button("Lancer la démonstration").click();
  await expect(here.main.getByRole("progressbar")).toBeVisible();
  await here.cancel.click();
  await expect(here.step).toHaveText("Lecture annulée");
  await here.button("Montrer une autre carte").click();
  await show(here, "expiree");
  await expect(here.link("Carte expirée")).toBeVisible();
});
