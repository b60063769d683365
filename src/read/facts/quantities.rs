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
        let warranty = text.ends_with("årig")
            && matches!(
                next(1),
                "garanti" | "avtale" | "kontrakt" | "medlemskap" | "abonnement" | "plan"
            );
        if let Some(age) = compound(text).filter(|_| !warranty) {
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
            _ if beside_person(finds, at) => Some(word.end),
            _ if matches!(previous, "of" | "av" | "på")
                && at.checked_sub(2).is_some_and(|at| of_age(finds, at))
                && stops(finds, at)
                && unit(next(1)).is_none() =>
            {
                Some(word.end)
            }
            ("år", _)
                if close
                    && matches!(
                        previous,
                        "over" | "nesten" | "snart" | "bare" | "rundt" | "drøyt"
                    )
                    && at.checked_sub(2).is_some_and(|at| {
                        matches!(
                            finds.text.word(at),
                            "er" | "blir" | "var" | "jeg" | "fyller"
                        )
                    }) =>
            {
                Some(end_of(1))
            }
            // "At 71 I don't climb": smaller numbers may be hours.
            _ if age >= 25
                && matches!(previous, "at" | "som" | "in")
                && matches!(next(1), "i" | "he" | "she" | "my" | "we" | "you")
                && previous == "at" =>
            {
                Some(word.end)
            }
            // "My boys are 7 and 9."
            _ if matches!(previous, "and" | "og")
                && stops(finds, at)
                && at
                    .checked_sub(2)
                    .and_then(|at| words.get(at))
                    .is_some_and(|before| {
                        found.last().is_some_and(|(_, _, end)| *end == before.end)
                    }) =>
            {
                Some(word.end)
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
                "is" | "am"
                    | "i'm"
                    | "he's"
                    | "she's"
                    | "who's"
                    | "er"
                    | "blir"
                    | "be"
                    | "bli"
                    | "are"
                    | "was"
                    | "were"
                    | "var"
                    | "ble"
                    | "now"
                    | "nå"
                    | "only"
                    | "bare"
                    | "just"
                    | "almost"
                    | "nesten"
                    | "nearly"
                    | "over"
                    | "snart"
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
    // "Is only 7", "er nesten åtte": the adverb hides the verb.
    let verb = |at: usize| {
        matches!(
            finds.text.word(at),
            "is" | "am"
                | "are"
                | "was"
                | "er"
                | "var"
                | "blir"
                | "i'm"
                | "he's"
                | "she's"
                | "be"
                | "turns"
        )
    };
    let hidden = at.checked_sub(1).is_some_and(|at| {
        matches!(
            finds.text.word(at),
            "now"
                | "nå"
                | "only"
                | "bare"
                | "just"
                | "almost"
                | "nesten"
                | "nearly"
                | "over"
                | "snart"
        )
    });
    if hidden && !at.checked_sub(2).is_some_and(verb) {
        return false;
    }
    let (subject, hidden) = if hidden {
        let before = at.checked_sub(3).map_or("", |at| finds.text.word(at));
        (
            before,
            at.checked_sub(2).map_or("", |at| finds.text.word(at)),
        )
    } else {
        (subject, "")
    };
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
            | "she'll"
            | "he'll"
            | "i'll"
            | "who'll"
    ) || matches!(own, "i'm" | "he's" | "she's")
        || matches!(hidden, "i'm" | "he's" | "she's")
        || finds.text.has_in(
            crate::read::lexicon::Key::Kin,
            crate::source::Span::new(
                words.get(at.saturating_sub(4)).map_or(0, |word| word.start),
                words.get(at).map_or(0, |word| word.start),
            ),
        );
    person && stops(finds, at)
}

/// "A boy of seven", "at the age of 71", "sønnen min på 7": what stands before the preposition.
fn of_age(finds: &Finds, at: usize) -> bool {
    let word = finds.text.word(at);
    matches!(
        word,
        "age"
            | "alder"
            | "alderen"
            | "boy"
            | "girl"
            | "child"
            | "kid"
            | "man"
            | "woman"
            | "lady"
            | "gutt"
            | "jente"
            | "barn"
            | "gutten"
            | "jenta"
            | "mann"
            | "dame"
            | "kvinne"
            | "tvillinger"
            | "twins"
    ) || kin_at(finds, at)
        || matches!(word, "min" | "mi" | "vår")
            && at.checked_sub(1).is_some_and(|at| kin_at(finds, at))
}

