//! Occasions: the day that matters to them, what it is, and whose.

use super::{Ground, evidence, people};
use crate::read::lexicon::{Key, bounded};
use crate::read::numbers;
use crate::read::text::Text;
use crate::reading::{Cue, FactKind, Place};
use crate::source::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::{collections::BTreeMap, sync::LazyLock};

/// Occasions by name, with the words that tell them in all languages; a `*` lets the last word go on.
const EVENTS: &[(&str, &str)] = &[
    (
        "birthday",
        "birthday, fortieth, fiftieth, sixtieth, seventieth, eightieth, ninetieth, hundredth, 18th birthday, 30th, 40th, \
         50th, 60th, 70th, 80th, 90th, bursdag*, fødselsdag*, gebursdag*, födelsedag*, geburtstag, cumpleaños",
    ),
    (
        "wedding",
        "wedding, get married, getting married, bryllup*, bryllaup*, gifter oss, gifter seg, bröllop*, hochzeit, boda",
    ),
    (
        "anniversary",
        "anniversary, wedding anniversary, silver wedding, golden wedding, bryllupsdag*, sølvbryllup*, gullbryllup*, \
         bröllopsdag*, hochzeitstag, aniversario",
    ),
    (
        "christening",
        "christening, baptism, barnedåp*, dåpen, barnedåb*, dopet, taufe, bautizo",
    ),
    (
        "graduation",
        "graduation, graduates, examensfest*, studenten, abschlussfeier, graduación",
    ),
    (
        "retirement",
        "retirement, retires, retiring, pensjonist*, pensjoneres, går av med pensjon, pensionering*, pensionist*, går i pension, \
         pensionierung, ruhestand, jubilación",
    ),
    (
        "party",
        "party, garden party, selskapet, festen, kalaset, feier, fiesta",
    ),
    (
        "interview",
        "interview, job interview, intervju*, jobbintervju*, jobsamtale, jobbintervju*, vorstellungsgespräch, entrevista",
    ),
    ("exam", "exam, exams, eksamen, tentamen, prüfung, examen"),
    (
        "concert",
        "concert, recital, first night, konsert*, koncert*, konzert, concierto",
    ),
    (
        "work",
        "begin as a, begin as an, start as a, start as an, begin work, start work, start my new job, start a new job, my new job, \
         first day at work, begynner som, starter som, begynner i ny jobb, starter i ny jobb, første arbeidsdag, byrjar som, \
         begynder som, starter i nyt job, börjar som, börjar nytt jobb, fange an als, beginne als, empiezo como, empiezo a trabajar",
    ),
    (
        "trip",
        "off to the, on holiday, our holiday, my holiday, our trip, my trip, we travel, i travel, we fly, we sail, we leave, \
         skitur*, fjelltur*, feriereise*, reiser vi, drar vi, vi reiser, vi drar, rejser vi, reser vi, verreisen, de viaje",
    ),
    (
        "christmas",
        "christmas, christmas eve, julaften, til jul, till jul, weihnachten, navidad",
    ),
];

struct Table {
    automaton: Option<AhoCorasick>,
    patterns: Vec<(&'static str, bool)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (mut words, mut patterns) = (Vec::new(), Vec::new());
    for (name, list) in EVENTS {
        for phrase in list.split(',').map(str::trim) {
            words.push(phrase.trim_end_matches('*'));
            patterns.push((*name, phrase.ends_with('*')));
        }
    }
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(&words)
        .ok();
    Table {
        automaton,
        patterns,
    }
});

/// The occasion of a letter: one with a day before one without, and the first of those. The value is its name;
/// `day` is an ISO date, `whose` the kin it belongs to, and `own` says that it is the writer's.
pub fn find(ground: &Ground) -> Option<Cue> {
    let all: Vec<Cue> = hits(ground.text)
        .into_iter()
        .map(|(name, at)| told(ground, name, at))
        .collect();
    let dated = all.iter().find(|cue| cue.parts.contains_key("day"));
    dated.or(all.first()).cloned()
}

fn hits(text: &Text) -> Vec<(&'static str, Span)> {
    let mut found = Vec::new();
    let Some(automaton) = &TABLE.automaton else {
        return found;
    };
    for hit in automaton.find_iter(&text.folded) {
        let Some((name, open)) = TABLE.patterns.get(hit.pattern().as_usize()) else {
            continue;
        };
        if let Some(end) = bounded(&text.folded, hit.start(), hit.end(), *open) {
            found.push((*name, Span::new(hit.start(), end)));
        }
    }
    for at in 0..text.words.len() {
        if turns(text, at)
            && let (Some(first), Some(last)) = (text.words.get(at), text.words.get(at + 1))
        {
            found.push(("birthday", Span::new(first.start, last.end)));
        }
    }
    found.sort_by_key(|(_, span)| span.start);
    found
}

