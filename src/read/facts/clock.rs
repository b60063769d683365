//! Times of day, in digits and in words.

mod dotted;
mod hours;

use super::scan::{Finds, Number, alone, small};
use crate::read::words::Words;
use crate::reading::FactKind;

/// Times of day.
pub fn times(finds: &mut Finds, language: &str) {
    for number in finds.numbers.clone() {
        if let Some((hour, minute, start, end)) = clock(finds, number, language) {
            finds.add(FactKind::Time, format!("{hour:02}:{minute:02}"), start, end);
        }
    }
    for (words, value) in [
        ("noon", "12:00"),
        ("midday", "12:00"),
        ("midnight", "00:00"),
        ("midnatt", "00:00"),
        ("klokka tolv", "12:00"),
        ("klokken tolv", "12:00"),
    ] {
        for (at, _) in finds.folded().match_indices(words) {
            if alone(finds.folded(), at, at + words.len()) {
                finds.add(FactKind::Time, value, at, at + words.len());
            }
        }
    }
    hours::find(finds);
    spoken(finds);
}

fn clock(finds: &Finds, number: Number, language: &str) -> Option<(u8, u8, usize, usize)> {
    let text = finds.slice(number.start, number.end);
    // "Kl. 0930".
    let bare = (text.len() == 4)
        .then(|| text.split_at_checked(2))
        .flatten();
    let bare = bare.filter(|(_, minute)| minute.bytes().all(|byte| byte.is_ascii_digit()));
    let (hour, minute) = text.split_once([':', '.']).or(bare).unwrap_or((text, ""));
    let minute_value: u8 = if minute.is_empty() {
        0
    } else {
        minute
            .parse()
            .ok()
            .filter(|value| *value < 60 && minute.len() == 2)?
    };
    let hour: u8 = hour.parse().ok().filter(|hour| *hour <= 24)?;
    let (before, at) = finds.word_before(number.start);
    let close = finds.slice(at + before.len(), number.start);
    let led = matches!(
        before,
        "kl" | "klokka" | "klokken" | "klokkeslett" | "um" | "klo"
    ) && matches!(close, " " | ". " | ".");
    let rest = finds.folded().get(number.end..)?;
    let half = [
        "am", "a.m.", "a.m", "pm", "p.m.", "p.m", "o'clock", "uhr", "h",
    ]
    .iter()
    .find(|mark| {
        rest.trim_start_matches(' ').starts_with(**mark)
            && alone(
                finds.folded(),
                number.start,
                number.end + (rest.len() - rest.trim_start_matches(' ').len()) + mark.len(),
            )
    });
    let colon = text.contains(':') && minute.len() == 2;
    let dotted =
        || minute.len() == 2 && text.contains('.') && dotted::is_time(finds, number, language);
    if !(led || half.is_some() || colon || dotted()) || half == Some(&"h") && language != "fr" {
        return None;
    }
    let mut end = number.end;
    let hour = match half {
        Some(mark) => {
            end += rest.len() - rest.trim_start_matches(' ').len() + mark.len();
            match (mark.starts_with('p'), mark.starts_with('a'), hour) {
                (true, _, 1..=11) => hour + 12,
                (_, true, 12) => 0,
                (false, false, 1..=7) if *mark == "o'clock" => hour + 12,
                _ => hour,
            }
        }
        None => hour,
    };
    let start = if led { at } else { number.start };
    (hour < 24).then_some((hour, minute_value, start, end))
}

/// The hour as told: in the evening, in the morning, else the likelier half of the day.
fn told(finds: &Finds, hour: u32, (start, end): (usize, usize)) -> u32 {
    let rest = finds.slice(end, finds.folded().len()).trim_start();
    let late = [
        "in the evening",
        "in the afternoon",
        "at night",
        "om kvelden",
        "om ettermiddagen",
        "på kvelden",
        "på ettermiddagen",
    ];
    let early = [
        "in the morning",
        "om morgenen",
        "om formiddagen",
        "på morgenen",
        "på formiddagen",
    ];
    if late.iter().any(|words| rest.starts_with(words)) {
        return if hour < 12 { hour + 12 } else { hour };
    }
    if early.iter().any(|words| rest.starts_with(words)) {
        return hour % 12;
    }
    // "I natt klokka tre", "i kveld klokka åtte".
    let (day_part, at) = finds.word_before(start);
    let close = !finds.slice(at, start).contains(['.', '!', '?', ',']);
    match day_part {
        "natt" | "natta" | "natten" | "morges" | "morgenen" | "formiddag" if close => hour % 12,
        "kveld" | "kvelden" | "ettermiddag" | "ettermiddagen" | "tonight" | "evening"
        | "afternoon"
            if close && hour < 12 =>
        {
            hour + 12
        }
        _ if (1..=7).contains(&hour) => hour + 12,
        _ => hour,
    }
}

