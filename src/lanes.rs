//! Where a step is done, when the device changes, and which of a step's texts
//! concern one person.

use guide::{Device, Facts, Guide, NodeId, Step, Variant};

/// Follows a path step by step and says when to change to another device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lanes {
    last: Option<Device>,
}

impl Lanes {
    /// Goes on to `step`; the device to change to, when it is another one than before.
    pub fn enter(&mut self, step: &Step) -> Option<Device> {
        let first = step.device.or_else(|| step.sub_steps.first().map(|s| s.device));
        let last = step.sub_steps.last().map(|s| s.device).or(step.device);
        let change = first.filter(|d| self.last.is_some_and(|l| l != *d));
        self.last = last.or(self.last);
        change
    }
}

/// The device to change to before each step of `path`, in order.
#[must_use]
pub fn changes(guide: &Guide, path: &[NodeId]) -> Vec<Option<Device>> {
    let mut lanes = Lanes::default();
    let nodes = path.iter().filter_map(|id| guide.node(*id));
    nodes.flat_map(guide::Node::steps).map(|s| lanes.enter(s)).collect()
}

/// How a variant reads for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'g> {
    /// The text.
    pub variant: &'g Variant,
    /// « vous avez une carte »: for whom, when that is not decided.
    pub when: Option<String>,
}

/// The variants that concern a person, or all of them with their conditions in words.
#[must_use]
pub fn told<'g>(guide: &Guide, variants: &'g [Variant], facts: Option<&Facts>) -> Vec<Told<'g>> {
    let mut out = Vec::new();
    let mut met = false;
    for variant in variants {
        let holds = match (&variant.when, facts) {
            (Some(when), Some(facts)) => when.holds(guide, facts),
            (None, Some(_)) if met => Some(false),
            (None, Some(_)) if out.is_empty() => Some(true),
            _ => None,
        };
        match holds {
            Some(false) => {}
            Some(true) => {
                met = true;
                out.push(Told { variant, when: None });
            }
            None => {
                let when = variant.when.as_ref().map(|c| c.in_words(guide));
                out.push(Told { variant, when: Some(when.unwrap_or_default()) });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{pick, sample};

    #[test]
    fn a_change_of_device_is_announced_once() {
        let guide = sample();
        let path = [guide.find_node("e-cps/activer").unwrap()];
        let expected = [None, Some(Device::Phone), Some(Device::Computer)];
        assert_eq!(changes(&guide, &path), expected);
    }

    #[test]
    fn variants_are_chosen_by_what_is_known() {
        let guide = sample();
        let node = guide.node(guide.find_node("e-cps/activer").unwrap()).unwrap();
        let variants = &node.steps().next().unwrap().variants;
        let with = |value| {
            let mut facts = Facts::new();
            let (fact, value) = pick(&guide, "profession", value);
            facts.set(fact, value);
            facts
        };
        let texts = |facts: Option<&Facts>| -> Vec<Option<String>> {
            told(&guide, variants, facts).into_iter().map(|t| t.when).collect()
        };
        assert_eq!(texts(Some(&with("infirmier"))), [None]);
        assert_eq!(texts(Some(&with("aide-soignant"))), [None]);
        assert_eq!(texts(None), [Some("vous êtes infirmier".to_owned()), Some(String::new())]);
    }
}
