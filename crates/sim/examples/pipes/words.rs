//! Bytes, requests and endings as words of a line.

use ccid::ControlRequest;
use sim::Broken;

/// A class request by its number and value.
pub(crate) fn request(number: &str, value: &str) -> Option<ControlRequest> {
    let [slot, sequence] = value.parse::<u16>().ok()?.to_le_bytes();
    Some(match number {
        "1" => ControlRequest::Abort { slot, sequence },
        "2" => ControlRequest::GetClockFrequencies,
        "3" => ControlRequest::GetDataRates,
        _ => return None,
    })
}

/// How something ended.
pub(crate) fn said(result: Result<Vec<u8>, Broken>) -> String {
    match result {
        Ok(bytes) => format!("ok {}", hex(&bytes)),
        Err(Broken::Gone) => "gone".to_owned(),
        Err(Broken::Transfer(how)) => format!("{how:?}").to_lowercase(),
    }
}

/// Bytes as digits; a dash for none.
pub(crate) fn hex(bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return "-".to_owned();
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Digits as bytes.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if text == "-" {
        return Some(Vec::new());
    }
    let pairs = (0..text.len() / 2).map(|at| text.get(2 * at..2 * at + 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}
