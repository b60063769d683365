//! `draft_notes: body`: what the checks say stands on top of the draft, in marks that nobody sends by mistake.

use crate::{diagnostic::Severity, record::Record};

/// What `draft_notes` may be.
pub const NOTES: [&str; 2] = ["none", "body"];

/// The block for the top of a draft, and an empty line below it; nothing where there is nothing to say.
pub(super) fn block(record: &Record) -> String {
    let remarks = record
        .remarks
        .iter()
        .filter(|remark| remark.severity != Severity::Note);
    let lines: Vec<String> = record
        .reason
        .iter()
        .cloned()
        .chain(remarks.map(|remark| {
            format!(
                "line {}: {} ({})",
                remark.line, remark.message, remark.check
            )
        }))
        .map(|said| format!("[[{}]]\n", plain(&said)))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "[[BEFORE YOU SEND: read these lines, and strike them.]]\n{}\n",
        lines.concat()
    )
}

/// On one line, and without marks of its own.
fn plain(said: &str) -> String {
    let words: Vec<&str> = said.split_whitespace().collect();
    words.join(" ").replace("[[", "[").replace("]]", "]")
}
