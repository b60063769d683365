//! Prints every figure of `docs/understanding.md` that the labels in `tests/labels` and the sets under `REGARDS_DATA` give.
//!
//! `cargo bench --bench reading -- [SECTION…] [--misses]`. Each set is split by a hash of its ids: faults are looked for in
//! the one half (`--misses` shows them), the figure to be quoted is that of the other.
use regards::customer::{By, Contact, Customer, Known, MatchedBy, Order};
use regards::language::Language;
use regards::letter::{Address, Letter};
use regards::read::{Reader, names};
use regards::reading::Place;
use regards::settings::Settings;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Right and wrong in the half that is looked at, and in the half that is quoted.
#[derive(Default, Clone, Copy)]
struct Tally {
    found: [u32; 2],
    expected: [u32; 2],
    right: [u32; 2],
    met: [u32; 2],
}

impl Tally {
    fn one(&mut self, half: usize, right: bool) {
        self.add(half, (1, 1), u32::from(right));
    }

    fn add(&mut self, half: usize, (found, expected): (u32, u32), right: u32) {
        self.found[half] += found;
        self.expected[half] += expected;
        self.right[half] += right;
        self.met[half] += right;
    }

    fn line(&self, name: &str) {
        let share = |a: u32, b: u32| {
            if b == 0 {
                1.0
            } else {
                f64::from(a) / f64::from(b)
            }
        };
        print!("{name:<34}");
        for (half, label) in [(1, "quoted half"), (0, "other half")] {
            let (p, r) = (
                share(self.right[half], self.found[half]),
                share(self.met[half], self.expected[half]),
            );
            let f = if p + r > 0.0 {
                2.0 * p * r / (p + r)
            } else {
                0.0
            };
            print!(
                "  {label}: p {p:.3} r {r:.3} f1 {f:.3} (n {})",
                self.expected[half]
            );
        }
        println!();
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

fn rows(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| {
        println!("SKIPPED: {}: {error}", path.display());
        String::new()
    });
    text.lines()
        .filter(|line| !line.is_empty())
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn text<'v>(row: &'v Value, key: &str) -> &'v str {
    row.get(key).and_then(Value::as_str).unwrap_or("")
}

fn id(row: &Value) -> String {
    row.get("id").map_or(String::new(), |id| {
        id.as_str().map_or_else(|| id.to_string(), str::to_string)
    })
}

fn strings(row: &Value, key: &str) -> Vec<String> {
    row.get(key)
        .and_then(Value::as_array)
        .map_or(Vec::new(), |list| {
            list.iter()
                .filter_map(Value::as_str)
                .map(str::to_string)
                .collect()
        })
}

struct Bench {
    labels: PathBuf,
    data: Option<PathBuf>,
    misses: bool,
    settings: Settings,
}

impl Bench {
    fn miss(&self, half: usize, line: impl FnOnce() -> String) {
        if self.misses && half == 0 {
            println!("  - {}", line());
        }
    }

    fn reader<'b>(&'b self, intents: &'b BTreeMap<String, regards::intent::Intent>) -> Reader<'b> {
        Reader::new(&self.settings, intents, None).unwrap_or_else(|error| panic!("{error}"))
    }

