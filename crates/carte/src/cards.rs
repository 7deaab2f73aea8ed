//! What a session needs of whatever leads to cards: places for them, power, commands.

use crate::event::{Happened, Request};
use ccid::Instant;
use cps::ReadCommand;
use cps::view::Trouble;
use iso7816::{Atr, Response};

/// A place for a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the interface; of the reader, with the card service.
    pub interface: u8,
    /// The number of the slot there.
    pub slot: u8,
}

/// What comes of what was asked for, or by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It can be used: every place, and whether a card is in it. Also after it had to be opened anew.
    Ready(Vec<(Place, bool)>),
    /// A card came or went.
    Presence(Place, bool),
    /// A card has power.
    PoweredOn(Place, Atr),
    /// A card has none any more.
    PoweredOff(Place),
    /// A command was answered.
    Answered(Place, Response),
    /// What was asked for a card failed; its words, for whoever helps.
    Failed(Place, Trouble, String),
    /// It can't be used any more, and was let go.
    Gone(Trouble),
    /// It was let go, as was asked.
    Closed,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Next {
    /// Something for the session.
    Happened(Happening),
    /// Something for the device.
    Bus(Request),
    /// Nothing, until something comes or it is so late.
    Wait(Option<Instant>),
}

/// What leads to cards. One thing at a time is asked of one place; each ends in one [`Happening`].
pub trait Cards {
    /// Gives a card power.
    fn power_on(&mut self, place: Place, now: Instant);

    /// Sends it a command.
    fn transmit(&mut self, place: Place, command: &ReadCommand, now: Instant);

    /// Takes its power.
    fn power_off(&mut self, place: Place, now: Instant);

    /// Stops whatever is under way, takes the power from every card, lets the device go.
    fn close(&mut self, now: Instant);

    /// Takes what came from the device.
    fn handle(&mut self, what: Happened, now: Instant);

    /// What to do next; to be called until it says [`Next::Wait`].
    fn poll(&mut self, now: Instant) -> Next;

    /// Of which opening of the device it wants to hear now.
    fn epoch(&self) -> u32;
}
