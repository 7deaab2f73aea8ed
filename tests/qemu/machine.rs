//! QEMU with a kernel of Debian's, its CCID reader, and nobody in it but one script.

use crate::initrd::Initrd;
use std::fs;
use std::io::{BufRead as _, BufReader, Lines};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// The machine, ended when it is dropped.
#[derive(Debug)]
pub(crate) struct Machine {
    process: Child,
    initrd: PathBuf,
    console: Lines<BufReader<ChildStdout>>,
}

/// What runs in the machine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guest {
    pub(crate) name: &'static str,
    /// Its first and only program.
    pub(crate) script: &'static [u8],
    /// The kernel's modules, each after those that it needs.
    pub(crate) modules: &'static [&'static str],
    /// Other files.
    pub(crate) files: &'static [(&'static str, &'static [u8])],
}

impl Machine {
    /// Starts it from the unpacked packages in `folder`; its reader waits for a card on this port.
    pub(crate) fn start(folder: &Path, guest: Guest, card: u16, arguments: &[&str]) -> Self {
        let initrd = std::env::temp_dir().join(format!("{}-{}", guest.name, std::process::id()));
        fs::write(&initrd, guest.initrd(folder)).unwrap();
        let mut process = Command::new("qemu-system-x86_64")
            .args(["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", "-serial", "stdio"])
            .args(["-accel", "tcg", "-cpu", "max", "-append", "console=ttyS0 quiet panic=-1", "-kernel"])
            .arg(kernel(folder))
            .arg("-initrd")
            .arg(&initrd)
            .args(["-device", "qemu-xhci,id=xhci", "-chardev"])
            .arg(format!("socket,id=card,server=on,wait=off,host=127.0.0.1,port={card}"))
            .args(["-device", "usb-ccid,bus=xhci.0", "-device", "ccid-card-passthru,chardev=card"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let console = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, initrd, console }
    }

    /// What it prints, until a line that ends so.
    pub(crate) fn printed_until(&mut self, end: &str) -> Vec<String> {
        let mut printed = Vec::new();
        for line in self.console.by_ref().map_while(Result::ok) {
            let is_last = line.trim_end().ends_with(end);
            printed.push(line);
            if is_last {
                return printed;
            }
        }
        panic!("the guest ended:\n{}", printed.join("\n"));
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _gone = self.process.kill();
        let _ended = self.process.wait();
        let _left_behind = fs::remove_file(&self.initrd);
    }
}

impl Guest {
    fn initrd(self, folder: &Path) -> Vec<u8> {
        // Debian's newer releases have one folder for both.
        let programs = ["bin", "usr/bin"].map(|name| folder.join(name)).into_iter().find(|f| f.is_dir());
        let initrd =
            ["proc", "sys", "dev", "bin", "modules"].into_iter().fold(Initrd::default(), Initrd::folder);
        let initrd = initrd.program("init", self.script).found("bin", "busybox", &programs.unwrap());
        let initrd = initrd.program("modules/order", self.modules.join(" ").as_bytes());
        let initrd = self.files.iter().fold(initrd, |initrd, (name, bytes)| initrd.program(name, bytes));
        let modules = self.modules.iter().map(|module| format!("{module}.ko"));
        modules.fold(initrd, |initrd, file| initrd.found("modules", &file, folder)).finish()
    }
}

fn kernel(folder: &Path) -> PathBuf {
    let mut files = fs::read_dir(folder.join("boot")).unwrap().flatten().map(|entry| entry.path());
    let is_kernel =
        |file: &PathBuf| file.file_name().is_some_and(|n| n.to_string_lossy().starts_with("vmlinuz"));
    files.find(is_kernel).unwrap()
}

/// Ports that nobody has.
pub(crate) fn free_ports<const N: usize>() -> [u16; N] {
    [(); N]
        .map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap())
        .map(|listener| listener.local_addr().unwrap().port())
}
