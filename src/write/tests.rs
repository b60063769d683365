//! Whole drafts, read as a customer reads them.

use super::fixture::{Scenario, library};
use crate::{
    draft::Draft,
    library::Library,
    reading::{FactKind, SentBy},
    situation::Situation,
};

mod rules;

const PIET: &str = "
name: Piet Aas
languages: {en: {register: first-name}}
answers: {audience: [adult]}
greeting: {en: {quiet: ['Dear {{ name }},'], any: ['Dear {{ name }},', 'Hi {{ name }},', 'Hello {{ name }},']}}
no_name: {en: ['Hello,']}
closing: {en: {any: ['I hope there is wind on {{ said.deadline | weekday }}.', 'Good wind.']}}
sign: {en: \"Piet Aas\\nKestrel & Kite\"}
";

const FERRYMAN: &str = "
name: the Ferryman
languages: {en: {register: first-name}}
answers: {audience: [child]}
world: true
greeting: {en: {any: ['Dear {{ name }},']}}
closing: {en: {any: ['Look up on the next grey day.']}}
sign: {en: the Ferryman}
";

const LATE: &str = "\
{# echo if=order.items #}
{{ order.items }} were to reach you on {{ order.promised | day }}.
{# or #}
Your parcel should have reached you by now.

{# explain if=case.found #}
What I found: {{ case.found }}.
{# explain if=case.decisions.ours with=previous #}
That was our doing.

{# remedy if=case.deed.sent.today #}
Today I sent {{ case.deed.sent.what }}.
{# or gap decide #}
may a second parcel go today?
{# next_step if=case.deed.sent.arrives with=previous #}
It is with you on {{ case.deed.sent.arrives | day }}.

{# next_step if=!case.deed promise=find #}
I ask where it lies, and write to you by {{ promise.date | day }}.
";

const MOVED: &str = "\
{# echo #}
You have moved.
{# answer if=case.deed.put #}
The new address is on your account.
{# answer if=!case.deed.put promise=new-address told=promise.date #}
I put {{ said.address }} on your account by {{ promise.date | day }}.
{# or if=!case.deed.put promise=new-address #}
I put {{ said.address }} on your account by the same day.
";

const REEL: &str = "---\nasks: [does the reel fit the Tern, which kites does the reel fit]\n---\n\
The reel fits the Tern as well.\n{# answer if_said=partner #}\nTern line is thicker.\n";

const FRAMES: [(&str, &str); 4] = [
    (
        "templates/moves/disappointed.yaml",
        "order: [greet, [echo, own], explain, remedy, next_step, others, thank, close, sign]\n\
         required: [greet, echo, own, remedy, close, sign]\nlength: [20, 170]\n",
    ),
    (
        "templates/moves/betrayed-loyal.yaml",
        "order: [greet, echo, own, answer, remedy, close, sign]\nrequired: [own, remedy]\n",
    ),
    (
        "templates/moves/grieving.yaml",
        "order: [greet, condole, answer, remedy, others, close, sign]\nrequired: [greet, condole, sign]\n",
    ),
    (
        "templates/moves/young-fan.yaml",
        "order: [greet, thank, answer, close, sign, parent]\nrequired: [greet, answer]\n",
    ),
];

fn desk() -> Library {
    let mut files = vec![
        ("personas/piet.yaml", PIET),
        ("personas/ferryman.yaml", FERRYMAN),
        (
            "templates/order-late/intent.yaml",
            "about: late\nexamples: {en: [where is my parcel]}\n",
        ),
        ("templates/order-late/mend.en.txt", LATE),
        (
            "templates/address-change/intent.yaml",
            "about: moved\nweight: 30\nexamples: {en: [we moved]}\n",
        ),
        ("templates/address-change/mend.en.txt", MOVED),
        (
            "templates/product-fit/intent.yaml",
            "about: fits\nweight: 20\nexamples: {en: [does it fit]}\n",
        ),
        ("templates/answers/reel-fits.en.txt", REEL),
        (
            "templates/answers/wind.en.txt",
            "---\nasks: [is the wind dead, where does the wind go]\nabout: the wind\npersonas: [ferryman]\n---\n{# answer variant=world #}\nThe wind is only asleep.\n{# answer variant=parent #}\nThe workshop is open on Saturdays.\n",
        ),
        (
            "templates/answers/boat.en.txt",
            "---\nasks: [can I come on your boat]\ndecision: true\npersonas: [ferryman]\n---\n{# answer variant=world #}\nYou may hold the oars.\n",
        ),
        (
            "templates/fan-question/intent.yaml",
            "about: asks\nexamples: {en: [is the wind dead]}\n",
        ),
        (
            "templates/fan-question/world.en.txt",
            "{# thank if=about #}\nThank you for asking about {{ about }}.\n",
        ),
        (
            "templates/account-of-deceased/intent.yaml",
            "about: died\nweight: 90\nexamples: {en: [he died]}\n",
        ),
        (
            "templates/account-of-deceased/quiet.en.txt",
            "{# remedy if=case.deed.stopped.what #}\n{{ case.deed.stopped.what }} has stopped.\n",
        ),
        (
            "templates/moves/own.en.txt",
            "{# own if=fault.late,cue.self_blame #}\nI'm sorry: you forgot nothing, we let the day go by.\n{# own if=fault.any #}\nI'm sorry: we let the day go by.\n",
        ),
        (
            "templates/moves/condole.en.txt",
            "{# condole if=deceased.name #}\nI am sorry to read that {{ deceased.name }} has died.\n",
        ),
        (
            "templates/moves/remedy.en.txt",
            "{# remedy if=case.deed.sent.what,case.deed.sent.arrives #}\nI sent {{ case.deed.sent.what }}, and it is with you on {{ case.deed.sent.arrives | day }}.\n{# remedy if=case.deed.put.what #}\nI have put {{ case.deed.put.what }}.\n",
        ),
        (
            "templates/moves/defer.en.txt",
            "{# defer promise=answer #}\nI find that out, and write by {{ promise.date | day }}.\n",
        ),
        (
            "templates/moves/parent.en.txt",
            "{# parent if=writer.sent_by.first #}\nFor {{ writer.sent_by.first }}: thank you for typing it.\n{# parent if=open promise=answer-parent #}\nOne thing I ask first; I write by {{ promise.date | day }}.\n",
        ),
    ];
    files.extend(FRAMES);
    library(&files)
}

const DEE: &str = "Hi, I ordered two Harbour Kites and a spare reel (KK-20988), you said friday and its now tuesday. \
I am the aunt who forgot. also we moved!! 7 Salter's Row. does the reel fit the Tern as well? my partner has one. by saturday\nDee";

const DEE_PROFILE: &str = "{id: k-420, name: Adaeze Obi, preferred_name: Dee, orders: [{number: KK-20988, \
items: [{name: Harbour Kite, qty: 2}, {name: spare reel}], promised: 2026-05-08}]}";

fn dee() -> Scenario {
    Scenario::new(
        DEE,
        Situation::Disappointed,
        &[
            ("order-late", "its now tuesday"),
            ("address-change", "we moved!!"),
        ],
    )
    .signed("Dee", "Dee")
    .opening("Hi,")
    .profile(DEE_PROFILE)
    .asks("does the reel fit the Tern as well?", false, Some(true))
    .fact(FactKind::OrderNumber, "KK-20988", "KK-20988")
    .fact(FactKind::Address, "7 Salter's Row", "7 Salter's Row")
    .fact(FactKind::Deadline, "2026-05-16", "saturday")
    .cue("self_blame", "", &[], "I am the aunt who forgot")
}

const DEE_CASE: &str = "{owner: piet, found: the label had the old flat on it., decisions: [ours], \
done: [{on: 2026-05-12, what: a second parcel sent by express, arrives: 2026-05-14}, {what: the new address put on the account}]}";

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
         I hope there is wind on Saturday.\n\n\
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
         I hope there is wind on Saturday.\n\n\
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
         Good wind.\n\n\
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
