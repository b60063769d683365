//! Salutation: what the greeting calls them, and whether there is one.

use crate::{
    brief::Brief,
    library::Detail,
    reading::{Place, WriterKind},
    situation::Situation,
    tone::Tone,
};
use jiff::civil::Date;

/// After this many days without a word from us an answer greets again.
const GREET_AGAIN: i64 = 14;

/// Whether the draft greets: in the first answer of a thread, and after a fortnight.
pub fn greets(last_in_thread: Option<Date>, today: Date) -> bool {
    last_in_thread.is_none_or(|last| {
        last.until(today)
            .is_ok_and(|span| i64::from(span.get_days()) >= GREET_AGAIN)
    })
}

/// What the greeting calls them, with where it comes from. Order of trust: the name they prefer, how they signed
/// this letter, the profile. `None` for firms, mailboxes, codes, and where only the name of a dead person is known.
pub fn name(brief: &Brief, tone: Tone) -> Option<Detail> {
    let writer = &brief.reading.writer;
    if matches!(writer.kind, WriterKind::Firm | WriterKind::Mailbox) {
        return None;
    }
    if is_child(brief) {
        let first = writer.first.as_deref().or(writer.name.as_deref())?;
        // A name that stands nowhere in the letter is that of the mailbox, and so of somebody grown up.
        let reading = brief.reading;
        let signed = [Place::NewText, Place::Signature].map(|place| reading.text_of(place, ""));
        let lower = first.to_lowercase();
        if !signed
            .iter()
            .any(|text| text.to_lowercase().contains(&lower))
        {
            return None;
        }
        return Some(Detail::new(recase(first), signed_at(brief, first)));
    }
    let full = wants_full_name(brief, tone);
    let profile = same_person(brief);
    if profile && let Some(titled) = titled(brief, full) {
        return Some(titled);
    }
    let profile_name = brief.customer.profile.name.as_deref().filter(|_| profile);
    if profile
        && !full
        && let Some(preferred) = known(brief.customer.profile.preferred_name.as_deref())
    {
        return Some(Detail::new(preferred, "customer.preferred_name"));
    }
    if let Some(signed) = known(writer.name.as_deref()) {
        if let Some(whole) = spelled_out(brief, signed, profile_name) {
            return Some(whole);
        }
        if writer.initials {
            // Where the name stands in full anyway, it may stand as it was signed.
            let whole = signed
                .split_whitespace()
                .next()
                .is_some_and(|first| first.trim_end_matches('.').chars().count() > 1);
            let as_signed =
                || (full || whole).then(|| Detail::new(signed, signed_at(brief, signed)));
            return profile_name
                .map(|name| Detail::new(recase(name), "customer.name"))
                .or_else(as_signed);
        }
        let called = match (full, writer.first.as_deref()) {
            (false, Some(first)) => first,
            _ => signed,
        };
        return Some(Detail::new(recase(called), signed_at(brief, called)));
    }
    let name = known(profile_name)?;
    let called = if full {
        recase(&in_order(name))
    } else {
        first_of(name)?
    };
    Some(Detail::new(called, "customer.name"))
}

/// "M. Bell" and "Bell" are signed by somebody whom the profile, or the From line, names in full. Who keeps their first
/// name to themselves is not called by it alone.
fn spelled_out(brief: &Brief, signed: &str, profile: Option<&str>) -> Option<Detail> {
    let from = brief.letter.from.as_ref();
    let from = known(from.and_then(|from| from.name.as_deref()));
    let names = [(profile, "customer.name"), (from, "letter:from")];
    let parts: Vec<String> = words_of(signed);
    names.into_iter().find_map(|(name, fact)| {
        let name = in_order(name?);
        let whole = words_of(&name);
        let (first, last) = (whole.first()?, whole.last()?);
        let surname = whole.len() > 1 && parts.last() == Some(last);
        let short = match parts.as_slice() {
            [_] => true,
            [initial, ..] => initial.chars().count() == 1 && first.starts_with(initial.as_str()),
            [] => false,
        };
        (surname && short && !is_dead(brief, Some(&name))).then(|| Detail::new(recase(&name), fact))
    })
}

