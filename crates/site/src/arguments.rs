//! The command line, or what Trunk says to its hook through the environment.

use crate::fault::Fault;
use std::path::PathBuf;

const USAGE: &str = "usage : site --sortie DOSSIER [--contenu DOSSIER] [--url ADRESSE] [--region NOM]";

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// Where the pages go.
    pub(crate) output: PathBuf,
    /// The guidance.
    pub(crate) content: PathBuf,
    /// Files that are copied under the hash of their bytes, or as they are.
    pub(crate) public: PathBuf,
    /// Pictures of the guide at work.
    pub(crate) captures: PathBuf,
    /// Whether Trunk left the app in `output`.
    pub(crate) app: bool,
    /// Whether this is to be published: over its budget it is refused; it works without a network; hosts get
    /// what they need.
    pub(crate) release: bool,
    /// Whether the card check may read cards; a host can switch it off (`SITE_LECTURE=non`).
    pub(crate) reading: bool,
    /// The absolute address of the site, ending in a slash, for what cannot be relative.
    pub(crate) url: Option<String>,
    /// The region whose guide it is; `None` is the one that `guide.toml` names.
    pub(crate) region: Option<String>,
}

impl Arguments {
    /// Reads the command line; without one, Trunk's environment.
    pub(crate) fn read(words: impl Iterator<Item = String>) -> Result<Self, Fault> {
        let variable = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
        Self::parse(words, &variable)
    }

    fn parse(
        mut words: impl Iterator<Item = String>,
        variable: &impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Fault> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
        let staging = variable("TRUNK_STAGING_DIR");
        let mut output = staging.clone().map(PathBuf::from);
        let mut content = root.join("content");
        let mut url = variable("SITE_URL");
        let mut region = variable("SITE_REGION");
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| Fault::new(USAGE))?;
            match word.as_str() {
                "--sortie" => output = Some(value.into()),
                "--contenu" => content = value.into(),
                "--url" => url = Some(value),
                "--region" => region = Some(value),
                _ => return Err(Fault::new(USAGE)),
            }
        }
        Ok(Self {
            output: output.ok_or_else(|| Fault::new(USAGE))?,
            content,
            public: root.join("public"),
            captures: root.join("docs/captures"),
            app: staging.is_some(),
            release: variable("TRUNK_PROFILE").as_deref() == Some("release"),
            reading: reading(variable("SITE_LECTURE").as_deref())?,
            url: url.map(|u| format!("{}/", u.trim_end_matches('/'))),
            region,
        })
    }
}

/// Whether cards may be read; a word that is neither yes nor no must not leave on what somebody meant to switch off.
fn reading(word: Option<&str>) -> Result<bool, Fault> {
    match word {
        None | Some("oui") => Ok(true),
        Some("non") => Ok(false),
        Some(word) => Err(Fault::new(format!("SITE_LECTURE={word} : « oui » ou « non » est attendu"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str], variables: &[(&str, &str)]) -> Result<Arguments, Fault> {
        let find = |name: &str| {
            let found = variables.iter().find(|(n, _)| *n == name);
            found.map(|(_, v)| (*v).to_owned())
        };
        Arguments::parse(words.iter().map(|w| (*w).to_owned()), &find)
    }

    #[test]
    fn alone_it_only_needs_a_place() {
        let read = parse(&["--sortie", "d", "--url", "https://exemple.fr/guide"], &[]).unwrap();
        assert_eq!(read.output, PathBuf::from("d"));
        assert_eq!(read.url.as_deref(), Some("https://exemple.fr/guide/"));
        assert!(!read.app && !read.release && read.reading);
        assert!(parse(&[], &[]).is_err());
        assert!(parse(&["--sortie"], &[]).is_err());
        assert!(parse(&["--autre", "x"], &[]).is_err());
    }

    #[test]
    fn reading_is_switched_off_by_one_word() {
        for (word, reads) in [("non", Some(false)), ("oui", Some(true)), ("NON", None), ("0", None)] {
            let read = parse(&["--sortie", "d"], &[("SITE_LECTURE", word)]);
            assert_eq!(read.ok().map(|arguments| arguments.reading), reads, "{word}");
        }
    }

    #[test]
    fn trunk_speaks_through_the_environment() {
        let trunk = [
            ("TRUNK_STAGING_DIR", "s"),
            ("TRUNK_PROFILE", "release"),
            ("SITE_URL", "https://exemple.fr"),
            ("SITE_LECTURE", "non"),
            ("SITE_REGION", "brume"),
        ];
        let read = parse(&[], &trunk).unwrap();
        assert_eq!(read.output, PathBuf::from("s"));
        assert!(read.app && read.release && !read.reading);
        assert_eq!(read.url.as_deref(), Some("https://exemple.fr/"));
        assert_eq!(read.region.as_deref(), Some("brume"));
    }
}
