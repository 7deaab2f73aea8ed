// The guide within somebody else's page: by script, by element, by a bare frame; in portals that mean no good.

import { begins } from "../pages/frame.mjs";
import { found, SCHEMES } from "../support/axe.mjs";
import { professions, questions, title } from "../support/content.mjs";
import { HOSTILE, built, portal } from "../support/portal.mjs";
import { expect, test } from "../support/test.mjs";

// Portal and guide are two hosts of this machine; which ones were asked is checked below.
test.use({ forgiven: /^request: http:\/\/127\.0\.0\.1:/ });

const NURSE = professions().get("infirmier").label;
const ELEMENT = "guide-authentification-forte";
const integrity = /integrity="([^"]+)"/.exec(built("integrer/index.html").toString().replaceAll("&quot;", '"'))[1];

const script = (guide, more = "") =>
  `<script src="${guide}integrer.1.js" integrity="${integrity}" crossorigin="anonymous" ${more}></script>`;

/// What lets one script and one frame in, and nothing else.
const strict = (guide) => `default-src 'none'; img-src data:; style-src 'self'; script-src ${guide}; frame-src ${guide}`;

const open = [];
test.afterEach(() => open.splice(0).forEach(({ close }) => close()));

async function host(what) {
  const made = await portal(what);
  open.push(made);
  return made;
}

/// A portal on one host with the guide of another.
async function elsewhere(page, around = (guide) => script(guide), policy = strict, rules = HOSTILE) {
  const theirs = await host({ cors: true });
  const itsPolicy = policy && (() => policy(theirs.guide));
  const portalHost = await host({ page: () => around(theirs.guide), policy: itsPolicy, rules });
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url())));
  await page.goto(portalHost.url);
  return { ...theirs, portal: portalHost.url, asked };
}

/// A portal on the guide's own host.
async function beside(page, elements, policy) {
  const made = await host({
    page: (url) => `<script src="${url}/guide/integrer.1.js" data-element></script>${elements}`,
    policy,
  });
  await page.goto(made.url);
  return made;
}

const heard = (page) =>
  page.evaluate(() => {
    globalThis.heard = [];
    for (const name of ["guide-parcours", "guide-fin"]) {
      document.addEventListener(name, (event) => globalThis.heard.push([name, event.detail]));
    }
  });

/// From the first screen to a path; `within` is the page, a frame of it or an element.
async function walk(within) {
  await within.getByRole("combobox", { name: "Votre métier" }).fill("infirmier");
  await within.getByRole("option").filter({ hasText: NURSE }).first().click();
  await expect(within.getByRole("heading", { level: 1 })).toHaveText(title("situation"));
  const said = { rpps: "oui", moyen: "aucun-encore" };
  for (const { fact, asks, labels } of questions("situation").filter(({ fact }) => said[fact])) {
    const group = within.getByRole("group", { name: asks, exact: true });
    await group.getByRole("radio", { name: begins(labels[said[fact]]) }).click();
  }
  await within.getByRole("button", { name: /^(Continuer|Voir mon parcours)$/ }).click();
  await expect(within.getByRole("heading", { level: 1 })).toHaveText("Votre parcours");
}

