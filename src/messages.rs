//! Messages ready to copy, made from the personal path. They hold what the
//! person said to the guide, never a name, number or code.

use crate::why;
use crate::words;
use guide::text::plain;
use guide::{Guide, Walk};

/// A message ready to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// To whom: « à mon établissement ».
    pub to: &'static str,
    /// The text.
    pub text: String,
}

/// The messages for somebody on `walk`.
#[must_use]
pub fn messages(guide: &Guide, walk: &Walk) -> Vec<Message> {
    let situation =
        lines(why::said(guide, walk).into_iter().map(|s| words::answered(&s.question, &s.answer)));
    let nodes: Vec<&guide::Node> = walk.path.iter().filter_map(|id| guide.node(*id)).collect();
    let steps = lines(nodes.iter().map(|n| n.short().to_owned()));
    let closings = nodes.iter().filter_map(|n| n.closing.as_ref());
    let say: Vec<String> = closings.flat_map(|c| c.say.iter().map(|s| unquoted(&plain(s)))).collect();
    let say = say.join("\n");
    vec![
        Message { to: words::TO_ESTABLISHMENT, text: words::message_to_establishment(&situation, &steps) },
        Message { to: words::TO_REFERENT, text: words::message_to_referent(&situation, &steps) },
        Message { to: words::TO_SUPPORT, text: words::message_to_support(&say, &situation, &steps) },
    ]
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.map(|t| format!("- {t}\n")).collect()
}

/// What stands between « and », when the whole text is a quotation.
fn unquoted(text: &str) -> String {
    let trimmed = text.trim();
    let inner = trimmed.strip_prefix('«').and_then(|t| t.strip_suffix('»'));
    inner.unwrap_or(trimmed).trim_matches([' ', '\u{a0}', '\u{202f}']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{finished, sample};

    #[test]
    fn messages_tell_the_situation_and_the_steps() {
        let guide = sample();
        let walk = finished(&guide).walk(&guide);
        let messages = messages(&guide, &walk);
        assert_eq!(messages.len(), 3);
        for message in &messages {
            assert!(message.text.contains("- Votre métier\u{a0}: Infirmier\n"), "{}", message.text);
        }
        assert!(
            messages[2].text.starts_with("Bonjour,\n\nJe n'arrive pas à me connecter.\n"),
            "{}",
            messages[2].text
        );
    }
}
