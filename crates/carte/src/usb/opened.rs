//! One open device: its state, changed by one thing at a time, and its transfers.

use super::api::{Locks, UsbConfiguration, UsbDevice, UsbResult};
use super::{id, refused};
use crate::event::{Broken, Happened, Request};
use crate::page::{self, object};
use crate::refusal::{self, Phase};
use ccid::{ControlRequest, Pipe, TransferFault};
use cps::view::Trouble;
use js_sys::{Array, Function, Object, Promise, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The device that is open, or being opened.
#[derive(Clone)]
pub(super) struct Opened {
    device: UsbDevice,
    claimed: Rc<RefCell<Vec<u8>>>,
    /// What changes its state now: nothing else may until that has ended.
    changing: Rc<RefCell<Option<Promise>>>,
    /// Lets the lock go that keeps other tabs away.
    unlock: Rc<RefCell<Option<Function>>>,
}

impl Opened {
    pub(super) fn new(device: UsbDevice) -> Self {
        Self { device, claimed: Rc::default(), changing: Rc::default(), unlock: Rc::default() }
    }

    /// Opens it; the configuration descriptor with all that belongs to it.
    pub(super) async fn open(&self) -> Result<Vec<u8>, Trouble> {
        self.lock().await?;
        self.change(Phase::Opening, self.device.open()).await?;
        let active = match self.device.configuration() {
            Some(active) => active.value(),
            None => {
                let first: UsbConfiguration = self.device.configurations().get(0).unchecked_into();
                let value = first.value();
                self.change(Phase::Opening, self.device.select_configuration(value)).await?;
                value
            }
        };
        let all = self.device.configurations();
        let place = all.iter().position(|c| c.unchecked_into::<UsbConfiguration>().value() == active);
        let place = u16::try_from(place.unwrap_or(0)).unwrap_or(0);
        let head = self.descriptor(place, 9).await?;
        let whole = match head.get(2..4) {
            Some([low, high]) => u16::from_le_bytes([*low, *high]),
            _ => return Err(Trouble::ReaderFaulty),
        };
        self.descriptor(place, whole).await
    }

    /// GET_DESCRIPTOR of a configuration (USB 2.0 §9.4.3): a standard request, which needs no claimed interface.
    async fn descriptor(&self, place: u16, length: u16) -> Result<Vec<u8>, Trouble> {
        let setup = setup("standard", "device", 0x06, 0x0200 | place, 0);
        let answer = JsFuture::from(self.device.control_in(&setup, length)).await;
        let answer = answer.map_err(|error| refused(Phase::Opening, &error))?;
        received(Ok(answer)).map_err(|_| Trouble::ReaderFaulty)
    }

    /// Keeps other tabs of this site away from this product; without the API, the browser alone does.
    async fn lock(&self) -> Result<(), Trouble> {
        let Some(locks) = page::locks() else { return Ok(()) };
        let id = id(&self.device);
        let name = format!("lecteur {:04x}:{:04x}", id.vendor, id.product);
        let unlock = self.unlock.clone();
        let held = Promise::new(&mut |resolve, _| *unlock.borrow_mut() = Some(resolve));
        let mut asked = None;
        let granted = Promise::new(&mut |resolve: Function, _| {
            let held = held.clone();
            let work = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                let _ = resolve.call1(&JsValue::NULL, &lock.is_truthy().into());
                if lock.is_truthy() { held.into() } else { JsValue::UNDEFINED }
            });
            let options = object(&[("ifAvailable", true.into())]);
            asked = Some(locks.unchecked_ref::<Locks>().request(&name, &options, &work));
        });
        // What was asked for ends when the lock is let go; or at once, badly, where the page may have no locks.
        let either: Array = [Some(granted), asked].into_iter().flatten().collect();
        match JsFuture::from(Promise::race(&either)).await {
            Ok(granted) if granted.is_falsy() => Err(Trouble::OtherTab),
            _ => Ok(()),
        }
    }

    /// Waits for something that changes the device's state.
    async fn change(&self, phase: Phase, promise: Promise) -> Result<(), Trouble> {
        *self.changing.borrow_mut() = Some(promise.clone());
        let ended = JsFuture::from(promise).await;
        *self.changing.borrow_mut() = None;
        ended.map(|_| ()).map_err(|error| refused(phase, &error))
    }

    /// Releases every interface and closes it.
    pub(super) async fn close(&self) {
        let changing = self.changing.borrow().clone();
        if let Some(changing) = changing {
            // A device that is being opened can't be closed; how that ends means nothing any more.
            let _ = JsFuture::from(changing).await;
        }
        for number in self.claimed.take() {
            let _ = JsFuture::from(self.device.release_interface(number)).await;
        }
        // On a device that is gone it fails: it is closed then.
        let _ = JsFuture::from(self.device.close()).await;
        if let Some(unlock) = self.unlock.take() {
            let _ = unlock.call0(&JsValue::NULL);
        }
    }

    /// Everything but opening and closing; none where only a failure is told.
    pub(super) async fn request(&self, request: Request) -> Option<Happened> {
        match request {
            Request::Claim { interface, alternate } => {
                let mut result = self.change(Phase::Claiming, self.device.claim_interface(interface)).await;
                if result.is_ok() {
                    self.claimed.borrow_mut().push(interface);
                    if alternate != 0 {
                        let selected = self.device.select_alternate(interface, alternate);
                        result = self.change(Phase::Claiming, selected).await;
                    }
                }
                Some(Happened::Claimed { interface, result })
            }
            Request::Write { interface, endpoint, bytes } => {
                let bytes = Uint8Array::from(bytes.as_slice());
                let written = JsFuture::from(self.device.transfer_out(endpoint & 0x0f, &bytes)).await;
                let broken = ended(written).err()?;
                Some(Happened::NotWritten { interface, broken })
            }
            Request::Read { interface, endpoint, length } => {
                let result = self.read(endpoint, length).await;
                Some(Happened::Received { interface, result })
            }
            Request::Listen { interface, endpoint, length } => {
                let result = self.read(endpoint, length).await;
                Some(Happened::Notified { interface, result })
            }
            Request::Control { interface, request } => {
                let _ = JsFuture::from(self.control(interface, request)).await;
                Some(Happened::ControlDone { interface })
            }
            Request::ClearHalt { pipe, endpoint } => {
                let direction = if pipe == Pipe::BulkOut { "out" } else { "in" };
                let _ = JsFuture::from(self.device.clear_halt(direction, endpoint & 0x0f)).await;
                None
            }
            _ => None,
        }
    }

    async fn read(&self, endpoint: u8, length: usize) -> Result<Vec<u8>, Broken> {
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        received(JsFuture::from(self.device.transfer_in(endpoint & 0x0f, length)).await)
    }

    fn control(&self, interface: u8, request: ControlRequest) -> Promise {
        let setup = setup("class", "interface", request.request(), request.value(), u16::from(interface));
        if request.asks_for_data() {
            self.device.control_in(&setup, 1024)
        } else {
            self.device.control_out(&setup)
        }
    }
}