test.describe("by script", () => {
  test("a titled frame, as high as what it shows, without our header, whatever the portal's rules", async ({ page }) => {
    const { guide, portal: around, asked } = await elsewhere(page, (guide) => script(guide, 'data-depart="depannage/"'));
    const frame = page.locator("iframe");
    await expect(frame).toBeVisible();
    await expect(frame).toHaveAttribute("title", "Guide Authentification forte");
    const inside = page.frameLocator("iframe");
    await expect(inside.getByRole("heading", { level: 1 })).toHaveText(title("depannage"));
    await expect(inside.locator(".top")).toBeHidden();
    await expect(inside.locator(".banner"), "who publishes it is always said").toBeVisible();
    await expect(async () => {
      const { height } = await frame.boundingBox();
      const needed = await inside.locator("body").evaluate((body) => body.getBoundingClientRect().height);
      expect(Math.abs(height - needed)).toBeLessThanOrEqual(2);
      expect(height).toBeGreaterThan(400);
    }).toPass();
    const style = await frame.evaluate((f) => (({ opacity, transform }) => ({ opacity, transform }))(getComputedStyle(f)));
    expect(style).toEqual({ opacity: "1", transform: "none" });
    const origins = new Set(asked.filter((url) => url.protocol !== "data:").map(({ origin }) => `${origin}/`));
    expect([...origins].sort(), "nobody else was asked").toEqual([around, new URL("/", guide).href].sort());
    await page.screenshot({ path: "resultats/captures/cadre.png", fullPage: true });
  });

  test("a path is told, its end too, and neither says anything of the person", async ({ page }) => {
    const { portal: around } = await elsewhere(page);
    await heard(page);
    const inside = page.frameLocator("iframe");
    await walk(inside);
    await expect.poll(() => page.evaluate(() => globalThis.heard)).toEqual([["guide-parcours", null]]);
    await inside.getByRole("button", { name: "Terminer" }).click();
    await expect.poll(() => page.evaluate(() => globalThis.heard.length)).toBe(2);
    expect(await page.evaluate(() => globalThis.heard[1])).toEqual(["guide-fin", null]);
    expect(page.url()).toBe(around);
  });

  test("hostile messages change nothing", async ({ page }) => {
    await elsewhere(page, (guide) => `${script(guide)}<iframe srcdoc="<p>autre</p>"></iframe>`, null);
    await heard(page);
    const frame = page.locator("iframe[title]");
    const guide = page.frames().find((f) => f.url().includes("/guide/"));
    await guide.waitForFunction(() => document.documentElement.classList.contains("embedded"));
    await expect(async () => expect((await frame.boundingBox()).height).not.toBe(640)).toPass();
    const { height } = await frame.boundingBox();
    // From the portal itself, and from another frame of it.
    await page.evaluate(() => {
      for (const data of [{ guide: 1, hauteur: 777 }, { guide: 1, dit: "fin" }, null, "x", 1]) postMessage(data, "*");
    });
    const other = page.frames().find((f) => f.url() === "about:srcdoc");
    await other.evaluate(() => parent.postMessage({ guide: 1, hauteur: 777, dit: "fin" }, "*"));
    // From the guide's frame: another version, what is no height, names that are no events.
    await guide.evaluate(() => {
      for (const data of [{ guide: 2, hauteur: 777 }, { hauteur: 777 }, { guide: 1, hauteur: "x" }, { guide: 1, hauteur: -5 }, { guide: 1, hauteur: NaN }, { guide: 1, dit: "load" }, { guide: 1, dit: { a: 1 } }]) {
        parent.postMessage(data, "*");
      }
    });
    await page.waitForTimeout(200);
    expect((await frame.boundingBox()).height).toBe(height);
    expect(await page.evaluate(() => globalThis.heard)).toEqual([]);
    // What the guide's own host may say is held within bounds.
    for (const [said, kept] of [[1e9, 30000], [1, 200]]) {
      await guide.evaluate((hauteur) => parent.postMessage({ guide: 1, hauteur }, "*"), said);
      await expect(async () => expect((await frame.boundingBox()).height).toBe(kept)).toPass();
    }
    // The guide listens to nobody.
    const before = await guide.content();
    await frame.evaluate((f) => f.contentWindow.postMessage({ guide: 1, hauteur: 3, region: "x", depart: "depannage/" }, "*"));
    await page.waitForTimeout(100);
    expect(await guide.content()).toBe(before);
  });

  test("colour, font and region of the portal; nonsense is left out", async ({ page }) => {
    // Another region's guide, as a build that lists it has it.
    const own = /data-guide="([^"]+)"/.exec(built("index.html").toString())[1];
    await page.route("**/guide/", async (route) => {
      const html = built("index.html").toString().replace("data-guide=", 'data-guide-brume="brume.bin" data-guide=');
      await route.fulfill({ contentType: "text/html", body: html });
    });
    const theirs = Buffer.from(built(own).toString("latin1").replaceAll("Occitanie", "Brumeland"), "latin1");
    await page.route("**/guide/brume.bin", (route) => route.fulfill({ body: theirs }));
    await elsewhere(page, (guide) => script(guide, 'data-region="brume" data-couleur="#8a1f5c" data-police="Georgia, serif"'));
    const inside = page.frameLocator("iframe");
    await expect(inside.locator(".foot")).toContainText("Guide Brumeland");
    const look = await inside.locator("html").evaluate((html) => ({
      body: getComputedStyle(document.body).fontFamily,
      portal: html.style.getPropertyValue("--portal"),
    }));
    expect(look).toEqual({ body: "Georgia, serif", portal: "#8a1f5c" });
    await elsewhere(page, (guide) => script(guide, 'data-region="../x" data-couleur="red;}" data-police="url(x)"'));
    await expect(page.frameLocator("iframe").locator(".foot")).toContainText("Guide Occitanie");
    expect(await page.frameLocator("iframe").locator("html").getAttribute("style")).toBeNull();
  });

  test("taken out and put back, it is as high as before", async ({ page }) => {
    await elsewhere(page);
    const frame = page.locator("iframe");
    const height = async () => (await frame.boundingBox())?.height;
    await expect.poll(height).not.toBe(640);
    const before = await height();
    await frame.evaluate(async (f) => {
      f.remove();
      f.style.setProperty("height", "333px", "important");
      document.body.append(f);
    });
    await expect.poll(height).toBe(before);
    await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText(title("profession"));
  });

  test("whatever the portal's colour, the text can be read", async ({ page }) => {
    await elsewhere(page, (guide) => script(guide, 'data-couleur="ffff00"'), null, "");
    const inside = page.frameLocator("iframe");
    await expect(inside.getByRole("combobox")).toBeVisible();
    const guide = page.frames().find((f) => f.url().includes("/guide/"));
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      for (const colour of ["ffff00", "00ff00", "ff0000", "0000ff", "ff00ff", "00ffff", "ffffff", "000000"]) {
        await guide.evaluate((c) => document.documentElement.style.setProperty("--portal", `#${c}`), colour);
        expect(await found(guide, "color-contrast"), `${colour}, ${colorScheme}`).toEqual([]);
      }
    }
  });

  test("links to other sites leave the frame", async ({ page }) => {
    await elsewhere(page, (guide) => script(guide, 'data-depart="liens/"'));
    const link = page.frameLocator("iframe").locator("a[href^='https:']").first();
    await link.evaluate((a) => {
      a.addEventListener("click", (event) => event.preventDefault());
      a.click();
    });
    await expect(link).toHaveAttribute("target", "_blank");
  });
});

