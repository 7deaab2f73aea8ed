// People of every category, with every means, from the first screen to their path: by mouse, and by keyboard alone.

import { Path } from "../pages/path.mjs";
import { grouped, personas, professions, title } from "../support/content.mjs";
import { expect, open, test } from "../support/test.mjs";
import { keyboard, mouse, walk } from "../support/walk.mjs";

const TRADES = professions();
const ALL = personas("parcours").filter((persona) => persona.entry === "profession");

/// The personas of each category with each means.
const KINDS = grouped(ALL, ({ answers }) => `${TRADES.get(answers.profession[0]).category}, ${answers.moyen[0]}`);

/// Answers that differ from kind to kind, so that a dozen people meet most of what is asked.
const pick = (people, at) => people[at % people.length];

test("there is somebody of every category with every means", () => {
  const wanted = ["ordre", "ars", "role", "autre"].flatMap((category) =>
    ["carte-et-lecteur", "e-cps-active", "aucun-encore"].map((means) => `${category}, ${means}`),
  );
  expect([...KINDS.keys()].sort()).toEqual(wanted.sort());
});

[...KINDS].forEach(([kind, people], at) => {
  const first = pick(people, 5 * at);
  const last = pick(people, 7 * at + 3);
  for (const persona of new Set([first, last])) {
    test(`by mouse: ${kind}: ${persona.name}`, ({ page, baseURL }) => arrives(page, baseURL, persona, mouse));
  }
  const other = pick(people, 3 * at + 1);
  test(`by keyboard: ${kind}: ${other.name}`, ({ page, baseURL }) =>
    arrives(page, baseURL, other, keyboard(page)));
});

/// The persona gets exactly the path of the guide's authors, in few screens, and leaves no trace in the address.
async function arrives(page, root, persona, hands) {
  const visited = [];
  page.on("framenavigated", (frame) => visited.push(frame.url()));
  await open(page);
  const left = await walk(page, persona, hands);
  expect(left).toBeLessThanOrEqual(persona.answers.rpps[0] === "je-ne-sais-pas" ? 4 : 3);
  const path = new Path(page);
  await expect(async () => expect(await path.parts()).toEqual(persona.path.map(title))).toPass();
  if (persona.offered !== null) {
    expect(await path.offers(root)).toEqual(persona.offered.map((id) => `${id}/`));
  }
  const pages = ["", "situation/", "annuaire/", ...persona.path.map((id) => `${id}/`)].map((at) => root + at);
  expect(visited.filter((url) => !pages.includes(url)), "an address names a page, nothing else").toEqual([]);
}
