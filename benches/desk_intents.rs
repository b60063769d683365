//! How well the built-in desk's own intents are found: `cargo bench --bench desk_intents [-- --misses] [--desk DIR] [--labels FILE]`.
//!
//! The labels (`tests/labels/intents.jsonl`) are split by a hash of their ids: faults are looked for in the one half
//! (`--misses` shows them, with the texts), the figures to be quoted are those of the other. `--desk` lays the folder's
//! own `templates/` over the built-in ones, so that examples can be tried without building again; `--labels` takes other
//! rows (`id`, `lang`, `text`, `intent`).
use regards::desk::{ModelCache, Parts};
use regards::desk_files;
use regards::letter::Letter;
use regards::mime;
use regards::read::Reader;
use regards::read::intents::Finder;
use regards::read::lexicon::Lexicon;
use regards::read::text::Text;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

#[path = "desk_intents/composed.rs"]
mod composed;
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
    for (quoted, name) in [(true, "quoted half"), (false, "other half")] {
        for lang in ["en", "nb"] {
            let rows: Vec<&Tried> = tried
                .iter()
                .filter(|it| it.quoted == quoted && it.lang == lang)
                .collect();
            figures(&format!("{name}, {lang}"), &rows);
        }
    }
    by_intent(&tried);
    if misses {
        show_misses(&tried);
    }
    composed::letters(&tried, &reader, misses);
    letters(home);
    time(&parts, &tried);
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

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn figures(name: &str, rows: &[&Tried]) {
    let (ours, none): (Vec<&&Tried>, Vec<&&Tried>) =
        rows.iter().partition(|it| it.intent != "none");
    let count = |of: &[&&Tried], test: fn(&Tried) -> bool| of.iter().filter(|it| test(it)).count();
    let extra: usize = ours.iter().map(|it| it.extra()).sum();
    let met = count(&ours, Tried::holds);
    let found: usize = rows.iter().map(|it| it.found.len()).sum();
    let wrong: usize = rows.iter().map(|it| it.extra()).sum();
    println!(
        "{name:<16} leading {:5.1} %  any found {:5.1} %  nothing found {:4.1} %  wrong extras a letter {:.2} (n {})   none refused {:5.1} % (n {})   all {:5.1} %   sets: precision {:5.1} %, recall {:5.1} %",
        share(count(&ours, Tried::leads), ours.len()),
        share(met, ours.len()),
        share(count(&ours, |it| it.found.is_empty()), ours.len()),
        extra as f64 / ours.len().max(1) as f64,
        ours.len(),
        share(count(&none, Tried::leads), none.len()),
        none.len(),
        share(rows.iter().filter(|it| it.leads()).count(), rows.len()),
        share(found - wrong, found),
        share(met, ours.len()),
    );
}

/// Recall of each intent in each half (both languages), and what it was taken for in the half that is looked at.
fn by_intent(tried: &[Tried]) {
    println!(
        "\n{:<22} {:>8} {:>8}  taken for (other half)",
        "intent", "quoted", "other"
    );
    let names: BTreeSet<&str> = tried.iter().map(|it| it.intent.as_str()).collect();
    for name in names {
        let of = |quoted: bool| {
            let rows: Vec<&Tried> = tried
                .iter()
                .filter(|it| it.intent == name && it.quoted == quoted)
                .collect();
            format!(
                "{}/{}",
                rows.iter().filter(|it| it.leads()).count(),
                rows.len()
            )
        };
        let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
        for it in tried
            .iter()
            .filter(|it| !it.quoted && it.intent == name && !it.leads())
        {
            *taken
                .entry(it.found.first().map_or("none", |(name, _)| name))
                .or_default() += 1;
        }
        let taken: Vec<String> = taken
            .iter()
            .map(|(name, n)| format!("{name} {n}"))
            .collect();
        println!(
            "{name:<22} {:>8} {:>8}  {}",
            of(true),
            of(false),
            taken.join(", ")
        );
    }
}