test.describe("by element, on the guide's host", () => {
  const TWO = `<${ELEMENT} id="a"></${ELEMENT}><${ELEMENT} id="b" data-depart="depannage/"></${ELEMENT}>`;
  const allowed = () => "default-src 'none'; img-src data:; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

  test("two of them, isolated from the portal's rules and from each other; nothing of the portal moves", async ({ page }) => {
    const { url } = await beside(page, TWO, allowed);
    await heard(page);
    const before = await page.evaluate(() => ({ title: document.title, length: history.length, state: history.state }));
    const [a, b] = [page.locator("#a"), page.locator("#b")];
    await expect(b.getByRole("heading", { level: 1 })).toHaveText(title("depannage"));
    await expect(a.getByRole("combobox", { name: "Votre métier" })).toBeVisible();
    const look = await a.getByRole("heading", { level: 1 }).evaluate((h) => {
      const { color, fontFamily, letterSpacing, textTransform, display, fontSize } = getComputedStyle(h);
      return { color, fontFamily, letterSpacing, textTransform, display, size: parseFloat(fontSize) };
    });
    expect(look).toMatchObject({ textTransform: "none", display: "block" });
    expect(look.color).not.toBe("rgb(255, 0, 0)");
    expect(look.fontFamily).not.toBe("cursive");
    expect(look.size, "not in the portal's units").toBeGreaterThan(20);
    await expect(page.locator("body > header")).toHaveCSS("color", "rgb(255, 0, 0)");
    await walk(a);
    await expect(b.getByRole("heading", { level: 1 }), "the other one stays").toHaveText(title("depannage"));
    expect(await page.evaluate(() => globalThis.heard)).toEqual([["guide-parcours", null]]);
    await a.getByRole("button", { name: "Retour" }).click();
    await expect(a.getByRole("heading", { level: 1 })).toHaveText(title("situation"));
    expect(page.url()).toBe(url);
    const after = await page.evaluate(() => ({ title: document.title, length: history.length, state: history.state }));
    expect(after).toEqual(before);
    const left = await page.evaluate(() => [sessionStorage.length, localStorage.length, globalThis.trustedTypes?.defaultPolicy ?? null]);
    expect(left).toEqual([0, 0, null]);
    await page.screenshot({ path: "resultats/captures/element.png", fullPage: true });
  });

  test("a page beside the way is its static one, and « Retour » finds the path again", async ({ page }) => {
    await beside(page, `<${ELEMENT} id="a"></${ELEMENT}>`, allowed);
    const a = page.locator("#a");
    await walk(a);
    await a.getByRole("link", { name: "Glossaire" }).last().click();
    await expect(a.getByRole("heading", { level: 1 })).toHaveText(title("glossaire"));
    await a.getByRole("link", { name: "Accueil" }).click();
    await a.getByRole("link", { name: "Reprendre mon parcours" }).click();
    await expect(a.getByRole("heading", { level: 1 })).toHaveText("Votre parcours");
  });

  test("taken out and put back, moved, taken out for good", async ({ page }) => {
    await beside(page, `<${ELEMENT} id="a"></${ELEMENT}><section></section>`, allowed);
    const a = page.locator("#a");
    await walk(a);
    await page.evaluate(() => {
      globalThis.kept = document.querySelector("#a");
      document.querySelector("section").append(globalThis.kept);
    });
    await expect(a.getByRole("heading", { level: 1 }), "moved: as it was").toHaveText("Votre parcours");
    await page.evaluate(() => globalThis.kept.remove());
    await expect.poll(() => page.evaluate(() => globalThis.kept.shadowRoot.childElementCount)).toBe(0);
    await page.evaluate(() => document.body.append(globalThis.kept));
    await expect(a.getByRole("heading", { level: 1 }), "back: the path it had").toHaveText("Votre parcours");
    await expect(a.getByRole("heading", { level: 1 })).toHaveCount(1);
    // Those that come and go need no more instances than stood at once.
    const instances = await page.evaluate(async () => {
      const next = () => new Promise((done) => setTimeout(done, 20));
      for (let at = 0; at < 5; at += 1) {
        const made = document.createElement("guide-authentification-forte");
        document.body.append(made);
        while (!made.shadowRoot.querySelector("[role=combobox]")) await next();
        made.remove();
        while (made.shadowRoot.firstChild) await next();
      }
      return performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;
    });
    expect(instances).toBe(2);
    await a.getByRole("button", { name: "Retour" }).click();
    await expect(a.getByRole("heading", { level: 1 })).toHaveText(title("situation"));
  });

  test("the card check opens the site itself", async ({ page, context }) => {
    const { guide } = await beside(page, `<${ELEMENT} id="a"></${ELEMENT}>`, allowed);
    const opened = context.waitForEvent("page");
    await page.locator("#a").getByRole("link", { name: "Vérifier ma carte" }).first().click();
    const site = await opened;
    await site.waitForLoadState();
    expect(site.url()).toBe(`${guide}verifier-ma-carte/`);
    expect(await site.evaluate(() => [opener, parent === self])).toEqual([null, true]);
    await expect(page.locator("#a").getByRole("heading", { level: 1 })).toHaveText(title("profession"));
  });

  test.describe("in a portal that enforces Trusted Types", () => {
    test.use({ forgiven: /^(request: http:\/\/127\.0\.0\.1:|policy: require-trusted-types-for trusted-types-sink|console: .*TrustedHTML)/ });

    test("the element is a frame, and makes no policy", async ({ page }) => {
      const enforced = () =>
        "default-src 'none'; img-src data:; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
      await beside(page, `<${ELEMENT} id="a" data-depart="depannage/"></${ELEMENT}>`, enforced);
      const inside = page.locator("#a").locator("iframe").contentFrame();
      await expect(inside.getByRole("heading", { level: 1 })).toHaveText(title("depannage"));
      await expect(inside.locator("#page > [role=status]"), "the app runs in it").toBeAttached();
      expect(await page.evaluate(() => trustedTypes.defaultPolicy)).toBeNull();
      await expect(page.locator("#a")).toBeVisible();
    });
  });

  test.describe("of another host", () => {
    test.use({ forgiven: /^(request: http:\/\/127\.0\.0\.1:|console: .*(CORS|ERR_FAILED))/ });

    test("it is a frame", async ({ page }) => {
      await elsewhere(page, (guide) => `${script(guide, "data-element")}<${ELEMENT} id="a"></${ELEMENT}>`);
      await walk(page.locator("#a").locator("iframe").contentFrame());
    });
  });
});