    fn set(&self, name: &str) -> Option<PathBuf> {
        let path = self.data.as_ref().map(|data| data.join(name));
        if path.as_ref().is_none_or(|path| !path.exists()) {
            println!("SKIPPED: REGARDS_DATA names no folder with `{name}`");
            return None;
        }
        path
    }
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let wanted: Vec<&str> = args
        .iter()
        .map(String::as_str)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bench = Bench {
        labels: root.join("tests/labels"),
        data: std::env::var_os("REGARDS_DATA").map(PathBuf::from),
        misses: args.iter().any(|arg| arg == "--misses"),
        settings: Settings::default(),
    };
    type Section = (&'static str, fn(&Bench));
    let sections: &[Section] = &[
        ("situations", situations),
        ("danger", danger),
        ("names", display_names),
        ("letters1880", letters_1880),
        ("facts", facts),
        ("bitext", bitext),
        ("questions", questions),
        ("emotion", emotion),
        ("machine", machine),
        ("speed", speed),
    ];
    for (name, section) in sections {
        if wanted.is_empty() || wanted.contains(name) {
            println!("## {name}");
            section(&bench);
        }
    }
}

fn letter_of(row: &Value) -> Letter {
    let from = Address {
        name: Some(text(row, "from").to_string()).filter(|name| !name.is_empty()),
        address: "someone@post.example".to_string(),
    };
    let mut letter = Letter::bare(Some(from), text(row, "subject"), text(row, "text"));
    letter.date = noon(text(row, "date"));
    letter
}

fn noon(date: &str) -> Option<jiff::Zoned> {
    let date: jiff::civil::Date = date.parse().ok()?;
    date.at(9, 0, 0, 0).in_tz("Europe/London").ok()
}

fn known(row: &Value) -> Known {
    let Some(profile) = row.get("profile").filter(|profile| !profile.is_null()) else {
        return Known::default();
    };
    let count = profile.get("orders").and_then(Value::as_u64).unwrap_or(0);
    let contact = |item: &Value| Contact {
        date: text(item, "date").parse().ok(),
        by: if text(item, "by") == "us" {
            By::Us
        } else {
            By::Customer
        },
        about: Some(text(item, "about").to_string()),
        outcome: Some(text(item, "outcome").to_string()).filter(|outcome| !outcome.is_empty()),
        answered: item.get("answered").and_then(Value::as_bool),
        ..Contact::default()
    };
    let history = profile
        .get("history")
        .and_then(Value::as_array)
        .map_or(Vec::new(), |list| list.iter().map(contact).collect());
    let since = text(profile, "since");
    let since = since
        .parse()
        .ok()
        .or_else(|| format!("{since}-01-01").parse().ok())
        .or_else(|| format!("{since}-01").parse().ok());
    Known {
        profile: Customer {
            id: "k".to_string(),
            since,
            tier: Some(text(profile, "tier").to_string()).filter(|tier| !tier.is_empty()),
            orders: (0..count)
                .map(|n| Order {
                    number: format!("{n}"),
                    ..Order::default()
                })
                .collect(),
            history,
            ..Customer::default()
        },
        matched_by: Some(MatchedBy::Address),
        ..Known::default()
    }
}

fn situations(bench: &Bench) {
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let mut all = Tally::default();
    let mut by_language: BTreeMap<String, Tally> = BTreeMap::new();
    let mut cheer_for_wronged = 0;
    for row in rows(&bench.labels.join("situations.jsonl")) {
        let id = id(&row);
        let letter = letter_of(&row);
        let customer = known(&row);
        let reading = reader.read(&letter);
        let now = letter.date.clone().unwrap_or_default();
        let reading = reader.judge(reading, &letter, &customer, &now);
        let found = reading
            .situation
            .map_or("none", |situation| situation.name());
        let want = text(&row, "situation");
        let right = found == want || strings(&row, "also").iter().any(|also| also == found);
        let half = half(&id);
        all.one(half, right);
        by_language
            .entry(text(&row, "lang").to_string())
            .or_default()
            .one(half, right);
        let sour = [
            "wronged",
            "betrayed-loyal",
            "disappointed",
            "revenge-threat",
            "repeat-unanswered",
            "leaving",
            "grieving",
        ]
        .contains(&want);
        cheer_for_wronged += u32::from(sour && ["delighted-fan", "thankful"].contains(&found));
        if !right {
            bench.miss(half, || {
                format!(
                    "{id}: want {want}, found {found} {:?}\n      {}",
                    evidence(&reading),
                    text(&row, "text").replace('\n', " / ")
                )
            });
        }
    }
    all.line("situation, right");
    for (language, tally) in &by_language {
        tally.line(&format!("situation, {language}"));
    }
    println!("glad for somebody who is not: {cheer_for_wronged} (both halves)");
}

fn evidence(reading: &regards::reading::Reading) -> Vec<&str> {
    reading
        .situation_evidence
        .iter()
        .map(|evidence| evidence.text.as_str())
        .collect()
}

fn danger(bench: &Bench) {
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let mut by: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows(&bench.labels.join("danger.jsonl")) {
        let id = id(&row);
        let letter = Letter::bare(None, "", text(&row, "text"));
        let reading = reader.read(&letter);
        let want = row.get("danger").and_then(Value::as_bool).unwrap_or(false);
        let found = reading.danger.is_some();
        let half = half(&id);
        for name in [
            "danger".to_string(),
            format!("danger, {}", text(&row, "lang")),
        ] {
            by.entry(name).or_default().add(
                half,
                (u32::from(found), u32::from(want)),
                u32::from(found && want),
            );
        }
        if want {
            by.entry(format!("  {} (recall)", text(&row, "kind")))
                .or_default()
                .add(half, (u32::from(found), 1), u32::from(found));
        }
        if want != found {
            bench.miss(half, || {
                format!(
                    "{id}: want {want} {}, found {:?}\n      {}",
                    text(&row, "kind"),
                    reading.danger,
                    text(&row, "text").replace('\n', " / ")
                )
            });
        }
    }
    for (name, tally) in &by {
        tally.line(name);
    }
}

fn display_names(bench: &Bench) {
    let (mut whole, mut first) = (Tally::default(), Tally::default());
    for row in rows(&bench.labels.join("names.jsonl")) {
        let id = id(&row);
        let display = text(&row, "display");
        let (name, given) = match names::read(display) {
            names::Named::Person(name) => (Some(name.full), name.first),
            names::Named::Firm(_) | names::Named::Nobody => (None, None),
        };
        let agrees = |found: &Option<String>, key: &str| {
            found.as_deref() == row.get(key).and_then(Value::as_str)
                || row
                    .get(format!("{key}_also"))
                    .and_then(Value::as_array)
                    .is_some_and(|also| also.iter().any(|also| also.as_str() == found.as_deref()))
        };
        let half = half(&id);
        let (a, b) = (agrees(&name, "name"), agrees(&given, "first"));
        whole.one(half, a);
        first.one(half, b);
        if !a || !b {
            bench.miss(half, || {
                format!(
                    "{display:?}: want {} / {}, found {name:?} / {given:?}",
                    row["name"], row["first"]
                )
            });
        }
    }
    whole.line("display name, whole");
    first.line("display name, first");
}

fn letters_1880(bench: &Bench) {
    let Some(set) = bench.set("letters-1880") else {
        return;
    };
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let labels = rows(&bench.labels.join("letters1880.jsonl"));
    let (mut name, mut age) = (Tally::default(), Tally::default());
    for row in rows(&set.join("letters.jsonl")) {
        let id = id(&row);
        let Some(label) = labels.iter().find(|label| text(label, "id") == id) else {
            continue;
        };
        let letter = Letter::bare(
            None,
            "",
            &format!("{}\n\n{}\n", text(&row, "body"), text(&row, "signature")),
        );
        let writer = reader.read(&letter).writer;
        let half = half(&id);
        let right = writer
            .name
            .as_deref()
            .map(|name| name.trim_end_matches('.').to_string())
            == label["name"]
                .as_str()
                .map(|name| name.trim_end_matches('.').to_string());
        name.one(half, right);
        let stated = label["age"].as_u64();
        let found = writer.age.map(u64::from);
        let right_age = found == stated
            || label["age_also"].as_array().is_some_and(|also| {
                found.is_some() && also.iter().any(|also| also.as_u64() == found)
            });
        age.add(
            half,
            (u32::from(found.is_some()), u32::from(stated.is_some())),
            u32::from(right_age && found.is_some()),
        );
        if !right || !right_age {
            bench.miss(half, || {
                format!(
                    "{id}: want {} {:?}, found {:?} {found:?} ({}) signature {:?}",
                    label["name"],
                    stated,
                    writer.name,
                    writer.evidence,
                    text(&row, "signature")
                )
            });
        }
    }
    name.line("writer's name");
    age.line("writer's age, where stated");
}

fn facts(bench: &Bench) {
    let desk = std::fs::read_to_string(bench.labels.join("facts.desk.yaml")).unwrap_or_default();
    let settings: Settings = serde_yaml::from_str(&desk).unwrap_or_else(|error| {
        println!("SKIPPED: facts.desk.yaml: {error}");
        Settings::default()
    });
    for language in ["en", "nb"] {
        let mut settings = settings.clone();
        settings.language = Some(Language::new(language));
        let intents = BTreeMap::new();
        let Ok(reader) = Reader::new(&settings, &intents, None) else {
            continue;
        };
        let mut all = Tally::default();
        let mut by: BTreeMap<String, Tally> = BTreeMap::new();
        for row in rows(&bench.labels.join(format!("facts.{language}.jsonl"))) {
            facts_of(bench, &reader, &row, &mut all, &mut by);
        }
        all.line(&format!("facts, {language}"));
        for (kind, tally) in &by {
            tally.line(&format!("  {kind}"));
        }
    }
}

fn facts_of(
    bench: &Bench,
    reader: &Reader,
    row: &Value,
    all: &mut Tally,
    by: &mut BTreeMap<String, Tally>,
) {
    let mut letter = Letter::bare(None, "", text(row, "text"));
    letter.date = noon(text(row, "date"));
    let reading = reader.read(&letter);
    let half = half(&id(row));
    let labels = row["facts"].as_array().cloned().unwrap_or_default();
    let mut met = vec![false; labels.len()];
    // The signature of a one-line letter is part of its text here.
    for fact in reading
        .facts
        .iter()
        .filter(|fact| fact.place == Place::NewText)
    {
        let kind = serde_json::to_value(fact.kind)
            .ok()
            .and_then(|kind| kind.as_str().map(str::to_string))
            .unwrap_or_default();
        let fits = |label: &Value| {
            let (start, end) = (
                label["start"].as_u64().unwrap_or(0) as usize,
                label["end"].as_u64().unwrap_or(0) as usize,
            );
            let overlaps = fact.start < end && start < fact.end;
            let same = text(label, "kind") == kind && text(label, "value") == fact.value;
            let also = label["also"].as_array().is_some_and(|also| {
                also.iter().any(|other| {
                    other.as_str() == Some(fact.value.as_str()) && text(label, "kind") == kind
                        || text(other, "value") == fact.value
                            && (text(other, "kind") == kind
                                || text(other, "kind").is_empty() && text(label, "kind") == kind)
                })
            });
            overlaps && (same || also)
        };
        let hit = labels
            .iter()
            .enumerate()
            .position(|(at, label)| !met[at] && fits(label));
        let optional = hit.is_some_and(|at| labels[at]["optional"].as_bool() == Some(true));
        if let Some(at) = hit {
            met[at] = true;
        }
        if !optional {
            let count = u32::from(hit.is_some());
            all.add(half, (1, 0), count);
            by.entry(kind.clone()).or_default().add(half, (1, 0), count);
        }
        if hit.is_none() {
            bench.miss(half, || {
                format!(
                    "{}: extra {kind} {:?} in {:?}",
                    id(row),
                    fact.value,
                    text(row, "text")
                )
            });
        }
    }
    for (at, label) in labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label["optional"].as_bool() != Some(true))
    {
        all.add(half, (0, 1), 0);
        by.entry(text(label, "kind").to_string())
            .or_default()
            .add(half, (0, 1), 0);
        if !met[at] {
            bench.miss(half, || {
                format!(
                    "{}: missed {} {:?} also {} in {:?}",
                    id(row),
                    text(label, "kind"),
                    text(label, "value"),
                    label["also"],
                    text(row, "text")
                )
            });
        }
    }
}

