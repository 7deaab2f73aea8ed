// What every test shares: the host, and a watch over the browser that nobody has to ask for.

import { test as base, expect } from "@playwright/test";

export { expect };

/// Playwright's own words where workers are blocked, as they are unless a test asks for them.
const BLOCKED = "Service Worker registration blocked by Playwright";

export const test = base.extend({
  /// Which host: the name of the variable that holds its address.
  host: ["SITE", { option: true }],

  /// What the watch lets pass: a regular expression on its messages.
  forgiven: [/^$/, { option: true }],

  baseURL: async ({ host }, use) => use(process.env[host]),

  /// Fails the test for any request to another origin, any error in the console, any refusal of the policy.
  watch: [
    async ({ context, baseURL, forgiven }, use) => {
      const seen = [];
      const { origin } = new URL(baseURL);
      context.on("request", (request) => {
        const url = request.url();
        if (new URL(url).origin !== origin && !url.startsWith("data:")) seen.push(`request: ${url}`);
      });
      context.on("console", (message) => {
        if (message.text() === BLOCKED) return;
        if (["error", "warning"].includes(message.type())) seen.push(`console: ${message.text()} ${message.location().url}`);
      });
      context.on("weberror", (fault) => seen.push(`error: ${fault.error().message}`));
      await context.exposeBinding("refusedByPolicy", (_, what) => seen.push(`policy: ${what}`));
      await context.addInitScript(() => {
        const tell = (e) => globalThis.refusedByPolicy(`${e.effectiveDirective} ${e.blockedURI}`);
        addEventListener("securitypolicyviolation", tell);
        // The app starts in the task that compiled it; what it decided then stands in the next one.
        for (const name of ["instantiate", "instantiateStreaming"]) {
          const compile = WebAssembly[name];
          WebAssembly[name] = async (...given) => {
            const compiled = await compile.apply(WebAssembly, given);
            setTimeout(() => (globalThis.appHasStarted = true), 50);
            return compiled;
          };
        }
      });
      await use(seen);
      expect(seen.filter((message) => !forgiven.test(message)), "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
});

/// A page whose app is held back until `release` is called, so that the static page is surely seen first.
export async function holdApp(page) {
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/// A page whose app never comes: the static page stays.
export const withoutApp = (page) => page.route("**/*.wasm", (route) => route.abort());

/// The watch's words when the app was kept away on purpose.
export const APP_KEPT_AWAY = /^console: Failed to load resource: net::ERR_FAILED/;

/// Waits until the app has taken the page over: only it has something to announce.
export async function takenOver(page) {
  await expect(page.locator("#page > [role=status]")).toBeAttached();
}

/// Waits until the app has started and decided whether it shows more than the static page does.
export const started = (page) => page.waitForFunction(() => globalThis.appHasStarted === true);

/// Opens an address below the site's root and waits for the app.
export async function open(page, address = "") {
  await page.goto(address || "./");
  await started(page);
}
