// Reads file names, one a line; writes for each its bytes raw, in gzip and in brotli.
// Node.js has both packers, so nothing has to be installed.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const names = readFileSync(0, "utf8").split("\n").filter(Boolean);
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
for (const name of names) {
  const bytes = readFileSync(name);
  const gzip = gzipSync(bytes, { level: 9 }).length;
  console.log(bytes.length, gzip, brotliCompressSync(bytes, best).length);
}
