//! A command on its way to the card, and the answer on its way back, at each level.

use super::Event;
use super::chain::{Follow, Incoming, Outgoing, SEND_MORE};
use super::machine::{Card, Job, Machine, Ready};
use super::power::block;
use crate::descriptor::Level;
use crate::error::{Error, Unsupported};
use crate::limits::WORK;
use crate::message::{Answer, Body, CardPower, CommandStatus, HEADER_LEN, MessageType, Request, SlotError};
use core::time::Duration;
use iso7816::exchange::{Exchange, Means, Next};
use iso7816::t1::{Action, Transmit};
use iso7816::{CommandApdu, Instant, Response, t0};

/// The job.
#[derive(Debug)]
pub(super) struct Transfer {
    exchange: Exchange,
    /// The command to send next, or the one being sent.
    command: CommandApdu,
    outgoing: Outgoing,
    incoming: Incoming,
}

impl Transfer {
    pub(super) fn new(command: CommandApdu, means: Means) -> Result<Self, Error> {
        let (exchange, command) = Exchange::start(command, means)?;
        Ok(Self { exchange, command, outgoing: Outgoing::new(Vec::new(), 1), incoming: Incoming::default() })
    }
}

impl Ready {
    /// How long a block may take whose patience is so many block waiting times.
    pub(super) fn block_patience(&self, patience: u8) -> Duration {
        self.block_waiting_time.saturating_mul(u32::from(patience.max(1))).saturating_add(self.margin)
    }
}

impl Machine {
    /// Sends the transfer's command: as a T=1 block, as a T=0 TPDU, or as it is.
    pub(super) fn start_transfer(&mut self, mut transfer: Transfer, now: Instant) {
        let most = self.profile.max_message.saturating_sub(HEADER_LEN);
        let Card::Ready(ready) = &mut self.card else {
            return self.fail(Error::CardRemoved);
        };
        let form = ready.means.form(&transfer.command);
        let bytes = if ready.t0 { t0::to_tpdu(&transfer.command) } else { transfer.command.emit(form) };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => return self.fail(error.into()),
        };
        if let Some(t1) = &mut ready.t1 {
            return match t1.command(&bytes, now) {
                Ok(transmit) => self.send_block(transfer, transmit, now),
                Err(misuse) => self.fail(Error::Card(misuse.into())),
            };
        }
        transfer.incoming = Incoming::default();
        transfer.outgoing = Outgoing::new(bytes, most);
        if self.profile.level != Level::ExtendedApdu && !transfer.outgoing.is_one() {
            return self.fail(Unsupported::CommandTooLong.into());
        }
        self.send_part(transfer, now);
    }

    /// The next part of the command. T=0 has no limit of its own below [`WORK`]: each byte may take seconds.
    fn send_part(&mut self, mut transfer: Transfer, now: Instant) {
        let Some((level, data)) = transfer.outgoing.next() else {
            let fault = crate::error::ReaderFault::Chain(SEND_MORE);
            return self.fail(fault.into());
        };
        let request = Request::XfrBlock { extension: 0, level, data };
        self.ask(Job::Transfer(transfer), request, WORK, now);
    }

    fn send_block(&mut self, mut transfer: Transfer, transmit: Transmit, now: Instant) {
        transfer.incoming = Incoming::default();
        let patience = match &self.card {
            Card::Ready(ready) => ready.block_patience(transmit.patience),
            Card::Unknown | Card::Absent | Card::Present => WORK,
        };
        let patience = self.patience(patience);
        let request = block(transmit.block, transmit.patience);
        self.ask(Job::Transfer(transfer), request, patience, now);
    }

    pub(super) fn transfer_answered(&mut self, mut transfer: Transfer, answer: Answer, now: Instant) {
        if !self.is_ready() || answer.status.card != CardPower::Active {
            self.lose_card();
            return self.fail(Error::CardRemoved);
        }
        if let CommandStatus::Failed(why) = answer.status.command {
            return self.not_transferred(transfer, why, now);
        }
        let Body::DataBlock { chain, data } = answer.body else {
            return self.not_transferred(transfer, SlotError::NOT_SUPPORTED, now);
        };
        match transfer.incoming.push(chain, &data) {
            Ok(Follow::Whole(bytes)) => self.transferred(transfer, &bytes, now),
            Ok(Follow::Ask) => {
                let request = Request::XfrBlock { extension: 0, level: SEND_MORE, data: Vec::new() };
                self.ask(Job::Transfer(transfer), request, WORK, now);
            }
            Ok(Follow::SendNext) => self.send_part(transfer, now),
            Err(fault) => {
                self.lose_card();
                self.fail(fault.into());
            }
        }
    }

    /// All the bytes of a block or an answer.
    fn transferred(&mut self, transfer: Transfer, bytes: &[u8], now: Instant) {
        if let Card::Ready(Ready { t1: Some(t1), .. }) = &mut self.card {
            let action = t1.received(bytes, now);
            self.t1_acts(transfer, action, now);
        } else {
            self.responded(transfer, bytes, now);
        }
    }

    fn t1_acts(&mut self, transfer: Transfer, action: Result<Action, iso7816::Error>, now: Instant) {
        match action {
            Ok(Action::Send(transmit)) => self.send_block(transfer, transmit, now),
            Ok(Action::Answer(bytes)) => self.responded(transfer, &bytes, now),
            Ok(Action::Agreed) => self.fail(Error::CardRemoved),
            Err(error) => {
                if let Card::Ready(Ready { t1: Some(t1), .. }) = &self.card
                    && t1.is_given_up()
                {
                    self.lose_card();
                }
                self.fail(error.into());
            }
        }
    }

    /// The card's answer to the command that was sent last.
    fn responded(&mut self, transfer: Transfer, bytes: &[u8], now: Instant) {
        let response = match Response::parse(bytes) {
            Ok(response) => response,
            Err(fault) => return self.fail(fault.into()),
        };
        match transfer.exchange.answer(response) {
            Ok(Next::Send(exchange, command)) => {
                let transfer = Transfer {
                    exchange,
                    command,
                    outgoing: Outgoing::new(Vec::new(), 1),
                    incoming: Incoming::default(),
                };
                self.start_transfer(transfer, now);
            }
            Ok(Next::Done(response)) => self.done(Event::Answered(response)),
            Err(error) => self.fail(error.into()),
        }
    }

    /// The reader got no answer from the card. With T=1 that is for the protocol to mend.
    fn not_transferred(&mut self, transfer: Transfer, why: SlotError, now: Instant) {
        if let Card::Ready(Ready { t1: Some(t1), .. }) = &mut self.card {
            let action = match why {
                SlotError::MUTE => Some(t1.silent(now)),
                SlotError::PARITY | SlotError::OVERRUN => Some(t1.garbled(now)),
                _ => None,
            };
            if let Some(action) = action {
                return self.t1_acts(transfer, action, now);
            }
        }
        // Where the card stands is not known; it has to be reset.
        self.lose_card();
        self.fail(match why {
            SlotError::MUTE => Error::CardMute,
            why => Error::ReaderRefused { asked: MessageType::XFR_BLOCK, why },
        });
    }
}
