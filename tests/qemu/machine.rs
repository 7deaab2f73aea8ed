//! QEMU with a kernel of Debian's, its CCID reader, and nobody in it but `guest.sh`.

use crate::initrd::Initrd;
use crate::usbip::Lent;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The machine, ended when it is dropped.
#[derive(Debug)]
pub(crate) struct Machine {
    process: Child,
    initrd: PathBuf,
    /// Where its reader waits for a card.
    pub(crate) card: u16,
    /// Where it lends its reader.
    lent: u16,
}

/// The kernel's modules, each after those that it needs.
const MODULES: [&str; 7] =
    ["usb-common", "usbcore", "xhci-hcd", "xhci-pci", "usbip-core", "usbip-host", "e1000"];

impl Machine {
    /// Starts it from the unpacked packages in `folder`, and waits until it lends its reader.
    pub(crate) fn start(folder: &Path) -> Self {
        let [card, lent] = free_ports();
        let initrd = std::env::temp_dir().join(format!("initrd-{}", std::process::id()));
        fs::write(&initrd, files(folder)).unwrap();
        let process = Command::new("qemu-system-x86_64")
            .args(["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", "-serial", "stdio"])
            .args(["-accel", "tcg", "-m", "256"])
            .arg("-kernel")
            .arg(kernel(folder))
            .arg("-initrd")
            .arg(&initrd)
            .args(["-append", "console=ttyS0 quiet panic=-1", "-device", "qemu-xhci,id=xhci", "-chardev"])
            .arg(format!("socket,id=card,server=on,wait=off,host=127.0.0.1,port={card}"))
            .args(["-device", "usb-ccid,bus=xhci.0", "-device", "ccid-card-passthru,chardev=card", "-netdev"])
            .arg(format!("user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{lent}-:3240"))
            .args(["-device", "e1000,netdev=net"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut machine = Self { process, initrd, card, lent };
        machine.wait_for("lent: QEMU USB CCID");
        machine
    }

    /// Reads what the guest prints until this line.
    fn wait_for(&mut self, wanted: &str) {
        let mut printed = String::new();
        let mut console = BufReader::new(self.process.stdout.take().unwrap());
        while console.read_line(&mut printed).unwrap() > 0 {
            if printed.trim_end().ends_with(wanted) {
                return;
            }
        }
        panic!("the guest ended:\n{printed}");
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

impl Drop for Machine {
    fn drop(&mut self) {
        let _gone = self.process.kill();
        let _ended = self.process.wait();
        let _left_behind = fs::remove_file(&self.initrd);
    }
}

fn files(folder: &Path) -> Vec<u8> {
    // Debian's newer releases have one folder for both.
    let programs = ["bin", "usr/bin"].map(|name| folder.join(name)).into_iter().find(|f| f.is_dir()).unwrap();
    let initrd = Initrd::default().folder("proc").folder("sys").folder("bin").folder("modules");
    let initrd = initrd.program("init", include_bytes!("guest.sh")).found("bin", "busybox", &programs);
    let add = |initrd: Initrd, module: &&str| initrd.found("modules", &format!("{module}.ko"), folder);
    MODULES.iter().fold(initrd, add).finish()
}

fn kernel(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder.join("boot")).unwrap().flatten().map(|entry| entry.path());
    let is_kernel =
        |file: &PathBuf| file.file_name().is_some_and(|n| n.to_string_lossy().starts_with("vmlinuz"));
    files.into_iter().find(is_kernel).unwrap()
}

fn free_ports() -> [u16; 2] {
    [(); 2]
        .map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap())
        .map(|listener| listener.local_addr().unwrap().port())
}
