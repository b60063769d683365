//! How well the two models do on texts they were not trained on.
use super::{FOLDS, Row, model, rows};
use regards::customer::Known;
use regards::learn::{Gist, Model};
use regards::letter::Letter;
use regards::read::{Reader, danger, lexicon::Lexicon, sense, situation, text::Text};
use regards::settings::Settings;
use regards::situation::Situation;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

pub fn text_of(raw: &str) -> Text<'_> {
    let (language, _) = regards::read::language::detect(raw);
    Text::new(raw, Lexicon::of(language))
}

/// A text as it was judged by a model that did not know it.
struct Judged {
    dangerous: bool,
    lead: f32,
    listed: bool,
}

impl Judged {
    fn of(model: &Model, row: &Row) -> Self {
        let text = text_of(&row.text);
        let heard = danger::loudest(&text, |gist| sense::danger_by(model, gist));
        Self {
            dangerous: row.label != sense::NONE,
            lead: heard.map_or(-9.0, |heard| heard.lead),
            listed: danger::listed(&text).is_some(),
        }
    }
}

/// Danger: recall and precision by the bound of what is heard and the bound of what a list says, over ten folds and on the
/// texts that are never trained on.
pub fn danger(all: &[Row]) -> Result<(), Box<dyn Error>> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/training");
    let letters = rows(&assets.join("situations.txt"))?;
    let own = all.iter().filter(|row| row.tried);
    let (mut folds, mut calm) = (Vec::new(), Vec::new());
    for fold in 0..FOLDS {
        let model = model(all, Some(fold))?;
        let asked = letters
            .iter()
            .filter(|row| row.fold == fold && row.is_calm());
        calm.extend(asked.map(|row| Judged::of(&model, row)));
        let asked = own.clone().filter(|row| row.fold == fold);
        folds.extend(asked.map(|row| Judged::of(&model, row)));
    }
    let model = model(all, None)?;
    let held: Vec<Judged> = rows(&assets.join("danger.held.txt"))?
        .iter()
        .map(|row| Judged::of(&model, row))
        .collect();
    for (name, judged) in [("ten folds", &folds), ("held out", &held)] {
        println!("danger, {name}: {} texts", judged.len());
        for step in -16..-6 {
            let bound = step as f32 * 0.1;
            print!("  heard > {bound:.1}, recall/precision; a list counts from");
            for below in [9.0_f32, 0.8, 0.6, 0.4, 0.2] {
                let (recall, precision) = measured(judged, bound, bound - below);
                print!("  -{below:.1}: {recall:.3}/{precision:.3}");
            }
            let alarms = calm
                .iter()
                .filter(|it| it.lead > bound || it.listed && it.lead > bound - 0.6);
            println!(
                "  (ordinary letters at -0.6: {:.3})",
                alarms.count() as f32 / calm.len() as f32
            );
        }
    }
    Ok(())
}

fn measured(judged: &[Judged], bound: f32, listed: f32) -> (f32, f32) {
    let found = |it: &&Judged| it.lead > bound || it.listed && it.lead > listed;
    let hits = judged.iter().filter(found).count() as f32;
    let right = judged
        .iter()
        .filter(found)
        .filter(|it| it.dangerous)
        .count() as f32;
    let all = judged.iter().filter(|it| it.dangerous).count() as f32;
    (right / all.max(1.0), right / hits.max(1.0))
}

/// A letter, what it is, what rules and votes make of it each, and what the reader makes of both.
struct Tried<'r> {
    row: &'r Row,
    points: Vec<(Situation, u32)>,
    votes: Vec<(Situation, f32)>,
    judged: Situation,
}

impl<'r> Tried<'r> {
    fn of(model: &Model, row: &'r Row, reader: &Reader) -> Self {
        let known = Known::default();
        let (body, empty) = (text_of(&row.text), Text::new("", Lexicon::of("en")));
        let votes = sense::situations_by(model, &Gist::of(&row.text));
        let mut reading = reader.read(&Letter::bare(None, "", &row.text));
        reading.heard.clone_from(&votes);
        let case = situation::Case {
            body: &body,
            subject: &empty,
            reading: &reading,
            known: Some((&known, jiff::civil::date(2026, 10, 13))),
        };
        Self {
            row,
            points: situation::points(&case),
            votes,
            judged: situation::judge(&case).situation,
        }
    }
}

fn share(tried: &[Tried], found: &dyn Fn(&Tried) -> Option<Situation>) -> f32 {
    let right = |it: &&Tried| found(it).is_some_and(|found| found.name() == it.row.label);
    tried.iter().filter(right).count() as f32 / tried.len().max(1) as f32
}

/// Situations: rules alone, votes alone and together by weight, and what the reader says, over ten folds and on the letters
/// that are never trained on.
pub fn situations(all: &[Row]) -> Result<(), Box<dyn Error>> {
    let (settings, intents) = (Settings::default(), BTreeMap::new());
    let reader = Reader::new(&settings, &intents, None)?;
    let mut folds = Vec::new();
    for fold in 0..FOLDS {
        let model = model(all, Some(fold))?;
        let asked = all.iter().filter(|row| row.fold == fold);
        folds.extend(asked.map(|row| Tried::of(&model, row, &reader)));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/training/situations.held.txt");
    let (model, rows) = (model(all, None)?, rows(&path)?);
    let held: Vec<Tried> = rows
        .iter()
        .map(|row| Tried::of(&model, row, &reader))
        .collect();
    for (name, tried) in [("ten folds", &folds), ("held out", &held)] {
        println!("situations, {name}: {} letters", tried.len());
        println!("  rules alone: {:.3}", share(tried, &first));
        for weight in [0.0_f32, 0.3, 0.5, 0.7, 1.0] {
            println!(
                "  votes + {weight} × points (≤ 6) / 3: {:.3}",
                share(tried, &|it| loudest(it, weight))
            );
        }
        println!(
            "  as the reader says: {:.3}",
            share(tried, &|it| Some(it.judged))
        );
        for it in tried.iter().filter(|it| it.judged.name() != it.row.label) {
            println!(
                "    {} read as {}: {}",
                it.row.label,
                it.judged.name(),
                it.row.text
            );
        }
    }
    Ok(())
}

fn first(it: &Tried) -> Option<Situation> {
    let fired = it.points.iter().filter(|(_, points)| *points >= 3);
    fired.map(|(situation, _)| *situation).min()
}

fn loudest(it: &Tried, weight: f32) -> Option<Situation> {
    let sum = |vote: &(Situation, f32)| {
        let own = it.points.iter().find(|(known, _)| *known == vote.0);
        vote.1 + weight * own.map_or(0, |(_, points)| *points).min(6) as f32 / 3.0
    };
    let best = it.votes.iter().max_by(|a, b| sum(a).total_cmp(&sum(b)));
    best.map(|vote| vote.0)
}
