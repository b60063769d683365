//! What each stage of reading costs: `cargo bench --bench stages`, over 10,000 mails of ordinary shape.
//!
//! The mails are put together from the labelled letters (`tests/labels/situations.jsonl`), with greeting, signature and,
//! in every third, the letter they answer. Each is read three times and its quickest time counts, because other work on
//! the machine only ever adds; what is printed is the median of the processor time over all mails.
use regards::desk::{ModelCache, Parts};
use regards::desk_files;
use regards::letter::Letter;
use regards::mime::parse;
use regards::read::lexicon::Lexicon;
use regards::read::text::Text;
use regards::read::{
    Reader, automatic, danger, emotion, facts, intents, language, questions, quotes,
};
use regards::reading::{Place, Reading};
use regards::settings::Settings;
use rustix::time::{ClockId, clock_gettime};
use serde_json::Value;
use std::hint::black_box;
use std::path::Path;

#[path = "desk_intents/fill.rs"]
mod fill;

/// How many mails.
const MAILS: usize = 10_000;

/// The built-in desk's model is shipped; nothing is kept.
struct NoCache;

impl ModelCache for NoCache {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

fn main() {
    let files = desk_files::load(None).unwrap_or_else(|faults| panic!("{faults:?}"));
    let parts = Parts::new(files, &NoCache).unwrap_or_else(|faults| panic!("{faults:?}"));
    let reader = parts.reader().unwrap_or_else(|faults| panic!("{faults:?}"));
    let mails = mails();
    let bytes: Vec<usize> = mails.iter().map(|mail| mail.text.len()).collect();
    println!(
        "{} mails, median {} bytes",
        mails.len(),
        median(&mut bytes.iter().map(|it| *it as f64).collect::<Vec<_>>())
    );
    stages(&parts, &reader, &mails);
    line("the whole reading", &mails, |mail| {
        black_box(reader.read(mail));
    });
}

/// Times of the stages that can be run on their own; what is left of the whole is copying and the situation.
fn stages(parts: &Parts, reader: &Reader<'_>, mails: &[Letter]) {
    let settings = Settings::default();
    let (Ok(facts), Ok(wishes)) = (
        facts::Finder::new(&settings),
        intents::Finder::new(&parts.library.intents, parts.model.as_ref(), None),
    ) else {
        panic!("the built-in desk has bad patterns");
    };
    let read: Vec<Reading> = mails.iter().map(|mail| reader.read(mail)).collect();
    let texts: Vec<Text> = read
        .iter()
        .map(|it| Text::new(&it.new_text, Lexicon::of(it.language.base())))
        .collect();
    let all: Vec<(&Letter, &Reading, &Text)> = mails
        .iter()
        .zip(&read)
        .zip(&texts)
        .map(|((mail, read), text)| (mail, read, text))
        .collect();
    line("quotes and signature", &all, |it| {
        black_box(quotes::split(&it.0.text));
    });
    line("language", &all, |it| {
        black_box(language::detect(&it.1.new_text));
    });
    line("words, sentences, lists", &all, |it| {
        black_box(Text::new(&it.1.new_text, Lexicon::of(it.1.language.base())));
    });
    line("facts", &all, |it| {
        let ask = facts::Ask {
            place: Place::NewText,
            today: None,
            language: it.1.language.base(),
        };
        black_box(facts.find(it.2, ask));
    });
    line("questions", &all, |it| {
        black_box(questions::find(it.2, Place::NewText));
    });
    line("emotion", &all, |it| {
        black_box(emotion::find(it.2, it.1.language.base()));
    });
    line("danger", &all, |it| {
        black_box(danger::find(it.2, it.1.language.base()));
    });
    line("intents", &all, |it| {
        black_box(wishes.find(it.2, &it.1.subject, &it.1.questions));
    });
    line("machine mail", &all, |it| {
        black_box(automatic::find(it.0, &settings));
    });
}

/// Prints the median over all items of the quickest of three passes over all of them. A second run over the same item would be
/// no measure: the processor remembers a whole short letter.
fn line<T>(name: &str, items: &[T], mut run: impl FnMut(&T)) {
    let mut micros = vec![f64::MAX; items.len()];
    for _ in 0..3 {
        for (item, quickest) in items.iter().zip(&mut micros) {
            let start = busy();
            run(item);
            *quickest = quickest.min(busy() - start);
        }
    }
    let middle = median(&mut micros);
    let high = micros.get(micros.len() * 9 / 10).copied().unwrap_or(0.0);
    println!("{name:<26} {middle:7.1} us   nine in ten below {high:7.1} us");
}

/// Processor time of this thread in microseconds: other work on the machine is not in it.
fn busy() -> f64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as f64 * 1e6 + now.tv_nsec as f64 / 1000.0
}

fn median(numbers: &mut [f64]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}

fn mails() -> Vec<Letter> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels/situations.jsonl");
    let rows = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows: Vec<Value> = rows
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    (0..MAILS)
        .filter_map(|at| rows.get(at % rows.len().max(1)).map(|row| mail(row, at)))
        .collect()
}

/// One mail: the letter, a line of our own that makes it unlike the others, a signature, now and then what it answers.
fn mail(row: &Value, at: usize) -> Letter {
    let text = row.get("text").and_then(Value::as_str).unwrap_or("");
    let norwegian = row.get("lang").and_then(Value::as_str) == Some("nb");
    let (hello, fill, bye) = if norwegian {
        ("Hei", fill::NB, "Hilsen\nKari Moen")
    } else {
        ("Hello", fill::EN, "Kind regards,\nCarol Moss")
    };
    let line = fill.get(at / 7 % fill.len().max(1)).copied().unwrap_or("");
    let quote = if at.is_multiple_of(3) {
        format!("\n\nOn 2 May 2026, Desk <desk@desk.example> wrote:\n> {line}\n> {line}\n")
    } else {
        String::new()
    };
    let mail = format!(
        "From: Carol Moss <carol@post.example>\nTo: desk@desk.example\nSubject: order A-{at}\n\
         Date: Tue, 12 May 2026 09:40:00 +0100\nMessage-ID: <{at}@post.example>\n\
         Content-Type: text/plain; charset=utf-8\n\n{hello},\n\n{text}\n\n{line}\n\n{bye}\n{quote}"
    );
    parse::parse(mail.as_bytes())
}
