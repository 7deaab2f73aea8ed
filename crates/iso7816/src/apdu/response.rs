//! The response APDU: data, then a status word (7816-4 §5.1).

use crate::limits::MAX_RESPONSE;
use crate::{CardFault, StatusWord};
use core::fmt;

/// What a card answered.
///
/// It is shown with its length and status only: data may be personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    data: Vec<u8>,
    status: StatusWord,
}

impl Response {
    /// A response of these parts.
    #[must_use]
    pub fn new(data: Vec<u8>, status: StatusWord) -> Self {
        Self { data, status }
    }

    /// Reads a response.
    ///
    /// # Errors
    ///
    /// [`CardFault::ResponseTooShort`] without a status word, [`CardFault::ResponseTooLong`] beyond
    /// [`MAX_RESPONSE`] bytes of data.
    pub fn parse(bytes: &[u8]) -> Result<Self, CardFault> {
        let [data @ .., sw1, sw2] = bytes else {
            return Err(CardFault::ResponseTooShort { length: bytes.len() });
        };
        if data.len() > MAX_RESPONSE {
            return Err(CardFault::ResponseTooLong);
        }
        Ok(Self::new(data.to_vec(), StatusWord::from_bytes(*sw1, *sw2)))
    }

    /// The bytes as they are sent.
    #[must_use]
    pub fn emit(&self) -> Vec<u8> {
        let mut bytes = self.data.clone();
        bytes.extend(self.status.to_bytes());
        bytes
    }

    /// The data, without the status word.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// The data, given away.
    #[must_use]
    pub fn into_data(self) -> Vec<u8> {
        self.data
    }

    /// How the command ended.
    #[must_use]
    pub fn status(&self) -> StatusWord {
        self.status
    }
}

impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes, {}", self.data.len(), self.status)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Response({self})")
    }
}
