//! WebUSB as this module uses it, declared by hand: `web-sys` has it behind an unstable flag only.

use js_sys::{Array, Function, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub(super) type Usb;
    #[wasm_bindgen(method, js_name = requestDevice)]
    pub(super) fn request_device(this: &Usb, options: &Object) -> Promise;
    #[wasm_bindgen(method, js_name = addEventListener)]
    pub(super) fn listen(this: &Usb, name: &str, work: &Function);
    #[wasm_bindgen(method, js_name = removeEventListener)]
    pub(super) fn unlisten(this: &Usb, name: &str, work: &Function);

    #[derive(Clone, Debug)]
    pub(super) type UsbDevice;
    #[wasm_bindgen(method, getter, js_name = vendorId)]
    pub(super) fn vendor_id(this: &UsbDevice) -> u16;
    #[wasm_bindgen(method, getter, js_name = productId)]
    pub(super) fn product_id(this: &UsbDevice) -> u16;
    #[wasm_bindgen(method, getter, js_name = deviceVersionMajor)]
    pub(super) fn major(this: &UsbDevice) -> u8;
    #[wasm_bindgen(method, getter, js_name = deviceVersionMinor)]
    pub(super) fn minor(this: &UsbDevice) -> u8;
    #[wasm_bindgen(method, getter, js_name = deviceVersionSubminor)]
    pub(super) fn subminor(this: &UsbDevice) -> u8;
    #[wasm_bindgen(method, getter, js_name = productName)]
    pub(super) fn product_name(this: &UsbDevice) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub(super) fn configuration(this: &UsbDevice) -> Option<UsbConfiguration>;
    #[wasm_bindgen(method, getter)]
    pub(super) fn configurations(this: &UsbDevice) -> Array;
    #[wasm_bindgen(method)]
    pub(super) fn open(this: &UsbDevice) -> Promise;
    #[wasm_bindgen(method)]
    pub(super) fn close(this: &UsbDevice) -> Promise;
    #[wasm_bindgen(method, js_name = selectConfiguration)]
    pub(super) fn select_configuration(this: &UsbDevice, value: u8) -> Promise;
    #[wasm_bindgen(method, js_name = claimInterface)]
    pub(super) fn claim_interface(this: &UsbDevice, number: u8) -> Promise;
    #[wasm_bindgen(method, js_name = releaseInterface)]
    pub(super) fn release_interface(this: &UsbDevice, number: u8) -> Promise;
    #[wasm_bindgen(method, js_name = selectAlternateInterface)]
    pub(super) fn select_alternate(this: &UsbDevice, number: u8, alternate: u8) -> Promise;
    #[wasm_bindgen(method, js_name = transferIn)]
    pub(super) fn transfer_in(this: &UsbDevice, endpoint: u8, length: u32) -> Promise;
    #[wasm_bindgen(method, js_name = transferOut)]
    pub(super) fn transfer_out(this: &UsbDevice, endpoint: u8, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(method, js_name = controlTransferIn)]
    pub(super) fn control_in(this: &UsbDevice, setup: &Object, length: u16) -> Promise;
    #[wasm_bindgen(method, js_name = controlTransferOut)]
    pub(super) fn control_out(this: &UsbDevice, setup: &Object) -> Promise;
    #[wasm_bindgen(method, js_name = clearHalt)]
    pub(super) fn clear_halt(this: &UsbDevice, direction: &str, endpoint: u8) -> Promise;

    pub(super) type UsbConfiguration;
    #[wasm_bindgen(method, getter, js_name = configurationValue)]
    pub(super) fn value(this: &UsbConfiguration) -> u8;
    #[wasm_bindgen(method, getter)]
    pub(super) fn interfaces(this: &UsbConfiguration) -> Array;

    pub(super) type UsbInterface;
    #[wasm_bindgen(method, getter, js_name = interfaceNumber)]
    pub(super) fn number(this: &UsbInterface) -> u8;
    #[wasm_bindgen(method, getter)]
    pub(super) fn alternates(this: &UsbInterface) -> Array;

    pub(super) type UsbAlternate;
    #[wasm_bindgen(method, getter, js_name = interfaceClass)]
    pub(super) fn class(this: &UsbAlternate) -> u8;

    pub(super) type UsbResult;
    #[wasm_bindgen(method, getter)]
    pub(super) fn status(this: &UsbResult) -> String;
    #[wasm_bindgen(method, getter)]
    pub(super) fn data(this: &UsbResult) -> Option<js_sys::DataView>;

    pub(super) type UsbEvent;
    #[wasm_bindgen(method, getter)]
    pub(super) fn device(this: &UsbEvent) -> UsbDevice;

    pub(super) type Locks;
    #[wasm_bindgen(method)]
    pub(super) fn request(this: &Locks, name: &str, options: &Object, work: &JsValue) -> Promise;
}
