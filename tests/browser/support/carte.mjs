// The card engine alone, without the page that shows what it tells: its module, and its messages as the border
// defines them (`cps::view`, in postcard).

import { readdirSync } from "node:fs";
import { dist } from "./hosts.mjs";

/// The engine's two files in the built site, whatever their hashes are.
export function engineFiles() {
  const names = readdirSync(dist());
  const one = (pattern) => names.find((name) => pattern.test(name));
  const [script, wasm] = [one(/^carte[.\w]*\.js$/), one(/^carte[._\w]*\.wasm$/)];
  if (!script || !wasm) throw new Error(`${dist()} holds no carte.*.js and carte.*.wasm`);
  return { script, wasm };
}

const text = (word) => [new TextEncoder().encode(word).length, ...new TextEncoder().encode(word)];

/// What the page asks, as bytes.
export const ask = {
  chooseReader: [0],
  examine: [1],
  demonstrate: (key, pace = "AtOnce") => [2, ...text(key), pace === "AsReal" ? 0 : 1],
  askForTries: [3],
  reveal: [4],
  writeReport: ({ names = false, numbers = false } = {}) => [5, Number(names), Number(numbers)],
  cancel: [6],
  forget: [7],
};

const REACH = ["None", "Named", "Any", "Service"];
const NO_REACH = ["Browser", "Insecure", "Policy", "SwitchedOff"];
const BEHAVIOURS = ["Readable", "Protected", "Unusable", "NotAReader"];
const ENDS = ["Whole", "Partial", "Cancelled"];
const STAGES = ["Opening", "WaitingForCard", "PoweringOn", "Reading"];
const TROUBLES = [
  "NothingChosen", "NotAsked", "NotAReader", "Protected", "Denied", "Held", "OtherTab", "Forbidden", "SwitchedOff",
  "Unsupported", "NoCommonProtocol", "Unplugged", "ReaderSilent", "ReaderFaulty", "CardRemoved", "CardSilent",
  "CardFaulty", "Service", "NotNow",
];
const TELLS = [
  "Means", "Demonstrations", "Reader", "Begun", "Slots", "Progress", "Found", "Facts", "Person", "Report", "Ended",
  "Trouble", "Released",
];

/// What the engine tells: its kind, and as much of it as tests look at.
export function told(bytes) {
  let at = 1;
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  const string = () => {
    const length = number();
    at += length;
    return new TextDecoder().decode(Uint8Array.from(bytes.slice(at - length, at)));
  };
  const option = (read) => (bytes[at++] ? read() : null);
  const list = (read) => Array.from({ length: number() }, read);
  const flag = () => bytes[at++] === 1;
  const byte = () => bytes[at++];
  const kind = TELLS[bytes[0]];
  const read = {
    Means: () => ({ reach: REACH[byte()], why: bytes[1] === 0 ? NO_REACH[byte()] : null }),
    Demonstrations: () => ({ keys: list(() => [string(), string()][0]) }),
    Reader: () => {
      const [vendor, product, release, name, known] = [number(), number(), number(), option(string), flag()];
      const faults = list(byte);
      const interfaces = list(() => ({ number: byte(), class: byte(), level: option(byte), slots: option(number), problem: option(byte) }));
      return { vendor, product, release, name, known, faults, interfaces, behaviour: BEHAVIOURS[byte()] };
    },
    Begun: () => ({ demonstration: flag() }),
    Slots: () => ({ slots: list(() => ({ interface: byte(), number: byte(), card: flag(), examined: flag() })) }),
    Progress: () => ({ stage: STAGES[byte()] }),
    Found: () => ({ finding: byte() }),
    Facts: () => ({ card: byte() }),
    Person: () => ({ givenNames: option(string), surname: option(string) }),
    Report: () => ({ text: string() }),
    Ended: () => ({ end: ENDS[byte()] }),
    Trouble: () => ({ trouble: TROUBLES[byte()] }),
    Released: () => ({}),
  };
  return { kind, ...read[kind]() };
}

/// Opens a page of the site that runs nothing itself, and starts the engine on it.
export async function startEngine(page, address = "glossaire/") {
  await page.goto(address);
  const files = engineFiles();
  await page.evaluate(async ({ script, wasm }) => {
    const root = new URL("..", document.baseURI);
    const module = await import(new URL(script, root).href);
    globalThis.engineParts = await module.default({ module_or_path: new URL(wasm, root).href });
    globalThis.told = [];
    globalThis.heard = () => {};
    globalThis.engine = module.start((bytes) => {
      globalThis.told.push(Array.from(bytes));
      globalThis.heard();
    });
  }, files);
  return new Engine(page);
}

/// The engine of a page.
class Engine {
  constructor(page) {
    this.page = page;
  }

  ask(message) {
    return this.page.evaluate((bytes) => globalThis.engine.ask(Uint8Array.from(bytes)), message);
  }

  async told() {
    return (await this.page.evaluate(() => globalThis.told)).map(told);
  }

  /// Asks, and waits until one of these kinds is told after it; gives what was told since.
  async does(message, ...kinds) {
    const numbers = kinds.map((kind) => TELLS.indexOf(kind));
    const since = await this.page.evaluate(
      async ({ message, numbers }) => {
        const from = globalThis.told.length;
        const come = () => globalThis.told.slice(from).some(([first]) => numbers.includes(first));
        await new Promise((done) => {
          globalThis.heard = () => come() && done();
          globalThis.engine.ask(Uint8Array.from(message));
          globalThis.heard();
        });
        return globalThis.told.slice(from);
      },
      { message, numbers },
    );
    return since.map(told);
  }

  /// Waits until something of this kind is told from the `from`th on.
  async hears(kind, from = 0) {
    const number = TELLS.indexOf(kind);
    await this.page.waitForFunction(({ number, from }) => globalThis.told.slice(from).some(([first]) => first === number), { number, from });
    return (await this.told()).slice(from);
  }

  /// How many bytes of memory it has.
  memory() {
    return this.page.evaluate(() => globalThis.engineParts.memory.buffer.byteLength);
  }

  free() {
    return this.page.evaluate(() => globalThis.engine.free());
  }
}
