//! Whole drafts, read as a customer reads them.

use super::fixture::Scenario;
use crate::{
    draft::Draft,
    reading::{FactKind, SentBy},
    situation::Situation,
};

mod desk;
mod rules;

use desk::{DEE_CASE, dee, desk};

fn placed(draft: &Draft) {
    for sentence in &draft.sentences {
        assert_eq!(sentence.span.of(&draft.text), sentence.text);
    }
    for gap in &draft.gaps {
        let line = draft.text.lines().nth(gap.line - 1).unwrap_or("");
        assert!(
            line.starts_with("[[") && line.ends_with("]]") && line.contains(&gap.ask),
            "{line}"
        );
    }
}

#[test]
fn three_matters_make_one_letter() {
    let draft = dee().case(DEE_CASE).draft(&desk());
    assert_eq!(
        draft.text,
        "Hi Dee,\n\n\
         Two Harbour Kites and the spare reel were to reach you on Friday 8 May. I'm sorry: you forgot nothing, we let the day go by.\n\n\
         What I found: the label had the old flat on it. That was our doing.\n\n\
         Today I sent a second parcel by express. It is with you on Thursday 14 May.\n\n\
         The new address is on your account.\n\n\
         The reel fits the Tern as well. Tern line is thicker.\n\n\
         Good wind.\n\n\
         Piet Aas\nKestrel & Kite"
    );
    placed(&draft);
    assert_eq!(draft.answered[0].by.as_deref(), Some("answer:reel-fits"));
    assert!(draft.gaps.is_empty() && draft.promises.is_empty());
}

#[test]
fn without_a_case_nothing_is_claimed_to_be_done() {
    let draft = dee().draft(&desk());
    assert_eq!(
        draft.text,
        "Hi Dee,\n\n\
         Two Harbour Kites and the spare reel were to reach you on Friday 8 May. I'm sorry: you forgot nothing, we let the day go by.\n\n\
         [[DECIDE: may a second parcel go today?]]\n\n\
         I ask where it lies, and write to you by Thursday 14 May.\n\n\
         I put 7 Salter's Row on your account by the same day.\n\n\
         The reel fits the Tern as well. Tern line is thicker.\n\n\
         Good wind.\n\n\
         Piet Aas\nKestrel & Kite"
    );
    placed(&draft);
    let promised: Vec<_> = draft
        .promises
        .iter()
        .map(|promise| promise.what.as_str())
        .collect();
    assert_eq!(promised, ["find", "new-address"]);
}

#[test]
fn every_detail_names_its_source() {
    let draft = dee().case(DEE_CASE).draft(&desk());
    let sources = |words: &str| {
        draft
            .sentences
            .iter()
            .find(|sentence| sentence.text.contains(words))
            .map(|sentence| {
                (
                    sentence.from.clone(),
                    sentence.facts.join(" "),
                    sentence.grounds.join(" "),
                )
            })
            .unwrap_or_default()
    };
    let own = |from: &str, facts: &str, grounds: &str| {
        (from.to_string(), facts.to_string(), grounds.to_string())
    };
    assert_eq!(
        sources("Hi Dee"),
        own("persona:piet", "customer.preferred_name", "")
    );
    assert_eq!(
        sources("Two Harbour"),
        own(
            "template:order-late/mend.en.txt:2",
            "customer.orders[0].items customer.orders[0].promised",
            ""
        )
    );
    assert_eq!(
        sources("Today I sent"),
        own(
            "template:order-late/mend.en.txt:12",
            "case.done[0].what",
            "case.done[0].on"
        )
    );
    assert_eq!(
        sources("new address"),
        own(
            "template:address-change/mend.en.txt:4",
            "",
            "case.done[1].what"
        )
    );
    assert_eq!(sources("reel fits").0, "answer:reel-fits");
}

#[test]
fn a_stranger_gets_no_account_details_and_no_apology_that_nothing_shows() {
    let mut stranger = dee();
    stranger.customer = Default::default();
    let draft = stranger.draft(&desk());
    assert!(
        draft
            .text
            .starts_with("Hi Dee,\n\nYour parcel should have reached you by now.")
    );
    assert!(
        draft
            .text
            .contains("[[FILL: what did we do or leave undone? Nothing here shows it.]]")
    );
    placed(&draft);
}

