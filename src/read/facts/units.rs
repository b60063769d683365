//! Units of time and the counts before them.

use super::scan::small;
use crate::read::words::Named;

static UNITS: Named<char> = Named::new(&[
    (
        "day days days' day's dag dager dagar dage dagers tag tage tagen día días jour jours dagen päivää døgn",
        'D',
    ),
    (
        "week weeks week's uke uker veke veker vecka veckor uge uger woche wochen semana semanas semaine semaines weken \
         viikkoa ukers weeks'",
        'W',
    ),
    (
        "month months måned måneder månad månader monat monate monaten mes meses mois maand maanden kuukautta måneders",
        'M',
    ),
    (
        "year years år jahr jahre jahren año años an ans jaar vuotta",
        'Y',
    ),
    (
        "hour hours hours' time timer timar timmar stunde stunden hora horas heure heures uur tuntia",
        'H',
    ),
    (
        "minute minutes minutt minutter minuter minuten minuto minutos min mins",
        'm',
    ),
    ("fortnight fortnights", 'F'),
]);

/// The unit that a word names: `D`, `W`, `M`, `Y`, `H` hours, `m` minutes, `F` fortnights.
pub fn unit(word: &str) -> Option<char> {
    UNITS.of(word)
}

/// A count before a unit; "a" and "en" are one.
pub fn amount(word: &str) -> Option<i32> {
    match word {
        "a" | "an" | "en" | "ei" | "ein" | "eine" | "einer" | "einem" | "et" | "un" | "una"
        | "une" | "een" => Some(1),
        "couple" | "par" | "few" => Some(2),
        _ => small(word)
            .and_then(|count| i32::try_from(count).ok())
            .filter(|count| *count < 1000),
    }
}
