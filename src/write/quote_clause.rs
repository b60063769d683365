//! One clause of their letter that may be quoted: where meaning is finer than any frame of ours.

use super::view::Scene;
use crate::{
    language::Language,
    library::Detail,
    locale::upper_first,
    read::names::is_given,
    reading::{FactKind, Place, Question, Reading},
    situation::Situation,
    source::Span,
    text,
};

/// So many sentences of a letter are looked at; a book is nobody's letter.
const FIRST: usize = 200;

/// The clause, in the language's quotation marks, with where it stands. Only in a glad letter, or a question of
/// five words and fewer; never a reproach, and never a child's (a slip of theirs is not shown).
pub(super) fn quote(scene: &Scene) -> Option<Detail> {
    let reading = scene.brief().reading;
    let cue = reading.cues.get("quote").and_then(|cue| cue.evidence.place);
    let span = match cue {
        Some((Place::NewText, span)) => Some(span),
        _ if super::salutation::is_child(scene.brief()) => None,
        _ if is_glad(reading.situation) => best_clause(scene),
        _ => short_question_span(scene),
    }?;
    let clause = span.of(&reading.new_text).trim();
    let value = scene.locale()?.quote(&upper_first(clause));
    Some(Detail::new(value, format!("letter:{span}")))
}

/// A question that may be repeated to who asked it: asked as one, of 3 to 14 words, with no name of a person, no
/// address, no long number.
pub(super) fn short_question(reading: &Reading, question: &Question) -> Option<String> {
    let text = question.text.trim();
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
    let german = reading.language.base() == "de";
    let capitals = text.split_whitespace().skip(1).filter(|word| {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        // Every German noun has a capital: only what is known as a name counts, and "Sie" is us.
        capital && !matches!(*word, "I" | "I'm" | "I've") && (!german || is_given(&bare(word)))
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
    let fit = (3..=14).contains(&words) && text.ends_with('?');
    (fit && !marked && !long_number && !private && !named && !loud).then(|| {
        // A Spanish question gets the mark that opens it.
        if reading.language.base() == "es" && !text.contains('¿') {
            format!("¿{}", upper_first(text))
        } else {
            text.to_string()
        }
    })
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

fn is_glad(situation: Option<Situation>) -> bool {
    matches!(
        situation,
        Some(Situation::Thankful | Situation::DelightedFan)
    )
}

fn short_question_span(scene: &Scene) -> Option<Span> {
    let reading = scene.brief().reading;
    let question = reading.questions.iter().find(|question| {
        question.place == Place::NewText
            && !question.request
            && question.text.split_whitespace().count() <= 5
            && short_question(reading, question).is_some()
    })?;
    Some(question.span)
}

/// The clause with most of its own in it: rare words count, service words weigh it down, a tie to somebody they
/// love or a day they name lifts it.
fn best_clause(scene: &Scene) -> Option<Span> {
    let reading = scene.brief().reading;
    let letter = reading.new_text.as_str();
    let mut best: Option<(i32, Span)> = None;
    for sentence in text::sentences(letter, scene.language())
        .into_iter()
        .take(FIRST)
    {
        for clause in clauses(letter, sentence, &reading.language) {
            let Some(score) = score(scene, letter, clause) else {
                continue;
            };
            if best.is_none_or(|(held, _)| score > held) {
                best = Some((score, clause));
            }
        }
    }
    best.filter(|(score, _)| *score >= 3).map(|(_, span)| span)
}

/// Cuts a sentence at its commas and conjunctions.
fn clauses(letter: &str, sentence: Span, language: &Language) -> Vec<Span> {
    let joints: &[&str] = match language.base() {
        "nb" | "nn" | "da" => &["og", "men"],
        "sv" => &["och", "men"],
        "de" => &["und", "aber"],
        "es" => &["y", "pero"],
        _ => &["and", "but"],
    };
    let mut found = Vec::new();
    let mut start = sentence.start;
    let text = sentence.of(letter);
    for token in text::tokens(text) {
        let at = sentence.start + token.start;
        let word = token.of(text).to_lowercase();
        let gap = letter.get(start..at).unwrap_or("");
        if joints.contains(&word.as_str()) {
            found.push(Span::new(start, at));
            start = sentence.start + token.end;
        } else if let Some(comma) = gap.rfind([',', ';', ':', '(']) {
            found.push(Span::new(start, start + comma));
            start += comma + 1;
        }
    }
    found.push(Span::new(start, sentence.end));
    found
        .into_iter()
        .map(|span| trimmed(letter, span))
        .filter(|span| span.start < span.end)
        .collect()
}

fn trimmed(letter: &str, span: Span) -> Span {
    let text = span.of(letter);
    let stop =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '–' | '-');
    let start = span.start + (text.len() - text.trim_start_matches(stop).len());
    let end = span.start + text.trim_end_matches(stop).len();
    Span::new(start, end.max(start))
}

fn score(scene: &Scene, letter: &str, clause: Span) -> Option<i32> {
    let reading = scene.brief().reading;
    let text = clause.of(letter);
    let words = text.split_whitespace().count();
    let safe = !text.contains([
        '@', '[', ']', '{', '}', '<', '>', '"', '“', '”', '«', '»', '\n', '!', '/',
    ]) && !text.chars().any(|c| c.is_ascii_digit());
    let named = reading.facts.iter().any(|fact| {
        fact.place == Place::NewText
            && Span::new(fact.start, fact.end).overlaps(clause)
            && matches!(
                fact.kind,
                FactKind::Person | FactKind::Secret | FactKind::Email | FactKind::Url
            )
    });
    let capital = text.split_whitespace().skip(1).any(|word| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word != "I"
            && !word.starts_with("I'")
    });
    if !(4..=9).contains(&words) || !safe || named || capital {
        return None;
    }
    let lower = text.to_lowercase();
    // The clause stands alone: one that begins in the middle of a thought, or thanks us, or turns down, does not.
    let first = lower.split_whitespace().next().unwrap_or("");
    let subject = [
        "i", "we", "he", "she", "they", "it", "now", "then", "nå", "så", "jeg", "vi", "han", "hun",
        "de", "den", "det",
    ];
    if !subject.contains(&first) {
        return None;
    }
    let service = [
        "thank",
        "thanks",
        "takk",
        "need",
        "trenger",
        "just",
        "please",
        "order",
        "vennlig",
        "sorry",
        "you",
        "dere",
        "tak",
        "tack",
        "danke",
        "gracias",
        "ville",
        "måtte",
        "wanted",
        "write",
        "writing",
        "skrive",
        "skriva",
        "say",
        "sige",
        "si",
        "tell",
        "fortelle",
        "fortælle",
        "know",
        "love",
        "like",
    ];
    let stops = [
        "the", "a", "to", "of", "on", "in", "was", "is", "it", "and", "i", "we", "he", "she",
        "he's", "that", "at", "for", "my", "me", "er", "var", "på", "i", "en", "et", "det", "som",
        "til", "jeg", "vi", "han", "hun", "had", "have", "so", "inn", "med", "now", "then", "nå",
        "så",
    ];
    let mut points = 0;
    for word in lower.split_whitespace() {
        if service.contains(&word) {
            points -= 3;
        } else if !stops.contains(&word) {
            points += 1 + i32::from(word.chars().count() > 8);
        }
    }
    let dear = ["occasion", "relation", "place", "person"]
        .iter()
        .filter_map(|name| reading.cues.get(*name))
        .filter_map(|cue| cue.evidence.place)
        .filter(|(place, span)| *place == Place::NewText && span.start.abs_diff(clause.start) < 120)
        .count();
    Some(points + i32::try_from(dear.min(3)).unwrap_or(0))
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
