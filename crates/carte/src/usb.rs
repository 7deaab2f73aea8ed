//! The only place that touches `navigator.usb`: choosing a device, its coming and going; [`opened`] does the rest.
//!
//! WebUSB has no time limit and no cancelling: whoever waits for a transfer has a limit of its own, and
//! [`Request::Close`] ends all that is pending. One device is open at a time; what is chosen meanwhile waits.

mod api;
mod opened;

use crate::event::{Chosen, Event, Happened, Request};
use crate::page;
use crate::refusal::{self, Phase};
use crate::shell::Shell;
use api::{Usb, UsbAlternate, UsbConfiguration, UsbDevice, UsbEvent, UsbInterface};
use ccid::ReaderId;
use cps::view::Trouble;
use js_sys::{Array, Object};
use opened::Opened;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The devices of this page.
#[derive(Default)]
pub(crate) struct Devices {
    chosen: RefCell<Option<UsbDevice>>,
    /// The product chosen last: when it is plugged in again, it is the chosen one again.
    product: RefCell<Option<ReaderId>>,
    open: RefCell<Option<Opened>>,
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
        [0x0b, 0xff].into_iter().map(|class| page::object(&[("classCode", class.into())])).collect();
    let asked = usb.unchecked_into::<Usb>().request_device(&page::object(&[("filters", filters.into())]));
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
            let opened = Opened::new(device);
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
