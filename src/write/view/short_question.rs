//! A question short and plain enough to be repeated to whoever asked it.

use crate::{
    locale::upper_first,
    read::names::is_given,
    reading::{FactKind, Question, Reading},
    source::Span,
};

/// A question that may be repeated to who asked it: asked as one, of 3 to 14 words, with no name of a person, no
/// address, no long number.
pub(super) fn short_question(reading: &Reading, question: &Question) -> Option<String> {
    repeatable(reading, question, reading.language.base() == "de")
}

/// The same, where a place or a thing with a capital may stand in it too.
pub(super) fn nameable(reading: &Reading, question: &Question) -> Option<String> {
    repeatable(reading, question, true)
}

/// `known_names`: a capital alone makes no name of a person.
fn repeatable(reading: &Reading, question: &Question, known_names: bool) -> Option<String> {
    let text = without_lead(question.text.trim());
    let words = text.split_whitespace().count();
    let marked = text.contains(['@', '[', ']', '{', '}', '<', '>', '\n', '"', '«']);
    let long_number = text
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() > 2);
    let facts = || {
        reading.facts.iter().filter(|fact| {
            fact.place == question.place && Span::new(fact.start, fact.end).overlaps(question.span)
        })
    };
    let private = facts().any(|fact| {
        matches!(
            fact.kind,
            FactKind::Person | FactKind::Secret | FactKind::Email | FactKind::Url
        )
    });
    let capitals = text.split_whitespace().skip(1).filter(|word| {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        // Every German noun has a capital: only what is known as a name counts, and "Sie" is us.
        capital && !matches!(*word, "I" | "I'm" | "I've") && (!known_names || is_given(&bare(word)))
    });
    let known = facts()
        .filter(|fact| {
            matches!(
                fact.kind,
                FactKind::Product | FactKind::Date | FactKind::Deadline
            )
        })
        .count();
    let named = capitals.count() > 2 * known;
    let loud = text.matches(['?', '!']).count() > 1;
    // "Will it hold, and who do I ring?": the first half is a question without its mark.
    let half = question.polarity.is_some()
        && !question.request
        && text.ends_with(char::is_alphanumeric)
        && !text.contains(',')
        && asked_on(reading, question);
    let fit = (3..=14).contains(&words) && (half || text.ends_with('?'));
    (fit && !marked && !long_number && !private && !named && !loud).then(|| {
        // A Spanish question gets the mark that opens it.
        if reading.language.base() == "es" && !text.contains('¿') {
            format!("¿{}", upper_first(text))
        } else {
            format!("{text}{}", if half { "?" } else { "" })
        }
    })
}

/// Whether the sentence that a question stands in ends with a question mark.
fn asked_on(reading: &Reading, question: &Question) -> bool {
    let text = reading.text_of(question.place, "");
    let rest = text.get(question.span.end..).unwrap_or("");
    let end = rest.find(['?', '.', '!', '\n']);
    end.and_then(|at| rest.get(at..))
        .is_some_and(|rest| rest.starts_with('?'))
}

/// "I want to know one thing, did anybody look at it?" → "did anybody look at it?".
fn without_lead(text: &str) -> &str {
    const OPENS: [&str; 30] = [
        "did", "do", "does", "is", "are", "was", "were", "has", "have", "can", "could", "will",
        "would", "should", "what", "when", "where", "why", "who", "how", "er", "var", "har", "kan",
        "blir", "hva", "når", "hvor", "hvorfor", "hvem",
    ];
    let Some((lead, asked)) = text.rsplit_once(", ") else {
        return text;
    };
    let first = asked.split_whitespace().next().unwrap_or("").to_lowercase();
    let lead = lead.split_whitespace().next().unwrap_or("").to_lowercase();
    let told = !OPENS.contains(&lead.as_str());
    if told && OPENS.contains(&first.as_str()) && asked.split_whitespace().count() >= 3 {
        asked
    } else {
        text
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::short_question;
    use crate::{
        language::Language,
        reading::{Place, Question, Reading},
        source::Span,
    };

    #[test]
    fn a_short_question_is_quoted_as_its_language_writes_it() {
        for (tag, question, quoted) in [
            ("en", "does it float?", Some("does it float?")),
            ("en", "is Ana there?", None),
            ("de", "Wo ist das Paket?", Some("Wo ist das Paket?")),
            ("de", "Ist Anna da?", None),
            (
                "es",
                "dónde está el paquete?",
                Some("¿Dónde está el paquete?"),
            ),
            ("es", "¿Dónde está?", None),
            ("es", "dime dónde está", None),
            ("en", "is it?", None),
            (
                "en",
                "can it come before the 24th?",
                Some("can it come before the 24th?"),
            ),
            ("en", "can you ring me on 01632 960311?", None),
        ] {
            let reading = Reading {
                language: Language::new(tag),
                ..Reading::default()
            };
            let asked = Question {
                text: question.to_string(),
                place: Place::NewText,
                span: Span::new(0, question.len()),
                polarity: None,
                request: false,
            };
            let found = short_question(&reading, &asked);
            assert_eq!(found.as_deref(), quoted, "{question}");
        }
    }
}
