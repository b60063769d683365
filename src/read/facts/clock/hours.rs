//! Opening hours and lessons: "18.30–20.30".

use crate::read::facts::scan::Finds;
use crate::reading::FactKind;

/// "18.30–20.30", "10.00-12.00": two times of day with a dash between, which cannot both be days of a month.
pub fn find(finds: &mut Finds) {
    let mut found = Vec::new();
    for (at, number) in finds.numbers.iter().enumerate() {
        let text = finds.slice(number.start, number.end);
        let pair = match text.split_once('-') {
            Some((first, _)) => {
                let cut = number.start + first.len();
                Some(((number.start, cut), (cut + 1, number.end)))
            }
            None => finds
                .numbers
                .get(at + 1)
                .filter(|next| matches!(finds.slice(number.end, next.start), "–" | " – " | " - "))
                .map(|next| ((number.start, number.end), (next.start, next.end))),
        };
        let Some((first, last)) = pair else { continue };
        let read = |(start, end): (usize, usize)| of_day(finds.slice(start, end));
        if let (Some(one), Some(two)) = (read(first), read(last))
            && (one.1 == 0 || one.1 > 12 || two.1 == 0 || two.1 > 12)
        {
            found.extend([(one, first), (two, last)]);
        }
    }
    for ((hour, minute), (start, end)) in found {
        finds.add(FactKind::Time, format!("{hour:02}:{minute:02}"), start, end);
    }
}

/// "18.30": hour and minute.
fn of_day(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(['.', ':'])?;
    let hour = hour.parse().ok().filter(|hour| *hour < 24)?;
    let minute = minute
        .parse()
        .ok()
        .filter(|value| *value < 60 && minute.len() == 2)?;
    Some((hour, minute))
}
