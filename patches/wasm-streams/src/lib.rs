//! Nothing in the place of `wasm-streams`.
//!
//! Leptos always brings the client of its server functions, which can send and
//! receive streams; the real crate exports what a browser calls back, so the
//! linker keeps it and the promises behind it: 7 kB of the app in brotli,
//! measured. This app has no server and never calls any of it.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream that nobody makes.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The stream, as the browser knows it.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Made from `_stream`: it carries nothing.
    pub fn from_stream(_stream: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        use wasm_bindgen::JsCast;
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The stream read in Rust: it is over at once.
    pub fn into_stream(self) -> Over {
        Over
    }
}

/// A stream that is over.
#[derive(Debug)]
pub struct Over;

impl Stream for Over {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
