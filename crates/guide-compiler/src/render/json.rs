//! Diagnostics as JSON, one array.

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Source, position};

/// All diagnostics as a JSON array.
#[must_use]
pub fn all(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    let each: Vec<String> = diagnostics.iter().map(|d| one(d, sources)).collect();
    format!("[{}]\n", each.join(","))
}

fn one(d: &Diagnostic, sources: &[Source]) -> String {
    let severity = severity(d.rule.severity);
    let secondary: Vec<String> = d.secondary.iter().map(|l| label(l, sources)).collect();
    let helps: Vec<String> = d.helps.iter().map(|h| string(h)).collect();
    let fix = d.fix.as_ref().map_or_else(
        || "null".to_owned(),
        |f| {
            let place = label(&Label { span: f.span, text: String::new() }, sources);
            format!("{{\"place\":{place},\"replacement\":{}}}", string(&f.replacement))
        },
    );
    format!(
        "{{\"code\":{},\"severity\":\"{severity}\",\"title\":{},\"primary\":{},\"secondary\":[{}],\"helps\":[{}],\"fix\":{fix}}}",
        string(d.rule.code),
        string(&d.title),
        label(&d.primary, sources),
        secondary.join(","),
        helps.join(","),
    )
}

/// As JSON and SARIF call it.
pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn label(label: &Label, sources: &[Source]) -> String {
    let source = sources.get(label.span.file as usize);
    let (file, text) = source.map_or(("", ""), |s| (s.name.as_str(), s.text.as_str()));
    let (start, end) = (position(text, label.span.start as usize), position(text, label.span.end as usize));
    format!(
        "{{\"file\":{},\"line\":{},\"column\":{},\"endLine\":{},\"endColumn\":{},\"label\":{}}}",
        string(file),
        start.line,
        start.column,
        end.line,
        end.column,
        string(&label.text)
    )
}

/// `text` as a JSON string, which is also one of JavaScript's.
#[must_use]
pub fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_json() {
        assert_eq!(string("a \"b\" \\ é"), r#""a \"b\" \\ é""#);
        assert_eq!(string("a\n\t\u{2028}"), r#""a\n\u0009\u2028""#);
    }
}
