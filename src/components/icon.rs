//! The icons, drawn for this guide: strokes of one weight, in the text's colour.

use crate::components::html::{El, known};
use leptos::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    /// The guide's mark: a way of three steps, the last one reached.
    Mark,
    /// A phone.
    Phone,
    /// A computer.
    Computer,
    /// From one device to the other.
    Change,
    /// A link goes on.
    Forward,
    /// Search.
    Search,
    /// A card.
    Card,
}

/// Draws `which`; always beside words, so hidden from screen readers.
pub(crate) fn icon(which: Icon) -> El {
    let d = match which {
        Icon::Mark => {
            "M5 19h4a3 3 0 0 0 3-3V9a3 3 0 0 1 3-3h1M5 17a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM19 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"
        }
        Icon::Phone => "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2",
        Icon::Computer => "M4 5h16v11H4zM2 20h20M9 16v4M15 16v4",
        Icon::Change => "M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4",
        Icon::Forward => "M9 5l7 7-7 7",
        Icon::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20",
        Icon::Card => "M3 6h18v12H3zM6 10h4v4H6zM13 10h5M13 14h5",
    };
    drawing("icon", 24, d.to_owned())
}

/// A path in a square of `side` units, hidden from screen readers.
pub(crate) fn drawing(class: &'static str, side: i32, path: String) -> El {
    let square = format!("0 0 {side} {side}");
    let drawn = view! {
        <svg class=class viewBox=square width=side height=side aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    };
    known(drawn.into_any())
}
