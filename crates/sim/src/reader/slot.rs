//! One slot of a virtual reader: power, parameters, and what goes to the card (CCID 1.1 §6.1).

use super::model::{Model, Oddity};
use crate::line::{DEFAULT_SPEED, Line, Said, Silence};
use ccid::Level;
use ccid::message::{PowerSelect, ProtocolParameters, SlotError};

/// A slot and the card in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Slot {
    pub(super) line: Option<Line>,
    /// The protocol and the speed that the reader speaks at; none without power.
    speaks: Option<(u8, u8)>,
    /// The parameters that the host set.
    set: Option<ProtocolParameters>,
    /// Parts of a command that came, and of an answer that are still to go.
    coming: Vec<u8>,
    going: Option<Vec<u8>>,
}

/// What the card gave, or why it gave nothing.
pub(super) enum Given {
    /// `bChainParameter`, bytes, and milliseconds.
    Data(u8, Vec<u8>, u64),
    /// `bError`.
    Failed(SlotError),
    /// NULL bytes without end: the reader goes on asking for time.
    Endless,
}

/// Values of `wLevelParameter` and `bChainParameter` (§6.1.4, §6.2.1).
mod part {
    pub(super) const WHOLE: u8 = 0x00;
    pub(super) const BEGINS: u8 = 0x01;
    pub(super) const ENDS: u8 = 0x02;
    pub(super) const GOES_ON: u8 = 0x03;
    pub(super) const MORE_WANTED: u8 = 0x10;
}

/// `wLevelParameter` and `bError` 8: it lies there.
const LEVEL_PARAMETER: SlotError = SlotError(8);

impl Slot {
    /// A slot with this card in it, without power.
    pub(super) fn with(line: Line) -> Self {
        Self { line: Some(line), ..Self::default() }
    }

    pub(super) const fn has_power(&self) -> bool {
        self.speaks.is_some()
    }

    /// Takes the power; parts under way are forgotten.
    pub(super) fn power_off(&mut self) {
        if let Some(line) = &mut self.line {
            line.power_down();
        }
        let line = self.line.take();
        *self = Self { line, ..Self::default() };
    }

    /// The answer to reset; cards of these kinds need 3 V or 5 V (ISO 7816-3 §5.1.3).
    pub(super) fn power_on(&mut self, select: PowerSelect, model: &Model) -> Option<Vec<u8>> {
        self.power_off();
        let line = self.line.as_mut().filter(|_| select != PowerSelect::OnePointEightVolts)?;
        let atr = line.power_up()?;
        let (protocol, mut speed) = line.agreed()?;
        if model.features & 0x40 != 0 && line.fastest() != speed {
            // The reader negotiates by itself.
            speed = pps(line, protocol, line.fastest()).unwrap_or(speed);
        }
        self.speaks = Some((protocol, speed));
        Some(atr)
    }

    /// The parameters in use (§6.2.3).
    pub(super) fn parameters(&self) -> Option<ProtocolParameters> {
        let (protocol, speed) = self.speaks?;
        self.set.or_else(|| match protocol {
            1 => ProtocolParameters::parse(1, &[speed, 0x10, 0, 0x45, 0, 32, 0]),
            _ => ProtocolParameters::parse(0, &[speed, 0, 0, 10, 0]),
        })
    }

    /// Takes parameters; a reader that does PPS agrees on them with the card first (`dwFeatures` bit 80).
    pub(super) fn set_parameters(
        &mut self,
        wanted: ProtocolParameters,
        model: &Model,
    ) -> Result<(), SlotError> {
        let protocol = wanted.protocol().number();
        let (Some(line), Some(current)) = (&mut self.line, self.speaks) else { return Err(SlotError::MUTE) };
        if model.has(Oddity::FixedParameters) {
            return Err(SlotError::HARDWARE);
        }
        let mut speed = wanted.speed();
        if model.features & 0x80 != 0 && (protocol, speed) != current {
            speed = pps(line, protocol, speed).ok_or(SlotError::MUTE)?;
        }
        (self.speaks, self.set) = (Some((protocol, speed)), Some(wanted));
        Ok(())
    }

