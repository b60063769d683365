//! Choosing: who answers, in which language, and with which template for each thing the writer wants.

mod fit;
mod matters;
mod persona;
mod refusal;

pub(crate) use fit::lacks;
pub use persona::{Meeting, choose_language, choose_persona, volunteers};
pub use refusal::NoTemplate;

use crate::{
    brief::Brief,
    choice::{Choice, Pick},
    language::Language,
    library::Library,
    prose,
    reading::{IntentFound, Question},
    record::RunnerUp,
    situation::Situation,
    tone::Tone,
    write::{self, view::Scene},
};
use fit::{Candidate, candidates};
use matters::matters;

/// So many matters are answered in one letter; the rest are for a person.
const MOST: usize = 3;
/// So many of the templates that were not taken are told of.
const RUNNERS_UP: usize = 12;

/// What a person decided instead of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Who answers.
    pub persona: Option<String>,
    /// In which register.
    pub tone: Option<Tone>,
    /// What they want.
    pub intent: Option<String>,
    /// The template, relative to `templates/`.
    pub template: Option<String>,
    /// In which language.
    pub language: Option<Language>,
}

/// Chooses a template for each thing the writer wants, heaviest first. The same brief always gives the same choice.
pub fn choose<'l>(
    library: &'l Library,
    brief: &Brief,
    overrides: &Overrides,
) -> Result<Choice<'l>, NoTemplate> {
    let tone = tone(brief, overrides);
    if let Some(path) = &overrides.template {
        return named(library, path, overrides.tone);
    }
    let scene = Scene::new(brief, brief.language, tone);
    let matters = match matters(library, brief, overrides) {
        // Questions that approved answers meet are a letter to answer, whatever it may be called; so is one of which the
        // desk found out or did something, one that only thanks, and one whose questions somebody can go and ask.
        Err(NoTemplate::Unsure(_))
            if write::meets_questions(&scene, library)
                || needs_no_template(library, brief)
                || can_be_asked(library, brief) =>
        {
            Vec::new()
        }
        found => found?,
    };
    let mut choice = Choice {
        picks: Vec::new(),
        tone,
        language: brief.language.clone(),
        unserved: Vec::new(),
        runners_up: Vec::new(),
    };
    for matter in &matters {
        serve(&mut choice, matter, candidates(library, &scene, matter));
    }
    choice.runners_up.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| a.template.cmp(&b.template))
    });
    choice.runners_up.truncate(RUNNERS_UP);
    match choice.picks.first() {
        Some(leading) => choice.language = leading.template.language.clone(),
        None if matters.is_empty() => {}
        // What the desk found out or did is told, whether or not there is a template for what they wanted.
        None if needs_no_template(library, brief) || can_be_asked(library, brief) => {
            let leading = &matters.first().map(|matter| matter.name.as_str());
            choice
                .unserved
                .retain(|name| Some(name.as_str()) != *leading);
        }
        None => return Err(NoTemplate::for_leading(&choice)),
    }
    Ok(choice)
}

/// Whether the shared sentences alone make a letter: the desk has something to tell, somebody only thanks, or a child
/// wrote, whose letter a person finishes in any case.
fn needs_no_template(library: &Library, brief: &Brief) -> bool {
    let thanks = matches!(
        brief.reading.situation,
        Some(Situation::Thankful | Situation::DelightedFan | Situation::YoungFan)
    );
    let closes = !library.move_blocks("close", brief.language).is_empty();
    closes && (brief.case.tells() || thanks)
}

/// Whether the letter asks something that a person can find out: then it says who finds it out, and by when. Nobody is
/// put off who sells, mourns, leaves, threatens, or asks for a right.
fn can_be_asked(library: &Library, brief: &Brief) -> bool {
    let may_wait = matches!(
        brief.reading.situation,
        Some(
            Situation::NeutralEnquiry
                | Situation::Thankful
                | Situation::DelightedFan
                | Situation::Disappointed
                | Situation::RepeatUnanswered
                | Situation::Vulnerable
                | Situation::Worried
        )
    );
    let sayable = |name: &str| !library.move_blocks(name, brief.language).is_empty();
    let asks = |question: &Question| question.text.trim_end().ends_with('?') || question.request;
    may_wait && sayable("defer") && sayable("close") && brief.reading.questions.iter().any(asks)
}

/// Takes the best template for a matter, or leaves the matter to a person; the others are runners-up.
fn serve<'l>(choice: &mut Choice<'l>, matter: &IntentFound, mut candidates: Vec<Candidate<'l>>) {
    let fits = candidates
        .first()
        .is_some_and(|candidate| candidate.lacked.is_none());
    if fits && choice.picks.len() < MOST {
        let best = candidates.remove(0);
        choice.picks.push(Pick {
            intent: matter.name.clone(),
            template: best.template,
            score: best.score,
        });
    } else {
        choice.unserved.push(matter.name.clone());
    }
    let runners_up = candidates.into_iter().map(|candidate| RunnerUp {
        template: candidate.template.path.clone(),
        score: candidate.score,
        lacked: candidate.lacked,
    });
    choice.runners_up.extend(runners_up);
}

/// The register that the situation asks for. A story is told only by who lives in it.
fn tone(brief: &Brief, overrides: &Overrides) -> Tone {
    let asked = overrides
        .tone
        .unwrap_or_else(|| brief.reading.situation.map_or(Tone::Plain, Situation::tone));
    match asked {
        Tone::World if overrides.tone.is_none() && !brief.persona.world => Tone::Warm,
        tone => tone,
    }
}

fn named<'l>(
    library: &'l Library,
    path: &str,
    tone: Option<Tone>,
) -> Result<Choice<'l>, NoTemplate> {
    let all = || library.templates.values().flatten();
    let Some(template) = all().find(|template| template.path == path) else {
        let near = prose::near(path, all().map(|template| template.path.as_str()));
        return Err(NoTemplate::Unknown {
            name: path.to_string(),
            near: near.map(str::to_string),
        });
    };
    Ok(Choice {
        tone: tone.unwrap_or(template.tone),
        language: template.language.clone(),
        picks: vec![Pick {
            intent: template.intent.clone(),
            template,
            score: 1.0,
        }],
        unserved: Vec::new(),
        runners_up: Vec::new(),
    })
}

#[cfg(test)]
mod tests;
