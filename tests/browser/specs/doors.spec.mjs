// The other doors of the first screen: what does not work, what is already there, the establishment, the rest.

import { Path } from "../pages/path.mjs";
import { doors, grouped, personas, title } from "../support/content.mjs";
import { expect, open, test } from "../support/test.mjs";
import { keyboard, mouse, walk } from "../support/walk.mjs";

const DOORS = doors();
const BEHIND = grouped(personas("portes"), (persona) => persona.entry);

test("every door has somebody behind it", () => {
  expect(["profession", ...BEHIND.keys()].sort()).toEqual([...DOORS.keys()].sort());
});

for (const [entry, people] of BEHIND) {
  const { name, most } = DOORS.get(entry);
  const last = people.at(-1);
  const longest = people.reduce((a, b) => (Object.keys(b.answers).length > Object.keys(a.answers).length ? b : a));
  for (const persona of new Set([people[0], longest, last])) {
    test(`by mouse: ${name}: ${persona.name}`, ({ page }) => arrives(page, persona, mouse, most));
  }
  test(`by keyboard: ${name}: ${longest.name}`, ({ page }) => arrives(page, longest, keyboard(page), most));
}

async function arrives(page, persona, hands, most) {
  await open(page);
  const left = await walk(page, persona, hands);
  expect(left).toBeLessThanOrEqual(most + (persona.answers.rpps?.[0] === "je-ne-sais-pas" ? 1 : 0));
  const path = new Path(page);
  await expect(async () => expect(await path.parts()).toEqual(persona.path.map(title))).toPass();
}

test("who is stuck learns whom to call, with what at hand, saying what", async ({ page }) => {
  await open(page);
  const stuck = BEHIND.get("depannage").find(({ answers }) => answers["symptome-connexion"]);
  await walk(page, stuck, mouse);
  const call = page.getByRole("region").or(page.locator("section")).filter({
    has: page.getByRole("heading", { name: "Qui appeler" }),
  });
  for (const word of ["Qui", "À préparer", "À dire"]) {
    await expect(call.getByRole("term").getByText(word, { exact: true }).first()).toBeVisible();
  }
});
