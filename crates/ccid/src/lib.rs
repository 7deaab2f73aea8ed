//! What a USB smart-card reader says (USB CCID 1.1), without I/O and without a clock.
//!
//! From the bytes of a configuration descriptor to a card's answer: finding the
//! interface ([`reader_interfaces`]), knowing the reader ([`Profile`],
//! [`quirks`], [`readers`]), its messages ([`message`]), and a state machine for
//! each slot ([`Slot`]) that works at TPDU level (T=0 and T=1 spoken here), at
//! short and at extended APDU level. Readers at character level are refused.
//!
//! # The contract
//!
//! 1. The program asks a slot for something: [`Slot::open`], [`Slot::power_on`],
//!    [`Slot::transmit`], [`Slot::power_off`]. One thing at a time.
//! 2. After each such call and each [`Slot::handle`], it calls [`Slot::poll`]
//!    and does what it says, until that says [`Output::Wait`].
//! 3. It then waits for whatever comes first (a transfer, a notification, the
//!    time given) and hands it over with [`Slot::handle`]; for the time there is
//!    nothing to hand over. Back to 2.
//! 4. Whatever was asked for ends in exactly one [`Event`] of its own or one
//!    [`Event::Failed`], at most [`limits::MAX_EXCHANGE`] after it was asked.
//!
//! Time comes in as an argument ([`Instant`], milliseconds since any start).
//! `Write` is one transfer without an empty packet after it. `Wait` says how
//! many bytes to read: whole packets, never more than the reader will send, so
//! that a transfer that cannot be cancelled does not stay behind. Control
//! requests may be left without an answer by a reader; the time given ends that
//! too. After [`Event::ResetNeeded`] only [`Slot::reset`] helps, once the device
//! itself was reset or reopened.
//!
//! Nothing a reader or card sends can cause a panic, an endless wait, or more
//! memory than [`limits`] allows. A command is never sent twice unless the card
//! certainly did not get it; what [`iso7816::exchange`] adds is all that is
//! added.
//!
//! # The loop
//!
//! ```
//! use ccid::{ClassDescriptor, Endpoint, Endpoints, Event, Input, Output, Profile, ReaderId, Slot};
//! use iso7816::{CommandApdu, Header, Instant};
//!
//! /// A reader that answers at once; a real one is behind USB.
//! struct Usb(Vec<u8>);
//! impl Usb {
//!     fn write(&mut self, message: &[u8]) {
//!         let data: &[u8] = match message[0] {
//!             0x62 => &[0x3b, 0x80, 0x01, 0x81], // power on: an answer to reset
//!             0x6f => &[0x90, 0x00],             // a command: success
//!             _ => &[],
//!         };
//!         let kind = if data.is_empty() { 0x81 } else { 0x80 };
//!         self.0 = vec![kind, data.len() as u8, 0, 0, 0, message[5], message[6], 0, 0, 0];
//!         self.0.extend(data);
//!     }
//!     fn read(&mut self, at_most: usize) -> Vec<u8> {
//!         assert!(self.0.len() <= at_most);
//!         core::mem::take(&mut self.0)
//!     }
//! }
//!
//! /// Runs one thing to its end.
//! fn run(slot: &mut Slot<CommandApdu>, usb: &mut Usb, now: Instant) -> Event {
//!     loop {
//!         match slot.poll(now) {
//!             Output::Write(message) => usb.write(&message),
//!             Output::Event(event) => break event,
//!             Output::Wait(wait) => {
//!                 let bytes = usb.read(wait.read.expect("an answer is due"));
//!                 slot.handle(Input::Received(&bytes), now);
//!             }
//!             other => panic!("this device has bulk pipes only: {other:?}"),
//!         }
//!     }
//! }
//!
//! # let mut bytes = [0; 54];
//! # (bytes[0], bytes[1], bytes[6], bytes[40], bytes[42]) = (0x36, 0x21, 3, 0x40, 4);
//! let descriptor = ClassDescriptor::parse(&bytes).ok_or("no reader")?;
//! let pipe = |address| Endpoint { address, packet: 64 };
//! let endpoints = Endpoints { bulk_in: pipe(0x81), bulk_out: pipe(0x02), interrupt: None };
//! let id = ReaderId { vendor: 0x1209, product: 0x0001, release: 0x0100 };
//! let profile = Profile::new(id, descriptor, endpoints)?;
//!
//! let (mut usb, now) = (Usb(Vec::new()), Instant::START);
//! let mut slot = Slot::new(profile, 0)?;
//! slot.open(now)?;
//! assert!(matches!(run(&mut slot, &mut usb, now), Event::Opened(_)));
//! slot.power_on(now)?;
//! assert!(matches!(run(&mut slot, &mut usb, now), Event::PoweredOn(_)));
//! slot.transmit(&CommandApdu::new(Header::new(0x00, 0xa4, 0x00, 0x00)), now)?;
//! let Event::Answered(response) = run(&mut slot, &mut usb, now) else {
//!     return Err("no answer".into());
//! };
//! assert!(response.status().is_success());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Not done, on purpose: PIN entry at the reader and moving cards (Secure and
//! Mechanical are read, never written), free Escapes, ICCD tokens that use the
//! control pipe only.

pub mod configuration;
pub mod control;
pub mod descriptor;
pub mod error;
pub mod interface;
pub mod limits;
pub mod message;
pub mod notify;
pub mod pipe;
pub mod profile;
pub mod quirks;
pub mod readers;
pub mod slot;
pub mod trace;

pub use configuration::{Endpoint, Endpoints, ReaderInterface, reader_interfaces};
pub use control::ControlRequest;
pub use descriptor::{ClassDescriptor, Features, Level};
pub use error::{Error, Misuse, Pipe, ReaderFault, TransferFault, Unsupported};
pub use interface::Interface;
pub use iso7816::{Command, Instant};
pub use notify::Notification;
pub use profile::Profile;
pub use quirks::ReaderId;
pub use slot::{Event, Input, Output, PoweredOn, Presence, Slot, Wait, Watch};
