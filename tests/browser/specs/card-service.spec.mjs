// The system's card service (`navigator.smartCard`), by a stand-in made from the draft: no browser on this system has
// the real one.

import { ask, startEngine } from "../support/carte.mjs";
import { pipes } from "../support/pipes.mjs";
import { smartCardStandIn } from "../support/smart-card.mjs";
import { expect, test as base } from "../support/test.mjs";

const test = base.extend({
  cards: [
    async ({}, use) => {
      const started = pipes();
      await use(started);
      started.close();
    },
    { scope: "worker" },
  ],

  engine: async ({ page, context, cards }, use) => {
    await smartCardStandIn(context, cards.ask);
    const engine = await startEngine(page);
    await use(engine);
    await engine.does(ask.forget, "Released");
    const left = await page.evaluate(async () => [globalThis.cardService.connected, await globalThis.cardService.caught()]);
    expect(left).toEqual([0, 0]);
  },
});

const readers = (page, ...variants) => page.evaluate((all) => globalThis.cardService.readersWith(all), variants);
const of = (told, kind) => told.filter((tell) => tell.kind === kind);

test("is found, and examines the reader with a CPS in it", async ({ page, engine }) => {
  expect((await engine.told())[0]).toMatchObject({ kind: "Means", reach: "Service" });
  await readers(page, null, "vitale", "expiree");
  await engine.does(ask.chooseReader, "Reader");
  const told = await engine.does(ask.examine, "Ended");
  expect(of(told, "Ended")).toEqual([{ kind: "Ended", end: "Whole" }]);
  expect(of(told, "Found")).toEqual([{ kind: "Found", finding: 1 }]);
  expect(of(told, "Slots").at(-1).slots.map(({ card, examined }) => [card, examined])).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
});

test("a card that comes, a card that goes", async ({ page, engine }) => {
  await readers(page, null);
  await engine.does(ask.chooseReader, "Reader");
  await engine.does(ask.examine, "Slots");
  let from = (await engine.told()).length;
  await readers(page, "cps3");
  await engine.hears("Ended", from);
  from = (await engine.told()).length;
  await page.evaluate(() => (globalThis.cardService.readers[0].card = null));
  const told = await engine.hears("Slots", from);
  expect(of(told, "Slots")[0].slots).toEqual([expect.objectContaining({ card: false })]);
});

test("refusals are told apart", async ({ page, engine }) => {
  for (const [code, trouble] of [
    ["no-service", "Service"],
    ["sharing-violation", "Held"],
  ]) {
    await readers(page, "cps3");
    await engine.does(ask.chooseReader, "Reader");
    await page.evaluate((refused) => (globalThis.cardService.refused = refused), code);
    const told = await engine.does(ask.examine, "Released");
    expect(of(told, "Trouble")).toEqual([{ kind: "Trouble", trouble }]);
    await page.evaluate(() => (globalThis.cardService.refused = null));
  }
});
