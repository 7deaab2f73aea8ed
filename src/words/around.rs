//! What stands around the guide's own sentences: questions, steps, the path.

use super::NB;

// The search field
/// Label of the search field.
pub const YOUR_TRADE: &str = "Votre métier";
/// Example in the empty field.
pub const TRADE_EXAMPLE: &str = "aide-soignante, IDE, secrétaire…";
/// In the field's place without JavaScript.
pub const CHOOSE_IN_LIST: &str = "Choisir dans la liste";
/// Name of the tiles.
pub const FREQUENT_TRADES: &str = "Métiers fréquents";
/// Name of the doors.
pub const OTHER_DOORS: &str = "Autres entrées";
/// Heading of the four categories.
pub const BROWSE: &str = "Parcourir les métiers";
/// Name of the results.
pub const RESULTS: &str = "Métiers trouvés";
/// Beside a name that several professions carry.
pub const SHARED_NAME: &str = "nom de plusieurs métiers";
/// Under a profession whose entry is closed.
pub const CLOSED_TRADE: &str = "intitulé remplacé par";
/// Nothing found.
pub const NOTHING_FOUND: &str = "Aucun métier trouvé. Essayez un autre nom, ou la liste complète.";

/// How many results there are.
#[must_use]
pub fn results(count: usize) -> String {
    match count {
        0 => NOTHING_FOUND.to_owned(),
        1 => "1 métier trouvé".to_owned(),
        _ => format!("{count} métiers trouvés"),
    }
}

/// How many professions a category holds.
#[must_use]
pub fn trades(count: usize) -> String {
    if count == 1 { "1 métier".to_owned() } else { format!("{count} métiers") }
}

// Questions
/// The button below a question.
pub const GO_ON: &str = "Continuer";
/// The button below the last question.
pub const SEE_PATH: &str = "Voir mon parcours";
/// When a question on the page lacks its answer.
pub const ANSWER_MISSING: &str = "Il manque une réponse à cette question.";
/// On a page opened by « Modifier ».
pub const MODIFYING: &str =
    "Vous modifiez une réponse. Vos autres réponses restent, tant qu'elles sont encore valables.";
/// Back to the page before.
pub const BACK: &str = "Retour";
/// Progress: nothing left after this.
pub const LAST_QUESTION: &str = "Dernière question";
/// Above the rules of a question shown without JavaScript.
pub const IT_DEPENDS: &str = "La suite dépend de vos réponses";
/// Above what follows a page.
pub const NEXT: &str = "Ensuite";
/// Rules are read from top to bottom.
pub const FIRST_MATCH: &str = "Prenez la première ligne qui vous correspond.";
/// Above the choices of a router page.
pub const ACCORDING: &str = "Selon votre situation";

/// Progress when all have the same number of screens left.
#[must_use]
pub fn screens(count: u8) -> String {
    let plural = if count > 1 { "s" } else { "" };
    format!("Encore {count} écran{plural} après celui-ci")
}

/// Progress when some have none left.
#[must_use]
pub fn at_most_screens(most: u8) -> String {
    let plural = if most > 1 { "s" } else { "" };
    format!("Encore {most} écran{plural} au plus")
}

/// Progress between two bounds.
#[must_use]
pub fn screens_between(fewest: u8, most: u8) -> String {
    format!("Encore {fewest} à {most} écrans après celui-ci")
}

/// A condition before what it leads to.
#[must_use]
pub fn if_so(condition: &str) -> String {
    format!("Si {condition}")
}

/// For everybody else.
pub const OTHERWISE: &str = "Sinon";

// Pages and steps
/// Heading.
pub const BEFORE: &str = "Avant de commencer";
/// What this list is.
pub const BEFORE_ADDITION: &str = "Liste ajoutée par le guide";
/// Heading.
pub const STEPS: &str = "Étapes";
/// Heading.
pub const WHOM: &str = "Qui appeler";
/// Label.
pub const WHO: &str = "Qui";
/// Label.
pub const PREPARE: &str = "À préparer";
/// Label.
pub const SAY: &str = "À dire";
/// Heading.
pub const ALSO: &str = "Aussi possible";
/// Yes.
pub const YES: &str = "Oui";
/// No.
pub const NO: &str = "Non";
/// Mark.
pub const ADDITION: &str = "ajout du guide";
/// Mark.
pub const IRREVERSIBLE: &str = "Irréversible";
/// Device.
pub const PHONE: &str = "Sur le téléphone";
/// Device.
pub const COMPUTER: &str = "Sur l'ordinateur";
/// Change of device.
pub const TO_PHONE: &str = "Changez d'appareil\u{a0}: prenez votre téléphone";
/// Change of device.
pub const TO_COMPUTER: &str = "Changez d'appareil\u{a0}: revenez à l'ordinateur";
/// Opens the code to scan.
pub const ON_MY_PHONE: &str = "Continuer sur mon téléphone";
/// What the picture is, for those who don't see it.
pub const QR_IMAGE: &str = "Code QR\u{a0}: le lien vers ce parcours, écrit en dessous.";
/// Under the code.
pub const QR_HELP: &str = "Visez ce code avec l'appareil photo du téléphone\u{a0}: ce parcours s'y ouvre. Le code contient vos réponses, rien d'autre\u{a0}; les étapes cochées restent ici.";
/// Instead of a code that no phone would read.
pub const QR_TOO_LONG: &str =
    "L'adresse de ce site est trop longue pour un code\u{a0}: copiez le lien en bas de la page.";
