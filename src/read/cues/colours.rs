//! Colours: the one they want, and the one that they have instead.

use super::{Ground, evidence};
use crate::read::text::Text;
use crate::reading::{Cue, FactKind, Place};
use std::collections::BTreeMap;

/// Words as they are written → the colour alone, and as it stands after "in".
type Row = (&'static str, &'static str, &'static str);

const EN: &[Row] = &[
    ("red", "red", "red"),
    ("yellow", "yellow", "yellow"),
    ("green", "green", "green"),
    ("blue", "blue", "blue"),
    ("navy", "navy", "navy"),
    ("purple", "purple", "purple"),
    ("pink", "pink", "pink"),
    ("brown", "brown", "brown"),
    ("grey", "grey", "grey"),
    ("gray", "gray", "gray"),
    ("black", "black", "black"),
    ("white", "white", "white"),
    ("turquoise", "turquoise", "turquoise"),
    ("beige", "beige", "beige"),
];
const NB: &[Row] = &[
    ("rød", "rød", "rødt"),
    ("raud", "raud", "raudt"),
    ("gul", "gul", "gult"),
    ("grønn", "grønn", "grønt"),
    ("grøn", "grøn", "grønt"),
    ("blå", "blå", "blått"),
    ("marineblå", "marineblå", "marineblått"),
    ("brun", "brun", "brunt"),
    ("grå", "grå", "grått"),
    ("svart", "svart", "svart"),
    ("sort", "sort", "sort"),
    ("hvit", "hvit", "hvitt"),
    ("kvit", "kvit", "kvitt"),
    ("rosa", "rosa", "rosa"),
    ("lilla", "lilla", "lilla"),
];
const DA: &[Row] = &[
    ("rød", "rød", "rødt"),
    ("gul", "gul", "gult"),
    ("grøn", "grøn", "grønt"),
    ("blå", "blå", "blåt"),
    ("brun", "brun", "brunt"),
    ("grå", "grå", "gråt"),
    ("sort", "sort", "sort"),
    ("hvid", "hvid", "hvidt"),
];
const SV: &[Row] = &[
    ("röd", "röd", "rött"),
    ("gul", "gul", "gult"),
    ("grön", "grön", "grönt"),
    ("blå", "blå", "blått"),
    ("brun", "brun", "brunt"),
    ("grå", "grå", "grått"),
    ("svart", "svart", "svart"),
    ("vit", "vit", "vitt"),
];
const DE: &[Row] = &[
    ("rot", "rot", "Rot"),
    ("gelb", "gelb", "Gelb"),
    ("grün", "grün", "Grün"),
    ("blau", "blau", "Blau"),
    ("braun", "braun", "Braun"),
    ("grau", "grau", "Grau"),
    ("schwarz", "schwarz", "Schwarz"),
    ("weiß", "weiß", "Weiß"),
];
const ES: &[Row] = &[
    ("rojo", "rojo", "rojo"),
    ("amarillo", "amarillo", "amarillo"),
    ("verde", "verde", "verde"),
    ("azul", "azul", "azul"),
    ("marrón", "marrón", "marrón"),
    ("gris", "gris", "gris"),
    ("negro", "negro", "negro"),
    ("blanco", "blanco", "blanco"),
];

/// Endings that a colour takes beside a noun.
const ENDINGS: &[&str] = &["", "t", "tt", "e", "a", "n", "en", "er", "es", "em", "s"];

/// What stands between the wanted colour and the other one.
const NOT: &[&str] = &[
    "instead of",
    "rather than",
    "not the",
    "and not",
    "not a",
    "i stedet for",
    "istedenfor",
    "i staden for",
    "ikke",
    "ikkje",
    "i stället för",
    "inte",
    "i stedet",
    "statt",
    "nicht",
    "en vez de",
    "y no",
];
/// Words by which a colour is chosen.
const CHOSE: &[&str] = &[
    "ordered",
    "wanted",
    "chose",
    "bought",
    "asked for",
    "bestilt",
    "bestilte",
    "ville ha",
    "kjøpt",
    "kjøpte",
    "købt",
    "beställt",
    "beställde",
    "bestellt",
    "pedí",
    "pedido",
];

/// Words by which something arrived.
const CAME: &[&str] = &[
    "came",
    "arrived",
    "kom",
    "fikk",
    "fekk",
    "fik",
    "fick",
    "gekommen",
    "kam",
    "bekommen",
    "erhalten",
    "geliefert",
    "llegó",
];

/// A colour as it was found: its row, and its word.
#[derive(Clone, Copy)]
struct Found {
    row: Row,
    word: usize,
}

/// The colour that they want, with the one they have instead as `other`; `in` and `other_in` as they stand after "in".
/// A letter of three colours is no plain case.
pub fn find(ground: &Ground) -> Option<Cue> {
    let text = ground.text;
    let rows = rows(ground.reading.language.base());
    let mut found: Vec<Found> = Vec::new();
    for word in 0..text.words.len() {
        if let Some(row) = row(text.word(word), rows)
            && !found.iter().any(|held| held.row.1 == row.1)
        {
            found.push(Found { row, word });
        }
    }
    let (wanted, other) = match found.as_slice() {
        [only] => (*only, None),
        [first, second] => roles(text, *first, *second)?,
        _ => return None,
    };
    let place = text.words.get(wanted.word)?;
    let mut parts = BTreeMap::from([("in".to_string(), wanted.row.2.to_string())]);
    if let Some(other) = other {
        parts.insert("other".to_string(), other.row.1.to_string());
        parts.insert("other_in".to_string(), other.row.2.to_string());
    }
    if before_product(ground, wanted.word) {
        parts.insert("product".to_string(), "yes".to_string());
    }
    Some(Cue {
        value: Some(wanted.row.1.to_string()),
        parts,
        evidence: evidence(text, place.start, place.end),
    })
}

fn rows(language: &str) -> &'static [Row] {
    match language {
        "nb" | "nn" | "no" => NB,
        "da" => DA,
        "sv" => SV,
        "de" => DE,
        "es" => ES,
        _ => EN,
    }
}

