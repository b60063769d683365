//! `now`, `promise`, `tone`, `situation` and the like: how it stands.

use super::Scene;
use crate::{library::Detail, reading::Arousal, write::salutation};

pub(super) fn standing(scene: &Scene, root: &str, rest: &[&str]) -> Option<Detail> {
    let brief = scene.brief;
    let situation = super::situation(brief);
    match (root, rest) {
        ("now", []) => Some(Detail::new(
            brief.now.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            "computed:date",
        )),
        ("letter", ["date"]) => {
            let written = brief.letter.date.as_ref()?.date();
            Some(Detail::new(written.to_string(), "letter:date"))
        }
        ("letter", ["month"]) => {
            let written = brief.letter.date.as_ref()?.date();
            let day = written.checked_add(jiff::ToSpan::months(1)).ok()?;
            Some(Detail::new(day.to_string(), "computed:date"))
        }
        ("today", []) => Some(Detail::new(brief.now.date().to_string(), "computed:date")),
        ("promise", ["date"]) => Some(scene.answer_day().clone()),
        ("about", []) => Some(Detail::new(scene.about.as_deref()?, "answer.about")),
        ("tone", []) => Some(Detail::new(scene.tone.name(), "computed:tone")),
        ("situation", []) => Some(Detail::new(situation.name(), "computed:situation")),
        ("arousal", []) => {
            let arousal = match brief.reading.arousal {
                Arousal::Low => "low",
                Arousal::Medium => "medium",
                Arousal::High => "high",
            };
            Some(Detail::new(arousal, "computed:arousal"))
        }
        ("language", []) => Some(Detail::new(scene.language.base(), "computed:language")),
        ("stranger", []) => Some(Detail::new(
            brief.customer.is_stranger(),
            "computed:customer",
        )),
        ("child", []) => Some(Detail::new(
            salutation::is_child(brief),
            "computed:situation",
        )),
        ("formal", []) => Some(Detail::new(
            salutation::is_formal(brief) && !salutation::is_child(brief),
            "computed:register",
        )),
        ("grave", []) => Some(Detail::new(situation.is_grave(), "computed:situation")),
        ("thread", []) => {
            let follows =
                brief.memory.last_in_thread.is_some() || !brief.letter.in_reply_to.is_empty();
            Some(Detail::new(follows, "computed:thread"))
        }
        ("modifier", [name]) => Some(Detail::new(
            brief
                .reading
                .modifiers
                .iter()
                .any(|held| super::same_key(held, name)),
            "letter",
        )),
        ("intent", [name]) => Some(Detail::new(
            brief
                .reading
                .intents
                .iter()
                .any(|found| super::same_key(&found.name, name)),
            "letter",
        )),
        _ => None,
    }
}
