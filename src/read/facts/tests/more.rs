//! Facts in forms that are told rather than listed.

use super::wrong;

#[test]
fn days_told_from_others() {
    let english: &[(&str, &[&str])] = &[
        ("See you Saturday week.", &["date 2026-10-24"]),
        ("He is away a week on Friday.", &["date 2026-10-23"]),
        (
            "We are gone from the 12th to the 19th of June.",
            &["date 2026-06-12", "date 2026-06-19"],
        ),
        ("I ordered three weeks ago today.", &["date 2026-09-24"]),
        ("It broke on the 2nd of last month.", &["date 2026-09-02"]),
        ("On Boxing Day it arrived torn.", &["date 2025-12-26"]),
        (
            "It will be Easter Monday before I am home.",
            &["date 2027-03-29"],
        ),
        ("Your Boxing Day sale was a joke.", &[]),
        ("I gave it 10/10.", &[]),
        ("Bought it in May last year.", &["date 2025-05"]),
        (
            "It came on the evening of Sunday the 4th.",
            &["date 2026-10-04"],
        ),
        (
            "I have been a customer for over ten years.",
            &["duration P10Y"],
        ),
        ("It took a whole week.", &["duration P1W"]),
        ("Ring me back before five.", &["time 17:00"]),
        ("Come home before five of them leave.", &["count 5"]),
        ("It stayed shut until half ten.", &["time 10:30"]),
    ];
    assert_eq!(wrong("en", english), Vec::<String>::new());
    let norwegian: &[(&str, &[&str])] = &[
        ("Vi sees lørdag om to uker.", &["date 2026-10-31"]),
        (
            "Vi er bortreist fra 12. til 19. juni.",
            &["date 2026-06-12", "date 2026-06-19"],
        ),
        (
            "Den ble lagt inn søndag den 4. om kvelden.",
            &["date 2026-10-04"],
        ),
        ("Første juledag kom den uten hale.", &["date 2025-12-25"]),
        (
            "Jeg har bedt om svar senest mandag.",
            &["deadline 2026-10-19"],
        ),
        ("Fristen min er 1. november.", &["deadline 2026-11-01"]),
        ("Jeg har vært kunde i over ti år.", &["duration P10Y"]),
        ("Jeg ventet trekvarter.", &["duration PT45M"]),
        (
            "Ring meg mellom halv ti og tolv.",
            &["time 09:30", "time 12:00"],
        ),
    ];
    assert_eq!(wrong("nb", norwegian), Vec::<String>::new());
}

#[test]
fn counts_and_ages_that_no_noun_follows() {
    let english: &[(&str, &[&str])] = &[
        ("I ordered 2 kites and received 1.", &["count 2", "count 1"]),
        ("Of ten lines six were frayed.", &["count 10", "count 6"]),
        (
            "Three out of four socks had holes.",
            &["count 3", "count 4"],
        ),
        ("There were 48 beads, not 50.", &["count 48", "count 50"]),
        ("I was charged for five.", &["count 5"]),
        ("We flew it for three summers.", &[]),
        (
            "Little Matteo is three and a half.",
            &["person Matteo", "age 3"],
        ),
        ("Is it for children over 3?", &["age 3"]),
        (
            "We paid sixty pounds and forty pence.",
            &["money 60.40 GBP"],
        ),
        (
            "It went up from 30 to 45 pounds.",
            &["money 30.00 GBP", "money 45.00 GBP"],
        ),
        ("I used the password gull-wing-9.", &["secret …"]),
    ];
    assert_eq!(wrong("en", english), Vec::<String>::new());
    let norwegian: &[(&str, &[&str])] = &[
        (
            "Det kom bare to, jeg hadde bestilt fem.",
            &["count 2", "count 5"],
        ),
        (
            "Det var hull i tre av fire sokker.",
            &["count 3", "count 4"],
        ),
        ("Bordet er av tre.", &[]),
        ("Jeg er blitt 71 og hører dårlig.", &["age 71"]),
        ("Hun på 12 vil ha rød.", &["age 12"]),
        ("Broren min er to år eldre.", &["duration P2Y"]),
        (
            "Frakten var 99 kroner, ikke 49.",
            &["money 99.00 NOK", "money 49.00 NOK"],
        ),
        (
            "Jeg bor i Storgata 5B, 0155 Oslo.",
            &["address Storgata 5B, 0155 Oslo"],
        ),
        ("Spør etter doktor Lund.", &["person doktor Lund"]),
    ];
    assert_eq!(wrong("nb", norwegian), Vec::<String>::new());
}

#[test]
fn times_with_a_dot_and_days_of_a_far_month() {
    let english: &[(&str, &[&str])] = &[
        ("You cancelled the 18.40 from town.", &["time 18:40"]),
        ("We stood there till 20.55.", &["time 20:55"]),
        ("It used to leave at 7.12.", &["time 07:12"]),
        ("I got 12.50% off.", &[]),
        (
            "You took it on the 11th after I cancelled.",
            &["date 2026-10-11"],
        ),
        ("We met at Easter.", &["date 2026-04-05"]),
        ("I can begin on 20 March.", &["date 2027-03-20"]),
        ("Ask Ingrid\nDear all", &["person Ingrid"]),
    ];
    let norwegian: &[(&str, &[&str])] = &[
        ("Toget 15.30 ble innstilt.", &["time 15:30"]),
        ("Vi tok 15.30-toget.", &["time 15:30"]),
        ("Han satt på 11.05 fra byen.", &["time 11:05"]),
        (
            "Det var i går kveld (20.15).",
            &["date 2026-10-14", "time 20:15"],
        ),
        ("Den kom den 7.12.", &["date 2026-12-07"]),
    ];
    let german: &[(&str, &[&str])] = &[("Der Zug 18.40 fiel aus.", &["time 18:40"])];
    let missed: Vec<String> = [("en", english), ("nb", norwegian), ("de", german)]
        .iter()
        .flat_map(|(language, table)| wrong(language, table))
        .collect();
    assert_eq!(missed, Vec::<String>::new());
}
