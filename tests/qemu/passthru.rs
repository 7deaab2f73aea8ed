//! The card's side of QEMU's `ccid-card-passthru`: messages of the VSCard protocol on a TCP stream (QEMU,
//! `docs/ccid.txt`). Each has a header of twelve bytes: its type, the reader, the length of its data.

use sim::{Card, Line};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::thread::JoinHandle;

/// A card in QEMU's reader.
#[derive(Debug)]
pub(crate) struct Inserted {
    stream: TcpStream,
    thread: JoinHandle<Card>,
}

/// Types of messages.
mod kind {
    pub(super) const INIT: u32 = 1;
    pub(super) const READER_ADD: u32 = 3;
    pub(super) const ATR: u32 = 5;
    pub(super) const CARD_REMOVE: u32 = 6;
    pub(super) const APDU: u32 = 7;
}

/// No reader in particular.
const UNDEFINED: u32 = u32::MAX;

impl Inserted {
    /// Puts a card that has power into the reader behind this port.
    pub(crate) fn into_reader(card: Card, port: u16) -> Self {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.set_nodelay(true).unwrap();
        let mut connection = stream.try_clone().unwrap();
        let mut line = Line::new(card);
        let atr = line.power_up().unwrap();
        // Version 2, no capabilities. Everything is answered, also what went well: by an error of number 0.
        send(&mut connection, kind::INIT, UNDEFINED, b"VSCD\0\0\0\x02\0\0\0\0").unwrap();
        send(&mut connection, kind::READER_ADD, UNDEFINED, b"sim").unwrap();
        send(&mut connection, kind::ATR, 0, &atr).unwrap();
        let thread = std::thread::spawn(move || {
            while let Ok((kind, reader, data)) = receive(&mut connection) {
                if kind != kind::APDU {
                    continue;
                }
                // The reader works with TPDUs of T=0, and says nothing when it resets the card.
                let answer = line.t0(&data).map(|said| said.bytes).unwrap_or_default();
                if send(&mut connection, kind::APDU, reader, &answer).is_err() {
                    break;
                }
            }
            line.card().clone()
        });
        Self { stream, thread }
    }

    /// Takes the card out, and waits until the reader knows.
    pub(crate) fn out(mut self) -> Card {
        send(&mut self.stream, kind::CARD_REMOVE, 0, &[]).unwrap();
        self.stream.shutdown(Shutdown::Write).unwrap();
        self.thread.join().unwrap()
    }
}

fn send(stream: &mut TcpStream, kind: u32, reader: u32, data: &[u8]) -> io::Result<()> {
    let length = u32::try_from(data.len()).unwrap();
    let header: Vec<u8> = [kind, reader, length].into_iter().flat_map(u32::to_be_bytes).collect();
    stream.write_all(&[&header, data].concat())
}

fn receive(stream: &mut TcpStream) -> io::Result<(u32, u32, Vec<u8>)> {
    let mut fields = [[0; 4]; 3];
    stream.read_exact(fields.as_flattened_mut())?;
    let [kind, reader, length] = fields.map(u32::from_be_bytes);
    let mut data = vec![0; usize::try_from(length).unwrap()];
    stream.read_exact(&mut data)?;
    Ok((kind, reader, data))
}
