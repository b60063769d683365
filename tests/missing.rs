//! What is not known is not claimed: whatever a draft rests on in the profile, the case or the settings is taken away in
//! turn, and the whole letter is read again.
//!
//! Every intent of the built-in desk is answered once in every language it is written in. What a draft does not cite
//! cannot be missing from it, so only cited details are taken away, each alone, and then all of them.

use crate::mutants::{Kept, drafts::from_greta};
use jiff::Zoned;
use regards::{
    case::Case,
    choose::Overrides,
    customer::Customer,
    customers::memory::Memory,
    desk::{Desk, Given, Parts, Reply},
    desk_files,
    language::Language,
    letter::Letter,
    library::{Library, Template},
    settings::Settings,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeSet;

/// All that may be known, as trees from which a detail can be taken.
#[derive(Clone)]
struct Known {
    customer: Value,
    case: Value,
    settings: Value,
}

fn tree(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

impl Known {
    fn all() -> Self {
        Self {
            customer: tree(
                "{id: k-1, name: Greta Quill, emails: [greta@post.example], since: 2021-04-30, address: 3 Harbour Row, \
                 orders: [{number: KK-20417, date: 2026-05-01, items: [{name: Harbour Kite, qty: 2}], total: 64.50 GBP, status: in transit, \
                 shipped: 2026-05-04, promised: 2026-05-08, carrier: Dale Post, tracking: DP 771 204, last_scan: 2026-05-06 Hull}], \
                 subscription: {name: Wind Post, price: 5 GBP a month, since: 2024-02-01, paid_to: 2026-08-31}}",
            ),
            case: tree(
                "{found: {en: the label had come off, nb: lappen hadde falt av}, follow_up: 2026-05-19, phone: 01632 960999, \
                 done: [{on: 2026-05-12, deed: sent, thing: kite, by: express, arrives: 2026-05-14}, \
                 {on: 2026-05-12, deed: refunded, amount: 12 GBP}]}",
            ),
            settings: tree(
                "{company: {name: Kestrel & Kite, place: Harbour Street, site: kestrel.example, hours: Mon-Fri 9-17, time_zone: Europe/London, \
                 country: GB, phone: 01632 960100}, addresses: [care@kestrel.example], answers_within: 2 working days, \
                 products: [{name: Harbour Kite, id: harbour, verb: {en: fly}}], \
                 things: {kite: {names: {en: {bare: kite, a: a kite, the: the kite}, nb: {bare: drage, a: en drage, the: dragen}}}}, \
                 rules: {returns_days: 30, returns_address: 3 Harbour Street}, \
                 elsewhere: [{name: Gannet Kites, what: {en: mends old kites, nb: reparerer gamle drager}}]}",
            ),
        }
    }

    /// The tree that a cited path stands in, and its way there; none for what is not of these trees.
    fn place<'k>(&'k mut self, cited: &str) -> Option<(&'k mut Value, Vec<String>)> {
        let cited = cited.replace('[', ".").replace(']', "");
        let mut steps: Vec<String> = cited.split('.').map(str::to_string).collect();
        let tree = match steps.first()?.as_str() {
            "customer" => &mut self.customer,
            "case" => &mut self.case,
            "settings" => &mut self.settings,
            root if self.settings.get(root).is_some() => {
                steps.insert(0, String::new());
                &mut self.settings
            }
            _ => return None,
        };
        steps.remove(0);
        Some((tree, steps))
    }

    /// Takes a cited detail away; whether there was one.
    fn forget(&mut self, cited: &str) -> bool {
        let Some((tree, steps)) = self.place(cited) else {
            return false;
        };
        let Some((last, way)) = steps.split_last() else {
            return false;
        };
        // Who they are and how they are reached is what the letter itself says.
        if matches!(last.as_str(), "id" | "emails" | "addresses" | "number") {
            return false;
        }
        let mut here = tree;
        for step in way {
            let next = match step.parse::<usize>() {
                Ok(at) => here.get_mut(at),
                Err(_) => here.get_mut(step),
            };
            match next {
                Some(next) => here = next,
                None => return false,
            }
        }
        match here {
            Value::Object(fields) => fields.remove(last).is_some(),
            Value::Array(items) => last
                .parse::<usize>()
                .ok()
                .filter(|at| *at < items.len())
                .is_some_and(|at| !items.remove(at).is_null()),
            _ => false,
        }
    }
}

fn read<T: DeserializeOwned + Serialize>(tree: &Value) -> T {
    serde_json::from_value(tree.clone()).unwrap_or_else(|error| panic!("{error}: {tree}"))
}

/// A letter that asks for one thing in one language.
struct Asked {
    letter: Letter,
    overrides: Overrides,
    name: String,
}

fn asked(library: &Library, now: &Zoned) -> Vec<Asked> {
    let mut all = Vec::new();
    for (intent, templates) in &library.templates {
        let languages: BTreeSet<&Language> =
            templates.iter().map(|it: &Template| &it.language).collect();
        for language in languages {
            let examples = library.intents.get(intent).map(|it| &it.examples);
            let Some(said) = examples.and_then(|it| it.get(language.tag())?.first()) else {
                continue;
            };
            let letter = from_greta(said, now);
            let overrides = Overrides {
                intent: Some(intent.clone()),
                language: Some(language.clone()),
                ..Overrides::default()
            };
            let name = format!("{intent}.{language}");
            all.push(Asked {
                letter,
                overrides,
                name,
            });
        }
    }
    all
}

fn drafted(parts: &mut Parts, known: &Known, asked: &Asked, now: &Zoned) -> Reply {
    parts.files.settings = read::<Settings>(&known.settings);
    let store = Memory::new(vec![read::<Customer>(&known.customer)]);
    let desk = Desk::new(parts, &store, now.clone()).unwrap();
    let given = Given {
        case: read::<Case>(&known.case),
        overrides: asked.overrides.clone(),
        ..Given::default()
    };
    desk.draft(&desk.open(&asked.letter), &given)
}

/// Everything that the draft rests on: what stands in it, and what decided.
fn cited(reply: &Reply) -> BTreeSet<String> {
    let sentences = reply.draft.iter().flat_map(|draft| &draft.sentences);
    sentences
        .flat_map(|sentence| sentence.facts.iter().chain(&sentence.grounds))
        .cloned()
        .collect()
}

/// What is wrong with how a letter reads, gaps aside.
fn faults(reply: &Reply) -> Vec<String> {
    const HOLES: [&str; 19] = [
        "  ",
        " ,",
        " .",
        " ;",
        " !",
        " ?",
        ",,",
        ",.",
        ".,",
        "()",
        "«»",
        "\"\"",
        "“”",
        "{{",
        "{%",
        "None",
        "null",
        "undefined",
        "\n\n\n",
    ];
    let Some(draft) = &reply.draft else {
        return Vec::new();
    };
    let lines: Vec<&str> = draft
        .text
        .lines()
        .filter(|line| !line.starts_with("[["))
        .collect();
    let text = lines.join("\n");
    let mut found: Vec<String> = HOLES
        .iter()
        .filter(|hole| text.contains(**hole) && !(**hole == "\n\n\n" && draft.text.contains("[[")))
        .map(|hole| format!("{hole:?} stands in it"))
        .collect();
    let stray = |line: &&&str| line.starts_with([',', '.', ';', ':', ')', '!', '?']);
    found.extend(
        lines
            .iter()
            .filter(stray)
            .map(|line| format!("a line begins with {line:?}")),
    );
    let told = [
        "hole",
        "invented-fact",
        "foreign-details",
        "unproved-deed",
        "typing",
    ];
    let remarks = reply
        .record
        .remarks
        .iter()
        .filter(|remark| told.contains(&remark.check.as_str()));
    found.extend(remarks.map(|remark| format!("{}: {}", remark.check, remark.message)));
    found
}

#[test]
fn a_letter_claims_nothing_that_is_not_known() {
    let now: Zoned = "2026-05-12T10:00:00+01:00[Europe/London]".parse().unwrap();
    let mut parts = Parts::new(desk_files::load(None).unwrap(), &Kept).unwrap();
    let all = asked(&parts.library, &now);
    assert!(all.len() > 100, "{} letters", all.len());
    let (mut tried, mut wrong) = (0, Vec::new());
    for asked in &all {
        let whole = drafted(&mut parts, &Known::all(), asked, &now);
        wrong.extend(
            faults(&whole)
                .into_iter()
                .map(|it| format!("{}: {it}", asked.name)),
        );
        let mut nothing = Known::all();
        for detail in cited(&whole) {
            let mut known = Known::all();
            nothing.forget(&detail);
            if !known.forget(&detail) {
                continue;
            }
            tried += 1;
            let reply = drafted(&mut parts, &known, asked, &now);
            let name = format!("{} without {detail}", asked.name);
            wrong.extend(faults(&reply).into_iter().map(|it| format!("{name}: {it}")));
            // Where nobody said how soon a letter is answered, the program's own days are promised and cited as such.
            let default = detail == "settings.answers_within";
            if !default && cited(&reply).contains(&detail) {
                wrong.push(format!("{name}: it is claimed all the same"));
            }
        }
        let reply = drafted(&mut parts, &nothing, asked, &now);
        let name = format!("{} without any of it", asked.name);
        wrong.extend(faults(&reply).into_iter().map(|it| format!("{name}: {it}")));
    }
    assert!(tried > 300, "only {tried} details were taken away");
    assert!(
        wrong.is_empty(),
        "{} faults:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    println!("{} letters, {tried} details taken away", all.len());
}
