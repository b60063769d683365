//! Whether the greeting has the name, as they spell it, and uses it once.

use crate::{check::sheet::Sheet, write::salutation};

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    let greeting = sheet.of_move("greet").next()?;
    let wanted = salutation::name(sheet.brief, sheet.situation.tone())?;
    let wanted = wanted.value.as_str()?;
    let said = greeting.text;
    let writer = &sheet.brief.reading.writer;
    let other = [
        writer.first.as_deref(),
        writer.name.as_deref(),
        sheet.brief.customer.profile.preferred_name.as_deref(),
    ];
    let good =
        if said.contains(wanted) || other.into_iter().flatten().any(|name| said.contains(name)) {
            1.0
        } else if wanted
            .split_whitespace()
            .next_back()
            .is_some_and(|last| said.contains(last))
        {
            0.5
        } else {
            0.0
        };
    let again = sheet
        .body()
        .map(|part| part.text.matches(wanted).count())
        .sum::<usize>();
    Some((good - 0.25 * again.saturating_sub(1) as f32).max(0.0))
}
