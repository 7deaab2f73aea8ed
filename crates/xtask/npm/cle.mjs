// Makes a key for tests: node cle.mjs FILE.

import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";

const { privateKey } = generateKeyPairSync("ed25519");
writeFileSync(process.argv[2], privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
