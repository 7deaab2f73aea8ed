// The card engine in a browser with a CCID device that is not ours: usbd-ccid's firmware behind the stand-in for
// `navigator.usb`. Its interface is of the protected class: an isolated app reads, an ordinary page names.

import { ask, startEngine } from "../support/carte.mjs";
import { FIRMWARE, pipes } from "../support/pipes.mjs";
import { expect, test as base } from "../support/test.mjs";
import { usbStandIn } from "../support/usb.mjs";

const test = base.extend({
  firmware: [
    async ({}, use) => {
      const started = pipes(FIRMWARE);
      await use(started);
      started.close();
    },
    { scope: "worker" },
  ],
});

const CLEAN = { open: 0, claimed: 0, pending: 0, powered: 0, caught: 0, forbidden: [] };
const CARDS = ["cps3", "expiree", "bloquee", "longue", "courte", "employe", "cps4", "cps4-retive", "cps4-t1"];

const plug = (page, card) => page.evaluate((card) => globalThis.standIn.plug("usbd-ccid", { 0.0: card }), card);
const of = (told, kind) => told.filter((tell) => tell.kind === kind);

async function choose(engine) {
  await engine.does(ask.chooseReader, "Reader", "Trouble");
  await engine.page.waitForFunction(() => globalThis.standIn.devices.every((device) => !device.opened && !device.changing));
}

test("an isolated app examines cards through it", async ({ page, context, firmware }) => {
  test.slow();
  await usbStandIn(context, firmware.ask);
  await context.addInitScript(() => {
    Object.defineProperty(Document.prototype, "featurePolicy", { get: () => ({ allowedFeatures: () => ["usb", "usb-unrestricted"] }) });
    addEventListener("load", () => (globalThis.standIn.unrestricted = true));
  });
  const engine = await startEngine(page);
  for (const card of CARDS) {
    await plug(page, card);
    await choose(engine);
    const told = await engine.does(ask.examine, "Ended");
    expect([card, of(told, "Ended").map(({ end }) => end), of(told, "Trouble")]).toEqual([card, ["Whole"], []]);
    await engine.does(ask.cancel, "Released");
    expect(await page.evaluate(() => globalThis.standIn.state()), card).toEqual(CLEAN);
  }
  await engine.does(ask.forget, "Released");
});

test("an ordinary page names it and claims nothing", async ({ page, context, firmware }) => {
  await usbStandIn(context, firmware.ask);
  const engine = await startEngine(page);
  await plug(page, "cps3");
  await choose(engine);
  const told = await engine.does(ask.examine, "Trouble");
  expect(of(told, "Trouble").map(({ trouble }) => trouble)).toEqual(["Protected"]);
  expect(await page.evaluate(() => globalThis.standIn.calls)).not.toContain("claimInterface");
  await engine.does(ask.forget, "Released");
});
