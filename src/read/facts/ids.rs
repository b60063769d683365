//! Order and invoice numbers: by the desk's patterns, else by the words before them.

use super::scan::Finds;
use crate::reading::FactKind;
use regex::Regex;

/// Numbers in the shape that the settings give.
pub fn by_pattern(finds: &mut Finds, pattern: &Regex, kind: FactKind) {
    let text = finds.text;
    for hit in pattern.find_iter(text.raw) {
        let start = text.folded_at(hit.start());
        let end = text.folded_at(hit.end());
        finds.add(kind, hit.as_str(), start, end);
    }
}

const ORDER: &[&str] = &[
    "order",
    "orders",
    "ordre",
    "ordren",
    "ordrenr",
    "ordrenummer",
    "bestilling",
    "bestillingen",
    "bestillingsnummer",
    "ordernumber",
    "orderno",
    "purchase",
    "beställning",
    "ordernummer",
    "bestellung",
    "bestellnummer",
    "pedido",
    "commande",
    "bestelling",
    "tilaus",
    "tilausnumero",
    "booking",
    "reservation",
];
const INVOICE: &[&str] = &[
    "invoice",
    "invoices",
    "bill",
    "bills",
    "faktura",
    "fakturaen",
    "fakturanr",
    "fakturanummer",
    "fakturan",
    "fakturaene",
    "rechnung",
    "rechnungsnummer",
    "factura",
    "facture",
    "factuur",
    "lasku",
    "bil",
    "inv",
];
const BETWEEN: &[&str] = &[
    "no",
    "nr",
    "number",
    "num",
    "nummer",
    "id",
    "ref",
    "reference",
    "referanse",
    "with",
    "med",
    "my",
    "min",
    "is",
    "er",
    "the",
    "den",
    "called",
    "#",
];

/// Numbers that follow a word for an order or an invoice, and numbers behind a hash mark.
pub fn by_words(finds: &mut Finds) {
    let words = &finds.text.words;
    let mut kind = None;
    let mut since = 0;
    let mut found = Vec::new();
    for word in words {
        let text = finds.slice(word.start, word.end);
        if let Some(new) = named(text) {
            kind = Some(new);
            since = 0;
            continue;
        }
        if looks_like_one(finds.text.quote(word.start, word.end)) {
            let hash =
                word.start > 0 && finds.folded().as_bytes().get(word.start - 1) == Some(&b'#');
            let kind = kind
                .filter(|_| since <= 3)
                .or(hash.then_some(FactKind::OrderNumber));
            if let Some(kind) = kind {
                let start = word.start - usize::from(hash);
                let value = if hash && kind == FactKind::InvoiceNumber {
                    (start, word.end)
                } else {
                    (word.start, word.end)
                };
                found.push((kind, value.0, value.1, start));
                since = 0;
                continue;
            }
        }
        since += usize::from(!BETWEEN.contains(&text) && !text.is_empty()) * 2;
        if since > 3 {
            kind = None;
        }
    }
    for (kind, start, end, _) in found {
        let end = tail(finds, end);
        let value = finds.text.quote(start, end).to_string();
        finds.add(kind, value, start, end);
    }
}

/// "2026/114", "A-113.4": what goes on after a mark.
fn tail(finds: &Finds, end: usize) -> usize {
    let rest = finds.folded().get(end..).unwrap_or("");
    match rest.strip_prefix(['/', '_']) {
        Some(more) if more.starts_with(|c: char| c.is_ascii_digit()) => {
            end + 1
                + more
                    .find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(more.len())
        }
        _ => end,
    }
}

fn named(word: &str) -> Option<FactKind> {
    if ORDER.contains(&word) {
        Some(FactKind::OrderNumber)
    } else if INVOICE.contains(&word) {
        Some(FactKind::InvoiceNumber)
    } else {
        None
    }
}

/// Four digits at least (not a year that stands alone is checked by the words before it), or letters and digits together.
fn looks_like_one(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .any(|ending| word.to_lowercase().ends_with(ending))
        && digits <= 2;
    (digits >= 4 && letters == 0
        || digits >= 2 && letters >= 1 && digits + letters >= 4 && letters <= 6)
        && !ordinal
}
