//! What OpenSC's programs print: objects, each a line and its indented attributes; certificates as text.

use std::collections::BTreeMap;

/// One object: « PIN [Code porteur de la carte CPS] ».
#[derive(Debug)]
pub(crate) struct Object<'t> {
    pub(crate) heading: &'t str,
    attributes: BTreeMap<&'t str, &'t str>,
}

impl<'t> Object<'t> {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> &'t str {
        self.attributes.get(name).unwrap_or_else(|| panic!("{}: no {name}", self.heading))
    }

    /// What stands in brackets behind its kind.
    pub(crate) fn label(&self, kind: &str) -> Option<&'t str> {
        let rest = self.heading.strip_prefix(kind)?.trim_start().strip_prefix('[')?;
        rest.rsplit_once(']').map(|(label, _)| label)
    }
}

/// The objects of a listing, in order.
pub(crate) fn objects(text: &str) -> Vec<Object<'_>> {
    let mut objects: Vec<Object<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix(['\t', ' ']), objects.last_mut()) {
            (Some(attribute), Some(object)) => {
                let (name, value) = attribute.split_once(':').unwrap_or((attribute, ""));
                object.attributes.insert(name.trim(), value.trim());
            }
            _ => objects.push(Object { heading: line.trim(), attributes: BTreeMap::new() }),
        }
    }
    objects
}

/// The bytes of a certificate from its lines of base 64.
pub(crate) fn certificate(text: &str) -> Vec<u8> {
    let lines = text.lines().filter(|line| !line.starts_with("-----"));
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for digit in lines.flat_map(str::chars).filter_map(digit) {
        (bits, held) = ((bits << 6 | digit) & 0xffff, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    bytes
}

fn digit(character: char) -> Option<u32> {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    digits.find(character).and_then(|at| u32::try_from(at).ok())
}
