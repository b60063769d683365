//! Machine mail: what no person wrote, or what nobody should answer.

use super::sender;
use crate::letter::Letter;
use crate::reading::Automatic;
use crate::settings::Settings;

/// More hops than this is a loop.
const MOST_HOPS: usize = 50;

/// Whether a letter is machine mail, and why.
pub fn find(letter: &Letter, settings: &Settings) -> Option<Automatic> {
    let found = |kind: &str, reason: &str| {
        Some(Automatic {
            kind: kind.to_string(),
            reason: reason.to_string(),
        })
    };
    if letter
        .from
        .as_ref()
        .is_some_and(|from| sender::is_ours(from, settings))
    {
        return found("own-mail", "it is from one of our own addresses");
    }
    if letter.all_fields("received").count() > MOST_HOPS {
        return found("loop", "it went through more than 50 hosts");
    }
    if let Some(said) = letter.field("auto-submitted").map(|value| {
        value
            .split([';', '(', ' '])
            .next()
            .unwrap_or("")
            .to_ascii_lowercase()
    }) && !said.is_empty()
        && said != "no"
    {
        return found("auto-reply", "Auto-Submitted says that a machine sent it");
    }
    if letter.field("list-id").is_some() {
        return found("list", "it came through a mailing list");
    }
    None
}
