//! The authorities that issue these certificates, and how one is recognised.
//!
//! A name and a key's identifier are words of the certificate itself: whoever
//! makes one can write them. So they recognise an authority and prove nothing;
//! only a [`Verdict`] on the signature does, and it needs the authority's own
//! certificate. An issuer that is not in the list is no fraud: the list ends in
//! 2013, and newer authorities may well exist.
//!
//! **Source.** The certificates in Cryptolib CPS 5.2.2 (`Coffre/*.cer`), all of 25 June 2013, until
//! June 2033; the identifiers of three keys. The old authorities: test certificates (T).

use crate::certificate::Issuer;
use crate::recognition::matches;

/// An authority of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Its common name.
    pub name: &'static str,
    /// SHA-256 of its certificate, in hexadecimal digits.
    pub sha256: &'static str,
    /// The identifier of its key, in hexadecimal digits, where it is known here.
    pub key: Option<&'static str>,
}

/// What is known of an issuer; no signature is checked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// One of the list, by its name and by the identifier of its key.
    ByKey(&'static Authority),
    /// One of the list, by its name alone.
    ByName(&'static Authority),
    /// By its name of IGC-Santé, but not of the list: perhaps newer.
    Unlisted,
    /// Of the IGC-Santé for tests, by its name.
    Test,
    /// Of the authorities of the CPS2ter, ended around 2020.
    OldCps2ter,
    /// Nothing.
    Unknown,
}

/// Whether a certificate's signature is its issuer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Verified,
    /// It is not, though the issuer bears that authority's name.
    Wrong,
    /// It was not checked.
    NotChecked(NotChecked),
}

/// Why a signature was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotChecked {
    /// No certificate of an authority was given.
    NothingGiven,
    /// The one that was given is none of those that are known.
    UnknownAuthority,
    /// It is another authority's than this certificate's issuer.
    OtherIssuer,
    /// It is not signed with RSA and SHA-256.
    Algorithm,
    /// One of the two could not be understood, or was not read whole.
    NotUnderstood,
}

/// The list.
pub const LISTED: [Authority; 9] = [
    Authority {
        name: "AC RACINE IGC-SANTE FORT",
        sha256: "53D30A19570826BDE0C0762501F1F1C7A659F976C6C023123DF5239DF34A4EEA",
        key: None,
    },
    Authority {
        name: "AC IGC-SANTE FORT PERSONNES",
        sha256: "38284E4F6107456E70C7439C85DA7D564D0FE1FE1A968C9EB6D43E1FC0D63C3A",
        key: Some("800F918821797D5555C65D6DD5938D6ADE5C2AA6"),
    },
    Authority {
        name: "AC IGC-SANTE FORT ORGANISATIONS",
        sha256: "23F69674002D1DD4B018BAECD908DC92687942BB48E5140FF895E2F56BC49C0D",
        key: None,
    },
    Authority {
        name: "AC RACINE IGC-SANTE STANDARD",
        sha256: "5891815E864506C662AFB32F8DE5B8DE38BFFA1AF721780B69E19A0C050386C3",
        key: None,
    },
    Authority {
        name: "AC IGC-SANTE STANDARD PERSONNES",
        sha256: "6C339EBCB3E1B0102B143C9694225C2A4AB2EF6FEDF7D364DA8DB305E7F7D997",
        key: Some("19F276D58D7A17CA829BE97B5AEF3F05A690D4F3"),
    },
    Authority {
        name: "AC IGC-SANTE STANDARD ORGANISATIONS",
        sha256: "C0520A2B14FB68836A807BF86AB2B3E07D1B6061D91BC9C7B86A6F8DE4B5638E",
        key: None,
    },
    Authority {
        name: "AC RACINE IGC-SANTE ELEMENTAIRE",
        sha256: "2D9E22CA19F777C6B745257C723ECB8DF3C35FA6F1F6EC36B83600C97346967F",
        key: None,
    },
    Authority {
        name: "AC IGC-SANTE ELEMENTAIRE PERSONNES",
        sha256: "19C1EAEAB477B6FBC233CDA3B53FBDBC3F4E9BF6CF6973E46F7DFAEF89C06C6C",
        key: Some("CEAF9B1C194A6B53A7A8C9D81FDB6114CD07F22E"),
    },
    Authority {
        name: "AC IGC-SANTE ELEMENTAIRE ORGANISATIONS",
        sha256: "D834EE5B40686B73573F60547BF6052C6D404D942A5665CDB2C0B9137B5D27B2",
        key: None,
    },
];

