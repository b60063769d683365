//! The verdict: what the remarks and the score come to, and what decided.

use super::{Found, Sheet, score};
use crate::{
    diagnostic::Severity,
    draft::{Score, Verdict},
};

/// From here on a draft is ready for a person's yes.
const READY: u8 = 80;
/// Below it a draft is held.
const HOLD: u8 = 65;

/// A gate (an error) holds; a warning, a gap or a score under 80 wants a look; under 65 holds.
pub(super) fn verdict(sheet: &Sheet, found: &[Found], score: &Score) -> (Verdict, Option<String>) {
    if let Some(error) = first(found, Severity::Error) {
        return (Verdict::Hold, Some(sentence(error, sheet)));
    }
    if let Some(gate) = score::gate(sheet, score) {
        return (Verdict::Hold, Some(gate));
    }
    if score.total < HOLD {
        return (Verdict::Hold, Some(weak(score)));
    }
    if !sheet.draft.gaps.is_empty() {
        return (Verdict::Look, Some(gaps(sheet)));
    }
    if let Some(warning) = first(found, Severity::Warning) {
        return (Verdict::Look, Some(sentence(warning, sheet)));
    }
    if score.total < READY {
        return (Verdict::Look, Some(weak(score)));
    }
    (Verdict::Ready, None)
}

fn first(found: &[Found], severity: Severity) -> Option<&Found> {
    found.iter().find(|found| found.severity == severity)
}

fn sentence(found: &Found, sheet: &Sheet) -> String {
    let line = sheet
        .raw()
        .get(..found.span.start)
        .map_or(1, |before| before.matches('\n').count() + 1);
    format!("line {line}: {} ({})", found.what, found.check.name)
}

fn gaps(sheet: &Sheet) -> String {
    match sheet.draft.gaps.as_slice() {
        [only] => format!("a gap is to be filled: {}", only.ask),
        gaps => format!(
            "{} are to be filled",
            crate::prose::count(gaps.len(), "gap")
        ),
    }
}

/// The weakest parts, by what they cost.
fn weak(score: &Score) -> String {
    let mut parts: Vec<(&str, f32)> = score
        .parts
        .iter()
        .map(|(name, value)| (name.as_str(), (1.0 - value) * score::weight(name)))
        .filter(|(_, lost)| *lost > 0.5)
        .collect();
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    let names: Vec<&str> = parts.iter().take(3).map(|(name, _)| *name).collect();
    format!(
        "the score is {}, held down by {}",
        score.total,
        crate::prose::both(&names)
    )
}
