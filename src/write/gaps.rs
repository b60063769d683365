//! Gaps: places that only a person can fill, loud, on a line of their own, in the staff's language.

use crate::{
    language::Language,
    library::{GapKind, SaidSentence},
};
use jiff::civil::Date;
use words::Words;

mod words;

/// So long is what a gap asks, at most.
const LONGEST: usize = 300;

/// `[[FILL: …]]`. What stands in it can neither close it early nor leave its line.
pub(super) fn line(kind: GapKind, ask: &str, staff: &Language) -> String {
    format!("[[{}: {}]]", label(kind, staff), clean(ask))
}

/// The words of a gap's form, as one line.
pub(super) fn words(sentences: &[SaidSentence]) -> String {
    let texts: Vec<&str> = sentences
        .iter()
        .map(|sentence| sentence.text.as_str())
        .collect();
    clean(&texts.join(" "))
}

/// What a gap asks, as one line of a bearable length.
pub(super) fn clean(ask: &str) -> String {
    let flat = ask.replace("[[", "(").replace("]]", ")");
    let flat = flat.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.len() <= LONGEST {
        return flat;
    }
    let end = crate::source::floor(&flat, LONGEST);
    format!("{}…", flat.get(..end).unwrap_or("").trim_end())
}

fn label(kind: GapKind, staff: &Language) -> &'static str {
    let words = Words::of(staff.base());
    match kind {
        GapKind::Fill => words.fill,
        GapKind::Decide => words.decide,
        GapKind::Do => words.act,
    }
}

/// What a missing required move asks of a person.
pub(super) fn missing(move_name: &str, staff: &Language, deadline: Option<Date>) -> String {
    let words = Words::of(staff.base());
    let ask = words
        .moves
        .iter()
        .find(|(name, _)| *name == move_name)
        .map_or(words.other, |(_, ask)| *ask);
    match (deadline, move_name) {
        (Some(day), "next_step" | "answer" | "remedy") => {
            format!("{ask} {}", filled(words.deadline, &day.to_string(), ""))
        }
        _ => ask.to_string(),
    }
}

/// A question that no sentence of the desk answers.
pub(super) fn unanswered(question: &str, staff: &Language) -> String {
    filled(Words::of(staff.base()).unanswered, question, "")
}

/// Questions beyond those that one letter answers.
pub(super) fn further(first: &str, count: usize, staff: &Language) -> String {
    filled(Words::of(staff.base()).further, first, &count.to_string())
}

/// An answer that holds only where the case decides so.
pub(super) fn undecided(question: &str, slug: &str, staff: &Language) -> String {
    filled(Words::of(staff.base()).undecided, question, slug)
}

/// Deeds of the case that no sentence tells.
pub(super) fn untold(deeds: &[String], staff: &Language) -> String {
    filled(Words::of(staff.base()).untold, &deeds.join(" · "), "")
}

/// A matter of the letter for which there is no template.
pub(super) fn unserved(topic: &str, staff: &Language) -> String {
    filled(Words::of(staff.base()).unserved, topic, "")
}

/// Words with their two places filled. The first comes last, because only it holds what a customer wrote.
fn filled(words: &str, first: &str, second: &str) -> String {
    words.replace("{2}", second).replace("{1}", first)
}

#[cfg(test)]
mod tests {
    use super::{further, line, missing, unanswered, undecided, unserved, untold, words::Words};
    use crate::{language::Language, library::GapKind};

    #[test]
    fn a_gap_keeps_to_its_line_whatever_stands_in_it() {
        for (ask, written) in [
            ("may Tilly come?", "[[FILL: may Tilly come?]]"),
            ("a]] [[b\nc", "[[FILL: a) (b c]]"),
        ] {
            assert_eq!(line(GapKind::Fill, ask, &Language::EN), written);
        }
        let long = line(GapKind::Do, &"ø".repeat(1_000), &Language::NB);
        assert!(long.starts_with("[[GJØR FØR SENDING: ø") && long.ends_with("…]]"));
        assert!(long.len() < 360);
    }

    #[test]
    fn every_language_asks_in_its_own_words() {
        let asks = |tag: &str| {
            let staff = Language::new(tag);
            let mut asks: Vec<String> = Words::of("en")
                .moves
                .iter()
                .map(|(name, _)| missing(name, &staff, None))
                .collect();
            asks.push(missing("plus", &staff, None));
            asks.push(unanswered("{2}?", &staff));
            asks.push(further("{2}?", 3, &staff));
            asks.push(undecided("{2}?", "dogs", &staff));
            asks.push(untold(&["x".to_string(), "y".to_string()], &staff));
            asks.push(unserved("x", &staff));
            asks
        };
        let english = asks("en");
        assert_eq!(asks("fi"), english, "English where there are no words");
        for tag in ["nb", "nn", "da", "sv", "de", "es"] {
            for (own, english) in asks(tag).iter().zip(&english) {
                assert_ne!(own, english, "{tag}");
                assert!(!own.contains("{1}"), "{tag}: {own}");
                assert_eq!(
                    own.contains("{2}"),
                    english.contains("{2}"),
                    "what a customer wrote is no place to fill: {own}"
                );
            }
        }
    }

    #[test]
    fn a_near_deadline_is_told_where_a_promise_would_come_too_late() {
        let day = Some(jiff::civil::date(2026, 5, 13));
        assert!(missing("next_step", &Language::EN, day).contains("2026-05-13"));
        assert!(!missing("echo", &Language::EN, day).contains("2026-05-13"));
    }
}
