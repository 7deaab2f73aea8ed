//! A static file server of a few lines, for one's own machine.
//!
//! It has no rewrite rules on purpose: an address that works here works on any
//! static host. Listens on 127.0.0.1 alone, answers GET and HEAD alone, and
//! nothing outside its folder.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::fault::{Context, Outcome};
use crate::live::{Live, State};
use crate::mime;
use crate::request::{Found, Refusal, Request, find};

/// Where pages find what only `serve` has. No page of a guide can have this name.
const RESERVED: &str = ".serve";
const RELOAD: &str = include_str!("recharge.js");
/// Longest head of a request.
const HEAD_LIMIT: usize = 16 * 1024;
/// Most connections at once; browsers open six and each open page keeps one.
const CONNECTIONS: usize = 64;
const READ_TIMEOUT: Duration = Duration::from_secs(10);
const HEARTBEAT: Duration = Duration::from_secs(10);

/// How to serve.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The port on 127.0.0.1.
    pub(crate) port: u16,
    /// The path below which the site lies: `/`, or `/un/sous/chemin/`.
    pub(crate) below: String,
    /// Whether open pages reload by themselves.
    pub(crate) reload: bool,
}

/// Opens the port and answers in threads of its own; gives the address to type.
pub(crate) fn start(live: &Live, options: Options) -> Outcome<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).context(format!(
        "le port {} n'est pas libre (essayez --port {})",
        options.port,
        options.port.saturating_add(1)
    ))?;
    let port = listener.local_addr().context("adresse du serveur")?.port();
    let address = format!("http://127.0.0.1:{port}{}", options.below);
    let shared = Arc::new(Server { live: live.clone(), options, open: AtomicUsize::new(0) });
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let server = Arc::clone(&shared);
            if server.open.fetch_add(1, Ordering::SeqCst) >= CONNECTIONS {
                server.open.fetch_sub(1, Ordering::SeqCst);
                continue;
            }
            std::thread::spawn(move || {
                // A browser that goes away in the middle is no fault of ours.
                let _gone = server.answer(stream);
                server.open.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    Ok(address)
}

#[derive(Debug)]
struct Server {
    live: Live,
    options: Options,
    open: AtomicUsize,
}

impl Server {
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(READ_TIMEOUT))?;
        stream.set_write_timeout(Some(READ_TIMEOUT))?;
        let head = read_head(&mut stream)?;
        let request = match Request::parse(&head) {
            Ok(request) => request,
            Err(Refusal::Bad) => return refuse(&mut stream, "400 Bad Request"),
            Err(Refusal::Method) => return refuse(&mut stream, "405 Method Not Allowed"),
        };
        let Some(request) = self.below(request) else {
            return refuse(&mut stream, "404 Not Found");
        };
        if request.segments.first().is_some_and(|s| s == RESERVED) && self.options.reload {
            return self.answer_reserved(stream, &request);
        }
        let state = self.live.now();
        let Some(folder) = &state.folder else {
            return write(&mut stream, &request, &self.waiting(&state));
        };
        match find(folder, &request) {
            Found::File(file) => self.send(&mut stream, &request, "200 OK", &file),
            Found::Folder => redirect(&mut stream, &request.path),
            Found::Nothing => {
                let page = folder.join("404.html");
                if page.is_file() {
                    self.send(&mut stream, &request, "404 Not Found", &page)
                } else {
                    refuse(&mut stream, "404 Not Found")
                }
            }
        }
    }

    /// The request without the path below which the site lies.
    fn below(&self, mut request: Request) -> Option<Request> {
        let mut prefix = self.options.below.split('/').filter(|s| !s.is_empty());
        let mut segments = request.segments.drain(..);
        if !prefix.all(|p| segments.next().is_some_and(|s| s == p)) {
            return None;
        }
        let rest = segments.collect();
        request.segments = rest;
        Some(request)
    }

    fn send(
        &self,
        stream: &mut TcpStream,
        request: &Request,
        status: &'static str,
        file: &Path,
    ) -> std::io::Result<()> {
        let mut body = std::fs::read(file)?;
        let kind = mime::of(file);
        if self.options.reload && kind.starts_with("text/html") {
            body = self.with_script(body);
        }
        write(stream, request, &Response { status, kind, body })
    }

    /// A page with the script that reloads it.
    fn with_script(&self, mut page: Vec<u8>) -> Vec<u8> {
        let tag = format!("<script src=\"{}{RESERVED}/recharge.js\" defer></script>", self.options.below);
        let end = b"</body>";
        let at = page.windows(end.len()).rposition(|w| w == end);
        let at = at.unwrap_or(page.len());
        page.splice(at..at, tag.into_bytes());
        page
    }

    /// The page until the first build is done: 503, so that nobody takes it for the site.
    fn waiting(&self, state: &State) -> Response {
        let note = if state.note.is_empty() {
            "Le guide se prépare ; cette page se rechargera."
        } else {
            &state.note
        };
        let body = format!(
            "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Préparation</title>\
             <body><pre>{}</pre></body></html>",
            escaped(note)
        );
        let body = body.into_bytes();
        let body = if self.options.reload { self.with_script(body) } else { body };
        Response { status: "503 Service Unavailable", kind: "text/html; charset=utf-8", body }
    }

    fn answer_reserved(&self, mut stream: TcpStream, request: &Request) -> std::io::Result<()> {
        match request.segments.get(1).map(String::as_str) {
            Some("recharge.js") => {
                let response = Response {
                    status: "200 OK",
                    kind: "text/javascript; charset=utf-8",
                    body: RELOAD.into(),
                };
                write(&mut stream, request, &response)
            }
            Some("evenements") => self.tell(stream),
            _ => refuse(&mut stream, "404 Not Found"),
        }
    }

    /// Server-sent events: the state now, then each new one, until the page is closed.
    fn tell(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.write_all(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
              Connection: close\r\n\r\n",
        )?;
        let mut state = self.live.now();
        loop {
            stream.write_all(event(&state).as_bytes())?;
            stream.flush()?;
            loop {
                let next = self.live.wait(&state, HEARTBEAT);
                if next.version != state.version || next.note != state.note {
                    state = next;
                    break;
                }
                // Finds out whether anybody still listens.
                stream.write_all(b":\n\n")?;
            }
        }
    }
}

