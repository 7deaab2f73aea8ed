// A static host of a few lines: files, folders with their index.html, 404.html. No rewrite rules.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

/// The type of a file, by its name.
export const kindOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";

const kind = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? "folder" : found && "file";
};

/// Answers one request from `folder`, which lies below the path `below`.
export function answer(request, response, folder, below) {
  const send = (status, path) => {
    response.writeHead(status, { "Content-Type": kindOf(path) });
    createReadStream(path).on("error", () => response.destroy()).pipe(response);
  };
  const { pathname } = new URL(request.url, "http://localhost");
  const inside = normalize(decodeURIComponent(pathname));
  const path = inside.startsWith(below) ? join(folder, inside.slice(below.length)) : null;
  const what = path && kind(path);
  if (what === "folder" && !inside.endsWith("/")) {
    response.writeHead(301, { Location: `${pathname}/` }).end();
  } else if (what === "folder" && kind(join(path, "index.html"))) {
    send(200, join(path, "index.html"));
  } else if (what === "file" && !inside.endsWith("/")) {
    send(200, path);
  } else {
    send(404, join(folder, "404.html"));
  }
}

/// Serves `folder` below the path `below`; gives the server once it listens on a free port.
export function serve(folder, below) {
  const server = createServer((request, response) => answer(request, response, folder, below));
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/// The address of what `server` serves below `below`.
export const address = (server, below) => `http://127.0.0.1:${server.address().port}${below}`;
