//! What lies between a reader and a card, and what goes wrong there, the same for every host.
//!
//! Hosts differ in what they send, so a fault belongs to a place in the count of
//! exchanges, not to a block: the fifth exchange of a dialogue is garbled for all.

use sim::Chance;

/// A card of `sim` that says it takes shorter blocks than it does, so that commands come in chains.
#[derive(Clone, Debug)]
pub struct Narrow {
    /// The card, which speaks T=1 only.
    pub line: sim::Line,
    /// What it says it takes (IFSC), from 1 to 254.
    pub takes: u8,
}

impl Narrow {
    /// Powers and resets it: its answer to reset.
    fn power_up(&mut self) -> Option<Vec<u8>> {
        let mut atr = self.line.power_up()?;
        // TA3, and the check code that covers it (ISO 7816-3 §8.2.5, §11.4.2).
        if let [_, _, _, _, takes, .., code] = atr.as_mut_slice() {
            *code ^= *takes ^ self.takes;
            *takes = self.takes;
        }
        Some(atr)
    }
}

/// What happens to one exchange of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The card never hears the block.
    LostOnTheWay,
    /// The reader never hears the answer.
    LostOnTheWayBack,
    /// The card hears a wrong bit.
    GarbledOnTheWay,
    /// The reader hears a wrong bit, and does not notice.
    GarbledOnTheWayBack,
    /// The reader hears a wrong bit and says so.
    Parity,
    /// The answer comes after the reader has asked for patience.
    Late,
}

/// Which exchanges go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faults {
    /// Whatever happens follows from it.
    pub seed: u64,
    /// How often, of a hundred times, something happens.
    pub often: u8,
    /// What may happen.
    pub kinds: &'static [Fault],
}

/// What a reader heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A block, perhaps a wrong one.
    Block(Vec<u8>),
    /// Nothing.
    Silence,
    /// A character with wrong parity.
    Parity,
}

/// One exchange as it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// What the host sent.
    pub sent: Vec<u8>,
    /// What happened to it.
    pub fault: Fault,
    /// What came of it.
    pub heard: Heard,
}

/// A card behind a line.
#[derive(Debug)]
pub struct Wire {
    /// The card.
    pub card: Narrow,
    faults: Faults,
    /// What went over it since the card was powered.
    pub log: Vec<Exchange>,
}

impl Wire {
    /// A line to `card` with these faults.
    pub const fn new(card: Narrow, faults: Faults) -> Self {
        Self { card, faults, log: Vec::new() }
    }

    /// Powers and resets the card; the count of exchanges begins anew.
    pub fn power_up(&mut self) -> Option<Vec<u8>> {
        self.log.clear();
        self.card.power_up()
    }

    /// Takes the card's power.
    pub fn power_down(&mut self) {
        self.card.line.power_down();
    }

    /// One block there and one back; `extension` multiplies the reader's patience.
    pub fn exchange(&mut self, sent: &[u8], extension: u8) -> (Fault, Heard) {
        let place = u64::try_from(self.log.len()).unwrap_or(u64::MAX);
        let mut chance = Chance::new(self.faults.seed.wrapping_add(place.wrapping_mul(0x9e37_79b9)));
        let happens = chance.percent(self.faults.often);
        let fault = chance.pick(self.faults.kinds).filter(|_| happens).copied().unwrap_or(Fault::None);
        let mut there = sent.to_vec();
        if fault == Fault::GarbledOnTheWay {
            chance.flip(&mut there);
        }
        let lost = fault == Fault::LostOnTheWay;
        let back = if lost { None } else { self.card.line.t1(&there, extension).ok() };
        let heard = match (back.map(|said| said.bytes), fault) {
            (None, _) | (_, Fault::LostOnTheWayBack) => Heard::Silence,
            (_, Fault::Parity) => Heard::Parity,
            (Some(mut block), Fault::GarbledOnTheWayBack) => {
                chance.flip(&mut block);
                Heard::Block(block)
            }
            (Some(block), _) => Heard::Block(block),
        };
        self.log.push(Exchange { sent: sent.to_vec(), fault, heard: heard.clone() });
        (fault, heard)
    }
}
