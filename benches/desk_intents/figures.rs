//! The figures of one half: what leads, what is found, and what is taken for what.

use super::Tried;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a whole, in per cent.
pub fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Prints the figures of each half in each language.
pub fn halves(tried: &[Tried]) {
    for (quoted, half) in [(true, "quoted half"), (false, "other half")] {
        for lang in ["en", "nb"] {
            let rows: Vec<&Tried> = tried
                .iter()
                .filter(|it| it.quoted == quoted && it.lang == lang)
                .collect();
            figures(&format!("{half}, {lang}"), &rows);
        }
    }
}

/// Prints one line of figures.
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

/// Prints the figures of rows that may be tuned on, a language a line, and what became of what does not lead.
pub fn tuning(name: &str, tried: &[Tried], misses: bool) {
    for lang in ["en", "nb"] {
        let rows: Vec<&Tried> = tried.iter().filter(|it| it.lang == lang).collect();
        let (ours, none): (Vec<&Tried>, Vec<&Tried>) =
            rows.iter().partition(|it| it.intent != "none");
        let leads = ours.iter().filter(|it| it.leads()).count();
        let silent = ours.iter().filter(|it| it.found.is_empty()).count();
        let found: usize = rows.iter().map(|it| it.found.len()).sum();
        let wrong: usize = rows.iter().map(|it| it.extra()).sum();
        println!(
            "{:<16} leading {:5.1} %  abstained {:4.1} %  confused {:4.1} %  precision {:5.1} %  (n {})   none refused {:5.1} % (n {})",
            format!("{name}, {lang}"),
            share(leads, ours.len()),
            share(silent, ours.len()),
            share(ours.len() - leads - silent, ours.len()),
            share(found - wrong, found),
            ours.len(),
            share(none.iter().filter(|it| it.leads()).count(), none.len()),
            none.len(),
        );
    }
    if misses {
        show_misses(tried);
    }
}

/// Recall of each intent in each half (both languages), and what it was taken for in the half that is looked at.
pub fn by_intent(tried: &[Tried]) {
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

/// Prints every miss of the half that is looked at.
pub fn show_misses(tried: &[Tried]) {
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
