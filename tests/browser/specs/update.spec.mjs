// A newer release is offered, never forced; half of one changes nothing; an older one comes back the same way.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NEW, Notice } from "../pages/notice.mjs";
import { Path } from "../pages/path.mjs";
import { accessible } from "../support/axe.mjs";
import { personas } from "../support/content.mjs";
import { dist } from "../support/hosts.mjs";
import { SECOND, STILL, caches, files, keep, scopes, test } from "../support/kept.mjs";
import { expect, open } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

const NURSE = personas("parcours").find(
  ({ answers }) => answers.profession[0] === "infirmier" && answers.rpps[0] === "oui" && answers.moyen[0] === "aucun-encore",
);

/// What the browser says of files that are not the listed ones, or not there.
const HALF = /Failed to find a valid digest|Failed to load resource/;

const creed = (page) => page.locator(".creed");

/// How many versions the browser holds.
const versions = async (page) => (await caches(page)).filter((name) => name.includes(" version ")).length;

async function take(page) {
  const notice = new Notice(page);
  await expect(notice.words).toHaveText(NEW, { timeout: 30_000 });
  const loaded = page.waitForEvent("load");
  await notice.take.click();
  await loaded;
}

test("a new version is offered while the old one stays, in one piece", async ({ page, site, second }) => {
  await keep(page, STILL);
  site.mounts["/"] = second;
  await page.reload();
  const notice = new Notice(page);
  await expect(notice.words).toHaveText(NEW, { timeout: 30_000 });
  await accessible(page);
  await expect(creed(page)).not.toContainText(SECOND);
  await notice.later.click();
  await expect(notice.bar).toHaveCount(0);
  await page.goto("liens/");
  await page.goto(STILL);
  await expect(creed(page), "never mixed").not.toContainText(SECOND);
  await take(page);
  await expect(creed(page)).toContainText(SECOND);
});

test("in the middle of a journey nothing is lost, and another tab is left alone", async ({ page, context, site, second }) => {
  await keep(page, STILL);
  await open(page);
  await walk(page, NURSE, mouse);
  const path = new Path(page);
  await path.isShown();
  await path.steps.first().check();
  const other = await context.newPage();
  await other.goto(STILL);
  let loads = 0;
  other.on("load", () => (loads += 1));
  site.mounts["/"] = second;
  await page.reload();
  await take(page);
  await expect(path.steps.first(), "the tick is still there").toBeChecked();
  await expect(new Notice(other).words).toHaveText(NEW);
  expect(loads, "nobody reloaded it").toBe(0);
  expect(await versions(page), "the old files are there for the other tab").toBe(2);
  await take(other);
  await expect(creed(other)).toContainText(SECOND);
  await other.close();
  await page.reload();
  await expect.poll(() => versions(page)).toBe(1);
});

test("a hashed file is not downloaded again", async ({ page, site, second }) => {
  await keep(page, STILL);
  site.asked.length = 0;
  site.mounts["/"] = second;
  await page.reload();
  await expect(new Notice(page).words).toHaveText(NEW, { timeout: 30_000 });
  expect(site.asked.filter((url) => /\.[0-9a-f]{16}\./.test(url))).toEqual([]);
  expect(site.asked).toContain(`/${STILL}`);
});

test.describe("half a release", () => {
  test.use({ forgiven: HALF });

  for (const [name, spoil] of Object.entries({
    "the new list with an old page": (folder) => cpSync(join(dist(), STILL), join(folder, STILL), { recursive: true }),
    "a page that is not there yet": (folder) => rmSync(join(folder, "liens"), { recursive: true }),
  })) {
    test(`${name}: refused, the old version goes on`, async ({ page, site, second }) => {
      await keep(page, STILL);
      const before = [await caches(page), await files(page)];
      spoil(second);
      site.mounts["/"] = second;
      await page.reload();
      await expect.poll(() => site.asked.filter((url) => url === "/sw.js").length).toBeGreaterThan(1);
      await page.waitForLoadState("networkidle");
      await page.evaluate(async () => {
        const { installing } = await navigator.serviceWorker.getRegistration();
        if (installing) await new Promise((done) => installing.addEventListener("statechange", done));
      });
      await expect(new Notice(page).bar).toHaveCount(0);
      await expect.poll(() => caches(page)).toEqual(before[0]);
      await site.stop();
      await page.goto("liens/");
      await page.goto(STILL);
      await expect(creed(page)).not.toContainText(SECOND);
      expect(await files(page)).toBe(before[1]);
    });
  }

  test("at a first visit nothing is kept and everything works", async ({ page, site, first }) => {
    rmSync(join(first, "liens"), { recursive: true });
    await open(page);
    await walk(page, NURSE, mouse);
    await new Path(page).isShown();
    await expect.poll(() => site.asked.some((url) => url === "/liens/")).toBe(true);
    await page.waitForLoadState("networkidle");
    await expect(new Notice(page).bar).toHaveCount(0);
    await expect.poll(() => files(page)).toBe(0);
  });
});

test("rolling back is redeploying the old files", async ({ page, site, first, second }) => {
  await keep(page, STILL);
  site.mounts["/"] = second;
  await page.reload();
  await take(page);
  await expect(creed(page)).toContainText(SECOND);
  site.mounts["/"] = first;
  await page.reload();
  await take(page);
  await expect(creed(page)).not.toContainText(SECOND);
  await expect.poll(() => versions(page)).toBe(1);
});

test("the kill switch leads back to plain pages", async ({ page, site, second }) => {
  await keep(page, STILL);
  cpSync(join(second, "hebergement/sw-arret.js"), join(second, "sw.js"));
  site.mounts["/"] = second;
  await page.reload();
  await expect.poll(() => caches(page)).toEqual([]);
  await page.reload();
  await expect(creed(page)).toContainText(SECOND);
  await expect.poll(() => scopes(page)).toEqual([]);
});

test("two installs on one origin do not know each other", async ({ page, site, first, second }) => {
  site.mounts = { "/": first, "/a/b/": first };
  await keep(page, STILL);
  await keep(page, `a/b/${STILL}`);
  expect((await scopes(page)).sort()).toEqual(["/", "/a/b/"]);
  const own = async (path) => (await caches(page)).filter((name) => name.startsWith(`${path} `)).sort();
  const before = await own("/");
  expect(before.length).toBe(2);
  expect((await own("/a/b/")).length).toBe(2);
  site.mounts["/a/b/"] = second;
  await page.reload();
  await take(page);
  await expect(creed(page)).toContainText(SECOND);
  expect(await own("/")).toEqual(before);
  await page.goto(STILL);
  await expect(creed(page)).not.toContainText(SECOND);
  cpSync(join(second, "hebergement/sw-arret.js"), join(second, "sw.js"));
  await page.goto(`a/b/${STILL}`);
  await expect.poll(() => own("/a/b/")).toEqual([]);
  expect(await own("/")).toEqual(before);
  await site.stop();
  await page.goto(STILL);
  await expect(creed(page)).toBeVisible();
});
