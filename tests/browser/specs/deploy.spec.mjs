// What `deploy-check` says of real servers: nothing where our snippets are used, every fault of one set up badly.

import { execFile } from "node:child_process";
import { dist, SERVERS } from "../support/hosts.mjs";
import { start } from "../support/servers.mjs";
import { expect, test } from "../support/test.mjs";

test.skip(() => !process.env.PROBE, "PROBE names no compiled `probe`; `cargo xtask test` does");

/// What it prints of the copy at `url`, and whether it is content.
const check = (url) =>
  new Promise((done) => {
    execFile(process.env.PROBE, ["site", url, `${dist()}/empreintes.txt`], (fault, said) => done({ code: fault?.code ?? 0, said }));
  });

for (const name of SERVERS.filter((server) => server !== "PYTHON")) {
  for (const place of ["", "_SOUS"]) {
    const host = `SITE_${name}${place}`;
    test(`${name}${place && " below a path"}, with our snippet: nothing to say`, async () => {
      test.skip(!process.env[host], "this machine does not have this server");
      const { code, said } = await check(process.env[host]);
      expect(said).toMatch(/^\d+ réponses examinées : rien à redire\n$/);
      expect(code).toBe(0);
    });
  }
}

test("python3 -m http.server: what it cannot do is named, and nothing else", async () => {
  test.skip(!process.env.SITE_PYTHON_SOUS, "this machine has no python3");
  const { code, said } = await check(process.env.SITE_PYTHON_SOUS);
  // Its types are the machine's: some know manifests, some do not.
  const faults = said.split("\n").filter((line) => line.startsWith("✗") && !line.includes("mauvais type"));
  const expected = [
    /page des adresses inconnues n'est pas celle du guide/,
    /empreinte ne sont pas gardés/,
    /gardés sans être revérifiés/,
    /sans compression/,
    /en-têtes de protection manquent/,
  ];
  expect(faults.length, said).toBe(expected.length);
  faults.forEach((fault, at) => expect(fault).toMatch(expected[at]));
  expect(code).toBe(1);
});

test("a server set up badly: each deliberate fault is named", async () => {
  const server = await start("BROKEN", dist(), "/a/b");
  test.skip(!server, "this machine does not have nginx");
  const { code, said } = await check(server.url);
  await server.stop();
  for (const fault of [
    /liens profonds sont morts[^✗]*\/e-cps\/activer/,
    /ne sont pas ceux de la liste[^✗]*\/liens\//,
    /sans « \/ » final[^✗]*\/a-propos : statut 200/,
    /redirigent au lieu de répondre[^✗]*\/404\.html/,
    /adresse inconnue ne répond pas 404/,
    /mauvais type[^✗]*\.js : text\/plain/,
    /empreinte ne sont pas gardés[^✗]*max-age=86400/,
    /gardés sans être revérifiés[^✗]*max-age=86400/,
    /sans compression/,
    /en-têtes de protection manquent[^✗]*x-content-type-options/,
    /dépose un cookie/,
  ]) {
    expect(said).toMatch(fault);
  }
  expect(code).toBe(1);
});
