// Makes a signed web bundle of the built site: node paquet.mjs DIST KEY VERSION BUNDLE.
// What only hosts need stays out; the service worker too: an Isolated Web App lies on its computer anyway.

import { createPrivateKey } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { BundleBuilder } from "wbn";
import { IntegrityBlockSigner, NodeCryptoSigningStrategy, WebBundleId } from "wbn-sign";

const [dist, keyFile, version, bundleFile] = process.argv.slice(2);

const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const FOR_HOSTS = /^\.|\.(br|gz|xml)$|^(404\.html|_headers|empreintes\.txt|sw\.js|robots\.txt|hebergement\/.*)$/;
const MANIFEST = "manifest.webmanifest";

const absolute = (items, key) => items.map((item) => ({ ...item, [key]: `/${item[key]}` }));

/// The site's manifest as an Isolated Web App's: it has an identity and a version, and says which rights it needs.
function manifest(site) {
  const { screenshots, ...kept } = site;
  return {
    ...kept,
    id: "/",
    version,
    start_url: "/",
    scope: "/",
    icons: absolute(site.icons, "src"),
    shortcuts: absolute(site.shortcuts, "url"),
    permissions_policy: { "cross-origin-isolated": ["self"], usb: ["self"], "usb-unrestricted": ["self"] },
  };
}

const all = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const paths = all.map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
const ours = manifest(JSON.parse(readFileSync(join(dist, MANIFEST), "utf8")));
const icons = ours.icons.map(({ src }) => src.slice(1));
// Pictures that no icon names are for networks and for choosing to install.
const wanted = (path) => !FOR_HOSTS.test(path) && path !== MANIFEST && (!path.startsWith("images/") || icons.includes(path));

/// The key of a file; what is no key for this ends with a sentence for who typed the command.
function privateKey(file) {
  const refuse = (words) => {
    console.error(`${file} : ${words} ; il faut une clé privée Ed25519 ou P-256, en PEM et sans mot de passe`);
    process.exit(1);
  };
  let key;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch {
    refuse("pas de clé privée lisible");
  }
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = key;
  if (kind !== "ed25519" && details?.namedCurve !== "prime256v1") refuse("une clé d'une autre sorte");
  return key;
}

const key = privateKey(keyFile);
const id = new WebBundleId(key);
const builder = new BundleBuilder("b2");
const add = (path, type, bytes) => builder.addExchange(`isolated-app://${id.serialize()}/${path}`, 200, { "content-type": type }, bytes);
for (const path of paths.filter(wanted).sort()) {
  const type = TYPES[extname(path)];
  if (!type) throw new Error(`no type for ${path}`);
  add(path.replace(/(^|\/)index\.html$/, "$1"), type, readFileSync(join(dist, path)));
}
// Beside the home page too, where the pages say that it is.
for (const path of [`.well-known/${MANIFEST}`, MANIFEST]) add(path, "application/manifest+json", JSON.stringify(ours));

const signer = new IntegrityBlockSigner(Buffer.from(builder.createBundle()), id.serialize(), [new NodeCryptoSigningStrategy(key)]);
const { signedWebBundle } = await signer.sign();
writeFileSync(bundleFile, signedWebBundle);
