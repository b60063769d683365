//! Cues: things the writer said, each with a name, that templates may test or use.
//!
//! A cue carries only what is safe to repeat: nouns, names and days of theirs; every verb is ours. Negated words are no cues.
mod causes;
mod colours;
mod deceased;
mod events;
mod keepsakes;
mod people;
mod places;
mod things;

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Cue, Evidence, FactKind, Place, Reading};
use crate::settings::Settings;
pub(super) use people::is_pronoun;
use std::collections::BTreeMap;
pub use things::Things;

/// What cues are looked for in.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'g> {
    /// What was written now.
    pub text: &'g Text<'g>,
    /// The subject.
    pub subject: &'g Text<'g>,
    /// What was understood so far: facts, questions, writer.
    pub reading: &'g Reading,
    /// The desk.
    pub settings: &'g Settings,
    /// Its table of things.
    pub things: &'g Things,
}

/// Lists that are cues by themselves.
const LISTS: &[(&str, Key)] = &[
    ("self_blame", Key::SelfBlame),
    ("bother", Key::Bother),
    ("vouched", Key::Vouched),
    ("refused_voucher", Key::RefusedVoucher),
    ("refused_offers", Key::RefusedOffers),
    ("refused_why", Key::RefusedWhy),
    ("refused_contact", Key::RefusedContact),
    ("insult", Key::Insult),
    ("again", Key::AgainSure),
    ("silence", Key::Silence),
    ("goodbye", Key::Goodbye),
    ("forgave", Key::Forgave),
    ("asks_nothing", Key::NoRequest),
    ("not_complaint", Key::NotComplaint),
    ("shame", Key::Shame),
    ("group", Key::Group),
    ("channel", Key::Channel),
    ("occasion", Key::Occasion),
    ("advert", Key::Advert),
    ("pass_on", Key::PassOn),
    ("loyal", Key::LoyalStrong),
    ("unreturned", Key::Unreturned),
    ("told_promise", Key::ToldPromise),
    ("told_untrue", Key::ToldUntrue),
    ("unmended", Key::Unmended),
    ("hospital", Key::Hospital),
    ("keeps_it", Key::KeepsIt),
    ("thanks", Key::Thanks),
    ("no_receipt", Key::NoReceipt),
    ("made_out", Key::MadeOut),
    ("vat", Key::Vat),
    ("not_cross", Key::NotCross),
    ("new_school", Key::NewSchool),
    ("abroad", Key::Abroad),
    ("turned_away", Key::TurnedAway),
    ("gives_on", Key::GivesOn),
];

/// Those of them whose words may be repeated.
const REPEATED: &[&str] = &["group", "occasion"];

/// Finds the cues of a letter.
pub fn find(ground: &Ground) -> BTreeMap<String, Cue> {
    let mut cues = BTreeMap::new();
    for (name, key) in LISTS {
        if let Some(cue) = listed(ground.text, name, *key) {
            cues.insert((*name).to_string(), cue);
        }
    }
    let mut put = |name: &str, cue: Option<Cue>| {
        if let Some(cue) = cue {
            cues.insert(name.to_string(), cue);
        }
    };
    put("irony", irony(ground.text));
    put("relation", people::relation(ground.text));
    put("person", people::praised(ground));
    put("place", places::find(ground));
    put("deceased", deceased::find(ground.text));
    put("event", events::find(ground));
    put("colour", colours::find(ground));
    put("cause", causes::find(ground.text));
    put("lost", keepsakes::lost(ground.text));
    put("keepsake", keepsakes::keepsake(ground.text));
    put("part", ground.things.part(ground.text));
    put("harm", things::harm(ground.text));
    put(
        "month",
        fact(ground, FactKind::Date, |value| value.len() == 7),
    );
    put("number", fact(ground, FactKind::Count, |_| true));
    put(
        "secret_in_mail",
        fact(ground, FactKind::Secret, |_| true).map(|cue| Cue { value: None, ..cue }),
    );
    put("child_sad", child_sad(ground));
    put("parcel", parcel(ground));
    cues
}

fn evidence(text: &Text, start: usize, end: usize) -> Evidence {
    let span = text.raw_span(start, end);
    Evidence::quoted(span.of(text.raw), Place::NewText, span)
}

