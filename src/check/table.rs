//! The table of checks. A new check is one file and one line here.

use super::Check;

macro_rules! checks {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every check, in the order of its page.
        pub static CHECKS: &[Check] = &[$($module::CHECK),*, super::cliche::CHECK];
    };
}

checks! {
    hole,
    gap,
    invented_fact,
    unproved_deed,
    absolute_promise,
    hearsay,
    foreign_details,
    internal_note,
    secret,
    wrong_name,
    unanswered,
    asks_known,
    open_promise,
    broken_promise,
    own_first,
    sorry_if,
    wrong_language,
    address_form,
    never_say,
    persona_word,
    reading_level,
    length,
    repeated,
    parrot,
    attachment,
    expired,
    missing_move,
    weekday,
    sum,
    loud,
    typing,
}