fn kin_at(finds: &Finds, at: usize) -> bool {
    finds.text.words.get(at).is_some_and(|word| {
        finds.text.has_in(
            crate::read::lexicon::Key::Kin,
            crate::source::Span::new(word.start, word.end),
        )
    })
}

/// "My daughter, 4, swallowed", "Mrs Lund, 83, would", "Anna (7)".
fn beside_person(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
    let (Some(word), Some(before)) = (
        words.get(at),
        at.checked_sub(1).and_then(|at| words.get(at)),
    ) else {
        return false;
    };
    let gap = finds.slice(before.end, word.start);
    let rest = finds.slice(word.end, finds.folded().len());
    let set_off = gap == ", " && rest.starts_with(',') || gap == " (" && rest.starts_with(')');
    if !set_off {
        return false;
    }
    let name = finds.text.quote(before.start, before.end);
    let titled = at
        .checked_sub(2)
        .is_some_and(|at| crate::read::names::is_title(finds.text.word(at)));
    kin_at(finds, at - 1)
        || matches!(finds.text.word(at - 1), "min" | "mi" | "vår")
        || name.starts_with(char::is_uppercase) && (titled || crate::read::names::is_given(name))
}

/// A number that stands alone: a stop or a linking word comes after.
fn stops(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
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
                | "who"
                | "som"
                | "or"
                | "eller"
                | "when"
                | "instead"
        );
    stops && !gap.contains('%')
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
    // A "tenåring" is in her teens.
    if head == "ten" {
        return None;
    }
    small(head)
        .or_else(|| small(&format!("{head}e")))
        .filter(|age| (1..=110).contains(age))
}

