//! Days as people count them.

use super::{Calendar, WEEK, after, answer_day, hours};
use crate::settings::{Company, Settings};
use jiff::{
    Zoned,
    civil::{Time, date},
};
use std::collections::BTreeSet;

fn kites() -> Settings {
    let list = |days: &[&str]| days.iter().map(ToString::to_string).collect();
    Settings {
        company: Company {
            hours: Some(crate::localized::Localized::One(
                "mon-fri 09:00-16:00".into(),
            )),
            ..Company::default()
        },
        holidays: [
            (
                "desk".to_string(),
                list(&["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25"]),
            ),
            (
                "NO".to_string(),
                list(&["2026-04-02", "2026-05-01", "2026-05-14", "2026-05-25"]),
            ),
        ]
        .into(),
        ..Settings::default()
    }
}

fn at(text: &str) -> Zoned {
    text.parse().unwrap_or_default()
}

#[test]
fn days_are_counted_over_weekends_and_holidays() {
    let desk = Calendar::desk(&kites());
    for (start, n, due) in [
        (date(2026, 5, 12), 2, date(2026, 5, 14)),
        (date(2026, 4, 1), 2, date(2026, 4, 7)),
        (date(2026, 5, 20), 5, date(2026, 5, 28)),
        (date(2026, 5, 16), 0, date(2026, 5, 18)),
        (date(2026, 5, 16), 1, date(2026, 5, 19)),
    ] {
        assert_eq!(after(start, n, &[&desk]), due, "{start} + {n}");
    }
}

#[test]
fn an_arrival_needs_both_countries_open() {
    let settings = kites();
    let desk = Calendar::desk(&settings);
    let norway = Calendar::country(&settings, "NO").unwrap_or_else(|| desk.clone());
    assert_eq!(
        after(date(2026, 4, 7), 5, &[&desk, &norway]),
        date(2026, 4, 14)
    );
    assert_eq!(
        after(date(2026, 5, 18), 9, &[&desk, &norway]),
        date(2026, 6, 1)
    );
}

#[test]
fn after_closing_time_the_next_day_counts_as_today() {
    for (now, due) in [
        ("2026-05-12T09:40[Europe/London]", date(2026, 5, 14)),
        ("2026-05-12T16:00[Europe/London]", date(2026, 5, 15)),
        ("2026-05-15T18:00[Europe/London]", date(2026, 5, 20)),
        ("2026-05-16T10:00[Europe/London]", date(2026, 5, 20)),
    ] {
        assert_eq!(answer_day(&kites(), &at(now), false), due, "{now}");
    }
    assert_eq!(
        answer_day(&kites(), &at("2026-05-20T09:00[Europe/London]"), true),
        date(2026, 5, 28)
    );
}

#[test]
fn hours_are_read_as_people_write_them() {
    const MON_TO_THU: [bool; 7] = [true, true, true, true, false, false, false];
    let none = [false; 7];
    for (text, days, closes) in [
        ("Mon-Fri 9-17", WEEK, Some(17)),
        ("man–fre 09.00–16.00", WEEK, Some(16)),
        (
            "Mon-Thu 9-17, Sat 10-13",
            [true, true, true, true, false, true, false],
            Some(13),
        ),
        ("Monday to Friday from nine to four", WEEK, Some(16)),
        ("Mon-Fri 9am-5pm", WEEK, Some(17)),
        (
            "Tuesday to Friday from ten to three",
            [false, true, true, true, true, false, false],
            Some(15),
        ),
        ("mandag til fredag 8-15.30", WEEK, Some(15)),
        ("mandag til fredag fra 9 til 16", WEEK, Some(16)),
        ("måndag till torsdag 9-17", MON_TO_THU, Some(17)),
        ("mandag til torsdag kl. 9-16", MON_TO_THU, Some(16)),
        ("Montag bis Donnerstag, neun bis vier", MON_TO_THU, Some(16)),
        ("de lunes a jueves, de 9.00 a 17.00", MON_TO_THU, Some(17)),
        (
            "måndag till torsdag från tio till tre",
            MON_TO_THU,
            Some(15),
        ),
        ("måndag til torsdag frå ni til fire", MON_TO_THU, Some(16)),
        ("whenever", WEEK, None),
    ] {
        let (open, time) = hours(text);
        assert_ne!(open, none);
        assert_eq!((open, time.map(Time::hour)), (days, closes), "{text}");
    }
}

#[test]
fn a_desk_that_never_opens_does_not_hang() {
    let never = Calendar {
        open: [false; 7],
        closes: None,
        closed: BTreeSet::new(),
    };
    assert_eq!(after(date(2026, 1, 1), 3, &[&never]), date(2026, 1, 4));
}

#[test]
fn hours_by_language_are_read_in_the_desks_own() {
    let texts = [
        ("de", "Montag bis Freitag 9-17"),
        ("en", "Tuesday to Friday from ten to three"),
    ];
    let by = texts.map(|(tag, text)| (tag.to_string(), text.to_string()));
    let settings = Settings {
        company: Company {
            hours: Some(crate::localized::Localized::By(by.into())),
            ..Company::default()
        },
        language: Some(crate::language::Language::EN),
        ..Settings::default()
    };
    // Monday 11 May 2026 is a day on which an English desk of these hours is closed.
    assert_eq!(
        answer_day(&settings, &at("2026-05-09T09:00[Europe/London]"), false),
        after(date(2026, 5, 12), 2, &[&Calendar::desk(&settings)])
    );
}