/// Title of a remark.
pub const NOTE: &str = "Bon à savoir";
/// Title of a remark.
pub const TIP: &str = "Ajout du guide";
/// Title of a remark.
pub const IMPORTANT: &str = "Important";
/// Title of a remark.
pub const WARNING: &str = "Attention";
/// After a link that leaves the guide, for those who do not see its arrow.
pub const OUTSIDE: &str = "(autre site)";
/// After a name whose address is not confirmed.
pub const ADDRESS_UNCONFIRMED: &str = "(adresse à vérifier)";
/// Label of a step's box.
pub const DONE: &str = "Fait";

/// Label of the box of step `number`, for screen readers.
#[must_use]
pub fn step_done(number: u8) -> String {
    format!("Étape {number} faite")
}

// The personal path
/// Title.
pub const YOUR_PATH: &str = "Votre parcours";

/// How much is done.
#[must_use]
pub fn steps_done(done: usize, all: usize) -> String {
    match done {
        0 => format!("Cochez les étapes faites{NB}: 0 sur {all}"),
        1 => format!("1 étape faite sur {all}"),
        _ => format!("{done} étapes faites sur {all}"),
    }
}

/// Heading of the list of the path's parts.
pub const IN_ORDER: &str = "Dans l'ordre";
/// Heading of the answers.
pub const YOUR_ANSWERS: &str = "Vos réponses";
/// Changes an answer.
pub const MODIFY: &str = "Modifier";
/// Heading.
pub const WHY_HERE: &str = "Pourquoi suis-je ici\u{a0}?";
/// Before the rules that were met.
pub const RULES_MET: &str = "Les règles du guide qui s'appliquent à vous\u{a0}:";
/// No rule was needed.
pub const NO_RULES: &str = "Cette suite est la même pour tous ceux qui arrivent ici.";
/// Facts brought by a link or an offer.
pub const ALREADY_KNOWN: &str = "Déjà connu\u{a0}:";
/// Heading.
pub const MESSAGES: &str = "Messages prêts à copier";
/// Under the heading.
pub const MESSAGES_HELP: &str = "Relisez avant d'envoyer. N'ajoutez jamais de code, ni de mot de passe.";
/// Button.
pub const COPY: &str = "Copier le message";
/// Button.
pub const COPY_LINK: &str = "Copier le lien";
/// Said once copied.
pub const COPIED: &str = "Copié.";
/// Said when the browser refused.
pub const NOT_COPIED: &str = "Votre navigateur n'a pas permis la copie. Sélectionnez le texte et copiez-le.";
/// Under the link's button.
pub const COPY_LINK_HELP: &str =
    "Le lien contient vos réponses\u{a0}: pour le rouvrir sur votre téléphone, par exemple.";
/// Button.
pub const PRINT: &str = "Imprimer";
/// Box.
pub const KEEP: &str = "Garder ma progression sur cet ordinateur";
/// Under the box.
pub const KEEP_HELP: &str =
    "À éviter sur un ordinateur partagé. Sans cela, tout disparaît à la fermeture de l'onglet.";
/// Button.
pub const FINISH: &str = "Terminer";
/// Under the button.
pub const FINISH_HELP: &str = "Efface vos réponses et vos coches.";
/// Said afterwards.
pub const FINISHED: &str = "Vos réponses et vos coches sont effacées.";
/// Name of the tools under the path.
pub const TOOLS: &str = "Garder ou transmettre ce parcours";
/// Back to the journey from a page beside it.
pub const RESUME: &str = "Reprendre mon parcours";

/// The joined name and value of an answer.
#[must_use]
pub fn answered(question: &str, answer: &str) -> String {
    format!("{question}{NB}: {answer}")
}

/// A rule that was met, and where it led.
#[must_use]
pub fn rule_met(condition: &str, page: &str) -> String {
    format!("Si {condition} → {page}")
}

// Catalogue and links
/// Before a profession's other names.
pub const ALSO_CALLED: &str = "aussi\u{a0}:";
/// What this list is for, without JavaScript.
pub const CHOOSE_TRADE: &str = "Choisissez votre métier pour continuer.";
/// How sure an address is.
#[must_use]
pub fn certainty(letter: char) -> &'static str {
    match letter {
        'A' => "confirmée par une source officielle",
        'B' => "reprise de sources concordantes",
        'C' => "vue dans une source secondaire",
        'D' => "peu sûre",
        _ => "non confirmée",
    }
}
/// When an address was last read in a stored copy of its page; none was opened live.
#[must_use]
pub fn checked(day: &str) -> String {
    format!("relue dans une copie le {}", super::day_in_words(day))
}
/// Why an address is not published.
#[must_use]
pub fn to_verify(reason: &str) -> String {
    format!("à vérifier{NB}: {reason}")
}
