// The card engine in a browser, without the page around it: a stand-in for `navigator.usb` refuses as Chromium does
// and carries bytes to virtual readers. No examination may write what could hurt a card, nor leave anything open.

import { CLEAN, choose, ends, of, plug, refuse, state, test, transfers, troubles } from "../support/card-engine.mjs";
import { ask, startEngine } from "../support/carte.mjs";
import { expect } from "../support/test.mjs";

/// Every page of the context believes to be an isolated app with `usb-unrestricted`.
const isolated = (context) =>
  context.addInitScript(() => {
    Object.defineProperty(Document.prototype, "featurePolicy", { get: () => ({ allowedFeatures: () => ["usb", "usb-unrestricted"] }) });
    addEventListener("load", () => (globalThis.standIn.unrestricted = true));
  });

test.describe("what can be reached is told at once", () => {
  const means = async (page) => (await (await startEngine(page)).told())[0];

  test("without WebUSB", async ({ page }) => {
    await page.addInitScript(() => delete Navigator.prototype.usb);
    expect(await means(page)).toEqual({ kind: "Means", reach: "None", why: "Browser" });
  });

  test("an ordinary page", async ({ page }) => {
    expect(await means(page)).toMatchObject({ reach: "Named" });
  });

  test("a page that its host does not allow it", async ({ page }) => {
    await page.route("**/glossaire/", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "permissions-policy": "usb=()" } });
    });
    expect(await means(page)).toMatchObject({ reach: "None", why: "Policy" });
  });

  test("a host that switched reading off", async ({ page }) => {
    await page.addInitScript(() => addEventListener("DOMContentLoaded", () => (document.body.dataset.reading = "off")));
    const engine = await startEngine(page);
    expect((await engine.told())[0]).toMatchObject({ reach: "None", why: "SwitchedOff" });
    expect(troubles(await engine.does(ask.chooseReader, "Trouble"))).toEqual(["SwitchedOff"]);
  });

  test("an isolated app", async ({ page, context }) => {
    await isolated(context);
    await context.addInitScript(() => (globalThis.standIn = {}));
    expect(await means(page)).toMatchObject({ reach: "Any" });
  });
});

test("every virtual card as a demonstration, at once and without a reader", async ({ page, engine }) => {
  const { keys } = (await engine.told())[1];
  expect(keys.length).toBe(34);
  for (const key of keys) {
    const told = await engine.does(ask.demonstrate(key), "Ended");
    expect(ends(told), key).toEqual(["Whole"]);
    expect(of(told, "Begun"), key).toEqual([{ kind: "Begun", demonstration: true }]);
    await engine.does(ask.cancel, "Released");
  }
  expect(await page.evaluate(() => globalThis.standIn.calls)).toEqual([]);
});

test("a demonstration takes the time of a real card, and tells how far it is", async ({ engine }) => {
  const begun = Date.now();
  const told = await engine.does(ask.demonstrate("courte", "AsReal"), "Ended");
  expect(Date.now() - begun).toBeGreaterThan(1500);
  expect(of(told, "Progress").length).toBeGreaterThan(20);
});

test("a reader of the protected class is named and described, never claimed", async ({ page, engine }) => {
  await plug(page, "bi-fente", { "0.0": "cps3" });
  const told = await choose(engine);
  const [named, described] = of(told, "Reader");
  expect(named).toMatchObject({ vendor: 0x2947, name: "Kapelse KAP-LINK2", known: true, behaviour: "Protected" });
  expect(described.interfaces.map(({ slots }) => slots)).toEqual([1, 1, 1]);
  expect(troubles(await engine.does(ask.examine, "Trouble"))).toEqual(["Protected"]);
  expect(await page.evaluate(() => globalThis.standIn.calls)).not.toContain("claimInterface");
});

test("every virtual card in a reader of vendor class, on an ordinary page", async ({ page, engine }) => {
  test.slow();
  const { keys } = (await engine.told())[1];
  for (const key of keys) {
    await plug(page, "classe-ff", { "0.0": key });
    await choose(engine);
    const told = await engine.does(ask.examine, "Ended");
    expect([key, ends(told), troubles(told)]).toEqual([key, ["Whole"], []]);
    expect(of(told, "Begun")).toEqual([{ kind: "Begun", demonstration: false }]);
    await engine.does(ask.cancel, "Released");
    expect(await state(page), key).toEqual(CLEAN);
  }
});

