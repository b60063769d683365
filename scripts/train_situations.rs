//! Trains `assets/situations.bin` and `assets/danger.bin` on `assets/training/`: `cargo run --example train_situations`.
//!
//! Before that it tries itself: ten folds, each model asked only about texts it was not trained on (a text and its
//! counterpart in the other language stand in the same fold), beside the rules, which never saw these texts.
use regards::customer::Known;
use regards::learn::{Blend, Example, Gist, Model, TrainOptions, train};
use regards::letter::Letter;
use regards::read::{Reader, danger, lexicon::Lexicon, sense, sentences, situation, text::Text};
use regards::settings::Settings;
use regards::situation::Situation;
use std::collections::BTreeMap;
use std::path::Path;

const FOLDS: usize = 10;
/// Words and their pieces outweigh the meaning, and errors cost little: the best of a dozen settings over the folds.
const BLEND: Blend = Blend {
    word: 1.2,
    piece: 1.2,
    meaning: 1.0,
};
const COST: f32 = 0.2;

struct Row {
    label: String,
    text: String,
    fold: usize,
}

fn rows(path: &Path) -> std::io::Result<Vec<Row>> {
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        if let Some(head) = line.strip_prefix('[') {
            let label = head.split_whitespace().next().unwrap_or("").to_string();
            sections.push((label, Vec::new()));
        } else if !line.starts_with('#')
            && !line.trim().is_empty()
            && let Some((_, texts)) = sections.last_mut()
        {
            texts.push(line.to_string());
        }
    }
    let row = |label: &str, text: String, at: usize, count: usize| Row {
        label: label.to_string(),
        text,
        fold: at * FOLDS / count,
    };
    Ok(sections
        .into_iter()
        .flat_map(|(label, texts)| {
            let count = texts.len();
            texts
                .into_iter()
                .enumerate()
                .map(move |(at, text)| row(&label, text, at, count))
                .collect::<Vec<_>>()
        })
        .collect())
}

/// The sentences of ordinary letters, most of which are no danger; those of threats and fears are left out.
fn harmless(path: &Path) -> std::io::Result<Vec<Row>> {
    let mut all = Vec::new();
    for row in rows(path)? {
        if ["revenge-threat", "worried", "rights-request"].contains(&row.label.as_str()) {
            continue;
        }
        all.extend(sentences::split(&row.text).into_iter().map(|span| Row {
            label: sense::NONE.to_string(),
            text: span.of(&row.text).to_string(),
            fold: row.fold,
        }));
    }
    Ok(all)
}

fn model(rows: &[Row], without: Option<usize>) -> Result<Model, Box<dyn std::error::Error>> {
    let examples: Vec<Example> = rows
        .iter()
        .filter(|row| Some(row.fold) != without)
        .map(|row| Example {
            text: row.text.clone(),
            label: row.label.clone(),
        })
        .collect();
    Ok(train(
        &examples,
        &TrainOptions {
            folds: 2,
            blend: Some(BLEND),
            cost: Some(COST),
            ..TrainOptions::default()
        },
    )?)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let quick = std::env::args().any(|arg| arg == "--no-trial");
    for (name, trial) in [
        (
            "danger",
            try_danger as fn(&[Row]) -> Result<(), Box<dyn std::error::Error>>,
        ),
        ("situations", try_situations),
    ] {
        let mut rows = rows(&assets.join(format!("training/{name}.txt")))?;
        if name == "danger" {
            rows.extend(harmless(&assets.join("training/situations.txt"))?);
        }
        if !quick {
            trial(&rows)?;
        }
        let bytes = model(&rows, None)?.to_bytes();
        println!("{name}: {} texts, {} bytes", rows.len(), bytes.len());
        std::fs::write(assets.join(format!("{name}.bin")), bytes)?;
    }
    Ok(())
}

fn text_of(raw: &str) -> Text<'_> {
    let (language, _) = regards::read::language::detect(raw);
    Text::new(raw, Lexicon::of(language))
}

