//! A host on this machine that answers as it is told to, faults included.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;

/// What a host answers: status, headers, body.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

/// What was asked: the path with its first slash, and whether gzip is accepted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) path: &'a str,
    pub(crate) gzip: bool,
}

/// Answers on a free port until the test ends; the address of its root.
pub(crate) fn start(answer: impl Fn(Asked<'_>) -> Said + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            std::thread::spawn(move || talk(stream, &*answer));
        }
    });
    address
}

fn talk(mut stream: TcpStream, answer: &dyn Fn(Asked<'_>) -> Said) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap_or("/").to_owned();
    let head = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    let gzip = head.fold(false, |gzip, line| {
        gzip | line.to_ascii_lowercase().starts_with("accept-encoding:") && line.contains("gzip")
    });
    let Said { status, headers, body } = answer(Asked { path: &path, gzip });
    let mut text = format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    // A client that goes away in the middle is no fault of ours.
    let _ = stream.write_all(&[text.as_bytes(), b"\r\n", &body].concat());
}
