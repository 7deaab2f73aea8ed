//! Every sentence that a person reads and that is not in `content/`.

mod around;
mod embed;
mod eye;
mod hand_on;
mod levels;
mod messages;
pub mod offline;
mod page;
pub mod reading;
mod trouble;

pub use self::around::*;
pub use self::embed::*;
pub use self::eye::*;
pub use self::hand_on::*;
pub use self::levels::*;
pub use self::messages::*;
pub use self::page::*;
pub use self::trouble::*;

/// A thin space that does not break, before « : » and the like.
pub(crate) const NB: char = '\u{a0}';
