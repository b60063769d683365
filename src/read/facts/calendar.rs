//! Names of months and weekdays in the languages we read, and the feasts people plan by.

use jiff::civil::{Date, Weekday, date};

/// The month that a word names.
pub fn month(word: &str, language: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    // "may", "mars", "mai", "mar" are words elsewhere: the caller asks for a day beside them.
    MONTHS
        .iter()
        .find(|(names, languages, _)| {
            (languages.is_empty() || languages.contains(&language) || language == "und")
                && names.contains(&word)
        })
        .map(|(.., month)| *month)
}

type Names = &'static [&'static str];

const MONTHS: &[(Names, Names, i8)] = &[
    (
        &[
            "january",
            "jan",
            "januar",
            "januari",
            "enero",
            "janvier",
            "tammikuu",
            "tammikuuta",
        ],
        &[],
        1,
    ),
    (
        &[
            "february",
            "feb",
            "febr",
            "februar",
            "februari",
            "febrero",
            "février",
            "helmikuu",
            "helmikuuta",
        ],
        &[],
        2,
    ),
    (
        &[
            "march",
            "mar",
            "mars",
            "märz",
            "marts",
            "marzo",
            "maart",
            "maaliskuu",
            "maaliskuuta",
        ],
        &[],
        3,
    ),
    (
        &["april", "apr", "abril", "avril", "huhtikuu", "huhtikuuta"],
        &[],
        4,
    ),
    (&["may"], &["en"], 5),
    (
        &["mai", "maj", "mayo", "mei", "toukokuu", "toukokuuta"],
        &[],
        5,
    ),
    (
        &[
            "june",
            "jun",
            "juni",
            "junio",
            "juin",
            "kesäkuu",
            "kesäkuuta",
        ],
        &[],
        6,
    ),
    (
        &[
            "july",
            "jul",
            "juli",
            "julio",
            "juillet",
            "heinäkuu",
            "heinäkuuta",
        ],
        &[],
        7,
    ),
    (
        &[
            "august", "aug", "augusti", "agosto", "août", "augustus", "elokuu", "elokuuta",
        ],
        &[],
        8,
    ),
    (
        &[
            "september",
            "sep",
            "sept",
            "septiembre",
            "septembre",
            "syyskuu",
            "syyskuuta",
        ],
        &[],
        9,
    ),
    (
        &[
            "october",
            "oct",
            "okt",
            "oktober",
            "octubre",
            "octobre",
            "lokakuu",
            "lokakuuta",
        ],
        &[],
        10,
    ),
    (
        &[
            "november",
            "nov",
            "noviembre",
            "novembre",
            "marraskuu",
            "marraskuuta",
        ],
        &[],
        11,
    ),
    (
        &[
            "december",
            "dec",
            "des",
            "dez",
            "desember",
            "dezember",
            "diciembre",
            "décembre",
            "joulukuu",
            "joulukuuta",
        ],
        &[],
        12,
    ),
];

/// The weekday that a word names (definite and plural forms of Nordic languages too).
pub fn weekday(word: &str) -> Option<Weekday> {
    let found = WEEKDAYS.iter().find(|(names, _)| {
        names.iter().any(|name| {
            word == *name
                || word
                    .strip_prefix(name)
                    .is_some_and(|rest| matches!(rest, "en" | "s" | "ens"))
        })
    });
    found.map(|(_, day)| *day)
}

const WEEKDAYS: &[(Names, Weekday)] = &[
    (
        &[
            "monday",
            "mandag",
            "måndag",
            "montag",
            "lunes",
            "lundi",
            "maandag",
            "maanantai",
            "maanantaina",
            "mon",
        ],
        Weekday::Monday,
    ),
    (
        &[
            "tuesday",
            "tirsdag",
            "tysdag",
            "tisdag",
            "dienstag",
            "martes",
            "mardi",
            "dinsdag",
            "tiistai",
            "tiistaina",
            "tue",
            "tues",
        ],
        Weekday::Tuesday,
    ),
    (
        &[
            "wednesday",
            "onsdag",
            "mittwoch",
            "miércoles",
            "mercredi",
            "woensdag",
            "keskiviikko",
            "keskiviikkona",
        ],
        Weekday::Wednesday,
    ),
    (
        &[
            "thursday",
            "torsdag",
            "donnerstag",
            "jueves",
            "jeudi",
            "donderdag",
            "torstai",
            "torstaina",
            "thurs",
            "thur",
        ],
        Weekday::Thursday,
    ),
    (
        &[
            "friday",
            "fredag",
            "freitag",
            "viernes",
            "vendredi",
            "vrijdag",
            "perjantai",
            "perjantaina",
            "fri",
        ],
        Weekday::Friday,
    ),
    (
        &[
            "saturday",
            "lørdag",
            "laurdag",
            "lördag",
            "samstag",
            "sábado",
            "samedi",
            "zaterdag",
            "lauantai",
            "lauantaina",
        ],
        Weekday::Saturday,
    ),
    (
        &[
            "sunday",
            "søndag",
            "sundag",
            "söndag",
            "sonntag",
            "domingo",
            "dimanche",
            "zondag",
            "sunnuntai",
            "sunnuntaina",
        ],
        Weekday::Sunday,
    ),
];

