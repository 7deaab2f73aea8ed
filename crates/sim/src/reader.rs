//! A virtual reader: a USB device with one or more CCID interfaces, at the level of its pipes.
//!
//! It answers bytes with bytes, as [`Device`](crate::Device) says, and keeps the
//! time that a card takes. What is wrong with it is planned beforehand
//! ([`Interface::plan`]): a [`Fault`](crate::Fault) at the n-th message.

mod descriptors;
mod interface;
pub mod model;
mod outbox;
mod slot;

use crate::line::Line;
use ccid::Endpoints;
pub use interface::Interface;
use model::Model;

/// A whole device.
///
/// ```
/// use sim::{Card, Line, Model, Reader, Variant};
///
/// let mut reader = Reader::new(Model::TWO_CARDS);
/// reader.insert(1, 0, Line::new(Card::new(Variant::Cps3)));
/// assert_eq!(ccid::reader_interfaces(&reader.configuration()).len(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct Reader {
    model: Model,
    interfaces: Vec<Interface>,
}

impl Reader {
    /// A reader without cards, just plugged in.
    #[must_use]
    pub fn new(model: Model) -> Self {
        let interfaces = (0..model.interfaces).map(|_| Interface::new(model.clone())).collect();
        Self { model, interfaces }
    }

    /// What kind it is.
    #[must_use]
    pub const fn model(&self) -> &Model {
        &self.model
    }

    /// The device descriptor (USB 2.0 §9.6.1).
    #[must_use]
    pub fn device(&self) -> Vec<u8> {
        descriptors::device(&self.model)
    }

    /// The configuration descriptor with all that belongs to it (USB 2.0 §9.6.3).
    #[must_use]
    pub fn configuration(&self) -> Vec<u8> {
        descriptors::configuration(&self.model)
    }

    /// The endpoints of an interface.
    #[must_use]
    pub fn endpoints(&self, interface: u8) -> Endpoints {
        descriptors::endpoints(&self.model, interface)
    }

    /// An interface, by `bInterfaceNumber`.
    pub fn interface(&mut self, number: u8) -> Option<&mut Interface> {
        self.interfaces.get_mut(usize::from(number))
    }

    /// The same interface, for good.
    #[must_use]
    pub fn into_interface(mut self, number: u8) -> Option<Interface> {
        (usize::from(number) < self.interfaces.len()).then(|| self.interfaces.remove(number.into()))
    }

    /// Puts a card into a slot; the one that was there is gone. Nothing happens if there is no such slot.
    pub fn insert(&mut self, interface: u8, slot: u8, line: Line) {
        if let Some(interface) = self.interface(interface) {
            interface.insert(slot, line);
        }
    }

    /// Takes a card out.
    pub fn remove(&mut self, interface: u8, slot: u8) -> Option<Line> {
        self.interface(interface)?.remove(slot)
    }

    /// Pulls the plug.
    pub fn unplug(&mut self) {
        self.interfaces.iter_mut().for_each(Interface::unplug);
    }
}

#[cfg(test)]
mod tests;
