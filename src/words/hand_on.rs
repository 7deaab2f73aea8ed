//! What is handed on from an examination: answers to the guide, names shown, the support report.

// Answers to the guide
/// Heading.
pub const USE_TITLE: &str = "Continuer dans le guide";
/// What will be filled in.
pub const USE_TEXT: &str = "La carte permet de répondre à deux questions du guide\u{a0}:";
/// Label.
pub const USE_TRADE: &str = "Votre métier";
/// Label.
pub const USE_MEANS: &str = "Moyen de connexion";
/// The means that this card is.
pub const USE_CARD: &str = "Une carte et un lecteur de carte";
/// Before the button.
pub const USE_HELP: &str = "Rien d'autre n'est repris\u{a0}: ni nom, ni numéro. Les réponses déjà données dans cet onglet sont remplacées.";
/// Button.
pub const USE: &str = "Utiliser ces informations";
/// When the card's profession is not in the catalogue.
pub const USE_NONE: &str =
    "La carte ne dit pas de métier que ce guide connaît. Choisissez-le vous-même\u{a0}:";
/// Leads to the catalogue.
pub const USE_CHOOSE: &str = "Choisir votre métier";

// Names and numbers
/// Heading.
pub const PERSON_TITLE: &str = "Noms et numéros";
/// While they are hidden.
pub const PERSON_HIDDEN: &str = "Masqués\u{a0}: d'autres personnes voient peut-être votre écran.";
/// Button.
pub const PERSON_SHOW: &str = "Afficher les noms et numéros";
/// Button.
pub const PERSON_HIDE: &str = "Masquer les noms et numéros";
/// Label.
pub const GIVEN_NAMES: &str = "Prénoms";
/// Label.
pub const SURNAME: &str = "Nom";
/// Label.
pub const STATED_TITLE: &str = "Profession inscrite";
/// Label.
pub const IDENTIFIER: &str = "Identifiant national";
/// Label.
pub const CARD_NUMBER: &str = "Numéro de la carte";
/// Label.
pub const CHIP_NUMBER: &str = "Numéro de la puce";
/// The card says none of them.
pub const PERSON_NOTHING: &str = "La carte n'en dit aucun.";

// The report
/// Heading.
pub const REPORT_TITLE: &str = "Rapport pour l'assistance";
/// What is in it.
pub const REPORT_TEXT: &str = "Faits techniques, constats, commandes envoyées et réponses de la carte, sans leur contenu. Noms et numéros n'y sont que si vous les cochez. Profession et dates y restent\u{a0}: recoupées avec les listes publiques de cartes, elles peuvent suffire à vous désigner.";
/// Box.
pub const REPORT_NAMES: &str = "Ajouter les noms";
/// Box.
pub const REPORT_NUMBERS: &str = "Ajouter les numéros (identifiant, carte, puce)";
/// Button.
pub const REPORT_WRITE: &str = "Voir le rapport";
/// Name of the preview.
pub const REPORT_PREVIEW: &str = "Exactement ce qui sera copié ou enregistré\u{a0}:";
/// Button.
pub const REPORT_COPY: &str = "Copier le rapport";
/// Button.
pub const REPORT_SAVE: &str = "Enregistrer en fichier texte";
/// The name of the file.
pub const REPORT_FILE: &str = "rapport-carte.txt";
/// Said once copied.
pub const REPORT_COPIED: &str = "Rapport copié.";
/// Said when the browser refused to save.
pub const NOT_SAVED: &str = "Votre navigateur n'a pas permis l'enregistrement. Copiez le rapport.";
