//! `case`: what the desk found, did and decided.

use super::{Scene, same_key};
use crate::{case::Done, library::Detail, write::deeds};
use jiff::civil::Date;
use serde_json::Value;

pub(super) fn case(scene: &Scene, only: Option<usize>, rest: &[&str]) -> Option<Detail> {
    let case = scene.brief.case;
    let date = |date: Option<Date>, field: &str| {
        Some(Detail::new(date?.to_string(), format!("case.{field}")))
    };
    match rest {
        ["found"] => Some(Detail::new(scene.told(case.found.as_ref()?)?, "case.found")),
        ["doing"] => Some(Detail::new(scene.told(case.doing.as_ref()?)?, "case.doing")),
        ["note"] => Some(Detail::new(scene.told(case.note.as_ref()?)?, "case.note")),
        ["phone"] => Some(Detail::new(case.phone.as_deref()?, "case.phone")),
        ["owner"] => Some(Detail::new(case.owner.as_deref()?, "case.owner")),
        ["answer_by"] => date(scene.answer_by(), "answer_by"),
        ["follow_up"] => date(case.follow_up, "follow_up"),
        ["attached"] => Some(Detail::new(case.attached.clone(), "case.attached")),
        ["decisions", slug] => {
            let at = case
                .decisions
                .iter()
                .position(|held| same_key(held, slug))?;
            Some(Detail::new(true, format!("case.decisions[{at}]")))
        }
        ["deed"] => {
            // No deed by its number: what rests on this tells none of them.
            let any = scene.deeds().iter().any(|deed| deed.verb.is_some());
            Some(Detail::new(any, "case.done"))
        }
        ["deed", verb, below @ ..] => deed(scene, only, verb, below),
        _ => None,
    }
}

/// Whether what was booked or moved says its day itself ("an hour with Ana on Thursday at nine"): nobody says it twice.
fn says_its_day(scene: &Scene, deed: &deeds::Deed, day: Date) -> bool {
    let dated = matches!(deed.verb.as_deref(), Some("booked" | "moved"));
    let what = deed.what.as_deref().unwrap_or("").to_lowercase();
    let named = || {
        let locale = scene.locale()?;
        let names = [locale.weekday(day)?, locale.date(day)?];
        Some(names.iter().any(|name| what.contains(&name.to_lowercase())))
    };
    dated && named().unwrap_or(false)
}

/// The first deed of that kind.
fn deed(scene: &Scene, only: Option<usize>, verb: &str, below: &[&str]) -> Option<Detail> {
    let (at, deed) = scene.deeds().iter().enumerate().find(|(at, deed)| {
        only.is_none_or(|only| only == *at)
            && deed
                .verb
                .as_deref()
                .is_some_and(|held| same_key(held, verb))
    })?;
    let done = scene.brief.case.done.get(at)?;
    let today = scene.brief.now.date();
    let detail =
        |value: Value, field: &str| Some(Detail::new(value, format!("case.done[{at}].{field}")));
    let text = |text: &Option<String>, field: &str| detail(text.as_deref()?.into(), field);
    let forms = || named(scene, at);
    // Cited is the field that was filled in: the words, else the thing, else the bare amount.
    let told = match done {
        Done { what: Some(_), .. } => "what",
        Done { thing: Some(_), .. } => "thing",
        _ => "amount",
    };
    match below {
        [] if done.what.is_none() => detail(true.into(), "deed"),
        [] => detail(true.into(), "what"),
        ["on"] => detail(done.on?.to_string().into(), "on"),
        ["today"] => detail((done.on? == today).into(), "on"),
        ["yesterday"] => detail((done.on? == today.yesterday().ok()?).into(), "on"),
        ["arrives"] if says_its_day(scene, deed, done.arrives?) => None,
        ["arrives"] => detail(done.arrives?.to_string().into(), "arrives"),
        ["in_time"] => detail(
            super::event::in_time(scene, done.arrives?)?.into(),
            "arrives",
        ),
        ["what"] => text(&deed.what, told),
        ["thing"] => text(&deed.thing, told),
        ["thing", "the"] => detail(forms()?.the?.into(), "thing"),
        ["thing", "a"] => detail(forms()?.a?.into(), "thing"),
        ["thing", "bare"] => detail(forms()?.bare.into(), "thing"),
        ["thing", "it"] => detail(forms()?.it?.into(), "thing"),
        ["by"] => text(&deed.by, "by"),
        ["to"] => text(&deed.to, "to"),
        ["amount"] if done.amount.is_none() => text(&deed.amount, "what"),
        ["amount"] => text(&deed.amount, "amount"),
        _ => None,
    }
}

/// The forms of the deed's thing: by its key, else by the noun of the desk's own words.
fn named(scene: &Scene, at: usize) -> Option<crate::write::things::Forms> {
    let settings = scene.brief.settings;
    let done = scene.brief.case.done.get(at)?;
    let look_up = |name: &str| {
        crate::write::things::thing_forms(settings, name, &scene.language).or_else(|| {
            crate::write::things::product(settings, name)
                .map(|(_, product)| crate::write::things::product_forms(product, &scene.language))
        })
    };
    if let Some(key) = &done.thing {
        return look_up(key);
    }
    let own = settings.own_language();
    let words = deeds::read(done, &own, settings).thing?;
    // "a second Harbour Kite": the noun is what is left when its first words go.
    let mut noun = words.as_str();
    for _ in 0..4 {
        if let Some(forms) = look_up(noun) {
            return Some(forms);
        }
        noun = noun.split_once(' ').map_or("", |(_, rest)| rest);
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::{
        language::Language,
        library::{Library, Path, View},
        situation::Situation,
        tone::Tone,
        write::{fixture::Scenario, view::Scene},
    };

    #[test]
    fn what_was_booked_says_its_day_once() {
        for (what, arrives) in [
            ("an hour with Ana on Thursday at nine", None),
            ("a table by the window for 14 May", None),
            ("a table by the window", Some("2026-05-14")),
        ] {
            let case = format!("{{done: [{{deed: booked, what: {what}, arrives: 2026-05-14}}]}}");
            let scenario = Scenario::new("Is it booked?", Situation::NeutralEnquiry, &[]);
            let found = scenario.case(&case).brief(&Library::default(), |brief| {
                let scene = Scene::new(brief, &Language::EN, Tone::Plain);
                let detail = scene.view().get(&Path::new("case.deed.booked.arrives"));
                detail.and_then(|it| it.value.as_str().map(str::to_string))
            });
            assert_eq!(found.as_deref(), arrives, "{what}");
        }
    }
}
