//! Real firmware's CCID, `usbd-ccid` on `usb-device`, with an application of ours behind it.
//!
//! What real firmware does in its main loop is done here each time that the host
//! looks: poll the bus, hand the command to the application, ask for time while
//! that works, send the answer.

use crate::bus::{Bus, Setup, Transfer};
use ccid::{ControlRequest, Instant, Pipe, TransferFault};
use interchange::{Channel, Responder};
use sim::{Broken, Device};
use std::fmt;
use std::time::Duration;
use usb_device::bus::UsbBusAllocator;
use usb_device::device::{UsbDevice, UsbDeviceBuilder, UsbVidPid};
use usbd_ccid::Ccid;

/// What an application takes and gives at most; real ones take as much.
const LONGEST: usize = 3_072;

/// A command or an answer.
type Message = heapless::Vec<u8, LONGEST>;

/// A security key, as far as it is a card reader with its card.
pub struct Firmware<A> {
    bus: Bus,
    device: UsbDevice<'static, Bus>,
    class: Ccid<'static, 'static, Bus, LONGEST>,
    responder: Responder<'static, Message, Message>,
    /// What answers commands.
    pub application: A,
    /// How long it takes for that.
    pub takes: Duration,
    working: Option<Work>,
    coming: Transfer,
}

/// A command at the application.
struct Work {
    answer: Message,
    /// When it is done.
    due: Instant,
    /// When the host is asked for patience next.
    ask: Instant,
}

/// Where `usbd-ccid` has its endpoints and its interface, the first of each.
const BULK_OUT: u8 = 0x01;
const BULK_IN: u8 = 0x81;
const INTERFACE: u16 = 0;

/// `wMaxPacketSize` of all endpoints.
const PACKET: usize = 64;

/// How often firmware asks for patience.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the device is polled for one thing that it should do at once.
const POLLS: usize = 8;

impl<A> fmt::Debug for Firmware<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Firmware").field("bus", &self.bus).finish_non_exhaustive()
    }
}

impl<A: FnMut(&[u8]) -> Vec<u8>> Firmware<A> {
    /// Plugs a key in, with this application, and configures it as a system does.
    pub fn new(application: A) -> Self {
        let bus = Bus::default();
        // Firmware has both for ever.
        let allocator = Box::leak(Box::new(UsbBusAllocator::new(bus.clone())));
        let channel = Box::leak(Box::new(Channel::new()));
        let (requester, responder) = channel.split().expect("it is fresh");
        let class = Ccid::new(allocator, requester, None);
        let device = UsbDeviceBuilder::new(allocator, UsbVidPid(0x1209, 0x0001))
            .max_packet_size_0(64)
            .expect("a size that USB has")
            .build();
        let (working, coming) = (None, Transfer::default());
        let takes = Duration::ZERO;
        let mut new = Self { bus, device, class, responder, application, takes, working, coming };
        new.configure();
        new
    }

    /// A descriptor, by its type (USB 2.0 §9.4.3): whole, however the device likes to be asked.
    pub fn descriptor(&mut self, kind: u8) -> Vec<u8> {
        let value = u16::from_le_bytes([0, kind]);
        let setup = Setup { kind: 0x80, request: 6, value, index: 0, length: 255 };
        self.transfer(setup).expect("every device has it")
    }

    /// The lengths of the packets that came on bulk-IN, for the last time.
    pub fn packets(&mut self) -> Vec<usize> {
        self.coming.packets.drain(..).collect()
    }

    /// SET_ADDRESS and SET_CONFIGURATION.
    fn configure(&mut self) {
        self.bus.signal_reset();
        self.poll();
        for (request, value) in [(5, 1), (9, 1)] {
            let setup = Setup { kind: 0x00, request, value, index: 0, length: 0 };
            self.transfer(setup).expect("every device does it");
        }
    }

    fn poll(&mut self) {
        self.device.poll(&mut [&mut self.class]);
        self.class.check_for_app_response();
    }

    /// A control transfer, for whoever stands between a program and this device: its data.
    ///
    /// # Errors
    ///
    /// How it ended instead.
    pub fn transfer(&mut self, setup: Setup) -> Result<Vec<u8>, Broken> {
        self.bus.set_up(setup.emit());
        let mut data = Transfer::default();
        for _ in 0..POLLS {
            self.poll();
            if self.bus.is_halted(0x80) {
                return Err(Broken::Transfer(TransferFault::Stall));
            }
            let Some(packet) = self.bus.take(0x80) else { continue };
            if !setup.is_in() {
                // The empty packet that ends it.
                self.poll();
                return Ok(packet);
            }
            let ended = data.push(&packet, usize::from(setup.length), PACKET);
            if let Some(data) = ended.map_err(|_| Broken::Transfer(TransferFault::Babble))? {
                self.poll();
                self.bus.send(0, &[]);
                self.poll();
                return Ok(data);
            }
        }
        Err(Broken::Transfer(TransferFault::Other))
    }

    /// One round of the main loop.
    fn run(&mut self, now: Instant) {
        self.poll();
        if self.responder.is_canceled() {
            self.working = None;
            self.responder.acknowledge_cancel().expect("it was cancelled");
        }
        if let Some(command) = self.responder.take_request() {
            let answer = Message::from_slice(&(self.application)(&command)).expect("a short answer");
            self.class.did_start_processing();
            self.working = Some(Work { answer, due: now.after(self.takes), ask: now.after(PATIENCE) });
        }
        if let Some(work) = self.working.take_if(|work| work.due <= now) {
            self.responder.respond(work.answer).expect("a command was taken");
        } else if let Some(work) = self.working.as_mut().filter(|work| work.ask <= now) {
            work.ask = now.after(PATIENCE);
            self.class.send_wait_extension();
        }
        self.poll();
    }
}

impl<A: FnMut(&[u8]) -> Vec<u8>> Device for Firmware<A> {
    fn write(&mut self, bytes: &[u8], now: Instant) -> Result<(), Broken> {
        for packet in bytes.chunks(PACKET) {
            let sent = (0..POLLS).any(|_| {
                let sent = self.bus.send(BULK_OUT, packet);
                self.poll();
                sent
            });
            if !sent {
                return Err(Broken::Transfer(TransferFault::Other));
            }
        }
        self.run(now);
        Ok(())
    }

    fn read(&mut self, wanted: usize, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        loop {
            self.run(now);
            let packet = self.bus.take(BULK_IN)?;
            // The controller's interrupt, which comes before anything else that the host may send.
            self.poll();
            match self.coming.push(&packet, wanted, PACKET) {
                Ok(None) => {}
                Ok(Some(bytes)) => return Some(Ok(bytes)),
                Err(_) => return Some(Err(Broken::Transfer(TransferFault::Babble))),
            }
        }
    }

    fn notification(&mut self, _now: Instant) -> Option<Vec<u8>> {
        None
    }

    fn control(&mut self, request: ControlRequest, _now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        let (kind, length) = if request.asks_for_data() { (0xa1, 255) } else { (0x21, 0) };
        let (request, value) = (request.request(), request.value());
        Some(self.transfer(Setup { kind, request, value, index: INTERFACE, length }))
    }

    fn clear_halt(&mut self, pipe: Pipe) {
        self.bus.clear_halt(if pipe == Pipe::BulkOut { BULK_OUT } else { BULK_IN });
    }

    fn reset(&mut self) {
        self.coming.cancel();
        self.configure();
    }

    fn due(&self) -> Option<Instant> {
        self.working.as_ref().map(|work| work.due.min(work.ask))
    }
}
