//! Norwegian counts, ages, clock times and dates, and what only looks like them.

use super::wrong;

#[test]
fn norwegian_facts_and_what_are_none() {
    let table: &[(&str, &[&str])] = &[
        ("Bussen kl. 18.40 kom aldri.", &["time 18:40"]),
        (
            "Jeg tok 7.12 fra Moss i går.",
            &["time 07:12", "date 2026-10-14"],
        ),
        ("Vi kommer den 11. og blir en uke.", &["date 2026-11-11"]),
        (
            "Jeg skrev til dere den 11. og fikk ikke svar.",
            &["date 2026-10-11"],
        ),
        ("Konserten er 10. juni.", &["date 2027-06-10"]),
        ("Vi giftet oss 20. juni.", &["date 2026-06-20"]),
        ("Vi var hos dere i påska.", &["date 2026-04-05"]),
        ("Har dere åpent i påska?", &["date 2027-03-28"]),
        (
            "Jeg bestilte fire kopper og fikk tre.",
            &["count 4", "count 3"],
        ),
        ("Det mangler to skruer i esken.", &["count 2"]),
        ("Barnebarnet er seks år.", &["age 6"]),
        ("Sønnen vår på ni vil bli fyrvokter.", &["age 9"]),
        ("Tvillingene fyller fem i mai.", &["age 5", "date 2027-05"]),
        ("Mor er åttito og hører dårlig.", &["age 82"]),
        ("En fireåring kan ikke lese det.", &["age 4"]),
        ("Jeg er på vei for tredje gang.", &[]),
        ("Buss 37 går forbi oss.", &[]),
        ("Vi bor i femte etasje.", &[]),
        ("Det er ett fett.", &[]),
        ("Størrelse 38 passer best.", &[]),
        ("Side 12 i boka er blank.", &[]),
        ("Jeg har tusen takk å komme med.", &[]),
        ("Møtet er halv sju.", &["time 18:30"]),
        ("Kan dere ringe etter klokka fire?", &["time 16:00"]),
        ("Fristen går ut 3. november.", &["deadline 2026-11-03"]),
        (
            "Svar innen fredag, er dere snille.",
            &["deadline 2026-10-16"],
        ),
        ("Det kostet 349,- i butikken.", &["money 349.00 NOK"]),
        ("Jeg betalte femti kroner for mye.", &["money 50.00 NOK"]),
        ("Vi har ventet i tre uker.", &["duration P3W"]),
        ("Torbjørg i kassa var så hyggelig.", &["person Torbjørg"]),
        ("Hils Ragnvald på verkstedet.", &["person Ragnvald"]),
        ("Da ringte Eskil fra dere.", &["person Eskil"]),
    ];
    let wrong = wrong("nb", table);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
