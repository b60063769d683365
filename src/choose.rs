//! Choosing: who answers, in which language, and with which template for each thing the writer wants.

mod persona;

pub use persona::{Meeting, choose_language, choose_persona};

use crate::{
    brief::Brief,
    language::Language,
    library::{Library, Template, View},
    prose,
    reading::IntentFound,
    record::RunnerUp,
    situation::Situation,
    tone::Tone,
    write::{self, view::Scene},
};

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

/// A template that was taken.
#[derive(Clone, Debug)]
pub struct Pick<'l> {
    /// What it answers.
    pub intent: String,
    /// The template.
    pub template: &'l Template,
    /// How well it fits, 0 to 1.
    pub score: f32,
}

/// What will be written, and what else could have been.
#[derive(Clone, Debug)]
pub struct Choice<'l> {
    /// The templates, the one that leads first.
    pub picks: Vec<Pick<'l>>,
    /// The register that was asked for; a pick may stand in a neighbour of it.
    pub tone: Tone,
    /// The language in which the leading template is written.
    pub language: Language,
    /// Intents that were found and have no template.
    pub unserved: Vec<String>,
    /// The templates that were not taken, best first, each with what it lacked.
    pub runners_up: Vec<RunnerUp>,
}

/// Why there is nothing to write with.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoTemplate {
    /// No intent was sure enough.
    #[error("it is not clear what the writer wants{}", nearest(.0.as_ref()))]
    Unsure(Option<(String, f32)>),
    /// No template fits; the best of those that there are lacked something.
    #[error("no template for `{intent}` fits in `{tone}` and `{language}`{}", lacking(.nearest.as_ref()))]
    None {
        /// What the writer wants.
        intent: String,
        /// The register asked for.
        tone: Tone,
        /// The language of the draft.
        language: Language,
        /// The nearest template, and what it lacked.
        nearest: Option<(String, String)>,
    },
    /// The template that was asked for is not there.
    #[error("there is no template `{name}`{}", meant(.near.as_deref()))]
    Unknown {
        /// What was asked for.
        name: String,
        /// What was meant, perhaps.
        near: Option<String>,
    },
}

fn nearest(nearly: Option<&(String, f32)>) -> String {
    nearly.map_or_else(String::new, |(intent, confidence)| {
        format!(": nearest is `{intent}` at {confidence:.2}")
    })
}

fn lacking(nearest: Option<&(String, String)>) -> String {
    nearest.map_or_else(String::new, |(template, lacked)| {
        format!(": `{template}` {lacked}")
    })
}

fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
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
    let intents = match intents(library, brief, overrides) {
        // Questions that approved answers meet are a letter to answer, whatever it may be called.
        Err(NoTemplate::Unsure(_)) if write::meets_questions(&scene, library) => Vec::new(),
        found => found?,
    };
    let mut choice = Choice {
        picks: Vec::new(),
        tone,
        language: brief.language.clone(),
        unserved: Vec::new(),
        runners_up: Vec::new(),
    };
    for intent in &intents {
        let mut candidates = candidates(library, &scene, intent);
        let fits = candidates
            .first()
            .is_some_and(|candidate| candidate.lacked.is_none());
        if fits && choice.picks.len() < MOST {
            let best = candidates.remove(0);
            choice.picks.push(Pick {
                intent: intent.name.clone(),
                template: best.template,
                score: best.score,
            });
        } else {
            choice.unserved.push(intent.name.clone());
        }
        choice
            .runners_up
            .extend(candidates.into_iter().map(|candidate| RunnerUp {
                template: candidate.template.path.clone(),
                score: candidate.score,
                lacked: candidate.lacked,
            }));
    }
    choice.runners_up.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| a.template.cmp(&b.template))
    });
    choice.runners_up.truncate(RUNNERS_UP);
    match choice.picks.first() {
        Some(leading) => choice.language = leading.template.language.clone(),
        None if intents.is_empty() => {}
        None => return Err(none(&choice)),
    }
    Ok(choice)
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