/// "Half past three", "quarter to nine", "halv tre", "ti over åtte", "klokka åtte", "i åttetida", "at three".
fn spoken(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let mut found = Vec::new();
    for at in 0..words.len() {
        if let Some((hour, minute, length)) = phrase(finds, at)
            && let (Some(first), Some(last)) = (words.get(at), words.get(at + length - 1))
        {
            let hour = told(finds, hour, (first.start, last.end));
            // "Quarter to three": the hour before.
            let all = (hour * 60 + 24 * 60).saturating_add_signed(minute) % (24 * 60);
            found.push((
                format!("{:02}:{:02}", all / 60, all % 60),
                first.start,
                last.end,
            ));
        }
    }
    for (value, start, end) in found {
        finds.add(FactKind::Time, value, start, end);
    }
}

fn hour(word: &str) -> Option<u32> {
    small(word).filter(|hour| (1..=12).contains(hour))
}

fn spelled_hour(word: &str) -> Option<u32> {
    hour(word).filter(|_| !word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Minutes that are told from the hour.
fn steps(word: &str) -> Option<i32> {
    match word {
        "quarter" | "kvart" => Some(15),
        "five" | "fem" => Some(5),
        "ten" | "ti" => Some(10),
        "twenty" | "tjue" => Some(20),
        "twenty-five" | "tjuefem" => Some(25),
        _ => None,
    }
}

/// "Quarter to nine", "fem på tolv", "fem over halv tre"; "five to six people" is a count.
fn from_hour(finds: &Finds, at: usize) -> Option<(u32, i32, usize)> {
    let text = |at: usize| finds.text.word(at);
    let (first, second, third) = (text(at), text(at + 1), text(at + 2));
    let step = steps(first)?;
    let sign = match second {
        "past" | "over" => 1,
        "to" | "på" => -1,
        _ => return None,
    };
    if third == "halv" {
        return Some((spelled_hour(text(at + 3))?, -30 + sign * step, 4));
    }
    let plain = matches!(first, "quarter" | "kvart") || second != "to" || stands(finds, at + 2);
    let hour = hour(third).filter(|_| plain)?;
    Some((hour, sign * step, 3))
}

/// An hour, the minutes from it, and how many words tell it.
fn phrase(finds: &Finds, at: usize) -> Option<(u32, i32, usize)> {
    let text = |at: usize| finds.text.word(at);
    let back = at.checked_sub(1).map_or("", text);
    let (first, second, third) = (text(at), text(at + 1), text(at + 2));
    if let Some(found) = from_hour(finds, at) {
        return Some(found);
    }
    match (first, second) {
        ("half", "past") => Some((hour(third)?, 30, 3)),
        // "Until half ten" is half past ten.
        ("half", _) if stands(finds, at + 1) => Some((spelled_hour(second)?, 30, 2)),
        _ if reachable(finds, at) => Some((spelled_hour(first)?, 0, 1)),
        ("halv", _) => Some((spelled_hour(second)?, -30, 2)),
        // "Klokken ti på fire".
        ("klokka" | "klokken", _) if matches!(third, "over" | "på") => {
            from_hour(finds, at + 1).map(|(hour, minute, words)| (hour, minute, words + 1))
        }
        ("klokka" | "klokken", _) => Some((spelled_hour(second)?, 0, 2)),
        // "Fra ti til halv to": the first half of it.
        ("fra" | "from", _)
            if matches!(third, "til" | "to" | "until")
                && matches!(
                    text(at + 3),
                    "halv" | "half" | "kvart" | "quarter" | "klokka"
                ) =>
        {
            Some((spelled_hour(second)?, 0, 2))
        }
        (_, "o'clock") => Some((spelled_hour(first)?, 0, 2)),
        ("at", _) if stands(finds, at + 1) && back != "look" => Some((hour(second)?, 0, 2)),
        _ => ["-tida", "-tiden", "tida", "tiden"]
            .iter()
            .find_map(|tail| first.strip_suffix(tail))
            .and_then(spelled_hour)
            .map(|hour| (hour, 0, 1)),
    }
}

/// "Ring me before five.", "hjemme fra sju", "between half nine and noon": an hour in words, behind a word that limits when
/// somebody is there.
fn reachable(finds: &Finds, at: usize) -> bool {
    static LIMITS: Words =
        Words::new("before after by until till from før etter til fra innen and og mellom between");
    static THERE: Words = Words::new(
        "ring call phone home open opens here free available come came back collect ringe ringer hjemme åpner åpne åpent ledig \
         treffes tilgjengelig komme kommer hente tilbake",
    );
    let before = at.checked_sub(1).map_or("", |at| finds.text.word(at));
    LIMITS.has(before)
        && stands(finds, at)
        && (at.saturating_sub(8)..at).any(|at| THERE.has(finds.text.word(at)))
}

/// An hour that nothing is counted by: a stop, a day or a part of the day comes next.
fn stands(finds: &Finds, at: usize) -> bool {
    let Some(word) = finds.text.words.get(at) else {
        return false;
    };
    let rest = finds.slice(word.end, finds.folded().len());
    let (next, _, _) = finds.word_after(word.end);
    rest.trim_end().is_empty()
        || rest.starts_with(['.', ',', '!', '?', ';'])
            && !rest
                .get(1..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || rest.starts_with(" in the ")
        || rest.starts_with(" this ")
        || matches!(
            next,
            "on" | "tomorrow"
                | "today"
                | "tonight"
                | "sharp"
                | "yesterday"
                | "every"
                | "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
        )
}
