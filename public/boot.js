// Loads the app beside the static page and lets it take over. Whatever fails
// here, the static page stays, complete.
const me = document.querySelector("script[data-app]");
const at = (name) => new URL(name, import.meta.url).href;
const root = new URL("./", import.meta.url).pathname;
// Addresses of the head are relative to the first page: those still to be read must not move with the address.
for (const link of document.querySelectorAll("link:not([rel=stylesheet])")) link.setAttribute("href", link.href);
const broken = `${root}panne`;
// A portal's frame may ask for the guide of another region; one that this build does not have is our own.
const region = name.startsWith("guide?") && new URLSearchParams(name.slice(6)).get("region");
const guideFile = me.getAttribute(`data-guide-${region}`) ?? me.dataset.guide;

// A panic of the app ends in a RuntimeError: the page is loaded again, once, without the app.
addEventListener("error", ({ error }) => {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  try {
    sessionStorage.setItem(broken, "1");
  } catch {
    return;
  }
  location.reload();
});

function wasBroken() {
  try {
    const was = sessionStorage.getItem(broken) !== null;
    sessionStorage.removeItem(broken);
    return was;
  } catch {
    return false;
  }
}

// Leptos makes templates of its own static HTML; nothing of it ever holds these.
const FORBIDDEN = /<\s*(script|iframe|object|embed|base)|\son\w+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => {
    if (FORBIDDEN.test(html)) throw new TypeError("refused");
    return html;
  },
});

async function load() {
  const wasm = fetch(at(me.dataset.wasm));
  // Awaited further down: a failure until then is nobody's yet.
  wasm.catch(() => {});
  const bytes = fetch(at(guideFile)).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.arrayBuffer();
  });
  const [app, guide] = await Promise.all([import(at(me.dataset.app)), bytes]);
  await app.default({ module_or_path: wasm });
  app.enter?.(window, (detail) => dispatchEvent(new CustomEvent("guide", { detail })));
  app.start(new Uint8Array(guide), root, engine);
}

// What reads cards, for the card check alone and when it asks.
async function engine() {
  const card = await import(at(me.dataset.engine));
  await card.default({ module_or_path: at(me.dataset.engineWasm) });
  return card;
}

// A link with answers, opened where the guide already stands, changes nothing but the fragment: only a start reads it.
addEventListener("hashchange", () => location.hash.includes("=") && location.reload());

if (!wasBroken()) load().catch(() => {});
