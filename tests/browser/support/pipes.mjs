// Readers in a process of their own, at the level of their pipes: `sim`'s virtual ones, or usbd-ccid's firmware. One
// line asked, one answered.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../../..");

export const SIM = ["-p", "sim", "--example", "pipes"];
export const FIRMWARE = ["-p", "peers", "--example", "firmware"];

/// Starts the process; `ask` sends a line and gives the answer to it.
export function pipes(program = SIM) {
  const cargo = ["run", "--quiet", "--locked", ...program];
  const started = spawn("cargo", cargo, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: started.stdout }).on("line", (line) => waiting.shift()?.(line));
  const ask = (line) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      started.stdin.write(`${line}\n`);
    });
  return { ask, close: () => started.stdin.end() };
}
