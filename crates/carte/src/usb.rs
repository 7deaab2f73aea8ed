//! The only place that touches `navigator.usb`.
//!
//! WebUSB has no time limit and no cancelling: whoever waits for a transfer has a limit of its own, and
//! [`Request::Close`] ends all that is pending. One device is open at a time; what is chosen meanwhile waits.

use crate::event::{Broken, Chosen, Event, Happened, Request};
use crate::page;
use crate::refusal::{self, Phase};
use crate::shell::Shell;
use ccid::{ControlRequest, Pipe, ReaderId, TransferFault};
use cps::view::Trouble;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Usb;
    #[wasm_bindgen(method, js_name = requestDevice)]
    fn request_device(this: &Usb, options: &Object) -> Promise;
    #[wasm_bindgen(method, js_name = addEventListener)]
    fn listen(this: &Usb, name: &str, work: &Function);
    #[wasm_bindgen(method, js_name = removeEventListener)]
    fn unlisten(this: &Usb, name: &str, work: &Function);

    #[derive(Clone, Debug)]
    type UsbDevice;
    #[wasm_bindgen(method, getter, js_name = vendorId)]
    fn vendor_id(this: &UsbDevice) -> u16;
    #[wasm_bindgen(method, getter, js_name = productId)]
    fn product_id(this: &UsbDevice) -> u16;
    #[wasm_bindgen(method, getter, js_name = deviceVersionMajor)]
    fn major(this: &UsbDevice) -> u8;
    #[wasm_bindgen(method, getter, js_name = deviceVersionMinor)]
    fn minor(this: &UsbDevice) -> u8;
    #[wasm_bindgen(method, getter, js_name = deviceVersionSubminor)]
    fn subminor(this: &UsbDevice) -> u8;
    #[wasm_bindgen(method, getter, js_name = productName)]
    fn product_name(this: &UsbDevice) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn configuration(this: &UsbDevice) -> Option<UsbConfiguration>;
    #[wasm_bindgen(method, getter)]
    fn configurations(this: &UsbDevice) -> Array;
    #[wasm_bindgen(method)]
    fn open(this: &UsbDevice) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &UsbDevice) -> Promise;
    #[wasm_bindgen(method, js_name = selectConfiguration)]
    fn select_configuration(this: &UsbDevice, value: u8) -> Promise;
    #[wasm_bindgen(method, js_name = claimInterface)]
    fn claim_interface(this: &UsbDevice, number: u8) -> Promise;
    #[wasm_bindgen(method, js_name = releaseInterface)]
    fn release_interface(this: &UsbDevice, number: u8) -> Promise;
    #[wasm_bindgen(method, js_name = selectAlternateInterface)]
    fn select_alternate(this: &UsbDevice, number: u8, alternate: u8) -> Promise;
    #[wasm_bindgen(method, js_name = transferIn)]
    fn transfer_in(this: &UsbDevice, endpoint: u8, length: u32) -> Promise;
    #[wasm_bindgen(method, js_name = transferOut)]
    fn transfer_out(this: &UsbDevice, endpoint: u8, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(method, js_name = controlTransferIn)]
    fn control_in(this: &UsbDevice, setup: &Object, length: u16) -> Promise;
    #[wasm_bindgen(method, js_name = controlTransferOut)]
    fn control_out(this: &UsbDevice, setup: &Object) -> Promise;
    #[wasm_bindgen(method, js_name = clearHalt)]
    fn clear_halt(this: &UsbDevice, direction: &str, endpoint: u8) -> Promise;

    type UsbConfiguration;
    #[wasm_bindgen(method, getter, js_name = configurationValue)]
    fn value(this: &UsbConfiguration) -> u8;
    #[wasm_bindgen(method, getter)]
    fn interfaces(this: &UsbConfiguration) -> Array;

    type UsbInterface;
    #[wasm_bindgen(method, getter, js_name = interfaceNumber)]
    fn number(this: &UsbInterface) -> u8;
    #[wasm_bindgen(method, getter)]
    fn alternates(this: &UsbInterface) -> Array;

    type UsbAlternate;
    #[wasm_bindgen(method, getter, js_name = interfaceClass)]
    fn class(this: &UsbAlternate) -> u8;

    type UsbResult;
    #[wasm_bindgen(method, getter)]
    fn status(this: &UsbResult) -> String;
    #[wasm_bindgen(method, getter)]
    fn data(this: &UsbResult) -> Option<js_sys::DataView>;

    type UsbEvent;
    #[wasm_bindgen(method, getter)]
    fn device(this: &UsbEvent) -> UsbDevice;

    type Locks;
    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, options: &Object, work: &JsValue) -> Promise;
}

/// The devices of this page.
#[derive(Default)]
pub(crate) struct Devices {
    chosen: RefCell<Option<UsbDevice>>,
    /// The product chosen last: when it is plugged in again, it is the chosen one again.
    product: RefCell<Option<ReaderId>>,
    open: RefCell<Option<Opened>>,
}

/// The device that is open, or being opened.
#[derive(Clone)]
struct Opened {
    device: UsbDevice,
    claimed: Rc<RefCell<Vec<u8>>>,
    /// What changes its state now: nothing else may until that has ended.
    changing: Rc<RefCell<Option<Promise>>>,
    /// Lets the lock go that keeps other tabs away.
    unlock: Rc<RefCell<Option<Function>>>,
}

/// Calls of `navigator.usb`'s events, until it is dropped.
pub(crate) struct Plugs {
    usb: Usb,
    work: Closure<dyn FnMut(UsbEvent)>,
    gone: Closure<dyn FnMut(UsbEvent)>,
}

