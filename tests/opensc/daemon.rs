//! A PC/SC daemon of our own: its socket, its readers and its port are nobody else's, and it looks at no USB reader.

use crate::programs::Programs;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The daemon, ended when it is dropped.
#[derive(Debug)]
pub(crate) struct Daemon {
    process: Child,
    folder: PathBuf,
    port: u16,
}

impl Daemon {
    /// Starts it with one virtual reader.
    ///
    /// It takes its socket as systemd would give it one, so that the usual one is left to whoever has it.
    pub(crate) fn start(programs: &Programs) -> Self {
        let port = free_port();
        let folder = std::env::temp_dir().join(format!("pcsc-{}-{port}", std::process::id()));
        let (readers, none) = (folder.join("readers"), folder.join("usb"));
        fs::create_dir_all(&readers).unwrap();
        fs::create_dir_all(&none).unwrap();
        let driver = programs.driver.display();
        let reader = format!(
            "FRIENDLYNAME \"Virtual\"\nDEVICENAME /dev/null:{port:#x}\nLIBPATH {driver}\nCHANNELID {port:#x}\n"
        );
        fs::write(readers.join("virtual"), reader).unwrap();
        fs::write(folder.join("opensc.conf"), OPENSC).unwrap();
        let socket = UnixListener::bind(folder.join("socket")).unwrap();
        let process = Command::new("sh")
            .args(["-c", "LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" --foreground --config \"$1\" 3<&0"])
            .arg(&programs.daemon)
            .arg(&readers)
            .env("PCSCLITE_HP_DROPDIR", none)
            .stdin(Stdio::from(OwnedFd::from(socket)))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { process, folder, port }
    }

    /// Where its reader waits for a card.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// What a program of OpenSC's says that talks to this daemon, and to no other; it gets a minute.
    pub(crate) fn ask(&self, program: &Path, arguments: &[&str]) -> String {
        let output = Command::new("timeout")
            .arg("60")
            .arg(program)
            .args(arguments)
            .env("PCSCLITE_CSOCK_NAME", self.folder.join("socket"))
            .env("OPENSC_CONF", self.folder.join("opensc.conf"))
            .env("HOME", &self.folder)
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{} {arguments:?}: {complaint}", program.display());
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // Ended at once: left to end by itself, it removes what a daemon beside it may need.
        let _gone = self.process.kill();
        let _ended = self.process.wait();
        let _left_behind = fs::remove_dir_all(&self.folder);
    }
}

/// Nothing kept between two runs, so that each asks the card for all it needs.
const OPENSC: &str = "app default { framework pkcs15 { use_file_caching = no; } }\n";

/// A port that is free, and the next one too: the driver takes two.
fn free_port() -> u16 {
    let free = || {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?;
        let port = first.local_addr().ok()?.port();
        TcpListener::bind((Ipv4Addr::LOCALHOST, port.checked_add(1)?)).ok().map(|_second| port)
    };
    std::iter::repeat_with(free).take(100).flatten().next().unwrap()
}
