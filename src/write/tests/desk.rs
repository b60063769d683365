//! The desk, the letter and the case that whole drafts are tried on.

use crate::{
    library::Library,
    reading::FactKind,
    situation::Situation,
    write::fixture::{Scenario, library},
};

pub(super) const PIET: &str = "
name: Piet Aas
languages: {en: {register: first-name}}
answers: {audience: [adult]}
greeting: {en: {quiet: ['Dear {{ name }},'], any: ['Dear {{ name }},', 'Hi {{ name }},', 'Hello {{ name }},']}}
no_name: {en: ['Hello,']}
closing: {en: {any: ['I hope there is wind on {{ said.deadline | weekday }}.', 'Good wind.']}}
sign: {en: \"Piet Aas\\nKestrel & Kite\"}
";

pub(super) const FERRYMAN: &str = "
name: the Ferryman
languages: {en: {register: first-name}}
answers: {audience: [child]}
world: true
greeting: {en: {any: ['Dear {{ name }},']}}
closing: {en: {any: ['Look up on the next grey day.']}}
sign: {en: the Ferryman}
";

pub(super) const LATE: &str = "\
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

pub(super) const MOVED: &str = "\
{# echo #}
You have moved.
{# answer if=case.deed.put #}
The new address is on your account.
{# answer if=!case.deed.put promise=new-address told=promise.date #}
I put {{ said.address }} on your account by {{ promise.date | day }}.
{# or if=!case.deed.put promise=new-address #}
I put {{ said.address }} on your account by the same day.
";

pub(super) const REEL: &str = "---\nasks: [does the reel fit the Tern, which kites does the reel fit]\n---\n\
The reel fits the Tern as well.\n{# answer if_said=partner #}\nTern line is thicker.\n";

pub(super) const FRAMES: [(&str, &str); 4] = [
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

pub(super) fn desk() -> Library {
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

pub(super) const DEE: &str = "Hi, I ordered two Harbour Kites and a spare reel (KK-20988), you said friday and its now tuesday. \
I am the aunt who forgot. also we moved!! 7 Salter's Row. does the reel fit the Tern as well? my partner has one. by saturday\nDee";

pub(super) const DEE_PROFILE: &str = "{id: k-420, name: Adaeze Obi, preferred_name: Dee, orders: [{number: KK-20988, \
items: [{name: Harbour Kite, qty: 2}, {name: spare reel}], promised: 2026-05-08}]}";

pub(super) fn dee() -> Scenario {
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

pub(super) const DEE_CASE: &str = "{owner: piet, found: the label had the old flat on it., decisions: [ours], \
done: [{on: 2026-05-12, what: a second parcel sent by express, arrives: 2026-05-14}, {what: the new address put on the account}]}";
