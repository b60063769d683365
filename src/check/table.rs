//! The table of checks. A new check is one file, and its two lines here.

mod absolute_promise;
mod address_form;
mod asks_known;
mod attachment;
mod beyond_rules;
mod broken_promise;
mod expired;
mod foreign_details;
mod gap;
mod hearsay;
mod hole;
mod internal_note;
mod invented_fact;
mod length;
mod loud;
mod missing_move;
mod near_language;
mod never_say;
mod nobody_signs;
mod open_promise;
mod own_first;
mod parrot;
mod persona_word;
mod reading_level;
mod repeated;
mod secret;
mod sorry_if;
mod sum;
mod typing;
mod unanswered;
mod unproved_deed;
mod weekday;
mod wrong_language;
mod wrong_name;

use super::{Check, cliche};

/// Makes what the checks need of their own before they are asked.
pub(super) fn prepare() {
    hole::prepare();
}

/// Every check, in the order of its page.
pub static CHECKS: &[Check] = &[
    hole::CHECK,
    gap::CHECK,
    invented_fact::CHECK,
    unproved_deed::CHECK,
    absolute_promise::CHECK,
    hearsay::CHECK,
    foreign_details::CHECK,
    internal_note::CHECK,
    secret::CHECK,
    wrong_name::CHECK,
    unanswered::CHECK,
    asks_known::CHECK,
    open_promise::CHECK,
    broken_promise::CHECK,
    beyond_rules::CHECK,
    own_first::CHECK,
    sorry_if::CHECK,
    wrong_language::CHECK,
    near_language::CHECK,
    address_form::CHECK,
    never_say::CHECK,
    persona_word::CHECK,
    reading_level::CHECK,
    length::CHECK,
    repeated::CHECK,
    parrot::CHECK,
    attachment::CHECK,
    expired::CHECK,
    missing_move::CHECK,
    nobody_signs::CHECK,
    weekday::CHECK,
    sum::CHECK,
    loud::CHECK,
    typing::CHECK,
    cliche::CHECK,
];
