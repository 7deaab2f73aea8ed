//! Everything that crosses between the engine and the browser: what happens, and what is to be done.

use ccid::{ControlRequest, Pipe, ReaderId, TransferFault};
use cps::Seconds;
use cps::view::{Ask, Tell, Trouble};

/// What happened outside. The engine knows of nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page asked for this, on this day.
    Asked(Ask, Seconds),
    /// The page sent bytes that are no message.
    NotUnderstood,
    /// The person chose a device, or one that was chosen before was plugged in again.
    Chosen(Result<Chosen, Trouble>),
    /// Something came from the device; `epoch` is that of the [`Action::Bus`] that opened it.
    Bus {
        /// Of which opening: what comes late from an earlier one means nothing.
        epoch: u32,
        /// What.
        what: Happened,
    },
    /// The chosen device was unplugged.
    Unplugged,
    /// The page is seen from now on, or hidden: another tab is, or its window is away.
    Sight(bool),
    /// The page is being left.
    Left,
    /// The time that [`Engine::wake`](crate::Engine::wake) gave has come.
    Tick,
}

/// A device as the browser shows it before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Which product, in which release.
    pub id: ReaderId,
    /// As it names itself.
    pub name: Option<String>,
    /// Number and class of every alternate setting of every interface of its configuration.
    pub interfaces: Vec<(u8, u8)>,
}

/// What came from a device or the card service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The end of [`Request::Open`]: the configuration descriptor with all that belongs to it.
    Opened(Result<Vec<u8>, Trouble>),
    /// The end of [`Request::Claim`].
    Claimed {
        /// `bInterfaceNumber`.
        interface: u8,
        /// Whether it is ours now.
        result: Result<(), Trouble>,
    },
    /// A transfer on bulk-OUT failed; nobody waits for those that do not.
    NotWritten {
        /// `bInterfaceNumber`.
        interface: u8,
        /// How.
        broken: Broken,
    },
    /// A transfer on bulk-IN ended.
    Received {
        /// `bInterfaceNumber`.
        interface: u8,
        /// With these bytes, or badly.
        result: Result<Vec<u8>, Broken>,
    },
    /// A transfer on interrupt-IN ended.
    Notified {
        /// `bInterfaceNumber`.
        interface: u8,
        /// With these bytes, or badly.
        result: Result<Vec<u8>, Broken>,
    },
    /// A control request ended, well or badly.
    ControlDone {
        /// `bInterfaceNumber`.
        interface: u8,
    },
    /// The end of [`Request::Close`].
    Closed,
    /// The device is gone.
    Gone,
    /// The names of the readers of the card service that are there, and whether a card is in them.
    Readers(Vec<(String, bool)>),
    /// The end of [`Request::Connect`]: the answer to reset.
    Connected {
        /// Its number.
        reader: u8,
        /// The answer to reset.
        result: Result<Vec<u8>, Trouble>,
    },
    /// The end of [`Request::Transmit`].
    Replied {
        /// Its number.
        reader: u8,
        /// The card's answer.
        result: Result<Vec<u8>, Trouble>,
    },
    /// The end of [`Request::Disconnect`].
    Disconnected {
        /// Its number.
        reader: u8,
    },
}

/// How a transfer failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The transfer alone.
    Transfer(TransferFault),
    /// The device is gone.
    Gone,
}

/// What the engine wants done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Tell the page.
    Tell(Tell),
    /// Let the person choose a device, then say [`Event::Chosen`].
    Choose,
    /// Do this with the chosen device, and mark what comes of it with `epoch`.
    Bus {
        /// Of which opening.
        epoch: u32,
        /// What.
        request: Request,
    },
}

/// What is to be done with a device or the card service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Open it, select its first configuration if it has none, read its descriptors by standard requests.
    Open,
    /// Claim an interface, and select an alternate setting if it is not the first.
    Claim {
        /// `bInterfaceNumber`.
        interface: u8,
        /// `bAlternateSetting`.
        alternate: u8,
    },
    /// One transfer on bulk-OUT.
    Write {
        /// `bInterfaceNumber`.
        interface: u8,
        /// `bEndpointAddress`.
        endpoint: u8,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// One transfer on bulk-IN.
    Read {
        /// `bInterfaceNumber`.
        interface: u8,
        /// `bEndpointAddress`.
        endpoint: u8,
        /// At most so many bytes.
        length: usize,
    },
    /// One transfer on interrupt-IN, which may last as long as the device is open.
    Listen {
        /// `bInterfaceNumber`.
        interface: u8,
        /// `bEndpointAddress`.
        endpoint: u8,
        /// At most so many bytes.
        length: usize,
    },
    /// A class request to an interface.
    Control {
        /// `bInterfaceNumber`.
        interface: u8,
        /// Which.
        request: ControlRequest,
    },
    /// Clear the halt of an endpoint.
    ClearHalt {
        /// Which pipe it is.
        pipe: Pipe,
        /// `bEndpointAddress`.
        endpoint: u8,
    },
    /// Release every interface and close the device: transfers that are pending end.
    Close,
    /// List the readers of the card service, and say [`Happened::Readers`] whenever that changes.
    Watch,
    /// Connect to the card in a reader, shared with other programs.
    Connect {
        /// Its number; what comes of it bears the same.
        reader: u8,
        /// Its name.
        name: String,
    },
    /// Send a command.
    Transmit {
        /// Its number.
        reader: u8,
        /// The command.
        bytes: Vec<u8>,
    },
    /// Let the card go, without power.
    Disconnect {
        /// Its number.
        reader: u8,
    },
    /// Let the service go.
    Leave,
}
