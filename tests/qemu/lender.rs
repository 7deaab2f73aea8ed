//! The machine as a lender: its card reader, handed over by USB/IP.

use crate::machine::{Guest, Machine, free_ports};
use crate::usbip::Lent;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::time::Duration;

/// A machine that lends its reader.
#[derive(Debug)]
pub(crate) struct Lender {
    /// It runs as long as this.
    _machine: Machine,
    /// Where its reader waits for a card.
    pub(crate) card: u16,
    lent: u16,
}

const GUEST: Guest = Guest {
    name: "lender",
    script: include_bytes!("lender.sh"),
    modules: &["usb-common", "usbcore", "xhci-hcd", "xhci-pci", "usbip-core", "usbip-host", "e1000"],
    files: &[],
};

impl Lender {
    /// Starts it, and waits until it is ready.
    pub(crate) fn start(folder: &Path) -> Self {
        let [card, lent] = free_ports();
        let net = format!("user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{lent}-:3240");
        let arguments = ["-m", "256", "-netdev", &net, "-device", "e1000,netdev=net"];
        let mut machine = Machine::start(folder, GUEST, card, &arguments);
        machine.printed_until("lent: QEMU USB CCID");
        Self { _machine: machine, card, lent }
    }

    /// Borrows its reader.
    pub(crate) fn borrow(&self) -> Lent {
        for _ in 0..30 {
            if let Some(lent) = self.try_to_borrow() {
                return lent;
            }
            std::thread::sleep(Duration::from_millis(300));
        }
        panic!("the guest does not lend its reader");
    }

    /// QEMU takes connections before the guest does, so that one may lead nowhere.
    fn try_to_borrow(&self) -> Option<Lent> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.lent)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(3))).ok()?;
        // Nothing follows the line until we speak: the buffer cannot take more than it.
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line).ok()?;
        let (bus, number) = line.trim().split_once(' ')?;
        let [bus, number] = [bus, number].map(|digits| digits.parse::<u32>().ok());
        Some(Lent::new(stream, bus? << 16 | number?))
    }
}
