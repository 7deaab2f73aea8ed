//! Every profession: who registers it, its codes in the nomenclatures, where it comes from.
//!
//! Codes are those of the ANS's nomenclatures `TRE_G15`, `TRE_R94`, `TRE_R95` and
//! `TRE_R85`; professions without one have no entry of their own there.

use crate::journeys::Category::{self, Ars, Autre, Ordre, Role};

/// A profession of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profession {
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Who registers it.
    pub category: Category,
    /// Its codes, separated by a comma and a space; empty when it has none.
    pub codes: &'static str,
    /// Whether the original document names it, and how.
    pub origin: Origin,
}

/// Where a profession comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The original document, in bold: one of those most met.
    Frequent,
    /// The original document.
    Document,
    /// Added by the guide, from a nomenclature.
    Added,
}

use Origin::{Added, Document, Frequent};

/// The 61 professions of the original document and the guide's additions.
#[rustfmt::skip]
pub const PROFESSIONS: [Profession; 85] = [
    profession("medecin", "Médecin", Ordre, "G15-10", Frequent),
    profession("chirurgien-dentiste", "Chirurgien-dentiste", Ordre, "G15-40", Document),
    profession("sage-femme", "Sage-femme", Ordre, "G15-50", Document),
    profession("pharmacien", "Pharmacien", Ordre, "G15-21", Document),
    profession("infirmier", "Infirmier", Ordre, "G15-60", Frequent),
    profession("masseur-kinesitherapeute", "Masseur-kinésithérapeute", Ordre, "G15-70", Document),
    profession("pedicure-podologue", "Pédicure-podologue", Ordre, "G15-80", Document),
    profession("assistant-de-service-social", "Assistant de service social", Ars, "R94-41", Frequent),
    profession("psychologue", "Psychologue", Ars, "R95-93", Frequent),
    profession("psychotherapeute", "Psychothérapeute", Ars, "R95-72", Document),
    profession("ergotherapeute", "Ergothérapeute", Ars, "G15-94", Frequent),
    profession("psychomotricien", "Psychomotricien", Ars, "G15-96", Document),
    profession("orthophoniste", "Orthophoniste", Ars, "G15-91", Document),
    profession("orthoptiste", "Orthoptiste", Ars, "G15-92", Document),
    profession("dieteticien", "Diététicien", Ars, "G15-95", Document),
    profession("manipulateur-erm", "Manipulateur ERM", Ars, "G15-98", Document),
    profession("physicien-medical", "Physicien médical", Ars, "G15-32", Document),
    profession("technicien-de-laboratoire-medical", "Technicien de laboratoire médical", Ars, "G15-86", Document),
    profession("assistant-dentaire", "Assistant dentaire", Ars, "G15-31", Document),
    profession("audioprothesiste", "Audioprothésiste", Ars, "G15-26", Document),
    profession("epithesiste", "Épithésiste", Ars, "G15-85", Document),
    profession("oculariste", "Oculariste", Ars, "G15-84", Document),
    profession("opticien-lunetier", "Opticien-lunetier", Ars, "G15-28", Document),
    profession("orthoprothesiste", "Orthoprothésiste", Ars, "G15-81", Document),
    profession("podo-orthesiste", "Podo-orthésiste", Ars, "G15-82", Document),
    profession("orthopediste-orthesiste", "Orthopédiste-orthésiste", Ars, "G15-83", Added),
    profession("chiropracteur", "Chiropracteur", Ars, "R95-73", Document),
    profession("osteopathe", "Ostéopathe", Ars, "R95-71", Document),
    profession("aide-soignant", "Aide-soignant", Role, "R85-313", Frequent),
    profession("accompagnant-educatif-et-social", "Accompagnant éducatif et social", Role, "R85-328", Frequent),
    profession("aide-medico-psychologique", "Aide médico-psychologique", Role, "R85-323", Frequent),
    profession("auxiliaire-de-puericulture", "Auxiliaire de puériculture", Role, "R85-315", Document),
    profession("ambulancier", "Ambulancier", Role, "R85-314", Document),
    profession("educateur-de-jeunes-enfants", "Éducateur de jeunes enfants", Role, "R85-325", Frequent),
    profession("educateur-specialise", "Éducateur spécialisé", Role, "R85-326", Frequent),
    profession("educateur-technique-specialise", "Éducateur technique spécialisé", Role, "R85-327", Document),
    profession("auxiliaire-de-vie-scolaire", "Auxiliaire de vie scolaire", Role, "", Document),
    profession("moniteur-educateur", "Moniteur éducateur", Role, "R85-324", Added),
    profession("educateur-en-activite-physique-adaptee", "Éducateur en activité physique adaptée", Role, "R85-361", Added),
    profession("assistant-familial", "Assistant familial", Role, "R85-322", Frequent),
    profession("conseiller-en-economie-sociale-et-familiale", "Conseiller en économie sociale et familiale", Role, "R85-320", Document),
    profession("technicien-de-l-intervention-sociale-et-familiale", "Technicien de l'intervention sociale et familiale", Role, "R85-319", Document),
    profession("mandataire-judiciaire-a-la-protection-des-majeurs", "Mandataire judiciaire à la protection des majeurs", Role, "R85-307", Frequent),
    profession("responsable-de-secteur", "Responsable de secteur", Role, "R85-333", Frequent),
    profession("mediateur-familial", "Médiateur familial", Role, "R85-321", Added),
    profession("conseiller-conjugal-et-familial", "Conseiller conjugal et familial", Role, "R85-375", Added),
    profession("assistant-maternel", "Assistant maternel", Role, "R85-351", Added),
    profession("equipe-medico-sociale-apa", "Équipe médico-sociale APA", Role, "R85-310", Added),
    profession("assistant-medical", "Assistant médical", Role, "R85-332", Frequent),
    profession("secretaire-medicale", "Secrétaire médicale", Role, "R85-331", Frequent),
    profession("preparateur-en-pharmacie", "Préparateur en pharmacie", Role, "R85-317", Document),
    profession("conseiller-en-genetique", "Conseiller en génétique", Role, "R85-329", Document),
    profession("gestionnaire-alertes-et-urgences-sanitaires", "Gestionnaire alertes et urgences sanitaires", Role, "R85-335", Document),
    profession("preparateur-en-pharmacie-hospitaliere", "Préparateur en pharmacie hospitalière", Role, "R85-316", Added),
    profession("biologiste-medical", "Biologiste médical ni médecin ni pharmacien", Role, "R85-334", Added),
    profession("padhue", "Praticien à diplôme hors Union européenne", Role, "R85-364, R85-376, R85-377, R85-378, R85-379", Added),
    profession("operateur-de-soins-non-programmes", "Opérateur de soins non programmés", Role, "R85-370", Added),
    profession("directeur-esms", "Directeur d'ESMS", Autre, "R85-359", Frequent),
    profession("directeur-adjoint-esms", "Directeur adjoint d'ESMS", Autre, "", Frequent),
    profession("direction-des-finances", "Direction des finances", Autre, "R85-341", Frequent),
    profession("direction-des-systemes-d-information", "Direction des systèmes d'information", Autre, "R85-340", Frequent),
    profession("direction-de-la-qualite", "Direction de la qualité", Autre, "R85-339", Frequent),
    profession("direction-des-ressources-humaines", "Direction des ressources humaines", Autre, "R85-343", Added),
    profession("direction-des-affaires-medicales", "Direction des affaires médicales", Autre, "R85-344", Added),
    profession("direction-de-la-communication", "Direction de la communication", Autre, "R85-342", Added),
    profession("coordinateur-de-parcours", "Coordinateur de parcours", Autre, "R85-330", Frequent),
    profession("gestionnaire-des-admissions", "Gestionnaire des admissions", Autre, "R85-365", Frequent),
    profession("accueil-et-orientation", "Accueil et orientation des personnes", Autre, "R85-336", Added),
    profession("technicien-d-informations-medicales", "Technicien d'informations médicales", Autre, "R85-362", Added),
    profession("archiviste", "Archiviste", Autre, "R85-366", Added),
    profession("assistant-de-vie-social", "Assistant de vie social", Autre, "", Frequent),
    profession("aide-a-domicile", "Aide à domicile", Autre, "R85-372", Frequent),
    profession("aide-a-domicile-qualifiee", "Aide à domicile qualifiée", Autre, "R85-371", Frequent),
    profession("animateur", "Animateur", Autre, "R85-368", Frequent),
    profession("professionnel-social-educatif-ou-psychologie", "Professionnel intervenant dans le social, éducatif ou psychologie", Autre, "R85-345", Frequent),
    profession("professionnel-logistique", "Professionnel intervenant dans la logistique", Autre, "R85-337", Frequent),
    profession("professionnel-hotellerie-ou-restauration", "Professionnel intervenant dans l'hôtellerie ou restauration", Autre, "R85-338", Frequent),
    profession("surveillant-de-nuit", "Surveillant de nuit", Autre, "R85-367", Added),
    profession("brancardier", "Brancardier", Autre, "R85-360", Added),
    profession("etudiant", "Étudiants", Autre, "R85-346, R85-347, R85-348, R85-349, R85-354, R85-355, R85-356, R85-357, R85-358", Frequent),
    profession("attache-de-recherche-clinique", "Attaché de recherche clinique", Autre, "R85-363", Added),
    profession("technicien-d-etudes-cliniques", "Technicien d'études cliniques", Autre, "R85-373", Added),
    profession("membre-de-l-equipe-de-soins", "Membre de l'équipe de soins", Autre, "R85-353", Added),
    profession("agent-d-autorite-d-enregistrement", "Agent d'autorité d'enregistrement", Autre, "R85-374", Added),
    profession("autre-professionnel", "Autre professionnel", Autre, "R85-312", Added),
];

const fn profession(
    key: &'static str,
    label: &'static str,
    category: Category,
    codes: &'static str,
    origin: Origin,
) -> Profession {
    Profession { key, label, category, codes, origin }
}
