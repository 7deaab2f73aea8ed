//! Virtual readers behind lines of text, for tests that drive them from another language: one request a line on
//! the standard input, one answer a line on the standard output, in order.
//!
//! | request | answer |
//! |---|---|
//! | `new MODEL` | the reader's number, its device descriptor, its configuration descriptor |
//! | `insert N INTERFACE SLOT VARIANT`, `remove N INTERFACE SLOT`, `unplug N`, `plan N INTERFACE AT FAULT` | `ok` |
//! | `write N INTERFACE HEX` | `ok`, or how it failed |
//! | `read N INTERFACE LENGTH` | `ok HEX`, how it failed, or `never` |
//! | `listen N INTERFACE` | `ok HEX`, or `never` |
//! | `control N INTERFACE REQUEST VALUE` | `ok HEX`, how it failed, or `never` |
//! | `clear N INTERFACE PIPE` (0 out, 1 in), `reset N` | `ok` |
//! | `card VARIANT` | the number of a card without a reader |
//! | `reset-card N` | `ok HEX`: its answer to reset, or `mute` |
//! | `apdu N HEX` | `ok HEX`: its answer to a whole command |
//! | `caught N` | how many commands of it were caught |
//! | `state N` | how many cards have power, how many commands were caught, how many messages were written |
//!
//! Bytes are hexadecimal digits, `-` for none. The reader's clock jumps to whatever comes next.

mod words;

use ccid::{Instant, Pipe};
use sim::{Card, Device, Fault, Line, Model, Reader, Variant};
use std::io::{BufRead as _, Write as _};
use words::{hex, request, said, unhex};

/// A reader and its clock.
struct Behind {
    reader: Reader,
    now: Instant,
}

fn main() {
    let mut readers: Vec<Behind> = Vec::new();
    let mut cards: Vec<Card> = Vec::new();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let answer = alone(&mut cards, &words).or_else(|| answer(&mut readers, &words));
        let answer = answer.unwrap_or_else(|| "misunderstood".to_owned());
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

/// What concerns a card without a reader.
fn alone(cards: &mut Vec<Card>, words: &[&str]) -> Option<String> {
    if let ["card", variant] = words {
        cards.push(Card::new(Variant::of_key(variant)?));
        return Some((cards.len() - 1).to_string());
    }
    let (["reset-card" | "caught", number] | ["apdu", number, _]) = words else { return None };
    let card = cards.get_mut(number.parse::<usize>().ok()?)?;
    Some(match words {
        ["apdu", _, command] => format!("ok {}", hex(&card.transmit(&unhex(command)?))),
        ["caught", _] => card.caught().len().to_string(),
        _ => card.power_up().map_or_else(|| "mute".to_owned(), |atr| format!("ok {}", hex(atr))),
    })
}

fn answer(readers: &mut Vec<Behind>, words: &[&str]) -> Option<String> {
    if let ["new", key] = words {
        let model = Model::ALL.into_iter().find(|model| model.key == *key)?;
        let reader = Reader::new(model);
        let descriptors = [reader.device(), reader.configuration()].map(|bytes| hex(&bytes));
        readers.push(Behind { reader, now: Instant::START });
        return Some(format!("{} {}", readers.len() - 1, descriptors.join(" ")));
    }
    let (word, rest) = words.split_first()?;
    let (number, rest) = rest.split_first()?;
    let Behind { reader, now } = readers.get_mut(number.parse::<usize>().ok()?)?;
    match (*word, rest) {
        ("unplug", []) => reader.unplug(),
        ("reset", []) => interfaces(reader).for_each(|at| {
            reader.interface(at).into_iter().for_each(Device::reset);
        }),
        ("state", []) => return Some(state(reader)),
        (word, [interface, rest @ ..]) => {
            let interface: u8 = interface.parse().ok()?;
            return on(reader, interface, word, rest, now);
        }
        _ => return None,
    }
    Some("ok".to_owned())
}

/// What concerns one interface.
fn on(reader: &mut Reader, interface: u8, word: &str, rest: &[&str], now: &mut Instant) -> Option<String> {
    match (word, rest) {
        ("insert", [slot, variant]) => {
            let line = Line::new(Card::new(Variant::of_key(variant)?));
            reader.insert(interface, slot.parse().ok()?, line);
        }
        ("remove", [slot]) => drop(reader.remove(interface, slot.parse().ok()?)),
        ("plan", [at, fault]) => {
            let fault = Fault::ALL.into_iter().find(|known| format!("{known:?}") == *fault)?;
            reader.interface(interface)?.plan(&[(at.parse().ok()?, fault)], 1);
        }
        ("write", [bytes]) => {
            let written = reader.interface(interface)?.write(&unhex(bytes)?, *now);
            return Some(said(written.map(|()| Vec::new())));
        }
        ("read", [length]) => {
            let pipes = reader.interface(interface)?;
            let length = length.parse().ok()?;
            if let Some(read) = pipes.read(length, *now) {
                return Some(said(read));
            }
            let Some(due) = pipes.due() else { return Some("never".to_owned()) };
            *now = due.max(*now);
            return Some(pipes.read(length, *now).map_or_else(|| "never".to_owned(), said));
        }
        ("listen", []) => {
            let notice = reader.interface(interface)?.notification(*now);
            return Some(notice.map_or_else(|| "never".to_owned(), |bytes| said(Ok(bytes))));
        }
        ("control", [number, value]) => {
            let request = request(number, value)?;
            let done = reader.interface(interface)?.control(request, *now);
            return Some(done.map_or_else(|| "never".to_owned(), said));
        }
        ("clear", [pipe]) => {
            let pipe = if *pipe == "0" { Pipe::BulkOut } else { Pipe::BulkIn };
            reader.interface(interface)?.clear_halt(pipe);
        }
        _ => return None,
    }
    Some("ok".to_owned())
}

fn interfaces(reader: &Reader) -> core::ops::Range<u8> {
    0..reader.model().interfaces
}

fn state(reader: &mut Reader) -> String {
    let (mut powered, mut caught, mut messages) = (0_usize, 0_usize, 0_u32);
    let slots = reader.model().slots;
    for number in interfaces(reader) {
        let Some(pipes) = reader.interface(number) else { continue };
        messages += pipes.messages();
        for slot in 0..slots {
            powered += usize::from(pipes.has_power(slot));
            caught += pipes.line(slot).map_or(0, |line| line.card().caught().len());
        }
    }
    format!("{powered} {caught} {messages}")
}