fn try_danger(rows: &[Row]) -> Result<(), Box<dyn std::error::Error>> {
    let mut seen = Vec::new();
    for fold in 0..FOLDS {
        let model = model(rows, Some(fold))?;
        for row in rows.iter().filter(|row| row.fold == fold) {
            let (kind, lead) =
                sense::danger_by(&model, &Gist::of(&row.text)).unwrap_or((sense::NONE, -1.0));
            let listed = danger::listed(&text_of(&row.text)).is_some();
            seen.push((row.label != sense::NONE, lead, listed, kind == row.label));
        }
    }
    let rules = |found: &dyn Fn(f32, bool) -> bool| {
        let hits = seen.iter().filter(|row| found(row.1, row.2)).count() as f32;
        let right = seen
            .iter()
            .filter(|row| row.0 && found(row.1, row.2))
            .count() as f32;
        let all = seen.iter().filter(|row| row.0).count() as f32;
        (right / all, right / hits.max(1.0))
    };
    println!("lists alone: {:?}", rules(&|_, listed| listed));
    for step in -14..6 {
        let cut = step as f32 * 0.1;
        println!(
            "lead > {cut:.1}: alone {:.3?}; or a list {:.3?}; or a list and lead > {:.1} {:.3?}",
            rules(&|lead, _| lead > cut),
            rules(&|lead, listed| lead > cut || listed),
            cut - 0.6,
            rules(&|lead, listed| lead > cut || listed && lead > cut - 0.6),
        );
    }
    let kinds = seen.iter().filter(|row| row.0);
    println!(
        "kind right: {} of {}",
        kinds.clone().filter(|row| row.3).count(),
        kinds.count()
    );
    Ok(())
}

fn try_situations(rows: &[Row]) -> Result<(), Box<dyn std::error::Error>> {
    let (settings, intents) = (Settings::default(), BTreeMap::new());
    let reader = Reader::new(&settings, &intents, None)?;
    let known = Known::default();
    let empty = Text::new("", Lexicon::of("en"));
    let mut tried = Vec::new();
    for fold in 0..FOLDS {
        let model = model(rows, Some(fold))?;
        for row in rows.iter().filter(|row| row.fold == fold) {
            let reading = reader.read(&Letter::bare(None, "", &row.text));
            let body = text_of(&row.text);
            let case = situation::Case {
                body: &body,
                subject: &empty,
                reading: &reading,
                known: Some((&known, jiff::civil::date(2026, 10, 13))),
            };
            let points = situation::points(&case);
            tried.push((
                row,
                points,
                sense::situations_by(&model, &Gist::of(&row.text)),
            ));
        }
    }
    type Choose<'c> = &'c dyn Fn(&[(Situation, u32)], &[(Situation, f32)]) -> Option<Situation>;
    let right = |choose: Choose| {
        let hits = tried
            .iter()
            .filter(|(row, points, votes)| {
                choose(points, votes).is_some_and(|found| found.name() == row.label)
            })
            .count();
        hits as f32 / tried.len() as f32
    };
    let first = |points: &[(Situation, u32)], _: &[(Situation, f32)]| {
        let fired = points.iter().filter(|(_, points)| *points >= 3);
        fired.map(|(situation, _)| *situation).min()
    };
    println!("rules alone: {:.3}", right(&first));
    // What the model alone makes of a letter that no rule speaks of, by how loud its vote is.
    for cut in [-0.8_f32, -0.6, -0.4, -0.2, 0.0, 0.2] {
        let mut counts: BTreeMap<Situation, (u32, u32)> = BTreeMap::new();
        for (row, points, votes) in &tried {
            let Some(best) = votes.iter().max_by(|a, b| a.1.total_cmp(&b.1)) else {
                continue;
            };
            let silent = !points
                .iter()
                .any(|(own, points)| *own == best.0 && *points > 0);
            if silent && best.1 > cut {
                let count = counts.entry(best.0).or_default();
                count.0 += u32::from(best.0.name() == row.label);
                count.1 += 1;
            }
        }
        println!("vote > {cut:.1}, no rule: {counts:?}");
    }
    for weight in [0.0_f32, 0.5, 0.7, 1.0, 1.4, 2.0] {
        for most in [3_u32, 6] {
            let choose = |points: &[(Situation, u32)], votes: &[(Situation, f32)]| {
                let sum = |vote: &(Situation, f32)| {
                    let own = points.iter().find(|(s, _)| *s == vote.0).map_or(0, |p| p.1);
                    vote.1 + weight * own.min(most) as f32 / 3.0
                };
                votes
                    .iter()
                    .max_by(|a, b| sum(a).total_cmp(&sum(b)))
                    .map(|vote| vote.0)
            };
            println!(
                "vote + {weight} × points (≤ {most}) / 3: {:.3}",
                right(&choose)
            );
        }
    }
    Ok(())
}
