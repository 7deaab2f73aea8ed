//! Asks the addresses of the link table, and says for each what was seen, no more.

use crate::Client;
use std::fmt;

/// Redirects that are followed before an address counts as lost.
const STEPS: usize = 5;

/// An address of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its key there.
    pub key: String,
    /// The address.
    pub url: String,
}

/// What an address answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A page, at this very address.
    There,
    /// A page, at another address of the same site or of another one.
    Moved(String),
    /// A refusal that programs get and people may not (401, 403, 405, 429): somebody must look.
    Refused(u16),
    /// Not found, gone, or an error of the host.
    Dead(u16),
    /// More redirects than anybody follows.
    Lost,
    /// No answer: nothing is known about the address.
    Unreached(String),
}

impl Seen {
    /// Whether the table may say that the address was seen today.
    #[must_use]
    pub const fn is_good(&self) -> bool {
        matches!(self, Self::There | Self::Moved(_))
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::There => f.write_str("répond"),
            Self::Moved(to) => write!(f, "répond, à une autre adresse : {to}"),
            Self::Refused(status) => {
                write!(f, "refuse les programmes (statut {status}) : à ouvrir dans un navigateur")
            }
            Self::Dead(status) => write!(f, "MORT (statut {status})"),
            Self::Lost => f.write_str("MORT (redirections sans fin)"),
            Self::Unreached(reason) => write!(f, "pas joint : {reason}"),
        }
    }
}

/// The links of a text with one key and one address a line, a tab between; those of other kinds
/// (`mailto:`, `tel:`) are left out.
pub fn parse(text: &str) -> impl Iterator<Item = Link> + '_ {
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let web = lines.filter(|(_, url)| url.starts_with("https://") || url.starts_with("http://"));
    web.map(|(key, url)| Link { key: key.to_owned(), url: url.to_owned() })
}

/// Asks for `url` and follows where it leads.
#[must_use]
pub fn look(client: &Client, url: &str) -> Seen {
    let mut here = url.to_owned();
    for _ in 0..=STEPS {
        let answer = match client.get(&here, "identity") {
            Ok(answer) => answer,
            Err(reason) => return Seen::Unreached(reason),
        };
        if let Some(to) = answer.redirect() {
            here = joined(&here, &to);
            continue;
        }
        return match answer.status {
            200..=299 if here == url => Seen::There,
            200..=299 => Seen::Moved(here),
            401 | 403 | 405 | 406 | 429 => Seen::Refused(answer.status),
            status => Seen::Dead(status),
        };
    }
    Seen::Lost
}

/// `to` as a redirect from `from` means it.
fn joined(from: &str, to: &str) -> String {
    if to.contains("://") {
        return to.to_owned();
    }
    let scheme = from.split("//").next().unwrap_or_default();
    if to.starts_with("//") {
        return format!("{scheme}{to}");
    }
    let origin: Vec<&str> = from.splitn(4, '/').take(3).collect();
    let origin = origin.join("/");
    if to.starts_with('/') {
        return format!("{origin}{to}");
    }
    let page = from.split(['?', '#']).next().unwrap_or_default();
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = if folder.len() < origin.len() { origin.as_str() } else { folder };
    format!("{folder}/{to}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_asked() {
        let text = "a\thttps://exemple.fr/\nb\tmailto:x@exemple.fr\nc\ttel:+33100000000\nno tab\n";
        let keys: Vec<String> = parse(text).map(|l| l.key).collect();
        assert_eq!(keys, ["a"]);
    }

    #[test]
    fn redirects_are_resolved() {
        let table = [
            ("https://a.fr/b/c?q", "https://z.fr/", "https://z.fr/"),
            ("https://a.fr/b/c", "//z.fr/d", "https://z.fr/d"),
            ("https://a.fr/b/c", "/d", "https://a.fr/d"),
            ("https://a.fr/b/c", "d/", "https://a.fr/b/d/"),
            ("https://a.fr", "d", "https://a.fr/d"),
        ];
        for (from, to, expected) in table {
            assert_eq!(joined(from, to), expected, "{from} {to}");
        }
    }
}
