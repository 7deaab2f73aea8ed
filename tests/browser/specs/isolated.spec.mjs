// The site as an Isolated Web App in an unchanged Chromium: what `cargo xtask package-iwa` read back from the signed
// bundle, installed by developer mode. Installing the signed file itself is not tested.

import { expect, test } from "@playwright/test";
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Browser, ORIGIN } from "../support/isolated.mjs";
import { address, serve } from "../support/server.mjs";

const FILES = resolve(process.env.IWA ?? join(import.meta.dirname, "../../../target/iwa/site"));

let browser, server, app, left;

test.beforeAll(async () => {
  if (!statSync(FILES, { throwIfNoEntry: false })) throw new Error(`${FILES} is not there; run « cargo xtask package-iwa » first`);
  server = await serve(FILES, "/");
  browser = new Browser(process.env.CHROMIUM || "/usr/bin/chromium");
  app = await browser.app(address(server, "/"));
  left = [];
  app.left = (url) => left.push(url);
});

test.afterAll(async () => {
  await browser?.stop();
  server?.close();
});

test.beforeEach(() => {
  app.complaints = [];
  left.length = 0;
});

test.afterEach(() => {
  expect(app.complaints, "what the browser complained about").toEqual([]);
  expect(left, "requests to elsewhere").toEqual([]);
});

/// The app has taken the page over: only it has something to announce.
const takenOver = () => Boolean(document.querySelector("#page > [role=status]"));

test("it starts with the rights and under the policy of an isolated app, without a worker", async () => {
  await app.goto(`${ORIGIN}/`);
  await app.until(takenOver);
  const said = await app.evaluate(async () => ({
    version: document.title,
    usb: "usb" in navigator,
    allowed: ["usb", "usb-unrestricted"].map((feature) => document.featurePolicy.allowsFeature(feature)),
    alone: crossOriginIsolated,
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    kept: (await caches.keys()).length,
  }));
  expect(said).toMatchObject({ usb: true, allowed: [true, true], alone: true, workers: 0, kept: 0 });
  expect(app.complaints, "before it is provoked").toEqual([]);
  // A string is no script and, but for our one policy, no HTML.
  const refused = await app.evaluate(() => {
    const attempt = (work) => {
      try {
        work();
        return "done";
      } catch (fault) {
        return fault.name;
      }
    };
    return [
      attempt(() => document.createElement("script").setAttribute("src", "x.js")),
      attempt(() => (document.createElement("div").innerHTML = "<script>1</script>")),
      attempt(() => globalThis.eval("1")),
    ];
  });
  app.complaints = [];
  expect(refused).toEqual(["TypeError", "TypeError", "EvalError"]);
});

test("every page of the guide is there at its address", async () => {
  test.setTimeout(240_000);
  const files = readdirSync(FILES, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  const addresses = files.filter((path) => /(^|\/)index\.html$/.test(path)).map((path) => path.slice(0, -"index.html".length));
  expect(addresses).toContain("carte/ma-cps/");
  for (const path of addresses) {
    await app.goto(`${ORIGIN}/${path}`);
    const [at, heading] = await app.evaluate(() => [location.href, document.querySelector("h1")?.innerText]);
    expect(at).toBe(`${ORIGIN}/${path}`);
    expect(heading, path).toBeTruthy();
  }
});

test("answers lead on, a reload stays, back leads back", async () => {
  await app.goto(`${ORIGIN}/depannage/`);
  await app.until(takenOver);
  const first = await app.evaluate(() => document.querySelector("h1").innerText);
  const heading = () => document.querySelector("h1")?.innerText;
  const another = (first) => document.querySelector("h1")?.innerText !== first && location.href;
  await app.evaluate(() => document.querySelector("main button.choice").click());
  const to = await app.until(another, first);
  const second = await app.evaluate(heading);
  expect(to.startsWith(`${ORIGIN}/depannage/`)).toBe(true);
  await app.goto(to);
  await app.until(takenOver);
  expect(await app.evaluate(heading)).toBe(second);
  await app.evaluate(() => history.back());
  await app.until((first) => document.querySelector("h1")?.innerText === first, first);
});

test("the demonstration, from choosing a card to the report", async () => {
  await app.goto(`${ORIGIN}/verifier-ma-carte/`);
  await app.press("démonstration", "Démonstration");
  await app.until(() => document.querySelector("main select"));
  await app.evaluate(() => {
    const list = document.querySelector("main select");
    list.value = "expiree";
    list.dispatchEvent(new Event("change", { bubbles: true }));
    document.querySelector("main input[type=checkbox]").click();
  });
  await app.press("Lancer la démonstration");
  await app.until(() => /Lecture terminée/.test(document.querySelector("#etape")?.innerText), null, 30_000);
  const doors = await app.evaluate(() => [...document.querySelectorAll(".finding .door")].map((door) => door.innerText));
  expect(doors).toContain("Carte expirée");
  await app.press("Voir le rapport");
  expect(await app.until(() => document.querySelector("main pre")?.innerText)).toMatch(/CPS3/);
});
