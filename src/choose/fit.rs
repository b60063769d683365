//! How well a template fits a letter, and what it lacks.

use crate::{
    brief::Brief,
    library::{Library, Template, View},
    reading::IntentFound,
    tone::Tone,
    write::{self, view::Scene},
};

/// A template that could be taken.
pub(super) struct Candidate<'l> {
    pub template: &'l Template,
    pub score: f32,
    pub lacked: Option<String>,
}

/// Every template of an intent with how well it fits: those that lack nothing first, then by score.
pub(super) fn candidates<'l>(
    library: &'l Library,
    scene: &Scene,
    intent: &IntentFound,
) -> Vec<Candidate<'l>> {
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