    /// A block for the card (§6.1.4).
    pub(super) fn exchange(&mut self, extension: u8, level: u16, data: &[u8], model: &Model) -> Given {
        if self.line.is_none() || !self.has_power() {
            return Given::Failed(SlotError::MUTE);
        }
        let [level, high] = level.to_le_bytes();
        if high != 0 {
            return Given::Failed(LEVEL_PARAMETER);
        }
        if level == part::MORE_WANTED {
            return match self.going.take() {
                Some(rest) => self.give(rest, false, 0, model),
                None => Given::Failed(LEVEL_PARAMETER),
            };
        }
        if model.level() == Level::Tpdu {
            let said = self.tpdu(extension, data);
            return self.said(said, model);
        }
        let begins = matches!(level, part::WHOLE | part::BEGINS);
        let sound = model.level() == Level::ExtendedApdu || level == part::WHOLE;
        if !sound || begins != self.coming.is_empty() {
            self.coming.clear();
            return Given::Failed(LEVEL_PARAMETER);
        }
        self.coming.extend(data);
        if matches!(level, part::BEGINS | part::GOES_ON) {
            return Given::Data(part::MORE_WANTED, Vec::new(), 0);
        }
        let command = core::mem::take(&mut self.coming);
        let said = self.apdu(&command, model);
        self.said(said, model)
    }

    fn said(&mut self, said: Result<Said, Silence>, model: &Model) -> Given {
        match said {
            Ok(Said { bytes, millis }) => self.give(bytes, true, millis, model),
            Err(Silence::Mute) => Given::Failed(SlotError::MUTE),
            Err(Silence::Parity) => Given::Failed(SlotError::PARITY),
            Err(Silence::Procedure) => Given::Failed(SlotError::PROCEDURE_BYTE_CONFLICT),
            Err(Silence::Endless) => Given::Endless,
        }
    }

    /// An answer, whole or its next part.
    fn give(&mut self, mut bytes: Vec<u8>, first: bool, millis: u64, model: &Model) -> Given {
        let longest = usize::try_from(model.max_message).unwrap_or(usize::MAX).saturating_sub(10);
        let most = model.parts().unwrap_or(longest).min(longest);
        let rest = bytes.split_off(bytes.len().min(most));
        let chain = match (first, rest.is_empty()) {
            (true, true) => part::WHOLE,
            (true, false) => part::BEGINS,
            (false, true) => part::ENDS,
            (false, false) => part::GOES_ON,
        };
        self.going = (!rest.is_empty()).then_some(rest);
        Given::Data(chain, bytes, millis)
    }

    fn tpdu(&mut self, extension: u8, data: &[u8]) -> Result<Said, Silence> {
        let (Some(line), Some((protocol, speed))) = (&mut self.line, self.speaks) else {
            return Err(Silence::Mute);
        };
        if data.first() == Some(&0xff) {
            // No class and no node address: the host negotiates.
            return line.pps(data);
        }
        if line.agreed() != Some((protocol, speed)) {
            // Reader and card speak past each other.
            return Err(Silence::Mute);
        }
        if protocol == 1 { line.t1(data, extension) } else { line.t0(data) }
    }

    fn apdu(&mut self, command: &[u8], model: &Model) -> Result<Said, Silence> {
        let line = self.line.as_mut().ok_or(Silence::Mute)?;
        let is_t0 = line.agreed().is_some_and(|(protocol, _)| protocol == 0);
        match command {
            [_, _, _, _, lc, rest @ ..] if is_t0 && model.has(Oddity::LeavesT0) && !rest.is_empty() => {
                // Without Le: what the card answers is announced.
                let whole = 5_usize.saturating_add(usize::from(*lc));
                line.t0(command.get(..whole).unwrap_or(command))
            }
            _ if is_t0 && model.has(Oddity::LeavesT0) => line.t0(command),
            _ => line.apdu(command),
        }
    }
}

/// Agrees on protocol and speed with the card; the speed, none if the card stays silent (ISO 7816-3 §9).
fn pps(line: &mut Line, protocol: u8, speed: u8) -> Option<u8> {
    let mut request = vec![0xff, 0x10 | protocol, speed];
    if speed == DEFAULT_SPEED {
        request = vec![0xff, protocol];
    }
    request.push(request.iter().fold(0, |sum, byte| sum ^ byte));
    line.pps(&request).ok()?;
    line.agreed().map(|(_, speed)| speed)
}
