//! What a reader is: by its numbers before it is opened, by its descriptors after.

use crate::event::Chosen;
use ccid::configuration::{CLASS_SMART_CARD, CLASS_VENDOR, ReaderInterface};
use ccid::descriptor::Level as Exchange;
use ccid::error::Unsupported;
use ccid::quirks::{self, Quirk};
use ccid::{reader_interfaces, readers};
use cps::view::{Behaviour, Class, Fault, Interface, Level, Reach, Reader, Unusable};

/// The most characters of a device's own name that are told.
const LONGEST_NAME: usize = 80;

/// What is known of a device that nobody opened.
#[must_use]
pub fn unopened(chosen: &Chosen, reach: Reach) -> Reader {
    let known = readers::find(chosen.id.vendor, chosen.id.product);
    let own_name = || chosen.name.as_ref().map(|name| name.chars().take(LONGEST_NAME).collect());
    let mut interfaces: Vec<Interface> = Vec::new();
    for (number, class) in &chosen.interfaces {
        let class = match *class {
            CLASS_SMART_CARD => Class::SmartCard,
            // Most interfaces of vendor class are something else: only a product that is known, or its descriptor, tells.
            CLASS_VENDOR if known.is_some_and(|reader| reader.vendor_class) => Class::Vendor,
            _ => continue,
        };
        if interfaces.iter().all(|interface| interface.number != *number) {
            let level = known.map(|reader| level(reader.level));
            interfaces.push(Interface { number: *number, class, level, slots: None, problem: None });
        }
    }
    let maybe = chosen.interfaces.iter().any(|(_, class)| *class == CLASS_VENDOR);
    let behaviour = match behaviour(&interfaces, reach) {
        // Its descriptor decides, once it is open.
        Behaviour::NotAReader if maybe => Behaviour::Readable,
        behaviour => behaviour,
    };
    Reader {
        vendor: chosen.id.vendor,
        product: chosen.id.product,
        release: chosen.id.release,
        name: known.map(|reader| reader.name.to_owned()).or_else(own_name),
        known: known.is_some(),
        faults: faults(chosen),
        interfaces,
        behaviour,
    }
}

/// The same, knowing its configuration descriptor.
#[must_use]
pub fn opened(reader: &Reader, configuration: &[u8], reach: Reach) -> Reader {
    let mut interfaces: Vec<Interface> = Vec::new();
    for found in reader_interfaces(configuration) {
        let described = described(&found);
        match interfaces.iter_mut().find(|interface| interface.number == found.number) {
            Some(known) if known.problem.is_some() => *known = described,
            Some(_) => {}
            None => interfaces.push(described),
        }
    }
    let behaviour = behaviour(&interfaces, reach);
    Reader { interfaces, behaviour, ..reader.clone() }
}

/// What stands for all the readers of the card service.
#[must_use]
pub const fn service() -> Reader {
    Reader {
        vendor: 0,
        product: 0,
        release: 0,
        name: None,
        known: false,
        faults: Vec::new(),
        interfaces: Vec::new(),
        behaviour: Behaviour::Readable,
    }
}

fn described(found: &ReaderInterface) -> Interface {
    let problem = found.usable.as_ref().err().map(|why| match why {
        Unsupported::CharacterLevel => Unusable::CharacterLevel,
        Unsupported::ControlPipeOnly => Unusable::ControlPipeOnly,
        _ => Unusable::NoBulkPipes,
    });
    Interface {
        number: found.number,
        class: if found.class == CLASS_VENDOR { Class::Vendor } else { Class::SmartCard },
        level: found.descriptor.and_then(|descriptor| descriptor.level().ok()).map(level),
        slots: found.descriptor.map(|descriptor| descriptor.slots()),
        problem,
    }
}

/// An ordinary page may use interfaces of vendor class only; one of class `0B` keeps it from its own, not the others.
fn behaviour(interfaces: &[Interface], reach: Reach) -> Behaviour {
    if interfaces.is_empty() {
        return Behaviour::NotAReader;
    }
    let allowed = |interface: &&Interface| reach != Reach::Named || interface.class == Class::Vendor;
    let mut allowed = interfaces.iter().filter(allowed).peekable();
    if allowed.peek().is_none() {
        Behaviour::Protected
    } else if allowed.all(|interface| interface.problem.is_some()) {
        Behaviour::Unusable
    } else {
        Behaviour::Readable
    }
}

fn faults(chosen: &Chosen) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in quirks::of(chosen.id) {
        let fault = match entry.quirk {
            Quirk::Outdated => Fault::OutdatedFirmware,
            Quirk::NoPinpad => Fault::NoPinpad,
            Quirk::Slow => Fault::Slow,
            Quirk::EmvMode => Fault::BankMode,
            _ => Fault::Corrected,
        };
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    faults
}

const fn level(level: Exchange) -> Level {
    match level {
        Exchange::Tpdu => Level::Tpdu,
        Exchange::ShortApdu => Level::ShortApdu,
        Exchange::ExtendedApdu => Level::ExtendedApdu,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sim::Model;

    fn chosen(model: &Model) -> (Chosen, Vec<u8>) {
        let configuration = sim::Reader::new(model.clone()).configuration();
        let interfaces = (0..model.interfaces).map(|number| (number, model.class)).collect();
        (Chosen { id: model.id, name: Some("x".repeat(200)), interfaces }, configuration)
    }

    #[test]
    fn readers_by_what_may_be_done_with_them() {
        for (model, reach, behaviour) in [
            (Model::TPDU, Reach::Named, Behaviour::Protected),
            (Model::TPDU, Reach::Any, Behaviour::Readable),
            (Model::VENDOR, Reach::Named, Behaviour::Readable),
        ] {
            let (chosen, configuration) = chosen(&model);
            let reader = unopened(&chosen, reach);
            assert_eq!(reader.behaviour, behaviour, "{}", model.key);
            let reader = opened(&reader, &configuration, reach);
            assert_eq!((reader.behaviour, reader.interfaces[0].slots), (behaviour, Some(1)));
        }
    }

    #[test]
    fn several_interfaces_are_told_before_and_after() {
        let (chosen, configuration) = chosen(&Model::TWO_CARDS);
        let reader = unopened(&chosen, Reach::Named);
        assert_eq!((reader.name.as_deref(), reader.known), (Some("Kapelse KAP-LINK2"), true));
        assert_eq!(reader.interfaces.len(), 3);
        assert_eq!(opened(&reader, &configuration, Reach::Named).interfaces.len(), 3);
    }

    #[test]
    fn other_devices() {
        let (mut chosen, _) = chosen(&Model::TPDU);
        chosen.interfaces = vec![(0, 0x03), (1, 0x08)];
        assert_eq!(unopened(&chosen, Reach::Any).behaviour, Behaviour::NotAReader);
        chosen.interfaces = vec![(0, CLASS_VENDOR)];
        let reader = unopened(&chosen, Reach::Named);
        assert_eq!(reader.behaviour, Behaviour::Readable, "only its descriptor tells");
        assert_eq!(opened(&reader, &[9, 2], Reach::Named).behaviour, Behaviour::NotAReader);
        chosen.id.product = 0xeeee;
        let name = unopened(&chosen, Reach::Named).name.unwrap();
        assert_eq!(name.len(), LONGEST_NAME);
    }
}
