//! Requests of single sentences.

use super::wrong;

#[test]
fn requests_in_many_forms() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            "en",
            "I was hoping you could send a spare strap.",
            &["I was hoping you could send a spare strap."],
        ),
        (
            "en",
            "I need this sorted out today.",
            &["I need this sorted out today."],
        ),
        (
            "en",
            "I just want my money back.",
            &["I just want my money back."],
        ),
        (
            "en",
            "Make sure the parcel goes to the new address.",
            &["Make sure the parcel goes to the new address."],
        ),
        (
            "en",
            "You could perhaps tell me whether the belt is leather.",
            &["You could perhaps tell me whether the belt is leather."],
        ),
        (
            "en",
            "I trust you will refund the fee.",
            &["I trust you will refund the fee."],
        ),
        (
            "en",
            "I don't understand why I was charged twice.",
            &["I don't understand why I was charged twice."],
        ),
        (
            "en",
            "Confirm by return please.",
            &["Confirm by return please."],
        ),
        (
            "en",
            "A quick reply would be appreciated.",
            &["A quick reply would be appreciated."],
        ),
        ("en", "Take me off your list.", &["Take me off your list."]),
        (
            "en",
            "An update would be nice.",
            &["An update would be nice."],
        ),
        (
            "en",
            "I paid twice is there any way back",
            &["is there any way back"],
        ),
        ("en", "What about the refund.", &["What about the refund."]),
        ("en", "The note that I would like to read is here.", &[]),
        ("en", "It is on shop.example if you want to know more.", &[]),
        ("en", "I am not sure if I will be there.", &[]),
        (
            "en",
            "I've some shells and would like to swap them.",
            &["and would like to swap them."],
        ),
        ("en", "If you have time and would like to come, do.", &[]),
        (
            "en",
            "You must refund me at once.",
            &["You must refund me at once."],
        ),
        (
            "en",
            "Somebody has to tell me what is going on.",
            &["Somebody has to tell me what is going on."],
        ),
        (
            "en",
            "I paid weeks ago why do I wait so long",
            &["why do I wait so long"],
        ),
        ("en", "Jeff, is this ok", &["is this ok"]),
        (
            "en",
            "@shopdesk bring back the old menu",
            &["bring back the old menu"],
        ),
        ("en", "\"Will it rain?\" my son asks every morning.", &[]),
        ("en", "Did anybody help me? No.", &[]),
        ("en", "Please accept my apologies for the late answer.", &[]),
        ("en", "Please find the photos attached.", &[]),
        ("en", "Which is why I am writing.", &[]),
        ("en", "I want you to know that we loved it.", &[]),
        ("en", "Then remove the lid and stir.", &[]),
        ("en", "I wish I had never bought it.", &[]),
        (
            "nb",
            "Lurte bare på når butikken åpner.",
            &["Lurte bare på når butikken åpner."],
        ),
        (
            "nb",
            "Dere må sende meg en ny.",
            &["Dere må sende meg en ny."],
        ),
        (
            "nb",
            "Jeg skjønner ikke hvorfor jeg er trukket to ganger.",
            &["Jeg skjønner ikke hvorfor jeg er trukket to ganger."],
        ),
        (
            "nb",
            "Pass på at pakken går til den nye adressen.",
            &["Pass på at pakken går til den nye adressen."],
        ),
        (
            "nb",
            "Vær så snill og send den på nytt.",
            &["Vær så snill og send den på nytt."],
        ),
        ("nb", "Hun spurte om jeg hadde kvitteringen.", &[]),
        ("nb", "Det kan jeg gjøre selv.", &[]),
        ("nb", "Hvis dere vil, kan dere beholde den gamle.", &[]),
        ("nb", "Er det noen som har svart? Nei.", &[]),
        (
            "en",
            "Please cancel the order and refund the money to my card.",
            &["Please cancel the order", "refund the money to my card."],
        ),
        (
            "en",
            "Where do I send it back to, and who pays the postage?",
            &["Where do I send it back to", "who pays the postage?"],
        ),
    ];
    assert_eq!(wrong(table), Vec::<String>::new());
}
