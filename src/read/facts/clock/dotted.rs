//! Times with a dot: "the 18.40 train", "toget 15.30", "i går kveld (20.15)".

use crate::read::facts::scan::{Finds, Number};
use crate::read::words::Words;

/// What goes and begins by the clock: "the 18.40 train", "toget 15.30".
static BY_CLOCK: Words = Words::new(
    "train trains bus buses ferry tram boat flight coach service departure express class lesson appointment show \
     toget togene tog bussen buss ferga ferja fergen båten trikken flyet avgangen avgang timen møtet forestillingen \
     tåget bussen färjan båten spårvagnen flyget avgången lektionen mötet færgen toget flyet afgangen timen mødet \
     zug bus fähre tram flug termin tren autobús autobus vuelo cita train vol trein bus boot juna bussi lautta",
);
/// Words before a time with a dot, where no date is written with one.
static AT: Words = Words::new("at till until the by before after around from my our this only");
/// Nordic and German words before a time with a dot, where what follows can be no month.
static DAY_PARTS: Words = Words::new(
    "kveld kvelden morges morgen morgenen ettermiddag natt dag går kväll kvällen morse idag igår aften eftermiddag \
     abend heute gestern mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag lørdagen \
     montag dienstag mittwoch donnerstag freitag samstag sonntag til till før innan ca cirka gegen ab bis \
     går gå gikk gått kjører kjørte kommer komme kom kommet starter startet begynner begynte åpner stenger stengte fra ankommer avgår geht fährt fuhr kommt beginnt",
);

/// Before a time by which somebody rode: "tok 7.12 fra Moss", "the 7.12 from Moss".
static RIDDEN: Words = Words::new("tok tar ta rakk nådde mistet the this catch caught");

/// A place behind: "fra Moss", "from Moss".
fn from_a_place(finds: &Finds, after: &str, end: usize) -> bool {
    let (_, start, stop) = finds.word_after(end);
    matches!(after, "fra" | "frå" | "från" | "from")
        && finds
            .text
            .quote(start, stop)
            .starts_with(char::is_uppercase)
}

/// "18.40", where its neighbours make it a time and not a day or a sum.
pub(super) fn is_time(finds: &Finds, number: Number, language: &str) -> bool {
    let text = finds.slice(number.start, number.end);
    let rest = finds.slice(number.end, finds.folded().len());
    let (before, at) = finds.word_before(number.start);
    let close = finds.slice(at + before.len(), number.start);
    let (after, start, end) = finds.word_after(number.end);
    let joined = matches!(finds.slice(number.end, start), " " | "-" | "-\u{2011}");
    let sum = rest.trim_start().starts_with(['%', '€', '$', '£', '°'])
        || matches!(
            after,
            "kr" | "kroner" | "kronor" | "euro" | "m" | "km" | "cm" | "kg" | "g" | "l" | "per"
        ) && finds.slice(number.end, start).trim().is_empty();
    if sum || !matches!(close, " " | " (" | "-") && !close.is_empty() {
        return false;
    }
    let tail = rest.strip_prefix(['-', '\u{2011}']).unwrap_or("");
    let tail = tail
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    if BY_CLOCK.has(before)
        || joined && BY_CLOCK.has(after)
        || at_a_stop(tail)
        || RIDDEN.has(before) && joined && from_a_place(finds, after, end)
    {
        return true;
    }
    let Some((hour, minute)) = text.split_once('.') else {
        return false;
    };
    let no_day = |part: &str, most: u8| {
        part.parse::<u8>()
            .is_ok_and(|value| value == 0 || value > most)
    };
    match language {
        "en" => AT.has(before),
        "nb" | "nn" | "da" | "sv" => {
            before == "på" || DAY_PARTS.has(before) && (no_day(minute, 12) || no_day(hour, 31))
        }
        _ => DAY_PARTS.has(before) && (no_day(minute, 12) || no_day(hour, 31)),
    }
}

/// "15.30-toget", "the 7.12-train" written as one word.
fn at_a_stop(word: &str) -> bool {
    [
        "toget",
        "tåget",
        "bussen",
        "ferga",
        "ferja",
        "flyet",
        "avgangen",
        "avgången",
        "zug",
        "tida",
        "tiden",
    ]
    .iter()
    .any(|tail| word.ends_with(tail) && word.len() <= tail.len() + 3)
}
