// Has the whole guide kept for times without a network, and offers to install it. Whatever fails, pages stay as they are.
const root = new URL("./", import.meta.url);
const script = new URL("sw.js", root).href;
const policy = globalThis.trustedTypes?.createPolicy("offline", { createScriptURL: (url) => url });

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// One bar at a time, at the foot of the window; it takes its own place below the page, so it hides nothing.
let bar;
function say(words, ...buttons) {
  bar?.remove();
  const close = () => bar.remove();
  const made = buttons.map(([name, act]) =>
    element("button", { type: "button", className: "button", textContent: name, onclick: act ?? close }),
  );
  const line = element("p", {}, words);
  line.setAttribute("role", "status");
  bar = element("aside", { className: "notice" }, line, ...made);
  bar.setAttribute("aria-label", "%OFFLINE%");
  document.body.append(bar);
}

// Said once for each install: the mark goes when the browser throws the copy away.
async function ready() {
  const mark = `${root.pathname} annonce`;
  if (await caches.has(mark)) return;
  await caches.open(mark);
  say("%READY%", ["%CLOSE%"]);
}

// Said once in each tab, where the tab can remember it.
function notKept() {
  const key = `${root.pathname}hors-ligne`;
  try {
    if (sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, "1");
  } catch {
    // A browser that remembers nothing is told each time.
  }
  say("%NOT_KEPT%", ["%CLOSE%"]);
}

function offer(worker) {
  const take = () => {
    // Another tab may have called it meanwhile.
    if (worker.state === "activated") location.reload();
    worker.addEventListener("statechange", () => worker.state === "activated" && location.reload());
    worker.postMessage("activate");
  };
  say("%NEW_VERSION%", ["%TAKE_NEW%", take], ["%LATER%"]);
}

function follow(registration) {
  const worker = registration.installing;
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration.active) offer(worker);
    if (worker.state === "activated") worker.postMessage("check");
  });
}

async function keep() {
  const url = policy ? policy.createScriptURL(script) : script;
  const options = { scope: root.pathname, updateViaCache: "none" };
  const registration = await navigator.serviceWorker.register(url, options);
  if (registration.waiting && registration.active) offer(registration.waiting);
  registration.active?.postMessage("check");
  follow(registration);
  registration.addEventListener("updatefound", () => follow(registration));
  // A page that stays open for days hears of a new version too.
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < 3_600_000) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

function start() {
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data === "ready") ready().catch(() => {});
    if (data === "full") notKept();
  });
  keep().catch((fault) => {
    // A TypeError is the network or the host.
    if (!(fault instanceof TypeError)) notKept();
  });
}

// Only where the whole window is ours, on a host: never in a frame, never in an Isolated Web App.
const ours = globalThis.top === globalThis.self && /^https?:$/.test(location.protocol);
if (ours && navigator.serviceWorker) {
  // The page first, then its copy.
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

const atFoot = (...children) =>
  document.body.insertBefore(element("p", { className: "install" }, ...children), bar?.isConnected ? bar : null);
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const install = element("button", { type: "button", className: "button", textContent: "%INSTALL%" });
  install.addEventListener("click", () => {
    install.parentElement.remove();
    event.prompt();
  });
  atFoot(install);
});
// Only Safari on a phone or tablet has this property; in the installed guide it is true.
if (ours && navigator.standalone === false) atFoot("%INSTALL_BY_HAND%");
// What was installed on purpose should not be thrown away.
if (ours && matchMedia("(display-mode: standalone)").matches) navigator.storage?.persist?.().catch(() => {});
