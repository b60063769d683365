//! Clauses of invented letters, and what becomes of them.

use super::{Cast, Gender, Person, retell, words};
use crate::source::Span;

fn cast(language: &str) -> Cast {
    let of = |text: &str, gender| {
        Some(Person {
            text: text.to_string(),
            gender,
            dead: false,
            plural: false,
        })
    };
    let (she, he, it) = match language {
        "en" => ("your mother", "your father", "the kettle"),
        "nb" => ("moren din", "faren din", "kjelen"),
        "nn" => ("mor di", "far din", "kjelen"),
        "da" => ("din mor", "din far", "kedlen"),
        "sv" => ("din mamma", "din pappa", "kitteln"),
        "de" => ("Ihre Mutter", "Ihr Vater", "der Kessel"),
        _ => ("tu madre", "tu padre", "la tetera"),
    };
    Cast {
        she: of(she, Gender::She),
        he: of(he, Gender::He),
        you: Some("Ida".to_string()),
        it: Some(it.to_string()),
        mourned: None,
        formal: language == "de",
        child: false,
    }
}

fn told(language: &str, sentence: &str, cast: &Cast) -> String {
    let words = words(sentence, Span::new(0, sentence.len()));
    let clauses = retell(&words, language, cast);
    let clauses: Vec<String> = clauses
        .iter()
        .map(|clause| clause.that().trim().to_string())
        .collect();
    clauses.join(" / ")
}

#[test]
fn clauses_are_turned() {
    let table: Vec<(&str, &str, &str)> = include_str!("tests/turned.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?, cells.next()?))
        })
        .collect();
    assert!(table.len() >= 100, "{}", table.len());
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(language, sentence, wanted)| {
            let got = told(language, sentence, &cast(language));
            (got != *wanted).then(|| format!("{language}\t{sentence}\t{wanted}\n\tgot\t{got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_be_turned_is_refused() {
    let table: Vec<(&str, &str)> = include_str!("tests/refused.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    assert!(table.len() >= 60, "{}", table.len());
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(language, sentence)| {
            let got = told(language, sentence, &cast(language));
            (!got.is_empty()).then(|| format!("{language}\t{sentence}\n\tgot\t{got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
