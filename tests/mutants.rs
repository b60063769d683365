//! Invented facts by mutation: good drafts of the example desks with one digit, day, name, amount or deed changed.
//!
//! The bench `mutations` prints the figures of a full run; a share of it runs as a test.

use regards::{
    case::Case,
    check::claims::{Value, claims},
    customers::{self, CustomerStore},
    desk::{Desk, Given, ModelCache, Parts},
    desk_files,
    diagnostic::Severity,
    draft::{Draft, Remark},
    language::Language,
    mime::parse::parse,
    source::{Source, Span},
    yaml,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The kinds of changes.
#[allow(dead_code, reason = "the bench prints them in this order")]
pub const KINDS: [&str; 5] = ["digit", "day", "name", "amount", "deed"];
/// Checks that must speak up when a detail was changed.
const WATCH: [&str; 8] = [
    "invented-fact",
    "unproved-deed",
    "absolute-promise",
    "foreign-details",
    "weekday",
    "sum",
    "hearsay",
    "wrong-name",
];

/// What a run came to.
#[derive(Debug, Default)]
pub struct Tally {
    /// Drafts that were checked as they are.
    pub drafts: usize,
    /// Those with an alarm all the same.
    pub alarms: Vec<String>,
    /// By kind: changed, caught.
    pub kinds: BTreeMap<&'static str, (usize, usize)>,
    /// Changes that nobody noticed.
    pub missed: Vec<String>,
}

impl Tally {
    /// Changes of all kinds, and those caught.
    pub fn all(&self) -> (usize, usize) {
        self.kinds
            .values()
            .fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1))
    }
}

/// Numbers that look random and are the same in every run (splitmix64, Steele and others 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most.max(1) as u64) as usize
    }
}

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

/// Changes every detail of every draft of the example desks `times` times. `reviewed` strips the sources off first, as
/// if somebody else had written the draft.
pub fn run(times: usize, seed: u64, reviewed: bool) -> Tally {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut tally = Tally::default();
    let mut dice = Dice(seed);
    let mut desks: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    desks.sort();
    for desk in desks {
        let Ok(files) = desk_files::load(Some(&desk)) else {
            continue;
        };
        let Ok(parts) = Parts::new(files, &Kept) else {
            continue;
        };
        let store: Box<dyn CustomerStore> = match &parts.files.settings.customers {
            Some(named) => customers::open(named, &desk, &desk.join(".regards")).unwrap(),
            None => Box::new(customers::memory::Memory::default()),
        };
        let cases = cases(&desk);
        let mut letters: Vec<PathBuf> = fs::read_dir(desk.join("letters"))
            .map(|it| it.map(|it| it.unwrap().path()).collect())
            .unwrap_or_default();
        letters.sort();
        for path in letters {
            letter(&parts, &*store, &cases, &path, &mut |judge, draft, name| {
                mutate(judge, draft, name, times, &mut dice, &mut tally, reviewed);
            });
        }
    }
    tally
}

fn cases(desk: &Path) -> BTreeMap<String, Case> {
    let path = desk.join("cases.yaml");
    let Ok(text) = fs::read_to_string(&path) else {
        return BTreeMap::new();
    };
    yaml::parse(&Source::new(path.display().to_string(), text)).unwrap_or_default()
}

type Judge<'j> = dyn Fn(&Draft) -> Vec<Remark> + 'j;

fn letter(
    parts: &Parts,
    store: &dyn CustomerStore,
    cases: &BTreeMap<String, Case>,
    path: &Path,
    work: &mut dyn FnMut(&Judge, &Draft, &str),
) {
    let letter = parse(&fs::read(path).unwrap());
    let Some(date) = letter.date.clone() else {
        return;
    };
    let desk = Desk::new(parts, store, date).unwrap();
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let id = letter.message_id.clone().unwrap_or_default();
    let case = cases
        .get(&stem)
        .or_else(|| cases.get(&id))
        .cloned()
        .unwrap_or_default();
    let opened = desk.open(&letter);
    let given = Given {
        case,
        ..Given::default()
    };
    if let Some(draft) = desk.draft(&opened, &given).draft {
        work(
            &|draft| desk.recheck(&opened, &given, draft).remarks,
            &draft,
            &stem,
        );
    }
}

