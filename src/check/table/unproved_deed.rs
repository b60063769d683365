//! Deeds that nobody did.

mod words;

use super::super::{Check, Finding, Sheet, sheet::Part};
use crate::{diagnostic::Severity, source::Span, write::deeds};
use words::{PASSIVE, Verb, bears_out, verb};

pub(super) const CHECK: Check = Check {
    name: "unproved-deed",
    severity: Severity::Error,
    does: "finds “I sent”, “is cancelled”, “er stanset” and their like that no deed of the case, no finding and no history bears out",
    why: "What the letter says is done must be done; the customer will act on it.",
    example: "I refunded the £38 this morning. (the case names no refund)",
    instead: "Do it and name it in the case, or say by which day it will be done.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let done = families(sheet);
    sheet
        .body()
        .filter(|part| !part.asks() && !in_world(sheet, part))
        .flat_map(|part| {
            deeds_in(sheet, part)
                .into_iter()
                .map(move |deed| (part, deed))
        })
        .filter(|(part, (span, deed))| !is_borne_out(sheet, part, *span, deed, &done))
        .map(|(_, (span, deed))| {
            let text = span.of(sheet.raw());
            Finding::new(
                span,
                format!(
                    "“{text}” tells a deed ({}) that nothing known bears out",
                    deed.replace('_', " ")
                ),
            )
        })
        .collect()
}

/// What happens in a story happens there.
fn in_world(sheet: &Sheet, part: &Part) -> bool {
    sheet.brief.persona.world
        && (part.said.from.starts_with("answer:")
            || part.said.from.starts_with("persona:")
            || part.is("in_world"))
}

/// What the case says was done.
fn families(sheet: &Sheet) -> Vec<String> {
    let brief = sheet.brief;
    brief
        .case
        .done
        .iter()
        .filter_map(|done| deeds::read(done, brief.language, brief.settings).verb)
        .collect()
}

/// Deeds told in a sentence: the words, and which deed.
fn deeds_in(sheet: &Sheet, part: &Part) -> Vec<(Span, &'static str)> {
    let text = &sheet.text;
    let base = sheet.brief.language.base();
    let first = text.word_at(text.folded_at(part.span.start));
    let last = text.word_at(text.folded_at(part.span.end));
    let word = |at: usize| {
        if at >= first && at < last {
            text.word(at)
        } else {
            ""
        }
    };
    (first..last)
        .filter_map(|at| {
            let Verb {
                deed,
                finite,
                participle,
                ..
            } = verb(word(at), base)?;
            let start = subject(&word, at, first, base, finite, participle)?;
            let from = text.words.get(start.min(at))?;
            let to = text.words.get(start.max(at))?;
            Some((text.raw_span(from.start, to.end), deed))
        })
        .collect()
}

/// Where the first person, or the passive, stands that makes a verb a deed of ours.
fn subject<'w>(
    word: &impl Fn(usize) -> &'w str,
    at: usize,
    first: usize,
    base: &str,
    finite: bool,
    participle: bool,
) -> Option<usize> {
    let back = |n: usize| at.checked_sub(n).filter(|it| *it >= first);
    let near = |persons: &[&str], reach: usize| {
        (1..=reach)
            .filter_map(back)
            .find(|it| persons.contains(&word(*it)))
    };
    let stops = [
        "not", "n't", "never", "didn't", "haven't", "ikke", "ikkje", "inte", "nicht", "no", "will",
        "can", "could", "would", "kan", "vil", "skal", "ska", "if", "hvis", "when", "når", "to",
        "å", "att", "at", "zu",
    ];
    if (first..at).any(|it| OPEN.contains(&word(it))) {
        return None;
    }
    if (1..=2).filter_map(back).any(|it| stops.contains(&word(it))) {
        return None;
    }
    let persons: &[&str] = match base {
        "en" => &["i", "we", "i've", "we've"],
        "nb" | "nn" | "da" => &["jeg", "vi", "eg"],
        "sv" => &["jag", "vi"],
        "de" => &["ich", "wir"],
        _ => &[],
    };
    if base == "es" && finite {
        return Some(at);
    }
    if finite && base == "en" {
        // "I sent", "I have already sent"; "the kite that we sent back" is one too.
        return near(persons, 3).or_else(|| passive(word, at, first, base, participle));
    }
    if finite && let Some(person) = near(persons, 2) {
        return Some(person);
    }
    // Inversion: "i dag sendte jeg".
    if finite && persons.contains(&word(at + 1)) {
        return Some(at + 1);
    }
    if participle && let Some(person) = near(persons, if base == "de" { 12 } else { 4 }) {
        return Some(person);
    }
    passive(word, at, first, base, participle)
}

