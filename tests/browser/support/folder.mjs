// Folders of a test's own, outside the project.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/// An empty folder whose name begins so.
export const temporary = (name) => mkdtempSync(join(tmpdir(), `${name}-`));

/// Removes a folder, also from under a program that has just been told to end: for a moment it may still write there.
/// `rmSync` reads each folder once, so its own retries do not see what came since.
export async function forget(folder) {
  for (let tries = 1; ; tries += 1) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (fault) {
      if (tries === 50) throw fault;
      await pause(100);
    }
  }
}
