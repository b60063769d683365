//! Sentences of customers of many trades, written with their facts before they were tried.

use super::facts;

/// A row of `told.*.txt`: a sentence, and for each fact its readings and whether it may be missing.
fn rows(file: &str) -> impl Iterator<Item = (&str, Vec<(Vec<String>, bool)>)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" =>"))
        .map(|(sentence, facts)| {
            let facts = facts.split(';').map(str::trim).filter(|it| !it.is_empty());
            let facts = facts.map(|fact| {
                let bare = fact.trim_matches(['(', ')']);
                let kind = bare.split(' ').next().unwrap_or("");
                let readings = bare.split('~').map(|it| match it.split_once(' ') {
                    Some((first, _)) if is_kind(first) => it.to_string(),
                    _ => format!("{kind} {it}"),
                });
                (readings.collect(), fact.starts_with('('))
            });
            (sentence, facts.collect())
        })
}

fn is_kind(word: &str) -> bool {
    serde_json::from_value::<crate::reading::FactKind>(word.into()).is_ok()
}

/// What is found beyond the row, and what of the row is missed.
fn differs(language: &str, sentence: &str, want: &[(Vec<String>, bool)]) -> Option<String> {
    let mut left: Vec<_> = want.iter().collect();
    let mut extra = Vec::new();
    for fact in facts(language, sentence) {
        match left
            .iter()
            .position(|(readings, _)| readings.contains(&fact))
        {
            Some(at) => drop(left.remove(at)),
            None => extra.push(fact),
        }
    }
    left.retain(|(_, optional)| !optional);
    (!extra.is_empty() || !left.is_empty())
        .then(|| format!("{sentence} extra {extra:?} missed {left:?}"))
}

#[test]
fn what_customers_tell() {
    for (language, file) in [
        ("nb", include_str!("told.nb.txt")),
        ("en", include_str!("told.en.txt")),
    ] {
        let wrong: Vec<String> = rows(file)
            .filter_map(|(sentence, want)| differs(language, sentence, &want))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
