//! `said.detail`, `said.call`: the one thing of the letter that is most somebody's own, told back.
//!
//! People before things, what is dear before what is plain, the particular before the general. What is private, ugly,
//! asked, or somebody else's is never told back; a grave letter is told only of trouble and of joy that came to nothing.

mod cast;
mod place;
mod worth;

use super::Scene;
use crate::{
    library::Detail,
    read::{lexicon::Lexicon, text::Text},
    source::Span,
    text,
    write::retold::{self, Kind, Retold, Who, Word},
};
use cast::{cast, product};
use place::{place, whom};
use worth::{is_private, score};

/// So many sentences of a letter are looked at.
const FIRST: usize = 120;

/// What of a letter can be told back.
#[derive(Clone, Debug, Default)]
pub(super) struct Details {
    best: Option<Found>,
    call: Option<Found>,
}

#[derive(Clone, Debug)]
struct Found {
    told: Retold,
    span: Span,
}

/// `said.detail`: as it stands behind "that"; `main` by itself; `kind` and `who`.
pub(super) fn detail(scene: &Scene, part: &[&str]) -> Option<Detail> {
    let found = all(scene).best.as_ref()?;
    let value = match part {
        [] => found.told.that(),
        ["main"] => found.told.main(),
        ["whom"] => whom(&found.told.subject.text, scene.language.base()),
        ["place"] => place(letter_of(scene, found), scene.language.base())?,
        ["kind"] => name(found.told.predicate.kind).to_string(),
        ["who"] => match found.told.subject.who {
            Who::Writer => "writer",
            Who::Kin => "kin",
            Who::Dead => "dead",
            Who::Colleague => "colleague",
        }
        .to_string(),
        _ => return None,
    };
    let mut facts = vec![format!("letter:{}", found.span)];
    // What stands for "it" is the desk's own word.
    if let Some((name, cited)) = product(scene)
        && value.contains(&name)
    {
        facts.extend(cited);
    }
    Some(Detail {
        value: value.trim().into(),
        facts,
    })
}

/// `said.call.main`: that they rang, in their own count.
pub(super) fn call(scene: &Scene, part: &[&str]) -> Option<Detail> {
    let found = all(scene).call.as_ref()?;
    (part == ["main"])
        .then(|| Detail::new(found.told.main().trim(), format!("letter:{}", found.span)))
}

fn letter_of<'s>(scene: &'s Scene, found: &Found) -> &'s str {
    found.span.of(&scene.brief.reading.new_text)
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Dear => "dear",
        Kind::Kept => "kept",
        Kind::Toil => "toil",
        Kind::Life => "life",
        Kind::Call => "call",
        Kind::Age => "age",
        Kind::Saying => "saying",
    }
}

fn all<'s>(scene: &'s Scene) -> &'s Details {
    scene.details.get_or_init(|| {
        if scene.speaks_like_letter() {
            look(scene)
        } else {
            Details::default()
        }
    })
}

fn look(scene: &Scene) -> Details {
    let reading = scene.brief.reading;
    let letter = reading.new_text.as_str();
    let language = scene.language.base();
    let listed = Text::new(letter, Lexicon::of(language));
    let mut cast = cast(scene);
    let mut details = Details::default();
    let mut most = 0;
    let start = first_word(scene);
    for sentence in text::sentences(letter, scene.language())
        .into_iter()
        .take(FIRST)
    {
        if sentence.start < start {
            continue;
        }
        let words = retold::words(letter, sentence);
        if retold::strangers(&words) {
            cast.nobody();
        }
        for told in retold::retell(&words, language, &cast) {
            let Some(span) = span(&words, told.at) else {
                continue;
            };
            if is_private(scene, &listed, span) {
                continue;
            }
            let found = Found { told, span };
            if found.told.predicate.kind == Kind::Call {
                if found.told.subject.who == Who::Writer && !found.told.predicate.negated {
                    details.call.get_or_insert(found);
                }
                continue;
            }
            let score = score(scene, &found.told);
            if score > most {
                most = score;
                details.best = Some(found);
            }
        }
        for person in retold::mentioned(&words, language, &cast) {
            cast.meet(&person);
        }
    }
    details
}

/// Where the writer begins: what a parent wrote above a child's letter is no word of the child's.
fn first_word(scene: &Scene) -> usize {
    let reading = scene.brief.reading;
    if reading.writer.sent_by.is_none() {
        return 0;
    }
    let opening = reading.writer.opening.as_deref().unwrap_or("");
    let greeted = reading
        .new_text
        .find(opening)
        .filter(|_| !opening.is_empty());
    greeted.or_else(|| line_to(scene)).unwrap_or(usize::MAX)
}

/// The short line that calls whoever answers here by name.
fn line_to(scene: &Scene) -> Option<usize> {
    let names: Vec<&str> = scene
        .colleagues
        .iter()
        .map(String::as_str)
        .chain([scene.brief.persona.first_name()])
        .collect();
    let mut at = 0;
    for line in scene.brief.reading.new_text.split_inclusive('\n') {
        let words: Vec<&str> = line
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() <= 5 && words.iter().any(|word| names.contains(word)) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn span(words: &[Word], at: (usize, usize)) -> Option<Span> {
    Some(Span::new(
        words.get(at.0)?.span.start,
        words.get(at.1)?.span.end,
    ))
}

#[cfg(test)]
mod tests;
