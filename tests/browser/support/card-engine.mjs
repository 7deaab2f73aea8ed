// Tests of the card engine in a page of its own: a stand-in for `navigator.usb`, virtual readers behind it.

import { ask, startEngine } from "./carte.mjs";
import { pipes } from "./pipes.mjs";
import { expect, test as base } from "./test.mjs";
import { usbStandIn } from "./usb.mjs";

export const test = base.extend({
  readers: [
    async ({}, use) => {
      const started = pipes();
      await use(started);
      started.close();
    },
    { scope: "worker" },
  ],

  /// A page with the stand-in and the engine; at the end nothing may be left open, powered, caught or written wrongly.
  engine: async ({ page, context, readers }, use) => {
    await usbStandIn(context, readers.ask);
    const engine = await startEngine(page);
    await use(engine);
    await engine.does(ask.forget, "Released");
    expect(await state(page)).toEqual(CLEAN);
  },
});

export const CLEAN = { open: 0, claimed: 0, pending: 0, powered: 0, caught: 0, forbidden: [] };

export const state = (page) => page.evaluate(() => globalThis.standIn.state());
export const plug = (page, model, cards = {}) =>
  page.evaluate(([model, cards]) => globalThis.standIn.plug(model, cards), [model, cards]);
export const refuse = (page, refused) => page.evaluate((refused) => Object.assign(globalThis.standIn.refused, refused), refused);

export const of = (told, kind) => told.filter((tell) => tell.kind === kind);
export const troubles = (told) => of(told, "Trouble").map(({ trouble }) => trouble);
export const ends = (told) => of(told, "Ended").map(({ end }) => end);

/// Chooses the reader that is plugged in, and waits until it is described and free.
export async function choose(engine) {
  const from = (await engine.told()).length;
  await engine.does(ask.chooseReader, "Reader", "Trouble");
  await engine.page.waitForFunction(() => globalThis.standIn.devices.every((device) => !device.opened && !device.changing));
  return (await engine.told()).slice(from);
}

/// How many transfers one examination of a short card makes.
export async function transfers(page, engine) {
  await plug(page, "classe-ff", { "0.0": "courte" });
  await choose(engine);
  await page.evaluate(() => (globalThis.standIn.transfers = 0));
  await engine.does(ask.examine, "Ended");
  const all = await page.evaluate(() => globalThis.standIn.transfers);
  await engine.does(ask.cancel, "Released");
  expect(all).toBeGreaterThan(50);
  return all;
}
