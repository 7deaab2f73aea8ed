//! Guides of any size, the same at each run: pages with steps, facts asked at
//! the start and cited throughout, a tree of choices with a chain of pages at each leaf.

use std::fmt::Write as _;

use guide_compiler::Source;

/// Answers on a page of the tree.
const FAN: usize = 8;
/// Pages at each leaf, about.
const CHAIN: usize = 20;

/// A guide of exactly `pages` pages, `pages` at least 30.
pub(crate) fn guide(pages: usize) -> Vec<Source> {
    let leaves = (pages / (CHAIN + 1)).max(1);
    let tree = tree_pages(leaves);
    let mut site =
        Site { sources: vec![Source::new("guide.toml", &manifest(&widths(leaves)))], words: Words(7) };
    site.branch("accueil", 0, 0..leaves);
    site.page("liens", "---\ntype: liens\nrelu: 2026-11-23\n---\n# Adresses\n");
    let rest = pages.saturating_sub(tree + 1);
    for leaf in 0..leaves {
        // What does not divide evenly goes to the first leaves.
        let length = rest / leaves + usize::from(leaf < rest % leaves);
        site.chain(leaf, length);
    }
    site.sources
}

/// Pages of the tree above `leaves` leaves.
fn tree_pages(leaves: usize) -> usize {
    let below: usize =
        parts(&(0..leaves)).iter().filter(|part| part.len() > 1).map(|part| tree_pages(part.len())).sum();
    1 + below
}

/// By level of that tree, which asks a fact of its own: the most answers that one of its pages has.
fn widths(leaves: usize) -> Vec<usize> {
    let parts = parts(&(0..leaves));
    let mut most = vec![parts.len()];
    for below in parts.iter().filter(|part| part.len() > 1).map(|part| widths(part.len())) {
        most.resize(most.len().max(below.len() + 1), 0);
        most.iter_mut().skip(1).zip(below).for_each(|(most, width)| *most = width.max(*most));
    }
    most
}

/// At most [`FAN`] even parts.
fn parts(range: &std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let count = range.len().min(FAN);
    let cut = |n: usize| range.start + range.len() * n / count;
    (0..count).map(|n| cut(n)..cut(n + 1)).collect()
}

fn manifest(widths: &[usize]) -> String {
    let mut text = String::from(
        "format = 1\ntitre = \"Guide engendré\"\nlangue = \"fr\"\n\
         phases = [{ cle = \"depart\", nom = \"Départ\" }, { cle = \"suite\", nom = \"Suite\" }]\n\
         [[entrees]]\nnoeud = \"accueil\"\nporte = \"Accueil\"\ninteractions = 9\n",
    );
    let mut fact = |key: &str, values: &[String]| {
        let _ = write!(text, "[faits.{key}]\nnom = \"Fait {key}\"\nvaleurs = [\n");
        for value in values {
            let _ = writeln!(text, "  {{ cle = \"{value}\", si = \"{key} est {value}\" }},");
        }
        text.push_str("]\n");
    };
    fact("moyen", &["carte", "telephone", "aucun"].map(str::to_owned));
    fact("numero", &["oui", "non"].map(str::to_owned));
    fact("premiere", &["oui", "non"].map(str::to_owned));
    fact("cas", &["simple", "double", "autre"].map(str::to_owned));
    for (level, width) in widths.iter().enumerate() {
        let values: Vec<String> = (0..*width).map(|n| format!("v{n}")).collect();
        fact(&format!("niveau-{level}"), &values);
    }
    text
}

struct Site {
    sources: Vec<Source>,
    words: Words,
}

impl Site {
    fn page(&mut self, key: &str, text: &str) {
        self.sources.push(Source::new(format!("fr/{key}.md"), text));
    }

    /// A page of the tree and those below it.
    fn branch(&mut self, key: &str, level: usize, leaves: std::ops::Range<usize>) {
        let parts = parts(&leaves);
        let fact = format!("niveau-{level}");
        let mut text = header("question", "depart");
        let _ = write!(
            text,
            "# Où {}, au niveau {level}, à partir de {}\n\n{}\n\n## Réponses\n\n",
            self.words.some(2),
            leaves.start,
            self.words.sentence()
        );
        if level == 0 {
            text.push_str(
                "### moyen — De quoi disposez-vous ?\n\n- `carte` Une carte\n- `telephone` Un téléphone\n\
                 - `aucun` Rien\n\n### numero — Avez-vous un numéro ?\n\n- `oui` Oui\n- `non` Non\n\n\
                 ### premiere — Est-ce la première fois ?\n\n- `oui` Oui\n- `non` Non\n\n",
            );
        }
        let _ = write!(text, "### {fact} — Qu'est-ce qui vous ressemble ?\n\n");
        for at in 0..parts.len() {
            let _ = writeln!(text, "- `v{at}` {}", self.words.title());
        }
        text.push_str("\n## Ensuite\n\n");
        let mut below = Vec::new();
        for (at, part) in parts.into_iter().enumerate() {
            let (to, inner) = if part.len() == 1 {
                (format!("suite-{}/cas", part.start), None)
            } else {
                (format!("choix-{}-{}", level + 1, part.start), Some(part))
            };
            let _ = writeln!(text, "- Si {fact} = v{at} → [Continuer]({to}.md)");
            below.extend(inner.map(|part| (to, part)));
        }
        self.page(key, &text);
        for (key, part) in below {
            self.branch(&key, level + 1, part);
        }
    }

