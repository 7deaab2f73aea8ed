//! Examining cards: how many exchanges and bytes, beside what their data require and what OpenSC sends; and what
//! all our layers take of the processor, beside what the card takes of the day.

use cps::{Examination, ReadCommand, Step};
use iso7816::tlv;
use iso7816::{Command, Response};
use sim::host::{Ended, profile};
use sim::{Card, Host, Interface, Line, Model, Reader, Variant};
use std::time::Duration;

use crate::against;
use crate::clock::least;

/// What the issuer's own library asks for at once (Cryptolib CPS 5.2, `card-cps3.c`).
const LONGEST_READ: usize = 231;
/// Exchanges until kind, update, tries and end date are known.
const VERDICT: f64 = 16.0;
/// Our share of the time of one command, in percent of the card's.
const SHARE: f64 = 1.0;

/// What one examination cost.
#[derive(Debug, Default)]
struct Cost {
    /// TPDUs of T=0, GET RESPONSE counted.
    exchanges: u32,
    verdict: u32,
    /// What the files that were read require.
    least: usize,
    /// On the bulk pipes, both ways.
    bytes: u64,
    /// By the card's own speed.
    time: Duration,
}

type Side = Host<ReadCommand, Interface>;

/// A TPDU reader with this card in it, powered.
fn desk(variant: Variant) -> Result<(Side, Examination, Step), Ended> {
    let model = Model::TPDU;
    let mut reader = Reader::new(model.clone());
    let unsupported = |what: ccid::Unsupported| Ended::Failed(what.into());
    let profile = profile(model.id, &reader.configuration(), 0).map_err(unsupported)?;
    reader.insert(0, 0, Line::new(Card::new(variant)));
    let interface = reader.into_interface(0).ok_or(Ended::Hang)?;
    let mut host = Host::new(profile, 0, interface).map_err(unsupported)?;
    let powered = host.power_on()?;
    let (examination, step) = Examination::start(&powered.atr);
    Ok((host, examination, step))
}

fn examine(variant: Variant) -> Result<Cost, Ended> {
    let (mut host, mut examination, mut step) = desk(variant)?;
    let before = host.device().messages();
    let begin = host.now();
    let mut cost = Cost::default();
    let bytes = |host: &Side| host.bytes().iter().sum::<u64>();
    let bytes_before = bytes(&host);
    while let Step::Send(command) = &step {
        let response = host.transmit(command)?;
        cost.least += required(command, &response);
        step = examination.answer(&response);
        cost.exchanges = host.device().messages() - before;
        if cost.verdict == 0 && examination.report().authentication.is_some() {
            cost.verdict = cost.exchanges;
        }
    }
    cost.bytes = bytes(&host) - bytes_before;
    cost.time = host.now().since(begin);
    Ok(cost)
}

/// The fewest exchanges that get what a command was sent for: those of a file are counted when it is selected.
fn required(command: &ReadCommand, response: &Response) -> usize {
    let command = command.to_apdu();
    let asks_back = command.le().is_some();
    match command.header().ins {
        0xa4 if asks_back && response.status().is_success() => {
            let size = [0x62, 0x6f].into_iter().find_map(|tag| {
                let inside = tlv::find(response.data(), tag).ok().flatten()?;
                let size = tlv::find(inside, 0x80).ok().flatten()?;
                Some(size.iter().fold(0, |size, byte| size << 8 | usize::from(*byte)))
            });
            2 + size.unwrap_or(0).div_ceil(LONGEST_READ)
        }
        0xb0 => 0,
        0xcb => 2,
        _ => 1,
    }
}

/// Prints the figures; whether the budgets hold.
pub(crate) fn measure() -> bool {
    println!("\nExaminer une carte virtuelle, lecteur TPDU, T=0 (échanges avec GET RESPONSE)\n");
    println!(
        "  {:<26} {:>8} {:>9} {:>8} {:>8} {:>9}",
        "carte", "verdict", "échanges", "minimum", "octets", "carte, s"
    );
    let (mut verdict, mut more) = (0, 0);
    for variant in Variant::ALL.into_iter().filter(|variant| variant.has_files()) {
        let cost = match examine(variant) {
            Ok(cost) => cost,
            Err(ended) => {
                println!("  {} : {ended:?}", variant.key());
                return false;
            }
        };
        let Cost { exchanges, verdict: first, least, bytes, time } = cost;
        println!(
            "  {:<26} {first:>8} {exchanges:>9} {least:>8} {bytes:>8} {:>9.1}",
            variant.key(),
            time.as_secs_f64()
        );
        verdict = verdict.max(first);
        // One more for each certificate, whose first bytes are read first.
        let over = usize::try_from(exchanges).unwrap_or(usize::MAX).saturating_sub(least + 2);
        more = more.max(over);
    }
    println!("\n{}", include_str!("../../opensc/echanges.txt"));
    let holds = [
        against("premier verdict, au pire", f64::from(verdict), "échanges", VERDICT),
        against(
            "échanges au-delà du nécessaire",
            f64::from(u32::try_from(more).unwrap_or(u32::MAX)),
            "échanges",
            0.0,
        ),
        processor(),
    ];
    holds.iter().all(|holds| *holds)
}

/// The processor's time for a command through all layers, the virtual reader's and card's included.
fn processor() -> bool {
    let Ok(cost) = examine(Variant::Cps3) else { return false };
    let whole = least(|| examine(Variant::Cps3).is_ok());
    let exchanges = f64::from(cost.exchanges.max(1));
    let (ours, card) = (whole / exchanges, cost.time.as_secs_f64() / exchanges);
    println!(
        "  un échange : {:.1} µs de processeur, lecteur et carte virtuels compris ; {:.0} ms de carte",
        ours * 1e6,
        card * 1e3
    );
    against("processeur, part du temps de la carte", ours / card * 100.0, "%", SHARE)
}