fn mutate(
    judge: &Judge,
    draft: &Draft,
    name: &str,
    times: usize,
    dice: &mut Dice,
    tally: &mut Tally,
    reviewed: bool,
) {
    let mut draft = draft.clone();
    if reviewed {
        for sentence in &mut draft.sentences {
            sentence.from = "review".into();
            sentence.facts.clear();
            sentence.grounds.clear();
        }
    }
    let before = alarms(&judge(&draft));
    tally.drafts += 1;
    // A past day may be the letter's own: that is a fault of the draft, and none of these checks invented it.
    let invented: Vec<_> = before
        .iter()
        .filter(|(check, _, _)| check != "weekday")
        .collect();
    if !invented.is_empty() {
        let words: Vec<&str> = invented
            .iter()
            .map(|(_, start, end)| &draft.text[*start..*end])
            .collect();
        tally.alarms.push(format!("{name}: {words:?}"));
    }
    for (kind, span) in sites(&draft) {
        // A test takes a third of the places, the bench all.
        if times == 1 && dice.below(3) > 0 {
            continue;
        }
        for _ in 0..times {
            let old = &draft.text[span.start..span.end];
            let Some(new) = changed(kind, old, dice).filter(|new| new != old) else {
                continue;
            };
            let Some(mutant) = replaced(&draft, span, &new) else {
                continue;
            };
            let after = alarms(&judge(&mutant));
            let counts = tally.kinds.entry(kind).or_default();
            counts.0 += 1;
            if after.iter().any(|alarm| !before.contains(alarm)) {
                counts.1 += 1;
            } else {
                let sentence = mutant
                    .sentences
                    .iter()
                    .find(|it| it.span.start <= span.start && span.start < it.span.end);
                let sentence = sentence.map_or("", |it| it.text.as_str());
                tally
                    .missed
                    .push(format!("{name}: {kind} `{old}` → `{new}` in “{sentence}”"));
            }
        }
    }
}

fn alarms(remarks: &[Remark]) -> Vec<(String, usize, usize)> {
    remarks
        .iter()
        .filter(|remark| {
            remark.severity >= Severity::Warning && WATCH.contains(&remark.check.as_str())
        })
        .map(|remark| (remark.check.clone(), remark.start, remark.end))
        .collect()
}

/// Where something can be changed.
fn sites(draft: &Draft) -> Vec<(&'static str, Span)> {
    let text = &draft.text;
    let mut found = Vec::new();
    for claim in claims(text, &Language::EN) {
        let kind = match claim.value {
            Value::Day(..) | Value::Nth(_) => "day",
            Value::Money(..) => "amount",
            Value::Number(_) | Value::Code(_) | Value::Time(_) | Value::Contact(_) => "digit",
            Value::Weekday(_) => "day",
        };
        found.push((kind, claim.span));
    }
    for span in regards::text::tokens(text) {
        let word = span.of(text);
        let before = text[..span.start].trim_end_matches(' ');
        let opens = before.is_empty()
            || before.ends_with(['.', '!', '?', ':', '\n', '"', '“', '«', '»', '”']);
        let name = word.len() > 2 && word.starts_with(char::is_uppercase) && !opens;
        if name && !found.iter().any(|(_, held)| held.overlaps(span)) {
            found.push(("name", span));
        } else if DEEDS.iter().any(|(list, _)| list.contains(&word)) && first_person(text, span) {
            found.push(("deed", span));
        }
    }
    let gap = |span: &Span| {
        text[..span.start]
            .rfind("[[")
            .is_some_and(|open| !text[open..span.start].contains("]]"))
    };
    found.retain(|(_, span)| !gap(span));
    found
}

