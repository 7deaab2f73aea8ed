// An unchanged Chromium with the site as an Isolated Web App, installed by its developer mode: it asks a host for every
// file, and gives them the policy and the rights of such an app. It is spoken to by the pipe of its debugging protocol,
// because `PWA.install` is heard nowhere else. Nothing here needs Playwright: the virtual machine has none.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { forget, temporary } from "./folder.mjs";

/// The identity that Chromium gives an app of its developer mode (a fixed key, type « proxy »).
export const ORIGIN = "isolated-app://w2gqjem6b4m7vhiqpjr3btcpp7dxfyjt6h4uuyuxklcsmygtgncaaaac";

const FLAGS = [
  "--headless=new",
  "--remote-debugging-pipe",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=fr",
];

const FEATURES = ["IsolatedWebApps", "IsolatedWebAppDevMode"];

/// A browser of its own, with a fresh profile.
export class Browser {
  constructor(program, { flags = [], features = [] } = {}) {
    this.profile = temporary("isolee");
    // Chromium refuses its sandbox to root, as in a container.
    const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const enabled = `--enable-features=${[...FEATURES, ...features].join()}`;
    const all = [...FLAGS, ...root, enabled, ...flags, `--user-data-dir=${this.profile}`, "about:blank"];
    // A group of its own, so that none of its processes outlives it.
    this.process = spawn(program, all, { detached: true, stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.ended = once(this.process, "exit");
    // One that ends by itself answers nobody any more.
    this.process.stdio[3].on("error", () => {});
    this.ended.then(([code, signal]) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`Chromium ended: ${code ?? signal}`));
    });
    this.waiting = new Map();
    this.pages = new Map();
    this.asked = 0;
    let rest = Buffer.alloc(0);
    this.process.stdio[4].on("data", (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.hear(JSON.parse(rest.subarray(0, end)));
        rest = rest.subarray(end + 1);
      }
    });
  }

  hear({ id, result, error, method, params, sessionId }) {
    if (!id) return this.pages.get(sessionId)?.hear(method, params);
    const { resolve, reject } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }

  ask(method, params = {}, sessionId = undefined) {
    const id = ++this.asked;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /// Installs what `host` serves, and starts it; its page.
  async app(host) {
    await this.ask("PWA.install", { manifestId: ORIGIN, installUrlOrBundleUrl: host });
    await this.ask("PWA.launch", { manifestId: ORIGIN });
    for (;;) {
      const { targetInfos } = await this.ask("Target.getTargets");
      const app = targetInfos.find(({ type }) => type === "app");
      if (app) return this.attach(app.targetId);
      await pause(100);
    }
  }

  /// An ordinary page.
  async page() {
    const { targetId } = await this.ask("Target.createTarget", { url: "about:blank" });
    return this.attach(targetId);
  }

  async attach(targetId) {
    const { sessionId } = await this.ask("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page((method, params) => this.ask(method, params, sessionId));
    this.pages.set(sessionId, page);
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await page.ask(`${domain}.enable`);
    return page;
  }

  /// Ends all its processes at once: told politely, those of the network and of storage outlive the first.
  async stop() {
    try {
      process.kill(-this.process.pid, "SIGKILL");
    } catch (fault) {
      // Gone already, all of them.
      if (fault.code !== "ESRCH") throw fault;
    }
    await this.ended;
    await forget(this.profile);
  }
}

/// One page, and what the browser complained about on it.
class Page {
  constructor(ask) {
    this.ask = ask;
    this.complaints = [];
    this.loaded = () => {};
  }

  hear(method, params) {
    const complain = (words) => this.complaints.push(words);
    if (method === "Page.loadEventFired") this.loaded();
    if (method === "Runtime.exceptionThrown") complain(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled" && ["error", "warning", "assert"].includes(params.type)) {
      complain(params.args.map(({ value, description }) => value ?? description).join(" "));
    }
    if (method === "Log.entryAdded" && ["error", "warning"].includes(params.entry.level)) complain(`${params.entry.text} ${params.entry.url ?? ""}`);
    if (method === "Network.requestWillBeSent" && /^(http|ws)/.test(params.request.url)) this.left?.(params.request.url);
  }

  /// Goes to an address and waits until it is there.
  async goto(url) {
    const loaded = new Promise((done) => (this.loaded = done));
    const { errorText } = await this.ask("Page.navigate", { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await loaded;
  }

  /// What a function comes to in the page, as if somebody had just clicked.
  async evaluate(work, ...given) {
    const expression = `(${work})(...${JSON.stringify(given)})`;
    const asked = { expression, awaitPromise: true, returnByValue: true, userGesture: true, allowUnsafeEvalBlockedByCSP: false };
    const { result, exceptionDetails } = await this.ask("Runtime.evaluate", asked);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /// Waits until a function comes to something true; that.
  async until(work, given = null, within = 20_000) {
    for (const end = Date.now() + within; Date.now() < end; await pause(100)) {
      const found = await this.evaluate(work, given);
      if (found) return found;
    }
    throw new Error(`not within ${within} ms: ${work} ${given ?? ""}\n${await this.evaluate(() => document.body.innerText)}`);
  }

  /// Presses the button with these words in the main part, or in the level of this title, once it is there.
  press(words, level = "", within = 20_000) {
    const button = ([words, level]) => {
      const inside = level && [...document.querySelectorAll(".level")].find((l) => l.querySelector("h2").innerText.includes(level));
      const all = [...(inside || document).querySelectorAll("main button, .level button")];
      const found = all.find((b) => b.innerText.trim().includes(words) && !b.disabled);
      found?.click();
      return Boolean(found);
    };
    return this.until(button, [words, level], within);
  }
}