/// The entities of the bitext set: `train` is the half that is looked at, `dev` the one to be quoted. Its account types are
/// the products of a firm that sells accounts; cities and countries are no facts of ours and count as missed in the last line.
fn bitext(bench: &Bench) {
    let Some(set) = bench.set("bitext") else {
        return;
    };
    let names = [
        "Freemium", "Pro", "Platinum", "Premium", "Gold", "free", "Standard",
    ];
    let products: Vec<String> = names
        .iter()
        .map(|name| format!("{{name: {name}}}"))
        .collect();
    let yaml = format!("language: en\nproducts: [{}]\n", products.join(", "));
    let Ok(settings) = serde_yaml::from_str::<Settings>(&yaml) else {
        println!("SKIPPED: bitext: the settings do not read");
        return;
    };
    let intents = BTreeMap::new();
    let Ok(reader) = Reader::new(&settings, &intents, None) else {
        return;
    };
    let mut by: BTreeMap<String, Tally> = BTreeMap::new();
    for (half, file) in [(0, "train.csv.gz"), (1, "dev.csv.gz")] {
        for row in table(&set.join(file)) {
            entity(bench, &reader, &row, half, &mut by);
        }
    }
    for (name, tally) in &by {
        tally.line(name);
    }
}

fn entity(
    bench: &Bench,
    reader: &Reader,
    row: &Value,
    half: usize,
    by: &mut BTreeMap<String, Tally>,
) {
    use regards::reading::FactKind;
    let said = text(row, "utterance");
    let reading = reader.read(&Letter::bare(None, "", said));
    let kind = match text(row, "entity_type") {
        "order_id" => Some(FactKind::OrderNumber),
        "invoice_id" => Some(FactKind::InvoiceNumber),
        "refund_amount" => Some(FactKind::Money),
        "person_name" => Some(FactKind::Person),
        "account_type" => Some(FactKind::Product),
        _ => None,
    };
    let place = !text(row, "entity_type").is_empty() && kind.is_none();
    let value = text(row, "entity_value").to_lowercase();
    let (mut found, mut right) = (0, 0);
    for fact in &reading.facts {
        let counted = matches!(
            fact.kind,
            FactKind::OrderNumber
                | FactKind::InvoiceNumber
                | FactKind::Money
                | FactKind::Person
                | FactKind::Product
        );
        if !counted || fact.place != Place::NewText {
            continue;
        }
        let same = fact.value.to_lowercase() == value
            || fact.kind == FactKind::Money && fact.value.starts_with(&format!("{value}.00 "));
        let hit = Some(fact.kind) == kind && same && right == 0;
        found += 1;
        right += u32::from(hit);
        if !hit {
            bench.miss(half, || {
                format!("extra {:?} {:?} in {said:?}", fact.kind, fact.value)
            });
        }
    }
    if kind.is_some() && right == 0 {
        bench.miss(half, || {
            format!("missed {} {value:?} in {said:?}", text(row, "entity_type"))
        });
    }
    let wanted = u32::from(kind.is_some());
    by.entry("entities of our kinds".to_string())
        .or_default()
        .add(half, (found, wanted), right);
    by.entry("with cities and countries".to_string())
        .or_default()
        .add(half, (found, wanted + u32::from(place)), right);
    by.entry(format!("  {}", text(row, "entity_type")))
        .or_default()
        .add(half, (found, wanted), right);
}