/// "turns seventy", "is 70 on Sunday", "fyller 70": a birthday without the word.
fn turns(text: &Text, at: usize) -> bool {
    let years = |word: &str| {
        word.parse::<u8>().is_ok_and(|years| years > 0)
            || [
                "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "femti",
                "seksti", "sytti", "åtti", "nitti",
            ]
            .contains(&word)
    };
    let next = text.word(at + 1);
    match text.word(at) {
        // These are said of ages alone; what somebody becomes may be five of something.
        "turns" | "turning" | "fyller" | "fylder" | "cumple" => {
            years(next) || numbers::word(next).is_some()
        }
        "blir" | "bliver" | "wird" => years(next),
        "is" => years(next) && matches!(text.word(at + 2), "on" | "next" | "tomorrow"),
        _ => false,
    }
}

fn told(ground: &Ground, name: &str, at: Span) -> Cue {
    let text = ground.text;
    let sentence = text.sentence_of(at.start);
    let mut parts = BTreeMap::new();
    if let Some(day) = day(ground, sentence) {
        parts.insert("day".to_string(), day);
    }
    if let Some(years) = years(text, at).filter(|_| name == "birthday") {
        parts.insert("years".to_string(), years.to_string());
    }
    if let Some(whose) = whose(text, sentence) {
        parts.insert("whose".to_string(), whose);
    } else if own(text, sentence, at) {
        parts.insert("own".to_string(), "yes".to_string());
    }
    Cue {
        value: Some(name.to_string()),
        parts,
        evidence: evidence(text, at.start, at.end),
    }
}

/// How old somebody turns: "her sixtieth", "turns seventy", "80th birthday", "cumple 80 años".
fn years(text: &Text, at: Span) -> Option<u32> {
    const ORDINALS: [(&str, u32); 20] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eighteenth", 18),
        ("twentieth", 20),
        ("thirtieth", 30),
        ("fortieth", 40),
        ("fiftieth", 50),
        ("sixtieth", 60),
        ("seventieth", 70),
        ("eightieth", 80),
        ("ninetieth", 90),
        ("hundredth", 100),
    ];
    let first = text.word_at(at.start);
    let last = text.word_at(at.end);
    let number = |word: &str| {
        let ordinal = ORDINALS.iter().find(|(held, _)| *held == word);
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        let written =
            ["", "st", "nd", "rd", "th", "."].contains(&word.get(digits.len()..).unwrap_or("?"));
        ordinal
            .map(|(_, years)| *years)
            .or_else(|| digits.parse().ok().filter(|_| written))
            .or_else(|| numbers::word(word))
    };
    (first.saturating_sub(1)..=last)
        .filter_map(|at| number(text.word(at)))
        .find(|years| (1..=110).contains(years))
}

/// The day in the same sentence, else the only one of the letter.
fn day(ground: &Ground, sentence: Span) -> Option<String> {
    let days = || {
        ground.reading.facts.iter().filter(|fact| {
            matches!(fact.kind, FactKind::Date | FactKind::Deadline)
                && fact.place == Place::NewText
                && fact.value.len() == 10
        })
    };
    let within = |at: usize| {
        let at = ground.text.folded_at(at);
        (sentence.start..sentence.end).contains(&at)
    };
    if let Some(fact) = days().rfind(|fact| within(fact.start)) {
        return Some(fact.value.clone());
    }
    let first = days().next()?;
    days()
        .all(|fact| fact.value == first.value)
        .then(|| first.value.clone())
}

/// Whose it is: kin in the same sentence, or the kin of the letter that "her" or "his" there points to.
fn whose(text: &Text, sentence: Span) -> Option<String> {
    if let Some(cue) = people::relation_in(text, Some(sentence)) {
        return cue.value;
    }
    let relation = people::relation(text)?;
    let pronoun = relation.parts.get("pronoun")?;
    let pointed: &[&str] = match pronoun.as_str() {
        "she" => &["her", "she"],
        "he" => &["his", "he"],
        "hun" => &["hun", "hennes", "ho", "hennar"],
        _ => &["han", "hans"],
    };
    let words = sentence.of(&text.folded);
    words
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| pointed.contains(&word))
        .then_some(relation.value)
        .flatten()
}

/// Nobody else stands in the sentence, and the writer does.
fn own(text: &Text, sentence: Span, at: Span) -> bool {
    const ME: &[&str] = &[
        "i", "i'm", "i've", "my", "we", "we're", "our", "jeg", "eg", "min", "mitt", "vi", "me",
        "vår", "jag", "ich", "wir", "mi", "mein", "meine", "meiner", "mit",
    ];
    let before = Span::new(sentence.start, at.end.max(sentence.start));
    !text.has_in(Key::Kin, sentence)
        && before
            .of(&text.folded)
            .split(|c: char| !(c.is_alphanumeric() || c == '\''))
            .any(|word| ME.contains(&word))
}
