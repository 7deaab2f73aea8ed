// In a frame of somebody else's page: the embedded look, and the little that page is told. On a page of its own: nothing.
// No module: a sandbox without our origin may load it from any host.
(() => {
  if (parent === self) return;
  const root = new URL(".", document.currentScript.src).href;
  const html = document.documentElement;
  html.classList.add("embedded");

  // The frame's name is what the portal asks for; without one it asks for nothing.
  const asked = new URLSearchParams(name.startsWith("guide?") ? name.slice(6) : "");
  const couleur = (asked.get("couleur") ?? "").replace(/^#/, "");
  if (/^[\da-f]{6}$/i.test(couleur)) {
    html.classList.add("coloured");
    html.style.setProperty("--portal", `#${couleur}`);
  }
  const police = asked.get("police");
  if (/^[\w ,-]{1,80}$/.test(police)) html.style.setProperty("--body", police);

  // Whoever holds the frame may know how high it should be; what happens, only the portal that said its name.
  const tell = (what, whom) => parent.postMessage({ guide: 1, ...what }, whom);
  const portal = asked.get("portail");
  const happened = (dit) => {
    if (/^https?:\/\/[^/]+$/.test(portal)) tell({ dit }, portal);
  };
  new ResizeObserver(() => tell({ hauteur: Math.ceil(document.body.getBoundingClientRect().height) }, "*")).observe(document.body);
  addEventListener("guide", ({ detail }) => happened(detail));

  // A new page begins at its top: the app gives its title the focus, a loaded one comes from another of ours.
  addEventListener("focusin", ({ target }) => target.id === "titre" && happened("page"));
  if (document.referrer.startsWith(root)) happened("page");

  // Other sites refuse to be shown in a frame.
  const leave = ({ target }) => {
    const link = target.closest?.("a[href^='https:']");
    if (link && !link.href.startsWith(root)) link.target = "_blank";
  };
  addEventListener("click", leave, true);
})();
