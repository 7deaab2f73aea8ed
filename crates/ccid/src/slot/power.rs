//! Powering a card on: voltage, answer to reset, negotiation, parameters, field size.

use super::machine::{Card, Job, Machine, Ready};
use super::plan::{self, NextStep, Plan};
use super::{Event, PoweredOn};
use crate::descriptor::Level;
use crate::error::{Error, ReaderFault};
use crate::limits::{MARGIN, MAX_RESTARTS, POWER_ON};
use crate::message::{
    Answer, Body, CardPower, CommandStatus, EscapeCommand, MessageType, PowerSelect, ProtocolParameters,
    Request, SlotError,
};
use iso7816::atr::historical::Historical;
use iso7816::atr::timing::SLOWEST_CLOCK;
use iso7816::exchange::Means;
use iso7816::pps::Pps;
use iso7816::t1::{Action, Parameters, T1, Transmit};
use iso7816::{Atr, Instant, Protocol};

/// The job. Its stage is named for what it waits for.
#[derive(Debug)]
pub(super) struct PowerOn {
    /// Which of the reader's voltages is being tried.
    voltage: usize,
    /// After a negotiation that failed: only what holds without one.
    cautious: bool,
    /// After SetParameters that failed with a reader known for that.
    without_parameters: bool,
    restarts: u8,
    escaped: bool,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// The answer to reset.
    Atr,
    /// The end of a rest without power, before another try.
    Rest,
    /// The end of the reader's EMV mode.
    IsoMode,
    /// The parameters that the reader chose.
    Chosen(Atr, Plan),
    /// The card's answer to a PPS request.
    Pps(Atr, Plan, Pps),
    /// The reader's answer to parameters.
    Set(Atr, Plan),
    /// The card's answer to a field size.
    FieldSize(Box<Sizing>),
}

/// A card that is ready but for the size of its blocks.
#[derive(Debug)]
struct Sizing {
    powered: PoweredOn,
    ready: Ready,
    t1: T1,
}

impl PowerOn {
    pub(super) fn new() -> Self {
        Self {
            voltage: 0,
            cautious: false,
            without_parameters: false,
            restarts: 0,
            escaped: false,
            stage: Stage::Atr,
        }
    }

    /// The job, waiting for this.
    fn job(self, stage: Stage) -> Job {
        Job::PowerOn(Box::new(Self { stage, ..self }))
    }
}

impl Machine {
    pub(super) fn start_power(&mut self, power: PowerOn, now: Instant) {
        self.lose_card();
        let voltage = self.profile.voltages.get(power.voltage);
        let select = voltage.copied().unwrap_or(PowerSelect::Automatic);
        let patience = self.patience(POWER_ON);
        let job = power.job(Stage::Atr);
        self.ask(job, Request::IccPowerOn(select), patience, now);
    }

    pub(super) fn power_answered(&mut self, mut power: PowerOn, answer: Answer, now: Instant) {
        let stage = core::mem::replace(&mut power.stage, Stage::Atr);
        if answer.status.card == CardPower::Absent {
            return self.fail(Error::CardAbsent);
        }
        let refused = match answer.status.command {
            CommandStatus::Failed(why) => Some(why),
            CommandStatus::Done | CommandStatus::TimeExtension(_) | CommandStatus::Reserved => None,
        };
        match (stage, answer.body) {
            (Stage::Rest | Stage::IsoMode, _) => self.start_power(power, now),
            (Stage::Atr, Body::DataBlock { data, .. }) if refused.is_none() => {
                self.reset_answered(power, &data, now);
            }
            (Stage::Atr, _) => self.not_powered(power, refused, now),
            (Stage::Chosen(atr, plan), Body::Parameters(parameters)) => {
                let plan = match parameters {
                    Some(chosen) if refused.is_none() => {
                        Plan { protocol: chosen.protocol(), speed: chosen.speed(), ..plan }
                    }
                    _ => plan,
                };
                self.agreed(power, atr, plan, now);
            }
            (Stage::Chosen(atr, plan), _) => self.agreed(power, atr, plan, now),
            (Stage::Pps(atr, plan, pps), Body::DataBlock { data, .. }) if refused.is_none() => {
                match Pps::parse(&data).and_then(|answer| pps.agree(&answer)) {
                    Ok(agreement) => {
                        let speed = agreement.speed;
                        self.tell(power, atr, Plan { speed, ..plan }, now);
                    }
                    Err(fault) => self.restart(power, fault.into(), now),
                }
            }
            (Stage::Pps(..), _) => {
                let fault = iso7816::CardFault::PpsAnswer;
                self.restart(power, fault.into(), now);
            }
            (Stage::Set(atr, plan), _) => self.told(power, atr, plan, refused, now),
            (Stage::FieldSize(sizing), body) => {
                self.field_size(power, *sizing, refused, &body, now);
            }
        }
    }