/// Whether a transfer ended well.
fn ended(transfer: Result<JsValue, JsValue>) -> Result<UsbResult, Broken> {
    match transfer.map(JsCast::unchecked_into::<UsbResult>) {
        Ok(result) => match result.status().as_str() {
            "ok" => Ok(result),
            "stall" => Err(Broken::Transfer(TransferFault::Stall)),
            "babble" => Err(Broken::Transfer(TransferFault::Babble)),
            _ => Err(Broken::Transfer(TransferFault::Other)),
        },
        Err(error) => {
            let (name, words) = page::fault(&error);
            Err(refusal::of_transfer(&name, &words))
        }
    }
}

/// What a transfer from the device brought.
fn received(transfer: Result<JsValue, JsValue>) -> Result<Vec<u8>, Broken> {
    let data = ended(transfer)?.data();
    Ok(data.map_or_else(Vec::new, |data| {
        let offset = u32::try_from(data.byte_offset()).unwrap_or(0);
        let length = u32::try_from(data.byte_length()).unwrap_or(0);
        Uint8Array::new_with_byte_offset_and_length(&data.buffer(), offset, length).to_vec()
    }))
}

fn setup(kind: &str, recipient: &str, request: u8, value: u16, index: u16) -> Object {
    object(&[
        ("requestType", kind.into()),
        ("recipient", recipient.into()),
        ("request", request.into()),
        ("value", value.into()),
        ("index", index.into()),
    ])
}
