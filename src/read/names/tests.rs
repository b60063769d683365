//! Display names of many countries, firms and mailboxes.

use super::{Named, read};

#[test]
fn a_display_name_is_a_person_or_nobody() {
    let fits = |found: Option<&str>, want: &str| want == "*" || found.unwrap_or("-") == want;
    let rows = include_str!("froms.txt").lines();
    let rows = rows.filter_map(|line| line.split_once(" => "));
    let wrong: Vec<String> = rows
        .filter_map(|(display, want)| Some((display, want.split_once(" | ")?)))
        .filter_map(|(display, (whole, first))| {
            let (name, given) = match read(display) {
                Named::Person(name) => (Some(name.full), name.first),
                Named::Firm(_) | Named::Nobody => (None, None),
            };
            let right = fits(name.as_deref(), whole) && fits(given.as_deref(), first);
            (!right).then(|| format!("{display}: {name:?} {given:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
