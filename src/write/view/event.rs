//! `said.event`, `said.day`, `said.addressed`: the day that counts for the writer, and whom they wrote to.

mod name;

use super::{Scene, cite_evidence};
use crate::{library::Detail, reading::FactKind, write::workdays::Calendar};
use jiff::{ToSpan, civil::Date};

/// What an occasion is called, by language; Norwegian and its like in the definite form.
const NOUNS: [(&str, [&str; 7]); 12] = [
    (
        "birthday",
        [
            "birthday",
            "bursdagen",
            "fødselsdagen",
            "födelsedagen",
            "Geburtstag",
            "cumpleaños",
            "bursdagen",
        ],
    ),
    (
        "wedding",
        [
            "wedding",
            "bryllupet",
            "brylluppet",
            "bröllopet",
            "Hochzeit",
            "boda",
            "bryllaupet",
        ],
    ),
    (
        "anniversary",
        [
            "anniversary",
            "jubileet",
            "jubilæet",
            "bröllopsdagen",
            "Hochzeitstag",
            "aniversario",
            "jubileet",
        ],
    ),
    (
        "christening",
        [
            "christening",
            "dåpen",
            "barnedåben",
            "dopet",
            "Taufe",
            "bautizo",
            "dåpen",
        ],
    ),
    (
        "graduation",
        [
            "graduation",
            "avslutningen",
            "dimissionen",
            "examen",
            "Abschlussfeier",
            "graduación",
            "avslutninga",
        ],
    ),
    (
        "retirement",
        [
            "retirement",
            "overgangen til pensjonist",
            "afskeden med jobbet",
            "pensioneringen",
            "Pensionierung",
            "jubilación",
            "overgangen til pensjonist",
        ],
    ),
    (
        "party",
        [
            "party",
            "selskapet",
            "festen",
            "festen",
            "Feier",
            "fiesta",
            "selskapet",
        ],
    ),
    (
        "interview",
        [
            "interview",
            "intervjuet",
            "samtalen",
            "intervjun",
            "Vorstellungsgespräch",
            "entrevista",
            "intervjuet",
        ],
    ),
    (
        "exam",
        [
            "exam",
            "eksamen",
            "eksamen",
            "tentamen",
            "Prüfung",
            "examen",
            "eksamenen",
        ],
    ),
    (
        "concert",
        [
            "concert",
            "konserten",
            "koncerten",
            "konserten",
            "Konzert",
            "concierto",
            "konserten",
        ],
    ),
    (
        "work",
        [
            "first day at work",
            "den første arbeidsdagen",
            "den første arbejdsdag",
            "den första arbetsdagen",
            "erste Arbeitstag",
            "primer día de trabajo",
            "den første arbeidsdagen",
        ],
    ),
    (
        "trip",
        ["trip", "turen", "turen", "resan", "Reise", "viaje", "turen"],
    ),
];

/// `said.event` and what stands below it. A day that is over is not known.
pub(super) fn event(scene: &Scene, part: &[&str]) -> Option<Detail> {
    let cue = scene.brief.reading.cues.get("event")?;
    let cited = cite_evidence(&cue.evidence);
    let name = cue.value.as_deref()?;
    let value = match part {
        [] => name.to_string(),
        ["day"] => {
            let day: Date = cue.parts.get("day")?.parse().ok()?;
            (day >= scene.brief.now.date()).then(|| day.to_string())?
        }
        ["years"] => cue.parts.get("years")?.clone(),
        ["name"] if scene.speaks_like_letter() => {
            let part = |key: &str| cue.parts.get(key).map(String::as_str);
            name::name(scene, name, part("years"), part("whose"))?
        }
        ["noun"] => noun(name, scene.language.base())?.to_string(),
        [other] if scene.speaks_like_letter() => cue.parts.get(*other)?.clone(),
        _ => return None,
    };
    Some(Detail::new(value, cited))
}

fn noun(name: &str, language: &str) -> Option<&'static str> {
    let column = ["en", "nb", "da", "sv", "de", "es", "nn"]
        .iter()
        .position(|tag| *tag == language)?;
    let (_, nouns) = NOUNS.iter().find(|(known, _)| *known == name)?;
    nouns.get(column).copied()
}

/// The day by which it matters to them: that of the occasion, else their deadline, else the first that is to come.
pub(super) fn day(scene: &Scene) -> Option<Detail> {
    let today = scene.brief.now.date();
    let deadline = || {
        let fact = scene
            .brief
            .reading
            .facts_of(FactKind::Deadline)
            .find(|fact| fact.value.parse::<Date>().is_ok_and(|day| day >= today))?;
        Some(Detail::new(fact.value.as_str(), super::cite(fact)))
    };
    event(scene, &["day"])
        .or_else(deadline)
        .or_else(|| coming(scene))
}

/// The first day they name that is still to come.
pub(super) fn coming(scene: &Scene) -> Option<Detail> {
    let today = scene.brief.now.date();
    let fact = scene.brief.reading.facts.iter().find(|fact| {
        matches!(fact.kind, FactKind::Date | FactKind::Deadline)
            && fact.value.parse::<Date>().is_ok_and(|day| day > today)
    })?;
    Some(Detail::new(fact.value.as_str(), super::cite(fact)))
}

/// The last day before that one on which the desk is open: by then they must know, who come on the day itself.
pub(super) fn eve(scene: &Scene) -> Option<Detail> {
    let day = coming(scene)?;
    let date: Date = day.value.as_str()?.parse().ok()?;
    let today = scene.brief.now.date();
    let desk = Calendar::desk(scene.brief.settings);
    let mut eve = date.yesterday().ok()?;
    while eve > today && !desk.is_open(eve) {
        eve = eve.yesterday().ok()?;
    }
    (eve > today && desk.is_open(eve)).then(|| Detail {
        value: eve.to_string().into(),
        facts: [day.facts, vec!["computed:date".into()]].concat(),
    })
}

/// The day that counts, where what leaves here on the day of our answer may well come too late for it.
pub(super) fn tight(scene: &Scene) -> Option<Detail> {
    const ON_THE_WAY: i64 = 3;
    let day = day(scene)?;
    let date: Date = day.value.as_str()?.parse().ok()?;
    let answer = scene.answer_day();
    let sent: Date = answer.value.as_str()?.parse().ok()?;
    let there = sent.checked_add(ON_THE_WAY.days()).ok()?;
    (date <= there).then(|| Detail {
        value: day.value,
        facts: [day.facts, answer.facts.clone()].concat(),
    })
}

/// Whether something that is there on `arrives` is there before the day that counts.
pub(super) fn in_time(scene: &Scene, arrives: Date) -> Option<bool> {
    let day: Date = day(scene)?.value.as_str()?.parse().ok()?;
    Some(arrives < day)
}

/// The colleague to whom the letter is written, where another one answers: "Dear Ida Marl", "Ida, I don't know …".
pub(super) fn addressed(scene: &Scene) -> Option<Detail> {
    let text = &scene.brief.reading.new_text;
    let end = text.find(['\n', ',', '.', '!']).unwrap_or(text.len());
    let head = text.get(..end)?;
    if head.split_whitespace().count() > 5 {
        return None;
    }
    let me = scene.brief.persona.first_name();
    let named = |name: &&String| {
        name.as_str() != me
            && head
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == name.as_str())
    };
    let name = scene.colleagues.iter().find(named)?;
    let start = head.find(name.as_str())?;
    Some(Detail::new(
        name.as_str(),
        format!("letter:{start}-{}", start + name.len()),
    ))
}
