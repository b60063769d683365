//! Questions of single letters.

mod requests;

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
