//! The other doors: what does not work and what repairs it, the establishment, later connexions, card findings.

use crate::journeys::{self, Category, Page, REPRESENTATIVES, by_step, page};
use crate::persona::Persona;

/// A failure: its number in the list of failures, the fact after `blocage` if one is asked, the page that repairs it.
type Failure = (&'static str, &'static str, &'static str, &'static str);

/// Every failure that the guide knows: number, `blocage`, second fact and value, page.
#[rustfmt::skip]
const FAILURES: [Failure; 36] = [
    ("F25", "urgence", "", "depannage/urgence"),
    ("F1", "activation-e-cps", "symptome-activation = identifiant-inconnu", "depannage/identifiant-inconnu"),
    ("F2", "activation-e-cps", "symptome-activation = pas-de-mail", "depannage/pas-de-mail"),
    ("F3", "activation-e-cps", "symptome-activation = qr-refuse", "depannage/qr-refuse"),
    ("F4", "activation-e-cps", "symptome-activation = pas-de-sms", "depannage/pas-de-sms"),
    ("F5", "activation-e-cps", "symptome-activation = telephone-incompatible", "depannage/telephone-incompatible"),
    ("", "activation-e-cps", "symptome-activation = autre", "depannage/autre"),
    ("F6", "connexion-e-cps", "symptome-connexion = bloquee-android", "depannage/connexion-bloquee-android"),
    ("F7", "connexion-e-cps", "symptome-connexion = refusee", "depannage/connexion-refusee"),
    ("F8", "connexion-e-cps", "symptome-connexion = expiree", "depannage/e-cps-expiree"),
    ("F24", "connexion-e-cps", "symptome-connexion = code-oublie", "depannage/code-e-cps-oublie"),
    ("F9", "connexion-e-cps", "symptome-connexion = nouveau-telephone", "depannage/nouveau-telephone"),
    ("F10", "connexion-e-cps", "symptome-connexion = notification", "depannage/notification-inattendue"),
    ("", "connexion-e-cps", "symptome-connexion = autre", "depannage/autre"),
    ("F11", "carte-ou-lecteur", "symptome-carte = code-bloque", "depannage/code-porteur-bloque"),
    ("F12", "carte-ou-lecteur", "symptome-carte = aucun-certificat", "depannage/aucun-certificat"),
    ("F13", "carte-ou-lecteur", "symptome-carte = poste-verrouille", "depannage/poste-verrouille"),
    ("F14", "carte-ou-lecteur", "symptome-carte = macos", "depannage/macos-mode-sombre"),
    ("F15", "carte-ou-lecteur", "symptome-carte = linux", "depannage/linux"),
    ("F22", "carte-ou-lecteur", "symptome-carte = pas-de-lecteur", "depannage/pas-de-lecteur"),
    ("F21", "carte-ou-lecteur", "symptome-carte = perdue", "depannage/carte-perdue"),
    ("", "carte-ou-lecteur", "symptome-carte = expiree", "constats/carte-expiree"),
    ("", "carte-ou-lecteur", "symptome-carte = autre", "depannage/autre"),
    ("F17", "viatrajectoire", "symptome-viatrajectoire = sans-codes", "depannage/codes-viatrajectoire"),
    ("F20", "viatrajectoire", "symptome-viatrajectoire = codes-oublies", "depannage/codes-viatrajectoire-oublies"),
    ("", "viatrajectoire", "symptome-viatrajectoire = droits", "depannage/droits-viatrajectoire"),
    ("", "viatrajectoire", "symptome-viatrajectoire = autre", "depannage/autre"),
    ("F16", "enregistrement", "symptome-enregistrement = introuvable", "depannage/introuvable-rpps-plus"),
    ("F18", "enregistrement", "symptome-enregistrement = infirmier-absent", "depannage/infirmier-absent-rpps"),
    ("F23", "enregistrement", "symptome-enregistrement = situation", "depannage/changement-employeur"),
    ("", "enregistrement", "symptome-enregistrement = autre", "depannage/autre"),
    ("F9", "changement", "changement = telephone", "depannage/nouveau-telephone"),
    ("F21", "changement", "changement = carte", "depannage/carte-perdue"),
    ("F23", "changement", "changement = situation", "depannage/changement-employeur"),
    ("F19", "panne", "", "depannage/panne-generale"),
    ("", "autre", "", "depannage/autre"),
];

/// What the three readers of the establishment's door do, in order.
const ESTABLISHMENT: [Page; 8] = [
    page("", "etablissement/contrat", "Signer le contrat"),
    page("", "etablissement/carte-directeur", "Obtenir la carte de la direction"),
    page("", "etablissement/mandataire", "Désigner un mandataire"),
    page("", "etablissement/gestionnaires", "Désigner des gestionnaires"),
    page("", "etablissement/roles", "Comprendre les six rôles"),
    page("", "etablissement/enregistrer", "Enregistrer les professionnels"),
    page("", "etablissement/departs", "Fermer la situation des partants"),
    page("", "etablissement/pret", "L'établissement est prêt"),
];