    /// No answer to reset: the next voltage, or the end.
    fn not_powered(&mut self, mut power: PowerOn, refused: Option<SlotError>, now: Instant) {
        let why = refused.unwrap_or(SlotError::MUTE);
        if why == SlotError::GEMALTO_EMV && self.profile.emv_mode && !power.escaped {
            power.escaped = true;
            let request = Request::Escape(EscapeCommand::GEMALTO_ISO_MODE);
            let job = power.job(Stage::IsoMode);
            return self.ask(job, request, self.usual(), now);
        }
        let error = match why {
            SlotError::MUTE => Error::CardMute,
            why => Error::ReaderRefused { asked: MessageType::ICC_POWER_ON, why },
        };
        self.next_voltage(power, error, now);
    }

    fn next_voltage(&mut self, mut power: PowerOn, error: Error, now: Instant) {
        power.voltage = power.voltage.saturating_add(1);
        if power.voltage < self.profile.voltages.len() {
            self.rest(power, now);
        } else {
            self.fail(error);
        }
    }

    /// Without power for a moment, then again.
    fn rest(&mut self, power: PowerOn, now: Instant) {
        let job = power.job(Stage::Rest);
        self.ask(job, Request::IccPowerOff, self.usual(), now);
    }

    fn restart(&mut self, mut power: PowerOn, error: Error, now: Instant) {
        power.restarts = power.restarts.saturating_add(1);
        power.cautious = true;
        if power.restarts > MAX_RESTARTS {
            self.fail(error);
        } else {
            self.rest(power, now);
        }
    }

    fn reset_answered(&mut self, power: PowerOn, data: &[u8], now: Instant) {
        if data.is_empty() {
            return self.not_powered(power, None, now);
        }
        let atr = match Atr::parse(data) {
            Ok(atr) => atr,
            Err(fault) => {
                let fault = iso7816::CardFault::Atr(fault);
                return self.next_voltage(power, fault.into(), now);
            }
        };
        let plan = match plan::choose(&atr, &self.profile, power.cautious) {
            Ok(plan) => plan,
            Err(error) => return self.fail(error),
        };
        match plan.next {
            NextStep::Nothing => self.agreed(power, atr, plan, now),
            NextStep::AskReader => {
                let job = power.job(Stage::Chosen(atr, plan));
                self.ask(job, Request::GetParameters, self.usual(), now);
            }
            NextStep::Pps(pps) => {
                let request = block(pps.emit(), 1);
                let job = power.job(Stage::Pps(atr, plan, pps));
                self.ask(job, request, self.usual(), now);
            }
            NextStep::TellReader => self.tell(power, atr, plan, now),
        }
    }

    /// The card agrees; the reader has to know.
    fn tell(&mut self, power: PowerOn, atr: Atr, plan: Plan, now: Instant) {
        match ProtocolParameters::of(&atr, plan.protocol, plan.speed) {
            Some(parameters) if !power.without_parameters => {
                let request = Request::SetParameters(parameters);
                let job = power.job(Stage::Set(atr, plan));
                self.ask(job, request, self.usual(), now);
            }
            _ => self.agreed(power, atr, plan, now),
        }
    }

    /// A reader that cannot change what we set, or does not know the message, uses what is right already.
    fn told(&mut self, mut power: PowerOn, atr: Atr, plan: Plan, refused: Option<SlotError>, now: Instant) {
        let Some(why) = refused else {
            return self.agreed(power, atr, plan, now);
        };
        let error = Error::ReaderRefused { asked: MessageType::SET_PARAMETERS, why };
        if self.profile.parameters_may_fail {
            power.without_parameters = true;
            self.restart(power, error, now);
        } else if why == SlotError::NOT_SUPPORTED
            || why.position().is_some()
            || self.profile.level != Level::Tpdu
        {
            self.agreed(power, atr, plan, now);
        } else {
            self.fail(error);
        }
    }

