//! How well the built-in desk's own intents are found: `cargo bench --bench desk_intents [-- --misses] [--desk DIR] [--labels FILE]`.
//!
//! The labels (`tests/labels/intents.jsonl`) are split by a hash of their ids: faults are looked for in the one half
//! (`--misses` shows them, with the texts), the figures to be quoted are those of the other. `--desk` lays the folder's
//! own `templates/` over the built-in ones, so that examples can be tried without building again; `--labels` takes other
//! rows (`id`, `lang`, `text`, `intent`). `--tuning` prints the rows that settings may be chosen by and nothing else: the
//! half that is looked at, and `tests/labels/intents.more.jsonl`, which were kept out of the examples.
use regards::desk::{ModelCache, Parts};
use regards::desk_files;
use regards::letter::Letter;
use regards::read::Reader;
use regards::read::intents::Finder;
use regards::read::lexicon::Lexicon;
use regards::read::text::Text;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[path = "desk_intents/composed.rs"]
mod composed;
#[path = "desk_intents/examples.rs"]
mod examples;
#[path = "desk_intents/figures.rs"]
mod figures;
#[path = "desk_intents/fill.rs"]
mod fill;

/// Trains each time: what is measured is the examples as they are.
struct NoCache;

impl ModelCache for NoCache {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

/// One labelled text and what was found in it.
struct Tried {
    quoted: bool,
    /// Whether it is a letter of some sentences (told in the rows that were kept out of the examples).
    letter: bool,
    lang: String,
    text: String,
    intent: String,
    right: BTreeSet<String>,
    found: Vec<(String, f32)>,
    nearly: Option<(String, f32)>,
}

impl Tried {
    fn leads(&self) -> bool {
        match self.found.first() {
            Some((name, _)) => self.right.contains(name),
            None => self.right.contains("none"),
        }
    }

    fn holds(&self) -> bool {
        self.leads() || self.found.iter().any(|(name, _)| self.right.contains(name))
    }

    fn extra(&self) -> usize {
        let wrong = |(name, _): &&(String, f32)| !self.right.contains(name);
        self.found.iter().filter(wrong).count()
    }
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    let misses = args.iter().any(|it| it == "--misses");
    let path = |name: &str| {
        args.iter()
            .position(|it| it == name)
            .and_then(|at| args.get(at + 1))
            .map(PathBuf::from)
    };
    let root = path("--desk");
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let labels = path("--labels").unwrap_or_else(|| home.join("tests/labels/intents.jsonl"));
    let start = Instant::now();
    let parts = parts(root.as_deref());
    println!(
        "built and trained in {:.2} s",
        start.elapsed().as_secs_f32()
    );
    let reader = parts.reader().unwrap_or_else(|faults| panic!("{faults:?}"));
    let tried = read_labels(&labels, &reader);
    if args.iter().any(|it| it == "--tuning") {
        tuning(home, &reader, tried, misses);
        return;
    }
    figures::halves(&tried);
    figures::by_intent(&tried);
    println!("\nTexts that want nothing");
    let nothing = read_labels(&home.join("tests/labels/nothing.jsonl"), &reader);
    figures::halves(&nothing);
    if misses {
        figures::show_misses(&tried);
        figures::show_misses(&nothing);
    }
    composed::letters(&tried, &reader, misses);
    examples::letters(home);
    time(&parts, &tried);
}

/// The figures that settings may be chosen by.
fn tuning(home: &Path, reader: &Reader<'_>, mut tried: Vec<Tried>, misses: bool) {
    tried.retain(|it| !it.quoted);
    figures::tuning("looked at", &tried, misses);
    let (letters, lines): (Vec<Tried>, Vec<Tried>) =
        read_labels(&home.join("tests/labels/intents.more.jsonl"), reader)
            .into_iter()
            .partition(|it| it.letter);
    figures::tuning("kept lines", &lines, misses);
    figures::tuning("kept letters", &letters, misses);
    let mut nothing = read_labels(&home.join("tests/labels/nothing.jsonl"), reader);
    nothing.retain(|it| !it.quoted);
    figures::tuning("nothing", &nothing, misses);
}

fn parts(root: Option<&Path>) -> Parts {
    let files = desk_files::load(root).unwrap_or_else(|faults| panic!("{faults:?}"));
    Parts::new(files, &NoCache).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn read_labels(path: &Path, reader: &Reader<'_>) -> Vec<Tried> {
    let rows =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    rows.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .map(|row| tried(&row, reader))
        .collect()
}

fn tried(row: &Value, reader: &Reader<'_>) -> Tried {
    let text = |key: &str| {
        row.get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_string()
    };
    let also = row
        .get("also")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let letter = Letter {
        text: text("text"),
        ..Letter::default()
    };
    let reading = reader.read(&letter);
    let pair = |it: &regards::reading::IntentFound| (it.name.clone(), it.confidence);
    Tried {
        quoted: half(&text("id")) == 1,
        letter: text("kind") == "letter",
        lang: text("lang"),
        text: text("text"),
        intent: text("intent"),
        right: also
            .filter_map(Value::as_str)
            .map(str::to_string)
            .chain([text("intent")])
            .collect(),
        found: reading.intents.iter().map(pair).collect(),
        nearly: reading.nearly.as_ref().map(pair),
    }
}

/// Which half an id falls into: FNV-1a, one bit of it.
fn half(id: &str) -> usize {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    usize::from((mixed ^ (mixed >> 33)) & 1 == 1)
}

/// The time for all intents of one letter: the rules alone, and with the model.
fn time(parts: &Parts, tried: &[Tried]) {
    println!();
    for (name, model) in [("rules", None), ("rules and model", parts.model.as_ref())] {
        let finder =
            Finder::new(&parts.library.intents, model, None).unwrap_or_else(|bad| panic!("{bad}"));
        let mut micros: Vec<f64> = Vec::new();
        for round in 0..5 {
            for it in tried {
                let text = Text::new(&it.text, Lexicon::of(&it.lang));
                let start = Instant::now();
                std::hint::black_box(finder.find(&text, "", &[]));
                if round > 0 {
                    micros.push(start.elapsed().as_nanos() as f64 / 1000.0);
                }
            }
        }
        micros.sort_by(f64::total_cmp);
        let at = |part: usize| {
            let at = micros.len() * part / 100;
            micros.get(at).copied().unwrap_or(0.0)
        };
        println!(
            "all intents of a letter, {name}: median {:.1} us, nine in ten below {:.1} us",
            at(50),
            at(90)
        );
    }
}
