// Where the site is served while the tests run: SITE, SITE_SOUS_CHEMIN, and each real server that this machine has,
// at its root and below a path (SITE_NGINX, SITE_NGINX_SOUS…).

import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { address, serve } from "./server.mjs";
import { start } from "./servers.mjs";

const BELOW = "/un/sous/chemin/";
/// Real servers, and the one that does everything wrong.
export const SERVERS = ["NGINX", "APACHE", "CADDY", "PYTHON"];
const PLACES = { "": "", _SOUS: "/a/b" };

/// The built site, where it lies on this machine.
export const dist = () => resolve(process.env.DIST ?? join(import.meta.dirname, "../../../dist"));

export default async function hosts() {
  const closing = [];
  const close = () => Promise.all(closing.map((stop) => stop()));
  try {
    await open(closing);
  } catch (fault) {
    // Those that did start would outlive the tests.
    await close();
    throw fault;
  }
  return close;
}

/// Starts them one by one, and notes in `closing` how each is stopped.
async function open(closing) {
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
  for (const name of built ? SERVERS : []) {
    for (const [place, path] of Object.entries(PLACES)) {
      const server = await start(name, dist(), path);
      // `cargo xtask test` installs them all and says so; alone, what is not here is skipped by name.
      if (!server && process.env.SERVEURS === "1") throw new Error(`${name} is not installed`);
      if (!server) continue;
      process.env[`SITE_${name}${place}`] = server.url;
      closing.push(server.stop);
    }
  }
}
