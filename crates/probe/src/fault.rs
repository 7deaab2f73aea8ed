//! What a host gets wrong, each with what it does to visitors and what to change.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// Places that are printed for one fault; the others are counted.
const SHOWN: usize = 4;

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident, $what:literal, $remedy:literal;)*) => {
        /// One kind of fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault { $($(#[$doc])* $name,)* }

        impl Fault {
            /// Every kind, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What is wrong, in one sentence.
            #[must_use]
            pub const fn what(self) -> &'static str {
                match self { $(Self::$name => $what,)* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy,)* }
            }
        }
    };
}

faults! {
    /// No answer at all.
    Silent,
    "L'hébergement ne répond pas.",
    "Vérifiez l'adresse, le certificat et le pare-feu.";
    /// The home page is not there.
    NoHome,
    "L'adresse donnée n'est pas celle de l'accueil du guide.",
    "Donnez l'adresse du dossier où dist/ a été copié ; sa page index.html doit y répondre 200.";
    /// Plain HTTP on a public host.
    NotHttps,
    "Le guide est servi sans HTTPS : ni hors ligne, ni lecteur de carte, et des pages qu'un tiers peut modifier.",
    "Servez-le en HTTPS, et redirigez http:// vers https://.";
    /// `http://` does not lead to `https://`.
    NoUpgrade,
    "L'adresse en http:// ne mène pas à https://.",
    "Redirigez toutes les adresses http:// vers les mêmes en https:// (301).";
    /// `empreintes.txt` is missing or something else.
    NoList,
    "La liste empreintes.txt manque : les fichiers déployés ne peuvent pas être comparés.",
    "Donnez l'adresse de l'accueil du guide ; si c'est elle, copiez dist/ en entier, empreintes.txt compris.";
    /// The list on the host is not the one of the local build.
    OtherVersion,
    "La version en ligne n'est pas celle de votre dossier dist/.",
    "Déployez de nouveau, en entier ; si c'est fait, videz le cache de l'hébergement.";
    /// A listed file is not there.
    Missing,
    "Des fichiers manquent.",
    "Copiez dist/ en entier, dossiers compris.";
    /// `/page/` is not answered by `/page/index.html`.
    NoIndex,
    "Les liens profonds sont morts : une adresse de dossier ne montre pas son index.html.",
    "Activez « index index.html » (nginx), « DirectoryIndex index.html » (Apache), ou l'équivalent.";
    /// A file is not the listed one.
    Stale,
    "Des fichiers ne sont pas ceux de la liste : restes d'une autre version, cache de l'hébergement, ou contenu modifié au passage.",
    "Déployez de nouveau en entier, videz le cache de l'hébergement, et coupez tout ce qui réécrit les pages (optimiseurs, mesure d'audience).";
    /// A listed address answers by a redirect.
    Redirected,
    "Des adresses redirigent au lieu de répondre : les copies hors ligne ne s'installent pas.",
    "Coupez les réécritures d'adresses (« clean URLs », ajout ou retrait de « / », changement de casse) pour ce dossier.";
    /// `/page` does not lead to `/page/`.
    NoSlash,
    "Une adresse de page sans « / » final ne mène pas à la page : ses liens relatifs seraient faux.",
    "Redirigez /page vers /page/ dans le même site (c'est le réglage d'origine de nginx, d'Apache et de Caddy).";
    /// An unknown address is answered 200.
    SoftMissing,
    "Une adresse inconnue ne répond pas 404.",
    "Coupez la réécriture de toute adresse vers index.html : le guide n'en a pas besoin.";
    /// An unknown address is not answered by `404.html`.
    OtherMissing,
    "La page des adresses inconnues n'est pas celle du guide.",
    "Réglez la page d'erreur 404 sur 404.html, à la racine du guide.";
    /// A wrong `Content-Type`.
    Type,
    "Des fichiers ont un mauvais type (Content-Type) : les navigateurs peuvent les refuser.",
    "Déclarez les types des extensions citées ; les extraits de dist/hebergement/ le font.";
    /// A hashed file is not kept.
    ShortCache,
    "Des fichiers dont le nom porte une empreinte ne sont pas gardés par les navigateurs : chaque visite les recharge.",
    "Pour ces noms : Cache-Control: public, max-age=31536000, immutable.";
    /// A file without a hash is kept without asking again.
    LongCache,
    "Des fichiers dont le nom ne change pas sont gardés sans être revérifiés : une mise à jour resterait invisible.",
    "Pour tous les noms sans empreinte : Cache-Control: no-cache.";
    /// Nothing is packed.
    NotPacked,
    "Des textes voyagent sans compression : plusieurs fois plus lents sur un réseau mobile.",
    "Servez les fichiers .br et .gz écrits à côté de chacun (gzip_static, precompressed…), ou activez la compression.";
    /// Packed without `Vary`.
    NoVary,
    "Des réponses compressées ne disent pas qu'elles dépendent du navigateur (Vary).",
    "Ajoutez « Vary: Accept-Encoding » (gzip_vary on pour nginx).";
    /// A protective header is missing.
    NoHeader,
    "Des en-têtes de protection manquent.",
    "Reprenez l'extrait de dist/hebergement/ pour votre serveur.";
    /// The policy in the headers is weaker than the site's.
    LoosePolicy,
    "La politique de contenu (Content-Security-Policy) de l'hébergement est trop large.",
    "Reprenez celle de l'extrait de dist/hebergement/ ; le guide n'a besoin ni d'unsafe-inline ni d'unsafe-eval.";
    /// The policy in the headers stops the app.
    TightPolicy,
    "La politique de contenu (Content-Security-Policy) de l'hébergement empêche l'application ou le hors-ligne.",
    "Reprenez celle de l'extrait de dist/hebergement/.";
    /// A portal is not among those that may frame the site.
    NoPortal,
    "Ce portail ne peut pas montrer le guide dans un cadre : le navigateur y laisserait un vide.",
    "Ajoutez son adresse après 'self' dans frame-ancestors : $guide_portails dans l'extrait pour nginx, la ligne qui finit par frame-ancestors 'self' dans les autres et dans _headers.";
    /// A portal cannot check the script's hash.
    NoIntegrity,
    "Ce portail ne chargera pas le script : son navigateur ne peut pas en vérifier l'empreinte (integrity).",
    "Envoyez « Access-Control-Allow-Origin: * », ou retirez integrity et crossorigin des lignes du portail.";
    /// A cookie is set.
    Cookie,
    "L'hébergement dépose un cookie ; le guide promet qu'il n'y en a pas.",
    "Coupez les cookies de session ou de mesure pour ce dossier.";
}

