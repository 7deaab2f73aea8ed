// Somebody else's page around the guide: a host that answers with it and, below /guide/, with the built site.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { dist } from "./hosts.mjs";
import { kindOf } from "./server.mjs";

const BELOW = "/guide/";

/// Rules that spare nothing: what is not isolated does not survive them.
export const HOSTILE = `
  html { font-size: 62.5%; }
  * { color: rgb(255, 0, 0) !important; font-family: cursive !important; letter-spacing: 0.5em !important; text-transform: uppercase !important; }
  h1, a, button, main, article, div { display: inline !important; border: 3px solid red !important; }
  iframe { display: none !important; height: 3px !important; width: 3px !important; opacity: 0 !important; transform: rotate(9deg) !important; }
`;

/// What the built site's file at `path` says.
export const built = (path) => readFileSync(join(dist(), path));

/// A portal: `page` gives its HTML once the address of the host is known, `policy` its Content-Security-Policy;
/// `rules` are its style, `cors` lets other origins read the guide's files. Gives the portal's address, the guide's and how to close it.
export async function portal({ page = () => "", policy = null, rules = HOSTILE, cors = false }) {
  const server = createServer((request, response) => {
    const inside = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const answer = (status, type, body, more = {}) => response.writeHead(status, { "Content-Type": type, ...more }).end(body);
    if (!inside.startsWith(BELOW)) {
      if (inside === "/portail.css") return answer(200, "text/css", rules);
      if (inside !== "/") return answer(404, "text/plain", "");
      const url = `http://${request.headers.host}`;
      const csp = policy && { "Content-Security-Policy": policy(url) };
      const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Portail</title><link rel="icon" href="data:,"><link rel="stylesheet" href="portail.css"></head><body><header>Portail</header>${page(url)}</body></html>`;
      return answer(200, "text/html; charset=utf-8", html, csp ?? {});
    }
    const path = join(dist(), inside.slice(BELOW.length), inside.endsWith("/") ? "index.html" : "");
    const there = statSync(path, { throwIfNoEntry: false })?.isFile();
    const allowed = cors ? { "Access-Control-Allow-Origin": "*" } : {};
    const file = there ? path : join(dist(), "404.html");
    answer(there ? 200 : 404, kindOf(file), readFileSync(file), allowed);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url: `${url}/`, guide: `${url}${BELOW}`, close: () => server.close() };
}
