//! G033: section ou page qui n’a pas sa place ici

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G033` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G033",
    severity: Severity::Error,
    summary: "section ou page qui n’a pas sa place ici",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn not_for_type(span: Span, section: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {section} » n'a pas sa place dans une page de type « {kind} »"))
        .label("section de trop")
        .help("changez le type de la page, ou retirez la section")
}

pub(crate) fn twice(span: Span, first: Span, section: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("deux sections « {section} »"))
        .label("seconde")
        .also(first, "première")
        .help("réunissez-les")
}

pub(crate) fn order(span: Span, before: Span, section: &str, after: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {section} » vient avant « {after} »"))
        .label("trop tard")
        .also(before, "doit suivre")
        .help("l'ordre : Avant de commencer, Réponses, Étapes, Qui appeler, Aussi possible, Ensuite")
}

pub(crate) fn missing(span: Span, kind: &str, section: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("cette page de type « {kind} » n'a pas de section « {section} »"))
        .label("incomplète")
        .help(format!("ajoutez « ## {section} », ou changez le type"))
}

pub(crate) fn text_in_router(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un aiguillage n'est pas un écran : personne ne lirait ce texte")
        .label("texte de trop")
        .help("retirez-le, ou donnez à la page le type « information »")
}

pub(crate) fn edge_out_of_graph(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("le parcours ne peut pas mener à un fichier de type « {kind} »"))
        .label("hors du parcours")
        .help("menez à une question, une procédure, une information, un résultat ou un aiguillage")
}

pub(crate) fn header(span: Span, word: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {word} » n'a pas de sens dans un fichier de type « {kind} »"))
        .label("mot de trop")
        .help("retirez la ligne, ou changez le type")
}
