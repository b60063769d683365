//! Writing: from a choice to a draft, sentence by sentence, each with where it comes from.
//!
//! A brief is shown to templates by [`view`]. `questions` plans what answers each question, `frame` fills the
//! moves that the situation asks for, `weigh` and `days` shorten, `paragraphs` lays out; [`quoted`] and [`html`] finish.
//! [`workdays`] counts days, [`deeds`] reads what the desk did, [`things`] knows nouns, [`salutation`] names,
//! [`variants`] chooses among equals.

mod answers;
mod days;
pub mod deeds;
#[cfg(test)]
pub(crate) mod fixture;
mod frame;
mod gaps;
pub mod html;
mod paragraphs;
mod piece;
mod questions;
pub mod quoted;
mod retold;
pub mod salutation;
mod speaker;
pub mod things;
mod told;
pub mod variants;
pub mod view;
mod weigh;
pub mod workdays;

pub(crate) use questions::meets_questions;

use crate::{
    brief::Brief,
    choice::Choice,
    draft::Draft,
    language::Language,
    letter::Address,
    library::Library,
    locale::{Locale, Locales},
};
use frame::Framer;
use questions::By;
use std::sync::LazyLock;
use view::{Here, Scene};

/// How languages write things: made once a run, because making it costs more than a draft.
static LOCALES: LazyLock<Locales> = LazyLock::new(Locales::default);

fn locale(language: &Language) -> Option<&'static Locale> {
    LOCALES.of(language)
}

/// Writes the draft: every sentence from a file of the desk or from the case, every detail from the brief.
///
/// The same choice and brief give the same draft. `references` is left to who composes the mail.
pub fn write(choice: &Choice, brief: &Brief, library: &Library) -> Draft {
    let scene = Scene::new(brief, &choice.language, choice.tone);
    let plans = questions::plan(choice, &scene, library);
    let about = plans.iter().find_map(|by| match by {
        By::Answer(answer) | By::Undecided(answer) => answer.about.clone(),
        By::Template(..) | By::Case(_) | By::Nothing => None,
    });
    let names = library
        .personas
        .values()
        .map(|persona| persona.first_name());
    let scene = scene.about(about).among(names);
    let mut framer = Framer::new(choice, &scene, library, plans);
    if framer.leading().is_some_and(|template| template.whole) {
        framer.fill_whole();
    } else {
        framer.fill();
    }
    let pieces = std::mem::take(&mut framer.pieces);
    let mut pieces = weigh::weigh(pieces, framer.most(), choice.picks.len());
    if let Some(locale) = scene.locale() {
        days::shorten(&mut pieces, brief.now.date(), locale);
    }
    let laid = paragraphs::lay(&pieces, &choice.language, |slot| framer.shares(slot));
    let quoted = quoted::quoted(brief.letter, &choice.language);
    let html = brief
        .letter
        .html
        .as_ref()
        .map(|_| html::html(&laid.text, quoted.as_deref()));
    Draft {
        id: brief.letter.key.short(),
        to: recipient(brief).into_iter().collect(),
        subject: subject(choice, &scene),
        text: laid.text,
        quoted,
        html,
        in_reply_to: brief.letter.message_id.clone(),
        references: Vec::new(),
        sentences: laid.sentences,
        gaps: laid.gaps,
        promises: laid.promises,
        variants: laid.variants,
        answered: framer.answered,
        moves: laid.moves,
    }
}

/// The one whom the draft goes to: where they want the answer, else who wrote. A dead person's name goes on no envelope.
fn recipient(brief: &Brief) -> Option<Address> {
    let letter = brief.letter;
    let to = match letter.reply_to.as_slice() {
        [only] => only,
        _ => letter.from.as_ref()?,
    };
    let grieving = brief.reading.situation == Some(crate::situation::Situation::Grieving);
    let name = if grieving {
        brief.reading.writer.name.clone()
    } else {
        to.name.clone()
    };
    Some(Address {
        name,
        address: to.address.clone(),
    })
}

/// The subject with one `Re:`, or the template's own. It never holds a gap.
fn subject(choice: &Choice, scene: &Scene) -> String {
    let own = choice
        .picks
        .first()
        .and_then(|pick| pick.template.subject.as_ref())
        .and_then(|phrase| phrase.render(&scene.from(Here::default())).ok())
        .map(|said| gaps::words(&said.sentences));
    let subject = own.unwrap_or_else(|| format!("Re: {}", scene.brief().reading.subject.trim()));
    subject
        .replace("[[", "")
        .replace("]]", "")
        .trim()
        .to_string()
}

#[cfg(test)]
mod tests;
