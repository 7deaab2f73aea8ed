//! The descriptors of a virtual reader (USB 2.0 §9.6, CCID 1.1 §5.1).

use super::model::{Model, Oddity};
use ccid::descriptor::{DESCRIPTOR_LEN, DESCRIPTOR_TYPE};
use ccid::{ControlRequest, Endpoint, Endpoints};

/// The device descriptor: 18 bytes.
pub(super) fn device(model: &Model) -> Vec<u8> {
    let [vendor, product, release] =
        [model.id.vendor, model.id.product, model.id.release].map(u16::to_le_bytes);
    [&[18, 1, 0x00, 0x02, 0, 0, 0, 64][..], &vendor, &product, &release, &[0, 0, 0, 1]].concat()
}

/// The configuration descriptor with everything that belongs to it.
pub(super) fn configuration(model: &Model) -> Vec<u8> {
    let interfaces: Vec<u8> = (0..model.interfaces).flat_map(|number| interface(model, number)).collect();
    let whole = u16::try_from(interfaces.len()).unwrap_or(u16::MAX).saturating_add(9);
    let [low, high] = whole.to_le_bytes();
    [&[9, 2, low, high, model.interfaces, 1, 0, 0x80, 50][..], &interfaces].concat()
}

fn interface(model: &Model, number: u8) -> Vec<u8> {
    let pipes = endpoints(model, number);
    let count = if pipes.interrupt.is_some() { 3 } else { 2 };
    let head = [9, 4, number, 0, count, model.class, 0, 0, 0];
    let bulk = [pipes.bulk_in, pipes.bulk_out].map(|pipe| endpoint(pipe, 2, 0));
    let interrupt = pipes.interrupt.map(|pipe| endpoint(pipe, 3, 16));
    let ends = [bulk.concat(), interrupt.map(|pipe| pipe.to_vec()).unwrap_or_default()].concat();
    let class = class(model);
    if model.has(Oddity::DescriptorLast) {
        [&head[..], &ends, &class].concat()
    } else {
        [&head[..], &class, &ends].concat()
    }
}

/// Which endpoints an interface has.
pub(super) fn endpoints(model: &Model, number: u8) -> Endpoints {
    let pipe = |address: u8, packet| Endpoint { address, packet };
    let first = number.saturating_mul(2).saturating_add(1) & 0x0f;
    Endpoints {
        bulk_in: pipe(0x80 | first, model.packet),
        bulk_out: pipe(first, model.packet),
        interrupt: model.notifies.then(|| pipe(0x80 | (first.saturating_add(1) & 0x0f), 8)),
    }
}

fn endpoint(pipe: Endpoint, kind: u8, interval: u8) -> [u8; 7] {
    let [low, high] = pipe.packet.to_le_bytes();
    [7, 5, pipe.address, kind, low, high, interval]
}

/// The class descriptor: a clock of 4 MHz, 10,752 to 344,064 bit/s, fields of 254 bytes.
fn class(model: &Model) -> Vec<u8> {
    let voltages = 0x07;
    let bytes = [
        // Length to dwProtocols.
        &[0x36, DESCRIPTOR_TYPE, 0x10, 0x01, model.slots.saturating_sub(1), voltages][..],
        &model.protocols.to_le_bytes(),
        // Clocks, rates, how many of each.
        &4_000_u32.to_le_bytes(),
        &4_000_u32.to_le_bytes(),
        &[0],
        &10_752_u32.to_le_bytes(),
        &344_064_u32.to_le_bytes(),
        &[0],
        // dwMaxIFSD, dwSynchProtocols, dwMechanical.
        &254_u32.to_le_bytes(),
        &[0; 8],
        &model.features.to_le_bytes(),
        &model.max_message.to_le_bytes(),
        // Classes, display, PIN entry, busy slots.
        &[0xff, 0xff, 0, 0, 0, 1],
    ]
    .concat();
    debug_assert_eq!(bytes.len(), DESCRIPTOR_LEN, "54 bytes");
    bytes
}

/// The answer to a class request that asks for numbers.
pub(super) fn numbers(request: ControlRequest) -> Vec<u8> {
    match request {
        ControlRequest::GetClockFrequencies => 4_000_u32.to_le_bytes().to_vec(),
        ControlRequest::GetDataRates => {
            [10_752_u32, 21_504, 43_008, 129_032, 344_064].map(u32::to_le_bytes).concat()
        }
        ControlRequest::Abort { .. } => Vec::new(),
    }
}