fn words_of(name: &str) -> Vec<String> {
    let words = name
        .split_whitespace()
        .map(|word| word.trim_matches([',', '.']).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// A child is greeted by its own name and never by that of who sent the letter.
pub fn is_child(brief: &Brief) -> bool {
    brief.reading.situation == Some(Situation::YoungFan)
        || brief.reading.modifiers.iter().any(|word| word == "young")
}

fn known(name: Option<&str>) -> Option<&str> {
    name.map(str::trim).filter(|name| !name.is_empty())
}

/// Whether the answer keeps the distance of Sie and usted: they wrote so, or the persona does in this language.
pub fn is_formal(brief: &Brief) -> bool {
    let register = brief
        .language
        .with_neighbours()
        .iter()
        .find_map(|tag| brief.persona.languages.get(tag.tag()))
        .and_then(|voice| voice.register.as_deref())
        .unwrap_or("");
    // In Scandinavia everybody is called by their first name, however stiffly they write.
    let nordic = matches!(brief.language.base(), "nb" | "nn" | "da" | "sv");
    (brief.reading.writer.formal && !nordic)
        || matches!(register, "title" | "Sie" | "De" | "usted" | "vous" | "u")
}

/// The whole name stands where the hour is quiet or exact, and where the letter keeps a distance.
fn wants_full_name(brief: &Brief, tone: Tone) -> bool {
    matches!(tone, Tone::Quiet | Tone::Formal) || is_formal(brief)
}

/// Title and last name, where the profile has a title and the tone keeps distance.
fn titled(brief: &Brief, full: bool) -> Option<Detail> {
    let profile = &brief.customer.profile;
    let title = known(profile.title.as_deref()).filter(|_| full)?;
    let name = in_order(known(profile.name.as_deref())?);
    let last = name.split_whitespace().next_back()?;
    Some(Detail {
        value: format!("{title} {}", recase(last)).into(),
        facts: vec!["customer.title".into(), "customer.name".into()],
    })
}

/// Whether the profile is that of the one who wrote: unsigned, or signed with a name that the profile knows.
/// The profile of a person who died is nobody's.
fn same_person(brief: &Brief) -> bool {
    if brief.customer.is_stranger() || brief.customer.ambiguous {
        return false;
    }
    let profile = &brief.customer.profile;
    let names = || {
        profile
            .name
            .iter()
            .chain(&profile.preferred_name)
            .flat_map(|name| name.split_whitespace())
            .map(|part| part.trim_matches([',', '.']).to_lowercase())
    };
    let writer = &brief.reading.writer;
    let Some(signed) = known(writer.name.as_deref()) else {
        return !is_dead(brief, profile.name.as_deref());
    };
    let signed = words_of(signed);
    if writer.initials {
        // "M. Bell" is Marcus Bell, and not June Bell.
        return signed
            .iter()
            .all(|part| names().any(|name| name.starts_with(part.as_str())));
    }
    let Some(first) = signed.first() else {
        return false;
    };
    let called = writer.first.as_deref().map(str::to_lowercase);
    names().any(|name| name == *first || called.as_deref() == Some(name.as_str()))
}

fn is_dead(brief: &Brief, name: Option<&str>) -> bool {
    let Some(dead) = brief
        .reading
        .cues
        .get("deceased")
        .and_then(|cue| cue.value.as_deref())
    else {
        // Somebody died and nobody said who: the account's holder may be the one.
        return brief.reading.situation == Some(Situation::Grieving);
    };
    let dead = dead.to_lowercase();
    name.is_some_and(|name| {
        name.split_whitespace().any(|part| {
            dead.split_whitespace()
                .any(|word| word == part.to_lowercase())
        })
    })
}

/// Where the name stands in the letter: its last place there is the signature.
fn signed_at(brief: &Brief, name: &str) -> String {
    let place = |place: &str, text: &str| {
        text.rfind(name)
            .map(|start| format!("{place}:{start}-{}", start + name.len()))
    };
    let reading = brief.reading;
    place("letter", reading.text_of(Place::NewText, ""))
        .or_else(|| place("signature", reading.text_of(Place::Signature, "")))
        .unwrap_or_else(|| "letter:from".to_string())
}

/// "Obi, Adaeze" in the order in which it is said.
fn in_order(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() && !first.contains(',') => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.trim().to_string(),
    }
}

/// The first name, if the name has one that may stand alone: not a single letter, and not the only word.
fn first_of(name: &str) -> Option<String> {
    let name = in_order(name);
    let first = name.split_whitespace().next()?;
    if first.trim_end_matches('.').chars().count() < 2 {
        return Some(recase(&name));
    }
    Some(recase(first))
}

/// A name that is wholly upper or wholly lower case gets its capitals, part by part; mixed case is somebody's choice.
///
/// ```
/// use regards::write::salutation::recase;
/// assert_eq!(recase("TORUNN VIK"), "Torunn Vik");
/// assert_eq!(recase("anne-marie o'hara"), "Anne-Marie O'Hara");
/// assert_eq!(recase("Ludwig van Beethoven"), "Ludwig van Beethoven");
/// assert_eq!(recase("Tonje og Are"), "Tonje og Are");
/// ```
pub fn recase(name: &str) -> String {
    let upper = name.chars().any(char::is_uppercase);
    let lower = name.chars().any(char::is_lowercase);
    if upper == lower {
        return name.to_string();
    }
    let mut start = true;
    name.chars()
        .flat_map(|c| {
            let cased: Vec<char> = if start {
                c.to_uppercase().collect()
            } else {
                c.to_lowercase().collect()
            };
            start = matches!(c, ' ' | '-' | '\'' | '’');
            cased
        })
        .collect()
}

#[cfg(test)]
mod tests;
