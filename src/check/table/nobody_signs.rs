//! A signature in which nobody stands.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, read::names::is_given, text::norm};

pub(super) const CHECK: Check = Check {
    name: "nobody-signs",
    severity: Severity::Warning,
    does: "finds a signature that names a team or a department and no person",
    why: "Nobody can write back to a team; a name says that somebody answers for the letter.",
    example: "Kind regards, the Customer Care Team",
    instead: "Sign with the name of whoever answers.",
    run,
};

/// Words of a signature that nobody is called.
const CROWD: &[&str] = &[
    "team",
    "teamet",
    "care",
    "support",
    "service",
    "department",
    "helpdesk",
    "kundeservice",
    "kundesenter",
    "kundetjänst",
    "kundtjänst",
    "kundenservice",
    "kundendienst",
    "avdelingen",
    "afdelingen",
    "avdelningen",
    "abteilung",
    "equipo",
    "departamento",
    "atención",
    "servicio",
];

fn run(sheet: &Sheet) -> Vec<Finding> {
    let mut crowd = None;
    for part in sheet.of_move("sign") {
        for word in part.text.split(|c: char| !c.is_alphanumeric()) {
            let folded = norm(word);
            let named = sheet
                .library
                .personas
                .values()
                .chain(std::iter::once(sheet.brief.persona))
                .any(|persona| norm(persona.first_name()) == folded);
            if !folded.is_empty() && named || word.starts_with(char::is_uppercase) && is_given(word)
            {
                return Vec::new();
            }
            if CROWD.contains(&folded.as_str()) {
                crowd.get_or_insert(part.span);
            }
        }
    }
    crowd
        .map(|span| Finding::new(span, "a team signs, and no person"))
        .into_iter()
        .collect()
}