test.describe("an isolated app", () => {
  test.beforeEach(({ context }) => isolated(context));

  test("reads in every kind of reader", async ({ page, engine }) => {
    test.slow();
    const kinds = ["tpdu", "tpdu-nu", "apdu-court", "apdu-court-t0", "apdu-etendu", "apdu-muet", "tpdu-qemu", "apdu-fixe", "classe-ff", "bi-fente", "cinq-fentes"];
    for (const kind of kinds) {
      for (const card of ["cps3", "cps4-t1"]) {
        await plug(page, kind, { "0.0": card });
        await choose(engine);
        const told = await engine.does(ask.examine, "Ended");
        expect([kind, ends(told), troubles(told)]).toEqual([kind, ["Whole"], []]);
        await engine.does(ask.cancel, "Released");
        expect(await state(page), kind).toEqual(CLEAN);
      }
    }
  });

  test("examines the slot with a CPS in it", async ({ page, engine }) => {
    await plug(page, "bi-fente", { "0.0": "vitale", "1.0": "expiree" });
    await choose(engine);
    const told = await engine.does(ask.examine, "Ended");
    const { slots } = of(told, "Slots").at(-1);
    expect(slots.filter(({ card }) => card).map(({ interface: number }) => number)).toEqual([0, 1]);
    expect(slots.filter(({ examined }) => examined).map(({ interface: number }) => number)).toEqual([1]);
    expect(of(told, "Found")).toEqual([{ kind: "Found", finding: 1 }]);
  });
});

test.describe("refusals are told apart", () => {
  const CASES = {
    NothingChosen: { chooser: ["NotFoundError", "No device selected."] },
    NotAsked: { chooser: ["SecurityError", "Must be handling a user gesture to show a permission request."] },
    Forbidden: { chooser: ["SecurityError", 'Access to the feature "usb" is disallowed by permissions policy.'] },
    Denied: { open: ["SecurityError", "Access denied."] },
    Held: { claim: ["NetworkError", "Unable to claim interface."] },
    Protected: { claim: ["SecurityError", "The requested interface implements a protected class."] },
  };
  for (const [trouble, refused] of Object.entries(CASES)) {
    test(trouble, async ({ page, engine }) => {
      await plug(page, "classe-ff", { "0.0": "cps3" });
      await refuse(page, refused);
      const told = await choose(engine);
      if (refused.chooser) {
        expect(troubles(told)).toEqual([trouble]);
        return;
      }
      expect(troubles(told)).toEqual(refused.open ? [trouble] : []);
      const tried = await engine.does(ask.examine, "Released");
      expect([troubles(tried), ends(tried)]).toEqual([[trouble], ["Partial"]]);
      await refuse(page, { open: null, claim: null });
      expect(ends(await engine.does(ask.examine, "Ended"))).toEqual(["Whole"]);
    });
  }

  test("an empty list", async ({ engine }) => {
    expect(troubles(await engine.does(ask.chooseReader, "Trouble"))).toEqual(["NothingChosen"]);
  });

  test("another tab of this site", async ({ page, context, engine }) => {
    await plug(page, "classe-ff", { "0.0": "cps3" });
    await choose(engine);
    await engine.does(ask.examine, "Ended");
    const other = await startEngine(await context.newPage());
    await plug(other.page, "classe-ff", { "0.0": "cps3" });
    expect(troubles(await choose(other))).toEqual(["OtherTab"]);
    expect(troubles(await other.does(ask.examine, "Released"))).toEqual(["OtherTab"]);
    await engine.does(ask.cancel, "Released");
    expect(ends(await other.does(ask.examine, "Ended"))).toEqual(["Whole"]);
    await other.does(ask.forget, "Released");
  });
});

test("where the page may have no locks, the browser alone keeps other tabs away", async ({ page, engine }) => {
  await page.evaluate(() => {
    navigator.locks.request = async () => {
      throw new DOMException("Access to the Locks API is denied in this context.", "SecurityError");
    };
  });
  await plug(page, "classe-ff", { "0.0": "cps3" });
  expect(troubles(await choose(engine))).toEqual([]);
  expect(ends(await engine.does(ask.examine, "Ended"))).toEqual(["Whole"]);
});

test("cards come and go while they are watched", async ({ page, engine }) => {
  await plug(page, "classe-ff");
  await choose(engine);
  const first = await engine.does(ask.examine, "Slots");
  expect(of(first, "Ended")).toEqual([]);
  let from = (await engine.told()).length;
  const card = (work, ...given) => page.evaluate(([work, given]) => globalThis.standIn[work](...given), [work, given]);
  await card("insert", "0.0", "bloquee");
  expect(ends(await engine.hears("Ended", from))).toEqual(["Whole"]);
  from = (await engine.told()).length;
  await card("remove", "0.0");
  expect(of(await engine.hears("Slots", from), "Slots").at(-1).slots[0]).toMatchObject({ card: false });
  from = (await engine.told()).length;
  await card("insert", "0.0", "vitale");
  const last = await engine.hears("Ended", from);
  expect([of(last, "Begun").length, ends(last)]).toEqual([1, ["Whole"]]);
});