fn none(choice: &Choice) -> NoTemplate {
    let leading = choice.unserved.first().map_or("", String::as_str);
    let of_it = |runner: &&RunnerUp| runner.template.split('/').next() == Some(leading);
    let nearest = choice.runners_up.iter().find(of_it).map(|runner| {
        let lacked = runner.lacked.as_deref().unwrap_or("fits less");
        (runner.template.clone(), lacked.to_string())
    });
    NoTemplate::None {
        intent: choice.unserved.first().cloned().unwrap_or_default(),
        tone: choice.tone,
        language: choice.language.clone(),
        nearest,
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

/// What they want, heaviest first: a death before a delivery, and what is surer before what is less so.
fn intents(
    library: &Library,
    brief: &Brief,
    overrides: &Overrides,
) -> Result<Vec<IntentFound>, NoTemplate> {
    if let Some(name) = &overrides.intent {
        return Ok(vec![IntentFound {
            name: name.clone(),
            confidence: 1.0,
            evidence: Vec::new(),
        }]);
    }
    let mut found = brief.reading.intents.clone();
    if brief.reading.situation == Some(Situation::YoungFan) {
        in_the_story(library, &mut found);
    }
    if found.is_empty() {
        let nearly = brief.reading.nearly.as_ref();
        return Err(NoTemplate::Unsure(
            nearly.map(|intent| (intent.name.clone(), intent.confidence)),
        ));
    }
    let weight = |intent: &IntentFound| {
        library
            .intents
            .get(&intent.name)
            .and_then(|intent| intent.weight)
            .unwrap_or(50)
    };
    found.sort_by(|a, b| {
        weight(b)
            .cmp(&weight(a))
            .then_with(|| b.confidence.total_cmp(&a.confidence))
            .then_with(|| a.name.cmp(&b.name))
    });
    found.dedup_by(|a, b| a.name == b.name);
    let leading = found.first().map_or(0, weight);
    restrain(brief, leading, &mut found);
    Ok(found)
}

/// From this weight on a matter is a letter of its own: a death, a fear, a right, an insult.
const GRAVE: u8 = 70;

/// Who mourns, has it hard, or writes of something grave gets a short letter about the one thing they wrote for: a
/// further matter stands in it only where they asked for it.
fn restrain(brief: &Brief, leading: u8, found: &mut Vec<IntentFound>) {
    let tender = matches!(
        brief.reading.situation,
        Some(Situation::Grieving | Situation::Vulnerable)
    );
    if !tender && leading < GRAVE {
        return;
    }
    let asked = |intent: &IntentFound| {
        let places = || intent.evidence.iter().filter_map(|evidence| evidence.place);
        places().any(|(place, span)| {
            let questions = brief.reading.questions.iter();
            let mut there = questions.filter(|question| question.place == place);
            there.any(|question| question.span.overlaps(span))
        })
    };
    let mut first = true;
    found.retain(|intent| std::mem::take(&mut first) || asked(intent));
}

/// A child who lost a tooth has lost nothing of ours: of what a child's words sound like, only what can be answered
/// inside the story counts, as long as there is any of it.
fn in_the_story(library: &Library, found: &mut Vec<IntentFound>) {
    let told = |intent: &IntentFound| {
        let templates = library
            .templates
            .get(&intent.name)
            .map_or(&[][..], Vec::as_slice);
        templates
            .iter()
            .any(|template| template.tone == Tone::World || template.tones.contains(&Tone::World))
    };
    if found.iter().any(told) {
        found.retain(told);
    }
}

struct Candidate<'l> {
    template: &'l Template,
    score: f32,
    lacked: Option<String>,
}

/// Every template of an intent with how well it fits: those that lack nothing first, then by score.
fn candidates<'l>(library: &'l Library, scene: &Scene, intent: &IntentFound) -> Vec<Candidate<'l>> {
    let templates = library.templates.get(&intent.name);
    let mut found: Vec<Candidate> = templates
        .into_iter()
        .flatten()
        .map(|template| {
            let (fit, lacked) = fit(template, scene);
            Candidate {
                template,
                score: intent.confidence * fit,
                lacked,
            }
        })
        .collect();
    found.sort_by(|a, b| {
        a.lacked
            .is_some()
            .cmp(&b.lacked.is_some())
            .then_with(|| b.score.total_cmp(&a.score))
            .then_with(|| a.template.path.cmp(&b.template.path))
    });
    found
}

/// Whether a template would not be taken for a letter, whatever else there is.
pub(crate) fn lacks(template: &Template, brief: &Brief, tone: Tone) -> bool {
    fit(template, &Scene::new(brief, brief.language, tone))
        .1
        .is_some()
}

/// How well a template fits, 0 to 1, and the first thing it lacks.
fn fit(template: &Template, scene: &Scene) -> (f32, Option<String>) {
    let brief = scene.brief();
    let mut lacked = None;
    let mut lacks = |what: String| {
        lacked.get_or_insert(what);
    };
    let readers = scene.language().with_neighbours();
    let language = match readers.iter().position(|tag| *tag == template.language) {
        Some(0) => 1.0,
        Some(1) if template.language.base() == scene.language().base() => 0.98,
        Some(_) => 0.9,
        None => {
            lacks(format!("is written in `{}`", template.language));
            0.2
        }
    };
    let tone = tone_fit(template, scene.tone());
    if tone <= 0.3 {
        lacks(format!("is written in the tone `{}`", template.tone));
    }
    let situation = write::view::situation(brief);
    if template.never_when.contains(&situation) {
        lacks(format!("is never for `{situation}`"));
    }
    let today = brief.now.date();
    if let Some(until) = template.valid_until.filter(|until| *until < today) {
        lacks(format!("was valid until {until}"));
    }
    let view = scene.view();
    let needs = template.needs.len();
    for path in &template.needs {
        if view.get(path).is_none() {
            lacks(format!("needs `{path}`"));
        }
    }
    // Of two that fit alike the one that knows more says more.
    let knows = 1.0 - 0.02 / (1.0 + needs as f32);
    (language * tone * knows, lacked)
}

fn tone_fit(template: &Template, asked: Tone) -> f32 {
    if template.tone == asked {
        return 1.0;
    }
    if template.tones.contains(&asked) {
        return 0.95;
    }
    let glad = matches!(template.tone, Tone::Warm | Tone::World);
    if glad && !matches!(asked, Tone::Warm | Tone::World | Tone::Plain | Tone::Kind) {
        return 0.3;
    }
    let steps = [0.85, 0.75, 0.65];
    asked
        .neighbours()
        .iter()
        .zip(steps)
        .find_map(|(near, fit)| {
            if template.tone == *near {
                Some(fit)
            } else {
                template.tones.contains(near).then_some(fit - 0.05)
            }
        })
        .unwrap_or(0.3)
}

#[cfg(test)]
mod tests;
