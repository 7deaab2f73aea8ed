//! One slot of a reader, as a state machine that is driven from outside.
//!
//! The contract is in the crate's documentation; the machine itself in
//! `slot/machine.rs`, what it does for each job in the files beside it.

mod chain;
mod link;
mod machine;
mod plan;
mod power;
mod presence;
mod transfer;

use crate::control::ControlRequest;
use crate::error::{Error, Misuse, Pipe, TransferFault, Unsupported};
use crate::profile::Profile;
use crate::trace::Carried;
use core::marker::PhantomData;
use core::time::Duration;
use iso7816::{Atr, Command, Instant, Protocol, Response};
use machine::Machine;

/// A slot that sends commands of type `C` to its card, and no others.
///
/// With a closed type for `C`, what the type cannot express cannot reach a card
/// through this slot. A program for everything uses `Slot<CommandApdu>`.
#[derive(Debug)]
pub struct Slot<C> {
    machine: Machine,
    commands: PhantomData<fn(&C)>,
}

/// What happened outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input<'a> {
    /// A transfer on bulk-IN ended with these bytes, perhaps none.
    Received(&'a [u8]),
    /// A transfer on interrupt-IN ended with these bytes.
    Notified(&'a [u8]),
    /// The control request ended, well or badly.
    ControlDone,
    /// A transfer failed.
    Failed(Pipe, TransferFault),
    /// The reader is gone.
    Unplugged,
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub enum Output {
    /// Write these bytes to bulk-OUT, in one transfer.
    Write(Vec<u8>),
    /// Do a control request, then say [`Input::ControlDone`].
    Control(ControlRequest),
    /// Clear the halt of an endpoint.
    ClearHalt(Pipe),
    /// Something for the program.
    Event(Event),
    /// Nothing more for now.
    Wait(Wait),
}

/// What to wait for: any input, or this.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wait {
    /// Poll again at this time, if nothing comes before.
    pub until: Option<Instant>,
    /// Have a transfer of so many bytes pending on bulk-IN. None: no answer is due.
    pub read: Option<usize>,
}

/// What a slot tells its program.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// [`Slot::open`] ended; the slot can be used.
    Opened(Presence),
    /// A card came or went.
    Presence(Presence),
    /// [`Slot::power_on`] ended well.
    PoweredOn(PoweredOn),
    /// [`Slot::power_off`] ended.
    PoweredOff,
    /// [`Slot::transmit`] ended with a response, whatever its status word.
    Answered(Response),
    /// What the slot was asked to do ended badly.
    Failed(Error),
    /// The reader does not react any more: reset or reopen it, then call [`Slot::reset`].
    ResetNeeded,
    /// The reader reports a broken circuit; 1 is overcurrent.
    HardwareError(u8),
}

/// Whether a card is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Present,
    /// It is not.
    Absent,
}

/// A card that can be talked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoweredOn {
    /// Its answer to reset.
    pub atr: Atr,
    /// The protocol in use; at APDU level, the one the reader is taken to use.
    pub protocol: Protocol,
}

/// How a slot learns that cards come and go while it has nothing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// Not at all, or by [`Input::Notified`] only.
    Notifications,
    /// By asking so often.
    Poll(Duration),
}

impl<C: Command> Slot<C> {
    /// The slot with this number, from 0, of a reader.
    ///
    /// # Errors
    ///
    /// [`Unsupported::NoSuchSlot`].
    pub fn new(profile: Profile, number: u8) -> Result<Self, Unsupported> {
        if u16::from(number) >= profile.descriptor().slots() {
            return Err(Unsupported::NoSuchSlot(number));
        }
        Ok(Self { machine: Machine::new(profile, number), commands: PhantomData })
    }

    /// First of all: finds out how the slot is, and takes power from a card that was left with it.
    ///
    /// Ends with [`Event::Opened`] or [`Event::Failed`].
    ///
    /// # Errors
    ///
    /// [`Misuse`] if the slot is at work or needs a reset.
    pub fn open(&mut self, now: Instant) -> Result<(), Misuse> {
        self.machine.open(now)
    }

    /// Powers the card on, agrees on protocol and speed, and makes it ready for commands.
    ///
    /// Ends with [`Event::PoweredOn`] or [`Event::Failed`]. Also resets a card that has power.
    ///
    /// # Errors
    ///
    /// [`Misuse`] if the slot is at work or needs a reset.
    pub fn power_on(&mut self, now: Instant) -> Result<(), Misuse> {
        self.machine.power_on(now)
    }

    /// Takes the power away. Ends with [`Event::PoweredOff`] or [`Event::Failed`].
    ///
    /// # Errors
    ///
    /// [`Misuse`] if the slot is at work or needs a reset.
    pub fn power_off(&mut self, now: Instant) -> Result<(), Misuse> {
        self.machine.power_off(now)
    }

    /// Sends a command and fetches all of its answer.
    ///
    /// Ends with [`Event::Answered`] or [`Event::Failed`], at most
    /// [`crate::limits::MAX_EXCHANGE`] later. After some failures the card must be powered on again.
    ///
    /// # Errors
    ///
    /// [`Misuse`] if the slot is at work or needs a reset, or the card is not ready.
    pub fn transmit(&mut self, command: &C, now: Instant) -> Result<(), Misuse> {
        self.machine.transmit(command.to_apdu(), now)
    }

    /// Gives up what is under way. Ends with [`Event::Failed`] ([`Error::Cancelled`]) unless the slot was idle.
    pub fn cancel(&mut self, now: Instant) {
        self.machine.cancel(now);
    }

    /// Begins anew, after the device was reset or reopened. What was under way fails.
    pub fn reset(&mut self) {
        self.machine.reset();
    }

    /// How cards are watched while there is nothing to do. At first: [`Watch::Notifications`].
    pub fn watch(&mut self, watch: Watch, now: Instant) {
        self.machine.watch(watch, now);
    }

    /// Takes what happened. Then drain [`Slot::poll`].
    pub fn handle(&mut self, input: Input<'_>, now: Instant) {
        self.machine.handle(input, now);
    }

    /// What to do next; to be called until it says [`Output::Wait`].
    pub fn poll(&mut self, now: Instant) -> Output {
        self.machine.poll(now)
    }

    /// The number of the slot.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.machine.number()
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.machine.is_idle()
    }

    /// Whether the card can be sent commands.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.machine.is_ready()
    }

    /// What the slot's data blocks hold now, for [`crate::trace`].
    #[must_use]
    pub fn carries(&self) -> Carried {
        self.machine.carries()
    }

    /// Whether [`Slot::poll`] has something to say at once.
    #[must_use]
    pub fn has_output(&self) -> bool {
        self.machine.has_output()
    }
}
