// The app takes the static page over: nobody sees it happen, nothing is asked from elsewhere, and where it cannot
// come the static page stays.

import { Frame } from "../pages/frame.mjs";
import { Home } from "../pages/home.mjs";
import { Path } from "../pages/path.mjs";
import { personas, title } from "../support/content.mjs";
import { everyPage, TYPES } from "../support/kinds.mjs";
import { APP_KEPT_AWAY, expect, holdApp, open, takenOver, test, withoutApp } from "../support/test.mjs";
import { mouse, walk } from "../support/walk.mjs";

/// Pages whose text is the same in the app: those that ask get a form instead of links.
const SAME_TEXT = ["procedure", "aiguillage", "fin", "reparation", "glossaire", "liens", "legal", "carte"];

/// Text of the main part without what only a person who can answer needs: boxes to tick, yes and no.
const words = async (page) => {
  const text = await page.getByRole("main").evaluate((main) => {
    const copy = main.cloneNode(true);
    for (const control of copy.querySelectorAll(".tick, .options")) control.remove();
    return copy.textContent;
  });
  return text.replace(/\s+/g, "");
};

test.describe("nobody sees it", () => {
  for (const width of [360, 1280]) {
    for (const [type, at] of Object.entries(TYPES)) {
      test(`${type}, ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 740 });
        await page.addInitScript(() => {
          globalThis.shifts = [];
          const observer = new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries()));
          observer.observe({ type: "layout-shift", buffered: true });
        });
        const release = await holdApp(page);
        await page.goto(at === "" ? "./" : at);
        const frame = new Frame(page);
        const heading = await frame.title.innerText();
        const text = await words(page);
        // Painted before the app comes, else there would be nothing to shift.
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
        release();
        await takenOver(page);
        await expect(frame.title).toHaveText(heading);
        if (SAME_TEXT.includes(type)) expect(await words(page)).toBe(text);
        for (const role of ["banner", "main", "contentinfo"]) {
          await expect(page.getByRole(role), "nothing stands there twice").toHaveCount(1);
        }
        const ids = await page.locator("[id]").evaluateAll((all) => all.map((e) => e.id));
        expect(ids.length).toBe(new Set(ids).size);
        // Two frames later everything that was going to move has moved.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const shifts = await page.evaluate(() =>
          globalThis.shifts.map(({ value, sources }) => ({ value, moved: sources.map((s) => s.node?.outerHTML?.slice(0, 80)) })),
        );
        expect(shifts).toEqual([]);
      });
    }
  }
});

test("the focus stays where it was", async ({ page }) => {
  const release = await holdApp(page);
  await page.goto("./");
  const tile = new Home(page).tiles.first();
  await tile.focus();
  release();
  await takenOver(page);
  await expect(tile).toBeFocused();
});

test("every page opens in the app, quietly", async ({ page }) => {
  test.slow();
  for (const at of everyPage()) {
    await open(page, at);
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
