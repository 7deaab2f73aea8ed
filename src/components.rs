//! Parts of pages, one a file. They show; what they show is decided elsewhere.

mod answers;
mod before;
mod catalogue;
pub mod check;
mod closing;
mod combobox;
mod crumbs;
mod group;
pub(crate) mod html;
mod icon;
mod input;
mod messages;
mod qr;
mod question;
mod rules;
pub(crate) mod shell;
mod steps;
mod text;
mod tools;
mod why;

pub(crate) use self::answers::answers;
pub(crate) use self::before::before;
pub(crate) use self::catalogue::{groups, tiles};
pub(crate) use self::closing::closing;
pub(crate) use self::combobox::combobox;
pub(crate) use self::crumbs::{crumbs, phase};
pub(crate) use self::icon::{Icon, icon};
pub(crate) use self::messages::messages;
pub(crate) use self::qr::qr;
pub(crate) use self::question::{form, listed};
pub(crate) use self::rules::{doorway, links, offers, routes};
pub(crate) use self::steps::steps;
pub(crate) use self::text::Prose;
pub(crate) use self::tools::{back, tools};
pub(crate) use self::why::why;