/// Where each reader begins.
const READERS: [(&str, &str, usize); 3] =
    [("directeur", "Direction", 0), ("mandataire", "Mandataire", 2), ("gestionnaire", "Gestionnaire", 3)];

/// Every finding of the card check and the page that answers it.
pub const FINDINGS: [(&str, &str); 13] = [
    ("carte-expiree", "constats/carte-expiree"),
    ("expire-bientot", "constats/expire-bientot"),
    ("code-porteur-bloque", "depannage/code-porteur-bloque"),
    ("dernier-essai", "constats/dernier-essai"),
    ("carte-inutilisable", "constats/carte-inutilisable"),
    ("pas-une-carte-cps", "constats/pas-une-carte-cps"),
    ("carte-vitale", "constats/pas-une-carte-cps"),
    ("carte-a-l-envers", "constats/carte-muette"),
    ("cps4-cryptolib-5-2", "constats/cps4-cryptolib-5-2"),
    ("carte-de-test", "constats/carte-de-test"),
    ("carte-muette", "constats/carte-muette"),
    ("carte-pas-encore-valable", "constats/carte-pas-encore-valable"),
    ("carte-posee-sans-contact", "constats/carte-posee-sans-contact"),
];

/// Everybody who comes in by another door than the first.
#[must_use]
pub fn personas() -> Vec<Persona> {
    let mut all = failures();
    all.extend(READERS.iter().map(|&(role, label, from)| Persona {
        title: format!("{label} d'établissement"),
        entry: page("", "etablissement", "Je dirige / j'enregistre une équipe"),
        said: vec![("fonction", vec![role.to_owned()])],
        path: ESTABLISHMENT[from..].to_vec(),
        offers: Vec::new(),
    }));
    all.extend([("carte-et-lecteur", "C2"), ("e-cps-active", "T2")].map(|(means, step)| Persona {
        title: format!("Tout est activé, {means}"),
        entry: page("", "connexion", "Tout est activé : me connecter"),
        said: vec![("moyen", vec![means.to_owned()])],
        path: vec![by_step(step)],
        offers: Vec::new(),
    }));
    all.extend(numbered());
    all.extend(unlisted());
    all
}

fn failures() -> Vec<Persona> {
    let one = |&(number, kind, second, id): &Failure| {
        let mut said = vec![("blocage", vec![kind.to_owned()])];
        said.extend(second.split_once(" = ").map(|(fact, value)| (fact, vec![value.to_owned()])));
        let number = if number.is_empty() { String::new() } else { format!("{number} : ") };
        let detail = second.split_once(" = ").map_or(String::new(), |(_, value)| format!(", {value}"));
        Persona {
            title: format!("{number}{kind}{detail}"),
            entry: page("", "depannage", "Ça ne marche pas"),
            said,
            path: vec![page("", id, "Réparer")],
            offers: Vec::new(),
        }
    };
    FAILURES.iter().map(one).collect()
}

/// The rows of those who have a number, by the door of those who know theirs.
fn numbered() -> Vec<Persona> {
    let mut all = Vec::new();
    for &(key, label, category) in &REPRESENTATIVES {
        let table = journeys::personas(key, label, category).into_iter();
        let knows = |p: &Persona| p.said.contains(&("rpps", vec!["oui".to_owned()]));
        all.extend(table.filter(knows).map(|persona| Persona {
            title: format!("{}, par « J'ai déjà mon n° RPPS »", persona.title),
            entry: page("", "numero/situation", "J'ai déjà mon n° RPPS"),
            said: numbered_answers(&persona),
            ..persona
        }));
    }
    all
}

/// This door knows the number, and asks for the profession only where the way depends on it.
fn numbered_answers(persona: &Persona) -> Vec<(&'static str, Vec<String>)> {
    let active = persona.said.contains(&("moyen", vec!["e-cps-active".to_owned()]));
    let asked = |fact: &str| fact != "rpps" && !(active && fact == "profession");
    persona.said.iter().filter(|(fact, _)| asked(fact)).cloned().collect()
}

/// Those whose profession is in no list: as anybody whom the establishment registers.
fn unlisted() -> Vec<Persona> {
    let table = journeys::personas("autre-professionnel", "Métier introuvable", Category::Autre).into_iter();
    table
        .map(|persona| Persona {
            title: format!("{}, par « Je ne trouve pas mon métier »", persona.title),
            entry: page("", "metier-introuvable", "Je ne trouve pas mon métier"),
            ..persona
        })
        .collect()
}
