// What the guide's authors wrote, so that no test repeats their words: personas, titles, answers, professions.

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const CONTENT = join(import.meta.dirname, "../../../content");
const read = (path) => readFileSync(join(CONTENT, path), "utf8");

/// Markdown as it is read: no bold, no links, no line marks.
const plain = (text) => text.replaceAll("**", "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim();

/// The node a link of a persona points at: `../fr/e-cps/corriger.md` is `e-cps/corriger`.
const node = (path) => path.replace(/^.*\bfr\//, "").replace(/\.md$/, "");

/// The sections `## title` of a text, with their lines.
function sections(text) {
  const parts = text.split(/^## /m).slice(1);
  return parts.map((part) => {
    const [title, ...lines] = part.split("\n");
    return { title: title.trim(), lines: lines.filter((line) => line.trim()) };
  });
}

/// Every page, by its identifier.
export function pages() {
  const files = readdirSync(join(CONTENT, "fr"), { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  return files.filter((path) => path.endsWith(".md")).map(node).sort();
}

/// The type of a page.
export const kind = (id) => /^type: (.*)$/m.exec(read(`fr/${id}.md`))[1];

/// The pages that a page of the guide links to, its own rules and answers included; addresses of elsewhere left out.
export function targets(id) {
  const links = [...read(`fr/${id}.md`).matchAll(/\]\(([^)\s#]+)\.md(?:#[^)]*)?\)/g)];
  const found = links.map(([, path]) => posix.join(posix.dirname(id), path));
  return [...new Set(found)].filter((to) => to !== "liens" && kind(to) !== "fragment");
}

/// The pages that ask something, the longest address first: `numero/situation` before `situation`.
export function asking() {
  const ids = pages().filter((id) => kind(id) === "question");
  return ids.sort((a, b) => b.length - a.length);
}

/// The doors of the first screen: the page behind each name.
export function doors() {
  const entries = readFileSync(join(CONTENT, "guide.toml"), "utf8").split("[[entrees]]").slice(1);
  const value = (entry, key) => new RegExp(`^${key} = "?([^"\\n]*)`, "m").exec(entry)[1];
  return new Map(
    entries.map((entry) => [
      value(entry, "noeud"),
      { name: value(entry, "porte"), most: Number(value(entry, "interactions")) },
    ]),
  );
}

/// The title of a page.
export const title = (id) => plain(/^# (.*)$/m.exec(read(`fr/${id}.md`))[1]);

/// The short title of a page, where it has one.
export const shortTitle = (id) => /^titre-court: (.*)$/m.exec(read(`fr/${id}.md`))?.[1] ?? title(id);

/// Every persona of a file: its name, its answers by fact, the pages of its path, what is offered.
export function personas(file) {
  return sections(read(`tests/${file}.md`)).map(({ title: name, lines }) => {
    const pairs = lines.map((line) => /^- ([^:]+?) : (.*)$/.exec(line)).filter(Boolean);
    const field = Object.fromEntries(pairs.map(([, key, value]) => [key, value]));
    const links = (text) => [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, path]) => node(path));
    const { entrée: entry, chemin: path, propose: offered, ...answers } = field;
    const facts = Object.entries(answers).map(([fact, values]) => [fact, values.split(", ")]);
    return {
      name,
      entry: links(entry)[0],
      answers: Object.fromEntries(facts),
      path: links(path),
      offered: offered === undefined ? null : links(offered),
    };
  });
}

/// Every profession by its key: its label and its category.
export function professions() {
  const found = new Map();
  for (const { title: group, lines } of sections(read("fr/professions.md"))) {
    const category = group.split(" ")[0];
    for (const line of lines) {
      const trade = /^- `([^`]+)` (.*)$/.exec(line);
      if (trade) found.set(trade[1], { label: plain(trade[2]), category });
    }
  }
  return found;
}

/// The questions of a page, in order: the fact, the words that ask, the label of each answer.
export function questions(id) {
  const text = read(`fr/${id}.md`);
  const single = /^fait: (.*)$/m.exec(text)?.[1];
  const { lines } = sections(text).find(({ title: name }) => name === "Réponses");
  const found = [];
  for (const line of lines) {
    const group = /^### (\S+) — (.*)$/.exec(line);
    const answer = /^- `([^`]+)` (.*)$/.exec(line);
    if (group) found.push({ fact: group[1], asks: group[2], labels: {} });
    if (answer && found.length === 0) found.push({ fact: single, asks: title(id), labels: {} });
    if (answer) found.at(-1).labels[answer[1]] = plain(answer[2]);
  }
  return found;
}

/// The line of « Avant de commencer » that settles `fact` on page `id`, as it is read.
export function beforeLine(id, fact) {
  const line = read(`fr/${id}.md`).split("\n").find((l) => l.startsWith(`- \`${fact}\` `));
  return line === undefined ? null : plain(line.replace(/^- `[^`]+` /, ""));
}

/// `all` in groups by what `key` says of each.
export function grouped(all, key) {
  const groups = new Map();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
