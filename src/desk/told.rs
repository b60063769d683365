//! What a case tells, whatever the letter is about: in every situation, for every built-in intent, in every language.

use crate::{
    choose::{self, Overrides},
    desk_files,
    draft::Draft,
    language::Language,
    library::Library,
    situation::Situation,
    write::{self, fixture::Scenario},
};

const LANGUAGES: [&str; 7] = ["en", "nb", "nn", "da", "sv", "de", "es"];

/// The texts of the case, and the words by which each is known again in a draft.
const CASE: &str = "{found: {en: the lamp stood in the cellar, nb: lampa sto i kjelleren, nn: lampa stod i kjellaren, da: lampen stod i kælderen, sv: lampan stod i källaren, de: die Lampe stand im Keller, es: la lámpara estaba en el sótano}, \
    doing: {en: the cellar is being dried, nb: kjelleren blir tørket, nn: kjellaren blir tørka, da: kælderen bliver tørret, sv: källaren torkas, de: der Keller wird getrocknet, es: el sótano se está secando}, \
    note: {en: the porter has a key, nb: portneren har nøkkel, nn: portnaren har nøkkel, da: portneren har en nøgle, sv: portvakten har nyckel, de: der Pförtner hat einen Schlüssel, es: el portero tiene una llave}, \
    answer_by: 2026-05-21, decisions: [our_fault], done: [{on: 2026-05-12, deed: refunded, amount: 38 GBP, what: {en: 38 GBP refunded, nb: 38 GBP refundert}}]}";
const WORDS: [(&str, [&str; 3]); 7] = [
    ("en", ["lamp stood", "dried", "porter"]),
    ("nb", ["lampa sto", "tørket", "portneren"]),
    ("nn", ["lampa stod", "tørka", "portnaren"]),
    ("da", ["lampen", "tørret", "portneren"]),
    ("sv", ["lampan", "torkas", "portvakten"]),
    ("de", ["Lampe", "getrocknet", "Pförtner"]),
    ("es", ["lámpara", "secando", "portero"]),
];

fn drafted(library: &Library, letter: (&str, Situation, &str), case: &str) -> Option<Draft> {
    let (tag, situation, intent) = letter;
    let mut scenario = Scenario::new("one two three", situation, &[(intent, "two")])
        .signed("Dee Obi", "Dee")
        .settings("{persona: robin, language: en, answers_within: 2 working days}")
        .case(case);
    scenario.language = Language::new(tag);
    scenario.reading.language = Language::new(tag);
    scenario.brief(library, |brief| {
        let choice = choose::choose(library, brief, &Overrides::default()).ok()?;
        Some(write::write(&choice, brief, library))
    })
}

/// How often the texts of a draft that are no gap hold some words, in any case.
fn times(draft: &Draft, words: &str) -> usize {
    let lines = draft.text.lines().filter(|line| !line.starts_with("[["));
    let words = words.to_lowercase();
    lines
        .map(|line| line.to_lowercase().matches(&words).count())
        .sum()
}

fn library() -> Library {
    Library::build(&desk_files::builtin()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn all_that_the_case_tells_is_told_once() {
    let library = library();
    for (tag, [found, doing, note]) in WORDS {
        for situation in Situation::ALL {
            for intent in library.intents.keys() {
                let place = format!("{tag} {situation} {intent}");
                let draft = drafted(&library, (tag, situation, intent), CASE);
                let draft = draft.unwrap_or_else(|| panic!("{place}: no draft"));
                // Nynorsk is answered in bokmål where the errand has no words of its own.
                let near = WORDS[1].1;
                for (at, words) in [found, doing, note].into_iter().enumerate() {
                    let own = times(&draft, words);
                    let near = if tag == "nn" {
                        times(&draft, near[at])
                    } else {
                        0
                    };
                    assert!(own == 1 || near == 1, "{place}: {words}\n{}", draft.text);
                }
                let gaps: Vec<&str> = draft.gaps.iter().map(|gap| gap.ask.as_str()).collect();
                let asked = |words: &str| gaps.iter().any(|gap| gap.contains(words));
                assert!(
                    times(&draft, "21") >= 1 || asked("2026-05-21"),
                    "{place}: the day\n{}",
                    draft.text
                );
                assert!(
                    times(&draft, "38") >= 1 || asked("38 GBP"),
                    "{place}: the deed\n{}",
                    draft.text
                );
                let owned = draft
                    .sentences
                    .iter()
                    .any(|it| it.move_name == "own" && !it.text.starts_with("[["));
                assert!(owned, "{place}: whose fault\n{}", draft.text);
                let days: std::collections::BTreeSet<_> = draft
                    .promises
                    .iter()
                    .filter_map(|promise| promise.due)
                    .collect();
                assert!(days.len() < 2, "{place}: {days:?}\n{}", draft.text);
            }
        }
    }
}

#[test]
fn what_stands_in_another_language_is_a_gap() {
    let library = library();
    let case = "{found: the lamp stood in the cellar, note: {en: the porter has a key}}";
    for tag in LANGUAGES.iter().filter(|tag| **tag != "en") {
        for situation in Situation::ALL {
            let place = format!("{tag} {situation}");
            let draft = drafted(&library, (tag, situation, "order-late"), case);
            let draft = draft.unwrap_or_else(|| panic!("{place}: no draft"));
            for words in ["the lamp stood in the cellar", "the porter has a key"] {
                let asked = draft
                    .gaps
                    .iter()
                    .filter(|gap| gap.ask.contains(words))
                    .count();
                assert_eq!(
                    (times(&draft, words), asked),
                    (0, 1),
                    "{place}\n{}",
                    draft.text
                );
            }
        }
    }
}
