//! A reader that does what it should, for each level, with a card in it.

use crate::chance::Chance;
use crate::t1_card::Card;
use ccid::message::{Answer, Body, Frame, ProtocolParameters, Received, Request, SlotStatus};
use iso7816::{CommandApdu, Form};

/// What kind of reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    TpduT0,
    TpduT1,
    Short,
    Extended,
}

pub(crate) const KINDS: [Kind; 4] = [Kind::TpduT0, Kind::TpduT1, Kind::Short, Kind::Extended];

impl Kind {
    pub(crate) fn features(self) -> u32 {
        match self {
            Self::TpduT0 | Self::TpduT1 => 0x0001_00ba,
            Self::Short => 0x0002_04ba,
            Self::Extended => 0x0004_08fe,
        }
    }

    /// T=0; or T=1 with extended length (third byte of the capabilities).
    pub(crate) fn atr(self) -> &'static [u8] {
        match self {
            Self::TpduT0 | Self::Short => &[0x3b, 0x00],
            Self::TpduT1 | Self::Extended => {
                &[0x3b, 0x85, 0x81, 0x31, 0xfe, 0x45, 0x80, 0x73, 0x00, 0x00, 0xc0, 0xfd]
            }
        }
    }
}

/// A reader and its card.
pub(crate) struct Reader {
    pub(crate) kind: Kind,
    most: usize,
    powered: bool,
    card: Card,
    /// What T=0 keeps for GET RESPONSE.
    waiting: Vec<u8>,
    /// Parts of a command that came, and of an answer that are still to go.
    coming: Vec<u8>,
    going: Vec<u8>,
    /// How often, of a hundred times, it asks for more time.
    pub(crate) patience: usize,
}

impl Reader {
    pub(crate) fn new(kind: Kind, most: usize) -> Self {
        let mut card = Card::new(false, 254, apdu);
        card.wtx = 5;
        Self {
            kind,
            most,
            powered: false,
            card,
            waiting: Vec::new(),
            coming: Vec::new(),
            going: Vec::new(),
            patience: 5,
        }
    }

    /// What it answers to a message; what it answers first, if it wants time, comes before.
    pub(crate) fn hear(&mut self, message: &[u8], chance: &mut Chance) -> Vec<Vec<u8>> {
        let frame = Frame::parse(message).unwrap();
        let Ok(Received::Request(request)) = Received::parse(&frame) else { panic!("{frame}") };
        let mut answers = Vec::new();
        let mut say = |bits: u8, error: u8, body| {
            let status = SlotStatus::from_bytes(bits, error);
            let answer = Answer { slot: frame.slot, sequence: frame.sequence, status, body };
            answers.push(answer.emit());
        };
        let whole = |data| Body::DataBlock { chain: 0, data };
        match request {
            Request::IccPowerOn(_) => {
                self.powered = true;
                let wtx = self.card.wtx;
                self.card = Card::new(false, 254, apdu);
                self.card.wtx = wtx;
                say(0, 0, whole(self.kind.atr().to_vec()));
            }
            Request::XfrBlock { level, data, .. } if self.powered => {
                while chance.percent(self.patience) {
                    say(0x80, 2, whole(Vec::new()));
                }
                let (chain, data) = self.block(level, &data, chance);
                say(0, 0, Body::DataBlock { chain, data });
            }
            Request::XfrBlock { .. } => say(0x41, 0xfe, whole(Vec::new())),
            Request::SetParameters(parameters) => say(0, 0, Body::Parameters(Some(parameters))),
            Request::GetParameters => {
                let parameters = match self.kind {
                    Kind::TpduT1 | Kind::Extended => {
                        ProtocolParameters::parse(1, &[0x11, 0x10, 0, 0x45, 0, 0xfe, 0])
                    }
                    Kind::TpduT0 | Kind::Short => ProtocolParameters::parse(0, &[0x11, 0, 0, 10, 0]),
                };
                say(0, 0, Body::Parameters(parameters));
            }
            Request::IccPowerOff => {
                self.powered = false;
                say(1, 0, Body::SlotStatus { clock: 0 });
            }
            _ => say(u8::from(!self.powered), 0, Body::SlotStatus { clock: 0 }),
        }
        answers
    }

    fn block(&mut self, level: u16, data: &[u8], chance: &mut Chance) -> (u8, Vec<u8>) {
        match self.kind {
            Kind::TpduT0 => (0, self.tpdu(data)),
            Kind::TpduT1 => (0, self.card.hear(data, chance)),
            Kind::Short => {
                let answer = apdu(data);
                assert!(data.len() <= 261);
                (0, answer)
            }
            Kind::Extended => {
                if level != 0x10 {
                    self.coming.extend(data);
                    if level == 1 || level == 3 {
                        return (0x10, Vec::new());
                    }
                    self.going = apdu(&std::mem::take(&mut self.coming));
                }
                let rest = self.going.split_off(self.going.len().min(self.most - 10));
                let part = std::mem::replace(&mut self.going, rest);
                let chain = match (level == 0x10, self.going.is_empty()) {
                    (false, true) => 0,
                    (false, false) => 1,
                    (true, true) => 2,
                    (true, false) => 3,
                };
                (chain, part)
            }
        }
    }

    /// T=0: what cannot be said at once is announced.
    fn tpdu(&mut self, tpdu: &[u8]) -> Vec<u8> {
        // Asked for more, as a spoilt answer led to believe.
        let Some((header, data)) = tpdu.split_at_checked(5) else { return vec![0x67, 0x00] };
        let p3 = usize::from(header[4]);
        if header[1] == 0xc0 {
            let count = if p3 == 0 { 256 } else { p3 };
            if count > self.waiting.len() {
                return vec![0x6c, self.waiting.len() as u8];
            }
            let rest = self.waiting.split_off(count);
            let mut answer = std::mem::replace(&mut self.waiting, rest);
            answer.extend(self.more());
            return answer;
        }
        if header[1] == 0xb0 {
            return apdu(tpdu);
        }
        assert_eq!(data.len(), p3);
        // To a card with T=0, a case 4 command looks like case 3.
        let mut answer = apdu(tpdu);
        answer.truncate(answer.len() - 2);
        self.waiting = answer;
        self.more()
    }

    fn more(&self) -> Vec<u8> {
        match self.waiting.len() {
            0 => vec![0x90, 0x00],
            count if count >= 256 => vec![0x61, 0x00],
            count => vec![0x61, count as u8],
        }
    }
}

/// The card's commands: B0 gives as many bytes as were asked for (6C with odd P2, if too many), others echo
/// their data.
fn apdu(bytes: &[u8]) -> Vec<u8> {
    let Ok((command, form)) = CommandApdu::parse(bytes) else {
        return vec![0x67, 0x00];
    };
    let header = command.header();
    let le = command.le().map_or(0, |le| le.count());
    if header.ins == 0xb0 {
        if header.p2 & 1 == 1 && le > 7 && form == Form::Short {
            return vec![0x6c, 7];
        }
        let mut answer: Vec<u8> = (0..le).map(|i| (i as u8) ^ header.p1).collect();
        answer.extend([0x90, 0x00]);
        return answer;
    }
    let mut answer = command.data().to_vec();
    answer.extend([0x90, 0x00]);
    answer
}