/// A list's own words are stated without "not" before them, unless the phrase holds it.
fn listed(text: &Text, name: &str, key: Key) -> Option<Cue> {
    let hit = text.hits(key).next()?;
    let evidence = evidence(text, hit.start, hit.end);
    let value = REPEATED
        .contains(&name)
        .then(|| evidence.text.to_lowercase());
    Some(Cue {
        value,
        parts: BTreeMap::new(),
        evidence,
    })
}

/// A parcel is spoken of, come or not: "no parcel yet" speaks of one too.
fn parcel(ground: &Ground) -> Option<Cue> {
    let here = |text: &Text, place| {
        let hit = text.all_hits(Key::Parcel).next()?;
        let span = text.raw_span(hit.start, hit.end);
        Some(Evidence::quoted(span.of(text.raw), place, span))
    };
    let evidence =
        here(ground.text, Place::NewText).or_else(|| here(ground.subject, Place::Subject))?;
    Some(Cue {
        evidence,
        ..Cue::default()
    })
}

fn fact(ground: &Ground, kind: FactKind, fits: impl Fn(&str) -> bool) -> Option<Cue> {
    let fact = ground
        .reading
        .facts_of(kind)
        .find(|fact| fact.place == Place::NewText && fits(&fact.value))?;
    let span = crate::source::Span::new(fact.start, fact.end);
    Some(Cue {
        value: Some(fact.value.clone()),
        parts: BTreeMap::new(),
        evidence: Evidence::quoted(span.of(ground.text.raw), Place::NewText, span),
    })
}

/// Glad words beside a harm: two of them in one sentence with it, or congratulations in a letter about a failure.
fn irony(text: &Text) -> Option<Cue> {
    let harmed = |within| {
        text.has_in(Key::Problem, within)
            || text.has_in(Key::ProblemWeak, within)
            || text.has_in(Key::ProblemStrong, within)
            || text.hits_in(Key::Negation, within).count() > 0 && text.has_in(Key::Congrats, within)
    };
    for within in &text.folded_sentences {
        let glad = text.hits_in(Key::Glad, *within).count();
        let turned = text
            .folded
            .get(within.start..within.end)
            .is_some_and(|sentence| {
                [
                    " but ",
                    " men ",
                    " although ",
                    " though ",
                    " aber ",
                    " pero ",
                    " until ",
                    " selv om ",
                ]
                .iter()
                .any(|word| sentence.contains(word))
            });
        if glad >= 2
            && harmed(*within)
            && !turned
            && !text.has_in(Key::Solved, *within)
            && !text.has_in(Key::Praise, *within)
        {
            return Some(Cue {
                evidence: evidence(text, within.start, within.end),
                ..Cue::default()
            });
        }
    }
    let congratulated = text.hits(Key::Congrats).next()?;
    let failed = text.has(Key::Problem) || text.has(Key::ProblemStrong);
    let mild = text.has(Key::Praise) || text.has(Key::Solved);
    (failed && !mild).then(|| Cue {
        evidence: evidence(text, congratulated.start, congratulated.end),
        ..Cue::default()
    })
}

/// A child that says it was sad. A sad noise is no sad child, and a word of theirs about others is none.
fn child_sad(ground: &Ground) -> Option<Cue> {
    const OWN: &[&str] = &[
        "i", "i'm", "me", "my", "we", "jeg", "meg", "eg", "vi", "jag", "mig", "ich", "mich", "mir",
        "me", "yo", "estoy", "estaba", "lloré",
    ];
    const ARTICLES: &[&str] = &[
        "a", "an", "the", "en", "et", "ein", "eit", "den", "det", "ett", "eine", "un", "una",
    ];
    let young = ground.reading.writer.age.is_some_and(|age| age <= 14);
    let text = ground.text;
    let own = |hit: &super::text::Hit| {
        let at = text.word_at(hit.start);
        let first = text.word_at(text.sentence_of(hit.start).start);
        let before = at.checked_sub(1).map_or("", |before| text.word(before));
        !ARTICLES.contains(&before)
            && (first.max(at.saturating_sub(5))..=at + 1).any(|at| OWN.contains(&text.word(at)))
    };
    let hit = text.hits(Key::Sad).find(own).filter(|_| young)?;
    Some(Cue {
        evidence: evidence(text, hit.start, hit.end),
        ..Cue::default()
    })
}
