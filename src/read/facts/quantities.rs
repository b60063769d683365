//! Ages, durations and counts.

use super::calendar::{month, weekday};
use super::dates::{amount, unit};
use super::scan::{Finds, small};
use crate::reading::FactKind;

/// Stated ages, whoever has them.
pub fn ages(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let text = finds.slice(word.start, word.end);
        let previous = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map_or("", |word| finds.slice(word.start, word.end));
        let next = |step: usize| {
            words
                .get(at + step)
                .map_or("", |word| finds.slice(word.start, word.end))
        };
        let end_of = |step: usize| words.get(at + step).map_or(word.end, |word| word.end);
        // "7-year-old", "sjuåring", "7-åring".
        if let Some(age) = compound(text) {
            found.push((age, word.start, word.end));
            continue;
        }
        let Some(age) = small(text).filter(|age| (1..=110).contains(age)) else {
            continue;
        };
        let gap = words
            .get(at + 1)
            .map_or("", |next| finds.slice(word.end, next.start));
        let close = gap == " " || gap == "-";
        let end = match (next(1), next(2)) {
            ("years" | "year" | "yrs" | "yr", "old") if close => Some(end_of(2)),
            ("years" | "yrs", "young" | "of") if close && next(2) == "young" => Some(end_of(2)),
            ("år", "gammel" | "gamle" | "gammal" | "gammalt" | "gammelt" | "gamla") if close => {
                Some(end_of(2))
            }
            ("jahre", "alt") | ("ans", "") | ("vuotta", "vanha") if close => Some(end_of(2)),
            ("år", _)
                if close
                    && matches!(
                        previous,
                        "er" | "blir" | "fyller" | "fylte" | "var" | "ble" | "på"
                    ) =>
            {
                Some(end_of(1))
            }
            ("años" | "ans" | "jaar", _)
                if close
                    && matches!(
                        previous,
                        "tengo" | "tiene" | "ai" | "a" | "is" | "ben" | "j'ai"
                    ) =>
            {
                Some(end_of(1))
            }
            _ if matches!(
                previous,
                "age" | "aged" | "turned" | "turns" | "turning" | "fyller" | "fylte" | "alder"
            ) && unit(next(1)).is_none() =>
            {
                Some(word.end)
            }
            _ if matches!(
                previous,
                "is" | "am" | "i'm" | "he's" | "she's" | "who's" | "er" | "blir"
            ) && bare_age(finds, at) =>
            {
                Some(word.end)
            }
            _ => None,
        };
        if let Some(end) = end {
            found.push((age, word.start, end));
        }
    }
    for (age, start, end) in found {
        finds.add(FactKind::Age, age.to_string(), start, end);
    }
}

/// "She is 7," – a number right after is, before a stop or a link word.
fn bare_age(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
    let subject = at
        .checked_sub(2)
        .and_then(|at| words.get(at))
        .map_or("", |word| finds.slice(word.start, word.end));
    let own = at
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .map_or("", |word| finds.slice(word.start, word.end));
    let person = matches!(
        subject,
        "he" | "she"
            | "i"
            | "who"
            | "han"
            | "hun"
            | "ho"
            | "jeg"
            | "eg"
            | "som"
            | "son"
            | "daughter"
            | "sønnen"
            | "datteren"
            | "min"
            | "vår"
    ) || matches!(own, "i'm" | "he's" | "she's")
        || finds.text.has_in(
            crate::read::lexicon::Key::Kin,
            crate::source::Span::new(
                words.get(at.saturating_sub(4)).map_or(0, |word| word.start),
                words.get(at).map_or(0, |word| word.start),
            ),
        );
    let Some(word) = words.get(at) else {
        return false;
    };
    let after = words.get(at + 1);
    let gap = after.map_or(finds.slice(word.end, finds.folded().len()), |next| {
        finds.slice(word.end, next.start)
    });
    let next = after.map_or("", |next| finds.slice(next.start, next.end));
    let stops = gap.contains(['.', ',', '!', '?', ')', ';'])
        || after.is_none()
        || matches!(
            next,
            "and"
                | "now"
                | "today"
                | "so"
                | "but"
                | "og"
                | "nå"
                | "i"
                | "in"
                | "on"
                | "next"
                | "men"
                | "this"
                | "neste"
                | "til"
                | "tomorrow"
                | "soon"
        );
    person && stops && !gap.contains('%')
}

