//! Diagnostics as SARIF 2.1.0, for annotations on a change.

use super::json::{severity, string};
use crate::diagnostic::Diagnostic;
use crate::diagnostics::ALL;
use crate::source::{Source, position};

/// All diagnostics as one SARIF run.
#[must_use]
pub fn all(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    let rules: Vec<String> = ALL
        .iter()
        .map(|r| {
            format!("{{\"id\":{},\"shortDescription\":{{\"text\":{}}}}}", string(r.code), string(r.summary))
        })
        .collect();
    let results: Vec<String> = diagnostics.iter().map(|d| result(d, sources)).collect();
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{{\"name\":\"guide-compiler\",\"rules\":[{}]}}}},\"results\":[{}]}}]}}\n",
        rules.join(","),
        results.join(",")
    )
}

fn result(d: &Diagnostic, sources: &[Source]) -> String {
    let level = severity(d.rule.severity);
    let span = d.primary.span;
    let source = sources.get(span.file as usize);
    let (file, text) = source.map_or(("", ""), |s| (s.name.as_str(), s.text.as_str()));
    let (start, end) = (position(text, span.start as usize), position(text, span.end as usize));
    let mut words = vec![d.title.clone()];
    words.extend(d.helps.iter().cloned());
    format!(
        "{{\"ruleId\":{},\"level\":\"{level}\",\"message\":{{\"text\":{}}},\"locations\":[{{\"physicalLocation\":{{\"artifactLocation\":{{\"uri\":{}}},\"region\":{{\"startLine\":{},\"startColumn\":{},\"endLine\":{},\"endColumn\":{}}}}}}}]}}",
        string(d.rule.code),
        string(&words.join("\n")),
        string(file),
        start.line,
        start.column,
        end.line,
        end.column
    )
}