    /// A question, a switch on what was said at the start, pages in a row, an end.
    fn chain(&mut self, leaf: usize, length: usize) {
        let pages = length.saturating_sub(3).max(1);
        let own = |name: &str| format!("suite-{leaf}/{name}");
        let mut question = header("question", "depart");
        let _ = write!(
            question,
            "# Quel {} pour le cas {leaf}\n\n{}\n\n## Réponses\n\n### cas — Quel est votre cas ?\n\n\
             - `simple` {}\n- `double` {}\n- `autre` {}\n\n## Ensuite\n\n\
             - Si cas = autre et numero = non → [Voir la fin](fin.md)\n- Sinon → [Continuer](tri.md)\n",
            self.words.some(1),
            self.words.sentence(),
            self.words.title(),
            self.words.title(),
            self.words.title()
        );
        self.page(&own("cas"), &question);
        let middle = pages / 2;
        let router = format!(
            "{}# Tri {leaf}\n\n## Ensuite\n\n- Si moyen parmi (carte, telephone) et premiere = oui → [Continuer](p0.md)\n\
             - Si moyen = carte → [Continuer](p{middle}.md)\n- Sinon → [Continuer](p0.md)\n",
            header("aiguillage", "suite"),
        );
        self.page(&own("tri"), &router);
        for page in 0..pages {
            let next = if page + 1 == pages { "fin".to_owned() } else { format!("p{}", page + 1) };
            let text = self.procedure(leaf, page, &next);
            self.page(&own(&format!("p{page}")), &text);
        }
        let end = format!(
            "{}# C'est fait pour le cas {leaf}\n\n{}\n",
            header("résultat", "suite").replace("relu:", "issue: connecte\nrelu:"),
            self.words.paragraph()
        );
        self.page(&own("fin"), &end);
    }

    fn procedure(&mut self, leaf: usize, page: usize, next: &str) -> String {
        let mut text = header("procédure", "suite");
        let _ = write!(
            text,
            "# {} ({leaf}, {page})\n\n{}\n\n## Avant de commencer\n\n- **{} {page}** {}\n\n## Étapes\n\n",
            self.words.title(),
            self.words.paragraph(),
            self.words.title(),
            self.words.some(4)
        );
        for step in 1..=5 {
            let device = if step % 2 == 0 { "téléphone" } else { "ordinateur" };
            let _ = writeln!(
                text,
                "{step}. **{} {step}** {} *({device})*\n   - aide : {}",
                self.words.title(),
                self.words.some(8),
                self.words.sentence()
            );
            if step == 3 {
                let _ = writeln!(
                    text,
                    "   - Si numero = oui : {}\n   - Sinon : {}",
                    self.words.sentence(),
                    self.words.sentence()
                );
            }
        }
        let _ = write!(
            text,
            "\n## Ensuite\n\n- [Passer à la suite]({next}.md)\n\n## À savoir\n\n{}\n\n- {}\n- {}\n",
            self.words.paragraph(),
            self.words.sentence(),
            self.words.sentence()
        );
        text
    }
}

fn header(kind: &str, phase: &str) -> String {
    format!("---\ntype: {kind}\nphase: {phase}\nrelu: 2026-11-23\n---\n")
}

/// Words in an order that looks free and is always the same.
struct Words(u32);

const WORDS: &[&str] = &[
    "activer",
    "adresse",
    "agence",
    "annuaire",
    "application",
    "attente",
    "carte",
    "code",
    "compte",
    "contrat",
    "courrier",
    "demande",
    "déclaration",
    "dossier",
    "droit",
    "établissement",
    "étape",
    "formulaire",
    "gestion",
    "identifiant",
    "inscription",
    "lecteur",
    "lettre",
    "mobile",
    "numéro",
    "ordinateur",
    "ordre",
    "page",
    "personnel",
    "portail",
    "poste",
    "préparer",
    "professionnel",
    "recevoir",
    "référent",
    "service",
    "situation",
    "structure",
    "téléphone",
    "validation",
    "vérifier",
    "votre",
];

impl Words {
    fn next(&mut self) -> &'static str {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = usize::try_from(self.0 >> 16).unwrap_or(0) % WORDS.len();
        WORDS.get(at).copied().unwrap_or("mot")
    }

    fn some(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.next()).collect();
        words.join(" ")
    }

    fn title(&mut self) -> String {
        let words = self.some(3);
        let mut letters = words.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        format!("{}{}", first.unwrap_or_default(), letters.as_str())
    }

    fn sentence(&mut self) -> String {
        format!("{} {}.", self.title(), self.some(9))
    }

    fn paragraph(&mut self) -> String {
        let (one, two, three) = (self.sentence(), self.sentence(), self.sentence());
        format!("{one} {two} **{}** {three}", self.some(2))
    }
}