/// Deeds of the two languages of the examples, told in the past.
const DEEDS: &[(&[&str], &str)] = &[
    (
        &[
            "sent",
            "refunded",
            "cancelled",
            "stopped",
            "removed",
            "repaired",
            "replaced",
            "booked",
            "credited",
        ],
        "en",
    ),
    (
        &[
            "sendte",
            "refunderte",
            "avbestilte",
            "slettet",
            "reparerte",
            "bestilte",
        ],
        "nb",
    ),
    (
        &["stanset", "slettet", "refundert", "reparert", "sendt"],
        "nb",
    ),
];

fn first_person(text: &str, span: Span) -> bool {
    let before: Vec<&str> = text[..span.start]
        .split_whitespace()
        .rev()
        .take(2)
        .collect();
    let after = text[span.end..].split_whitespace().next().unwrap_or("");
    let persons = [
        "I", "We", "we", "jeg", "Jeg", "vi", "Vi", "er", "is", "been",
    ];
    before.iter().any(|word| persons.contains(word)) || ["jeg", "vi"].contains(&after)
}

const NAMES: [&str; 8] = [
    "Wilfred", "Agatha", "Tobias", "Ragnhild", "Hamish", "Solvor", "Bertil", "Philippa",
];
const WEEKDAYS: [&[&str]; 2] = [
    &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    &[
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    ],
];
const WORDS: [&[&str]; 2] = [
    &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ],
    &[
        "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv",
    ],
];

fn changed(kind: &str, old: &str, dice: &mut Dice) -> Option<String> {
    let pick = |list: &[&str], dice: &mut Dice| {
        let others: Vec<&&str> = list.iter().filter(|it| **it != old).collect();
        others
            .get(dice.below(others.len()))
            .map(|it| (**it).to_string())
    };
    match kind {
        "name" => pick(&NAMES, dice),
        "deed" => DEEDS
            .iter()
            .find(|(list, _)| list.contains(&old))
            .and_then(|(list, _)| pick(list, dice)),
        _ => {
            if let Some(list) = WEEKDAYS
                .iter()
                .chain(&WORDS)
                .find(|list| list.contains(&old))
            {
                return pick(list, dice);
            }
            let digits: Vec<usize> = old
                .char_indices()
                .filter(|(_, c)| c.is_ascii_digit())
                .map(|(at, _)| at)
                .collect();
            let at = *digits.get(dice.below(digits.len()))?;
            let digit = (old.as_bytes()[at] - b'0' + 1 + dice.below(9) as u8) % 10;
            Some(format!("{}{digit}{}", &old[..at], &old[at + 1..]))
        }
    }
}

/// The draft with other words in one place, its sentences moved along.
fn replaced(draft: &Draft, span: Span, new: &str) -> Option<Draft> {
    let mut mutant = draft.clone();
    mutant.text.replace_range(span.start..span.end, new);
    let shift = new.len() as isize - (span.end - span.start) as isize;
    let moved = |at: usize| at.checked_add_signed(shift);
    let mut inside = false;
    for sentence in &mut mutant.sentences {
        if sentence.span.start <= span.start && span.end <= sentence.span.end {
            inside = true;
            sentence.span.end = moved(sentence.span.end)?;
            sentence.text = mutant
                .text
                .get(sentence.span.start..sentence.span.end)?
                .to_string();
        } else if sentence.span.start >= span.end {
            sentence.span = Span::new(moved(sentence.span.start)?, moved(sentence.span.end)?);
        }
    }
    inside.then_some(mutant)
}

#[cfg(test)]
mod tests {
    #[test]
    fn changed_details_are_caught() {
        let tally = super::run(1, 42, false);
        let (changed, caught) = tally.all();
        assert!(changed >= 30, "too few changes to tell: {tally:#?}");
        assert!(
            caught * 100 >= changed * 98,
            "{caught} of {changed}: {:#?}",
            tally.missed
        );
        assert!(
            tally.alarms.len() * 50 <= tally.drafts,
            "{:#?}",
            tally.alarms
        );
    }
}
