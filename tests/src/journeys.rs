//! The shortest journeys: who must do what, in which order, as one table.
//!
//! A cell is a list of steps ([`STEPS`]), then `+` and what is offered beside
//! them. `E` stands for activating the e-CPS and depends on the declared mail
//! and mobile: up to date, `E1`; to be corrected, corrected first, or `E2`
//! when there is a card.

use crate::persona::Persona;

/// A page: the step's name in the table, its id, the words of a link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The name in the table.
    pub step: &'static str,
    /// The page's id.
    pub id: &'static str,
    /// The words of a link to it.
    pub words: &'static str,
}

/// Every step of the table.
#[rustfmt::skip]
pub const STEPS: [Page; 18] = [
    page("RO", "enregistrement/ordre", "S'enregistrer auprès de l'Ordre"),
    page("RA", "enregistrement/ars", "S'enregistrer sur eRPPS"),
    page("RR", "enregistrement/rpps-plus", "S'enregistrer sur RPPS+"),
    page("ED", "enregistrement/direction-d-abord", "D'abord l'établissement"),
    page("ET", "enregistrement/etudiants", "Étudiants"),
    page("W", "enregistrement/attendre", "Attendre"),
    page("DO", "enregistrement/deja-enregistre-carte", "Déjà enregistré"),
    page("DA", "enregistrement/deja-enregistre-carte-ars", "Sans doute déjà enregistré"),
    page("DE", "enregistrement/deja-enregistre-e-cps", "Déjà enregistré"),
    page("K", "e-cps/coordonnees", "Vérifier mail et mobile"),
    page("CO", "e-cps/corriger", "Faire corriger mail et mobile"),
    page("E1", "e-cps/activer-sans-carte", "Activer sans carte"),
    page("E2", "e-cps/activer-avec-carte", "Activer avec la carte"),
    page("M", "carte/ma-cps", "Commander la carte"),
    page("C1", "connexion/premiere-carte", "Première connexion avec la carte"),
    page("T1", "connexion/premiere-e-cps", "Première connexion avec l'e-CPS"),
    page("C2", "connexion/carte", "Se connecter avec la carte"),
    page("T2", "connexion/e-cps", "Se connecter avec l'e-CPS"),
];

/// A page.
#[must_use]
pub const fn page(step: &'static str, id: &'static str, words: &'static str) -> Page {
    Page { step, id, words }
}

/// Where a person stands: `rpps`, `moyen`, `premiere-connexion`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Has a number.
    pub rpps: &'static str,
    /// The means at hand.
    pub means: &'static str,
    /// First connexion with it; nobody is asked who has no means yet.
    pub first: Option<&'static str>,
    /// What is to be done: Ordre; ARS; rôle and others.
    pub cells: [&'static str; 3],
}

const CARD: &str = "carte-et-lecteur";
const ECPS: &str = "e-cps-active";
const NONE: &str = "aucun-encore";

/// The whole table.
#[rustfmt::skip]
pub const ROWS: [Row; 10] = [
    row("oui", ECPS, Some("oui"), ["T1",          "T1",          "T1"]),
    row("oui", ECPS, Some("non"), ["T2",          "T2",          "T2"]),
    row("oui", CARD, Some("oui"), ["C1 + K",      "C1 + K",      "K E T1 + C1"]),
    row("oui", CARD, Some("non"), ["C2 + K",      "C2 + K",      "C2 + K"]),
    row("oui", NONE, None,        ["K E T1",      "K E T1",      "K E T1"]),
    row("non", NONE, None,        ["RO W K E T1", "RA W K E T1", "RR W K E T1"]),
    row("non", CARD, Some("oui"), ["DO C1 + K",   "DA C1 + RA K", "RR W K E T1"]),
    row("non", CARD, Some("non"), ["DO C2 + K",   "DA C2 + RA K", "C2 + RR"]),
    row("non", ECPS, Some("oui"), ["DE T1",       "DE T1",       "DE T1"]),
    row("non", ECPS, Some("non"), ["DE T2",       "DE T2",       "DE T2"]),
];

const fn row(
    rpps: &'static str,
    means: &'static str,
    first: Option<&'static str>,
    cells: [&'static str; 3],
) -> Row {
    Row { rpps, means, first, cells }
}

/// The professions that stand for a category or for an exception of the table.
pub const REPRESENTATIVES: [(&str, &str, Category); 8] = [
    ("medecin", "Médecin", Category::Ordre),
    ("infirmier", "Infirmière", Category::Ordre),
    ("ergotherapeute", "Ergothérapeute", Category::Ars),
    ("aide-soignant", "Aide-soignante", Category::Role),
    ("animateur", "Animatrice", Category::Autre),
    ("directeur-esms", "Directrice", Category::Autre),
    ("directeur-adjoint-esms", "Directeur adjoint", Category::Autre),
    ("etudiant", "Étudiante", Category::Autre),
];

/// Who registers a profession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Its Ordre.
    Ordre,
    /// The ARS, on eRPPS.
    Ars,
    /// The establishment, on RPPS+.
    Role,
    /// The same, without a registered title.
    Autre,
}

