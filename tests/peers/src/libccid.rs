//! libccid, the free CCID driver that nearly every Linux desktop reads cards with, as the host.
//!
//! Nothing of it is here: the library is the one that Debian ships, installed or
//! fetched as a package into the folder for tests' files. `libccid/host.c`, which is
//! ours, loads it in a process of its own, stands in for libusb, and hands every
//! transfer over a pipe to a virtual reader.

use ccid::{ClassDescriptor, Instant};
use iso7816::Protocol;
use sim::Device;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

/// A process with libccid in it.
#[derive(Debug)]
pub struct Libccid {
    process: Child,
    to: ChildStdin,
    from: ChildStdout,
    now: Instant,
    protocol: u8,
}

/// What libccid returns when something failed (`ifdhandler.h` of PCSC lite): 612 communication error, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(pub u32);

/// Where Debian installs drivers.
const DRIVERS: &str = "usr/lib/pcsc/drivers";

/// The driver's folder there.
const BUNDLE: &str = "ifd-ccid.bundle/Contents";

/// The program's source.
const HOST: &str = include_str!("libccid/host.c");

impl Libccid {
    /// Builds and starts it; what is made on the way stays in `folder`. None where it cannot be had, which is said.
    pub fn start(folder: &Path) -> Option<Self> {
        let started = Self::try_start(folder);
        if let Err(why) = &started {
            // Past what tests print: nobody must take it for done.
            writeln!(io::stderr(), "libccid: not run: {why}").expect("there is a screen");
        }
        started.ok()
    }

    fn try_start(folder: &Path) -> Result<Self, String> {
        /// Tests run at the same time; this is done once.
        static PREPARED: OnceLock<Result<[PathBuf; 2], String>> = OnceLock::new();
        let folder = folder.join("libccid");
        let prepared = PREPARED.get_or_init(|| {
            fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
            Ok([compile(&folder)?, drivers(&folder)?])
        });
        let [program, drivers] = prepared.as_ref().map_err(Clone::clone)?;
        let mut process = Command::new(program)
            .arg(drivers.join(BUNDLE).join("Linux/libccid.so"))
            .env("PCSCLITE_HP_DROPDIR", drivers)
            .env("LD_LIBRARY_PATH", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| e.to_string())?;
        let (to, from) = (process.stdin.take(), process.stdout.take());
        let (to, from) = (to.expect("piped"), from.expect("piped"));
        let mut new = Self { process, to, from, now: Instant::START, protocol: 0 };
        // It says why on its own error output.
        new.try_hear().map_err(|_| "this libccid does not load into our program".to_owned())?;
        Ok(new)
    }

    /// Opens a reader with this class descriptor.
    ///
    /// # Errors
    ///
    /// The driver's code.
    pub fn open(&mut self, descriptor: &ClassDescriptor, reader: &mut impl Device) -> Result<(), Refused> {
        self.ask(b'O', descriptor.bytes(), reader).map(drop)
    }

    /// Powers the card on; its answer to reset.
    ///
    /// # Errors
    ///
    /// The driver's code.
    pub fn power_on(&mut self, reader: &mut impl Device) -> Result<Vec<u8>, Refused> {
        self.ask(b'U', &[], reader)
    }

    /// Agrees on a protocol with it, on its speed and on the size of its blocks.
    ///
    /// # Errors
    ///
    /// The driver's code.
    pub fn agree_on(&mut self, protocol: Protocol, reader: &mut impl Device) -> Result<(), Refused> {
        self.protocol = protocol.number();
        self.ask(b'P', &[self.protocol], reader).map(drop)
    }

    /// Sends a command by the protocol that was agreed on; its answer.
    ///
    /// # Errors
    ///
    /// The driver's code.
    pub fn transmit(&mut self, command: &[u8], reader: &mut impl Device) -> Result<Vec<u8>, Refused> {
        self.ask(b'X', &[&[self.protocol], command].concat(), reader)
    }

    /// Closes the reader.
    ///
    /// # Errors
    ///
    /// The driver's code.
    pub fn close(&mut self, reader: &mut impl Device) -> Result<(), Refused> {
        self.ask(b'C', &[], reader).map(drop)
    }

    /// Asks for something and answers for the reader until it is done.
    fn ask(&mut self, what: u8, data: &[u8], reader: &mut impl Device) -> Result<Vec<u8>, Refused> {
        self.say(what, data);
        loop {
            let (kind, data) = self.hear();
            match (kind, data.split_first_chunk::<4>()) {
                (b'w', _) => reader.write(&data, self.now).expect("no reader here fails to take a message"),
                (b'r', Some((most, _))) => {
                    let most = usize::try_from(u32::from_le_bytes(*most)).expect("a length");
                    match self.wait(most, reader) {
                        Some(bytes) => self.say(b'd', &bytes),
                        None => self.say(b'e', &[]),
                    }
                }
                // Lists of clocks and rates, which libccid does without.
                (b'c', _) => self.say(b'e', &[]),
                (b'=', Some(([0, 0, 0, 0], data))) => return Ok(data.to_vec()),
                (b'=', Some((code, _))) => return Err(Refused(u32::from_le_bytes(*code))),
                other => panic!("libccid's process says {other:?}"),
            }
        }
    }

