// After one visit the whole guide needs no network; where the browser cannot keep it, it is told, and all works.

import { join } from "node:path";
import { Home } from "../pages/home.mjs";
import { NOT_KEPT, Notice, READY } from "../pages/notice.mjs";
import { Path } from "../pages/path.mjs";
import { accessible } from "../support/axe.mjs";
import { personas, professions, title } from "../support/content.mjs";
import { forget } from "../support/folder.mjs";
import { STILL, caches, files, keep, scopes, test } from "../support/kept.mjs";
import { everyPage } from "../support/kinds.mjs";
import { portal } from "../support/release.mjs";
import { expect, open, started } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

const NURSE = personas("parcours").find(
  ({ answers }) => answers.profession[0] === "infirmier" && answers.rpps[0] === "oui" && answers.moyen[0] === "aucun-encore",
);

/// Without its host the browser says so in its console: of the worker's script, which it looks for each time.
const WITHOUT_HOST = /net::ERR_CONNECTION_REFUSED|404 \(/;

test.describe("without a network", () => {
  test.use({ forgiven: WITHOUT_HOST });

  test("a cold start opens every page, and a journey goes to its end", async ({ page, context, site }) => {
    test.slow();
    await keep(page, STILL);
    await page.close();
    await site.stop();
    const cold = await context.newPage();
    await open(cold);
    await walk(cold, NURSE, mouse);
    const path = new Path(cold);
    await path.isShown();
    expect(await path.parts()).toEqual(NURSE.path.map(title));
    for (const address of everyPage()) {
      const answer = await cold.goto(address || "./");
      expect(answer.status(), address).toBe(200);
      await expect(cold.locator("h1"), address).toHaveCount(1);
    }
  });

  test("the card check runs, and the engine that reads cards is there", async ({ page, site }) => {
    await keep(page, STILL);
    await site.stop();
    await open(page, "verifier-ma-carte/");
    const engine = await page.evaluate(async () => {
      const { engine, engineWasm } = document.querySelector("script[data-engine]").dataset;
      const root = new URL("../", location);
      const files = await Promise.all([engine, engineWasm].map((name) => fetch(new URL(name, root))));
      return files.map(({ status }) => status);
    });
    expect(engine).toEqual([200, 200]);
  });

  test("deep links, sub-paths and unknown addresses are answered as a host does", async ({ page, site, baseURL }) => {
    await keep(page, "./");
    await site.stop();
    const table = {
      "e-cps/activer-sans-carte/": ["e-cps/activer-sans-carte/", 200],
      "e-cps/activer-sans-carte": ["e-cps/activer-sans-carte/", 200],
      "e-cps/activer-sans-carte/index.html": ["e-cps/activer-sans-carte/index.html", 200],
      "situation/?x=1#y": ["situation/?x=1#y", 200],
      "verifier-ma-carte/": ["verifier-ma-carte/", 200],
      "nulle/part/": ["nulle/part/", 404],
    };
    for (const [asked, [shown, status]] of Object.entries(table)) {
      const answer = await page.goto(asked);
      expect(answer.status(), asked).toBe(status);
      expect(page.url().replace(/#.*/, ""), asked).toBe(`${baseURL}${shown}`.replace(/#.*/, ""));
    }
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page introuvable");
  });
});

test("« Prêt hors ligne » is said once, quietly, and hides nothing", async ({ page, context }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(STILL);
  const notice = new Notice(page);
  await expect(notice.words).toHaveText(READY);
  await accessible(page);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const foot = await page.getByRole("contentinfo").boundingBox();
  const bar = await notice.bar.boundingBox();
  expect(foot.y + foot.height, "the end of the page stands above the bar").toBeLessThanOrEqual(bar.y + 1);
  const other = await context.newPage();
  await open(other);
  await other.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await other.goto(STILL);
  await other.waitForLoadState("networkidle");
  await expect(new Notice(other).bar).toHaveCount(0);
});

test("one worker, one copy and one mark: nothing of a visit is kept beside the site", async ({ page }) => {
  await keep(page, "situation/");
  expect(await scopes(page)).toEqual(["/"]);
  expect(await caches(page)).toEqual([expect.stringMatching(/^\/ version [0-9a-f]{16}$/), "/ annonce"]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.getItem("/hors-ligne")])).toEqual([0, null]);
});

test("in a frame nothing is registered", async ({ page, site }) => {
  const around = portal("/");
  site.mounts["/portail/"] = join(around, "portail");
  await page.goto("portail/");
  const frame = page.frames()[1];
  await frame.waitForFunction(() => globalThis.appHasStarted === true);
  await page.waitForLoadState("networkidle");
  expect(await scopes(page)).toEqual([]);
  expect(await caches(page)).toEqual([]);
  expect(site.asked.filter((url) => url.endsWith("sw.js"))).toEqual([]);
  await forget(around);
});

test.describe("where it cannot be kept", () => {
  test("a full disk: told once in the tab, and everything works", async ({ page, baseURL, context }) => {
    const session = await context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(baseURL).origin, quotaSize: 20_000 });
    await open(page);
    const notice = new Notice(page);
    await expect(notice.words).toHaveText(NOT_KEPT, { timeout: 30_000 });
    await notice.close.click();
    await walk(page, NURSE, mouse);
    await new Path(page).isShown();
    expect(await files(page), "all or nothing").toBe(0);
    await page.goto(STILL);
    await page.waitForLoadState("networkidle");
    await expect(notice.bar).toHaveCount(0);
  });

  test("storage refused: told, and everything works", async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new DOMException("denied", "SecurityError"));
      ServiceWorkerContainer.prototype.register = refuse;
    });
    await open(page);
    await expect(new Notice(page).words).toHaveText(NOT_KEPT);
    await mouse.choose(new Home(page), professions().get("infirmier").label);
    await expect(page).toHaveURL(/situation\/$/);
  });

  test("a copy that the browser threw away is fetched again at the next visit", async ({ page }) => {
    await keep(page, STILL);
    const count = await files(page);
    expect(count).toBeGreaterThan(everyPage().length);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    const answer = await page.goto("./");
    expect(answer.status()).toBe(200);
    await started(page);
    await expect(new Notice(page).words, "kept again, said again").toHaveText(READY, { timeout: 30_000 });
    expect(await files(page)).toBe(count);
  });

  test("a part that the browser threw away comes from the network meanwhile", async ({ page, site }) => {
    await keep(page, STILL);
    const count = await files(page);
    await page.evaluate(async () => {
      const [name] = (await caches.keys()).filter((n) => n.includes("version"));
      const cache = await caches.open(name);
      for (const request of (await cache.keys()).slice(0, 40)) await cache.delete(request);
    });
    site.asked.length = 0;
    await page.goto("./");
    await started(page);
    await expect.poll(() => files(page)).toBe(count);
    expect(site.asked.length).toBeGreaterThan(0);
  });
});

test.describe("installing", () => {
  test("the guide's own button shows the browser's prompt, once", async ({ page }) => {
    await page.goto(STILL);
    await page.evaluate(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      event.prompt = () => (globalThis.prompted = (globalThis.prompted ?? 0) + 1);
      dispatchEvent(event);
      globalThis.keptBack = event.defaultPrevented;
    });
    const button = page.getByRole("button", { name: "Installer le guide" });
    await button.click();
    await expect(button).toHaveCount(0);
    expect(await page.evaluate(() => [globalThis.keptBack, globalThis.prompted])).toEqual([true, 1]);
  });

  test("on an iPhone, where no page can prompt, a hint", async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "standalone", { value: false }));
    await page.goto(STILL);
    await expect(page.getByText("Sur l'écran d'accueil")).toBeVisible();
  });

  test("Chromium finds nothing missing in the manifest", async ({ page, context }) => {
    await page.goto("./");
    const session = await context.newCDPSession(page);
    const { errors } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // Playwright's windows are private ones, which never install anything.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });
});
