//! Every fault the compiler knows, one file each: what it means, a wrong and a
//! right example, and the words of its messages.

use crate::diagnostic::Rule;

mod example;

pub(crate) mod bad_bullet;
pub(crate) mod bad_condition;
pub(crate) mod bad_link;
pub(crate) mod bad_structure;
pub(crate) mod bad_syntax;
pub(crate) mod bad_value;
pub(crate) mod banned_term;
pub(crate) mod bare_fragment;
pub(crate) mod budget;
pub(crate) mod dead_end;
pub(crate) mod duplicate;
pub(crate) mod empty_section;
pub(crate) mod finding;
pub(crate) mod gap;
pub(crate) mod idle_value;
pub(crate) mod incomplete_end;
pub(crate) mod loose_line;
pub(crate) mod masked_rule;
pub(crate) mod missing_file;
pub(crate) mod near_keyword;
pub(crate) mod persona;
pub(crate) mod phase_back;
pub(crate) mod placeholder_link;
pub(crate) mod proof_limit;
pub(crate) mod region_look;
pub(crate) mod reserved_address;
pub(crate) mod shared_name;
pub(crate) mod stale;
pub(crate) mod step_number;
pub(crate) mod stray_file;
pub(crate) mod too_many_contacts;
pub(crate) mod trap;
pub(crate) mod unasked_fact;
pub(crate) mod unfit_section;
pub(crate) mod unknown_name;
pub(crate) mod unknown_target;
pub(crate) mod unreachable;
pub(crate) mod unsafe_step;
pub(crate) mod untold_territory;
pub(crate) mod vague_link;
pub(crate) mod vanished;

pub use example::example;

/// All rules, by code.
pub static ALL: [&Rule; 41] = [
    &unknown_target::RULE,
    &unreachable::RULE,
    &dead_end::RULE,
    &duplicate::RULE,
    &gap::RULE,
    &masked_rule::RULE,
    &unknown_name::RULE,
    &trap::RULE,
    &placeholder_link::RULE,
    &near_keyword::RULE,
    &loose_line::RULE,
    &shared_name::RULE,
    &step_number::RULE,
    &stale::RULE,
    &budget::RULE,
    &unasked_fact::RULE,
    &vague_link::RULE,
    &vanished::RULE,
    &bare_fragment::RULE,
    &phase_back::RULE,
    &bad_structure::RULE,
    &banned_term::RULE,
    &bad_condition::RULE,
    &bad_value::RULE,
    &persona::RULE,
    &incomplete_end::RULE,
    &unsafe_step::RULE,
    &finding::RULE,
    &too_many_contacts::RULE,
    &proof_limit::RULE,
    &bad_syntax::RULE,
    &reserved_address::RULE,
    &unfit_section::RULE,
    &bad_link::RULE,
    &empty_section::RULE,
    &missing_file::RULE,
    &untold_territory::RULE,
    &region_look::RULE,
    &stray_file::RULE,
    &bad_bullet::RULE,
    &idle_value::RULE,
];

/// The rule with this code, whatever the case.
#[must_use]
pub fn explain(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|r| r.code.eq_ignore_ascii_case(code))
}