#[derive(Debug)]
struct Response {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

/// The version on the first line, the note on those below.
fn event(state: &State) -> String {
    let mut text = format!("event: etat\ndata: {}\n", state.version);
    for line in state.note.lines() {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    text
}

fn write(stream: &mut TcpStream, request: &Request, response: &Response) -> std::io::Result<()> {
    let Response { status, kind, body } = response;
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    if !request.head {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// One slash at the start, so that `//elsewhere` stays here.
fn redirect(stream: &mut TcpStream, path: &str) -> std::io::Result<()> {
    let path = path.trim_start_matches('/');
    let head = format!(
        "HTTP/1.1 301 Moved Permanently\r\nLocation: /{path}/\r\nContent-Length: 0\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())
}

fn refuse(stream: &mut TcpStream, status: &str) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{status}",
        status.len()
    );
    stream.write_all(head.as_bytes())
}

/// Everything up to the empty line.
fn read_head(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut head = Vec::new();
    let mut part = [0; 2048];
    while head.len() < HEAD_LIMIT {
        let count = stream.read(&mut part)?;
        head.extend_from_slice(part.get(..count).unwrap_or_default());
        if count == 0 || head.windows(4).any(|w| w == b"\r\n\r\n") {
            return String::from_utf8(head).map_err(|_| ErrorKind::InvalidData.into());
        }
    }
    Err(ErrorKind::InvalidData.into())
}

/// `text` inside an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
