//! Typed text: what a page says, without a trace of HTML.

use crate::model::{LinkId, NodeId};
use serde::{Deserialize, Serialize};

/// A block of a page's body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of level 2 to 4 with the anchor that deep links use.
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Unique within the page.
        anchor: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A list; each item holds blocks.
    List {
        /// Numbered or not.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Self>>,
    },
    /// A framed remark.
    Callout(Callout, Vec<Self>),
    /// A table with one heading row.
    Table {
        /// The heading cells.
        head: Vec<Vec<Inline>>,
        /// The rows, each as long as `head`.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// The kinds of framed remarks (`> [!NOTE]` …).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Callout {
    /// `[!NOTE]`: good to know.
    Note,
    /// `[!TIP]`: added by the guide, not in the original document.
    Addition,
    /// `[!IMPORTANT]`: must be read.
    Important,
    /// `[!WARNING]`: something may be lost.
    Warning,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Bold.
    Strong(Vec<Self>),
    /// Italic.
    Emphasis(Vec<Self>),
    /// Something to type or read as is.
    Code(String),
    /// A link.
    Link(Target, Vec<Self>),
    /// A hard line break.
    Break,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// Another page, and optionally an anchor there.
    Node(NodeId, Option<String>),
    /// An anchor of this page.
    Anchor(String),
    /// An entry of the link table: a link when its address is known, else text.
    Outside(LinkId),
}

/// The plain words of `text`, marks and links dropped.
#[must_use]
pub fn plain(text: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(text, &mut out);
    out
}

fn push_plain(text: &[Inline], out: &mut String) {
    for inline in text {
        match inline {
            Inline::Text(t) | Inline::Code(t) => out.push_str(t),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
                push_plain(inner, out);
            }
            Inline::Break => out.push(' '),
        }
    }
}
