//! What is to be done on a page, step by step.

use crate::condition::Condition;
use crate::text::Inline;
use serde::{Deserialize, Serialize};

/// Steps under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The heading; the first stage may have none.
    pub title: Option<String>,
    /// The steps; numbers go on from one stage to the next.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Slug of its bold words; with the node's id, the key of its tick.
    pub key: String,
    /// Its number, from 1.
    pub number: u8,
    /// What to do.
    pub text: Vec<Inline>,
    /// On which device.
    pub device: Option<Device>,
    /// What is lost for good, for an irreversible step.
    pub loss: Option<Vec<Inline>>,
    /// Not in the original document.
    pub addition: bool,
    /// Lines of help.
    pub help: Vec<Vec<Inline>>,
    /// Texts for some people only.
    pub variants: Vec<Variant>,
    /// Sub-steps.
    pub sub_steps: Vec<SubStep>,
}

/// A text for those for whom `when` holds; `None` is « Sinon ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// For whom.
    pub when: Option<Condition>,
    /// What they read.
    pub text: Vec<Inline>,
}

/// A part of a step, done on a device of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubStep {
    /// On which device.
    pub device: Device,
    /// What to do.
    pub text: Vec<Inline>,
}

/// Where a step is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Device {
    /// On the phone.
    Phone,
    /// On the computer.
    Computer,
}
