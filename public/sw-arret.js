// The kill switch: put in the place of `sw.js`, it takes every copy of this install back to plain pages.
const OURS = `${new URL("./", location).pathname} `;

async function stop() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(stop()));
