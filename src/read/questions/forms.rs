//! The forms of asking: an inverted verb, a question word, an imperative, a request cut short.

use super::leads::{noted, wishes};
use crate::read::lexicon::Key;
use crate::read::text::Text;
use crate::read::words::Words;

/// Subjects after an inverted verb.
static SUBJECTS: Words = Words::new(
    "i you we they he she it there this that these those my your our the a any anyone anybody someone somebody one \
     all people girls boys children u ya his her their everyone everything anything both some jeg eg du dere de vi me \
     han hun ho det den man noen nokon dette denne disse alle dykk begge barn ni jag sie ich wir es der die das",
);
/// Negated verbs that open questions.
static NEGATED: Words = Words::new(
    "isn't aren't doesn't don't can't won't couldn't wouldn't haven't hasn't didn't shouldn't",
);
/// Subjects after those: "don't send" is an order.
static PRONOUNS: Words = Words::new("it you they there we i that this the he she");
/// What comes after a question word where it opens no question: "when we came".
static CLAUSE_SUBJECTS: Words = Words::new(
    "i we you he she they it jeg eg du dere vi han hun den det de my the our your this that a all",
);
/// Question words with their verb in them.
static SHORT: Words = Words::new("what's where's who's when's how's whats wheres");
/// Verbs of telling, and the small words before them.
static TELLING: Words = Words::new(
    "tell thank say add point mention congratulate share express inform apologise apologize assure commend compliment \
     begin start wish stress takke fortelle si nevne gratulere dele rose ønske beklage legge",
);
static SMALL: Words = Words::new("to just also first bare å få only");

/// "Need your address", "would like to exchange": requests whose "I" was left out.
pub fn clipped(text: &Text, at: usize) -> bool {
    matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        (
            "would",
            "like" | "love",
            "to" | "a" | "an" | "the" | "my" | "some"
        ) | ("need", "your" | "you" | "a" | "the" | "my" | "to", _)
            | ("requesting", _, _)
            | ("request", "a" | "an" | "that" | "for", _)
            | ("trenger" | "ønsker", _, _)
            | ("skulle", "gjerne", _)
            | ("wanna" | "want", "to" | "my" | "a" | "come", _)
    ) && !told_only(text, at + 2)
}

/// "Would like to tell you", "may I congratulate you": the asking is the telling.
pub fn told_only(text: &Text, at: usize) -> bool {
    let verb = (at..at + 3)
        .map(|at| text.word(at))
        .find(|word| !SMALL.has(word));
    verb.is_some_and(|verb| TELLING.has(verb))
}

/// Whether a word or phrase of a list begins at a word.
pub fn starts_with(text: &Text, key: Key, at: usize) -> bool {
    text.words.get(at).is_some_and(|word| {
        let from = text.hits.partition_point(|hit| hit.start < word.start);
        text.hits
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|hit| hit.start == word.start)
            .any(|hit| hit.key == key)
    })
}

/// "Is it", "can girls", "har dere", "don't you".
pub fn inverted(text: &Text, at: usize) -> bool {
    let (verb, subject) = (text.word(at), text.word(at + 1));
    let told = matches!(
        (verb, subject),
        ("have", "a")
            | ("may", "the" | "you" | "your" | "all" | "they")
            | ("do", "the" | "this" | "that")
            | ("will", "the")
            | ("should", "you" | "the")
            | ("are", "the")
            | ("had", _)
    );
    !told && SUBJECTS.has(subject) && starts_with(text, Key::Aux, at)
        || NEGATED.has(verb) && PRONOUNS.has(subject)
}

/// "Where is", "how much does", "hvor mye vind trenger den"; not "when we came".
pub fn wh(text: &Text, at: usize) -> bool {
    if !starts_with(text, Key::Wh, at) {
        return false;
    }
    let word = text.word(at);
    if SHORT.has(word) {
        return true;
    }
    if CLAUSE_SUBJECTS.has(text.word(at + 1)) && !matches!(word, "which" | "hvilken") {
        return false;
    }
    (at + 1..at + 5)
        .take_while(|next| {
            !CLAUSE_SUBJECTS.has(text.word(*next)) && text.words.get(*next).is_some()
        })
        .any(|next| starts_with(text, Key::Aux, next))
}

/// "Send me …", "please …" at the beginning of a clause.
pub fn imperative(text: &Text, at: usize) -> bool {
    let Some(word) = text.words.get(at) else {
        return false;
    };
    let from = text.hits.partition_point(|hit| hit.start < word.start);
    let hits = text
        .hits
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .take_while(|hit| hit.start == word.start);
    // "Return was easy", "help is on its way": a noun.
    if starts_with(text, Key::Aux, at + 1) && text.word(at) != "please" || noted(text, at) {
        return false;
    }
    hits.filter(|hit| {
        hit.key == Key::Request && !(wishes(text, **hit) && told_only(text, text.word_at(hit.end)))
    })
    .any(|hit| {
        !hit.negated
            || text
                .folded
                .get(hit.start..hit.end)
                .is_some_and(|words| words.contains(' '))
    })
}