impl Category {
    /// The value of the fact `categorie`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ordre => "ordre",
            Self::Ars => "ars",
            Self::Role => "role",
            Self::Autre => "autre",
        }
    }

    const fn column(self) -> usize {
        match self {
            Self::Ordre => 0,
            Self::Ars => 1,
            Self::Role | Self::Autre => 2,
        }
    }
}

/// The cell for a profession: the table's, with its exceptions.
fn cell(row: &Row, profession: &str, category: Category) -> String {
    let cell = row.cells[category.column()];
    match profession {
        // A salaried nurse may order the card meanwhile.
        "infirmier" if row.means == NONE => format!("{cell} + M"),
        // The head's establishment must be ready first.
        "directeur-esms" | "directeur-adjoint-esms" => cell.replace("RR W", "ED RR W"),
        // Whether students are registered at all is for the ANS to say.
        "etudiant" if cell.starts_with("RR") => "ET".to_owned(),
        "etudiant" => cell.replace("RR", "ET"),
        _ => cell.to_owned(),
    }
}

/// Every persona of one profession: all rows, all ways to know one's number, all states of mail and mobile.
#[must_use]
pub fn personas(profession: &str, label: &str, category: Category) -> Vec<Persona> {
    let mut all = Vec::new();
    for row in &ROWS {
        for rpps in [vec![row.rpps], vec!["je-ne-sais-pas", row.rpps]] {
            all.extend(row_personas(row, &rpps, profession, label, category));
        }
    }
    all
}

/// The persona who starts from nothing, which every profession must be able to do.
#[must_use]
pub fn from_nothing(profession: &str, label: &str, category: Category) -> Option<Persona> {
    let row = ROWS.iter().find(|r| r.rpps == "non" && r.means == NONE)?;
    let found = row_personas(row, &["non"], profession, label, category);
    let first = found.into_iter().next()?;
    Some(Persona { title: format!("{label}, part de rien"), ..first })
}

fn row_personas(
    row: &Row,
    rpps: &[&'static str],
    profession: &str,
    label: &str,
    category: Category,
) -> Vec<Persona> {
    let cell = cell(row, profession, category);
    let (steps, offered) = cell.split_once(" + ").unwrap_or((&cell, ""));
    let states: &[Option<&'static str>] =
        if steps.contains('K') { &[Some("a-jour"), Some("a-corriger")] } else { &[None] };
    let persona = |contacts: &Option<&'static str>| {
        let mut said = vec![
            ("profession", vec![profession.to_owned()]),
            ("rpps", rpps.iter().map(|&v| v.to_owned()).collect()),
            ("moyen", vec![row.means.to_owned()]),
        ];
        said.extend(row.first.map(|v| ("premiere-connexion", vec![v.to_owned()])));
        said.extend(contacts.map(|v| ("coordonnees", vec![v.to_owned()])));
        Persona {
            title: title(row, rpps, label, *contacts),
            entry: page("", "profession", "Accueil"),
            said,
            path: expand(steps, row.means, *contacts),
            offers: expand(offered, row.means, *contacts),
        }
    };
    states.iter().map(persona).collect()
}

/// The pages of a cell's steps; `E` becomes what mail, mobile and card make of it.
fn expand(steps: &str, means: &str, contacts: Option<&str>) -> Vec<Page> {
    let to_correct = contacts == Some("a-corriger");
    let one = |step| match step {
        "E" if !to_correct => vec![by_step("E1")],
        "E" if means == CARD => vec![by_step("E2")],
        "E" => vec![by_step("CO"), by_step("E1")],
        _ => vec![by_step(step)],
    };
    steps.split_whitespace().flat_map(one).collect()
}

/// The page of a step.
#[must_use]
pub fn by_step(step: &str) -> Page {
    let found = STEPS.iter().find(|p| p.step == step);
    *found.unwrap_or_else(|| panic!("unknown step {step}"))
}

fn title(row: &Row, rpps: &[&str], label: &str, contacts: Option<&str>) -> String {
    let number = match rpps {
        ["oui"] => "a son numéro RPPS",
        ["non"] => "n'a pas de numéro RPPS",
        [.., "oui"] => "trouve son numéro dans l'annuaire",
        _ => "ne se trouve pas dans l'annuaire",
    };
    let means = match row.means {
        CARD => "carte et lecteur",
        ECPS => "e-CPS active",
        _ => "ni carte ni e-CPS",
    };
    let mut title = format!("{label}, {number}, {means}");
    match row.first {
        Some("oui") => title.push_str(", première connexion"),
        Some(_) => title.push_str(", connexions suivantes"),
        None => {}
    }
    match contacts {
        Some("a-jour") => title.push_str(", mail et mobile à jour"),
        Some(_) => title.push_str(", mail ou mobile à corriger"),
        None => {}
    }
    title
}
