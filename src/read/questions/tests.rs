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
    ];
    for (language, letter, want) in table {
        let text = Text::new(letter, Lexicon::of(language));
        let found: Vec<String> = find(&text, Place::NewText)
            .into_iter()
            .map(|question| question.text)
            .collect();
        assert_eq!(&found, want, "{letter}");
    }
}
