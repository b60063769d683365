//! Findings as a SARIF 2.1.0 log (OASIS), for editors and services that show such.

use crate::{check::CHECKS, check::Found, diagnostic::Severity, source::Source};
use serde_json::{Value, json};

/// The log of one reply.
pub fn log(source: &Source, found: &[Found]) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "regards",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": found.iter().map(|found| result(source, found)).collect::<Vec<_>>(),
        }],
    })
}

fn rules() -> Vec<Value> {
    CHECKS
        .iter()
        .map(|check| {
            json!({
                "id": check.name,
                "shortDescription": {"text": check.does},
                "fullDescription": {"text": check.why},
                "help": {"text": format!("Instead: {}", check.instead)},
                "defaultConfiguration": {"level": level(check.severity)},
            })
        })
        .collect()
}

fn result(source: &Source, found: &Found) -> Value {
    let (line, column) = source.line_column(found.span.start);
    let (end_line, end_column) = source.line_column(found.span.end);
    let index = CHECKS.iter().position(|check| check == found.check);
    json!({
        "ruleId": found.check.name,
        "ruleIndex": index,
        "level": level(found.severity),
        "message": {"text": format!("{}. {} Instead: {}", found.what, found.check.why, found.instead)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&source.name)},
            "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
        }}],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a URI reference (RFC 3986 §4.1): what is no path character is written by its octets.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_are_references() {
        for (path, uri) in [("a/b.txt", "a/b.txt"), ("å b", "%C3%A5%20b"), ("-", "-")] {
            assert_eq!(super::uri(path), uri);
        }
    }
}
