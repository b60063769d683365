//! The closed word lists by which deeds are read and told, in English and Norwegian.

use crate::language::Language;

/// Participle → the deed's word. Where one phrase begins another, the longer is meant.
pub(super) const PARTICIPLES: &[(&str, &str)] = &[
    ("sent", "sent"),
    ("posted", "sent"),
    ("shipped", "sent"),
    ("mailed", "sent"),
    ("dispatched", "sent"),
    ("sent back", "returned"),
    ("returned", "returned"),
    ("refunded", "refunded"),
    ("paid back", "refunded"),
    ("credited", "credited"),
    ("cancelled", "cancelled"),
    ("canceled", "cancelled"),
    ("ended", "cancelled"),
    ("stopped", "stopped"),
    ("paused", "paused"),
    ("closed", "closed"),
    ("booked", "booked"),
    ("ordered", "ordered"),
    ("removed", "removed"),
    ("taken off", "removed"),
    ("deleted", "removed"),
    ("erased", "removed"),
    ("unsubscribed", "removed"),
    ("changed", "changed"),
    ("updated", "changed"),
    ("corrected", "changed"),
    ("put", "put"),
    ("moved", "moved"),
    ("repaired", "repaired"),
    ("mended", "repaired"),
    ("fixed", "repaired"),
    ("sewn", "repaired"),
    ("replaced", "replaced"),
    ("exchanged", "replaced"),
    ("collected", "collected"),
    ("picked up", "collected"),
    ("read out", "read_out"),
    ("hung", "hung"),
    ("read", "read"),
    ("called back", "recalled"),
    ("reset", "reset"),
    ("unlocked", "unlocked"),
    ("confirmed", "confirmed"),
    ("found", "found"),
    ("waived", "waived"),
    ("sendt", "sent"),
    ("postet", "sent"),
    ("postlagt", "sent"),
    ("lagt i posten", "sent"),
    ("sendt tilbake", "returned"),
    ("returnert", "returned"),
    ("refundert", "refunded"),
    ("tilbakebetalt", "refunded"),
    ("betalt tilbake", "refunded"),
    ("kreditert", "credited"),
    ("sagt opp", "cancelled"),
    ("avsluttet", "cancelled"),
    ("kansellert", "cancelled"),
    ("avbestilt", "cancelled"),
    ("stanset", "stopped"),
    ("stoppet", "stopped"),
    ("lukket", "closed"),
    ("bestilt", "booked"),
    ("booket", "booked"),
    ("fjernet", "removed"),
    ("slettet", "removed"),
    ("tatt av", "removed"),
    ("meldt av", "removed"),
    ("endret", "changed"),
    ("oppdatert", "changed"),
    ("rettet", "changed"),
    ("lagt inn", "put"),
    ("flyttet", "moved"),
    ("reparert", "repaired"),
    ("sydd", "repaired"),
    ("satt i stand", "repaired"),
    ("byttet", "replaced"),
    ("erstattet", "replaced"),
    ("hentet", "collected"),
    ("lest opp", "read_out"),
    ("hengt opp", "hung"),
    ("lest", "read"),
    ("nullstilt", "reset"),
    ("låst opp", "unlocked"),
    ("bekreftet", "confirmed"),
    ("funnet", "found"),
];

/// Words that open a noun phrase and let it stand behind a verb.
pub(super) const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "that", "both", "all", "your", "my", "our", "one", "two", "three",
    "four", "five", "six", "en", "ei", "et", "den", "det", "de", "din", "ditt", "dine", "min",
    "begge", "alle", "to", "tre", "fire", "fem", "seks",
];

/// Words that speak of somebody: such a phrase is not told to the reader as it stands.
pub(super) const OTHERS: &[&str] = &[
    "her",
    "his",
    "their",
    "customer",
    "customer's",
    "hennes",
    "hans",
    "deres",
    "sin",
    "sitt",
    "sine",
    "kunden",
    "kundens",
];

/// Means, with how each language says it behind a verb.
const MEANS: &[(&[&str], &str, &str)] = &[
    (
        &["express", "by express", "ekspress", "med ekspress"],
        "by express",
        "med ekspress",
    ),
    (
        &[
            "registered post",
            "by registered post",
            "rekommandert",
            "rekommandert post",
        ],
        "by registered post",
        "rekommandert",
    ),
    (&["post", "by post", "i posten"], "by post", "i posten"),
    (
        &["courier", "by courier", "bud", "med bud"],
        "by courier",
        "med bud",
    ),
    (
        &["email", "e-mail", "by email", "e-post", "på e-post"],
        "by email",
        "på e-post",
    ),
];

/// How a language says a means behind a verb ("by express", "med ekspress"); `None` for what the table does not hold.
pub fn means(word: &str, language: &Language) -> Option<&'static str> {
    let word = word.to_lowercase();
    let (_, en, nb) = MEANS
        .iter()
        .find(|(names, _, _)| names.contains(&word.as_str()))?;
    match language.base() {
        "en" => Some(en),
        "nb" | "nn" => Some(nb),
        _ => None,
    }
}
