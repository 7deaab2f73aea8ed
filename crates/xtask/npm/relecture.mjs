// Reads a signed web bundle back: node relecture.mjs BUNDLE FOLDER. Refuses what is not signed by the key that its
// identity names; else writes every file into the folder, as a host would serve it, and prints what it is.

import { ECDH, createPublicKey, verify } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { decode, encode } from "cborg";
import { Bundle } from "wbn";
import { IntegrityBlock, IntegrityBlockSigner, WebBundleId, getBundleId } from "wbn-sign";

const [bundleFile, folder] = process.argv.slice(2);

const jwk = (key) => createPublicKey({ key, format: "jwk" });
const base64 = (bytes) => Buffer.from(bytes).toString("base64url");

/// From the raw key.
const ed25519 = (raw) => jwk({ kty: "OKP", crv: "Ed25519", x: base64(raw) });

/// From the compressed point.
function p256(raw) {
  const point = ECDH.convertKey(raw, "prime256v1", undefined, undefined, "uncompressed");
  return jwk({ kty: "EC", crv: "P-256", x: base64(point.subarray(1, 33)), y: base64(point.subarray(33)) });
}

const KEYS = { ed25519PublicKey: ed25519, ecdsaP256SHA256PublicKey: p256 };

const signed = readFileSync(bundleFile);
// The bundle's last eight bytes are its length; the integrity block is what stands before it.
const length = Number(signed.readBigUInt64BE(signed.length - 8));
const block = signed.subarray(0, signed.length - length);
const bundle = signed.subarray(signed.length - length);
const id = getBundleId(signed);
const [, , , signatures] = decode(block);

/// Refuses a signature that is wrong, or of another key than the one the identity is made of.
function check([attributes, signature]) {
  const unsigned = new IntegrityBlock();
  unsigned.setWebBundleId(id);
  const signer = new IntegrityBlockSigner(bundle, id, []);
  const data = signer.generateDataToBeSigned(signer.calcWebBundleHash(), unsigned.toCBOR(), encode(attributes));
  const [[name, raw]] = Object.entries(attributes);
  const key = KEYS[name](raw);
  if (!verify(undefined, data, key, signature)) throw new Error("the signature is wrong");
  return new WebBundleId(key).serialize() === id;
}

const ours = signatures.map(check);
if (!ours.includes(true)) throw new Error("not signed by the key of its identity");

const origin = `isolated-app://${id}/`;
const content = new Bundle(bundle);
rmSync(folder, { recursive: true, force: true });
for (const url of content.urls) {
  if (!url.startsWith(origin)) throw new Error(`${url} is not below ${origin}`);
  const path = url.slice(origin.length).replace(/(^|\/)$/, "$1index.html");
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content.getResponse(url).body);
}
console.log(`${origin} (${content.urls.length} fichiers)`);