/// Runs `work` of the page just before the `at`th transfer.
const before = (page, at, work) =>
  page.evaluate(
    ([at, work]) => {
      globalThis.standIn.transfers = 0;
      globalThis.standIn.before = async (number) => {
        if (number !== at) return;
        globalThis.standIn.before = null;
        if (work === "pull") await globalThis.standIn.pull();
        else globalThis.engine.ask(Uint8Array.from(work));
      };
    },
    [at, work],
  );

test("unplugged at every transfer", async ({ page, engine }) => {
  test.setTimeout(300_000);
  const all = await transfers(page, engine);
  for (let at = 1; at <= all; at += 1) {
    await plug(page, "classe-ff", { "0.0": "courte" });
    await choose(engine);
    await before(page, at, "pull");
    const told = await engine.does(ask.examine, "Released");
    expect([at, new Set(troubles(told))]).toEqual([at, new Set(["Unplugged"])]);
    expect(["Partial", "Whole"]).toContain(ends(told).at(-1));
    const { open, claimed, pending, caught, forbidden } = await state(page);
    expect({ open, pending, caught, forbidden }, `${at}`).toEqual({ open: 0, pending: 0, caught: 0, forbidden: [] });
    expect(claimed).toBeLessThanOrEqual(at);
  }
  // What the readers that were pulled out still believe is theirs: nobody can ask them any more.
  await page.evaluate(() => (globalThis.standIn.devices = []));
});

test("cancelled at every transfer", async ({ page, engine }) => {
  test.slow();
  const all = await transfers(page, engine);
  await plug(page, "classe-ff", { "0.0": "courte" });
  await choose(engine);
  for (let at = 1; at <= all; at += 1) {
    await before(page, at, ask.cancel);
    const told = await engine.does(ask.examine, "Released");
    expect([at, troubles(told)]).toEqual([at, []]);
    expect(["Cancelled", "Whole"]).toContain(ends(told).at(-1));
    expect(await state(page), `${at}`).toEqual(CLEAN);
  }
});

test("fifty examinations in a row leave nothing open, and the memory where it was", async ({ page, engine }) => {
  test.slow();
  await plug(page, "classe-ff", { "0.0": "cps3" });
  await choose(engine);
  let memory = 0;
  for (let at = 0; at < 50; at += 1) {
    if (at === 10) memory = await engine.memory();
    expect(ends(await engine.does(ask.examine, "Ended"))).toEqual(["Whole"]);
    await engine.does(ask.cancel, "Released");
    if (at % 10 === 0) expect(await state(page)).toEqual(CLEAN);
  }
  expect(await engine.memory()).toBe(memory);
});

test("the engine given back lets everything go", async ({ page, engine }) => {
  await plug(page, "classe-ff", { "0.0": "cps3" });
  await choose(engine);
  await engine.does(ask.examine, "Ended");
  const told = (await engine.told()).length;
  await engine.free();
  await expect.poll(() => state(page)).toEqual(CLEAN);
  expect((await engine.told()).length, "nobody listens any more").toBe(told);
  await startEngine(page);
});

test("nothing of the card stays in the browser, and names come only when asked for", async ({ page, engine }) => {
  await plug(page, "classe-ff", { "0.0": "cps3" });
  await choose(engine);
  await engine.does(ask.examine, "Ended");
  const hidden = of(await engine.does(ask.writeReport(), "Report"), "Report")[0].text;
  const whole = of(await engine.does(ask.writeReport({ names: true, numbers: true }), "Report"), "Report")[0].text;
  const [{ surname, givenNames }] = of(await engine.does(ask.reveal, "Person"), "Person");
  expect(surname.length).toBeGreaterThan(2);
  for (const name of [surname, givenNames]) {
    expect(whole).toContain(name);
    expect(hidden).not.toContain(name);
  }
  const kept = await page.evaluate(async (surname) => {
    const cached = [];
    for (const name of await caches.keys()) {
      for (const response of await (await caches.open(name)).matchAll()) {
        if ((await response.text()).includes(surname)) cached.push(response.url);
      }
    }
    const storages = [localStorage.length, sessionStorage.length];
    const databases = (await indexedDB.databases()).length;
    const { title, cookie } = document;
    return { storages, databases, cached, cookie, state: history.state, address: location.href, title };
  }, surname);
  expect(kept).toMatchObject({ storages: [0, 0], databases: 0, cached: [], cookie: "", state: null });
  expect(kept.address).toMatch(/\/glossaire\/$/);
  expect(`${kept.title} ${kept.address}`).not.toContain(surname);
  await engine.does(ask.forget, "Released");
  expect(of(await engine.does(ask.reveal, "Person"), "Person")[0]).toEqual({ kind: "Person", givenNames: null, surname: null });
});