test.describe("a bare frame in a sandbox without our origin", () => {
  const sandboxed = (guide) =>
    `<iframe src="${guide}" title="Guide" width="600" height="900" sandbox="allow-scripts allow-forms allow-popups"></iframe>`;

  test("on a host that lets others read: the app, in memory", async ({ page }) => {
    await elsewhere(page, sandboxed, null, "");
    const inside = page.frameLocator("iframe");
    await walk(inside);
    await expect(inside.locator(".top")).toBeHidden();
  });

  test.describe("on a host that does not", () => {
    test.use({ forgiven: /^(request: http:\/\/127\.0\.0\.1:|console: .*(CORS|ERR_FAILED))/ });

    test("the static guide, complete", async ({ page }) => {
      const theirs = await host({});
      const around = await host({ page: () => sandboxed(theirs.guide), rules: "" });
      await page.goto(around.url);
      const inside = page.frameLocator("iframe");
      await expect(inside.locator(".top"), "the embedded look needs no permission").toBeHidden();
      await inside.getByRole("link", { name: "Choisir dans la liste" }).click();
      await expect(inside.getByRole("heading", { level: 1 })).toHaveText(title("professions"));
    });
  });
});

test("hostile rules are hostile", async ({ page }) => {
  expect(HOSTILE).toContain("!important");
  await elsewhere(page, () => '<iframe srcdoc="<p>autre</p>"></iframe>', null);
  await expect(page.locator("iframe"), "a frame that is not ours does not survive them").toBeHidden();
});
