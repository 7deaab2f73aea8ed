// The card engine in a page that is hidden, shown again, or loaded anew: no reader is kept for nobody, and whatever
// an earlier page left in a reader does not matter to the next one.

import { CLEAN, choose, ends, of, plug, state, test, transfers, troubles } from "../support/card-engine.mjs";
import { ask, startEngine } from "../support/carte.mjs";
import { expect } from "../support/test.mjs";

/// Hides the page, or shows it again; a browser without a screen always believes itself seen.
const hide = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);

test("a hidden page lets the reader go, and watches it again once it is seen", async ({ page, engine }) => {
  await plug(page, "classe-ff", { "0.0": "cps3" });
  await choose(engine);
  await engine.does(ask.examine, "Ended");
  await hide(page, true);
  await expect.poll(() => state(page)).toEqual(CLEAN);
  let from = (await engine.told()).length;
  await hide(page, false);
  const again = await engine.hears("Slots", from);
  expect([of(again, "Begun"), of(again, "Slots")[0].slots[0].card]).toEqual([[], true]);
  from = (await engine.told()).length;
  await page.evaluate(() => globalThis.standIn.remove("0.0"));
  expect(of(await engine.hears("Slots", from), "Slots").at(-1).slots[0].card).toBe(false);
});

test("an examination comes to its end while nobody looks", async ({ page, engine }) => {
  await plug(page, "classe-ff", { "0.0": "cps3" });
  await choose(engine);
  const whole = engine.does(ask.examine, "Ended");
  await engine.hears("Progress");
  await hide(page, true);
  expect(ends(await whole)).toEqual(["Whole"]);
  await expect.poll(() => state(page)).toEqual(CLEAN);
});

test("another tab may have the reader of a hidden one, and says so to the first", async ({ page, context, engine }) => {
  await plug(page, "classe-ff", { "0.0": "cps3" });
  await choose(engine);
  await engine.does(ask.examine, "Ended");
  await hide(page, true);
  await expect.poll(() => state(page)).toEqual(CLEAN);
  const other = await startEngine(await context.newPage());
  await plug(other.page, "classe-ff", { "0.0": "cps3" });
  expect(troubles(await choose(other))).toEqual([]);
  expect(ends(await other.does(ask.examine, "Ended"))).toEqual(["Whole"]);
  const from = (await engine.told()).length;
  await hide(page, false);
  expect(troubles(await engine.hears("Released", from))).toEqual(["OtherTab"]);
  await other.does(ask.forget, "Released");
});

test("loaded anew in the midst of an examination: the next page reads the same card in the same reader", async ({ page, engine }) => {
  test.slow();
  const all = await transfers(page, engine);
  await plug(page, "classe-ff", { "0.0": "courte" });
  const line = await page.evaluate(() => globalThis.standIn.next.line);
  let here = engine;
  // One step of three: writing, reading and listening take turns.
  for (let at = 1; at <= all; at += 3) {
    await choose(here);
    await page.evaluate((at) => {
      globalThis.standIn.transfers = 0;
      globalThis.standIn.before = (number) => number === at && globalThis.reached();
    }, at);
    const reached = page.evaluate(() => new Promise((done) => (globalThis.reached = done)));
    await here.ask(ask.examine);
    await reached;
    await page.reload();
    here = await startEngine(page);
    await page.evaluate((line) => globalThis.standIn.find(line), line);
    await choose(here);
    expect([at, ends(await here.does(ask.examine, "Ended"))]).toEqual([at, ["Whole"]]);
    await here.does(ask.cancel, "Released");
    expect(await state(page), `${at}`).toEqual(CLEAN);
  }
});
