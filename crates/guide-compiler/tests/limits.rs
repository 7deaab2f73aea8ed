//! How far the proofs go: exact up to a number of cases, and past it they say so.

use guide_compiler::{Compiled, Options, Source, compile};
use std::fmt::Write as _;

/// A guide that asks `count` facts of two values one after the other, and looks at all of them at the end.
fn guide(count: usize) -> Compiled {
    let mut manifest = "format = 1\ntitre = \"Essai\"\nlangue = \"fr\"\n\
        phases = [{ cle = \"un\", nom = \"Un\" }]\n\
        [[entrees]]\nnoeud = \"q0\"\nporte = \"Porte\"\ninteractions = 99\n"
        .to_owned();
    let header = |kind: &str| format!("---\ntype: {kind}\nphase: un\nrelu: 2026-11-23\n");
    let mut sources =
        vec![Source::new("fr/liens.md", "---\ntype: liens\nrelu: 2026-11-23\n---\n# Adresses\n")];
    for fact in 0..count {
        let _ = write!(
            manifest,
            "[faits.f{fact}]\nnom = \"Fait {fact}\"\n\
             valeurs = [{{ cle = \"oui\", si = \"f{fact}\" }}, {{ cle = \"non\", si = \"pas f{fact}\" }}]\n"
        );
        let next = if fact + 1 == count { "tri".to_owned() } else { format!("q{}", fact + 1) };
        let text = format!(
            "{}fait: f{fact}\n---\n# Question {fact}\n\n## Réponses\n\n- `oui` Oui\n- `non` Non\n\n\
             ## Ensuite\n\n- [Question suivante]({next}.md)\n",
            header("question")
        );
        sources.push(Source::new(format!("fr/q{fact}.md"), &text));
    }
    let every: Vec<String> = (0..count).map(|fact| format!("f{fact} = oui")).collect();
    let text = format!(
        "{}---\n# Tri\n\n## Ensuite\n\n- Si {} → [Première fin](fin.md)\n- Sinon → [Seconde fin](autre.md)\n",
        header("aiguillage"),
        every.join(" et ")
    );
    sources.push(Source::new("fr/tri.md", &text));
    for end in ["fin", "autre"] {
        let text = format!("{}issue: connecte\n---\n# Fin {end}\n", header("résultat"));
        sources.push(Source::new(format!("fr/{end}.md"), &text));
    }
    sources.push(Source::new("guide.toml", &manifest));
    compile(&sources, &Options::default())
}

#[test]
fn sixteen_facts_are_followed_exactly() {
    for count in [8, 12, 16] {
        let compiled = guide(count);
        assert!(compiled.guide.is_some(), "{count} facts: {:?}", compiled.diagnostics);
        // Each question in all cases of those before it, the router in all cases, the two ends.
        assert_eq!(compiled.figures.states, 2_usize.pow(u32::try_from(count).unwrap() + 1) - 1 + 2);
    }
}

#[test]
fn past_the_limit_the_facts_are_named() {
    for count in [20, 40] {
        let compiled = guide(count);
        assert!(compiled.guide.is_none());
        let told: Vec<&str> = compiled.diagnostics.iter().map(|d| d.rule.code).collect();
        assert_eq!(told, ["G030"], "{count} facts");
        let helps = compiled.diagnostics[0].helps.join("\n");
        assert!(helps.contains("f0, f1, f10"), "{helps}");
    }
}

/// One screen that asks `count` facts, of which nothing is made.
fn one_screen(count: usize) -> Compiled {
    let mut manifest = "format = 1\ntitre = \"Essai\"\nlangue = \"fr\"\n\
        phases = [{ cle = \"un\", nom = \"Un\" }]\n\
        [[entrees]]\nnoeud = \"tout\"\nporte = \"Porte\"\ninteractions = 1\n"
        .to_owned();
    let mut text =
        "---\ntype: question\nphase: un\nrelu: 2026-11-23\n---\n# Tout\n\n## Réponses\n\n".to_owned();
    for fact in 0..count {
        let _ = write!(
            manifest,
            "[faits.f{fact}]\nnom = \"Fait {fact}\"\n\
             valeurs = [{{ cle = \"oui\", si = \"f{fact}\" }}, {{ cle = \"non\", si = \"pas f{fact}\" }}]\n"
        );
        // An answer that fixes another fact is a case of its own.
        let sets = format!("  - fixe : f{} = oui\n", (fact + 1) % count);
        let _ = write!(text, "### f{fact} — Fait {fact} ?\n\n- `oui` Oui\n- `non` Non\n{sets}\n");
    }
    text.push_str("## Ensuite\n\n- [Voir la fin](fin.md)\n");
    let end = "---\ntype: résultat\nphase: un\nrelu: 2026-11-23\nissue: connecte\n---\n# Fin\n";
    let links = "---\ntype: liens\nrelu: 2026-11-23\n---\n# Adresses\n";
    let sources = [
        Source::new("guide.toml", &manifest),
        Source::new("fr/liens.md", links),
        Source::new("fr/tout.md", &text),
        Source::new("fr/fin.md", end),
    ];
    compile(&sources, &Options::default())
}

#[test]
fn one_screen_does_not_take_for_ever() {
    assert!(one_screen(10).guide.is_some());
    let told: Vec<&str> = one_screen(60).diagnostics.iter().map(|d| d.rule.code).collect();
    assert_eq!(told, ["G030"]);
}