/// Whether a text begins with a month or weekday (so that a town is not looked for there).
pub fn starts_with_calendar_word(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    month(word, "en").is_some() || weekday(word).is_some()
}

/// Easter Sunday (the anonymous Gregorian computus).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The feast that a folded phrase names, in a year.
pub fn feast(phrase: &str, year: i16) -> Option<Date> {
    let from_easter = |days: i32| {
        easter(year).and_then(|easter| easter.checked_add(jiff::Span::new().days(days)).ok())
    };
    match phrase {
        "christmas eve" | "julaften" | "jul" | "julen" | "jula" | "heiligabend" | "julafton"
        | "juleaften" | "nochebuena" => Some(date(year, 12, 24)),
        "christmas" | "christmas day" | "xmas" | "weihnachten" | "navidad" | "noël" | "kerst" => {
            Some(date(year, 12, 25))
        }
        "new year's eve" | "nyttårsaften" | "silvester" => Some(date(year, 12, 31)),
        "halloween" => Some(date(year, 10, 31)),
        "17. mai" | "17.mai" | "syttende mai" | "nasjonaldagen" => Some(date(year, 5, 17)),
        "sankthans" | "st. hans" | "sankthansaften" => Some(date(year, 6, 23)),
        "easter" | "easter sunday" | "påske" | "påsken" | "påska" | "ostern" | "pascua" => {
            from_easter(0)
        }
        "new year's day" | "new year" | "nyttår" | "nyttårsdag" => {
            Date::new(year.checked_add(1)?, 1, 1).ok()
        }
        "boxing day" | "andre juledag" | "annen juledag" | "2. juledag" => Some(date(year, 12, 26)),
        "første juledag" | "1. juledag" => Some(date(year, 12, 25)),
        "valentine's day" => Some(date(year, 2, 14)),
        "palmesøndag" => from_easter(-7),
        "skjærtorsdag" => from_easter(-3),
        "påskeaften" => from_easter(-1),
        "good friday" | "langfredag" | "karfreitag" => from_easter(-2),
        "easter monday" => from_easter(1),
        "pinse" | "pinsen" | "pinsa" | "whitsun" | "pfingsten" | "pingst" => from_easter(49),
        "kristi himmelfartsdag" | "ascension day" => from_easter(39),
        _ => None,
    }
}

/// The phrases of [`feast`], longest first where one begins another.
pub const FEASTS: &[&str] = &[
    "christmas eve",
    "christmas day",
    "christmas",
    "xmas",
    "julaften",
    "julafton",
    "juleaften",
    "julen",
    "jula",
    "jul",
    "heiligabend",
    "weihnachten",
    "nochebuena",
    "navidad",
    "noël",
    "kerst",
    "new year's eve",
    "new year's day",
    "new year",
    "nyttårsaften",
    "nyttårsdag",
    "nyttår",
    "boxing day",
    "andre juledag",
    "annen juledag",
    "2. juledag",
    "første juledag",
    "1. juledag",
    "valentine's day",
    "palmesøndag",
    "skjærtorsdag",
    "påskeaften",
    "silvester",
    "halloween",
    "syttende mai",
    "nasjonaldagen",
    "sankthansaften",
    "sankthans",
    "st. hans",
    "easter sunday",
    "easter monday",
    "easter",
    "påsken",
    "påska",
    "påske",
    "ostern",
    "pascua",
    "good friday",
    "langfredag",
    "karfreitag",
    "pinsen",
    "pinsa",
    "pinse",
    "whitsun",
    "pfingsten",
    "pingst",
    "kristi himmelfartsdag",
    "ascension day",
];

#[cfg(test)]
mod tests {
    use super::{easter, month, weekday};
    use jiff::civil::{Weekday, date};

    #[test]
    fn easter_falls_where_it_falls() {
        for (year, day) in [
            (2024, date(2024, 3, 31)),
            (2025, date(2025, 4, 20)),
            (2026, date(2026, 4, 5)),
            (2027, date(2027, 3, 28)),
            (2038, date(2038, 4, 25)),
        ] {
            assert_eq!(easter(year), Some(day));
        }
    }

    #[test]
    fn names_of_days_and_months() {
        assert_eq!(month("märz", "de"), Some(3));
        assert_eq!(month("may", "nb"), None);
        assert_eq!(weekday("fredagen"), Some(Weekday::Friday));
        assert_eq!(weekday("fridge"), None);
    }
}