    /// Everything is agreed on, but perhaps the size of T=1 blocks.
    fn agreed(&mut self, power: PowerOn, atr: Atr, plan: Plan, now: Instant) {
        let clock = match self.profile.descriptor.default_clock() {
            clock @ 1_000..=20_000 => clock,
            // Rubbish; the slowest clock gives the longest waits.
            _ => SLOWEST_CLOCK,
        };
        // The reader may have stayed at the default speed, where characters take longest.
        let timing = atr.timing(plan::DEFAULT_SPEED, clock);
        let tpdu = self.profile.level == Level::Tpdu;
        let t1 =
            (tpdu && plan.protocol == Protocol::T1).then(|| T1::new(Parameters::of(&atr, plan.speed, clock)));
        let t0 = tpdu && plan.protocol == Protocol::T0;
        let extended = self.profile.level != Level::ShortApdu
            && !t0
            && Historical::parse(atr.historical_bytes()).capabilities().extended_length();
        let mut ready = Ready {
            t1,
            t0,
            means: Means { extended },
            block_waiting_time: timing.block_waiting_time,
            margin: timing.character_waiting_time.saturating_mul(LONGEST_BLOCK).saturating_add(MARGIN),
        };
        let powered = PoweredOn { atr, protocol: plan.protocol };
        let size = self.profile.max_field_size;
        if self.profile.proposes_field_size
            && size > DEFAULT_FIELD_SIZE
            && let Some(mut t1) = ready.t1.take()
        {
            if let Ok(transmit) = t1.propose_field_size(size, now) {
                let sizing = Sizing { powered, ready, t1 };
                return self.propose(power, sizing, transmit, now);
            }
            ready.t1 = Some(t1);
        }
        self.powered(powered, ready);
    }

    fn propose(&mut self, power: PowerOn, sizing: Sizing, transmit: Transmit, now: Instant) {
        let patience = sizing.ready.block_patience(transmit.patience);
        let request = block(transmit.block, transmit.patience);
        let job = power.job(Stage::FieldSize(Box::new(sizing)));
        self.ask(job, request, self.patience(patience), now);
    }

    /// Whatever the card says to the proposal, it can be talked to, unless it says nothing at all.
    fn field_size(
        &mut self,
        power: PowerOn,
        mut sizing: Sizing,
        refused: Option<SlotError>,
        body: &Body,
        now: Instant,
    ) {
        let action = match (refused, body) {
            (None, Body::DataBlock { data, .. }) => sizing.t1.received(data, now),
            (Some(SlotError::PARITY | SlotError::OVERRUN), _) => sizing.t1.garbled(now),
            _ => sizing.t1.silent(now),
        };
        match action {
            Ok(Action::Send(transmit)) => self.propose(power, sizing, transmit, now),
            Err(error) if sizing.t1.is_given_up() => self.fail(error.into()),
            Ok(Action::Agreed | Action::Answer(_)) | Err(_) => {
                let Sizing { powered, ready, t1 } = sizing;
                let t1 = Some(t1);
                self.powered(powered, Ready { t1, ..ready });
            }
        }
    }

    fn powered(&mut self, powered: PoweredOn, ready: Ready) {
        if matches!(self.card, Card::Absent) {
            return self.fail(ReaderFault::PowerLost.into());
        }
        self.card = Card::Ready(ready);
        self.done(Event::PoweredOn(powered));
    }
}

/// The field size that holds if none is proposed (7816-3 §11.4.2).
const DEFAULT_FIELD_SIZE: u8 = 32;

/// The most characters of a block: prologue, 254 of information, the longer of the two codes (7816-3 §11.3).
const LONGEST_BLOCK: u32 = 259;

/// A block for the card at TPDU level; `bBWI` is 0 for the normal patience.
pub(super) fn block(data: Vec<u8>, patience: u8) -> Request {
    Request::XfrBlock { extension: if patience > 1 { patience } else { 0 }, level: 0, data }
}