impl Plugs {
    /// Listens to devices that come and go; none without WebUSB.
    pub(crate) fn new(shell: &Weak<Shell>) -> Option<Self> {
        let usb: Usb = page::usb()?.unchecked_into();
        let (came, went) = (shell.clone(), shell.clone());
        let work = Closure::new(move |event: UsbEvent| {
            if let Some(shell) = came.upgrade()
                && shell.devices.comes(&event.device())
            {
                shell.handle(Event::Chosen(Ok(summary(&event.device()))));
            }
        });
        let gone = Closure::new(move |event: UsbEvent| {
            if let Some(shell) = went.upgrade()
                && shell.devices.goes(&event.device())
            {
                shell.handle(Event::Unplugged);
            }
        });
        usb.listen("connect", page::function(&work));
        usb.listen("disconnect", page::function(&gone));
        Some(Self { usb, work, gone })
    }
}

impl Drop for Plugs {
    fn drop(&mut self) {
        self.usb.unlisten("connect", page::function(&self.work));
        self.usb.unlisten("disconnect", page::function(&self.gone));
    }
}

impl Devices {
    /// Whether a device that was plugged in is the chosen one again.
    fn comes(&self, device: &UsbDevice) -> bool {
        let again = self.chosen.borrow().is_none() && *self.product.borrow() == Some(id(device));
        if again {
            *self.chosen.borrow_mut() = Some(device.clone());
        }
        again
    }

    /// Whether a device that was unplugged is the chosen one.
    fn goes(&self, device: &UsbDevice) -> bool {
        let is = |chosen: &UsbDevice| Object::is(chosen.as_ref(), device.as_ref());
        self.chosen.borrow_mut().take_if(|chosen| is(chosen)).is_some()
    }
}

/// Lets the person choose. The browser is asked at once: a click counts for a moment only.
pub(crate) fn choose(shell: &Rc<Shell>) {
    let Some(usb) = page::usb() else { return };
    let filters: Array =
        [0x0b, 0xff].into_iter().map(|class| object(&[("classCode", class.into())])).collect();
    let asked = usb.unchecked_into::<Usb>().request_device(&object(&[("filters", filters.into())]));
    let shell = shell.clone();
    spawn_local(async move {
        let chosen = JsFuture::from(asked).await.map(JsCast::unchecked_into::<UsbDevice>);
        let chosen = chosen.map_err(|error| refused(Phase::Choosing, &error)).map(|device| {
            let summary = summary(&device);
            *shell.devices.product.borrow_mut() = Some(summary.id);
            *shell.devices.chosen.borrow_mut() = Some(device);
            summary
        });
        shell.handle(Event::Chosen(chosen));
    });
}

/// Does what is wanted of the device; what comes of it is told with `epoch`.
pub(crate) fn request(shell: &Rc<Shell>, epoch: u32, request: Request) {
    let shell = shell.clone();
    match request {
        Request::Open => {
            let Some(device) = shell.devices.chosen.borrow().clone() else {
                return later(shell, epoch, Happened::Opened(Err(Trouble::Unplugged)));
            };
            let opened =
                Opened { device, claimed: Rc::default(), changing: Rc::default(), unlock: Rc::default() };
            *shell.devices.open.borrow_mut() = Some(opened.clone());
            spawn_local(async move {
                let result = opened.open().await;
                shell.handle(Event::Bus { epoch, what: Happened::Opened(result) });
            });
        }
        Request::Close => {
            let Some(opened) = shell.devices.open.borrow_mut().take() else {
                return later(shell, epoch, Happened::Closed);
            };
            spawn_local(async move {
                opened.close().await;
                shell.handle(Event::Bus { epoch, what: Happened::Closed });
            });
        }
        request => {
            let Some(opened) = shell.devices.open.borrow().clone() else { return };
            spawn_local(async move {
                if let Some(what) = opened.request(request).await {
                    shell.handle(Event::Bus { epoch, what });
                }
            });
        }
    }
}

/// Never at once: the engine is not to be called while it says what it wants.
fn later(shell: Rc<Shell>, epoch: u32, what: Happened) {
    spawn_local(async move { shell.handle(Event::Bus { epoch, what }) });
}

impl Opened {
    async fn open(&self) -> Result<Vec<u8>, Trouble> {
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

    async fn close(&self) {
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
    async fn request(&self, request: Request) -> Option<Happened> {
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

fn refused(phase: Phase, error: &JsValue) -> Trouble {
    let (name, words) = page::fault(error);
    refusal::of(phase, &name, &words)
}

fn id(device: &UsbDevice) -> ReaderId {
    let release = u16::from_be_bytes([device.major(), device.minor() << 4 | device.subminor() & 0x0f]);
    ReaderId { vendor: device.vendor_id(), product: device.product_id(), release }
}

fn summary(device: &UsbDevice) -> Chosen {
    let first = || device.configurations().iter().next().map(JsCast::unchecked_into);
    let configuration: Option<UsbConfiguration> = device.configuration().or_else(first);
    let mut interfaces = Vec::new();
    for interface in configuration.iter().flat_map(|c| c.interfaces().iter().collect::<Vec<_>>()) {
        let interface: UsbInterface = interface.unchecked_into();
        for alternate in interface.alternates().iter() {
            interfaces.push((interface.number(), alternate.unchecked_into::<UsbAlternate>().class()));
        }
    }
    Chosen { id: id(device), name: device.product_name(), interfaces }
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

/// A plain object.
pub(crate) fn object(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