    /// What comes on bulk-IN, as soon as it comes.
    fn wait(&mut self, most: usize, reader: &mut impl Device) -> Option<Vec<u8>> {
        loop {
            match reader.read(most, self.now) {
                Some(Ok(bytes)) => return Some(bytes),
                Some(Err(_)) => return None,
                None => self.now = reader.due().filter(|due| *due > self.now)?,
            }
        }
    }

    fn say(&mut self, kind: u8, data: &[u8]) {
        let length = u32::try_from(data.len()).expect("a short frame").to_le_bytes();
        let frame = [&[kind], &length[..], data].concat();
        self.to.write_all(&frame).expect("libccid's process listens");
    }

    fn hear(&mut self) -> (u8, Vec<u8>) {
        self.try_hear().expect("libccid's process speaks to the end")
    }

    fn try_hear(&mut self) -> io::Result<(u8, Vec<u8>)> {
        let mut head = [0; 5];
        self.from.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let mut data = vec![0; usize::try_from(u32::from_le_bytes(length)).expect("a length")];
        self.from.read_exact(&mut data)?;
        Ok((kind, data))
    }
}

impl Drop for Libccid {
    fn drop(&mut self) {
        // It would end by itself when nothing more can come.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Compiles the program, and an empty libusb for the library to be loaded with: the program has its functions.
fn compile(folder: &Path) -> Result<PathBuf, String> {
    let (program, source) = (folder.join("host"), folder.join("host.c"));
    if program.exists() && fs::read_to_string(&source).is_ok_and(|text| text == HOST) {
        return Ok(program);
    }
    let _ = fs::remove_file(&program);
    let empty = folder.join("empty.c");
    fs::write(&empty, "").map_err(|e| e.to_string())?;
    fs::write(&source, HOST).map_err(|e| e.to_string())?;
    let library = ["-shared", "-fPIC", "-Wl,-soname,libusb-1.0.so.0", "-o"];
    run(Command::new("gcc").args(library).arg(folder.join("libusb-1.0.so.0")).arg(&empty))?;
    // Under another name until it is whole.
    let draft = folder.join(format!("host-{}", std::process::id()));
    let options = ["-O1", "-rdynamic", "-o"];
    let compiled = run(Command::new("gcc").args(options).arg(&draft).arg(&source).arg("-ldl"));
    // A compiler that makes libraries and not this program tells of a fault of ours.
    compiled.expect("host.c is sound");
    fs::rename(draft, &program).map_err(|e| e.to_string())?;
    Ok(program)
}

/// The folder of drivers: the machine's own, or that of the package, unpacked.
fn drivers(folder: &Path) -> Result<PathBuf, String> {
    let is_whole = |drivers: &PathBuf| {
        let bundle = drivers.join(BUNDLE);
        bundle.join("Info.plist").exists() && bundle.join("Linux/libccid.so").exists()
    };
    let unpacked = folder.join(DRIVERS);
    let known = [Path::new("/").join(DRIVERS), unpacked.clone()];
    if let Some(drivers) = known.into_iter().find(is_whole) {
        return Ok(drivers);
    }
    fetch(folder)?;
    // The package keeps the list of readers in another place and links to it.
    let list = unpacked.join(BUNDLE).join("Info.plist");
    let _ = fs::remove_file(&list);
    fs::copy(folder.join("etc/libccid_Info.plist"), list).map_err(|e| e.to_string())?;
    is_whole(&unpacked).then_some(unpacked).ok_or_else(|| "Debian's package is not as it was".to_owned())
}

/// Fetches the package from the machine's own sources and unpacks it, without touching the machine's lists.
fn fetch(folder: &Path) -> Result<(), String> {
    let lists = folder.join("lists");
    fs::create_dir_all(lists.join("partial")).map_err(|e| e.to_string())?;
    let private = format!("Dir::State::lists={}", lists.display());
    let apt = |command: &str| {
        let mut call = Command::new("apt-get");
        call.current_dir(folder).args(["-q", "-o", &private, "-o", "Acquire::http::Timeout=20", command]);
        call
    };
    // Sources that do not answer are none of ours; whether ours did shows next.
    let _ = run(&mut apt("update"));
    run(apt("download").arg("libccid"))?;
    let entries = fs::read_dir(folder).map_err(|e| e.to_string())?.flatten();
    let package = entries.map(|e| e.path()).find(|path| path.extension().is_some_and(|e| e == "deb"));
    let package = package.ok_or("apt-get fetched no package")?;
    run(Command::new("dpkg-deb").arg("--extract").arg(package).arg(folder))?;
    let _ = fs::remove_dir_all(lists);
    Ok(())
}

fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("{program}: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{program}: {}", said.lines().last().unwrap_or("failed")))
}
