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
    "ordrenummeret",
    "bestillingsnummeret",
    "bestillingsnr",
    "ordrenumret",
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
    "fakturanummeret",
    "fakturanumret",
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
    "deres",
    "vår",
    "mitt",
    "your",
    "our",
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
        if let Some(new) = named(text).filter(|_| kind.is_none() || !REFERENCE.contains(&text)) {
            kind = Some(new);
            since = 0;
            continue;
        }
        if let Some((kind, start, end)) = named_itself(finds, *word) {
            found.push((kind, start, end, start));
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
                    (head(finds, word.start), word.end)
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
        if finds.taken(crate::source::Span::new(start, end)) {
            continue;
        }
        let end = tail(finds, end);
        let value = finds.text.quote(start, end).to_string();
        finds.add(kind, value, start, end);
    }
}

/// Where a number begins: "WEB/2026/0441" at its letters, "F 20261" at its series letter.
fn head(finds: &Finds, start: usize) -> usize {
    let before = finds.folded().get(..start).unwrap_or("");
    if before.ends_with('/') {
        return before
            .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '/'))
            .map_or(0, |at| {
                at + before
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(1, char::len_utf8)
            });
    }
    let (letter, at) = finds.word_before(start);
    let series = letter.len() == 1
        && finds.slice(at + 1, start) == " "
        && finds
            .text
            .quote(at, at + 1)
            .starts_with(|c: char| c.is_ascii_uppercase() && !matches!(c, 'A' | 'I'));
    if series { at } else { start }
}

/// Numbers that tell by their first letters what they are: "INV-5521", "ORD-118".
fn named_itself(finds: &Finds, word: crate::read::text::Word) -> Option<(FactKind, usize, usize)> {
    const HEADS: &[(&str, FactKind)] = &[
        ("inv", FactKind::InvoiceNumber),
        ("fakt", FactKind::InvoiceNumber),
        ("faktura", FactKind::InvoiceNumber),
        ("invoice", FactKind::InvoiceNumber),
        ("ord", FactKind::OrderNumber),
        ("order", FactKind::OrderNumber),
        ("ordre", FactKind::OrderNumber),
    ];
    let text = finds.slice(word.start, word.end);
    HEADS.iter().find_map(|(head, kind)| {
        let rest = text.strip_prefix(head)?.trim_start_matches(['-', '_']);
        let digits = rest.len() >= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some((*kind, word.start, word.end))
    })
}

/// "2026/114", "A-113.4": what goes on after a mark.
fn tail(finds: &Finds, end: usize) -> usize {
    let rest = finds.folded().get(end..).unwrap_or("");
    match rest.strip_prefix(['/', '_']) {
        Some(more) if more.starts_with(|c: char| c.is_ascii_digit()) => {
            end + 1
                + more
                    .find(|c: char| !(c.is_alphanumeric() || c == '/'))
                    .unwrap_or(more.len())
        }
        _ => end,
    }
}

/// Words that may mean an order where nothing else was named.
const REFERENCE: &[&str] = &[
    "reference",
    "ref",
    "referanse",
    "referansen",
    "referansenummer",
    "referansenummeret",
];

fn named(word: &str) -> Option<FactKind> {
    if ORDER.contains(&word) || REFERENCE.contains(&word) {
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
