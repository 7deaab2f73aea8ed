//! One CCID interface of a virtual reader: messages in, messages out (CCID 1.1 §6).

use super::descriptors;
use super::model::{Model, Oddity};
use super::outbox::Outbox;
use super::slot::{Given, Slot};
use crate::chance::Chance;
use crate::device::{Broken, Device};
use crate::fault::Fault;
use crate::line::Line;
use ccid::message::{
    Answer, Body, CardPower, CommandStatus, EscapeCommand, Frame, MessageType, Received, Request, SlotError,
    SlotStatus,
};
use ccid::{ControlRequest, Instant, Pipe, TransferFault};
use core::time::Duration;
use std::collections::VecDeque;

/// The pipes of one interface and the slots behind them.
#[derive(Clone, Debug)]
pub struct Interface {
    model: Model,
    slots: Vec<Slot>,
    outbox: Outbox,
    notices: VecDeque<Vec<u8>>,
    plan: Vec<(u32, Fault)>,
    chance: Chance,
    /// How many messages were written.
    messages: u32,
    /// The abort that was asked for on the control pipe.
    aborting: Option<(u8, u8)>,
    /// The request for time that is said again and again: when next, and what.
    endless: Option<(Instant, Vec<u8>)>,
    /// Refuses all cards until an Escape.
    emv_mode: bool,
    out_halted: bool,
    gone: bool,
}

/// How long a reader takes for what needs no card.
const LATENCY: Duration = Duration::from_millis(1);
/// How long an activation takes, without the answer to reset.
const ACTIVATION: Duration = Duration::from_millis(60);
/// How late [`Fault::Late`] is: more than any single exchange may last.
const LATE: Duration = Duration::from_secs(35);
/// After how long a reader asks for more time.
const PATIENCE: Duration = Duration::from_millis(500);

impl Interface {
    pub(super) fn new(model: Model) -> Self {
        Self {
            slots: (0..model.slots).map(|_| Slot::default()).collect(),
            outbox: Outbox::new(model.packet, model.has(Oddity::EmptyPacket)),
            notices: VecDeque::new(),
            plan: Vec::new(),
            chance: Chance::new(0),
            messages: 0,
            aborting: None,
            endless: None,
            emv_mode: model.has(Oddity::EmvMode),
            out_halted: false,
            gone: false,
            model,
        }
    }

    /// What goes wrong, and at which message, counted from the first one ever written; `seed` for its details.
    pub fn plan(&mut self, plan: &[(u32, Fault)], seed: u64) {
        (self.plan, self.chance) = (plan.to_vec(), Chance::new(seed));
    }

    /// How many messages were written to it.
    #[must_use]
    pub const fn messages(&self) -> u32 {
        self.messages
    }

    /// Whether a slot's card has power.
    #[must_use]
    pub fn has_power(&self, slot: u8) -> bool {
        self.slots.get(usize::from(slot)).is_some_and(Slot::has_power)
    }

    /// The card in a slot.
    #[must_use]
    pub fn line(&self, slot: u8) -> Option<&Line> {
        self.slots.get(usize::from(slot))?.line.as_ref()
    }

    /// Puts a card into a slot.
    pub fn insert(&mut self, slot: u8, line: Line) {
        if let Some(place) = self.slots.get_mut(usize::from(slot)) {
            *place = Slot::with(line);
            self.notice(slot);
        }
    }

    /// Takes the card out of a slot.
    pub fn remove(&mut self, slot: u8) -> Option<Line> {
        let place = self.slots.get_mut(usize::from(slot))?;
        place.power_off();
        let line = place.line.take()?;
        self.notice(slot);
        Some(line)
    }

    pub(super) fn unplug(&mut self) {
        self.gone = true;
    }

    /// Says on the interrupt pipe that a slot changed (§6.3.1).
    fn notice(&mut self, changed: u8) {
        if self.model.notifies {
            let mut state = vec![0_u8; self.slots.len().div_ceil(4)];
            for (at, slot) in self.slots.iter().enumerate() {
                let bits = u8::from(slot.line.is_some()) | u8::from(at == usize::from(changed)) << 1;
                if let Some(byte) = state.get_mut(at / 4) {
                    *byte |= bits << (at % 4 * 2);
                }
            }
            self.notices.push_back([&[MessageType::NOTIFY_SLOT_CHANGE.0], &state[..]].concat());
        }
    }

