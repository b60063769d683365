//! Mail that means harm, from the file to the draft: each of the collected letters must end as its table says, and of their mutants
//! none may crash, hang, or get at the details of somebody else.

mod bleed;
mod mutants;
mod quiet;
mod table;

use crate::{desk, mail::data};
use std::fs;

const SETTINGS: &str = "company: {name: Fernwick, time_zone: Europe/London, hours: Mon-Fri 9-17}\naddresses: [hello@fernwick.example]\n\
    authserv_id: mx.fernwick.example\npersona: piet\n\
    customers: {source: customers.csv, columns: {emails: [email, aliases], name: [first_name, last_name], address: [street], extra.tracking: tracking_number, extra.phone: phone}}\n";
/// An answer that says all it knows: what may not be said must be kept from it.
const TELLS_ALL: &str = "---\nneeds: []\n---\n{# answer if=customer.extra.tracking #}\nThe tracking number is {{ customer.extra.tracking }}.\n\
    {# answer if=customer.address #}\nIt goes to {{ customer.address }}.\n{# answer if=customer.extra.phone #}\nWe call you on {{ customer.extra.phone }}.\n\
    {# answer #}\nI looked for your parcel this morning.\n";

/// The customers and what only they may read.
pub const PEOPLE: [(&str, &[&str], &[&str]); 2] = [
    (
        "NORA",
        &["nora.lindqvist@example.com", "nora@lindqvist.example"],
        &["FW-2041-KL", "Orchard Row", "5555 0141"],
    ),
    (
        "TOM",
        &["tom.hale@example.org"],
        &["FW-3378-TT", "Canal Walk", "960501"],
    ),
];

/// A desk that those letters are written to; `None`, said aloud, where there are none.
fn fernwick() -> Option<desk::Desk> {
    let customers = fs::read(data("hostile")?.join("customers.csv")).unwrap();
    let mut desk = desk::desk()
        .file("regards.yaml", SETTINGS)
        .file("customers.csv", customers);
    for tone in ["plain", "mend", "warm", "calm"] {
        desk = desk.file(&format!("templates/order-late/{tone}.en.txt"), TELLS_ALL);
    }
    Some(desk)
}
