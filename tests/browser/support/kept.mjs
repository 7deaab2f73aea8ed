// What the browser keeps of the site, and waiting until it does.

import { Notice, READY } from "../pages/notice.mjs";
import { forget } from "./folder.mjs";
import { Host, release } from "./release.mjs";
import { expect, test as base } from "./test.mjs";

/// A page that no app takes over: its words are those of its file.
export const STILL = "glossaire/";
const FILE = `${STILL}index.html`;
const FIRST = "Aucun code ne vous sera demandé.";
export const SECOND = "Deuxième version du guide.";

/// Tests whose browser may keep the site, on a host of their own. `second` is a newer release of it.
export const test = base.extend({
  serviceWorkers: "allow",
  first: async ({}, use) => {
    const folder = release(FILE, FIRST, `${FIRST} `);
    await use(folder);
    await forget(folder);
  },
  second: async ({}, use) => {
    const folder = release(FILE, FIRST, SECOND);
    await use(folder);
    await forget(folder);
  },
  // Both releases outlive it: a window that closes may still ask for the newer one.
  site: async ({ first, second }, use) => {
    const host = new Host({ "/": first });
    await host.start();
    await use(host);
    await host.stop().catch(() => {});
  },
  baseURL: async ({ site }, use) => use(site.url()),
});

/// Opens `address` and waits until the whole site is kept and has been said to be.
export async function keep(page, address) {
  await page.goto(address);
  const notice = new Notice(page);
  await expect(notice.words).toHaveText(READY, { timeout: 30_000 });
  await notice.close.click();
  await expect(notice.bar).toHaveCount(0);
}

/// The names of all caches of the origin.
export const caches = (page) => page.evaluate(() => globalThis.caches.keys());

/// How many files the newest version below `path` holds.
export const files = (page, path = "/") =>
  page.evaluate(async (start) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`${start} version `));
    return names.length === 0 ? 0 : (await (await caches.open(names.at(-1))).keys()).length;
  }, path);

/// The scopes of all workers of the origin.
export const scopes = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname));
