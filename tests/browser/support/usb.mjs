// A stand-in for `navigator.usb` that refuses as Chromium 156 does, word for word, and carries bytes to a virtual
// reader. It runs in the page; `askPipes` is a binding to support/pipes.mjs.

/// Puts the stand-in into every page of `context`; `askPipes` answers its lines.
export async function usbStandIn(context, ask) {
  await context.exposeBinding("askPipes", (_, line) => ask(line));
  await context.addInitScript(standIn);
}

/// Runs in the page. `globalThis.standIn` is for the tests: `plug`, `pull`, `refuse`, `state`.
function standIn() {
  const PROTECTED = [0x01, 0x03, 0x08, 0x0b, 0x0e, 0x10, 0xe0];
  /// Messages that may be written to a reader (CCID 1.1 §6.1): power, status, blocks, parameters, abort.
  const WRITTEN = [0x61, 0x62, 0x63, 0x65, 0x6c, 0x6f, 0x72];
  const ISO_MODE = "6b0200000000";
  const bytes = (hex) => Uint8Array.from(hex === "-" ? [] : hex.match(/../g).map((pair) => parseInt(pair, 16)));
  const hex = (data) => {
    const view = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
    return Array.from(view, (byte) => byte.toString(16).padStart(2, "0")).join("") || "-";
  };
  const refusal = (what, on, name, words) => new DOMException(`Failed to execute '${what}' on '${on}': ${words}`, name);

  const tests = {
    devices: [],
    /// What is refused: `chooser`, `open`, `claim`; and whether everything is allowed, as in an isolated app.
    refused: {},
    unrestricted: false,
    /// What the next chooser gives.
    next: null,
    open: 0,
    calls: [],
    forbidden: [],
    /// Called before each transfer, with the number of it.
    before: null,
    transfers: 0,
  };

  class Device {
    /// `line`: its number among the readers, its device and its configuration descriptor.
    constructor(line) {
      const [number, device, configuration] = line.split(" ").map((part, at) => (at ? bytes(part) : Number(part)));
      [this.line, this.pipes] = [line, number];
      [this.vendorId, this.productId] = [device[8] | (device[9] << 8), device[10] | (device[11] << 8)];
      [this.deviceVersionMajor, this.deviceVersionMinor, this.deviceVersionSubminor] = [device[13], device[12] >> 4, device[12] & 0xf];
      this.productName = "Lecteur d'essai";
      this.descriptor = configuration;
      this.configurations = [parse(configuration)];
      this.configuration = null;
      this.opened = false;
      this.gone = false;
      this.changing = false;
      this.claimed = new Set();
      this.pending = new Set();
      this.listening = [];
      this.reading = [];
    }

    refuse(what, name, words) {
      throw refusal(what, "USBDevice", name, words);
    }

    check(what, { open = true } = {}) {
      tests.calls.push(what);
      if (this.gone) this.refuse(what, "NotFoundError", "The device was disconnected.");
      if (open && !this.opened) this.refuse(what, "InvalidStateError", "The device must be opened first.");
    }

    async change(what, work) {
      if (this.changing) this.refuse(what, "InvalidStateError", "An operation that changes the device state is in progress.");
      this.changing = true;
      try {
        await new Promise((done) => setTimeout(done));
        return await work();
      } finally {
        this.changing = false;
      }
    }

    async open() {
      this.check("open", { open: false });
      await this.change("open", () => {
        if (tests.refused.open) this.refuse("open", ...tests.refused.open);
        if (!this.opened) tests.open += 1;
        this.opened = true;
      });
    }

    async close() {
      this.check("close", { open: false });
      await this.change("close", () => {
        if (this.opened) tests.open -= 1;
        this.opened = false;
        this.claimed.clear();
        this.cancel();
      });
    }

    /// Transfers that are pending end.
    cancel(name = "AbortError", words = "The transfer was cancelled.") {
      for (const fail of this.pending) fail(refusal("transferIn", "USBDevice", name, words));
      this.pending.clear();
      [this.listening, this.reading] = [[], []];
    }

    async selectConfiguration(value) {
      this.check("selectConfiguration");
      await this.change("selectConfiguration", () => {
        this.configuration = this.configurations.find((c) => c.configurationValue === value) ?? null;
      });
    }

    async claimInterface(number) {
      this.check("claimInterface");
      const found = this.configuration?.interfaces.find((i) => i.interfaceNumber === number);
      if (!found) {
        this.refuse("claimInterface", "NotFoundError", "The interface number provided is not supported by the device in its current configuration.");
      }
      await this.change("claimInterface", () => {
        if (!tests.unrestricted && this.isProtected(number)) {
          this.refuse("claimInterface", "SecurityError", "The requested interface implements a protected class.");
        }
        if (tests.refused.claim) this.refuse("claimInterface", ...tests.refused.claim);
        this.claimed.add(number);
      });
    }

    async releaseInterface(number) {
      this.check("releaseInterface");
      await this.change("releaseInterface", () => this.claimed.delete(number));
    }

    async selectAlternateInterface(number) {
      this.check("selectAlternateInterface");
      if (!this.claimed.has(number)) this.refuse("selectAlternateInterface", "InvalidStateError", "The specified interface has not been claimed.");
    }

    isProtected(number) {
      const { alternates } = this.configuration.interfaces.find((i) => i.interfaceNumber === number);
      return alternates.some((a) => PROTECTED.includes(a.interfaceClass));
    }

    async controlTransferIn(setup, length) {
      this.check("controlTransferIn");
      return this.control("controlTransferIn", setup, length);
    }

    async controlTransferOut(setup) {
      this.check("controlTransferOut");
      return this.control("controlTransferOut", setup, 0);
    }

    async control(what, { requestType, recipient, request, value, index }, length) {
      if (requestType === "standard" && request === 6 && value >> 8 === 2) {
        return { status: "ok", data: new DataView(this.descriptor.slice(0, length).buffer) };
      }
      if (recipient !== "interface") this.refuse(what, "SecurityError", "The transfer was not allowed.");
      if (!this.claimed.has(index)) this.refuse(what, "InvalidStateError", "The specified interface has not been claimed.");
      return this.ended(await this.ask(`control ${this.pipes} ${index} ${request} ${value}`));
    }

    /// The interface that a claimed endpoint belongs to.
    owner(what, endpoint, direction) {
      const owns = ({ interfaceNumber: number, alternates: [{ endpoints }] }) =>
        this.claimed.has(number) && endpoints.some((e) => e.endpointNumber === endpoint && e.direction === direction);
      const found = this.configuration.interfaces.find(owns);
      if (!found) this.refuse(what, "NotFoundError", "The specified endpoint is not part of a claimed and selected alternate interface.");
      return found;
    }

    async transferOut(endpoint, data) {
      this.check("transferOut");
      const { interfaceNumber } = this.owner("transferOut", endpoint, "out");
      const message = hex(data);
      const first = parseInt(message.slice(0, 2), 16);
      if (!WRITTEN.includes(first) && !message.startsWith(ISO_MODE)) tests.forbidden.push(message);
      await this.moment();
      const answer = await this.ask(`write ${this.pipes} ${interfaceNumber} ${message}`);
      // Whoever reads already hears what the reader says to it.
      for (const one of this.reading.splice(0)) this.read(one);
      return this.ended(answer);
    }

    /// Ends a transfer on bulk-IN when the reader has something to say, now or after the next message to it.
    async read(one) {
      const answer = await this.ask(`read ${this.pipes} ${one.interfaceNumber} ${one.length}`);
      if (answer === "never") this.reading.push(one);
      else one.done(answer);
    }

    async transferIn(endpoint, length) {
      this.check("transferIn");
      const { interfaceNumber, alternates } = this.owner("transferIn", endpoint, "in");
      const { type } = alternates[0].endpoints.find((e) => e.endpointNumber === endpoint && e.direction === "in");
      return new Promise((resolve, reject) => {
        this.pending.add(reject);
        const done = (answer) => {
          if (!this.pending.delete(reject)) return;
          try {
            resolve(this.ended(answer));
          } catch (error) {
            reject(error);
          }
        };
        if (type === "interrupt") {
          this.listening.push({ interfaceNumber, done });
          this.notice();
        } else {
          this.moment().then(() => this.read({ interfaceNumber, length, done }));
        }
      });
    }

    async clearHalt(direction, endpoint) {
      this.check("clearHalt");
      const { interfaceNumber } = this.owner("clearHalt", endpoint, direction);
      await this.ask(`clear ${this.pipes} ${interfaceNumber} ${direction === "out" ? 0 : 1}`);
    }

    ask(line) {
      return globalThis.askPipes(line);
    }

    /// Lets a test do something before the next transfer.
    async moment() {
      tests.transfers += 1;
      await tests.before?.(tests.transfers);
    }

    /// Notifications for whoever listens.
    async notice() {
      for (const one of [...this.listening]) {
        const answer = await this.ask(`listen ${this.pipes} ${one.interfaceNumber}`);
        if (answer === "never") continue;
        this.listening = this.listening.filter((other) => other !== one);
        one.done(answer);
      }
    }

    ended(answer) {
      const [how, data] = answer.split(" ");
      if (how === "gone" || this.gone) this.refuse("transferIn", "NotFoundError", "The device was disconnected.");
      if (how === "never") return new Promise(() => {});
      if (how === "other") this.refuse("transferIn", "NetworkError", "A transfer error has occurred.");
      return { status: how, data: how === "ok" ? new DataView(bytes(data ?? "-").buffer) : null };
    }
  }

  /// A configuration descriptor as WebUSB shows it: without class descriptors.
  function parse(descriptor) {
    const interfaces = [];
    for (let at = 0; at < descriptor.length; at += descriptor[at]) {
      const [, kind, number, alternate, , interfaceClass] = descriptor.slice(at);
      if (kind === 4) {
        interfaces.push({ interfaceNumber: number, alternates: [{ alternateSetting: alternate, interfaceClass, endpoints: [] }] });
      } else if (kind === 5) {
        const type = { 2: "bulk", 3: "interrupt" }[descriptor[at + 3]];
        const direction = number & 0x80 ? "in" : "out";
        interfaces.at(-1).alternates[0].endpoints.push({ endpointNumber: number & 0x0f, direction, type, packetSize: descriptor[at + 4] });
      }
    }
    return { configurationValue: descriptor[5], interfaces };
  }

  class Usb extends EventTarget {
    async requestDevice({ filters }) {
      tests.calls.push("requestDevice");
      const refuse = (name, words) => {
        throw refusal("requestDevice", "USB", name, words);
      };
      if (tests.refused.chooser) refuse(...tests.refused.chooser);
      const fits = (device) => device.configurations[0].interfaces.some(({ alternates: [{ interfaceClass }] }) => filters.some((f) => f.classCode === interfaceClass));
      if (!tests.next || !fits(tests.next)) refuse("NotFoundError", "No device selected.");
      return tests.next;
    }
  }

  const usb = new Usb();
  Object.defineProperty(Navigator.prototype, "usb", { configurable: true, get: () => usb });
  const event = (name, device) => usb.dispatchEvent(Object.assign(new Event(name), { device }));

  globalThis.standIn = Object.assign(tests, {
    /// A reader of this kind, with cards in it, is plugged in and will be the one that is chosen.
    async plug(model, cards) {
      tests.find(await globalThis.askPipes(`new ${model}`));
      for (const [place, variant] of Object.entries(cards)) await tests.insert(place, variant);
      event("connect", tests.next);
    },
    /// The reader of this line is there, as an earlier page left it, and will be the one that is chosen.
    find(line) {
      tests.next = new Device(line);
      tests.devices.push(tests.next);
    },
    /// `place`: `interface.slot`.
    async insert(place, variant) {
      await globalThis.askPipes(`insert ${tests.next.pipes} ${place.replace(".", " ")} ${variant}`);
      await tests.next.notice();
    },
    async remove(place) {
      await globalThis.askPipes(`remove ${tests.next.pipes} ${place.replace(".", " ")}`);
      await tests.next.notice();
    },
    async pull() {
      const device = tests.next;
      await globalThis.askPipes(`unplug ${device.pipes}`);
      device.gone = true;
      if (device.opened) tests.open -= 1;
      device.opened = false;
      tests.next = null;
      device.cancel("NetworkError", "A transfer error has occurred.");
      event("disconnect", device);
    },
    /// What is left behind: open devices, claimed interfaces, pending transfers, powered cards, caught commands.
    async state() {
      const sum = (of) => tests.devices.reduce((all, device) => all + of(device), 0);
      const cards = await Promise.all(tests.devices.map(({ pipes }) => globalThis.askPipes(`state ${pipes}`)));
      const [powered, caught] = [0, 1].map((at) => cards.reduce((all, line) => all + Number(line.split(" ")[at]), 0));
      const [claimed, pending] = [sum((d) => d.claimed.size), sum((d) => d.pending.size)];
      return { open: tests.open, claimed, pending, powered, caught, forbidden: tests.forbidden };
    },
  });
}
