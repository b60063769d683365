//! Facts of single sentences.

mod more;
mod nordic;
mod told;

use super::{Ask, Finder};
use crate::read::lexicon::Lexicon;
use crate::read::text::Text;
use crate::reading::Place;
use crate::settings::Settings;
use jiff::civil::date;

/// Kind and value of each fact of a sentence written on Thursday 15 October 2026.
fn facts(language: &str, sentence: &str) -> Vec<String> {
    let settings = Settings {
        language: Some(crate::language::Language::new(language)),
        ..Settings::default()
    };
    let Ok(finder) = Finder::new(&settings) else {
        return vec!["no finder".to_string()];
    };
    let text = Text::new(sentence, Lexicon::of(language));
    let ask = Ask {
        place: Place::NewText,
        today: Some(date(2026, 10, 15)),
        language,
    };
    let found = finder.find(&text, ask);
    found
        .iter()
        .map(|fact| {
            let kind = serde_json::to_value(fact.kind).unwrap_or_default();
            format!("{} {}", kind.as_str().unwrap_or("?"), fact.value)
        })
        .collect()
}

/// The rows that come out otherwise.
fn wrong(language: &str, table: &[(&str, &[&str])]) -> Vec<String> {
    table
        .iter()
        .map(|(sentence, want)| (sentence, facts(language, sentence), want))
        .filter(|(_, found, want)| found != *want)
        .map(|(sentence, found, _)| format!("{sentence} {found:?}"))
        .collect()
}

#[test]
fn english_facts() {
    let table: &[(&str, &[&str])] = &[
        (
            "Reference SHOP/2025/0071 is mine.",
            &["order_number SHOP/2025/0071"],
        ),
        ("You sent INV-7741 again.", &["invoice_number INV-7741"]),
        ("The invoice H 30114 is wrong.", &["invoice_number H 30114"]),
        (
            "I want to change order 113542617735902 now.",
            &["order_number 113542617735902"],
        ),
        ("That is 45p too much.", &["money 0.45 GBP"]),
        (
            "It cost a hundred and twenty pounds.",
            &["money 120.00 GBP"],
        ),
        ("Here are my two cents.", &[]),
        ("You are open 24/7 and the tank is 3/4 full.", &[]),
        (
            "You have until Tuesday to mend it.",
            &["deadline 2026-10-20"],
        ),
        ("No later than 3 November.", &["deadline 2026-11-03"]),
        ("The deadline is 1 December.", &["deadline 2026-12-01"]),
        ("It came on the second of September.", &["date 2026-09-02"]),
        ("The Friday group loved it.", &[]),
        ("It is the third time in two weeks.", &["duration P2W"]),
        ("We waited half an hour.", &["duration PT30M"]),
        ("It took an hour and a half.", &["duration PT1H30M"]),
        ("Come at quarter past nine.", &["time 09:15"]),
        ("We meet at eight in the evening.", &["time 20:00"]),
        ("My niece, 6, cried.", &["age 6"]),
        ("She'll be 90 in May.", &["age 90", "date 2027-05"]),
        ("At 68 I still sail.", &["age 68"]),
        ("My twins are 4 and 6.", &["age 4", "age 6"]),
        ("Quantity: 12.", &["count 12"]),
        ("Make it five instead of four.", &["count 5", "count 4"]),
        ("We asked for three and got nine.", &["count 9"]),
        ("Please send two more.", &["count 2"]),
        ("I have half a dozen spools.", &["count 6"]),
        ("Your colleague Ximena told me so.", &["person Ximena"]),
        ("It is for J. P. von der Aa.", &["person J. P. von der Aa"]),
        (
            "Write to PO Box 14, Lerwick ZE1 0XX.",
            &["address PO Box 14, Lerwick ZE1 0XX"],
        ),
    ];
    assert_eq!(wrong("en", table), Vec::<String>::new());
}

