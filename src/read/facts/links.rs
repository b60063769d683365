//! E-mail addresses and links.

use super::scan::Finds;
use crate::reading::FactKind;

/// E-mail addresses and links.
pub fn find(finds: &mut Finds) {
    let folded = finds.folded();
    for (at, _) in folded.match_indices('@') {
        let (start, end) = grown(folded, at);
        let address = finds.slice(start, end);
        if start < at
            && address
                .get(at - start + 1..)
                .is_some_and(|domain| domain.contains('.') && !domain.starts_with('.'))
        {
            let raw = finds.text.quote(start, end).to_string();
            finds.add(FactKind::Email, raw, start, end);
        }
    }
    for lead in ["http://", "https://", "www."] {
        for (at, _) in folded.match_indices(lead) {
            let rest = folded.get(at..).unwrap_or("");
            let length = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
                .unwrap_or(rest.len());
            let end = at
                + rest
                    .get(..length)
                    .unwrap_or("")
                    .trim_end_matches(['.', ',', ')', '!', '?', ';', ':', '\''])
                    .len();
            let raw = finds.text.quote(at, end).to_string();
            finds.add(FactKind::Url, raw, at, end);
        }
    }
    // A domain has a full stop before a letter.
    if finds
        .folded()
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [b'.', next] if next.is_ascii_alphabetic()))
    {
        bare_domains(finds);
    }
}

/// "kestrel.example/visit": a domain that nobody gave a scheme.
fn bare_domains(finds: &mut Finds) {
    const ENDINGS: &[&str] = &[
        ".com", ".org", ".net", ".no", ".se", ".dk", ".de", ".co.uk", ".example", ".io", ".eu",
        ".es", ".fr", ".nl", ".fi",
    ];
    let folded = finds.folded();
    for ending in ENDINGS {
        for (at, _) in folded.match_indices(ending) {
            let after = folded
                .get(at + ending.len()..)
                .and_then(|rest| rest.chars().next());
            let start = folded.get(..at).map_or(0, |text| {
                text.rfind(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'))
                    .map_or(0, |at| {
                        at + text
                            .get(at..)
                            .and_then(|rest| rest.chars().next())
                            .map_or(1, char::len_utf8)
                    })
            });
            if after.is_some_and(|c| c.is_alphanumeric() || c == '@') || at - start < 2 {
                continue;
            }
            let rest = folded.get(at + ending.len()..).unwrap_or("");
            let path = if rest.starts_with('/') {
                rest.find(|c: char| c.is_whitespace() || c == '"' || c == ')')
                    .unwrap_or(rest.len())
            } else {
                0
            };
            let end = at
                + ending.len()
                + rest
                    .get(..path)
                    .unwrap_or("")
                    .trim_end_matches(['.', ',', '!', '?'])
                    .len();
            let raw = finds.text.quote(start, end).to_string();
            finds.add(FactKind::Url, raw, start, end);
        }
    }
}

fn grown(folded: &str, at: usize) -> (usize, usize) {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%' | '\'');
    let before = folded.get(..at).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| part(*c))
        .last()
        .map_or(at, |(start, _)| start);
    let after = folded.get(at + 1..).unwrap_or("");
    let length = after
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
        .unwrap_or(after.len());
    let end = at
        + 1
        + after
            .get(..length)
            .unwrap_or("")
            .trim_end_matches(['.', '-'])
            .len();
    (start, end)
}
