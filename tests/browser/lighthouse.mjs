// What Lighthouse says of one page of each type, as a phone on a slow network sees it.
//
// Run by `cargo xtask bench --lighthouse`: DIST is the site, LIGHTHOUSE its program, CHROME_PATH the browser.
// Served compressed, as hosts do, and compressed beforehand: the time that takes is not the site's.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { Worker, isMainThread, parentPort } from "node:worker_threads";
import { brotliCompressSync } from "node:zlib";
import { TYPES } from "./support/kinds.mjs";

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
/// Must be 100; what performance lacks is told.
const STRICT = ["accessibility", "best-practices", "seo"];
const FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/// In a thread of its own: this one waits for the program.
function host() {
  const { DIST } = process.env;
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && !/\.(br|gz)$/.test(file.name));
  const paths = files.map((file) => join(file.parentPath, file.name));
  const packed = new Map(paths.map((path) => [path, brotliCompressSync(readFileSync(path))]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(DIST, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const found = packed.has(file);
    const path = found ? file : join(DIST, "404.html");
    const type = KINDS[extname(path)] ?? "application/octet-stream";
    response.writeHead(found ? 200 : 404, { "Content-Type": type, "Content-Encoding": "br" });
    response.end(packed.get(path));
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
}

async function measure() {
  const worker = new Worker(new URL(import.meta.url));
  const port = await new Promise((resolve) => worker.once("message", resolve));
  let holds = true;
  for (const [type, address] of Object.entries(TYPES)) {
    const url = `http://127.0.0.1:${port}/${address}`;
    const call = [process.env.LIGHTHOUSE, url, "--quiet", "--output=json", `--chrome-flags=${FLAGS}`];
    const report = JSON.parse(execFileSync(process.execPath, call, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
    const score = (category) => Math.round(report.categories[category].score * 100);
    const shift = report.audits["cumulative-layout-shift"].numericValue;
    const kept = shift === 0 && STRICT.every((category) => score(category) === 100);
    holds &&= kept;
    const scores = ["performance", ...STRICT].map((category) => `${category} ${score(category)}`).join(", ");
    console.log(`${kept ? "tenu" : "DÉPASSÉ"}  ${type} /${address} : ${scores}, CLS ${shift}`);
    for (const [name, { auditRefs }] of Object.entries(report.categories)) {
      for (const { id, weight } of auditRefs) {
        const { score: part, displayValue } = report.audits[id];
        if (weight > 0 && part !== null && part < 1) console.log(`        ${name} : ${id} ${part} (${displayValue ?? ""})`);
      }
    }
  }
  await worker.terminate();
  process.exitCode = holds ? 0 : 1;
}

if (isMainThread) await measure();
else host();
