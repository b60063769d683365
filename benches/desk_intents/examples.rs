//! The letters of the example desks: what each wants, and whether it is found.

use super::parts;
use regards::mime;
use std::path::Path;

/// The letters of the example desks: what each wants, all of it, and what may be found besides.
const LETTERS: &[(&str, &[&str], &[&str])] = &[
    (
        "shop/letters/01-dana-late",
        &["order-late", "address-change", "product-question"],
        &["order-status"],
    ),
    ("shop/letters/02-peter-late", &["order-late"], &[]),
    (
        "shop/letters/03-solveig-oppsigelse",
        &["cancellation", "refund", "stop-marketing"],
        &[],
    ),
    (
        "shop/letters/04-harriet-two-hundred",
        &["warranty"],
        &["complaint-staff", "item-damaged", "repair"],
    ),
    (
        "shop/letters/05-edith-ames",
        &["account-of-deceased"],
        &["repair", "stop-marketing", "lost-property"],
    ),
    (
        "shop/letters/06-gunhild-tredje-gang",
        &["repair"],
        &["item-damaged", "warranty"],
    ),
    (
        "shop/letters/07-cormac-for-ida",
        &["praise"],
        &["fan-letter"],
    ),
    ("shop/letters/08-halloran-access", &["privacy-request"], &[]),
    ("shop/letters/09-bjorg-og-aage", &["product-question"], &[]),
    (
        "shop/letters/10-html-wrong-colour",
        &["wrong-item"],
        &["return-item"],
    ),
    (
        "shop/letters/11-pike-congratulations",
        &["item-missing"],
        &["item-damaged", "complaint-staff"],
    ),
    (
        "fan-club/letters/agnes-the-ironing",
        &["fan-letter"],
        &["praise"],
    ),
    ("fan-club/letters/ingrid-takk", &["fan-letter"], &["praise"]),
    ("fan-club/letters/live-og-snoen", &["fan-question"], &[]),
    (
        "fan-club/letters/neil-abroad",
        &["cancellation"],
        &["fan-letter", "praise"],
    ),
    (
        "fan-club/letters/otis-and-the-rule",
        &["fan-question", "visit"],
        &["fan-letter", "suggestion"],
    ),
    (
        "fan-club/letters/rita-chairs",
        &["event-booking"],
        &["visit"],
    ),
    (
        "fan-club/letters/sam-who-is-thunder",
        &["fan-question"],
        &[],
    ),
];

/// Prints what is found in each letter, what is missed, and what is wrong.
pub fn letters(home: &Path) {
    println!("\nLetters of the example desks");
    let (mut met, mut wanted, mut wrong) = (0, 0, 0);
    for desk in ["shop", "fan-club"] {
        let parts = parts(Some(&home.join("examples").join(desk)));
        let reader = parts.reader().unwrap_or_else(|faults| panic!("{faults:?}"));
        for (name, wants, may) in LETTERS.iter().filter(|(name, ..)| name.starts_with(desk)) {
            let path = home.join("examples").join(format!("{name}.eml"));
            let bytes =
                std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let reading = reader.read(&mime::parse::parse(&bytes));
            let found: Vec<&str> = reading.intents.iter().map(|it| it.name.as_str()).collect();
            let missed: Vec<&&str> = wants.iter().filter(|it| !found.contains(it)).collect();
            let strange: Vec<&&str> = found
                .iter()
                .filter(|it| !wants.contains(it) && !may.contains(it))
                .collect();
            met += wants.len() - missed.len();
            wanted += wants.len();
            wrong += strange.len();
            println!(
                "{name:<38} {found:?}{}{}",
                told(" MISSED ", &missed),
                told(" WRONG ", &strange)
            );
        }
    }
    println!("{met} of {wanted} wishes found, {wrong} wrong ones");
}

fn told(what: &str, names: &[&&str]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("{what}{names:?}")
    }
}
