//! One clause of their letter that may be quoted: where meaning is finer than any frame of ours.

use super::{Scene, short_question::short_question};
use crate::{
    language::Language,
    library::Detail,
    locale::upper_first,
    reading::{Arousal, FactKind, Place, Reading},
    situation::Situation,
    source::Span,
    text,
    write::salutation,
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
        _ if salutation::is_child(scene.brief()) => None,
        _ if is_glad(reading.situation) || is_friendly(reading) => best_clause(scene),
        _ => short_question_span(scene),
    }?;
    let clause = span.of(&reading.new_text).trim();
    let value = scene.locale()?.quote(&upper_first(clause));
    Some(Detail::new(value, format!("letter:{span}")))
}

fn is_glad(situation: Option<Situation>) -> bool {
    matches!(
        situation,
        Some(Situation::Thankful | Situation::DelightedFan)
    )
}

/// A calm letter in which nothing of ours failed: an idea, an application, a goodbye without a grudge.
fn is_friendly(reading: &Reading) -> bool {
    let calm = matches!(
        reading.situation,
        Some(Situation::NeutralEnquiry | Situation::Leaving)
    );
    calm && reading.arousal == Arousal::Low && !reading.cues.contains_key("harm")
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
        let whole = trimmed(letter, sentence);
        for clause in clauses(letter, sentence, &reading.language)
            .into_iter()
            .chain([whole])
        {
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
        "i", "we", "he", "she", "they", "it", "the", "now", "then", "nå", "så", "jeg", "vi", "han",
        "hun", "de", "den", "det",
    ];
    if !subject.contains(&first) {
        return None;
    }
    // "The one about ducks is on the fridge" says something; "the second delivery" does not.
    let verb = ["is", "was", "are", "were", "has", "had", "went", "came"];
    if first == "the" && !lower.split_whitespace().any(|word| verb.contains(&word)) {
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
    // Who tells something begins by saying who they are; what it was about comes later.
    if clause.start < letter.len() / 5 {
        points -= 2;
    }
    const TELLING: &[&str] = &[
        "forgot", "breathe", "cried", "tears", "laughed", "smiled", "grinned", "wouldn't",
        "couldn't", "never", "still", "asleep", "alone", "aloud", "twice", "heard", "slept",
        "sang", "danced", "glemte", "puste", "gråt", "lo", "smilte", "sovnet", "bare", "aldri",
        "fortsatt", "alene", "høyt", "hørte", "sov", "sang", "danset", "våget",
    ];
    let telling = lower.split_whitespace().any(|word| TELLING.contains(&word));
    points +=
        2 * i32::from(telling || lower.contains("would not ") || lower.contains("ville ikke "));
    points -= 2 * i32::from(first == "the");
    let dear = ["occasion", "relation", "place", "person"]
        .iter()
        .filter_map(|name| reading.cues.get(*name))
        .filter_map(|cue| cue.evidence.place)
        .filter(|(place, span)| *place == Place::NewText && span.start.abs_diff(clause.start) < 120)
        .count();
    Some(points + i32::try_from(dear.min(3)).unwrap_or(0))
}
