// A stand-in for `navigator.smartCard`, from the draft's interface description: a context takes one operation at a
// time, cards are virtual ones. It was never compared with the real service.

/// Puts the stand-in into every page of `context`; `ask` answers the lines of support/pipes.mjs.
export async function smartCardStandIn(context, ask) {
  await context.exposeBinding("askCards", (_, line) => ask(line));
  await context.addInitScript(standIn);
}

/// Runs in the page. `globalThis.cardService` is for the tests: the readers with their cards, what is refused.
function standIn() {
  const service = { readers: [], connected: 0, refused: null, commands: [] };
  globalThis.cardService = service;

  class SmartCardError extends DOMException {
    constructor(responseCode) {
      super(`The service says: ${responseCode}`, "SmartCardError");
      this.responseCode = responseCode;
    }
  }
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

  /// One operation at a time.
  class OneAtATime {
    busy = false;
    async run(work) {
      if (this.busy) throw new DOMException("An operation is in progress.", "InvalidStateError");
      this.busy = true;
      try {
        return await work();
      } finally {
        this.busy = false;
      }
    }
  }

  class Connection {
    constructor(context, reader, atr) {
      Object.assign(this, { context, reader, atr, open: true });
      service.connected += 1;
    }
    check() {
      if (service.refused) throw new SmartCardError(service.refused);
      if (!this.open) throw new DOMException("Not connected.", "InvalidStateError");
      if (this.reader.card === null) throw new SmartCardError("removed-card");
    }
    status() {
      return this.context.run(() => {
        this.check();
        return { readerName: this.reader.name, state: "negotiable", answerToReset: this.atr.buffer };
      });
    }
    transmit(command) {
      return this.context.run(async () => {
        this.check();
        service.commands.push(hex(command));
        const answer = await globalThis.askCards(`apdu ${this.reader.card} ${hex(command)}`);
        return bytes(answer.split(" ")[1]).buffer;
      });
    }
    disconnect() {
      return this.context.run(() => {
        if (this.open) service.connected -= 1;
        this.open = false;
      });
    }
  }

  class Context extends OneAtATime {
    listReaders() {
      return this.run(() => service.readers.map(({ name }) => name));
    }
    getStatusChange(states) {
      return this.run(() =>
        states.map(({ readerName }) => {
          const { card } = service.readers.find(({ name }) => name === readerName);
          return { readerName, eventState: { present: card !== null, empty: card === null }, eventCount: 0 };
        }),
      );
    }
    connect(name, mode) {
      return this.run(async () => {
        const reader = service.readers.find((one) => one.name === name);
        if (mode !== "shared") throw new SmartCardError("sharing-violation");
        if (reader.card === null) throw new SmartCardError("no-smartcard");
        const atr = await globalThis.askCards(`reset-card ${reader.card}`);
        if (atr === "mute") throw new SmartCardError("unresponsive-card");
        return { connection: new Connection(this, reader, bytes(atr.split(" ")[1])), activeProtocol: "t0" };
      });
    }
  }

  Object.defineProperty(Navigator.prototype, "smartCard", {
    get: () => ({
      establishContext: async () => {
        if (service.refused) throw new SmartCardError(service.refused);
        return new Context();
      },
    }),
  });

  /// Readers with these cards; null for an empty one.
  service.readersWith = async (variants) => {
    service.readers = [];
    for (const [at, variant] of variants.entries()) {
      const card = variant === null ? null : await globalThis.askCards(`card ${variant}`);
      service.readers.push({ name: `Lecteur ${at}`, card });
    }
  };
  service.caught = async () => {
    const counts = service.readers.filter(({ card }) => card !== null).map(({ card }) => globalThis.askCards(`caught ${card}`));
    return (await Promise.all(counts)).reduce((all, count) => all + Number(count), 0);
  };
}