#[test]
fn norwegian_facts() {
    let table: &[(&str, &[&str])] = &[
        ("Kvitteringen er fra 3/2-26.", &["date 2026-02-03"]),
        (
            "Fristen for søknaden er 30. november.",
            &["deadline 2026-11-30"],
        ),
        ("Ikke senere enn 2. november.", &["deadline 2026-11-02"]),
        (
            "Dere har til tirsdag med å ordne det.",
            &["deadline 2026-10-20"],
        ),
        ("Jeg må ha svar i løpet av dagen.", &["deadline 2026-10-15"]),
        (
            "Han fylte seksten på lørdag.",
            &["age 16", "date 2026-10-10"],
        ),
        ("Den kom tredje september.", &["date 2026-09-03"]),
        ("Det tok halvannen time.", &["duration PT1H30M"]),
        ("Den varte i to og et halvt år.", &["duration P2Y6M"]),
        (
            "Det kostet tre hundre og femti kroner.",
            &["money 350.00 NOK"],
        ),
        ("Vi møtes fem på halv ni.", &["time 08:25"]),
        ("Kom halv sju.", &["time 18:30"]),
        ("Send én snor til.", &["count 1"]),
        ("Vi ba om tre og fikk åtte.", &["count 8"]),
        ("Datteren min er tenåring.", &[]),
        ("Den er laget av tre og papir.", &[]),
        (
            "Jeg fikk den med passord fjord-77 på lappen.",
            &["secret …"],
        ),
        (
            "Skriv til Postboks 14 Sentrum, 0101 Oslo.",
            &["address Postboks 14 Sentrum, 0101 Oslo"],
        ),
        ("Telefonnummeret mitt er 22334455.", &["phone 22334455"]),
        ("Da lovte Ximena meg en ny.", &["person Ximena"]),
    ];
    assert_eq!(wrong("nb", table), Vec::<String>::new());
}

