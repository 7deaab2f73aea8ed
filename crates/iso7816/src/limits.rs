//! What a card may make us wait for, count to or keep in memory, with the reason for each figure.

use core::time::Duration;

/// The longest that one exchange with a card may take, from the first byte sent to the last received.
///
/// The standard has no such limit: a card may extend its waiting time for ever
/// (7816-3 §11.6.2.3), and one with a waiting time integer of 42 may pause for
/// almost four seconds before each byte. A person in front of a screen does
/// not wait longer than this.
pub const MAX_EXCHANGE: Duration = Duration::from_secs(30);

/// The most data of one logical response, in bytes: what an extended Le can ask for (7816-4 §5.1).
pub const MAX_RESPONSE: usize = 65_536;

/// The most data of one command, in bytes: what an extended Lc can hold (7816-4 §5.1).
pub const MAX_COMMAND_DATA: usize = 65_535;

/// The most commands that one logical exchange may need.
///
/// The longest honest one has 257 pieces of 255 bytes out and 256 of 256 bytes
/// in; beyond this a card gives its answer away byte by byte.
pub const MAX_ROUNDS: u16 = 600;

/// How many blocks in a row may fail before T=1 resynchronises (7816-3 §11.6.3.2, rule 6.4: « at most three »).
pub const MAX_RETRANSMISSIONS: u8 = 3;

/// How many resynchronisations one T=1 exchange may need before the card is given up (7816-3 §11.6.3.2).
pub const MAX_RESYNCHRONISATIONS: u8 = 3;

/// The most blocks of one T=1 exchange, whatever they are.
///
/// 65,545 bytes of command in blocks of 1 byte would need more, but no card has
/// so small a block; 65,538 bytes in blocks of 32, each way, with every block
/// repeated once and every other one delayed, need fewer.
pub const MAX_BLOCKS: u32 = 20_000;

/// The longest answer to reset: TS and 32 characters (7816-3 §8.2.1).
pub const MAX_ATR: usize = 33;
