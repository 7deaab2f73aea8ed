// axe-core in the page: its source is evaluated, because the policy of the pages would refuse a script element.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "./test.mjs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const SCHEMES = ["light", "dark"];
export const WIDTHS = { 360: 640, 1280: 800 };

/// Runs `work` in both colour schemes at both widths, named.
export async function everyLook(page, work) {
  for (const [width, height] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await work(`${width}-${colorScheme}`);
    }
  }
}

/// Whatever `rule` finds on the page as it is.
export async function found(page, rule) {
  await page.evaluate(SOURCE);
  return page.evaluate(async (id) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: [id], resultTypes: ["violations"] });
    return violations.flatMap(({ nodes }) => nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`));
  }, rule);
}

/// Expects no violation of any rule of axe, in both colour schemes, narrow and wide.
export async function accessible(page) {
  await page.evaluate(SOURCE);
  const all = [];
  await everyLook(page, async (look) => {
    const violations = await page.evaluate(async () => {
      const report = await globalThis.axe.run(document, { resultTypes: ["violations"] });
      return report.violations.map(({ id, nodes }) => ({ id, where: nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`) }));
    });
    all.push(...violations.map(({ id, where }) => `${look}: ${id}: ${where.join(" | ")}`));
  });
  expect(all).toEqual([]);
}
