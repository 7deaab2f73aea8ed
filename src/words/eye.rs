//! The guided check's questions and answers.

use crate::verifier::eye::Question;

/// An answer: its words, and what helps to choose it.
pub type EyeAnswer = (&'static str, Option<&'static str>);

/// What is asked.
#[must_use]
pub const fn eye_question(question: Question) -> &'static str {
    match question {
        Question::Printed => "Qu'est-il écrit sur la carte\u{a0}?",
        Question::EndDate => "Quelle date de fin est imprimée sur la carte\u{a0}?",
        Question::Computer => "Carte dans le lecteur, que montre l'ordinateur\u{a0}?",
        Question::Light => "Que fait le voyant du lecteur\u{a0}?",
        Question::Inserted => "La carte est-elle du bon côté et poussée jusqu'au bout\u{a0}?",
        Question::Software => "Quelle version de Cryptolib est installée\u{a0}?",
        Question::OtherCard => "Une autre carte répond-elle dans ce lecteur\u{a0}?",
    }
}

/// Where to look.
#[must_use]
pub const fn eye_help(question: Question) -> Option<&'static str> {
    match question {
        Question::Printed => None,
        Question::EndDate => Some("Si la carte n'en porte pas, passez\u{a0}: la suite le dira peut-être."),
        Question::Computer => Some(
            "Dans CPS Gestion, l'outil installé avec Cryptolib, ou dans la fenêtre du navigateur au moment de se connecter.",
        ),
        Question::Light => Some("Carte retirée, puis remise."),
        Question::Inserted => Some("La puce entre la première."),
        Question::Software => {
            Some("Dans la liste des logiciels de l'ordinateur, sous le nom «\u{a0}Cryptolib CPS\u{a0}».")
        }
        Question::OtherCard => Some(
            "Une carte Vitale ou celle d'un collègue\u{a0}: le voyant réagit ou l'ordinateur la signale.",
        ),
    }
}

/// Its answers, at the positions of [`Question::leads`].
#[must_use]
pub const fn eye_answers(question: Question) -> &'static [EyeAnswer] {
    match question {
        Question::Printed => &[
            (
                "CPS, CPF, CPE, CPA ou CDE",
                Some("carte de professionnel, en formation, d'employé ou de direction"),
            ),
            ("Vitale", None),
            ("Autre chose", Some("banque, identité, badge…")),
            ("Je l'ai reçue pour essayer un logiciel", Some("carte de test")),
            ("Je n'ai pas la carte", Some("perdue ou volée")),
        ],
        Question::EndDate => &[
            ("Plus de deux mois à venir", None),
            ("Moins de deux mois à venir", None),
            ("Elle est passée", None),
            ("Aucune, ou illisible", None),
        ],
        Question::Computer => &[
            ("Il propose un certificat", Some("votre nom ou celui de la structure, à choisir")),
            ("Il voit la carte, mais ne propose aucun certificat", None),
            ("Rien\u{a0}: il ne voit aucune carte", None),
            ("Code bloqué, ou «\u{a0}reste 0 tentative\u{a0}»", None),
            ("«\u{a0}Reste 1 tentative\u{a0}»", None),
            ("Carte bloquée pour toujours", Some("le code de déblocage est refusé lui aussi")),
            ("Je n'ai pas de lecteur", None),
        ],
        Question::Light => &[
            ("Il reste éteint", None),
            ("Il s'allume ou clignote", None),
            ("Il n'y en a pas, ou je ne sais pas", None),
        ],
        Question::Inserted => &[("Non, ou je n'en suis pas sûr", None), ("Oui, j'ai vérifié", None)],
        Question::Software => &[
            ("5.2 ou plus récente", None),
            ("Plus ancienne que la 5.2", Some("elle ne voit pas les cartes CPS4")),
            ("Aucune, ou je ne sais pas", None),
        ],
        Question::OtherCard => &[
            ("Oui", None),
            ("Non, aucune", Some("c'est alors le lecteur")),
            ("Je n'en ai pas d'autre", None),
        ],
    }
}

/// Above the questions of the static page.
pub const EYE_STATIC: &str = "Regardez, puis suivez la réponse qui convient\u{a0}: elle mène à la page qui aide, ou à la question suivante.";
/// An answer that leads to the next question, without JavaScript.
pub const EYE_ON: &str = "question suivante";
/// Takes the last answer back.
pub const EYE_BACK: &str = "Revenir à la question précédente";
/// Begins anew.
pub const EYE_AGAIN: &str = "Recommencer";
/// Heading of the end with a finding or a page.
pub const EYE_RESULT: &str = "D'après ce que vous voyez";
/// How this was established.
pub const EYE_EVIDENCE: &str = "Établi à l'œil nu, d'après vos réponses. Rien n'a été lu dans la carte.";
/// Heading of the end without one.
pub const EYE_FINE: &str = "Rien d'anormal à l'œil nu";
/// What to do then.
pub const EYE_FINE_NEXT: &str = "Un certificat est proposé\u{a0}: la carte, le lecteur et Cryptolib semblent répondre. Le code porteur et la date inscrite dans la puce ne se voient pas de l'extérieur.";
/// What was noted on the way.
pub const EYE_NOTED: &str = "À savoir aussi";
/// Heading of the answers given so far.
pub const EYE_GIVEN: &str = "Vos réponses";

/// How many questions were answered.
#[must_use]
pub fn eye_step(number: usize) -> String {
    format!("Question {number}")
}