/// Words that take a deed back, or only suppose it, wherever they stand before it in the sentence.
const OPEN: &[&str] = &[
    "nothing",
    "nobody",
    "none",
    "if",
    "whether",
    "until",
    "unless",
    "once",
    "before",
    "ingen",
    "ingenting",
    "hvis",
    "om",
    "dersom",
    "før",
    "inntil",
    "ikkje",
    "ingenting",
    "inget",
    "ingen",
    "innan",
    "tills",
    "hvis",
    "nichts",
    "niemand",
    "kein",
    "keine",
    "wenn",
    "falls",
    "ob",
    "bevor",
    "sobald",
    "nada",
    "nadie",
    "si",
    "cuando",
    "antes",
];

/// "is cancelled", "has been refunded", "er stanset", "ist gekündigt".
fn passive<'w>(
    word: &impl Fn(usize) -> &'w str,
    at: usize,
    first: usize,
    base: &str,
    participle: bool,
) -> Option<usize> {
    if !participle {
        return None;
    }
    let auxiliaries = PASSIVE
        .iter()
        .find(|(tag, _)| *tag == base || *tag == "nb" && base == "nn")
        .map(|(_, list)| *list)?;
    let reach = if base == "de" { 8 } else { 2 };
    (1..=reach)
        .filter_map(|n| at.checked_sub(n))
        .filter(|it| *it >= first)
        .find(|it| auxiliaries.contains(&word(*it)))
}

fn is_borne_out(sheet: &Sheet, part: &Part, span: Span, deed: &str, done: &[String]) -> bool {
    let brief = sheet.brief;
    let of_case = done.iter().any(|verb| bears_out(verb, deed));
    if part.tagged() {
        // The words must be those of the file or of the case, too: a deed that was changed by hand is nobody's.
        let own = super::super::grounding::sources::of_part(sheet, part);
        let last = span.of(sheet.raw()).rsplit(' ').next().unwrap_or("");
        let words_stand = span
            .of(sheet.raw())
            .split(' ')
            .chain([last])
            .map(crate::text::norm)
            .filter(|word| verb(word, brief.language.base()).is_some())
            .all(|word| own.has_word(&word));
        let cites = part
            .said
            .facts
            .iter()
            .chain(&part.said.grounds)
            .any(|fact| {
                fact.starts_with("case.")
                    || fact.starts_with("customer.")
                    || fact.starts_with("memory.")
            });
        return words_stand && (of_case || cites || part.said.from.starts_with("case"));
    }
    of_case || told_elsewhere(sheet, deed)
}

/// A deed that the case's own words or the history tell: "the first parcel is being called back", "mended 20 March".
fn told_elsewhere(sheet: &Sheet, deed: &str) -> bool {
    let brief = sheet.brief;
    let base = brief.language.base();
    let case = brief.case;
    let texts = [&case.found, &case.doing, &case.note]
        .into_iter()
        .flatten()
        .map(|text| text.any().to_string());
    let done = case
        .done
        .iter()
        .filter_map(|done| done.what.as_ref())
        .map(|text| text.any().to_string());
    let history = brief
        .customer
        .profile
        .history
        .iter()
        .filter_map(|contact| contact.outcome.clone());
    let known = texts.chain(done).chain(history).any(|text| {
        let folded = crate::text::norm(&text);
        folded.split(|c: char| !c.is_alphabetic()).any(|word| {
            verb(word, base)
                .or_else(|| verb(word, "en"))
                .is_some_and(|it| bears_out(it.deed, deed))
        })
    });
    let orders = &brief.customer.profile.orders;
    known
        || deed == "sent" && orders.iter().any(|order| order.shipped.is_some())
        || brief
            .letter
            .text
            .to_lowercase()
            .contains(&deed.replace('_', " "))
            && deed != "refunded"
            && deed != "cancelled"
}
