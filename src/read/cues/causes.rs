//! What somebody raises money for, as a noun phrase of theirs that stands by itself.

use super::evidence;
use crate::read::text::Text;
use crate::reading::Cue;

const LEADS: &[&str] = &[
    "raising money for ",
    "raise money for ",
    "raising funds for ",
    "raise funds for ",
    "collecting for ",
    "in aid of ",
    "samler inn penger til ",
    "samler inn til ",
    "samler penger til ",
];
/// Words that a phrase begins with that is nobody's own.
const FIRST: &[&str] = &[
    "a", "an", "the", "new", "en", "ei", "et", "ny", "nye", "nytt",
];
/// Words behind which something else begins.
const STOPS: &[&str] = &[
    "at", "in", "on", "and", "so", "for", "to", "who", "which", "that", "på", "i", "og", "som",
    "ved", "til",
];
/// So many words a cause has at most.
const MOST: usize = 6;

/// The cause: "a covered bike shed".
pub fn find(text: &Text) -> Option<Cue> {
    let start = LEADS
        .iter()
        .filter_map(|lead| Some(text.folded.find(lead)? + lead.len()))
        .min()?;
    let first = text.word_at(start);
    let sentence = text.sentence_of(start);
    if !FIRST.contains(&text.word(first)) {
        return None;
    }
    let mut end = None;
    for at in first..first + MOST {
        let Some(word) = text.words.get(at).filter(|word| word.end <= sentence.end) else {
            break;
        };
        let gap = end.map_or("", |end| text.folded.get(end..word.start).unwrap_or(""));
        if at > first && (STOPS.contains(&text.word(at)) || gap != " ") {
            break;
        }
        end = Some(word.end);
    }
    let end = end?;
    let words = text.folded.get(start..end)?;
    (words.split(' ').count() > 1).then(|| Cue {
        value: Some(words.to_string()),
        evidence: evidence(text, start, end),
        ..Cue::default()
    })
}
