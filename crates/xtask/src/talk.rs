//! What is said on the terminal. A reader who leaves early (`| head`) is no fault.

use std::io::Write;

/// Writes to standard output.
pub(crate) fn out(text: &str) {
    let mut stdout = std::io::stdout().lock();
    let _reader_gone = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
}

/// Writes to standard error.
pub(crate) fn err(text: &str) {
    let _reader_gone = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Says a line.
macro_rules! say {
    () => { $crate::talk::out("\n") };
    ($($words:tt)*) => { $crate::talk::out(&format!("{}\n", format_args!($($words)*))) };
}

/// Says a line where faults are read.
macro_rules! complain {
    ($($words:tt)*) => { $crate::talk::err(&format!("{}\n", format_args!($($words)*))) };
}

pub(crate) use {complain, say};
