// In the guest: the site in an unchanged Chromium, before QEMU's card reader. First as any host's page, which Chromium
// refuses the reader; then as an Isolated Web App, which reads the card in it. Each step is a line.
//
// The browser's own list of devices is what no machine can click: the reader is granted by policy, and asking for a
// device gives the granted one. All the rest is the browser's.

import { createServer } from "node:http";
import { Browser, ORIGIN } from "../browser/support/isolated.mjs";
import { answer } from "../browser/support/server.mjs";

const HOST = "http://127.0.0.1:8000";
/// The machine computes every instruction by itself.
const SLOWLY = 600_000;

const say = (name, came) => console.log(`step ${name}: ${came}`);

async function chosen() {
  USB.prototype.requestDevice = async function () {
    const [device] = await this.getDevices();
    if (!device) throw new DOMException("No device selected.", "NotFoundError");
    return device;
  };
}

/// From the card check's levels to the reader.
async function reader(page, origin) {
  await page.ask("Page.addScriptToEvaluateOnNewDocument", { source: `(${chosen})()` });
  await page.goto(`${origin}/verifier-ma-carte/`);
  await page.press("Lire ma carte", "Lire ma carte", SLOWLY);
  await page.press("J'accepte cette lecture expérimentale", "", SLOWLY);
  await page.press("Choisir le lecteur", "", SLOWLY);
}

async function serve(folder, port) {
  const server = createServer((request, response) => answer(request, response, folder, "/"));
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return server;
}

const servers = [await serve("/tmp/site", 8000), await serve("/tmp/isolated", 8001)];
// Started this slowly, its services would give up waiting for each other: the network's runs within.
const browser = new Browser("/tmp/browser/chromium", {
  flags: ["--disable-extensions", "--disable-default-apps"],
  features: ["NetworkServiceInProcess2"],
});

const page = await browser.page();
await reader(page, HOST);
const refused = () => {
  const words = document.querySelector("main").innerText;
  return words.includes("Le navigateur protège ce lecteur") && words;
};
const words = await page.until(refused, null, SLOWLY);
for (const line of words.split("\n")) say("page", line);

const app = await browser.app("http://127.0.0.1:8001");
say("isolated", await app.evaluate(() => document.featurePolicy.allowsFeature("usb-unrestricted")));
await reader(app, ORIGIN);
await app.press("Lire la carte dans ce lecteur", "", SLOWLY);
say("ended", await app.until(() => /Lecture (terminée|incomplète)/.exec(document.querySelector("#etape")?.innerText)?.[0], null, SLOWLY));
await app.press("Voir le rapport", "", SLOWLY);
const report = await app.until(() => document.querySelector("main pre")?.innerText, null, SLOWLY);
for (const line of report.split("\n")) say("report", line);
for (const complaint of [...page.complaints, ...app.complaints]) say("complaint", complaint);
await browser.stop();
servers.forEach((server) => server.close());
say("end", "ok");
