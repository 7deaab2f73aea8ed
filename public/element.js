// The guide in an element of a page on the same host, without a frame: in a shadow root, with a history and a memory
// of its own. The page around it keeps its address, its history and its storage; the card check opens the site itself.
const CARD_CHECK = "verifier-ma-carte/";
const parse = (html) => new DOMParser().parseFromString(html, "text/html");

// An app is one instance of its module and runs in one element; those of elements that went wait for the next ones.
const idle = new Map();
let instances = 0;

async function instance(script, wasm) {
  const waiting = idle.get(wasm)?.pop();
  if (waiting) return waiting;
  // A module is loaded once for each address, fragment included.
  const app = await import(`${script}#${++instances}`);
  await app.default({ module_or_path: fetch(wasm) });
  return app;
}

function giveBack(wasm, app) {
  idle.set(wasm, [...(idle.get(wasm) ?? []), app]);
}

// Units that hang on the page's own text size become pixels; the document's rules become those of a box that no rule
// of the page around can reach. Of the element itself only what is important within is safe from it.
const ALONE = ":host { all: initial !important; display: block !important } .embedded { all: initial; display: block }";
const sheetFor = (css) => {
  const sheet = new CSSStyleSheet();
  const own = css
    .replace(/\((?:min|max)-width: [\d.]+rem\)|([\d.]+)rem\b/g, (all, n) => (n ? `${n * 16}px` : all))
    .replace(/:root\b|(?<![\w.#-])(?:html|body)(?=[\s,{])/g, ".embedded");
  sheet.replaceSync(ALONE + own);
  return sheet;
};

class Visit {
  constructor(host, shadow, root) {
    Object.assign(this, { host, shadow, root, memory: new Map(), listeners: {}, at: 0, documents: 0 });
    const { depart = "" } = host.dataset;
    this.entries = [{ url: root + depart, state: null, document: 0 }];
    shadow.addEventListener("click", (event) => this.click(event));
  }

  get entry() {
    return this.entries[this.at];
  }

  // As a browser loads a document: the static page first, then the app beside it.
  async load() {
    const mine = ++this.documents;
    const { url } = this.entry;
    const answer = await fetch(url);
    const page = parse(await answer.text());
    const body = page.getElementById("page");
    if (!body) throw new TypeError(url);
    for (const link of body.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (!href.startsWith("#")) link.href = new URL(href, answer.url).href;
    }
    const file = (name) => new URL(name, this.root).href;
    const style = new URL(page.querySelector("link[rel=stylesheet]").getAttribute("href"), answer.url).href;
    this.sheet ??= sheetFor(await (await fetch(style)).text());
    if (mine !== this.documents) return;
    this.stop();
    this.entry.document = mine;
    this.shadow.adoptedStyleSheets = [this.sheet];
    const around = document.createElement("div");
    around.className = "embedded";
    around.lang = page.documentElement.lang;
    around.append(document.adoptNode(body));
    this.shadow.replaceChildren(around);
    this.look(around);
    const script = page.querySelector("script[data-app]");
    // Whatever fails from here on, the static page stays, complete. The card check only ever runs on the site itself.
    if (script && !url.startsWith(this.root + CARD_CHECK)) await this.run(script, file, mine).catch(() => {});
  }

  async run({ dataset, attributes }, file, mine) {
    const region = attributes[`data-guide-${this.host.dataset.region}`]?.value ?? dataset.guide;
    const wasm = file(dataset.wasm);
    const bytes = fetch(file(region)).then((answer) => answer.arrayBuffer());
    const app = await instance(file(dataset.app), wasm);
    const guide = new Uint8Array(await bytes);
    if (mine !== this.documents) return giveBack(wasm, app);
    this.app = [wasm, app];
    app.enter(this.window(), (what) => this.tell(what));
    app.start(guide, new URL(this.root).pathname);
  }

  // Colours and font of the page around, where it asks for them.
  look(around) {
    const { police = "" } = this.host.dataset;
    const couleur = (this.host.dataset.couleur ?? "").replace(/^#/, "");
    if (/^[\da-f]{6}$/i.test(couleur)) {
      around.classList.add("coloured");
      around.style.setProperty("--portal", `#${couleur}`);
    }
    if (/^[\w ,-]{1,80}$/.test(police)) around.style.setProperty("--body", police);
  }

  tell(what) {
    this.host.dispatchEvent(new CustomEvent(`guide-${what}`, { bubbles: true }));
  }

  // What the app takes for the browser's window.
  window() {
    const visit = this;
    const { shadow, memory } = this;
    const here = () => new URL(visit.entry.url);
    return {
      navigator,
      localStorage: null,
      sessionStorage: {
        getItem: (key) => memory.get(key) ?? null,
        setItem: (key, text) => memory.set(key, text),
        removeItem: (key) => memory.delete(key),
      },
      document: {
        getElementById: (id) => shadow.getElementById(id),
        get activeElement() {
          return shadow.activeElement;
        },
        get links() {
          return shadow.querySelectorAll("a[href]");
        },
        title: "",
      },
      history: {
        get state() {
          return visit.entry.state;
        },
        pushState(state, _, url) {
          visit.push({ url: new URL(url, here()).href, state, document: visit.documents });
        },
        replaceState(state, _, url) {
          Object.assign(visit.entry, { url: new URL(url, here()).href, state });
        },
        back: () => visit.back(),
      },
      location: {
        origin: here().origin,
        get pathname() {
          return here().pathname;
        },
        get hash() {
          return here().hash;
        },
        set href(url) {
          visit.go(new URL(url, here()).href);
        },
        reload: () => visit.show(),
      },
      addEventListener: (name, act) => (visit.listeners[name] = act),
      print: () => print(),
      scrollTo: () => visit.toTop(),
    };
  }

  toTop() {
    if (this.host.getBoundingClientRect().top < 0) this.host.scrollIntoView();
  }

  push(entry) {
    this.entries.splice(this.at + 1, Infinity, entry);
    this.at += 1;
  }

  back() {
    if (this.at === 0) return;
    this.at -= 1;
    if (this.entry.document === this.documents) this.listeners.popstate?.(new Event("popstate"));
    else this.show();
  }

  go(url) {
    this.push({ url, state: null, document: 0 });
    this.show().then(() => this.toTop());
  }

  // Where a page cannot be had, the one that is open stays.
  show() {
    return this.load().catch(() => {});
  }

  click(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute("href");
    if (href.startsWith("#")) {
      // The page's own address keeps its fragment.
      event.preventDefault();
      const target = this.shadow.getElementById(href.slice(1));
      target?.scrollIntoView();
      return target?.focus({ preventScroll: true });
    }
    if (!link.href.startsWith(this.root) || link.href === this.root + CARD_CHECK) {
      // The page around stays open; no card data enters it.
      if (/^https?:/.test(link.href)) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
      return;
    }
    this.listeners.click?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.go(link.href);
  }

  stop() {
    if (this.app) giveBack(...this.app);
    this.app = null;
    this.listeners = {};
  }

  // Taken out of the page for good, not moved: the next task knows.
  moved() {
    setTimeout(() => {
      if (this.host.isConnected === this.shown) return;
      this.shown = this.host.isConnected;
      if (this.shown) return this.show();
      this.documents += 1;
      this.stop();
      this.shadow.replaceChildren();
    });
  }
}

// `integrer.1.js`, whose bytes stay, calls this by its name and with these three: shows the guide at `root` in `shadow`, the shadow root of `host`.
export async function enter(host, shadow, root) {
  if (new URL(root).origin !== location.origin) throw new TypeError("another host");
  const visit = new Visit(host, shadow, root);
  // A portal that enforces Trusted Types without a policy of its own for this refuses here.
  await visit.load();
  visit.shown = true;
  host.moved = () => visit.moved();
  host.moved();
}