    /// A whole message, and the fault that is planned for it.
    fn hear(&mut self, frame: &Frame<'_>, fault: Option<Fault>, now: Instant) {
        match fault {
            Some(Fault::CardRemoved) => {
                let _ = self.remove(frame.slot);
            }
            Some(Fault::CardSwapped) => {
                if let Some(line) = self.remove(frame.slot) {
                    self.insert(frame.slot, line);
                }
            }
            Some(fault) => {
                let line = self.slots.get_mut(usize::from(frame.slot)).and_then(|slot| slot.line.as_mut());
                if let (Some(line), Some(trouble)) = (line, fault.trouble()) {
                    line.cause(trouble);
                }
            }
            None => {}
        }
        let (answer, took) = match fault {
            // The message has no effect.
            Some(Fault::Busy) => (self.refused(frame, SlotError::SLOT_BUSY), Duration::ZERO),
            _ => self.answer(frame, now),
        };
        let at = now.after(LATENCY).after(took);
        self.say(answer, fault, at);
    }

    /// Queues an answer as the fault lets it through.
    fn say(&mut self, answer: Answer, fault: Option<Fault>, at: Instant) {
        let waiting = SlotStatus { command: CommandStatus::TimeExtension(1), ..answer.status };
        let body = Body::DataBlock { chain: 0, data: Vec::new() };
        let more_time = Answer { status: waiting, body, ..answer.clone() }.emit();
        let asks = self.model.has(Oddity::Slow) && matches!(answer.body, Body::DataBlock { .. });
        if asks {
            self.outbox.say(more_time.clone(), at);
        }
        if self.model.has(Oddity::EmptyPacketFirst) {
            self.outbox.say(Vec::new(), at);
        }
        let mut bytes = answer.emit();
        if self.model.has(Oddity::SilentParameters) && answer.message() == MessageType::PARAMETERS {
            bytes.iter_mut().skip(1).take(4).for_each(|byte| *byte = 0);
        }
        match fault {
            Some(Fault::EndlessExtension) => self.endless = Some((at, more_time)),
            Some(Fault::StallIn) => self.outbox.fail(TransferFault::Stall, at),
            Some(Fault::Babble) => self.outbox.fail(TransferFault::Babble, at),
            Some(Fault::Late) => self.outbox.say(bytes, at.after(LATE)),
            Some(fault) => {
                for message in fault.mangle(bytes, &mut self.chance) {
                    self.outbox.say(message, at);
                }
            }
            None => self.outbox.say(bytes, at),
        }
    }

    /// The answer to a message, and how long the card takes.
    fn answer(&mut self, frame: &Frame<'_>, now: Instant) -> (Answer, Duration) {
        let done = |body| (Ok(body), Duration::ZERO);
        let failed = |why| (Err(why), Duration::ZERO);
        let received = Received::parse(frame);
        let model = &self.model;
        let (result, took) = match (self.slots.get_mut(usize::from(frame.slot)), received) {
            (None, _) => failed(SlotError::BAD_SLOT),
            (_, Err(position)) => failed(SlotError(position)),
            (Some(slot), Ok(Received::Request(request))) => match request {
                Request::IccPowerOn(_) if self.emv_mode => failed(SlotError::GEMALTO_EMV),
                Request::IccPowerOn(select) => match slot.power_on(select, model) {
                    Some(data) => (Ok(Body::DataBlock { chain: 0, data }), ACTIVATION),
                    None => failed(SlotError::MUTE),
                },
                Request::IccPowerOff => {
                    slot.power_off();
                    done(Body::SlotStatus { clock: 1 })
                }
                Request::XfrBlock { extension, level, data } => {
                    match slot.exchange(extension, level, &data, model) {
                        Given::Data(chain, data, millis) => {
                            (Ok(Body::DataBlock { chain, data }), Duration::from_millis(millis))
                        }
                        Given::Failed(why) => failed(why),
                        Given::Endless => {
                            let body = Body::DataBlock { chain: 0, data: Vec::new() };
                            let command = CommandStatus::TimeExtension(1);
                            let status = SlotStatus { card: CardPower::Active, command };
                            let Frame { slot, sequence, .. } = *frame;
                            let answer = Answer { slot, sequence, status, body };
                            self.endless = Some((now.after(PATIENCE), answer.emit()));
                            return (answer, PATIENCE);
                        }
                    }
                }
                Request::GetParameters | Request::ResetParameters => {
                    done(Body::Parameters(slot.parameters()))
                }
                Request::SetParameters(wanted) => match slot.set_parameters(wanted, model) {
                    Ok(()) => done(Body::Parameters(slot.parameters())),
                    Err(why) => failed(why),
                },
                Request::Escape(EscapeCommand::GEMALTO_ISO_MODE) => {
                    self.emv_mode = false;
                    done(Body::Escape(Vec::new()))
                }
                Request::Escape(_) => failed(SlotError::NOT_SUPPORTED),
                Request::GetSlotStatus | Request::IccClock(_) | Request::T0Apdu(_) | Request::Abort => {
                    done(Body::SlotStatus { clock: 0 })
                }
                Request::SetDataRateAndClock { .. } => failed(SlotError::NOT_SUPPORTED),
            },
            // PIN entry, moving cards, other Escapes: this reader does not know them.
            (Some(_), Ok(_)) => failed(SlotError::NOT_SUPPORTED),
        };
        let answer = match result {
            Ok(body) => {
                let status = SlotStatus { card: self.card(frame.slot), command: CommandStatus::Done };
                Answer { slot: frame.slot, sequence: frame.sequence, status, body }
            }
            Err(why) => self.refused(frame, why),
        };
        (answer, took)
    }

