// The guide without a network: everything is kept, or nothing is; a newer version waits until it is called.
// `site` fills in the version and the list: each file's path below this script, and its integrity.
const VERSION = "%VERSION%";
const FILES = new Map(%FILES%);

const SCOPE = new URL("./", location).href;
// Caches belong to the whole origin. A path holds no space: no other install's name can begin like ours.
const OURS = `${new URL(SCOPE).pathname} version `;
const CACHE = OURS + VERSION;
const HASHED = /\.[0-9a-f]{16}\.\w+$/;

const versions = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

async function keepOne(cache, older, path, integrity) {
  const url = SCOPE + path;
  if (await cache.match(url)) return;
  const hashed = HASHED.test(path);
  for (const name of hashed ? older : []) {
    const same = await (await caches.open(name)).match(url);
    if (same) return cache.put(url, same);
  }
  const answer = await fetch(url, { cache: hashed ? "default" : "no-cache", integrity });
  if (!answer.ok) throw new TypeError(`${answer.status} ${url}`);
  // An answer that came by a redirect may not answer a navigation: its copy may.
  await cache.put(url, answer.redirected ? new Response(answer.body, answer) : answer);
}

async function keepAll() {
  const older = (await versions()).filter((name) => name !== CACHE);
  const cache = await caches.open(CACHE);
  await Promise.all([...FILES].map(([path, integrity]) => keepOne(cache, older, path, integrity)));
}

async function windows() {
  const all = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  return all.filter(({ url }) => url.startsWith(SCOPE));
}

// A file that is missing or not the listed one is a TypeError: the host changes, the next visit tries again.
// Anything else is the browser's storage, and people are told.
async function tellIfStorage(fault) {
  if (fault instanceof TypeError) return;
  for (const page of await windows()) page.postMessage("full");
}

async function install() {
  try {
    await keepAll();
  } catch (fault) {
    await tellIfStorage(fault);
    await caches.delete(CACHE).catch(() => {});
    throw fault;
  }
}

// Older versions go when nobody can need them: another tab may still show one and ask for files that only it has.
async function tidy() {
  // Listed first: the cache of an install that begins meanwhile is not among them.
  const others = (await versions()).filter((name) => name !== CACHE);
  if (registration.installing || registration.waiting || (await windows()).length > 1) return;
  await Promise.all(others.map((name) => caches.delete(name)));
}

// A page asks whether it could do without a network. What the browser has thrown away is fetched again.
async function check(page) {
  try {
    const cache = await caches.open(CACHE);
    if ((await cache.keys()).length < FILES.size) await keepAll();
    page.postMessage("ready");
    await tidy();
  } catch (fault) {
    await tellIfStorage(fault);
  }
}

async function kept(path) {
  try {
    const names = HASHED.test(path) ? [CACHE, ...(await versions())] : [CACHE];
    for (const name of names) {
      const found = await (await caches.open(name)).match(SCOPE + path, { ignoreVary: true });
      if (found) return found;
    }
  } catch {
    // Storage refused: the network answers.
  }
}

async function answer(request, path) {
  const found = await kept(path);
  if (found) return found;
  try {
    return await fetch(request);
  } catch (fault) {
    const missing = request.mode === "navigate" && !FILES.has(path) && (await kept("404.html"));
    if (!missing) throw fault;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("message", (event) => {
  if (event.data === "activate") skipWaiting();
  if (event.data === "check") event.waitUntil(check(event.source));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const asked = request.url.slice(SCOPE.length).replace(/[?#].*/s, "");
  const path = asked.replace(/(^|\/)index\.html$/, "$1");
  if (request.mode === "navigate" && FILES.has(`${path}/`)) {
    // As static hosts do: relative links would lead elsewhere.
    event.respondWith(Response.redirect(`${SCOPE}${path}/`, 302));
  } else if (FILES.has(path) || HASHED.test(path) || request.mode === "navigate") {
    event.respondWith(answer(request, path));
  }
});
