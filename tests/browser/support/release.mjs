// A host of one's own for each test, and releases to put on it: copies of the built site with something changed.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { temporary } from "./folder.mjs";
import { dist } from "./hosts.mjs";
import { answer } from "./server.mjs";

const sha256 = (bytes, form) => createHash("sha256").update(bytes).digest(form);

/// A folder with the built site in which `from` has become `to` in the file at `path`, listed as `site` would list it.
export function release(path, from, to) {
  const folder = temporary("guide");
  cpSync(dist(), folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  const file = join(folder, path);
  const before = readFileSync(file, "utf8");
  const after = before.replaceAll(from, to);
  if (before === after) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(file, after);
  const worker = readFileSync(join(folder, "sw.js"), "utf8");
  const [was, is] = [before, after].map((text) => `sha256-${sha256(text, "base64")}`);
  if (!worker.includes(was)) throw new Error(`sw.js does not list ${path}`);
  const listed = worker.replace(was, is);
  writeFileSync(join(folder, "sw.js"), listed.replace(/"[0-9a-f]{16}"/, `"${sha256(listed, "hex").slice(0, 16)}"`));
  return folder;
}

/// A host that serves the folder of each path in `mounts` (`{ "/": folder }`), which a test may exchange at any time.
export class Host {
  constructor(mounts) {
    this.mounts = mounts;
    this.asked = [];
  }

  async start(port = 0) {
    this.server = createServer((request, response) => {
      this.asked.push(request.url);
      const below = Object.keys(this.mounts).filter((path) => request.url.startsWith(path));
      const nearest = below.sort((a, b) => b.length - a.length)[0];
      answer(request, response, this.mounts[nearest], nearest);
    });
    await new Promise((done) => this.server.listen(port, "127.0.0.1", done));
    this.port = this.server.address().port;
  }

  /// Goes away; the browser's open connections too.
  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /// Comes back at the same address.
  back() {
    return this.start(this.port);
  }

  url(path = "/") {
    return `http://127.0.0.1:${this.port}${path}`;
  }
}

/// An empty folder's page around the site, for frames.
export function portal(frame) {
  const folder = temporary("guide");
  mkdirSync(join(folder, "portail"));
  const html = `<!doctype html><html lang="fr"><title>Portail</title><link rel="icon" href="data:,"><iframe title="Guide" src="${frame}"></iframe>`;
  writeFileSync(join(folder, "portail/index.html"), html);
  return folder;
}
