//! Machine mail: what no person wrote, or what nobody should answer.
//!
//! The header decides first (RFC 3834, 3464, 8098, 5965, 2369, 2919), words only where mail programs are known to say
//! nothing there. `Auto-Submitted: no` is a person; a List-Id that the settings name is no list.
mod bounce;
mod bulk;
mod circular;
mod fields;
mod lists;
mod replies;
mod role;
mod spam;

use super::sender;
use crate::letter::Letter;
use crate::reading::Automatic;
use crate::settings::Settings;

/// More hops than this is a loop.
const MOST_HOPS: usize = 50;

fn found(kind: &str, reason: impl Into<String>) -> Option<Automatic> {
    Some(Automatic {
        kind: kind.to_string(),
        reason: reason.into(),
    })
}

/// Whether a letter is machine mail, and why.
pub fn find(letter: &Letter, settings: &Settings) -> Option<Automatic> {
    own(letter, settings)
        .or_else(|| fields::report(letter))
        .or_else(|| fields::said_so(letter))
        .or_else(|| lists::by_fields(letter, settings))
        .or_else(|| lists::by_address(letter, settings))
        .or_else(|| role::find(letter))
        .or_else(|| in_words(letter))
        .or_else(|| bulk::find(letter))
        .or_else(|| circular::find(letter))
        .or_else(|| spam::find(letter))
}

/// Our own mail come back, and mail that goes in circles.
fn own(letter: &Letter, settings: &Settings) -> Option<Automatic> {
    let form = |address: &str| {
        settings
            .forms
            .keys()
            .any(|form| form.eq_ignore_ascii_case(address))
    };
    if letter
        .from
        .as_ref()
        .is_some_and(|from| sender::is_ours(from, settings) && !form(&from.address))
    {
        return found("own-mail", "it is from one of our own addresses");
    }
    let hops = letter.all_fields("received").count();
    if hops > MOST_HOPS {
        return found("loop", format!("it went through {hops} hosts"));
    }
    let ours = |value: &str| {
        settings
            .addresses
            .iter()
            .any(|address| value.trim().eq_ignore_ascii_case(address))
    };
    if letter
        .all_fields("x-loop")
        .chain(letter.all_fields("delivered-to").skip(1))
        .any(ours)
    {
        return found("loop", "it has been here before");
    }
    None
}

/// Bounces and automatic answers that say so in words alone. `Auto-Submitted: no` overrules words.
fn in_words(letter: &Letter) -> Option<Automatic> {
    /// How much of a text is looked at.
    const REACH: usize = 700;
    let personal = letter
        .field("auto-submitted")
        .is_some_and(|value| value.trim().eq_ignore_ascii_case("no"));
    if personal {
        return None;
    }
    let subject = letter.subject.to_lowercase();
    let reach = crate::source::floor(&letter.text, REACH);
    let head = letter.text.get(..reach).unwrap_or("").to_lowercase();
    let text = head
        .replace('’', "'")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    bounce::find(letter, &subject, &text).or_else(|| replies::find(letter, &subject, &text))
}