    fn refused(&self, frame: &Frame<'_>, why: SlotError) -> Answer {
        let status = SlotStatus { card: self.card(frame.slot), command: CommandStatus::Failed(why) };
        Answer { slot: frame.slot, sequence: frame.sequence, status, body: empty(frame.message) }
    }

    fn card(&self, slot: u8) -> CardPower {
        match self.slots.get(usize::from(slot)) {
            Some(slot) if slot.line.is_none() => CardPower::Absent,
            Some(slot) if slot.has_power() => CardPower::Active,
            Some(_) => CardPower::Inactive,
            None => CardPower::Absent,
        }
    }
}

/// What a failed command is answered with (§6.2, table 6.2-1).
fn empty(asked: MessageType) -> Body {
    match asked {
        MessageType::ICC_POWER_ON | MessageType::XFR_BLOCK | MessageType::SECURE => {
            Body::DataBlock { chain: 0, data: Vec::new() }
        }
        MessageType::GET_PARAMETERS | MessageType::RESET_PARAMETERS | MessageType::SET_PARAMETERS => {
            Body::Parameters(None)
        }
        MessageType::ESCAPE => Body::Escape(Vec::new()),
        MessageType::SET_DATA_RATE_AND_CLOCK => Body::DataRateAndClock(None),
        _ => Body::SlotStatus { clock: 0 },
    }
}

impl Device for Interface {
    fn write(&mut self, bytes: &[u8], now: Instant) -> Result<(), Broken> {
        if self.gone {
            return Err(Broken::Gone);
        }
        if self.out_halted {
            return Err(Broken::Transfer(TransferFault::Stall));
        }
        let fault = self.plan.iter().find(|(at, _)| *at == self.messages).map(|(_, fault)| *fault);
        self.messages = self.messages.saturating_add(1);
        match fault {
            Some(Fault::Unplugged) => {
                self.gone = true;
                return Err(Broken::Gone);
            }
            Some(Fault::StallOut) => {
                self.out_halted = true;
                return Err(Broken::Transfer(TransferFault::Stall));
            }
            _ => {}
        }
        let Some(frame) = Frame::parse(bytes) else { return Ok(()) };
        if self.aborting == Some((frame.slot, frame.sequence)) && frame.message == MessageType::ABORT {
            self.aborting = None;
            self.outbox.clear();
            self.endless = None;
        }
        self.hear(&frame, fault, now);
        Ok(())
    }

    fn read(&mut self, wanted: usize, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        if self.gone {
            return Some(Err(Broken::Gone));
        }
        if let Some((at, message)) = self.endless.take_if(|_| self.outbox.is_empty()) {
            self.outbox.say(message.clone(), at);
            self.endless = Some((at.after(PATIENCE), message));
        }
        self.outbox.read(wanted, now)
    }

    fn notification(&mut self, _now: Instant) -> Option<Vec<u8>> {
        self.notices.pop_front()
    }

    fn control(&mut self, request: ControlRequest, _now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        if self.gone {
            return Some(Err(Broken::Gone));
        }
        if self.model.has(Oddity::DeafControl) && request.asks_for_data() {
            return None;
        }
        if let ControlRequest::Abort { slot, sequence } = request {
            self.aborting = Some((slot, sequence));
        }
        Some(Ok(descriptors::numbers(request)))
    }

    fn clear_halt(&mut self, pipe: Pipe) {
        match pipe {
            Pipe::BulkOut => self.out_halted = false,
            Pipe::BulkIn => self.outbox.clear_halt(),
            Pipe::Interrupt => {}
        }
    }

    fn reset(&mut self) {
        self.outbox.clear();
        (self.aborting, self.endless, self.out_halted, self.gone) = (None, None, false, false);
        self.emv_mode = self.model.has(Oddity::EmvMode);
        self.slots.iter_mut().for_each(Slot::power_off);
    }

    fn due(&self) -> Option<Instant> {
        self.outbox.due().or_else(|| self.endless.as_ref().map(|(at, _)| *at))
    }
}