fn compound(word: &str) -> Option<u32> {
    let head = [
        "-year-olds",
        "-year-old",
        "-years-old",
        "-åringen",
        "-åringer",
        "-åring",
        "åringen",
        "åringer",
        "åringar",
        "åringene",
        "åring",
        "-årige",
        "-årig",
        "årige",
        "årig",
        "-jährige",
        "-jähriger",
        "jährige",
        "-yr-old",
        "yo",
        "-årsdag",
        "årsdag",
        "-årsdagen",
        "årsdagen",
    ]
    .iter()
    .find_map(|tail| word.strip_suffix(tail))?;
    small(head)
        .or_else(|| small(&format!("{head}e")))
        .filter(|age| (1..=110).contains(age))
}

/// Durations: a count and a unit that no "ago" or "in" made a date of.
pub fn durations(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let text = finds.slice(word.start, word.end);
        let Some((kind, _)) = unit(text) else {
            continue;
        };
        let Some(before) = at.checked_sub(1).and_then(|at| words.get(at)) else {
            continue;
        };
        let name = finds.slice(before.start, before.end);
        let article = matches!(
            name,
            "a" | "an"
                | "en"
                | "ei"
                | "et"
                | "ein"
                | "eine"
                | "un"
                | "una"
                | "une"
                | "par"
                | "couple"
                | "few"
        );
        let Some(count) = amount(name).or((kind == 'F').then_some(1)) else {
            continue;
        };
        let (lead, _) = finds.word_before(before.start);
        let led = matches!(
            lead,
            "for"
                | "i"
                | "after"
                | "etter"
                | "within"
                | "takes"
                | "took"
                | "about"
                | "almost"
                | "nesten"
                | "over"
                | "under"
                | "lasted"
                | "varte"
                | "tok"
                | "tar"
                | "waited"
                | "ventet"
                | "seit"
                | "desde"
                | "pendant"
                | "in"
                | "another"
                | "last"
                | "siste"
        );
        if article && (!led || matches!(text, "time" | "an" | "tag" | "min"))
            || finds.slice(before.end, word.start).len() > 1
        {
            continue;
        }
        found.push((iso(count, kind), before.start, word.end));
    }
    for (value, start, end) in found {
        finds.add(FactKind::Duration, value, start, end);
    }
}

fn iso(count: i32, unit: char) -> String {
    match unit {
        'H' => format!("PT{count}H"),
        'm' => format!("PT{count}M"),
        'F' => format!("P{}W", count * 2),
        _ => format!("P{count}{unit}"),
    }
}

/// Words after a number that are no things.
const NOT_THINGS: &[&str] = &[
    "of",
    "and",
    "or",
    "to",
    "in",
    "on",
    "at",
    "is",
    "are",
    "was",
    "were",
    "years",
    "year",
    "percent",
    "per",
    "times",
    "time",
    "pm",
    "am",
    "o'clock",
    "cm",
    "mm",
    "km",
    "kg",
    "m",
    "meter",
    "metres",
    "meters",
    "inch",
    "inches",
    "inch",
    "feet",
    "foot",
    "degrees",
    "grader",
    "prosent",
    "ganger",
    "gang",
    "gong",
    "gonger",
    "og",
    "eller",
    "til",
    "er",
    "var",
    "på",
    "av",
    "i",
    "som",
    "år",
    "%",
    "x",
    "with",
    "med",
    "for",
    "from",
    "fra",
    "more",
    "less",
    "mer",
    "hundred",
    "thousand",
    "million",
    "hundre",
    "tusen",
    "st",
    "stars",
    "star",
    "stjerner",
    "stjerne",
    "am",
    "we",
    "i",
    "you",
    "it",
    "the",
    "a",
    "that",
    "this",
    "but",
    "men",
    "so",
    "days",
    "weeks",
    "months",
    "hours",
    "minutes",
    "seconds",
    "g",
    "gram",
    "liter",
    "litres",
    "l",
    "ml",
    "watt",
    "volt",
    "gb",
    "mb",
    "questions",
    "spørsmål",
    "things",
    "ting",
    "reasons",
    "gb",
    "stops",
    "miles",
    "points",
    "nights",
    "netter",
    "uker",
    "dager",
    "thing",
    "first",
    "last",
    "others",
    "other",
    "jeg",
    "vi",
    "kr",
    "nå",
    "now",
    "one",
    "ones",
    "if",
    "when",
    "ago",
    "siden",
    "then",
    "by",
    "x",
    "til",
    "hvis",
    "om",
    "så",
    "new",
    "has",
    "har",
    "have",
    "had",
    "did",
    "do",
    "does",
];

