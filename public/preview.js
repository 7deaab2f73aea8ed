// The page for portals, with a script: settings, what they give, and buttons that copy.
const root = new URL(".", import.meta.url).href;
const place = document.getElementById("apercu");
const { script, copier, copie, refus, adresse } = place.dataset;

// What is shown is what a portal would write: its one script, and no other.
const ours = root + script;
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => {
    if (url !== ours) throw new TypeError("refused");
    return url;
  },
});

// The address is known now.
const all = [...document.querySelectorAll("pre code")];
for (const code of all) code.textContent = code.textContent.replaceAll(adresse, root);

const lines = document.querySelector("#lignes code");
const [before, after] = lines.textContent.split(" async>");
const form = place.querySelector("template").content.querySelector("form");
const shown = Object.assign(document.createElement("div"), { className: "shown" });
const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

function show() {
  if (!form.reportValidity()) return;
  const asked = [...new FormData(form)].filter(([, value]) => value !== "");
  const made = document.createElement("script");
  for (const [name, value] of asked) made.dataset[name] = value;
  made.src = ours;
  shown.replaceChildren(made);
  const attributes = asked.map(([name, value]) => `\n  data-${name}="${quoted(value)}"`).join("");
  lines.textContent = `${before}${attributes} async>${after}`;
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
place.replaceChildren(form, shown);
show();

for (const code of all) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: copier });
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const row = document.createElement("p");
  row.className = "tool";
  row.append(button, said);
  code.parentElement.after(row);
  button.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(code.textContent).then(() => true, () => false);
    said.textContent = done ? copie : refus;
  });
}
