//! Danger: a worry for the writer's own safety, abuse, injury, a dangerous product, legal threats, the press.
//!
//! Recall comes first: a false alarm costs a person a look, a miss may cost more.

use super::lexicon::Key;
use super::sense;
use super::text::Text;
use crate::learn::Gist;
use crate::reading::{Evidence, Place};
use crate::source::Span;

/// Kinds, worst first, with the list of each.
const KINDS: &[(&str, Key)] = &[
    ("safety", Key::DangerSafety),
    ("abuse", Key::DangerAbuse),
    ("injury", Key::DangerInjury),
    ("product", Key::DangerProduct),
    ("legal", Key::DangerLegal),
    ("press", Key::DangerPress),
];

/// By how much a sentence must mean danger rather than none; below 0, since a miss costs more than a look.
const LEAD: f32 = -1.25;
/// The lead from which a word of the lists counts: below it the words around plainly mean something else.
const LISTED_LEAD: f32 = -1.85;
/// What a lead loses for the number of sentences (by its logarithm): among many one sounds like danger by chance.
const PER_LENGTH: f32 = 0.4;
/// Sentences that are weighed; more would be a burden and no letter.
const MOST_SENTENCES: usize = 60;

/// What sounds most like danger in a text.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'m> {
    /// Which danger.
    pub kind: &'m str,
    /// By how much it outweighs harmlessness, less what a long text loses.
    pub lead: f32,
    /// The sentence, or the whole text.
    pub span: Span,
}

/// The worst danger that a text shows, with its words: a word of the lists, or a sentence that means danger without one.
pub fn find(text: &Text, language: &str) -> Option<(String, Evidence)> {
    if !sense::knows(language) {
        return listed(text);
    }
    let heard = loudest(text, sense::danger)?;
    let word = (heard.lead > LISTED_LEAD).then(|| listed(text)).flatten();
    word.or_else(|| {
        (heard.lead > LEAD).then(|| {
            let evidence = Evidence::quoted(heard.span.of(text.raw), Place::NewText, heard.span);
            (heard.kind.to_string(), evidence)
        })
    })
}

/// The sentence, or the text as a whole, that a model hears most danger in.
pub fn loudest<'m>(
    text: &Text,
    hear: impl Fn(&Gist) -> Option<(&'m str, f32)>,
) -> Option<Heard<'m>> {
    let sentences = text.sentences.iter().enumerate().take(MOST_SENTENCES);
    let heard = sentences.filter_map(|(at, span)| Some((hear(text.gist_of(at)?)?, *span)));
    let whole = hear(text.gist())
        .map(|heard| (heard, Span::new(0, text.raw.len())))
        .filter(|_| text.sentences.len() > 1);
    let ((kind, lead), span) = heard.chain(whole).max_by(|a, b| a.0.1.total_cmp(&b.0.1))?;
    let count = text.sentences.len().max(1) as f32;
    let lead = lead - PER_LENGTH * count.ln();
    Some(Heard { kind, lead, span })
}

/// Below this lead a word of danger is said of something else: it makes a person look, and is not what the letter is about.
const PLAIN: f32 = -0.4;

/// Whether a danger is said in plain words: by a word of the lists in a sentence that means it.
pub fn plain(text: &Text, language: &str) -> bool {
    let meant = |at: usize| {
        let heard = text.gist_of(at).and_then(sense::danger);
        heard.is_none_or(|(_, lead)| lead > PLAIN)
    };
    KINDS
        .iter()
        .flat_map(|(_, key)| text.hits(*key))
        .any(|hit| {
            let next = text
                .folded_sentences
                .partition_point(|span| span.start <= hit.start);
            !sense::knows(language) || meant(next.saturating_sub(1))
        })
}

/// The worst danger whose words stand in the lists.
pub fn listed(text: &Text) -> Option<(String, Evidence)> {
    KINDS.iter().find_map(|(kind, key)| {
        let hit = text.hits(*key).next()?;
        let span = text.raw_span(hit.start, hit.end);
        Some((
            (*kind).to_string(),
            Evidence::quoted(span.of(text.raw), Place::NewText, span),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::{Text, find, plain};
    use crate::read::lexicon::Lexicon;

    #[test]
    fn a_danger_is_seen_in_words_that_no_list_holds() {
        for (language, raw, seen) in [
            (
                "en",
                "There is no point in going on, by Monday I will be gone for good.",
                true,
            ),
            (
                "nb",
                "Jeg orker ikke dette livet mer, på mandag er jeg borte for godt.",
                true,
            ),
            (
                "en",
                "Your coach told my boy to keep their secret and locked the door.",
                true,
            ),
            (
                "en",
                "Could you tell me when the Sunday boat leaves?",
                false,
            ),
            ("nb", "Når går båten på søndag?", false),
            (
                "en",
                "Thank you for the blue cup, it arrived this morning.",
                false,
            ),
        ] {
            let text = Text::new(raw, Lexicon::of(language));
            assert_eq!(find(&text, language).is_some(), seen, "{raw}");
        }
    }

    #[test]
    fn where_no_model_knows_the_language_the_lists_decide() {
        let text = Text::new("Ich habe meinen Anwalt beauftragt.", Lexicon::of("de"));
        let (kind, words) = find(&text, "de").unwrap_or_else(|| panic!("no danger"));
        assert_eq!(kind, "legal");
        assert!(words.text.contains("Anwalt"), "{words:?}");
        assert!(plain(&text, "de"));
    }
}