/// Words before a number that make it a name of something, not a count.
const NAMES: &[&str] = &[
    "page",
    "side",
    "size",
    "str",
    "størrelse",
    "number",
    "no",
    "nr",
    "nummer",
    "chapter",
    "kapittel",
    "version",
    "versjon",
    "room",
    "rom",
    "flat",
    "gate",
    "platform",
    "step",
    "trinn",
    "level",
    "model",
    "modell",
    "type",
    "year",
    "since",
    "siden",
    "kl",
    "route",
    "rute",
    "bus",
    "buss",
    "part",
    "del",
    "row",
    "rad",
    "zone",
    "sone",
    "section",
    "article",
    "artikkel",
    "volume",
    "bind",
    "episode",
    "season",
    "sesong",
    "formula",
    "grade",
    "class",
    "klasse",
    "line",
    "linje",
    "track",
    "highway",
    "e",
    "top",
    "pin",
    "code",
    "kode",
    "at",
    "figure",
    "fig",
    "box",
    "pb",
    "postboks",
    "the",
];

/// Counts of things: a number before a noun, or "seven of them".
pub fn counts(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let text = finds.slice(word.start, word.end);
        let Some(count) = small(text).filter(|count| (2..=9999).contains(count)) else {
            continue;
        };
        // Words that are numbers in one language and something else in another.
        if matches!(
            text,
            "to" | "fire"
                | "tre"
                | "fem"
                | "ti"
                | "ni"
                | "sex"
                | "tres"
                | "once"
                | "elf"
                | "dos"
                | "six"
                | "sept"
                | "dix"
                | "acht"
                | "vier"
                | "neuf"
                | "huit"
                | "quinze"
                | "treize"
                | "douze"
                | "trente"
                | "vingt"
                | "cinco"
        ) && matches!(
            (text, finds.text.has(crate::read::lexicon::Key::Aux)),
            ("fire" | "once" | "elf" | "dos" | "to" | "ti" | "ni", _)
        ) && !nordic(finds)
        {
            continue;
        }
        let previous = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map_or("", |word| finds.slice(word.start, word.end));
        let Some(next) = words.get(at + 1) else {
            continue;
        };
        let noun = finds.slice(next.start, next.end);
        let close = finds.slice(word.end, next.start) == " ";
        let of_them = noun == "of"
            && matches!(
                words
                    .get(at + 2)
                    .map(|word| finds.slice(word.start, word.end)),
                Some("them" | "these" | "those" | "the" | "your" | "us" | "our" | "my")
            )
            || noun == "av"
                && matches!(
                    words
                        .get(at + 2)
                        .map(|word| finds.slice(word.start, word.end)),
                    Some("dem" | "disse" | "de" | "dere")
                );
        let year = text.len() == 4 && (1900..2100).contains(&count);
        let decimal = finds
            .slice(word.end, (word.end + 2).min(finds.folded().len()))
            .starts_with(['.', ','])
            && !close;
        if !close
            || year
            || decimal
            || NAMES.contains(&previous) && !of_them
            || !of_them
                && (NOT_THINGS.contains(&noun)
                    || month(noun, "en").is_some()
                    || weekday(noun).is_some()
                    || noun.starts_with(|c: char| c.is_ascii_digit())
                    || noun.len() < 3)
            || unit(noun).is_some()
        {
            continue;
        }
        found.push((count, word.start, word.end));
    }
    for (count, start, end) in found {
        finds.add(FactKind::Count, count.to_string(), start, end);
    }
}

/// Whether the text is in a Nordic language, where "to", "fire", "ti" and "ni" are numbers.
fn nordic(finds: &Finds) -> bool {
    finds.text.words.iter().any(|word| {
        matches!(
            finds.slice(word.start, word.end),
            "og" | "jeg" | "eg" | "er" | "det" | "på" | "har" | "vi" | "som" | "och" | "ikke" | "å"
        )
    })
}
