// Without JavaScript the guide is complete: every page, every link, from the first screen to an end.

import { Home } from "../pages/home.mjs";
import { kind, pages, targets, title } from "../support/content.mjs";
import { address, everyPage } from "../support/kinds.mjs";
import { expect, test } from "../support/test.mjs";

test.use({ javaScriptEnabled: false });

/// The addresses below the root that the open page links to from `part`, and those anchors of its own that lead nowhere.
async function links(page, root, part = "body") {
  const found = await page.locator(`${part} a[href]`).evaluateAll((all) => all.map((a) => a.href));
  return [...new Set(found)].filter((href) => href.startsWith(root)).map((href) => href.slice(root.length));
}

test("every page answers, has one title and one heading, and every link of it leads somewhere", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const titles = new Map();
  const anchors = new Map();
  const wanted = [];
  const queue = [""];
  const seen = new Set(queue);
  while (queue.length > 0) {
    const at = queue.shift();
    const answer = await page.goto(at === "" ? "./" : at);
    expect(answer.status(), at).toBe(200);
    await expect(page.locator("h1"), at).toHaveCount(1);
    await expect(page.locator("main"), at).toHaveCount(1);
    await expect(page.locator("form, input, button"), `nothing on ${at} waits for a script`).toHaveCount(0);
    titles.set(at, await page.title());
    anchors.set(at, new Set(await page.locator("[id]").evaluateAll((all) => all.map((e) => e.id))));
    for (const link of await links(page, baseURL)) {
      const [to, anchor] = link.split("#");
      if (anchor) wanted.push({ at, to, anchor });
      if (!seen.has(to)) {
        seen.add(to);
        queue.push(to);
      }
    }
  }
  expect([...seen].sort(), "links reach every page of the guide, and nothing else").toEqual(everyPage().sort());
  expect(wanted.filter(({ to, anchor }) => !anchors.get(to)?.has(anchor))).toEqual([]);
  const named = [...titles].filter(([, name]) => !/^.+ – Guide Authentification forte$/.test(name));
  expect(named).toEqual([]);
});

test("every link that the authors wrote is one on the page: rules, answers, « sinon », text", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const written = ["fragment", "région", "liens", "catalogue"];
  for (const id of pages().filter((id) => !written.includes(kind(id)))) {
    await page.goto(address(id) || "./");
    const shown = new Set((await links(page, baseURL, "main")).map((link) => link.split("#")[0]));
    const missing = targets(id).map(address).filter((at) => !shown.has(at));
    expect(missing, id).toEqual([]);
  }
});

test("somebody walks from the first screen to the end by links", async ({ page }) => {
  await page.goto("./");
  const home = new Home(page);
  await expect(home.chooseInList).toBeVisible();
  await home.tiles.filter({ hasText: "Infirmier" }).click();
  await expect(home.title).toHaveText(title("situation"));
  await expect(home.main).toContainText("La suite dépend de vos réponses");
  await home.main.getByRole("link", { name: title("parcours") }).click();
  await expect(home.title).toHaveText(title("parcours"));
  const rule = home.main.getByRole("listitem").filter({ hasText: /n'avez pas de numéro RPPS/ });
  await rule.getByRole("link", { name: "S'enregistrer auprès de votre Ordre" }).click();
  const way = ["enregistrement/ordre", "enregistrement/attendre", "e-cps/coordonnees", "e-cps/activer-sans-carte"];
  for (const [at, id] of way.entries()) {
    await expect(home.title).toHaveText(title(id));
    await expect(home.main.getByRole("heading", { name: "Étapes" })).toBeVisible();
    const next = page.locator("section").filter({ has: page.getByRole("heading", { name: "Ensuite", exact: true }) });
    const to = address(way[at + 1] ?? "connexion/premiere-e-cps");
    await next.locator(`a[href$="${to}"]`).click();
  }
  await expect(home.title).toHaveText(title("connexion/premiere-e-cps"));
});

test.describe("an unknown address", () => {
  test.use({ forgiven: /^console: Failed to load resource: .* 404 .*\/nulle\/part\/$/ });

  test("the page for unknown addresses needs nothing from anywhere", async ({ page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    const answer = await page.goto("nulle/part/");
    expect(answer.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page introuvable");
    expect(asked.filter((url) => !url.startsWith("data:") && !url.endsWith("/nulle/part/"))).toEqual([]);
  });
});
