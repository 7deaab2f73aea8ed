// What the tests themselves leave behind: nothing.

import { expect, test } from "@playwright/test";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { forget, temporary } from "../support/folder.mjs";
import { Browser } from "../support/isolated.mjs";

/// A program that writes new files into a folder, as long as it is there, and for a second after it said that it does.
const WRITER = `
  const { writeFileSync } = require("node:fs");
  for (let at = 0, end = Infinity; Date.now() < end; at += 1) {
    try {
      writeFileSync(process.argv[1] + "/" + at, "");
    } catch {}
    if (at === 1000) {
      process.stdout.write("begun");
      end = Date.now() + 1000;
    }
  }
`;

/// The processes of this machine that were started with `word`.
const started = (word) =>
  readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, "utf8").includes(word);
    } catch {
      return false;
    }
  });

test("a folder is removed from under a program that still writes into it", async () => {
  const path = temporary("guide");
  const writer = spawn(process.execPath, ["-e", WRITER, path], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(writer, "exit");
  await once(writer.stdout, "data");
  await forget(path);
  expect(existsSync(path)).toBe(false);
  await ended;
});

test("a browser of its own goes with all its processes and its profile", async () => {
  for (let round = 0; round < 5; round += 1) {
    const browser = new Browser(process.env.CHROMIUM || "/usr/bin/chromium");
    const page = await browser.page();
    await page.goto("data:text/html,<title>x</title>");
    expect(started(browser.profile).length).toBeGreaterThan(1);
    await browser.stop();
    expect(existsSync(browser.profile)).toBe(false);
    await expect.poll(() => started(browser.profile)).toEqual([]);
  }
});