fn show_misses(tried: &[Tried]) {
    println!("\nOf the half that is looked at: a wrong lead, or a wrong extra");
    for it in tried
        .iter()
        .filter(|it| !it.quoted && (!it.leads() || it.extra() > 0))
    {
        let list = |all: &[(String, f32)]| {
            all.iter()
                .map(|(name, p)| format!("{name} {p:.2}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mark = if !it.leads() { "WRONG" } else { "extra" };
        let nearly = it
            .nearly
            .as_ref()
            .map(|near| list(std::slice::from_ref(near)))
            .unwrap_or_default();
        println!(
            "{mark} {} {:?}: [{}] nearly {nearly}\n      {}",
            it.lang,
            it.right,
            list(&it.found),
            it.text
        );
    }
}

/// The letters of the example desks: what each wants, all of it, and what may be found besides.
const LETTERS: &[(&str, &[&str], &[&str])] = &[
    (
        "shop/letters/01-dana-late",
        &["order-late", "address-change", "product-question"],
        &["order-status"],
    ),
    ("shop/letters/02-peter-late", &["order-late"], &[]),
    (
        "shop/letters/03-solveig-oppsigelse",
        &["cancellation", "refund", "stop-marketing"],
        &[],
    ),
    (
        "shop/letters/04-harriet-two-hundred",
        &["warranty"],
        &["complaint-staff", "item-damaged", "repair"],
    ),
    (
        "shop/letters/05-edith-ames",
        &["account-of-deceased"],
        &["repair", "stop-marketing", "lost-property"],
    ),
    (
        "shop/letters/06-gunhild-tredje-gang",
        &["repair"],
        &["item-damaged", "warranty"],
    ),
    (
        "shop/letters/07-cormac-for-ida",
        &["praise"],
        &["fan-letter"],
    ),
    ("shop/letters/08-halloran-access", &["privacy-request"], &[]),
    ("shop/letters/09-bjorg-og-aage", &["product-question"], &[]),
    (
        "shop/letters/10-html-wrong-colour",
        &["wrong-item"],
        &["return-item"],
    ),
    (
        "shop/letters/11-pike-congratulations",
        &["item-missing"],
        &["item-damaged", "complaint-staff"],
    ),
    (
        "fan-club/letters/agnes-the-ironing",
        &["fan-letter"],
        &["praise"],
    ),
    ("fan-club/letters/ingrid-takk", &["fan-letter"], &["praise"]),
    ("fan-club/letters/live-og-snoen", &["fan-question"], &[]),
    (
        "fan-club/letters/neil-abroad",
        &["cancellation"],
        &["fan-letter", "praise"],
    ),
    (
        "fan-club/letters/otis-and-the-rule",
        &["fan-question", "visit"],
        &["fan-letter", "suggestion"],
    ),
    (
        "fan-club/letters/rita-chairs",
        &["event-booking"],
        &["visit"],
    ),
    (
        "fan-club/letters/sam-who-is-thunder",
        &["fan-question"],
        &[],
    ),
];

fn letters(home: &Path) {
    println!("\nLetters of the example desks");
    let (mut met, mut wanted, mut wrong) = (0, 0, 0);
    for desk in ["shop", "fan-club"] {
        let parts = parts(Some(&home.join("examples").join(desk)));
        let reader = parts.reader().unwrap_or_else(|faults| panic!("{faults:?}"));
        for (name, wants, may) in LETTERS.iter().filter(|(name, ..)| name.starts_with(desk)) {
            let path = home.join("examples").join(format!("{name}.eml"));
            let bytes =
                std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let reading = reader.read(&mime::parse::parse(&bytes));
            let found: Vec<&str> = reading.intents.iter().map(|it| it.name.as_str()).collect();
            let missed: Vec<&&str> = wants.iter().filter(|it| !found.contains(it)).collect();
            let strange: Vec<&&str> = found
                .iter()
                .filter(|it| !wants.contains(it) && !may.contains(it))
                .collect();
            met += wants.len() - missed.len();
            wanted += wants.len();
            wrong += strange.len();
            println!(
                "{name:<38} {found:?}{}{}",
                told(" MISSED ", &missed),
                told(" WRONG ", &strange)
            );
        }
    }
    println!("{met} of {wanted} wishes found, {wrong} wrong ones");
}

fn told(what: &str, names: &[&&str]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("{what}{names:?}")
    }
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
