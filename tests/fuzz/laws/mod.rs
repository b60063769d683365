//! What must hold for any octets, whoever made them. The seeded targets beside this folder make their cases from pieces of a grammar;
//! those of `fuzz/` let libFuzzer look for them. This folder is a part of both, so it uses nothing of the tests but `mail::plain`.

mod customers;
mod desks;
mod drafts;
mod journal;
mod letters;
mod mails;
mod senders;

pub use customers::customers;
pub use desks::desks;
pub use drafts::{compose, gate};
pub use journal::journal;
pub use letters::letters;
pub use mails::mails;
pub use senders::senders;

use regards::mime::chars;

/// Whether all of it may be seen, on one line.
fn is_one_line(text: &str) -> bool {
    let bad = |c: char| {
        chars::is_control(c) || chars::is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}')
    };
    !text.contains(bad)
}