/// The rows of a packed CSV table, by the names of its columns.
fn table(path: &Path) -> Vec<Value> {
    let Ok(file) = std::fs::File::open(path) else {
        return Vec::new();
    };
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    reader
        .deserialize::<BTreeMap<String, String>>()
        .flatten()
        .filter_map(|row| serde_json::to_value(row).ok())
        .collect()
}

fn questions(bench: &Bench) {
    let Some(data) = bench.data.clone() else {
        return;
    };
    let texts = texts_of(&data);
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let mut by: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows(&bench.labels.join("questions.jsonl")) {
        let key = format!("{}/{}/{}", text(&row, "set"), id(&row), row["turn"]);
        let Some(body) = texts(&row) else {
            println!("SKIPPED: {key}");
            continue;
        };
        let reading = reader.read(&Letter::bare(None, "", &body));
        let half = half(&key);
        let labels = row["questions"].as_array().cloned().unwrap_or_default();
        let spans: Vec<(usize, usize)> = labels
            .iter()
            .map(|label| {
                (
                    label["start"].as_u64().unwrap_or(0) as usize,
                    label["end"].as_u64().unwrap_or(0) as usize,
                )
            })
            .collect();
        let mut met = vec![false; labels.len()];
        let mut from = 0;
        let (mut found, mut right) = (0, 0);
        for question in &reading.questions {
            // Spans point into the new text; the labels into the whole one.
            let Some(start) = body
                .get(from..)
                .and_then(|rest| rest.find(&question.text))
                .map(|at| at + from)
                .or_else(|| body.find(&question.text))
            else {
                continue;
            };
            from = start;
            let end = start + question.text.len();
            let fits = |(a, b): (usize, usize)| {
                let shared = end.min(b).saturating_sub(start.max(a));
                shared * 2 >= (end - start).min(b - a) && shared > 0
            };
            let hit = (0..spans.len()).find(|at| !met[*at] && fits(spans[*at]));
            let optional = hit.is_some_and(|at| labels[at]["optional"].as_bool() == Some(true));
            if let Some(at) = hit {
                met[at] = true;
            }
            if !optional {
                found += 1;
                right += u32::from(hit.is_some());
            }
            if hit.is_none() {
                bench.miss(half, || format!("{key}: extra {:?}", question.text));
            }
        }
        let expected = labels
            .iter()
            .filter(|label| label["optional"].as_bool() != Some(true))
            .count() as u32;
        for (at, (a, b)) in spans
            .iter()
            .enumerate()
            .filter(|(at, _)| !met[*at] && labels[*at]["optional"].as_bool() != Some(true))
        {
            let _ = at;
            bench.miss(half, || {
                format!("{key}: missed {:?}", body.get(*a..*b).unwrap_or(""))
            });
        }
        for name in ["questions".to_string(), format!("  {}", text(&row, "set"))] {
            by.entry(name)
                .or_default()
                .add(half, (found, expected), right);
        }
    }
    for (name, tally) in &by {
        tally.line(name);
    }
}

