// The app takes the static page over: nobody sees it happen, nothing is asked from elsewhere, and where it cannot
// come the static page stays.

import { Frame } from "../pages/frame.mjs";
import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { personas, title } from "../support/content.mjs";
import { BARE, everyPage, SHOWN, TYPES } from "../support/kinds.mjs";
import { APP_KEPT_AWAY, expect, holdApp, open, started, takenOver, test } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

/// Pages whose text is the same in the app: those that ask get a form instead of links.


/// Pages where not a word moves: elsewhere answers take the place of links.
const UNMOVED = ["accueil", "catalogue"];

/// Where each title, link and door of the first window stands, by its words.
const places = (page) =>
  page.locator("h1, h2, h3, p, label.label, .field .input, main a").evaluateAll((all) =>
    all
      .map((e) => ({ box: e.getBoundingClientRect(), words: e.matches(".input") ? "field" : e.textContent }))
      .filter(({ box, words }) => words && box.height > 1 && box.top < innerHeight)
      .map(({ box, words }) => `${words.slice(0, 40)} ${Math.round(box.left)} ${Math.round(box.top)}`),
  );

test.describe("nobody sees it", () => {
  for (const width of [360, 1280]) {
    for (const type of SHOWN) {
      test(`${type}, ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 740 });
        await page.addInitScript(() => {
          globalThis.shifts = [];
          const observer = new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries()));
          observer.observe({ type: "layout-shift", buffered: true });
        });
        const release = await holdApp(page);
        await page.goto(TYPES[type] || "./");
        const heading = await new Frame(page).title.innerText();
        const before = await places(page);
        // Painted before the app comes, else there would be nothing to shift.
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
        release();
        await takenOver(page);
        await expect(new Frame(page).title).toHaveText(heading);
        for (const role of ["banner", "main", "contentinfo"]) {
          await expect(page.getByRole(role), "nothing stands there twice").toHaveCount(1);
        }
        const ids = await page.locator("[id]").evaluateAll((all) => all.map((e) => e.id));
        expect(ids.length).toBe(new Set(ids).size);
        // Two frames later everything that was going to move has moved.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect(await page.evaluate(() => globalThis.shifts.map(({ value }) => value))).toEqual([]);
        if (UNMOVED.includes(type)) expect(await places(page)).toEqual(before);
      });
    }
  }
});

/// The card check has a module of its own; see `check.spec.mjs`.
const OTHERS = [...SHOWN, ...BARE, "carte"];

for (const type of Object.keys(TYPES).filter((name) => !OTHERS.includes(name))) {
  test(`what the app shows no better stays as delivered: ${type}`, async ({ page }) => {
    const release = await holdApp(page);
    await page.goto(TYPES[type]);
    const main = await page.getByRole("main").elementHandle();
    const [title, html] = [await page.title(), await main.innerHTML()];
    release();
    await started(page);
    expect(await main.evaluate((element) => element.isConnected)).toBe(true);
    expect(await main.innerHTML()).toBe(html);
    expect(await page.title()).toBe(title);
  });
}

for (const type of BARE) {
  test(`outside every journey nothing is loaded but the page, its style and what keeps it: ${type}`, async ({ page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(TYPES[type], { waitUntil: "networkidle" });
    expect(asked.filter((url) => !/\/$|\.css$|\.svg$|\/(offline|frame)\.\w+\.js$|\.webmanifest$/.test(url))).toEqual([]);
  });
}

test("the focus stays where it was", async ({ page }) => {
  const release = await holdApp(page);
  await page.goto("./");
  const tile = new Home(page).tiles.first();
  await tile.focus();
  release();
  await takenOver(page);
  await expect(tile).toBeFocused();
});

test("every page opens, quietly", async ({ page }) => {
  test.slow();
  for (const at of everyPage()) {
    await page.goto(at || "./");
    if ((await page.locator("script[data-app]").count()) > 0) await started(page);
    await expect(page.getByRole("heading", { level: 1 }), at).toHaveCount(1);
  }
});

test.describe("where the app cannot come", () => {
  test.use({ forgiven: APP_KEPT_AWAY });

  for (const [what, pattern] of Object.entries({
    wasm: "**/*.wasm",
    guide: "**/guide.*.bin",
    script: "**/app.*.js",
  })) {
    test(`no ${what}: the static page stays, and leads on`, async ({ page }) => {
      await page.route(pattern, (route) => route.abort());
      const failed = page.waitForEvent("requestfailed");
      await page.goto("./");
      await failed;
      const home = new Home(page);
      await expect(home.chooseInList).toBeVisible();
      await home.tiles.filter({ hasText: "Infirmier" }).click();
      await expect(home.title).toHaveText(title("situation"));
      await expect(page.getByRole("combobox")).toHaveCount(0);
    });
  }

  test("broken wasm: the same", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "nonsense" }));
    await page.goto("./");
    const home = new Home(page);
    await home.chooseInList.click();
    await expect(home.title).toHaveText(title("professions"));
  });
});

test.describe("the policy is in force", () => {
  test.use({ forgiven: /^(console: .*(Content Security Policy|Trusted|This document requires)|policy: |request: https:\/\/example\.org\/)/ });

  test("no script of a page, no markup with a handler", async ({ page, watch }) => {
    await open(page);
    const tried = await page.evaluate(() => {
      const attempt = (work) => {
        try {
          work();
          return "let through";
        } catch (e) {
          return e.name;
        }
      };
      return {
        script: attempt(() => {
          const script = document.createElement("script");
          script.textContent = "globalThis.ran = true";
          document.body.append(script);
        }),
        handler: attempt(() => (document.createElement("p").innerHTML = "<img src=x onerror=alert()>")),
        element: attempt(() => (document.createElement("p").innerHTML = "<script>1</script>")),
        policy: attempt(() => trustedTypes.createPolicy("mine", {})),
        ran: globalThis.ran ?? false,
      };
    });
    expect(tried).toEqual({
      script: "TypeError",
      handler: "TypeError",
      element: "TypeError",
      policy: "TypeError",
      ran: false,
    });
    await page.evaluate(() => document.body.append(Object.assign(document.createElement("img"), { src: "https://example.org/x.png" })));
    await expect.poll(() => watch.filter((message) => message.startsWith("policy: img-src")).length).toBe(1);
  });
});

test("each page carries the policy, which lets nothing inline through", async ({ page }) => {
  for (const at of Object.values(TYPES)) {
    await page.goto(at === "" ? "./" : at);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy, at).toContain("default-src 'none'");
    expect(policy, at).toContain("require-trusted-types-for 'script'");
    expect(policy, at).not.toMatch(/unsafe-inline|unsafe-eval'?(?<!wasm-unsafe-eval'?)|https?:|\*/);
    await expect(page.locator("[style], script:not([src]), style"), at).toHaveCount(0);
  }
});

test("on the way too: nothing inline, no address of elsewhere but links", async ({ page, baseURL }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page);
  await walk(page, personas("parcours")[0], mouse);
  await new Path(page).isShown();
  const { origin } = new URL(baseURL);
  expect(asked.filter((url) => new URL(url).origin !== origin)).toEqual([]);
  await expect(page.locator("[style], script:not([src]), style")).toHaveCount(0);
});
