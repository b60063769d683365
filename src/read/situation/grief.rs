//! Grief: a death that a person is near, and how long ago it was.

use super::{Case, Scores, quoted};
use crate::read::cues::is_pronoun;
use crate::read::lexicon::Key;
use crate::read::text::{Hit, Text};
use crate::read::words::Words;
use crate::reading::Place;
use crate::situation::Situation;
use crate::source::Span;

/// Words before which a death is only the time at which something else was: "just before she died".
static UNTIL: Words = Words::new("before until till før inntil til förrän innan bevor bis");
/// What somebody made or gave who has died since: the letter is about the thing.
static GIVEN: Words = Words::new(
    "knitted knit sewed made crocheted built carved painted wrote gave bought baked planted strikket strikka laget laga \
     sydde heklet bygde malte skrev ga gav kjøpte bakte plantet strickte nähte baute malte schrieb schenkte stickade \
     sydde byggde målade skrev gav köpte strikkede syede byggede malede købte",
);

/// A death counts where a person is near it, and less where it was long ago.
pub(super) fn grieving(case: &Case, scores: &mut Scores) {
    for (text, place) in [(case.body, Place::NewText), (case.subject, Place::Subject)] {
        for hit in text.hits(Key::GriefSure) {
            let points = if long_ago(text, hit) { 1 } else { 3 };
            scores.add(Situation::Grieving, points, quoted(text, hit, place));
        }
        for hit in text
            .hits(Key::GriefWeak)
            .filter(|hit| person_near(text, *hit) && !wondered(text, *hit))
        {
            let points = if long_ago(text, hit) { 1 } else { 3 };
            scores.add(Situation::Grieving, points, quoted(text, hit, place));
        }
    }
    // Two mentions of one old death are still an old death.
    let fresh = [case.body, case.subject].iter().any(|text| {
        text.hits(Key::GriefSure)
            .chain(text.hits(Key::GriefWeak))
            .any(|hit| !long_ago(text, hit))
    });
    if !fresh {
        scores.drop(Situation::Grieving);
    }
}

/// "Is he dead?": nobody asks us whether one of their own has died; that is asked of somebody in a story or a game.
fn wondered(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    let words = text.folded.get(sentence.start..sentence.end).unwrap_or("");
    words.trim_end().ends_with('?') && !text.has_in(Key::Kin, sentence)
}

fn long_ago(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    if text.has_in(Key::LongAgo, sentence) || keepsake(text, hit) {
        return true;
    }
    let folded = text.folded.get(sentence.start..sentence.end).unwrap_or("");
    folded.split(|c: char| !c.is_ascii_digit()).any(|number| {
        number.len() == 4
            && (number.starts_with("19") || number.starts_with("200") || number.starts_with("201"))
    })
}

/// "Grandmother knitted them just before she died": what they made is told of, and the death only says when.
fn keepsake(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    let first = text.word_at(sentence.start);
    let at = text.word_at(hit.start);
    let Some(until) = (at.saturating_sub(3)..=at)
        .rev()
        .find(|at| UNTIL.has(text.word(*at)))
    else {
        return false;
    };
    (first.max(until.saturating_sub(12))..until).any(|at| GIVEN.has(text.word(at)))
}

/// Kin, a pronoun of a person or a name stands in the same clause, before the words or right after them; a thing that "died" has none.
fn person_near(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    let first = text.word_at(hit.start).saturating_sub(5);
    let start = text
        .words
        .get(first)
        .map_or(sentence.start, |word| word.start)
        .max(sentence.start);
    let last = (text.word_at(hit.end) + 3).min(text.words.len());
    let end = last
        .checked_sub(1)
        .and_then(|at| text.words.get(at))
        .map_or(hit.end, |word| word.end)
        .min(sentence.end)
        .max(hit.end);
    let near = Span::new(start, end);
    if text.has_in(Key::Kin, near) {
        return true;
    }
    let words = (first..last).filter(|at| {
        text.words
            .get(*at)
            .is_some_and(|word| word.start >= start && word.end <= end)
    });
    words.into_iter().any(|at| {
        let word = text.word(at);
        is_pronoun(word)
            || matches!(word, "sie" | "il" | "elle")
            || capital_name(text, at, sentence)
    })
}

/// A capitalised word that does not open its sentence.
fn capital_name(text: &Text, at: usize, sentence: Span) -> bool {
    text.words.get(at).is_some_and(|word| {
        word.start > sentence.start
            && word.end - word.start > 2
            && text
                .quote(word.start, word.end)
                .starts_with(char::is_uppercase)
            && text.word(at) != "i"
    }) && !text.all_hits(Key::Opening).any(|hit| {
        text.words
            .get(at)
            .is_some_and(|word| hit.start == word.start)
    })
}