/// The texts that the questions are labelled on, out of their sets.
fn texts_of(data: &Path) -> impl Fn(&Value) -> Option<String> {
    let letters = rows(&data.join("letters-1880/letters.jsonl"));
    let complaints = packed(&data.join("cfpb/complaints.jsonl.gz"));
    let talks = packed(&data.join("twitter-support/conversations.jsonl.gz"));
    let enron = data.join("enron");
    move |row| {
        let same = |other: &&Value| id(other) == id(row);
        match text(row, "set") {
            "letters-1880" => letters
                .iter()
                .find(same)
                .map(|row| text(row, "body").to_string()),
            "cfpb" => complaints
                .iter()
                .find(same)
                .map(|row| text(row, "text").to_string()),
            "twitter-support" => {
                let talk = talks
                    .iter()
                    .find(|talk| text(talk, "conversation") == id(row));
                let turns = talk?.get("turns")?.as_array()?;
                let turn = turns.get(row["turn"].as_u64()? as usize)?;
                Some(
                    turn.as_str()
                        .map_or_else(|| text(turn, "text").to_string(), str::to_string),
                )
            }
            _ => {
                let bytes = std::fs::read(enron.join(id(row))).ok()?;
                let mail = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
                mail.split_once("\n\n").map(|(_, body)| body.to_string())
            }
        }
    }
}

