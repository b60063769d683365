//! The entities of the bitext set.

use crate::Bench;
use crate::rows::text;
use crate::tally::Tally;
use regards::letter::Letter;
use regards::read::Reader;
use regards::reading::Place;
use regards::settings::Settings;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The entities of the bitext set: `train` is the half that is looked at, `dev` the one to be quoted. Its account types are
/// the products of a firm that sells accounts; cities and countries are no facts of ours and count as missed in the last line.
pub fn run(bench: &Bench) {
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
