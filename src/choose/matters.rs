//! The matters of a letter: what the writer wants, heaviest first, and which of it stands in one letter.

use super::{NoTemplate, Overrides};
use crate::{
    brief::Brief, library::Library, reading::IntentFound, situation::Situation, tone::Tone,
};

/// What they want, heaviest first: a death before a delivery, and what is surer before what is less so.
pub(super) fn matters(
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
    if brief.reading.situation == Some(Situation::Thankful) && brief.reading.questions.is_empty() {
        only_thanks(library, &mut found);
    }
    if brief.reading.cues.contains_key("irony") {
        meant_sourly(library, &mut found);
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

/// The intent that thanks belong to.
const PRAISE: &str = "praise";
/// Above it an intent counts in a letter of thanks also where it is a complaint.
const CERTAIN: f32 = 0.9;

/// Who thanks and asks for nothing does not miss the parcel they write of: what cannot be answered warmly was told in
/// passing, and what is left is the thanks.
fn only_thanks(library: &Library, found: &mut Vec<IntentFound>) {
    let warmly = |intent: &IntentFound| answered_in(library, intent, |tone| tone == Tone::Warm);
    found.retain(|intent| intent.confidence >= CERTAIN || warmly(intent));
    if found.is_empty() && library.templates.contains_key(PRAISE) {
        found.push(IntentFound {
            name: PRAISE.to_string(),
            confidence: CERTAIN,
            evidence: Vec::new(),
        });
    }
}

/// Praise that is ironic is none: what is answered warmly, and never by mending, is not what they write for.
fn meant_sourly(library: &Library, found: &mut Vec<IntentFound>) {
    let in_tone = |intent: &IntentFound, such| answered_in(library, intent, |tone| tone == such);
    found.retain(|intent| !in_tone(intent, Tone::Warm) || in_tone(intent, Tone::Mend));
}

/// Whether a template of an intent is for such a tone.
fn answered_in(library: &Library, intent: &IntentFound, such: impl Fn(Tone) -> bool) -> bool {
    let templates = library.templates.get(&intent.name);
    let mut templates = templates.into_iter().flatten();
    templates.any(|it| such(it.tone) || it.tones.iter().any(|tone| such(*tone)))
}

/// A child who lost a tooth has lost nothing of ours: of what a child's words sound like, only what can be answered
/// inside the story counts, as long as there is any of it.
fn in_the_story(library: &Library, found: &mut Vec<IntentFound>) {
    let told = |intent: &IntentFound| answered_in(library, intent, |tone| tone == Tone::World);
    if found.iter().any(told) {
        found.retain(told);
    }
}
