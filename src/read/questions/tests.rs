//! Questions of single letters.

use super::find;
use crate::read::lexicon::Lexicon;
use crate::read::text::Text;
use crate::reading::Place;

#[test]
fn every_question_and_no_other() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            "en",
            "On sunday it would not go up. Is it dead or is it somewhere else. I was sad.",
            &["Is it dead or is it somewhere else."],
        ),
        (
            "en",
            "Also can girls be wind keepers because in the book its only grandads.",
            &["can girls be wind keepers"],
        ),
        (
            "en",
            "P.S. can I come on your boat, I only get sick in cars",
            &["can I come on your boat"],
        ),
        (
            "en",
            "last thing, does the reel fit the Tern as well or only the Harbour? my partner has it",
            &["does the reel fit the Tern as well or only the Harbour?"],
        ),
        (
            "en",
            "I would like to know, was it ever true? Or was it just something nice on a tag.",
            &["I would like to know, was it ever true?"],
        ),
        (
            "en",
            "Could that stop please.",
            &["Could that stop please."],
        ),
        ("nb", "Nå er det nok, jeg vil ut.", &["jeg vil ut."]),
        (
            "nb",
            "Nå er det den 13., og sporingen sier bare at den er underveis.",
            &[],
        ),
        (
            "nb",
            "Forresten, kan dere sende den til hytta",
            &["kan dere sende den til hytta"],
        ),
        (
            "en",
            "The new address holds from 1st May, I put it in the account.",
            &[],
        ),
        ("en", "When we came home it was broken. I am cross.", &[]),
        ("en", "How are you?", &[]),
        ("en", "So tell me one thing.", &[]),
        ("en", "May I congratulate you on the new workshop.", &[]),
        ("en", "I would like to tell you about my garden.", &[]),
        ("en", "They refused to send me a new one.", &[]),
        ("en", "He told me to please hold the line.", &[]),
        ("en", "Return was easy, and help is on its way.", &[]),
        ("en", "What kind of company does that?", &[]),
        (
            "en",
            "@ouroffice she forgot her password Is it possible to cancel my plan",
            &["Is it possible to cancel my plan"],
        ),
        (
            "en",
            "It broke again @ouroffice what is this",
            &["what is this"],
        ),
        (
            "en",
            "Need your address to send the form.",
            &["Need your address to send the form."],
        ),
        ("en", "If it cannot be mended, cancel it.", &["cancel it."]),
        ("nb", "Jeg vil gjerne takke for hjelpen.", &[]),
        ("nb", "Så si meg en ting.", &[]),
        (
            "nb",
            "Hvor mye vind trenger den, vi bor innerst i en fjord.",
            &["Hvor mye vind trenger den"],
        ),
        ("nb", "Når vi kom hjem, var den ødelagt.", &[]),
        (
            "nb",
            "Det er betalt ut juni, får jeg igjen det eller ikke?",
            &["får jeg igjen det eller ikke?"],
        ),
        (
            "en",
            "1) do you wrap presents, 2) can you post it to her, and 3) could a card go in with it?",
            &[
                "do you wrap presents",
                "can you post it to her",
                "could a card go in with it?",
            ],
        ),
        (
            "en",
            "What time are you open till, is there a ramp (my wife uses a chair) and may the dog come in?",
            &[
                "What time are you open till",
                "is there a ramp",
                "may the dog come in?",
            ],
        ),
        (
            "en",
            "Also is Mrs Frost cross when it is cold, my brother says so.",
            &["is Mrs Frost cross when it is cold"],
        ),
        (
            "en",
            "I asked if the seat can be had in red.",
            &["I asked if the seat can be had in red."],
        ),
        (
            "en",
            "Do you send to Norway, what does it cost?",
            &["Do you send to Norway, what does it cost?"],
        ),
        ("en", "I'd like to give my niece a kite.", &[]),
        ("en", "It's not a difficult question, is it?", &[]),
        (
            "en",
            "You do post to Norway, don't you?",
            &["You do post to Norway, don't you?"],
        ),
        ("en", "A boy found it and wanted to know who made it.", &[]),
    ];
    assert_eq!(wrong(table), Vec::<String>::new());
}

/// The rows that come out otherwise.
fn wrong(table: &[(&str, &str, &[&str])]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (language, letter, want) in table {
        let text = Text::new(letter, Lexicon::of(language));
        let found: Vec<String> = find(&text, Place::NewText)
            .into_iter()
            .map(|question| question.text)
            .collect();
        if &found != want {
            wrong.push(format!("{letter} {found:?}"));
        }
    }
    wrong
}

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

/// Forms of asking and of only telling in eight languages: `language, how many are asked, text` a line.
#[test]
fn every_form_of_asking_counts_once() {
    let mut wrong = Vec::new();
    for row in include_str!("asked.txt").lines() {
        let mut parts = row.splitn(3, ' ');
        let mut part = || parts.next().unwrap_or("");
        let (language, count, raw) = (part(), part(), part());
        let text = Text::new(raw, Lexicon::of(language));
        let found = find(&text, Place::NewText);
        if found.len().to_string() != count {
            let found: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
            wrong.push(format!("{row}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
