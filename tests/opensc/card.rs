//! The card's side of vpcd, a reader for PC/SC whose card is a program: messages on a TCP stream, each behind
//! its length in two bytes.

use sim::{Card, Line};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// One TPDU of T=0 and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Exchange {
    pub(crate) command: Vec<u8>,
    pub(crate) answer: Vec<u8>,
    /// Why it could hurt a real card, if it could.
    pub(crate) caught: Option<&'static str>,
}

impl Exchange {
    /// Lets the card answer.
    pub(crate) fn with(line: &mut Line, command: &[u8]) -> Self {
        let before = line.card().caught().len();
        // A card that is mute lets a reader wait; an empty answer says so at once.
        let answer = line.t0(command).map(|said| said.bytes).unwrap_or_default();
        let caught = line.card().caught().get(before).map(|caught| caught.why);
        Self { command: command.to_vec(), answer, caught }
    }
}

/// A card in the reader, until the reader goes.
#[derive(Debug)]
pub(crate) struct Inserted {
    journal: Arc<Mutex<Vec<Exchange>>>,
    thread: JoinHandle<()>,
}

impl Inserted {
    /// Puts a card into the reader that listens on this port of this machine, and waits until it has power.
    pub(crate) fn into_reader(card: Card, port: u16) -> Self {
        let mut stream = connect(port);
        // Each answer is one small packet that somebody waits for.
        stream.set_nodelay(true).unwrap();
        let journal = Arc::new(Mutex::new(Vec::new()));
        let written = Arc::clone(&journal);
        let (has_power, power) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let mut line = Line::new(card);
            while let Ok(message) = read(&mut stream) {
                if message == [ON] {
                    // Only the first time is waited for.
                    let _nobody_waits = has_power.send(());
                }
                let answer = answer(&mut line, &message, &written);
                if answer.is_some_and(|answer| write(&mut stream, &answer).is_err()) {
                    break;
                }
            }
        });
        power.recv_timeout(PATIENCE).unwrap();
        Self { journal, thread }
    }

    /// What was exchanged since the last look.
    pub(crate) fn journal(&self) -> Vec<Exchange> {
        std::mem::take(&mut *self.journal.lock().unwrap())
    }

    /// Waits until the reader is gone.
    pub(crate) fn end(self) {
        self.thread.join().unwrap();
    }
}

/// How long the reader may take to listen, and to see its card, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// Controls are messages of one byte.
const OFF: u8 = 0;
const ON: u8 = 1;
const RESET: u8 = 2;
const ANSWER_TO_RESET: u8 = 4;

/// The answer to one message, if it wants one.
fn answer(line: &mut Line, message: &[u8], journal: &Mutex<Vec<Exchange>>) -> Option<Vec<u8>> {
    match message {
        [OFF] => line.power_down(),
        [ON | RESET] => drop(line.power_up()),
        [ANSWER_TO_RESET] => return line.card().variant().answer_to_reset().map(<[u8]>::to_vec),
        [_] => {}
        command => {
            let exchange = Exchange::with(line, command);
            let answer = exchange.answer.clone();
            journal.lock().unwrap().push(exchange);
            return Some(answer);
        }
    }
    None
}

/// The reader may take a moment to listen.
fn connect(port: u16) -> TcpStream {
    let begin = Instant::now();
    loop {
        match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
            Ok(stream) => return stream,
            Err(fault) => assert!(begin.elapsed() < PATIENCE, "no reader on port {port}: {fault}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn read(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut length = [0; 2];
    stream.read_exact(&mut length)?;
    let mut message = vec![0; u16::from_be_bytes(length).into()];
    stream.read_exact(&mut message)?;
    Ok(message)
}

fn write(stream: &mut TcpStream, message: &[u8]) -> io::Result<()> {
    let length = u16::try_from(message.len()).unwrap();
    stream.write_all(&[&length.to_be_bytes(), message].concat())
}
