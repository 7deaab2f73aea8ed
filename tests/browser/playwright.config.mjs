// The built site in a real browser.
//
// `cargo xtask test` says where the site is served (SITE, SITE_SOUS_CHEMIN) and
// which browser to take (CHROMIUM). Alone, `npx playwright test` serves the
// folder DIST (by default the project's `dist/`) by itself.

import { defineConfig } from "@playwright/test";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "specs",
  outputDir: "resultats/traces",
  globalSetup: "./support/hosts.mjs",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  // How long something may take on a machine that has much else to do; what is there is waited for no longer.
  timeout: 120_000,
  expect: { timeout: 20_000, toPass: { timeout: 20_000 } },
  reporter: [["list"]],
  use: {
    headless: true,
    actionTimeout: 20_000,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 800 },
    // Each test would keep the whole guide once more; those about that say so.
    serviceWorkers: "block",
    // What moves is not what is tested; a colour on its way to another would also mislead the contrast rules.
    contextOptions: { reducedMotion: "reduce" },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: [
        // Chromium refuses its sandbox to root, as in a container.
        ...(root ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
