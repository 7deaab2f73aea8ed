// One page of each type that the site has, by its address, and the personal path, which has none of its own.

import { kind, pages } from "./content.mjs";

/// The address of a page of the guide.
export const address = (id) => (id === "profession" ? "" : `${id}/`);

/// The page for portals: no screen of the app, but a script of its own.
export const PORTALS = "integrer/";

/// Types of pages that are never written out.
const UNWRITTEN = ["fragment", "région", "personas"];

/// Every page of the guide that has an address, and the app's own.
export const everyPage = () => [
  ...pages().filter((id) => !UNWRITTEN.includes(kind(id))).map(address),
  "verifier-ma-carte/",
  PORTALS,
];

/// One page of each type.
export const TYPES = {
  accueil: "",
  question: "situation/",
  "question-seule": "depannage/",
  procedure: "e-cps/activer-sans-carte/",
  information: "enregistrement/attendre/",
  aiguillage: "parcours/",
  fin: "connexion/premiere-e-cps/",
  reparation: "depannage/code-porteur-bloque/",
  etablissement: "etablissement/roles/",
  catalogue: "professions/",
  glossaire: "glossaire/",
  liens: "liens/",
  legal: "accessibilite/",
  carte: "verifier-ma-carte/",
};

/// Those that the app shows itself to somebody who comes there first; the others stay as they were delivered.
export const SHOWN = ["accueil", "question-seule", "catalogue"];

/// Those without the app: they stand outside every journey.
export const BARE = ["glossaire", "liens", "legal"];

/// Served for unknown addresses; no app there.
export const MISSING = "404.html";
