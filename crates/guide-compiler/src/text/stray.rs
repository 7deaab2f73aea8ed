//! What looks like structure, but stands in free text: refused, lest it be published.

use crate::contacts;
use crate::diagnostic::Diagnostic;
use crate::diagnostics::{bad_bullet, bad_structure, loose_line, near_keyword, placeholder_link};
use crate::markdown::{Inline, InlineKind};
use crate::source::{Span, holds};
use crate::syntax::{ARROWS, attribute, broken_link};

/// Attributes that nobody writes by accident at the start of a line.
const ATTRIBUTES: [&str; 8] = ["fixe", "aide", "perte", "sinon", "qui", "préparer", "dire", "ancien"];

/// Signs of bold words and of words to type, when they stayed alone.
const SIGNS: [&str; 3] = ["**", "__", "`"];

/// What other Markdowns know and the guide does not.
const FOREIGN: [(&str, &str); 5] = [
    ("~~", "de texte barré"),
    ("[ ] ", "de case à cocher"),
    ("[x] ", "de case à cocher"),
    ("[X] ", "de case à cocher"),
    ("[^", "de note de bas de page"),
];

/// An item that looks like a rule, an answer or an attribute.
pub(super) fn in_item(inlines: &[Inline], span: Span) -> Option<Diagnostic> {
    match inlines.first().map(|first| (&first.kind, first.span)) {
        Some((InlineKind::Code(_), _)) if inlines.len() > 1 => Some(loose_line::answer_in_text(span)),
        Some((InlineKind::Text(text), place)) => {
            let (word, _) = attribute(text)?;
            let known = ATTRIBUTES.contains(&word);
            known.then(|| loose_line::attribute_in_text(place.part(0, word.len()), word))
        }
        _ => None,
    }
}

/// A heading that looks like an answer or leads somewhere.
pub(super) fn in_heading(inlines: &[Inline], span: Span) -> Option<Diagnostic> {
    let link = inlines.iter().find(|i| matches!(i.kind, InlineKind::Link(_)));
    match inlines.first().map(|first| &first.kind) {
        Some(InlineKind::Code(_)) if inlines.len() > 1 => Some(loose_line::answer_in_text(span)),
        _ => link.map(|link| bad_structure::link_in_heading(link.span)),
    }
}

/// A paragraph that looks like a rule, or like the lines of a list.
pub(super) fn in_paragraph(inlines: &[Inline], words: &str, span: Span) -> Option<Diagnostic> {
    // Bullets that are not Markdown's run into one paragraph; their first bytes are not ASCII.
    if words.as_bytes().first().is_some_and(|byte| !byte.is_ascii())
        && let Some(dash) = bad_bullet::other_dash(words)
    {
        return Some(bad_bullet::not_a_dash(span.part(0, dash.len()), dash));
    }
    if words.starts_with('|') {
        return Some(bad_structure::table(span));
    }
    let link = inlines.iter().any(|i| matches!(i.kind, InlineKind::Link(_)));
    let conditional = words.starts_with("Si ");
    if !link && !conditional {
        return None;
    }
    let arrow = || ARROWS.iter().any(|arrow| words.contains(arrow));
    let test = || [" = ", " ≠ ", " != ", " parmi ("].iter().any(|sign| words.contains(sign));
    let rule = arrow() || (conditional && test());
    rule.then(|| loose_line::rule_in_text(span))
}

/// An address, a link or a sign that Markdown did not understand; a contact, unless it may stand there.
pub(super) fn in_words(text: &str, span: Span, with_contacts: bool) -> Option<Diagnostic> {
    // Every one of the signs below holds one of these; most texts hold none.
    let any =
        holds(text, |b| matches!(b, b'[' | b']' | b'/' | b'w' | b'*' | b'_' | b'`' | b'~' | b'@' | b'+'));
    // A national number begins with a nought.
    if !with_contacts
        && (any || text.as_bytes().contains(&b'0'))
        && let Some((at, contact)) = contacts::first(text)
    {
        return Some(placeholder_link::contact(span.part(at, contact.len())));
    }
    if !any {
        return None;
    }
    let until = |from: usize, end: &[char]| {
        let rest = text.get(from..).unwrap_or("");
        rest.find(end).unwrap_or(rest.len())
    };
    if let Some(at) = broken_link(text) {
        let start = text.get(..at).and_then(|t| t.rfind('[')).unwrap_or(at);
        let end = at + 2 + until(at + 2, &[')', ']', '\n']);
        let end = end + usize::from(text.get(end..).is_some_and(|t| t.starts_with([')', ']'])));
        return Some(loose_line::broken_link(
            span.part(start, end - start),
            text.get(start..end).unwrap_or(""),
        ));
    }
    if let Some(at) = text.find(".md") {
        return Some(loose_line::broken_link(span.part(at, 3), ""));
    }
    if let Some(at) = ["https://", "http://", "www."].iter().filter_map(|sign| text.find(sign)).min() {
        return Some(placeholder_link::outside(span.part(at, until(at, &[' ', '\u{a0}', '\n', ')', '»']))));
    }
    if let Some(at) = text.find("[!") {
        let len = until(at, &[']', '\n']);
        let closed = usize::from(text.get(at + len..).is_some_and(|t| t.starts_with(']')));
        return Some(near_keyword::callout(
            span.part(at, len + closed),
            text.get(at + 2..at + len).unwrap_or(""),
        ));
    }
    let may_be_foreign = text.as_bytes().contains(&b'[') || text.as_bytes().contains(&b'~');
    if may_be_foreign
        && let Some((at, sign, what)) =
            FOREIGN.iter().filter_map(|(sign, what)| Some((text.find(sign)?, sign, what))).min()
    {
        return Some(bad_structure::foreign(span.part(at, sign.len()), what));
    }
    let (at, sign) = SIGNS.iter().filter_map(|sign| Some((text.find(sign)?, sign))).min()?;
    Some(loose_line::stray_sign(span.part(at, sign.len()), sign))
}
