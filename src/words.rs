//! Every sentence that a person reads and that is not in `content/`.

mod around;
mod messages;
mod page;

pub use self::around::*;
pub use self::messages::*;
pub use self::page::*;

/// A thin space that does not break, before « : » and the like.
pub(crate) const NB: char = '\u{a0}';
