//! Objects as these cards have them: what is not whole counts as absent, and so does what follows it.

use iso7816::tlv::{self, Object};

/// The objects that `bytes` begin with.
pub(crate) fn objects(bytes: &[u8]) -> impl Iterator<Item = Object<'_>> {
    tlv::objects(bytes).map_while(Result::ok)
}

/// The value of the first of them with this tag.
pub(crate) fn find(bytes: &[u8], tag: u32) -> Option<&[u8]> {
    objects(bytes).find(|object| object.tag.number() == tag).map(|object| object.value)
}
