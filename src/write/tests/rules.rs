//! The rules of a letter: what is answered by what, nothing twice, nothing without end.

use super::{
    desk::{DEE_CASE, DEE_PROFILE, FRAMES, PIET, dee, desk},
    placed,
};
use crate::{
    situation::Situation,
    write::fixture::{Scenario, library},
};
use proptest::prelude::*;

#[test]
fn each_question_is_answered_by_what_fits_it() {
    let text = "Where is it? Could you send it, please? Does the reel fit the Tern? Or which kites does it fit? \
                Do you sell soup? Dee";
    let draft = Scenario::new(text, Situation::Disappointed, &[("order-late", "Dee")])
        .asks("Where is it?", false, None)
        .asks("Could you send it, please?", false, Some(true))
        .asks("Does the reel fit the Tern?", false, Some(true))
        .asks("Or which kites does it fit?", false, None)
        .asks("Do you sell soup?", false, Some(true))
        .draft(&desk());
    let by: Vec<&str> = draft
        .answered
        .iter()
        .map(|answered| answered.by.as_deref().unwrap_or(""))
        .collect();
    assert_eq!(
        by,
        [
            "template:order-late/mend.en.txt",
            "template:order-late/mend.en.txt",
            "answer:reel-fits",
            "answer:reel-fits",
            "defer",
        ]
    );
    assert_eq!(draft.text.matches("The reel fits").count(), 1);
    assert_eq!(draft.text.matches("I find that out").count(), 1);
}

#[test]
fn a_text_of_the_case_is_told_once() {
    let mut files = LIBRARY_OF_NOTES.to_vec();
    files.extend(FRAMES);
    let desk = library(&files);
    let draft = Scenario::new(
        "Where is it? we moved",
        Situation::Disappointed,
        &[
            ("order-late", "Where is it?"),
            ("address-change", "we moved"),
        ],
    )
    .case("{note: one letter may still come.}")
    .draft(&desk);
    assert_eq!(draft.text.matches("one letter may still come").count(), 1);
    assert!(draft.text.contains("Know that one letter may still come."));
    assert!(!draft.text.contains("The other matter."));
}

const LIBRARY_OF_NOTES: [(&str, &str); 5] = [
    ("personas/piet.yaml", PIET),
    (
        "templates/order-late/intent.yaml",
        "about: late\nexamples: {en: [where is it]}\n",
    ),
    (
        "templates/order-late/mend.en.txt",
        "{# next_step if=case.note #}\nKnow that {{ case.note }}.\n",
    ),
    (
        "templates/address-change/intent.yaml",
        "about: moved\nweight: 30\nexamples: {en: [we moved]}\n",
    ),
    (
        "templates/address-change/mend.en.txt",
        "{# answer if=case.note #}\nBy the way, {{ case.note }}.\n{# or #}\nThe other matter.\n",
    ),
];

#[test]
fn a_letter_of_a_thousand_questions_gets_a_letter_and_not_a_book() {
    let mut scenario = Scenario::new(
        "Do you sell soup? ",
        Situation::Disappointed,
        &[("order-late", "soup")],
    )
    .asks("Do you sell soup?", false, Some(true));
    let question = scenario.reading.questions[0].clone();
    scenario.reading.questions = vec![question; 1_000];
    let draft = scenario.draft(&desk());
    assert!(
        draft
            .text
            .contains("[[FILL: more questions (988), from \"Do you sell soup?\" on]]"),
        "{}",
        draft.text
    );
    assert!(draft.answered.iter().all(|answered| answered.by.is_some()));
    assert!(draft.text.len() < 2_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_letter_breaks_the_writer(
        text in "(\\PC|\n){0,200}",
        name in "\\PC{0,12}",
        case in "\\PC{0,20}",
        situation in 0usize..16,
    ) {
        let situation = Situation::ALL[situation];
        let mut scenario = Scenario::new(&text, situation, &[("order-late", "")]).signed(&name, &name).profile(DEE_PROFILE);
        scenario.case.note = Some(crate::localized::Localized::One(case.clone()));
        scenario.case.done.push(crate::case::Done {
            what: Some(crate::localized::Localized::One(case)),
            ..Default::default()
        });
        let asks = text.split_inclusive('?').map(str::trim).filter(|part| part.ends_with('?')).map(str::to_string).collect::<Vec<_>>();
        for words in asks {
            scenario = scenario.asks(&words, words.len() % 2 == 0, None);
        }
        let desk = desk();
        let chosen = scenario.chosen(&desk, &crate::choose::Overrides::default());
        if chosen.is_ok() {
            placed(&scenario.draft(&desk));
        }
    }
}

#[test]
fn the_same_brief_gives_the_same_bytes() {
    let desk = desk();
    assert_eq!(dee().draft(&desk), dee().draft(&desk));
}

#[test]
fn what_a_customer_wrote_is_never_template_code() {
    let mut scenario = dee().case(DEE_CASE);
    scenario.reading.writer.first = Some("{{ Customer.address }}{% If".into());
    scenario.customer.profile.preferred_name = None;
    scenario.customer.profile.name = None;
    let draft = scenario.draft(&desk());
    assert!(draft.text.contains("{{ Customer.address }}{% If"));
}