/// Durations: a count and a unit that no "ago" or "in" made a date of.
pub fn durations(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let mut found = halves(finds);
    for (value, start, end) in found.drain(..) {
        finds.add(FactKind::Duration, value, start, end);
    }
    for (at, word) in words.iter().enumerate() {
        let text = finds.slice(word.start, word.end);
        if let Some(value) = joined(text) {
            found.push((value, word.start, word.end));
            continue;
        }
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
                | "than"
                | "enn"
                | "nearly"
                | "wait"
                | "venta"
                | "vente"
                | "take"
                | "ta"
                | "lasts"
                | "varer"
                | "holder"
                | "løpet"
                | "spent"
                | "brukte"
                | "hele"
                | "gjennom"
        );
        let english = text == "time" && matches!(name, "a" | "an" | "one" | "another");
        if article && (!led || matches!(text, "an" | "tag" | "min"))
            || matches!(name, "few")
            || english
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

/// "Two-week", "treukers", "6-month".
fn joined(word: &str) -> Option<String> {
    let (count, tail) = word.split_once('-')?;
    let tail = tail.split('-').next().unwrap_or(tail);
    let tail = tail
        .strip_suffix('s')
        .filter(|_| unit(tail).is_none())
        .unwrap_or(tail);
    let (kind, _) = unit(tail).filter(|(kind, _)| *kind != 'F')?;
    small(count)
        .and_then(|count| i32::try_from(count).ok())
        .filter(|count| (1..1000).contains(count))
        .map(|count| iso(count, kind))
}

/// "Half an hour", "halvannen time", "to og en halv time", "an hour and a half", "2,5 timer".
fn halves(finds: &Finds) -> Vec<(String, usize, usize)> {
    let words = &finds.text.words;
    let text = |at: usize| finds.text.word(at);
    let mut found = Vec::new();
    for at in 0..words.len() {
        let half = |word: &str| matches!(word, "half" | "halv" | "halvt" | "halve" | "halvår");
        let article = |word: &str| matches!(word, "a" | "an" | "en" | "ein" | "et" | "eit" | "ei");
        let (count, kind, length) = if matches!(text(at), "halvannen" | "halvannet" | "halvanna") {
            (1, unit(text(at + 1)), 2)
        } else if matches!(text(at), "halvtime" | "halvtimen") {
            (0, Some(('H', 1)), 1)
        } else if text(at) == "kvarter" {
            (-1, Some(('H', 1)), 1)
        } else if half(text(at)) && article(text(at + 1)) {
            (0, unit(text(at + 2)), 3)
        } else if half(text(at)) && unit(text(at + 1)).is_some() {
            (0, unit(text(at + 1)), 2)
        } else if let Some(count) = amount(text(at))
            && matches!(text(at + 1), "and" | "og")
            && article(text(at + 2))
            && half(text(at + 3))
        {
            (count, unit(text(at + 4)), 5)
        } else if let (Some(count), Some(kind)) = (amount(text(at)), unit(text(at + 1)))
            && matches!(text(at + 2), "and" | "og")
            && article(text(at + 3))
            && half(text(at + 4))
        {
            (count, Some(kind), 5)
        } else {
            continue;
        };
        let whole = if count > 0 {
            count.to_string()
        } else {
            String::new()
        };
        let value = match kind {
            Some(('H', _)) if count < 0 => "PT15M".to_string(),
            Some(('H', _)) if count == 0 => "PT30M".to_string(),
            Some(('H', _)) => format!("PT{whole}H30M"),
            Some(('Y', _)) if count == 0 => "P6M".to_string(),
            Some(('Y', _)) => format!("P{whole}Y6M"),
            _ => continue,
        };
        if let (Some(first), Some(last)) = (words.get(at), words.get(at + length - 1)) {
            found.push((value, first.start, last.end));
        }
    }
    found
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
    "kilo",
    "kilos",
    "kilometer",
    "kilometre",
    "kilometres",
    "centimeter",
    "centimetres",
    "centimeters",
    "millimeter",
    "desiliter",
    "dl",
    "tommer",
    "mil",
    "yards",
    "ounces",
    "oz",
    "lbs",
    "knots",
    "knop",
    "mph",
    "watts",
    "volts",
    "sekunder",
    "kvadratmeter",
    "kvm",
    "celsius",
    "metre",
    "out",
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
    "every",
    "each",
    "hver",
    "goals",
    "mål",
    "poeng",
    "percent",
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
    "plass",
    "seat",
    "sete",
    "position",
    "apartment",
    "leilighet",
    "etasje",
    "floor",
    "trikk",
    "tram",
    "train",
    "tog",
    "toget",
    "bussen",
    "spor",
    "flight",
    "ferry",
    "ferge",
    "fergen",
    "ferga",
    "channel",
    "kanal",
    "question",
    "spørsmål",
    "lesson",
    "exercise",
    "oppgave",
    "punkt",
    "point",
    "paragraf",
    "clause",
    "act",
    "phase",
    "fase",
    "stage",
    "lock",
    "pier",
    "the",
];

/// Counts of things: a number before a noun, or "seven of them".
pub fn counts(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let text = finds.slice(word.start, word.end);
        let part = finds.numbers.iter().any(|number| {
            number.start <= word.start
                && word.end <= number.end
                && number.end - number.start > word.end - word.start
        });
        if part {
            continue;
        }
        if let Some((count, start, end)) = special(finds, at) {
            found.push((count, start, end));
            continue;
        }
        let Some(count) = small(text).filter(|count| (2..=9999).contains(count)) else {
            continue;
        };
        // "Av tre", "et tre" is wood, and a tree; "to fluer i en smekk" and its kind are sayings.
        let earlier = at.checked_sub(1).map_or("", |at| finds.text.word(at));
        let wood = text == "tre" && matches!(earlier, "et" | "av" | "dette" | "hvert" | "i");
        if wood || saying(finds, at) {
            continue;
        }
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
            || NAMES.contains(&previous)
                && !of_them
                && !(previous == "the" && noun.ends_with('s') && noun.len() > 3)
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

/// Numbers inside sayings count nothing.
fn saying(finds: &Finds, at: usize) -> bool {
    matches!(
        (finds.text.word(at), finds.text.word(at + 1)),
        (
            "two",
            "cents" | "birds" | "peas" | "minds" | "evils" | "sides" | "left" | "worlds"
        ) | ("three", "cheers")
            | ("nine", "lives" | "yards")
            | (
                "hundred" | "thousand",
                "thanks" | "apologies" | "questions" | "times" | "ways" | "reasons"
            )
            | ("to", "fluer" | "sider" | "alen" | "minutter")
            | ("fire", "øyne" | "vegger")
            | ("sju" | "syv", "sorger" | "mil" | "hav")
            | ("ti", "ville" | "tusen")
            | ("hundre" | "tusen", "takk" | "spørsmål" | "ganger")
            | ("tre", "hurra")
    )
}

/// Counts that no noun follows: "and got six.", "Quantity: 10", "make it three instead of two", "one more tail",
/// "én hale til", "half a dozen", "two hundred kites".
fn special(finds: &Finds, at: usize) -> Option<(u32, usize, usize)> {
    let words = &finds.text.words;
    let word = words.get(at)?;
    let text = |at: usize| finds.text.word(at);
    let back = |steps: usize| at.checked_sub(steps).map_or("", text);
    let after = finds.slice(word.end, finds.folded().len());
    let ends = after.trim_end().is_empty() || after.starts_with(['.', ',', '!', '?', ';', ')']);
    let name = text(at);
    if matches!(name, "dozen" | "dusin") {
        let (count, steps) = match (back(2), back(1)) {
            ("half" | "halvt", "a") | (_, "halvt") => (6, 2),
            (_, before) => match small(before).filter(|count| (2..100).contains(count)) {
                Some(count) => (count.saturating_mul(12), 1),
                None => (12, 0),
            },
        };
        let start = at.checked_sub(steps).and_then(|at| words.get(at))?.start;
        return (back(1) != "the").then_some((count, start, word.end));
    }
    if matches!(name, "hundred" | "hundre" | "thousand" | "tusen") {
        let times = if matches!(name, "hundred" | "hundre") {
            100
        } else {
            1000
        };
        let count = small(back(1)).filter(|count| (2..100).contains(count))?;
        let noun = text(at + 1);
        let start = words.get(at - 1)?.start;
        return (noun.len() >= 3 && !ends && !NOT_THINGS.contains(&noun) && unit(noun).is_none())
            .then_some((count.saturating_mul(times), start, word.end));
    }
    let more = matches!(
        (name, text(at + 1)),
        ("one", "more" | "extra" | "spare" | "additional") | ("én" | "ett" | "en" | "ei", "ekstra")
    );
    let til = matches!(name, "én" | "ett" | "en" | "ei" | "et")
        && (1..=2).any(|step| {
            text(at + step) == "til"
                && words.get(at + step).is_some_and(|word| {
                    let rest = finds.slice(word.end, finds.folded().len()).trim_start();
                    rest.is_empty() || rest.starts_with(['.', ',', '!', '?'])
                })
        })
        && finds.folded().get(word.start..).is_some();
    if more || til {
        return Some((1, word.start, word.end));
    }
    let count = small(name).filter(|count| (1..=9999).contains(count))?;
    let gap = at
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .map_or("", |before| finds.slice(before.end, word.start));
    // "Two more", "fire til.", "vi er fem".
    let added = count >= 2
        && (matches!(text(at + 1), "more" | "extra" | "spare" | "ekstra")
            && !matches!(
                text(at + 2),
                "days" | "weeks" | "months" | "hours" | "times" | "than"
            )
            || text(at + 1) == "til"
                && words.get(at + 1).is_some_and(|next| {
                    let rest = finds.slice(next.end, finds.folded().len()).trim_start();
                    rest.is_empty() || rest.starts_with(['.', ',', '!', '?'])
                }));
    let people = count >= 2
        && matches!(
            (back(2), back(1)),
            ("we", "are") | ("vi", "er" | "var" | "blir") | ("there", "are")
        )
        && (ends || matches!(text(at + 1), "in" | "i" | "at" | "som" | "who"));
    if added || people {
        return Some((count, word.start, word.end));
    }
    let quantity = matches!(
        back(1),
        "quantity" | "qty" | "antall" | "antal" | "stk" | "pcs" | "anzahl" | "cantidad"
    ) && matches!(gap, ": " | " " | ":" | " = ");
    let instead = (back(2) == "make" && back(1) == "it"
        || back(2) == "instead" && back(1) == "of"
        || back(2) == "stedet" && back(1) == "for")
        && (ends || matches!(text(at + 1), "instead" | "i" | "please"));
    let bare = count >= 2
        && ends
        && !after.starts_with(')')
        && gap == " "
        && matches!(
            back(1),
            "got"
                | "received"
                | "sent"
                | "want"
                | "need"
                | "ordered"
                | "bought"
                | "take"
                | "fikk"
                | "fått"
                | "mottok"
                | "sendte"
                | "trenger"
                | "bestilte"
                | "kjøpte"
                | "betalte"
        );
    (quantity || instead || bare).then_some((count, word.start, word.end))
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
