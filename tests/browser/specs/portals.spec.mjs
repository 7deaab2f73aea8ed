// The page for portals: lines to copy, complete without a script; with one, settings and what they give.

import { accessible, everyLook } from "../support/axe.mjs";
import { title } from "../support/content.mjs";
import { PORTALS } from "../support/kinds.mjs";
import { expect, test } from "../support/test.mjs";

const lines = (page) => page.locator("#lignes code");
const preview = (page) => page.locator("#apercu iframe").contentFrame();

test("with a script: the preview is what the lines give, and the lines are what was set", async ({ page, baseURL }) => {
  await page.goto(PORTALS);
  await expect(preview(page).getByRole("heading", { level: 1 })).toHaveText(title("profession"));
  await expect(lines(page)).toContainText(`src="${baseURL}integrer.1.js"`);
  await page.getByLabel("Page de départ").selectOption({ label: "Ça ne marche pas" });
  await expect(preview(page).getByRole("heading", { level: 1 })).toHaveText(title("depannage"));
  await expect(lines(page)).toContainText('data-depart="depannage/"');
  await page.getByLabel("Couleur du portail").fill("8a1f5c");
  await page.getByLabel("Couleur du portail").blur();
  await expect(lines(page)).toContainText('data-couleur="8a1f5c"');
  await expect(preview(page).locator("html")).toHaveClass(/coloured/);
  await expect(page.locator("#apercu iframe"), "one at a time").toHaveCount(1);
});

test("the lines, as they are copied, work in another page", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(PORTALS);
  await expect(preview(page).getByRole("heading", { level: 1 })).toBeVisible();
  const copy = page.getByRole("button", { name: "Copier" });
  await expect(copy).toHaveCount(6);
  await copy.first().click();
  await expect(page.getByRole("status").filter({ hasText: "Copié." })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await lines(page).textContent());
  await page.route("**/portail.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="fr"><title>Portail</title><body>${copied}` }),
  );
  await page.goto(`${baseURL}portail.html`);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText(title("profession"));
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the lines stand there, whole", async ({ page }) => {
    await page.goto(PORTALS);
    await expect(lines(page)).toContainText(/integrer\.1\.js"\s+integrity="sha\d+-[\w+/]+=*"/);
    await expect(page.locator("pre", { hasText: "<iframe" })).toContainText('allow="usb; clipboard-write"');
    await expect(page.locator("pre", { hasText: "<guide-authentification-forte" })).toBeVisible();
    await expect(page.getByText("ont besoin de JavaScript")).toBeVisible();
    // Without it a portal on another host sees nothing.
    await expect(page.locator("pre", { hasText: "$guide_portails" })).toContainText("frame-ancestors 'self' https://");
    await expect(page.locator("pre", { hasText: "deploy-check" })).toContainText("--portail https://");
  });
});

test("no violation, narrow and wide, light and dark; nothing wider than the window", async ({ page }) => {
  await page.goto(PORTALS);
  await expect(preview(page).getByRole("heading", { level: 1 })).toBeVisible();
  await accessible(page);
  await everyLook(page, async (look) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), look).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `resultats/captures/integrer-${look}.png`, fullPage: true });
  });
});