/// All faults that were found, with their places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    faults: BTreeMap<Fault, Vec<String>>,
    /// How many answers were looked at.
    pub answers: usize,
}

impl Report {
    /// Notes a fault at a place.
    pub fn add(&mut self, fault: Fault, place: impl Into<String>) {
        self.faults.entry(fault).or_default().push(place.into());
    }

    /// The kinds that were found.
    pub fn found(&self) -> impl Iterator<Item = Fault> {
        self.faults.keys().copied()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for (fault, places) in &self.faults {
            let _ = writeln!(text, "✗ {}", fault.what());
            for place in places.iter().take(SHOWN) {
                let _ = writeln!(text, "    {place}");
            }
            if let Some(more) = places.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                let _ = writeln!(text, "    … et {more} de plus");
            }
            let _ = writeln!(text, "  → {}\n", fault.remedy());
        }
        f.write_str(&text)?;
        match self.answers {
            1 => f.write_str("1 réponse examinée : ")?,
            answers => write!(f, "{answers} réponses examinées : ")?,
        }
        match self.faults.len() {
            0 => f.write_str("rien à redire"),
            1 => f.write_str("1 défaut"),
            count => write!(f, "{count} défauts"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_groups_and_counts() {
        let mut report = Report { answers: 7, ..Report::default() };
        assert!(report.is_clean() && report.to_string().ends_with("rien à redire"));
        for number in 0..6 {
            report.add(Fault::Type, format!("f{number}.css"));
        }
        let text = report.to_string();
        assert!(text.starts_with("✗ Des fichiers ont un mauvais type"), "{text}");
        assert!(text.contains("    f3.css\n    … et 2 de plus\n  → Déclarez"), "{text}");
        assert!(text.ends_with("7 réponses examinées : 1 défaut"), "{text}");
    }

    #[test]
    fn every_fault_says_what_and_what_to_do() {
        for fault in Fault::ALL {
            assert!(fault.what().ends_with('.') && fault.remedy().ends_with('.'), "{fault:?}");
        }
    }
}
