//! Holes and raw template code.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, source::Span};
use regex::Regex;
use std::sync::LazyLock;

pub(super) const CHECK: Check = Check {
    name: "hole",
    severity: Severity::Error,
    does: "finds template code, empty values and greetings to nobody",
    why: "A hole shows the customer that a machine wrote and nobody looked.",
    example: "Dear ,",
    instead: "Fill it in, or let the sentence go.",
    run,
};

/// Code of templates, values that are none, and what an empty value leaves behind.
static HOLES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\{\{|\}\}|\{%|%\}|\{#|#\}|\$\{|<<|>>|%[sd]\b",
        r"|\[(?:name|navn|date|dato|number|nummer|insert[^\]]{0,40}|your name|customer[^\]]{0,20}|xx+)\]",
        r"|\b(?:NaN|undefined|lorem ipsum)\b|\b(?:null|None|nil)\b",
        r"|(?m:^(?:Dear|Hi|Hello|Hei|Kjære|Hej|Kære|Kära|Hallo|Liebe|Lieber|Hola|Estimad[oa]))\s*[,!.]\s*,",
        r"|(?m:^(?:Dear|Kjære|Kære|Kära|Liebe|Lieber|Estimad[oa]|Querid[oa])\s*[,!.]\s*$)",
        r"|(?m:^(?:Hi|Hello|Hei|Hej|Hallo|Hola) [,!.])",
        r"|\( *\)|“ *”|«\s*»",
    ))
    .ok()
});

/// Compiles the pattern before it is needed.
pub(super) fn prepare() {
    LazyLock::force(&HOLES);
}

fn run(sheet: &Sheet) -> Vec<Finding> {
    let Some(holes) = &*HOLES else {
        return Vec::new();
    };
    holes
        .find_iter(sheet.raw())
        .filter(|hit| sheet.gap_at(hit.start()).is_none())
        .map(|hit| {
            let words = hit.as_str().trim_end();
            let span = Span::new(hit.start(), hit.start() + words.len());
            Finding::new(span, format!("“{}” is a hole", words.trim()))
        })
        .collect()
}
