// A double of the engine that reads cards: it plays what `src/verifier/script.rs` wrote, and remembers what it was asked.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const lines = readFileSync(join(import.meta.dirname, "moteur.txt"), "utf8").trim().split("\n");

/// What it can play: the messages of each scene, in hexadecimal.
export const scenes = new Map(lines.map((line) => [line.split(" ")[0], line.split(" ").slice(1)]));

/// What a page asks, by the first byte of the message.
const ASKS = ["choose", "examine", "demonstrate", "tries", "reveal", "report", "cancel", "forget"];

const MODULE = `
export default async () => {};
let tell;
export const start = (heard) => {
  tell = heard;
  globalThis.double = {
    asked: [],
    play: (messages) => messages.forEach((hex) => tell(Uint8Array.from(hex.match(/../g) ?? [], (b) => parseInt(b, 16)))),
  };
  globalThis.double.play(${JSON.stringify(scenes.get("demonstrations"))});
  return { ask: (bytes) => globalThis.double.asked.push(bytes[0]) };
};
`;

/// Puts the double in the engine's place.
export async function withDouble(page) {
  await page.route("**/verifier-ma-carte/", async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    const without = html.replace(/ data-engine(-wasm)?="[^"]*"/g, "");
    const body = without.replace(' data-app="', ' data-engine="double.js" data-engine-wasm="double.wasm" data-app="');
    await route.fulfill({ response: answer, body });
  });
  await page.route("**/double.js", (route) => route.fulfill({ contentType: "text/javascript", body: MODULE }));
}

/// The double keeps away, as a module that does not load.
export const withoutEngine = (page) => page.route("**/double.js", (route) => route.abort());

/// Plays a scene, as many of its messages as are asked for.
export async function play(page, scene, most = Infinity) {
  await page.waitForFunction(() => globalThis.double);
  const messages = scenes.get(scene).slice(0, most);
  await page.evaluate((all) => globalThis.double.play(all), messages);
}

/// What the engine was asked so far.
export const asked = async (page) => (await page.evaluate(() => globalThis.double.asked)).map((at) => ASKS[at]);
