//! The page of the checks, made from the table.

use super::CHECKS;
use crate::diagnostic::Severity;
use std::fmt::Write as _;

/// The reference part of `docs/checks.md`: every check with what it does, why, an example and what to write instead.
pub fn pages() -> String {
    let mut page = String::new();
    for check in CHECKS {
        let severity = match check.severity {
            Severity::Error => "error: holds the draft",
            Severity::Warning => "warning: a person should look",
            Severity::Note => "note",
        };
        // Writing to a string does not fail.
        let _ = write!(
            page,
            "### {}\n\n*{severity}*\n\n* **Does:** {}\n* **Why:** {}\n* **Example:** {}\n* **Instead:** {}\n\n",
            check.name, check.does, check.why, check.example, check.instead
        );
    }
    page
}
