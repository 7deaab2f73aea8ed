//! What stands on every page, and on the pages that are the app's own.

/// Link to the main part, first on every page.
pub const SKIP: &str = "Aller au contenu";
/// The banner as long as nobody is named as the publisher.
pub const DEMONSTRATION: &str = "Démonstration – éditeur non déclaré";
/// On every page.
pub const NOT_OFFICIAL: &str = "Ni site de l'ANS, ni de ViaTrajectoire. Aucun code ne vous sera demandé.";
/// State of the accessibility audit.
pub const ACCESSIBILITY: &str = "Accessibilité\u{a0}: non conforme";
/// The page that says more about it.
pub const ACCESSIBILITY_PAGE: &str = "accessibilite";
/// Name of the main navigation.
pub const NAVIGATION: &str = "Guide";
/// Name of the trail of pages above.
pub const TRAIL: &str = "Fil d'Ariane";
/// The home page in the trail.
pub const HOME: &str = "Accueil";
/// Name of the list at the foot.
pub const ABOUT: &str = "À propos du guide";
/// In the navigation: the catalogue.
pub const ALL_TRADES: &str = "Métiers";
/// In the navigation: the glossary.
pub const GLOSSARY: &str = "Glossaire";
/// In the navigation: the link table.
pub const ADDRESSES: &str = "Adresses";

/// The card check: door, title and description.
pub const CARD_CHECK: &str = "Vérifier ma carte";
/// Description for search engines.
pub const CARD_CHECK_DESCRIPTION: &str =
    "Vérifier une carte CPS, CPF, CPE, CPA ou CDE, pas à pas, sans rien installer.";
/// Title of the page for unknown addresses.
pub const NOT_FOUND: &str = "Page introuvable";
/// What to do there.
pub const NOT_FOUND_HELP: &str = "Cette adresse ne mène à aucune page du guide. Elle a peut-être été mal recopiée, ou la page a changé de place. Revenez à la page précédente, ou reprenez l'adresse du guide telle qu'on vous l'a donnée.";
/// The way out of it.
pub const NOT_FOUND_HOME: &str = "Revenir à l'accueil du guide";

/// The name of a page in the window's title.
#[must_use]
pub fn window_title(page: &str, site: &str) -> String {
    format!("{page} – {site}")
}

/// The region the guide is made for.
#[must_use]
pub fn region(name: &str) -> String {
    format!("Guide {name}")
}

/// When a page was last reviewed.
#[must_use]
pub fn reviewed(day: &str) -> String {
    format!("Page relue le {}", day_in_words(day))
}

/// Where a page's content comes from.
#[must_use]
pub fn source(text: &str) -> String {
    format!("Source\u{a0}: {text}")
}

/// `2026-11-23` as « 23 novembre 2026 »; anything else as it stands.
#[must_use]
pub fn day_in_words(day: &str) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let mut parts = day.split('-');
    let (Some(year), Some(month), Some(number)) = (parts.next(), parts.next(), parts.next()) else {
        return day.to_owned();
    };
    let month = month.parse::<usize>().ok().and_then(|m| MONTHS.get(m.checked_sub(1)?));
    match (number.parse::<u8>(), month) {
        (Ok(1), Some(month)) => format!("1er {month} {year}"),
        (Ok(number), Some(month)) => format!("{number} {month} {year}"),
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::day_in_words;

    #[test]
    fn days_read_as_words() {
        let table = [
            ("2026-11-23", "23 novembre 2026"),
            ("2026-01-01", "1er janvier 2026"),
            ("2026-13-01", "2026-13-01"),
            ("bientôt", "bientôt"),
        ];
        for (day, expected) in table {
            assert_eq!(day_in_words(day), expected);
        }
    }
}
