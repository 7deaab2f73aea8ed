//! A USB device that another machine lends by USB/IP (kernel documentation, `usbip_protocol`), as far as a card
//! reader needs it: one transfer at a time, each waited for.

use ccid::{ControlRequest, Endpoints, Instant, Pipe, TransferFault};
use sim::{Broken, Device};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A lent device.
#[derive(Debug)]
pub(crate) struct Lent {
    stream: TcpStream,
    /// `busnum << 16 | devnum` on the machine that lends it.
    device: u32,
    sequence: u32,
    pipes: Option<Endpoints>,
}

/// A control request's eight bytes (USB 2.0 §9.3).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setup {
    pub(crate) kind: u8,
    pub(crate) request: u8,
    pub(crate) value: u16,
    pub(crate) index: u16,
}

impl Lent {
    /// The device behind a connection that was handed over.
    pub(crate) fn new(stream: TcpStream, device: u32) -> Self {
        // A reader whose card is at work may take its time; an answer that is lost must not hang a test.
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, device, sequence: 0, pipes: None }
    }

    /// The same, with the endpoints of its card reader.
    pub(crate) fn with_pipes(self, pipes: Endpoints) -> Self {
        Self { pipes: Some(pipes), ..self }
    }

    /// Asks on the control pipe for at most `length` bytes.
    pub(crate) fn ask(&mut self, setup: Setup, length: u16) -> Result<Vec<u8>, Broken> {
        self.submit(0, setup.bytes(length), Transfer::In(length.into()))
    }

    /// Says something on the control pipe, without data.
    pub(crate) fn tell(&mut self, setup: Setup) -> Result<Vec<u8>, Broken> {
        self.submit(0, setup.bytes(0), Transfer::Out(&[]))
    }

    /// USBIP_CMD_SUBMIT, then the USBIP_RET_SUBMIT with its number.
    fn submit(&mut self, endpoint: u8, setup: [u8; 8], transfer: Transfer<'_>) -> Result<Vec<u8>, Broken> {
        self.sequence += 1;
        let (direction, data, length) = match transfer {
            Transfer::Out(data) => (OUT, data, data.len()),
            Transfer::In(length) => (IN, &[][..], length),
        };
        let number = u32::from(endpoint & 0x0f);
        let header =
            [SUBMIT, self.sequence, self.device, direction, number, 0, u32::try_from(length).unwrap()];
        let fields = header.into_iter().chain([0; 3]).flat_map(u32::to_be_bytes);
        let message: Vec<u8> = fields.chain(setup).chain(data.iter().copied()).collect();
        self.stream.write_all(&message).map_err(|_| Broken::Gone)?;
        let mut answer = [0; 48];
        self.stream.read_exact(&mut answer).map_err(|_| Broken::Gone)?;
        let field = |at: usize| u32::from_be_bytes(*answer[at * 4..].first_chunk().unwrap());
        assert_eq!([field(0), field(1)], [RETURNED, self.sequence], "an answer to something else");
        let length = if direction == IN { field(6) } else { 0 };
        let mut data = vec![0; usize::try_from(length).unwrap()];
        self.stream.read_exact(&mut data).map_err(|_| Broken::Gone)?;
        // The kernel's error numbers, negative.
        match field(5).cast_signed() {
            0 => Ok(data),
            -32 => Err(Broken::Transfer(TransferFault::Stall)),
            -75 => Err(Broken::Transfer(TransferFault::Babble)),
            -19 | -108 => Err(Broken::Gone),
            _ => Err(Broken::Transfer(TransferFault::Other)),
        }
    }

    fn address(&self, pipe: Pipe) -> u8 {
        let pipes = self.pipes.unwrap();
        match pipe {
            Pipe::BulkOut => pipes.bulk_out.address,
            _ => pipes.bulk_in.address,
        }
    }
}

enum Transfer<'a> {
    Out(&'a [u8]),
    /// At most so many bytes.
    In(usize),
}

impl Setup {
    fn bytes(self, length: u16) -> [u8; 8] {
        let [[v0, v1], [i0, i1], [l0, l1]] = [self.value, self.index, length].map(u16::to_le_bytes);
        [self.kind, self.request, v0, v1, i0, i1, l0, l1]
    }
}

const SUBMIT: u32 = 1;
const RETURNED: u32 = 3;
const OUT: u32 = 0;
const IN: u32 = 1;

/// How many bytes a list of clocks or rates may have.
const LONGEST_LIST: u16 = 1024;

/// Transfers are waited for, so none is ever pending: the time given plays no part.
impl Device for Lent {
    fn write(&mut self, bytes: &[u8], _now: Instant) -> Result<(), Broken> {
        self.submit(self.address(Pipe::BulkOut), [0; 8], Transfer::Out(bytes)).map(drop)
    }

    fn read(&mut self, wanted: usize, _now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        Some(self.submit(self.address(Pipe::BulkIn), [0; 8], Transfer::In(wanted)))
    }

    fn notification(&mut self, _now: Instant) -> Option<Vec<u8>> {
        None
    }

    fn control(&mut self, request: ControlRequest, _now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        let setup = |kind| Setup { kind, request: request.request(), value: request.value(), index: 0 };
        Some(if request.asks_for_data() {
            self.ask(setup(0xa1), LONGEST_LIST)
        } else {
            self.tell(setup(0x21))
        })
    }

    fn clear_halt(&mut self, pipe: Pipe) {
        let index = self.address(pipe).into();
        // What is wrong shows at the next transfer.
        let _tried = self.tell(Setup { kind: 0x02, request: 0x01, value: 0, index });
    }

    fn reset(&mut self) {
        panic!("nothing here needs it");
    }

    fn due(&self) -> Option<Instant> {
        None
    }
}