#[test]
fn what_no_template_tells_of_the_case_is_told_or_asked_for() {
    let scenario = dee().case(
        "{done: [{on: 2026-05-12, what: a second parcel sent by express, arrives: 2026-05-14}, \
          {what: looked into the till}, {on: 2026-05-20, what: a third parcel sent}]}",
    );
    let draft = scenario.draft(&desk());
    assert!(draft.text.contains(
        "[[FILL: tell this, or strike the line: looked into the till · a third parcel sent]]"
    ));
    placed(&draft);
}

#[test]
fn a_promise_is_not_made_for_after_their_own_deadline() {
    let mut late = dee();
    late.reading
        .facts
        .retain(|fact| fact.kind != FactKind::Deadline);
    let draft = late
        .fact(FactKind::Deadline, "2026-05-13", "saturday")
        .draft(&desk());
    assert!(!draft.text.contains("write to you by"));
    assert!(draft.promises.is_empty());
}

#[test]
fn a_child_is_answered_in_the_story_and_the_parent_below() {
    let text =
        "Typed as she said it. Rob (dad)\nIs the wind dead? can I come on your boat\nfrom Tilly";
    let mut scenario = Scenario::new(
        text,
        Situation::YoungFan,
        &[("fan-question", "Is the wind dead?")],
    )
    .signed("Tilly", "Tilly")
    .profile("{id: k-311, name: Rob Hallam}")
    .asks("Is the wind dead?", false, Some(true))
    .asks("can I come on your boat", false, Some(true));
    scenario.reading.writer.sent_by = Some(SentBy {
        first: Some("Rob".into()),
        kin: Some("dad".into()),
        wrote: true,
    });
    let draft = scenario.draft(&desk());
    assert_eq!(
        draft.text,
        "Dear Tilly,\n\n\
         Thank you for asking about the wind.\n\n\
         The wind is only asleep.\n\n\
         [[FILL: \"can I come on your boat\" The answer boat wants a yes in the case (decisions).]]\n\n\
         Look up on the next grey day.\n\n\
         the Ferryman\n\n\
         For Rob: thank you for typing it. One thing I ask first; I write by Tuesday 19 May. The workshop is open on Saturdays.\n\
         Piet Aas\nKestrel & Kite"
    );
    placed(&draft);
}

#[test]
fn the_dead_are_not_greeted_and_who_mourns_is_not_put_off() {
    let text = "My husband Arthur died in May. Was it ever paid? Could the Wind Post stop please.\nJune Penrose";
    let scenario = Scenario::new(
        text,
        Situation::Grieving,
        &[("account-of-deceased", "Arthur died")],
    )
    .signed("June Penrose", "June")
    .profile("{id: k-139, name: Arthur Penrose}")
    .asks("Was it ever paid?", false, Some(true))
    .asks("Could the Wind Post stop please.", true, None)
    .cue("deceased", "Arthur", &[("kin", "husband")], "Arthur died")
    .case("{done: [{on: 2026-05-12, what: the Wind Post stopped}]}");
    let draft = scenario.draft(&desk());
    assert_eq!(
        draft.text,
        "Dear June Penrose,\n\n\
         I am sorry to read that Arthur has died.\n\n\
         [[FILL: the answer to \"Was it ever paid?\"]]\n\n\
         The Wind Post has stopped.\n\n\
         Piet Aas\nKestrel & Kite"
    );
    assert_eq!(draft.to[0].name.as_deref(), Some("June Penrose"));
    placed(&draft);
}

#[test]
fn the_next_letter_does_not_begin_and_end_like_the_last() {
    let desk = desk();
    let mut scenario = dee();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..3 {
        let draft = scenario.draft(&desk);
        seen.insert(draft.text.lines().next().unwrap_or("").to_string());
        scenario.memory.variants.extend(draft.variants);
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}

#[test]
fn an_answer_within_a_fortnight_does_not_greet_again() {
    let mut scenario = dee();
    scenario.memory.last_in_thread = Some(jiff::civil::date(2026, 5, 7));
    let draft = scenario.draft(&desk());
    assert!(
        draft.text.starts_with("Two Harbour Kites"),
        "{}",
        draft.text
    );
}
