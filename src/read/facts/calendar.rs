//! Names of months and weekdays in the languages we read.

use crate::read::words::Named;
use jiff::civil::Weekday;

/// The month that a word names.
pub fn month(word: &str, language: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    // "may", "mars", "mai", "mar" are words elsewhere: the caller asks for a day beside them.
    if word == "may" {
        return matches!(language, "en" | "und").then_some(5);
    }
    MONTHS.of(word)
}

static MONTHS: Named<i8> = Named::new(&[
    (
        "january jan januar januari enero janvier tammikuu tammikuuta",
        1,
    ),
    (
        "february feb febr februar februari febrero février helmikuu helmikuuta",
        2,
    ),
    (
        "march mar mars märz marts marzo maart maaliskuu maaliskuuta",
        3,
    ),
    ("april apr abril avril huhtikuu huhtikuuta", 4),
    ("mai maj mayo mei toukokuu toukokuuta", 5),
    ("june jun juni junio juin kesäkuu kesäkuuta", 6),
    ("july jul juli julio juillet heinäkuu heinäkuuta", 7),
    ("august aug augusti agosto août augustus elokuu elokuuta", 8),
    (
        "september sep sept septiembre septembre syyskuu syyskuuta",
        9,
    ),
    (
        "october oct okt oktober octubre octobre lokakuu lokakuuta",
        10,
    ),
    ("november nov noviembre novembre marraskuu marraskuuta", 11),
    (
        "december dec des dez desember dezember diciembre décembre joulukuu joulukuuta",
        12,
    ),
]);

/// The weekday that a word names (definite and plural forms of Nordic languages too).
pub fn weekday(word: &str) -> Option<Weekday> {
    let bare = ["ens", "en", "s"]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending));
    std::iter::once(word)
        .chain(bare)
        .find_map(|word| WEEKDAYS.of(word))
}

static WEEKDAYS: Named<Weekday> = Named::new(&[
    (
        "monday mandag måndag montag lunes lundi maandag maanantai maanantaina mon",
        Weekday::Monday,
    ),
    (
        "tuesday tirsdag tysdag tisdag dienstag martes mardi dinsdag tiistai tiistaina tue tues",
        Weekday::Tuesday,
    ),
    (
        "wednesday onsdag mittwoch miércoles mercredi woensdag keskiviikko keskiviikkona",
        Weekday::Wednesday,
    ),
    (
        "thursday torsdag donnerstag jueves jeudi donderdag torstai torstaina thurs thur",
        Weekday::Thursday,
    ),
    (
        "friday fredag freitag viernes vendredi vrijdag perjantai perjantaina fri",
        Weekday::Friday,
    ),
    (
        "saturday lørdag laurdag lördag samstag sábado samedi zaterdag lauantai lauantaina",
        Weekday::Saturday,
    ),
    (
        "sunday søndag sundag söndag sonntag domingo dimanche zondag sunnuntai sunnuntaina",
        Weekday::Sunday,
    ),
]);

/// Whether a text begins with a month or weekday (so that a town is not looked for there).
pub fn starts_with_calendar_word(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    month(word, "en").is_some() || weekday(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::{month, weekday};
    use jiff::civil::Weekday;

    #[test]
    fn names_of_days_and_months() {
        assert_eq!(month("märz", "de"), Some(3));
        assert_eq!(month("may", "nb"), None);
        assert_eq!(weekday("fredagen"), Some(Weekday::Friday));
        assert_eq!(weekday("fridge"), None);
    }
}
