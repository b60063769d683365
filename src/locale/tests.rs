//! Tables: one thing in every language.

use super::{Locale, Locales, Money, parse_time};
use crate::language::Language;

const TAGS: [&str; 11] = [
    "en", "en-US", "nb", "nn", "da", "sv", "de", "es", "fr", "nl", "fi",
];

fn table(write: impl Fn(&Locale) -> Option<String>) -> String {
    let locales = Locales::default();
    let rows = TAGS.iter().map(|tag| {
        let locale = locales.of(&Language::new(tag));
        format!("{tag}: {}", locale.and_then(&write).unwrap_or_default())
    });
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn days() {
    let date = jiff::civil::date(2026, 5, 14);
    assert_eq!(
        table(|locale| locale.day(date)),
        "\
en: Thursday 14 May
en-US: Thursday, May 14
nb: torsdag 14. mai
nn: torsdag 14. mai
da: torsdag den 14. maj
sv: torsdag 14 maj
de: Donnerstag, 14. Mai
es: jueves 14 de mayo
fr: jeudi 14 mai
nl: donderdag 14 mei
fi: torstai 14. toukokuuta"
    );
}

#[test]
fn long_dates() {
    let date = jiff::civil::date(2026, 11, 3);
    let all = |locale: &Locale| {
        Some(format!(
            "{} | {} | {} | {} | {}",
            locale.date(date)?,
            locale.long_date(date)?,
            locale.weekday(date)?,
            locale.weekday_plural(date)?,
            locale.month(date)?
        ))
    };
    assert_eq!(
        table(all),
        "\
en: 3 November | 3 November 2026 | Tuesday | Tuesdays | November
en-US: November 3 | November 3, 2026 | Tuesday | Tuesdays | November
nb: 3. november | 3. november 2026 | tirsdag | tirsdager | november
nn: 3. november | 3. november 2026 | tysdag | tysdagar | november
da: 3. november | 3. november 2026 | tirsdag | tirsdage | november
sv: 3 november | 3 november 2026 | tisdag | tisdagar | november
de: 3. November | 3. November 2026 | Dienstag | Dienstage | November
es: 3 de noviembre | 3 de noviembre de 2026 | martes | martes | noviembre
fr: 3 novembre | 3 novembre 2026 | mardi | mardis | novembre
nl: 3 november | 3 november 2026 | dinsdag | dinsdagen | november
fi: 3. marraskuuta | 3. marraskuuta 2026 | tiistai | tiistait | marraskuu"
    );
}

#[test]
fn money() {
    let all = |locale: &Locale| {
        let amounts = ["£64.50", "1219 NOK", "219 kr", "64.5 EUR", "USD 1234567.00"];
        let texts: Option<Vec<_>> = amounts
            .iter()
            .map(|text| locale.money(&Money::parse(text)?))
            .collect();
        Some(texts?.join(" | "))
    };
    assert_eq!(
        table(all),
        "\
en: £64.50 | NOK 1,219 | 219 kr | €64.50 | US$1,234,567
en-US: £64.50 | NOK 1,219 | 219 kr | €64.50 | $1,234,567
nb: 64,50 £ | 1 219 kr | 219 kr | 64,50 € | 1 234 567 USD
nn: 64,50 £ | 1 219 kr | 219 kr | 64,50 € | 1 234 567 USD
da: 64,50 £ | 1.219 NOK | 219 kr | 64,50 € | 1.234.567 USD
sv: 64,50 £ | 1 219 NOK | 219 kr | 64,50 € | 1 234 567 USD
de: 64,50 £ | 1.219 NOK | 219 kr | 64,50 € | 1.234.567 $
es: 64,50 £ | 1219 NOK | 219 kr | 64,50 € | 1.234.567 US$
fr: 64,50 £ | 1 219 NOK | 219 kr | 64,50 € | 1 234 567 USD
nl: £ 64,50 | NOK 1.219 | 219 kr | € 64,50 | US$ 1.234.567
fi: 64,50 £ | 1 219 NOK | 219 kr | 64,50 € | 1 234 567 USD"
    );
}

#[test]
fn lists_counts_and_quotations() {
    let items = ["a", "b", "c"].map(String::from);
    let all = |locale: &Locale| {
        Some(format!(
            "{} | {} | {} {} | {} {} {} | {} | {}",
            locale.list(&items)?,
            locale.or_list(&items)?,
            locale.words(2),
            locale.words(13),
            locale.ordinal(3),
            locale.ordinal(21),
            locale.ordinal(22),
            locale.quote("q"),
            locale.time(parse_time("2026-05-14T14:05:00Z")?)?,
        ))
    };
    assert_eq!(
        table(all),
        "\
en: a, b and c | a, b or c | two 13 | third 21st 22nd | \"q\" | 14:05
en-US: a, b, and c | a, b, or c | two 13 | third 21st 22nd | \"q\" | 2:05 PM
nb: a, b og c | a, b eller c | to 13 | tredje 21. 22. | «q» | 14:05
nn: a, b og c | a, b eller c | to 13 | tredje 21. 22. | «q» | 14:05
da: a, b og c | a, b eller c | to 13 | tredje 21. 22. | »q« | 14.05
sv: a, b och c | a, b eller c | två 13 | tredje 21:a 22:a | ”q” | 14:05
de: a, b und c | a, b oder c | zwei 13 | 3. 21. 22. | „q“ | 14:05
es: a, b y c | a, b o c | dos 13 | 3.º 21.º 22.º | «q» | 14:05
fr: a, b et c | a, b ou c | deux 13 | 3e 21e 22e | « q » | 14:05
nl: a, b en c | a, b of c | twee 13 | 3e 21e 22e | ‘q’ | 14:05
fi: a, b ja c | a, b tai c | kaksi 13 | 3. 21. 22. | ”q” | 14.05"
    );
}

#[test]
fn one_is_one() {
    let locales = Locales::default();
    for (tag, count, one) in [
        ("en", 1, true),
        ("en", 0, false),
        ("nb", 1, true),
        ("fr", 0, true),
    ] {
        let locale = locales.of(&Language::new(tag));
        assert_eq!(
            locale.map(|locale| locale.is_one(count)),
            Some(one),
            "{tag} {count}"
        );
    }
}

#[test]
fn money_that_is_none() {
    for text in [
        "",
        "kr",
        "12",
        "149 kr per month",
        "£1 £2",
        "12 parsecs",
        "١٢ kr",
    ] {
        assert_eq!(Money::parse(text), None, "{text}");
    }
}

/// Counts, numbers and the plurals of weekdays, in every language that the desk answers in.
#[test]
fn numbers_and_plurals() {
    let all = |locale: &Locale| {
        let number = "1234567.5".parse().ok()?;
        let date = jiff::civil::date(2026, 10, 15);
        Some(format!(
            "{} | {} {} | {} | {}",
            locale.number(&number)?,
            locale.is_one(1),
            locale.is_one(21),
            locale.weekday_plural(date)?,
            locale.words(1),
        ))
    };
    let eight: Vec<String> = table(all).lines().take(8).map(String::from).collect();
    assert_eq!(
        eight.join("\n"),
        "\
en: 1,234,567.5 | true false | Thursdays | one
en-US: 1,234,567.5 | true false | Thursdays | one
nb: 1 234 567,5 | true false | torsdager | én
nn: 1 234 567,5 | true false | torsdagar | ein
da: 1.234.567,5 | true false | torsdage | én
sv: 1 234 567,5 | true false | torsdagar | en
de: 1.234.567,5 | true false | Donnerstage | ein
es: 1.234.567,5 | true false | jueves | un"
    );
}

/// A moment is told by the clock of the place where it is told, as each language writes a time of day.
#[test]
fn a_moment_is_told_by_the_clock_of_its_zone() -> Result<(), jiff::Error> {
    let moment: jiff::Timestamp = "2026-10-25T00:30:00Z".parse()?;
    for (zone, tag, day, time) in [
        ("Europe/London", "en", "Sunday 25 October", "01:30"),
        (
            "America/New_York",
            "en-US",
            "Saturday, October 24",
            "8:30 PM",
        ),
        ("Europe/Oslo", "nb", "søndag 25. oktober", "02:30"),
        ("Europe/Oslo", "nn", "søndag 25. oktober", "02:30"),
        ("Europe/Copenhagen", "da", "søndag den 25. oktober", "02.30"),
        ("Europe/Stockholm", "sv", "söndag 25 oktober", "02:30"),
        ("Europe/Berlin", "de", "Sonntag, 25. Oktober", "02:30"),
        ("Atlantic/Canary", "es", "domingo 25 de octubre", "01:30"),
    ] {
        let there = moment.in_tz(zone)?;
        let locales = Locales::default();
        let locale = locales.of(&Language::new(tag));
        let told = locale.and_then(|it| Some((it.day(there.date())?, it.time(there.time())?)));
        assert_eq!(
            told,
            Some((day.to_string(), time.to_string())),
            "{tag} in {zone}"
        );
    }
    Ok(())
}
