// One and the same folder, byte for byte, at the root and below a path, on real servers and on the plainest host.

import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { Question } from "../pages/question.mjs";
import { personas, professions, title } from "../support/content.mjs";
import { SERVERS } from "../support/hosts.mjs";
import { STILL, keep } from "../support/kept.mjs";
import { expect, open, test } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

const CARER = personas("parcours").find(
  ({ answers }) =>
    answers.profession[0] === "aide-soignant" && answers.rpps[0] === "non" && answers.moyen[0] === "aucun-encore",
);

const HOSTS = { SITE_SOUS_CHEMIN: "below a path" };
for (const name of SERVERS) {
  HOSTS[`SITE_${name}`] = `${name} at its root`;
  HOSTS[`SITE_${name}_SOUS`] = `${name} below /a/b/`;
}

for (const [host, name] of Object.entries(HOSTS)) {
  test.describe(name, () => {
    test.use({ host });
    test.skip(() => !process.env[host], "this machine does not have this server, or the site lies on another one");

    test("a persona's path, a reload of its deep link, the way back", async ({ page, baseURL }) => {
      await open(page);
      await walk(page, CARER, mouse);
      const path = new Path(page);
      await expect(async () => expect(await path.parts()).toEqual(CARER.path.map(title))).toPass();
      expect(page.url()).toBe(`${baseURL}${CARER.path[0]}/`);
      await page.reload();
      await path.isShown();
      await path.back.click();
      await expect(page).toHaveURL(`${baseURL}situation/`);
    });

    test("a deep link opens for somebody who was never here", async ({ page, baseURL }) => {
      await open(page, "e-cps/activer-sans-carte/");
      const screen = new Question(page);
      await expect(screen.title).toHaveText(title("e-cps/activer-sans-carte"));
      await page.getByRole("link", { name: "Guide Authentification forte" }).click();
      await expect(page).toHaveURL(baseURL);
      await mouse.choose(new Home(page), professions().get("infirmier").label);
      await expect(page).toHaveURL(`${baseURL}situation/`);
    });

    test("the page for unknown addresses is there", async ({ page }) => {
      await page.goto("404.html");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page introuvable");
    });

    test.describe("after one visit", () => {
      test.use({ serviceWorkers: "allow" });

      test("the whole guide is kept, verified, and opens without a network", async ({ page, context, baseURL }) => {
        await keep(page, STILL);
        await context.setOffline(true);
        const answer = await page.goto("e-cps/activer-sans-carte");
        expect(answer.status()).toBe(200);
        expect(answer.fromServiceWorker()).toBe(true);
        expect(page.url()).toBe(`${baseURL}e-cps/activer-sans-carte/`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(title("e-cps/activer-sans-carte"));
      });
    });

    test("nothing is asked from outside the path", async ({ page, baseURL }) => {
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await open(page, "situation/");
      await open(page, "professions/");
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((url) => !url.startsWith(baseURL))).toEqual([]);
    });
  });
}
