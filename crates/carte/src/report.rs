//! The text for whoever helps: where it was read and with what, then what `cps` says of the card, then what failed on
//! the way. Names and numbers only if they are chosen.

use crate::session::Session;
use crate::words;
use core::fmt::{self, Write as _};
use cps::Seconds;
use cps::support::{self, Shown};
use cps::view::{Choices, Means, Reader};

/// Writes it.
#[must_use]
pub fn write(means: Means, reader: Option<&Reader>, session: Option<&Session>, choices: Choices) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = whole(&mut text, means, reader, session, choices);
    text
}

fn whole(
    text: &mut String,
    means: Means,
    reader: Option<&Reader>,
    session: Option<&Session>,
    choices: Choices,
) -> fmt::Result {
    let begun = session.map(Session::begun);
    let virtually = begun.is_some_and(|begun| begun.demonstration);
    writeln!(text, "{}\n", if virtually { words::DEMONSTRATION } else { words::EXPERIMENTAL })?;
    writeln!(text, "Système\u{a0}: {}", words::system(means.system))?;
    writeln!(text, "Accès aux lecteurs\u{a0}: {}", words::reach(means.reach))?;
    if let Some(reader) = reader {
        described(text, reader)?;
    }
    let Some((session, begun)) = session.zip(begun) else {
        return writeln!(text, "\n{}", words::NOTHING);
    };
    match session.report() {
        Some(report) => {
            let Choices { names, numbers } = choices;
            let shown = Shown { names, identifier: numbers, card: numbers, structure: names && numbers };
            write!(text, "\n{}", support::print(report, Seconds(begun.today), shown))?;
        }
        None => write!(text, "\n{}\n{}", words::NOTHING, support::findings(&session.findings()))?,
    }
    if !session.mishaps().is_empty() {
        writeln!(text, "\n{}", words::MISHAPS)?;
        session.mishaps().iter().try_for_each(|line| writeln!(text, "{line}"))?;
    }
    Ok(())
}

fn described(text: &mut String, reader: &Reader) -> fmt::Result {
    let Reader { vendor, product, .. } = reader;
    let name = reader.name.as_deref().unwrap_or("sans nom");
    let [high, low] = reader.release.to_be_bytes();
    writeln!(text, "Lecteur\u{a0}: {name}, {vendor:04X}:{product:04X}, version {high:x}.{low:02x}")?;
    writeln!(text, "  {}", words::behaviour(reader.behaviour))?;
    for interface in &reader.interfaces {
        let (class, level) = (words::class(interface.class), interface.level.map(words::level));
        write!(
            text,
            "  interface {}\u{a0}: {class}, {}",
            interface.number,
            level.unwrap_or("niveau inconnu")
        )?;
        match interface.slots {
            Some(slots) => writeln!(text, ", fentes\u{a0}: {slots}")?,
            None => writeln!(text)?,
        }
    }
    reader.faults.iter().try_for_each(|fault| writeln!(text, "  {}", words::fault(*fault)))
}
