//! A USB bus of one device, packet by packet: what a controller would do between `usb-device` and the host.
//!
//! (`mock-usb-bus`, which others test with, carries no control transfers; `usbip-device` listens at a fixed port.)

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use usb_device::bus::{PollResult, UsbBus};
use usb_device::endpoint::{EndpointAddress, EndpointType};
use usb_device::{Result, UsbDirection, UsbError};

/// Both ends of the cable: the device's controller, and whoever is at the other end.
#[derive(Clone, Debug, Default)]
pub struct Bus(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// The endpoints there are, by address.
    endpoints: BTreeSet<u8>,
    /// Packets that wait for the device to read them, one for each endpoint.
    out: BTreeMap<u8, Vec<u8>>,
    /// Whether that of endpoint 0 is a SETUP packet.
    is_setup: bool,
    /// Packets that wait for the host to take them, one for each endpoint.
    back: BTreeMap<u8, Vec<u8>>,
    /// The endpoints whose packets were taken.
    taken: BTreeSet<u8>,
    stalled: BTreeSet<u8>,
    /// A reset that the device does not know of yet.
    reset: bool,
}

/// The direction bit of an endpoint's address (USB 2.0 §9.6.6).
const IN: u8 = 0x80;

impl Bus {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nobody panicked with it")
    }

    /// Resets the device.
    pub fn signal_reset(&self) {
        let mut state = self.state();
        let endpoints = std::mem::take(&mut state.endpoints);
        *state = State { endpoints, reset: true, ..State::default() };
    }

    /// Sends a packet to an endpoint; false while the last one was not read.
    pub fn send(&self, address: u8, packet: &[u8]) -> bool {
        let mut state = self.state();
        let free = !state.out.contains_key(&address);
        if free {
            state.out.insert(address, packet.to_vec());
        }
        free
    }

    /// Sends a SETUP packet, which ends whatever was under way on endpoint 0.
    pub fn set_up(&self, packet: [u8; 8]) {
        let mut state = self.state();
        for address in [0, IN] {
            state.stalled.remove(&address);
            state.back.remove(&address);
            state.taken.remove(&address);
        }
        state.out.insert(0, packet.to_vec());
        state.is_setup = true;
    }

    /// Takes a packet from an endpoint, if there is one.
    pub fn take(&self, address: u8) -> Option<Vec<u8>> {
        let mut state = self.state();
        let packet = state.back.remove(&address)?;
        state.taken.insert(address);
        Some(packet)
    }

    /// Whether an endpoint is halted.
    pub fn is_halted(&self, address: u8) -> bool {
        self.state().stalled.contains(&address)
    }

    /// Ends the halt of an endpoint.
    pub fn clear_halt(&self, address: u8) {
        self.state().stalled.remove(&address);
    }
}

impl UsbBus for Bus {
    fn alloc_ep(
        &mut self,
        direction: UsbDirection,
        address: Option<EndpointAddress>,
        _kind: EndpointType,
        _packet: u16,
        _interval: u8,
    ) -> Result<EndpointAddress> {
        let mut state = self.state();
        let free = (1..16).map(|number| EndpointAddress::from_parts(number, direction));
        let address = address.or_else(|| free.into_iter().find(|a| !state.endpoints.contains(&u8::from(*a))));
        let address = address.ok_or(UsbError::EndpointOverflow)?;
        if !state.endpoints.insert(address.into()) {
            return Err(UsbError::InvalidEndpoint);
        }
        Ok(address)
    }

    fn enable(&mut self) {}

    fn reset(&self) {}

    fn set_device_address(&self, _address: u8) {}

    fn write(&self, address: EndpointAddress, packet: &[u8]) -> Result<usize> {
        let mut state = self.state();
        let address = address.into();
        if state.back.contains_key(&address) {
            return Err(UsbError::WouldBlock);
        }
        state.back.insert(address, packet.to_vec());
        Ok(packet.len())
    }

    fn read(&self, address: EndpointAddress, to: &mut [u8]) -> Result<usize> {
        let mut state = self.state();
        let packet = state.out.remove(&address.into()).ok_or(UsbError::WouldBlock)?;
        if address.index() == 0 {
            state.is_setup = false;
        }
        to.get_mut(..packet.len()).ok_or(UsbError::BufferOverflow)?.copy_from_slice(&packet);
        Ok(packet.len())
    }

    fn set_stalled(&self, address: EndpointAddress, stalled: bool) {
        let mut state = self.state();
        if stalled {
            state.stalled.insert(address.into());
        } else {
            state.stalled.remove(&address.into());
        }
    }

    fn is_stalled(&self, address: EndpointAddress) -> bool {
        self.is_halted(address.into())
    }

    fn suspend(&self) {}

    fn resume(&self) {}

    fn poll(&self) -> PollResult {
        let mut state = self.state();
        if std::mem::take(&mut state.reset) {
            return PollResult::Reset;
        }
        let bits = |addresses: &mut dyn Iterator<Item = u8>| {
            addresses.fold(0, |bits, address| bits | 1_u16 << (address & 0x0f))
        };
        let setup = u16::from(state.is_setup);
        let ep_out = bits(&mut state.out.keys().copied()) & !setup;
        let taken = std::mem::take(&mut state.taken);
        let ep_in_complete = bits(&mut taken.into_iter());
        if ep_out | ep_in_complete | setup == 0 {
            PollResult::None
        } else {
            PollResult::Data { ep_out, ep_in_complete, ep_setup: setup }
        }
    }
}

/// A control request of the device's class or of USB itself (USB 2.0 §9.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setup {
    /// `bmRequestType`.
    pub kind: u8,
    /// `bRequest`.
    pub request: u8,
    /// `wValue`.
    pub value: u16,
    /// `wIndex`.
    pub index: u16,
    /// `wLength`.
    pub length: u16,
}

impl Setup {
    /// The eight bytes.
    #[must_use]
    pub fn emit(self) -> [u8; 8] {
        let ([v, value], [i, index], [l, length]) =
            (self.value.to_le_bytes(), self.index.to_le_bytes(), self.length.to_le_bytes());
        [self.kind, self.request, v, value, i, index, l, length]
    }

    /// Whether data come back.
    #[must_use]
    pub const fn is_in(self) -> bool {
        self.kind & IN != 0
    }
}

/// A transfer on an IN endpoint: packets until one is short or enough came (USB 2.0 §5.8.3).
#[derive(Clone, Debug, Default)]
pub struct Transfer {
    came: Vec<u8>,
    /// The lengths of the packets that came, over all transfers.
    pub packets: VecDeque<usize>,
}

impl Transfer {
    /// Goes on with a packet; what came, once the transfer has ended. Too much is an error.
    ///
    /// # Errors
    ///
    /// How many bytes came when fewer were asked for.
    pub fn push(
        &mut self,
        packet: &[u8],
        wanted: usize,
        longest: usize,
    ) -> std::result::Result<Option<Vec<u8>>, usize> {
        self.packets.push_back(packet.len());
        self.came.extend_from_slice(packet);
        if self.came.len() > wanted {
            return Err(std::mem::take(&mut self.came).len());
        }
        let ended = packet.len() < longest || self.came.len() == wanted;
        Ok(ended.then(|| std::mem::take(&mut self.came)))
    }

    /// Forgets what came so far.
    pub fn cancel(&mut self) {
        self.came.clear();
    }
}