/// The digests of the list: the authorities whose certificates a signature may be checked with.
#[must_use]
pub fn published() -> [&'static str; 9] {
    LISTED.map(|authority| authority.sha256)
}

impl Recognised {
    /// Recognises an issuer by its name and, where it is there, the identifier of its key.
    #[must_use]
    pub fn of(issuer: &Issuer, key: Option<&[u8]>) -> Self {
        let name = issuer.common_name.as_deref().unwrap_or("");
        let plain = name.strip_prefix(TEST).unwrap_or(name);
        let has_unit =
            |wanted: &str| issuer.units.iter().any(|unit| unit.strip_prefix(TEST).unwrap_or(unit) == wanted);
        if plain.starts_with("CLASSE-") && has_unit("PROFESSIONNEL") {
            return Self::OldCps2ter;
        }
        if !plain.contains("IGC-SANTE") {
            return Self::Unknown;
        }
        if plain != name {
            return Self::Test;
        }
        let Some(authority) = LISTED.iter().find(|authority| authority.name == name) else {
            return Self::Unlisted;
        };
        match (authority.key, key) {
            (Some(own), Some(key)) if matches(own, key) => Self::ByKey(authority),
            _ => Self::ByName(authority),
        }
    }
}

/// What stands before the names of the authorities for tests.
const TEST: &str = "TEST ";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn issuer(name: &str, unit: &str) -> Issuer {
        let units = vec!["0002 187512751".to_owned(), unit.to_owned()];
        Issuer { common_name: Some(name.to_owned()), organisation: Some("ASIP-SANTE".to_owned()), units }
    }

    #[test]
    fn the_list_holds_digests_and_identifiers() {
        let digests: BTreeSet<&str> = published().into();
        assert_eq!(digests.len(), LISTED.len());
        let hex = |text: &str, bytes: usize| {
            text.len() == bytes * 2 && text.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b))
        };
        for authority in &LISTED {
            assert!(
                hex(authority.sha256, 32) && authority.key.is_none_or(|key| hex(key, 20)),
                "{authority:?}"
            );
            assert!(authority.name.starts_with("AC ") && authority.name.contains("IGC-SANTE"));
        }
    }

    #[test]
    fn by_name_and_by_key() {
        let key: Vec<u8> =
            (0..20).map(|at| u8::from_str_radix(&KEY[at * 2..at * 2 + 2], 16).unwrap()).collect();
        const KEY: &str = "800F918821797D5555C65D6DD5938D6ADE5C2AA6";
        let fort = &LISTED[1];
        let of = |name: &str, key: Option<&[u8]>| Recognised::of(&issuer(name, "IGC-SANTE"), key);
        assert_eq!(of("AC IGC-SANTE FORT PERSONNES", Some(&key)), Recognised::ByKey(fort));
        assert_eq!(of("AC IGC-SANTE FORT PERSONNES", None), Recognised::ByName(fort));
        assert_eq!(
            of("AC IGC-SANTE FORT PERSONNES", Some(&key[1..])),
            Recognised::ByName(fort),
            "another key"
        );
        assert_eq!(of("AC IGC-SANTE STANDARD PERSONNES", Some(&key)), Recognised::ByName(&LISTED[4]));
        assert_eq!(of("AC IGC-SANTE FORT ORGANISATIONS", Some(&key)), Recognised::ByName(&LISTED[2]));
        assert_eq!(of("AC IGC-SANTE FORT PERSONNES 2", Some(&key)), Recognised::Unlisted);
        assert_eq!(of("AC DE PERSONNE", Some(&key)), Recognised::Unknown, "a key alone is not enough");
    }

    #[test]
    fn tests_and_the_past() {
        let of = |name: &str, unit: &str| Recognised::of(&issuer(name, unit), None);
        assert_eq!(of("TEST AC IGC-SANTE FORT PERSONNES", "IGC-SANTE TEST"), Recognised::Test);
        assert_eq!(of("TEST CLASSE-1", "TEST PROFESSIONNEL"), Recognised::OldCps2ter);
        assert_eq!(of("CLASSE-1", "PROFESSIONNEL"), Recognised::OldCps2ter);
        assert_eq!(of("CLASSE-1", "ENTREPRISE"), Recognised::Unknown);
        let nothing = Issuer { common_name: None, organisation: None, units: Vec::new() };
        assert_eq!(Recognised::of(&nothing, None), Recognised::Unknown);
    }
}