/// The development part of GoEmotions: several labels a text, as its publishers score it; nothing was tuned on it.
fn emotion(bench: &Bench) {
    let Some(set) = bench.set("goemotions") else {
        return;
    };
    let mapping: Value = std::fs::read_to_string(set.join("ekman_mapping.json"))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let mut counts = [[0_u32; 3]; 7];
    for row in packed(&set.join("dev.jsonl.gz")) {
        let scores =
            regards::read::emotion::scores(&text(&row, "text").to_lowercase().replace('’', "'"));
        let best = (0..7)
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
            .unwrap_or(6);
        let labels = strings(&row, "emotions");
        for (class, name) in [
            "anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral",
        ]
        .iter()
        .enumerate()
        {
            let wanted = labels.iter().any(|label| {
                label == name
                    || mapping[*name]
                        .as_array()
                        .is_some_and(|list| list.iter().any(|item| item == label))
            });
            let found =
                scores[class] > 0.0 || class == best && scores.iter().all(|score| *score <= 0.0);
            counts[class][0] += u32::from(found);
            counts[class][1] += u32::from(wanted);
            counts[class][2] += u32::from(found && wanted);
        }
    }
    let mut sum = 0.0;
    for (class, name) in [
        "anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral",
    ]
    .iter()
    .enumerate()
    {
        let [found, wanted, right] = counts[class].map(f64::from);
        let f1 = 2.0 * right / (found + wanted).max(1.0);
        sum += f1;
        println!(
            "{name:<10} p {:.3} r {:.3} f1 {f1:.3} (n {wanted})",
            right / found.max(1.0),
            right / wanted.max(1.0)
        );
    }
    println!("macro F1 {:.3}", sum / 7.0);
}