/// The day that a weekday names, in a letter of Thursday 15 October 2026.
#[test]
fn weekdays_look_as_their_tense_does() {
    let (last, next) = ("2026-10-09", "2026-10-16");
    let table: &[(&str, &str, &str)] = &[
        ("en", "The parcel was to come on Friday.", last),
        ("en", "It was supposed to be here by Friday.", last),
        ("en", "It should have come on Friday.", last),
        ("en", "I could not get through on Friday.", last),
        ("en", "It arrived on Friday.", last),
        ("en", "On Friday the handle broke.", last),
        ("en", "I have waited in since Friday.", last),
        (
            "en",
            "You said it would come on Friday, but nobody came.",
            last,
        ),
        ("en", "We waited until Friday and gave up.", last),
        ("en", "Has it been sent on Friday?", last),
        ("en", "I ordered a kite and a reel on Friday.", last),
        ("en", "It never came, although you sent it Friday.", last),
        ("en", "I can come Friday.", next),
        ("en", "I could come on Friday.", next),
        ("en", "Could you send it on Friday?", next),
        ("en", "I have a class on Friday.", next),
        ("en", "I have to be at work on Friday.", next),
        ("en", "My daughter's birthday is on Friday.", next),
        ("en", "We leave for Spain on Friday.", next),
        ("en", "It broke, and I leave on Friday.", next),
        ("en", "Please deliver it on Friday.", next),
        ("en", "It will be delivered Friday.", next),
        ("en", "I need it repaired on Friday.", next),
        ("en", "I was wondering if I could come on Friday.", next),
        ("en", "I ordered it for Friday.", next),
        ("en", "Friday would suit me.", next),
        ("en", "I am away on Friday.", next),
        ("nb", "Pakken skulle komme på fredag.", last),
        ("nb", "Pakken kom fredag.", last),
        ("nb", "Jeg har ventet på den siden fredag.", last),
        ("nb", "Har dere sendt den på fredag?", last),
        ("nb", "Jeg kunne ikke komme på fredag.", last),
        ("nb", "På fredag røk snora.", last),
        ("nb", "Jeg kan komme fredag.", next),
        ("nb", "Jeg har time på fredag.", next),
        ("nb", "Jeg har bursdag på fredag.", next),
        ("nb", "Kunne jeg komme på fredag?", next),
        ("nb", "Jeg skulle gjerne kommet på fredag.", next),
        ("nb", "Den kom ødelagt, og vi reiser fredag.", next),
        ("nb", "Jeg bestilte den til fredag.", next),
        ("nn", "Pakka kom fredag.", last),
        ("nn", "Eg kan koma fredag.", next),
        ("da", "Pakken kom i fredags.", last),
        ("da", "Jeg kan komme på fredag.", next),
        ("sv", "Paketet kom i fredags.", last),
        ("sv", "Paketet skulle komma fredag.", last),
        ("sv", "Kan jag komma på fredag?", next),
        ("de", "Das Paket kam am Freitag an.", last),
        ("de", "Das Paket sollte am Freitag kommen.", last),
        ("de", "Ich habe am Freitag bestellt.", last),
        ("de", "Ich kann am Freitag kommen.", next),
        ("de", "Ich habe am Freitag Geburtstag.", next),
        ("nl", "Het pakket zou vrijdag komen.", last),
        ("nl", "Ik heb vrijdag besteld.", last),
        ("nl", "Ik kan vrijdag komen.", next),
        ("es", "El paquete llegó el viernes.", last),
        ("es", "Puedo ir el viernes.", next),
        ("es", "Lo pedí el viernes pasado.", last),
        ("fr", "Le colis devait arriver vendredi.", last),
        ("fr", "J'ai commandé vendredi dernier.", last),
        ("fr", "Je peux venir vendredi.", next),
        ("fi", "Paketti tuli perjantaina.", last),
        ("fi", "Voin tulla perjantaina.", next),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(language, sentence, day)| {
            let found = facts(language, sentence);
            let right = found.len() == 1 && found.iter().all(|fact| fact.ends_with(day));
            (!right).then(|| format!("{language} {sentence} {found:?}, not {day}"))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// What looks like a fact and is none, and what hides one.
#[test]
fn facts_in_other_words() {
    let english: &[(&str, &[&str])] = &[
        ("You open Monday to Friday.", &[]),
        ("Yesterday's bread was better.", &[]),
        ("We met on a Friday.", &[]),
        ("One day I will learn.", &[]),
        ("At the end of the day it is a cup.", &[]),
        ("24 hours a day, seven days a week.", &[]),
        ("You said 3 to 5 working days.", &[]),
        (
            "I got a dozen mugs and three were cracked.",
            &["count 12", "count 3"],
        ),
        ("Only one arrived.", &["count 1"]),
        ("The other 11 are fine.", &["count 11"]),
        ("My twin girls, both 8, adore it.", &["age 8"]),
        ("She is turning 21 in March.", &["age 21", "date 2027-03"]),
        ("Siobhan helped me.", &["person Siobhan"]),
        ("It was Beatrix who packed it.", &["person Beatrix"]),
    ];
    let norwegian: &[(&str, &[&str])] = &[
        ("Dere har åpent mandag til fredag.", &[]),
        ("Det skjedde natt til søndag.", &["date 2026-10-11"]),
        ("Den må være her til jul.", &["deadline 2026-12-24"]),
        ("Garantien er tre år.", &["duration P3Y"]),
        ("En tredagers tur.", &["duration P3D"]),
        ("Den kostet 149,50 med porto.", &["money 149.50 NOK"]),
        ("Bestefaren min er nittien.", &["age 91"]),
        (
            "Vi har tre jenter på 5, 8 og 11.",
            &["count 3", "age 5", "age 8", "age 11"],
        ),
        ("Han er 1,90 høy.", &[]),
        (
            "Vi må ha den innen utgangen av oktober.",
            &["deadline 2026-10-31"],
        ),
        ("Møtet er klokken ti på fire.", &["time 15:50"]),
    ];
    assert_eq!(wrong("en", english), Vec::<String>::new());
    assert_eq!(wrong("nb", norwegian), Vec::<String>::new());
}
