//! Which protocol and speed to use with a card, and who sets them (7816-3 §6.3, §9; CCID 1.1 §5.1).

use crate::descriptor::Level;
use crate::error::{Error, Unsupported};
use crate::profile::Profile;
use iso7816::atr::timing::{baud_rate_adjustment, bit_rate, highest_clock};
use iso7816::pps::Pps;
use iso7816::{Atr, Protocol};

/// What to do after the answer to reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) protocol: Protocol,
    /// In TA1's form.
    pub(super) speed: u8,
    pub(super) next: NextStep,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NextStep {
    /// The reader did everything, and at its level it does not matter what.
    Nothing,
    /// The reader did everything; ask what.
    AskReader,
    /// Agree with the card first, then tell the reader.
    Pps(Pps),
    /// Tell the reader.
    TellReader,
}

/// The plan for a card; `cautious` after a negotiation that failed: nothing but what holds without one.
pub(super) fn choose(atr: &Atr, profile: &Profile, cautious: bool) -> Result<Plan, Error> {
    let features = profile.descriptor.features();
    let specific = atr.specific_mode();
    if specific.is_some_and(|mode| mode.implicit) {
        return Err(Unsupported::ImplicitParameters.into());
    }
    let preset = atr.default_protocol();
    let usable = |p: &Protocol| profile.speaks(*p);
    let protocol = if specific.is_some() || cautious {
        Some(preset).filter(usable)
    } else {
        atr.protocols().into_iter().find(usable)
    };
    let protocol = protocol.ok_or(Unsupported::NoCommonProtocol)?;
    if features.negotiates() {
        let next = match profile.level {
            Level::Tpdu => NextStep::AskReader,
            Level::ShortApdu | Level::ExtendedApdu => NextStep::Nothing,
        };
        let speed = DEFAULT_SPEED;
        return Ok(Plan { protocol, speed, next });
    }
    if specific.is_some() || features.does_pps() || profile.level != Level::Tpdu {
        // In specific mode TA1 is in force; with automatic PPS the reader chooses, up to TA1. At APDU level
        // there is no way to send a PPS request.
        let speed = atr.speed();
        let next = NextStep::TellReader;
        return Ok(Plan { protocol, speed, next });
    }
    let speed = if cautious { DEFAULT_SPEED } else { best_speed(atr.speed(), profile) };
    let next = if speed == DEFAULT_SPEED && protocol == preset {
        NextStep::TellReader
    } else {
        NextStep::Pps(Pps::request(protocol, speed))
    };
    Ok(Plan { protocol, speed, next })
}

/// What holds without negotiation: Fd = 372, Dd = 1.
pub(super) const DEFAULT_SPEED: u8 = 0x11;

/// The fastest speed with the card's F that the reader has too, and that is faster than the default.
fn best_speed(offered: u8, profile: &Profile) -> u8 {
    let clock = profile.descriptor.default_clock();
    let possible = |speed: u8| {
        let rate = bit_rate(speed, clock)?;
        let fits = rate <= profile.max_data_rate
            && rate > bit_rate(DEFAULT_SPEED, clock)?
            && clock <= highest_clock(speed)?;
        fits.then_some((rate, speed))
    };
    let most = baud_rate_adjustment(offered).unwrap_or(1);
    let of_same_f = (1..=9).map(|low| (offered & 0xf0) | low);
    let slower = of_same_f.filter(|s| baud_rate_adjustment(*s).is_some_and(|d| d <= most));
    slower.filter_map(possible).max().map_or(DEFAULT_SPEED, |(_, speed)| speed)
}
