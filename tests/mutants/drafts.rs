//! Good drafts to change: those of the example desks, and letters in every language to the built-in one.

use jiff::Zoned;
use regards::{
    case::Case,
    choose::Overrides,
    customer::{Customer, Item, Order},
    customers::{self, CustomerStore, memory::Memory},
    desk::{Desk, Given, ModelCache, Parts},
    desk_files,
    draft::{Draft, Remark},
    language::Language,
    letter::{Address, Letter},
    mail,
    source::Source,
    yaml,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Trained models, kept beside the build: training is what a run in the debug profile waits for.
pub struct Kept;

impl ModelCache for Kept {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        fs::read(Path::new(env!("CARGO_TARGET_TMPDIR")).join(key)).ok()
    }
    fn put(&self, key: &str, bytes: &[u8]) {
        fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(key), bytes).unwrap();
    }
}

/// What the checks say of a draft.
pub type Judge<'j> = dyn Fn(&Draft) -> Vec<Remark> + 'j;
/// Does something with each draft: its judge, the draft, its name and its language.
pub type Work<'w> = dyn FnMut(&Judge, &Draft, &str, &Language) + 'w;

/// Every good draft there is.
pub fn each(work: &mut Work) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut desks: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    desks.sort();
    for desk in desks {
        of_desk(&desk, work);
    }
    in_every_language(work);
}

/// The queues of the examples, beside `letters/`.
const QUEUES: [&str; 3] = ["letters", "inbox", "weekend.mbox"];

fn of_desk(desk: &Path, work: &mut Work) {
    let Ok(files) = desk_files::load(Some(desk)) else {
        return;
    };
    let Ok(parts) = Parts::new(files, &Kept) else {
        return;
    };
    let store: Box<dyn CustomerStore> = match &parts.files.settings.customers {
        Some(named) => customers::open(named, desk, &desk.join(".regards")).unwrap(),
        None => Box::new(Memory::default()),
    };
    let cases = cases(desk);
    for queue in QUEUES
        .iter()
        .map(|name| desk.join(name))
        .filter(|it| it.exists())
    {
        let mut source =
            mail::open_source(&queue.display().to_string(), &parts.files.settings.imap).unwrap();
        for parcel in source.parcels().unwrap() {
            let Ok(parcel) = parcel else { continue };
            let letter = parcel.letter().unwrap();
            let Some(date) = letter.date.clone() else {
                continue;
            };
            let stem = parcel.place.rsplit('/').next().unwrap_or_default();
            let stem = stem.trim_end_matches(".eml");
            let id = letter.message_id.clone().unwrap_or_default();
            let case = cases.get(stem).or_else(|| cases.get(&id)).cloned();
            let given = Given {
                case: case.unwrap_or_default(),
                ..Given::default()
            };
            let desk = Desk::new(&parts, &*store, date).unwrap();
            letter_to(&desk, &letter, &given, stem, work);
        }
    }
}

fn cases(desk: &Path) -> BTreeMap<String, Case> {
    let path = desk.join("cases.yaml");
    let Ok(text) = fs::read_to_string(&path) else {
        return BTreeMap::new();
    };
    yaml::parse(&Source::new(path.display().to_string(), text)).unwrap_or_default()
}

fn letter_to(desk: &Desk, letter: &Letter, given: &Given, name: &str, work: &mut Work) {
    let opened = desk.open(letter);
    let reply = desk.draft(&opened, given);
    let Some(draft) = reply.draft else {
        return;
    };
    let language = Language::new(reply.record.language.as_deref().unwrap_or("en"));
    work(
        &|draft| desk.recheck(&opened, given, draft).remarks,
        &draft,
        name,
        &language,
    );
}

/// The languages of the built-in desk.
const LANGUAGES: [&str; 6] = ["en", "nb", "da", "sv", "de", "es"];

/// The first example of every intent in every language, as a letter of somebody whose order is late.
fn in_every_language(work: &mut Work) {
    let parts = Parts::new(desk_files::load(None).unwrap(), &Kept).unwrap();
    let store = Memory::new(vec![known()]);
    let now: Zoned = "2026-05-12T10:00:00+01:00[Europe/London]".parse().unwrap();
    let desk = Desk::new(&parts, &store, now.clone()).unwrap();
    for language in LANGUAGES.map(Language::new) {
        for intent in parts.library.intents.values() {
            let Some(said) = intent
                .examples
                .get(language.tag())
                .and_then(|examples| examples.first())
            else {
                continue;
            };
            let letter = from_greta(said, &now);
            let given = Given {
                overrides: Overrides {
                    intent: Some(intent.name.clone()),
                    language: Some(language.clone()),
                    ..Overrides::default()
                },
                ..Given::default()
            };
            let name = format!("{}.{language}", intent.name);
            letter_to(&desk, &letter, &given, &name, work);
        }
    }
}

/// A letter in which Greta Quill says this, and no more.
pub fn from_greta(said: &str, now: &Zoned) -> Letter {
    let from = Address {
        name: Some("Greta Quill".into()),
        address: "greta@post.example".into(),
    };
    let mut letter = Letter::bare(Some(from), "", &format!("{said}\n\nGreta Quill\n"));
    letter.date = Some(now.clone());
    letter
}

fn known() -> Customer {
    let day = |text: &str| Some(text.parse().unwrap());
    Customer {
        id: "k-1".into(),
        name: Some("Greta Quill".into()),
        emails: vec!["greta@post.example".into()],
        since: day("2021-04-30"),
        orders: vec![Order {
            number: "KK-20417".into(),
            date: day("2026-05-01"),
            items: vec![Item {
                name: "Harbour Kite".into(),
                qty: Some(1),
            }],
            total: Some("64.50 GBP".into()),
            shipped: day("2026-05-04"),
            promised: day("2026-05-08"),
            carrier: Some("Dale Post".into()),
            last_scan: Some("2026-05-06 Hull".into()),
            ..Order::default()
        }],
        ..Customer::default()
    }
}