fn row(word: &str, rows: &'static [Row]) -> Option<Row> {
    rows.iter().copied().find(|(stem, ..)| {
        word.strip_prefix(stem)
            .is_some_and(|ending| ENDINGS.contains(&ending))
    })
}

/// Which of two is wanted: the one before "and not", behind "to", or beside the word that chose it.
fn roles(text: &Text, first: Found, second: Found) -> Option<(Found, Option<Found>)> {
    let between = words(text, first.word + 1, second.word);
    let lead = words(text, first.word.saturating_sub(4), first.word);
    let ends = |list: &[&str]| {
        list.iter()
            .any(|phrase| between.contains(&format!(" {phrase} ")))
    };
    if ends(NOT) {
        return Some((first, Some(second)));
    }
    let turned = lead.ends_with(" from ") || lead.ends_with(" fra ") || lead.ends_with(" från ");
    if turned || lead.contains(" not ") || lead.contains(" ikke ") {
        return Some((second, Some(first)));
    }
    let chose = |words: &str| {
        CHOSE
            .iter()
            .any(|phrase| words.contains(&format!(" {phrase} ")))
    };
    // "Einen grünen bestellt, gekommen ist ein schwarzer": the verb of choosing behind its colour, and then what came.
    let last = |list: &[&str]| {
        let places = list
            .iter()
            .filter_map(|word| between.rfind(&format!(" {word} ")));
        places.max()
    };
    let came = last(CAME).is_some_and(|came| last(CHOSE).is_some_and(|chose| chose < came));
    match (chose(&lead) || came, chose(&between)) {
        (true, _) => Some((first, Some(second))),
        (false, true) => Some((second, Some(first))),
        _ => None,
    }
}

/// Folded words with a space on both sides of each.
fn words(text: &Text, from: usize, to: usize) -> String {
    let mut joined = " ".to_string();
    for at in from..to {
        joined.push_str(text.word(at));
        joined.push(' ');
    }
    joined
}

/// "the navy Wren": the next word begins a product.
fn before_product(ground: &Ground, word: usize) -> bool {
    let Some(next) = ground.text.words.get(word + 1) else {
        return false;
    };
    ground
        .reading
        .facts_of(FactKind::Product)
        .any(|fact| fact.place == Place::NewText && ground.text.folded_at(fact.start) == next.start)
}

#[cfg(test)]
mod tests;
