// Puts the guide into a page of somebody else's: one script tag makes a frame; on the same host the element
// <guide-authentification-forte> shows it without one. Portals pin these bytes: once published they never change.
(() => {
  const me = document.currentScript;
  const root = new URL(".", me.src).href;
  const { origin } = new URL(root);

  // A frame as high as its page. What it tells becomes events on `host`; nothing else that is said changes anything.
  function frame(host, place) {
    const { depart = "", titre, ...look } = host.dataset;
    const made = document.createElement("iframe");
    made.title = titre || "Guide Authentification forte";
    made.src = root + depart;
    made.allow = "usb; clipboard-write";
    made.loading = "lazy";
    // The rest is in the frame's name: addresses stay bare, and it lasts from page to page.
    made.name = `guide?${new URLSearchParams({ ...look, portail: location.origin })}`;
    made.style = "all:initial!important;display:block!important;width:100%!important;height:40rem!important";
    const hear = ({ source, origin: from, data }) => {
      if (!source || source !== made.contentWindow || from !== origin || data?.guide !== 1) return;
      const { hauteur, dit } = data;
      if (hauteur > 0) made.style.setProperty("height", `${Math.min(Math.max(+hauteur, 200), 3e4)}px`, "important");
      if (dit === "page" && made.getBoundingClientRect().top < 0) made.scrollIntoView();
      if (/^(parcours|fin)$/.test(dit)) host.dispatchEvent(new CustomEvent(`guide-${dit}`, { bubbles: true }));
    };
    host.moved = () => (host.isConnected ? addEventListener : removeEventListener)("message", hear);
    host.moved();
    place(made);
  }

  class Guide extends HTMLElement {
    connectedCallback() {
      this.moved();
    }

    disconnectedCallback() {
      this.moved();
    }

    // The first time; from then on what shows the guide says what moving does.
    moved() {
      this.moved = () => {};
      const shadow = this.attachShadow({ mode: "open" });
      // Refused on another host, and in a portal whose policy lets in nothing but frames.
      import(`${root}element.js`)
        .then(({ enter }) => enter(this, shadow, root))
        .catch(() => frame(this, (made) => shadow.replaceChildren(made)));
    }
  }
  const name = "guide-authentification-forte";
  customElements.get(name) ?? customElements.define(name, Guide);
  me.dataset.element ?? frame(me, (made) => me.after(made));
})();