/// The rows of a packed set.
fn packed(path: &Path) -> Vec<Value> {
    use std::io::Read;
    let mut text = String::new();
    if let Ok(file) = std::fs::File::open(path) {
        let _ = flate2::read::GzDecoder::new(file).read_to_string(&mut text);
    }
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// Machine, list and spam mail: all of `bounces`, and the labelled mails of `lists`, `enron` and `spamassassin`.
fn machine(bench: &Bench) {
    let Some(data) = bench.data.clone() else {
        return;
    };
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let kind = |path: &Path| {
        let letter = regards::mime::parse::parse(&std::fs::read(path).ok()?);
        Some(
            reader
                .read(&letter)
                .automatic
                .map(|found| format!("{}: {}", found.kind, found.reason)),
        )
    };
    let (mut passed, mut all) = (0, 0);
    for path in files(&data.join("bounces")) {
        let name = path.display().to_string();
        if !name.ends_with(".eml") || name.contains("not") && name.contains("rfc3834") {
            continue;
        }
        // Files of `not/` are letters that only look like bounces; empty files are no mail.
        if name.contains("/not/") || std::fs::metadata(&path).is_ok_and(|file| file.len() == 0) {
            continue;
        }
        let Some(found) = kind(&path) else { continue };
        all += 1;
        passed += u32::from(found.is_some());
        if found.is_none() {
            bench.miss(usize::from(half(&name) == 1), || name.clone());
        }
    }
    println!("bounces passed over: {passed} of {all}");
    let mut tally = Tally::default();
    let (mut spam, mut caught, mut people, mut lost) = (0, 0, 0, 0);
    for row in rows(&bench.labels.join("mailkind.jsonl")) {
        let path = data.join(text(&row, "set")).join(text(&row, "file"));
        let Some(found) = kind(&path) else { continue };
        let label = text(&row, "kind");
        let also = strings(&row, "also");
        let half = half(text(&row, "file"));
        let is_spam = found
            .as_deref()
            .is_some_and(|kind| kind.starts_with("spam"));
        if label == "spam" {
            spam += 1;
            caught += u32::from(found.is_some());
            continue;
        }
        people += u32::from(label == "person");
        lost += u32::from(label == "person" && is_spam);
        if label == "either" {
            continue;
        }
        let wanted = label != "person";
        let soft = also.iter().any(|also| also == "person" || also == "either")
            || !wanted && !also.is_empty();
        if soft {
            continue;
        }
        tally.add(
            half,
            (u32::from(found.is_some()), u32::from(wanted)),
            u32::from(found.is_some() && wanted),
        );
        if found.is_some() != wanted {
            bench.miss(half, || {
                format!(
                    "{} {}: {label}, found {found:?}",
                    text(&row, "set"),
                    text(&row, "file")
                )
            });
        }
    }
    tally.line("list and machine mail");
    println!("spam passed over: {caught} of {spam}; people taken for spam: {lost} of {people}");
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path))
        } else {
            found.push(path)
        }
    }
    found.sort();
    found
}

fn speed(bench: &Bench) {
    let intents = BTreeMap::new();
    let cold = std::time::Instant::now();
    let reader = bench.reader(&intents);
    let rows = rows(&bench.labels.join("situations.jsonl"));
    let letters: Vec<Letter> = rows.iter().map(letter_of).collect();
    let first = letters.first().map(|letter| reader.read(letter));
    println!(
        "first letter, everything made: {} µs ({} facts)",
        cold.elapsed().as_micros(),
        first.map_or(0, |reading| reading.facts.len())
    );
    for letter in &letters {
        std::hint::black_box(reader.read(letter));
    }
    let mut times: Vec<u128> = letters
        .iter()
        .cycle()
        .take(10_000)
        .map(|letter| {
            let start = std::time::Instant::now();
            std::hint::black_box(reader.read(letter));
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    let bytes: usize = letters
        .iter()
        .map(|letter| letter.text.len())
        .sum::<usize>()
        / letters.len().max(1);
    println!(
        "a letter of {bytes} bytes on average: median {:.1} µs, 99th percentile {:.1} µs",
        times[5000] as f64 / 1000.0,
        times[9900] as f64 / 1000.0
    );
}
