// Where the site is served while the tests run: SITE, SITE_SOUS_CHEMIN and, where there is Python, SITE_PYTHON.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { address, serve } from "./server.mjs";

const BELOW = "/un/sous/chemin/";

/// The built site, where it lies on this machine.
export const dist = () => resolve(process.env.DIST ?? join(import.meta.dirname, "../../../dist"));

export default async function hosts() {
  const closing = [];
  const built = statSync(join(dist(), "index.html"), { throwIfNoEntry: false });
  if (!built && !process.env.SITE) {
    throw new Error(`${dist()} holds no built site; run « cargo xtask build » first, or set DIST`);
  }
  for (const [name, below] of Object.entries({ SITE: "/", SITE_SOUS_CHEMIN: BELOW })) {
    if (process.env[name]) continue;
    const server = await serve(dist(), below);
    process.env[name] = address(server, below);
    closing.push(() => server.close());
  }
  const python = built && (await pythonHost());
  if (python) {
    process.env.SITE_PYTHON = python.url;
    closing.push(python.close);
  }
  return () => closing.forEach((close) => close());
}

/// `python3 -m http.server` with the site below /a/b/: the plainest host there is.
async function pythonHost() {
  const folder = mkdtempSync(join(tmpdir(), "guide-"));
  mkdirSync(join(folder, "a"));
  symlinkSync(dist(), join(folder, "a/b"));
  const started = spawn("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1"], { cwd: folder });
  const close = () => {
    started.kill();
    rmSync(folder, { recursive: true });
  };
  const port = await new Promise((done) => {
    started.on("error", () => done(null));
    started.on("exit", () => done(null));
    started.stdout.on("data", (text) => {
      const said = /port (\d+)/.exec(text);
      if (said) done(said[1]);
    });
    // Its log of requests must be read, or it would stop when nobody does.
    started.stderr.resume();
  });
  if (!port) {
    rmSync(folder, { recursive: true });
    return null;
  }
  return { url: `http://127.0.0.1:${port}/a/b/`, close };
}
