//! A person who tries the guide, and the way they must get.

use crate::journeys::Page;
use std::fmt::Write as _;

/// A person, what they say when asked, and the pages they must be led through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persona {
    /// One line for people.
    pub title: String,
    /// Where they come in.
    pub entry: Page,
    /// By fact, the answers in the order they are asked.
    pub said: Vec<(&'static str, Vec<String>)>,
    /// The exact pages gone through, questions and routers left out.
    pub path: Vec<Page>,
    /// The exact pages offered beside them.
    pub offers: Vec<Page>,
}

impl Persona {
    /// The persona as authors read and write it.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("## {}\n\n- entrée : {}\n", self.title, link(&self.entry));
        for (fact, values) in &self.said {
            let _ = writeln!(out, "- {fact} : {}", values.join(", "));
        }
        let _ = writeln!(out, "- chemin : {}", links(&self.path));
        if !self.offers.is_empty() {
            let _ = writeln!(out, "- propose : {}", links(&self.offers));
        }
        out
    }
}

fn links(pages: &[Page]) -> String {
    let all: Vec<String> = pages.iter().map(link).collect();
    all.join(", ")
}

fn link(page: &Page) -> String {
    format!("[{}](../fr/{}.md)", page.words, page.id)
}
