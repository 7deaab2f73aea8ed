// Only while `cargo xtask serve` runs: reloads the page when a newer site stands,
// and shows what is wrong with the content meanwhile.
const base = new URL(".", document.currentScript.src);
let version = null;
let box = null;

const show = (note) => {
  if (!note) {
    box?.remove();
    box = null;
    return;
  }
  if (!box) {
    box = document.createElement("pre");
    box.setAttribute("role", "status");
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;z-index:2147483647;margin:0;padding:1em;max-height:50vh;" +
      "overflow:auto;white-space:pre-wrap;background:#1b1b1b;color:#fff;font:13px/1.4 monospace";
    document.body.append(box);
  }
  box.textContent = note;
};

const source = new EventSource(new URL("evenements", base));
source.addEventListener("etat", (event) => {
  const [first, ...note] = event.data.split("\n");
  if (version !== null && version !== first) location.reload();
  version = first;
  show(note.join("\n"));
});
