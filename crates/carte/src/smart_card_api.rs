//! `navigator.smartCard`, from the interface description of its draft; tried with a stand-in only.
//!
//! A context takes one operation at a time, so one watches the readers and another talks to cards.

use crate::event::{Event, Happened, Request};
use crate::page::{self, object};
use crate::refusal;
use crate::shell::Shell;
use cps::view::Trouble;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type Manager;
    #[wasm_bindgen(method, js_name = establishContext)]
    fn establish(this: &Manager) -> Promise;

    #[derive(Clone)]
    type Context;
    #[wasm_bindgen(method, js_name = listReaders)]
    fn list(this: &Context) -> Promise;
    #[wasm_bindgen(method, js_name = getStatusChange)]
    fn status_change(this: &Context, states: &Array, options: &Object) -> Promise;
    #[wasm_bindgen(method)]
    fn connect(this: &Context, reader: &str, mode: &str, options: &Object) -> Promise;

    #[derive(Clone)]
    type Connection;
    #[wasm_bindgen(method)]
    fn status(this: &Connection) -> Promise;
    #[wasm_bindgen(method)]
    fn transmit(this: &Connection, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(method)]
    fn disconnect(this: &Connection, disposition: &str) -> Promise;
}

/// How often the readers are looked at, in milliseconds.
const INTERVAL: f64 = 500.0;

/// What is established with the service.
#[derive(Default)]
pub(crate) struct Connections {
    talking: RefCell<Option<Context>>,
    connection: RefCell<Option<Connection>>,
    /// Which watch is the last one: earlier ones end.
    watch: Cell<u32>,
}

/// Does what is wanted of the service.
pub(crate) fn request(shell: &Rc<Shell>, epoch: u32, request: Request) {
    let shell = shell.clone();
    spawn_local(async move {
        let what = match request {
            Request::Watch => {
                shell.service.watch.set(epoch);
                let ended = watch(&shell, epoch).await;
                ended.err().map(|trouble| Happened::Opened(Err(trouble)))
            }
            Request::Connect { reader, name } => {
                let result = connect(&shell.service, &name).await.map_err(|error| trouble(&error));
                if shell.service.watch.get() != epoch {
                    // The service was let go meanwhile.
                    disconnect(&shell.service).await;
                }
                Some(Happened::Connected { reader, result })
            }
            Request::Transmit { reader, bytes } => {
                let connection = shell.service.connection.borrow().clone();
                let result = match connection {
                    Some(connection) => transmit(&connection, &bytes).await.map_err(|error| trouble(&error)),
                    None => Err(Trouble::CardRemoved),
                };
                Some(Happened::Replied { reader, result })
            }
            Request::Disconnect { reader } => {
                disconnect(&shell.service).await;
                Some(Happened::Disconnected { reader })
            }
            Request::Leave => {
                shell.service.watch.set(0);
                shell.service.talking.take();
                Some(Happened::Closed)
            }
            _ => None,
        };
        if let Some(what) = what {
            shell.handle(Event::Bus { epoch, what });
        }
    });
}

/// Tells the readers whenever they or their cards change.
async fn watch(shell: &Rc<Shell>, epoch: u32) -> Result<(), Trouble> {
    let told = |error: JsValue| trouble(&error);
    let manager: Manager = page::smart_card().ok_or(Trouble::Service)?.unchecked_into();
    let context = JsFuture::from(manager.establish()).await.map_err(told)?;
    let context: Context = context.unchecked_into();
    let talking = JsFuture::from(manager.establish()).await.map_err(told)?;
    *shell.service.talking.borrow_mut() = Some(talking.unchecked_into());
    let mut last = None;
    while shell.service.watch.get() == epoch {
        let readers = readers(&context).await.map_err(told)?;
        if last.as_ref() != Some(&readers) {
            last = Some(readers.clone());
            shell.handle(Event::Bus { epoch, what: Happened::Readers(readers) });
        }
        let _ = JsFuture::from(page::pause(INTERVAL)).await;
    }
    Ok(())
}

/// The readers, and whether a card is in them: the state of one that is « unaware » comes at once.
async fn readers(context: &Context) -> Result<Vec<(String, bool)>, JsValue> {
    let names: Array = JsFuture::from(context.list()).await?.unchecked_into();
    if names.length() == 0 {
        return Ok(Vec::new());
    }
    let unaware: JsValue = object(&[("unaware", true.into())]).into();
    let asked = names.iter().map(|name| object(&[("readerName", name), ("currentState", unaware.clone())]));
    let states: Array =
        JsFuture::from(context.status_change(&asked.collect(), &Object::new())).await?.unchecked_into();
    let present = |state: JsValue| {
        let flags = Reflect::get(&state, &"eventState".into())?;
        Reflect::get(&flags, &"present".into()).map(|present| present.is_truthy())
    };
    let named = names.iter().zip(states.iter());
    named.map(|(name, state)| Ok((name.as_string().unwrap_or_default(), present(state)?))).collect()
}

/// Connects, shared with other programs; the answer to reset.
async fn connect(service: &Connections, name: &str) -> Result<Vec<u8>, JsValue> {
    let context = service.talking.borrow().clone();
    let context = context.ok_or(JsValue::UNDEFINED)?;
    let protocols: Array = ["t0", "t1"].into_iter().map(JsValue::from).collect();
    let options = object(&[("preferredProtocols", protocols.into())]);
    let connected = JsFuture::from(context.connect(name, "shared", &options)).await?;
    let connection: Connection = Reflect::get(&connected, &"connection".into())?.unchecked_into();
    *service.connection.borrow_mut() = Some(connection.clone());
    let status = JsFuture::from(connection.status()).await?;
    Ok(Uint8Array::new(&Reflect::get(&status, &"answerToReset".into())?).to_vec())
}

async fn disconnect(service: &Connections) {
    let connection = service.connection.take();
    if let Some(connection) = connection {
        // However it ends, the card is not ours any more.
        let _ = JsFuture::from(connection.disconnect("unpower")).await;
    }
}

async fn transmit(connection: &Connection, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let answer = JsFuture::from(connection.transmit(&Uint8Array::from(bytes))).await?;
    Ok(Uint8Array::new(&answer).to_vec())
}

fn trouble(error: &JsValue) -> Trouble {
    let code = Reflect::get(error, &"responseCode".into()).ok().and_then(|code| code.as_string());
    refusal::of_service(&code.unwrap_or_else(|| page::fault(error).0))
}
