// Every state of the card check, by a double of the engine: accessible, nothing wider than the window, a picture of each.

import { Check } from "../pages/check.mjs";
import { accessible, everyLook } from "../support/axe.mjs";
import { play, scenes, withDouble, withoutEngine } from "../support/double.mjs";
import { APP_KEPT_AWAY, expect, open, test } from "../support/test.mjs";

// One test keeps the engine away on purpose.
test.use({ forgiven: APP_KEPT_AWAY });

const INTO = "resultats/captures/carte";
const AT = "verifier-ma-carte/";

/// No axe violation, nothing too wide; a picture of it.
async function looks(page, name) {
  await accessible(page);
  await everyLook(page, async (look) => {
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(scrolls, `${name} ${look}: nothing is wider than the window`).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${INTO}/${name}-${look}.png`, fullPage: true });
  });
}

/// The page with a browser that has WebUSB, or none, on this system.
async function check(page, { usb = true, agent = "X11; Linux x86_64", policy = true, reading = true } = {}) {
  await page.addInitScript(
    ({ usb, agent, policy, reading }) => {
      Object.defineProperty(navigator, "userAgent", { value: `Mozilla/5.0 (${agent}) Chrome/156.0.0.0` });
      if (usb) Object.defineProperty(Navigator.prototype, "usb", { value: {}, configurable: true });
      else delete Navigator.prototype.usb;
      const allows = (feature) => (feature === "usb" ? policy : false);
      Object.defineProperty(document, "featurePolicy", { value: { allowsFeature: allows } });
      // As `site` writes it for a host that does not want cards to be read.
      if (!reading) addEventListener("DOMContentLoaded", () => (document.documentElement.dataset.reading = "off"));
    },
    { usb, agent, policy, reading },
  );
  await withDouble(page);
  await open(page, AT);
  return new Check(page);
}

/// A demonstration that began.
async function demonstration(page) {
  const here = await check(page);
  await here.begin("Démonstration");
  await here.button("Lancer la démonstration").click();
  return here;
}

/// A card that is being read.
async function reading(page) {
  const here = await check(page);
  await here.read();
  return here;
}

const HOSTS = {
  linux: {},
  windows: { agent: "Windows NT 10.0; Win64; x64" },
  mac: { agent: "Macintosh; Intel Mac OS X 10_15_7" },
  "sans-webusb": { usb: false },
  "sans-webusb-windows": { usb: false, agent: "Windows NT 10.0; Win64; x64" },
  iphone: { usb: false, agent: "iPhone; CPU iPhone OS 18_7 like Mac OS X" },
  "portail-sans-droit": { policy: false },
  "lecture-coupee": { reading: false },
};

for (const [name, host] of Object.entries(HOSTS)) {
  test(`levels: ${name}`, async ({ page }) => {
    const here = await check(page, host);
    const titles = await here.main.locator(".level h2").allInnerTexts();
    const looking = name !== "linux";
    expect(titles[0]).toContain(looking ? "Vérification guidée" : "Lire ma carte");
    const none = [host.usb, host.policy, host.reading].includes(false);
    // Never a dead button: a level that is not there says why.
    for (const level of ["Reconnaître mon lecteur", "Lire ma carte"]) {
      await expect(here.level(level).getByRole("button")).toHaveCount(none ? 0 : 1);
      if (none) await expect(here.level(level).locator(".lack")).toContainText(/^(Pas |Ce site a désactivé)/);
    }
    await expect(here.main.getByText("Ce navigateur ne peut pas lire de carte.")).toHaveCount(none ? 1 : 0);
    await looks(page, `moyens-${name}`);
  });
}

test("by eye: a question, a finding with a note, nothing wrong", async ({ page }) => {
  const here = await check(page);
  await here.begin("Vérification guidée");
  await looks(page, "oeil-question");
  await here.answer("CPS, CPF, CPE");
  await here.answer("Une date dans moins de deux mois");
  await here.answer("Oui");
  await here.answer("Cette carte est bloquée");
  await expect(here.link("Code porteur bloqué")).toHaveAttribute("href", /depannage\/code-porteur-bloque\/$/);
  await expect(here.link("Carte bientôt expirée")).toBeVisible();
  await looks(page, "oeil-constat");
  await here.button("Revenir à la question précédente").click();
  await here.answer("reste 3 tentative");
  await expect(here.link("Carte bientôt expirée")).toBeVisible();
  await here.button("Recommencer").click();
  await here.answer("CPS, CPF, CPE");
  await here.answer("Je n'en vois pas");
  await here.answer("Oui");
  await here.answer("reste 3 tentative");
  await expect(here.step).toHaveText("Rien d'anormal à l'œil nu");
  await looks(page, "oeil-rien");
});

test("the engine that does not come", async ({ page }) => {
  const here = await check(page);
  await withoutEngine(page);
  await here.begin("Démonstration");
  await expect(here.button("Réessayer")).toBeVisible();
  await looks(page, "moteur-absent");
});

test("a reader: to be chosen, protected, readable", async ({ page }) => {
  const here = await check(page);
  await here.begin("Reconnaître mon lecteur");
  await expect(here.button("Choisir le lecteur")).toBeVisible();
  await looks(page, "lecteur-a-choisir");
  await here.button("Choisir le lecteur").click();
  await play(page, "protege");
  await expect(here.button("Passer à la vérification guidée")).toBeVisible();
  await looks(page, "lecteur-protege");
  await play(page, "lisible");
  await expect(here.button("Lire ma carte")).toBeVisible();
  await looks(page, "lecteur-lisible");
});

test("a card: consent, the reader, waiting, under way, read", async ({ page }) => {
  const here = await check(page);
  await here.begin("Lire ma carte");
  await expect(here.main).toContainText("expérimental");
  await looks(page, "carte-accord");
  await here.button("J'accepte cette lecture expérimentale").click();
  await here.button("Choisir le lecteur").click();
  await play(page, "lisible");
  await looks(page, "carte-lecteur");
  await here.button("Lire la carte dans ce lecteur").click();
  await play(page, "attente");
  await looks(page, "carte-attente");
  await play(page, "en-cours");
  await expect(here.cancel).toBeVisible();
  await looks(page, "carte-en-cours");
  await play(page, "vraie");
  await expect(here.step).toHaveText("Lecture terminée");
  await looks(page, "carte-lue");
  await play(page, "revue");
  await expect(here.main).toContainText("La carte a pu être changée");
  await looks(page, "carte-revue");
});

test("stopped, and left incomplete", async ({ page }) => {
  const here = await reading(page);
  await play(page, "en-cours");
  await here.cancel.click();
  await play(page, "annulee");
  await expect(here.step).toHaveText("Lecture annulée");
  await looks(page, "carte-annulee");
  await here.button("Relire la carte").click();
  await play(page, "en-cours");
  await play(page, "partielle");
  await expect(here.step).toHaveText("Lecture incomplète");
  await looks(page, "carte-retiree");
  await play(page, "ennui-lecteur-debranche");
  await here.button("Choisir le lecteur").click();
  await expect(here.step).toContainText("Lire ma carte");
  await expect(here.button("Choisir le lecteur")).toBeVisible();
});

test("a CPS4, asked for its tries", async ({ page }) => {
  const here = await demonstration(page);
  await play(page, "cps4");
  await here.button("Demander les essais restants").click();
  await play(page, "essais");
  await expect(here.main).toContainText("2 essais restants");
  await looks(page, "essais-demandes");
});

for (const card of ["cps3", "expiree", "bloquee", "vitale", "cps4"]) {
  test(`demonstration: ${card}`, async ({ page }) => {
    const here = await demonstration(page);
    await play(page, card);
    await expect(here.main).toContainText("Démonstration\u00a0: carte simulée.");
    await looks(page, `demonstration-${card}`);
  });
}

test("demonstration: the cards to choose from", async ({ page }) => {
  const here = await check(page);
  await here.begin("Démonstration");
  await expect(here.main.getByRole("combobox")).toBeVisible();
  await looks(page, "demonstration-choix");
});

test("names shown and the report with its preview", async ({ page }) => {
  const here = await demonstration(page);
  await play(page, "cps3");
  await here.button("Afficher les noms et numéros").click();
  await play(page, "noms");
  await expect(here.main).toContainText("JEANNE");
  await here.button("Voir le rapport").click();
  await play(page, "rapport");
  await looks(page, "noms-et-rapport");
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: `${INTO}/papier.png`, fullPage: true });
});

for (const scene of [...scenes.keys()].filter((name) => name.startsWith("ennui-"))) {
  test(`trouble: ${scene}`, async ({ page }) => {
    const here = await check(page);
    await here.begin("Reconnaître mon lecteur");
    await here.button("Choisir le lecteur").click();
    await play(page, scene);
    await expect(here.main.locator(".trouble")).toBeVisible();
    await looks(page, scene);
  });
}

for (const [system, agent] of Object.entries({ windows: "Windows NT 10.0", mac: "Macintosh; Intel Mac OS X" })) {
  for (const scene of ["ennui-acces-refuse", "ennui-lecteur-occupe"]) {
    test(`trouble: ${scene} on ${system}`, async ({ page }) => {
      const here = await check(page, { agent });
      await here.begin("Reconnaître mon lecteur");
      await here.button("Choisir le lecteur").click();
      await play(page, scene);
      await expect(here.main.locator(".trouble")).toContainText("Ne rien changer sur l'ordinateur");
      await expect(here.main.locator("code")).toHaveCount(0);
      await looks(page, `${scene}-${system}`);
    });
  }
}
