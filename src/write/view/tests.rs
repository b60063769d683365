//! Every root of the table of paths: what it gives, where it is from, and when it is not there.

use super::{Here, Scene};
use crate::{
    language::Language,
    library::{Library, Path, View},
    reading::FactKind,
    situation::Situation,
    write::fixture::Scenario,
};

const TEXT: &str =
    "Hi, my Tern broke its centre spar at the cabin, order KK-1. I need it by saturday. Dee";

const PROFILE: &str = "{id: k-1, name: Adaeze Obi, preferred_name: Dee, title: Dr, since: 2016-04-08, tier: keeper, country: NO, \
address: 7 Salter's Row, internal: [never tell this], extra: {tracking-number: TR9}, \
subscription: {name: the Wind Post, price: 149 kr per month, paid_to: 2026-07-31}, \
orders: [{number: KK-1, items: [{name: Tern}], promised: 2026-05-08, last_scan: 2026-05-06 depot, status: in transit}], \
history: [{date: 2026-05-04, by: customer, about: broken spar, answered: false}, {date: 2026-05-06, by: customer, answered: false}]}";

const SETTINGS: &str = "{language: en, company: {name: Kestrel & Kite, hours: Mon-Fri 9-17}, \
holidays: {NO: ['2026-05-14']}, \
products: [{name: Tern, id: tern, names: {nb: {bare: Terne, the: Terna, gender: f}}, facts: {age: 10}}, {name: the Wind Post, names: {nb: Vindpost}}], \
things: {centre-spar: {names: {en: centre spar, nb: {bare: midtstang, the: midtstanga, a: en midtstang, gender: f}}}}, \
rules: {returns_days: 60, post-days: {value: 2, valid_until: 2027-01-01}, old: {value: 1, valid_until: 2026-01-01}, plain-exit: {may_promise: true}, dogs: Dogs are welcome., greeting: {en: hello, nb: hallo}}, \
rituals: {praise: pinned above the glue pots}}";

const CASE: &str = "{found: the bag was packed by Piet., doing: the first parcel is being called back, decisions: [spare-part-kept], follow_up: 2026-05-14, \
done: [{on: 2026-05-11, what: a new centre spar sent by express, arrives: 2026-05-14}, {on: 2026-05-12, deed: refunded, amount: 447 kr}]}";

fn scenario() -> Scenario {
    Scenario::new(TEXT, Situation::Disappointed, &[("broken", "broke")])
        .signed("Dee", "Dee")
        .profile(PROFILE)
        .settings(SETTINGS)
        .case(CASE)
        .fact(FactKind::OrderNumber, "KK-1", "KK-1")
        .fact(FactKind::Product, "Tern", "Tern")
        .fact(FactKind::Deadline, "2026-05-16", "saturday")
        .cue(
            "place",
            "the cabin",
            &[("at", "at the cabin"), ("to", "to the cabin")],
            "the cabin",
        )
        .cue("part", "centre-spar", &[], "centre spar")
}

/// What each path gives, as text; an empty one where it is not known.
fn told(scenario: &Scenario, language: &Language, paths: &[&str]) -> Vec<String> {
    scenario.brief(&Library::default(), |brief| {
        let scene = Scene::new(brief, language, crate::tone::Tone::Mend);
        let view = scene.from(Here::default());
        paths
            .iter()
            .map(|path| match view.get(&Path::new(path)) {
                Some(detail) => match detail.value.as_str() {
                    Some(text) => text.to_string(),
                    None => detail.value.to_string(),
                },
                None => String::new(),
            })
            .collect()
    })
}

#[test]
fn each_root_gives_what_the_table_says() {
    let table = [
        ("name", "Dee"),
        ("writer.first", "Dee"),
        ("customer.since_year", "2016"),
        ("customer.years", "10"),
        ("customer.tier", "keeper"),
        ("customer.extra.tracking_number", "TR9"),
        ("order.number", "KK-1"),
        ("order.items", "the Tern"),
        ("order.one", "true"),
        ("order.days_late", "4"),
        ("order.last_scan.on", "2026-05-06"),
        ("order.last_scan.place", "depot"),
        ("plan.name", "the Wind Post"),
        ("plan.months_left", "June and July"),
        ("plan.refund", "298 kr"),
        ("said.order_number", "KK-1"),
        ("said.deadline", "2026-05-16"),
        ("said.product.the", "the Tern"),
        ("said.product.id", "tern"),
        ("said.product.facts.age", "10"),
        ("said.part.the", "the centre spar"),
        ("said.place.at", "at the cabin"),
        ("cue.place", "true"),
        ("case.found", "the bag was packed by Piet"),
        ("case.decisions.spare_part_kept", "true"),
        ("case.deed.sent.what", "a new centre spar by express"),
        ("case.deed.sent.yesterday", "true"),
        ("case.deed.sent.thing.the", "the centre spar"),
        ("case.deed.sent.by", "by express"),
        ("case.deed.refunded.amount", "447 kr"),
        ("case.deed.refunded.today", "true"),
        ("rules.returns_days", "60"),
        ("rules.post_days.value", "2"),
        ("rules.post_days.date", "2026-05-15"),
        ("rules.plain_exit.may_promise", "true"),
        ("rules.dogs", "Dogs are welcome"),
        ("rules.greeting", "hello"),
        ("rituals.praise", "pinned above the glue pots"),
        ("company.hours", "Mon-Fri 9-17"),
        ("fault.late", "true"),
        ("fault.any", "true"),
        ("history.unanswered.dates", "4 May and 6 May"),
        ("history.unanswered.count", "2"),
        ("promise.date", "2026-05-14"),
        ("tone", "mend"),
        ("situation", "disappointed"),
    ];
    let paths: Vec<&str> = table.iter().map(|(path, _)| *path).collect();
    let found = told(&scenario(), &Language::EN, &paths);
    for ((path, value), found) in table.iter().zip(found) {
        assert_eq!(found, *value, "{path}");
    }
}

#[test]
fn what_is_not_known_is_not_there() {
    let paths = [
        "customer.internal",
        "customer.nmae",
        "order.delivered",
        "rules.old",
        "rules.nothing",
        "case.deed.cancelled",
        "case.phone",
        "said.money",
        "deceased.name",
        "nonsense",
        "customer",
        "",
    ];
    for (path, found) in paths.iter().zip(told(&scenario(), &Language::EN, &paths)) {
        assert_eq!(found, "", "{path}");
    }
}

#[test]
fn account_details_are_shown_to_nobody_else() {
    let private = [
        "customer.since",
        "customer.since_year",
        "customer.years",
        "customer.tier",
        "customer.country",
        "customer.address",
        "customer.extra.tracking_number",
        "customer.notes",
        "order.number",
        "order.items",
        "order.promised",
        "order.late",
        "plan.name",
        "plan.price",
        "history.unanswered.count",
        "history.last.about",
        "fault.late",
        "fault.unanswered",
        "fault.any",
    ];
    let mut hidden = scenario();
    hidden.customer.disclose = false;
    for (path, found) in private.iter().zip(told(&hidden, &Language::EN, &private)) {
        assert_eq!(found, "", "{path}");
    }
    // Title, name and preferred name are no secret, and what the letter itself says is theirs.
    let open = [
        "customer.name",
        "customer.preferred_name",
        "customer.title",
        "name",
        "said.order_number",
    ];
    assert!(
        told(&hidden, &Language::EN, &open)
            .iter()
            .all(|found| !found.is_empty())
    );
    let mut many = scenario();
    many.customer.ambiguous = true;
    let all: Vec<&str> = private.into_iter().chain(["customer.name"]).collect();
    assert!(
        told(&many, &Language::EN, &all)
            .iter()
            .all(String::is_empty)
    );
}

#[test]
fn words_of_another_language_stay_behind() {
    let table = [
        ("case.found", ""),
        ("case.doing", ""),
        ("case.deed.sent.what", ""),
        ("case.deed.sent.thing.the", "midtstanga"),
        ("case.deed.sent.by", "med ekspress"),
        ("case.deed.refunded.what", "447 kr"),
        ("order.items", "Terna"),
        ("order.status", ""),
        ("plan.name", "Vindpost"),
        ("plan.price", "149 kr"),
        ("said.product.it", "den"),
        ("said.place.at", ""),
        ("rules.dogs", ""),
        ("rules.greeting", "hallo"),
        ("rules.returns_days", "60"),
        ("rituals.praise", ""),
        ("company.hours", ""),
        ("customer.tier", ""),
        ("history.last.about", ""),
    ];
    let paths: Vec<&str> = table.iter().map(|(path, _)| *path).collect();
    for ((path, value), found) in table.iter().zip(told(&scenario(), &Language::NB, &paths)) {
        assert_eq!(found, *value, "{path}");
    }
}

#[test]
fn hours_and_places_are_told_in_the_readers_language_or_not_at_all() {
    let mut scenario = scenario();
    scenario.settings.company.place = crate::yaml::parse(&crate::source::Source::new(
        "test",
        "{en: the attic, nb: loftet, nn: loftet, da: loftet, sv: vinden, de: der Dachboden, es: el desván}",
    ))
    .ok();
    scenario.settings.company.hours = crate::yaml::parse(&crate::source::Source::new(
        "test",
        "{en: Monday to Friday, nb: mandag til fredag, de: Montag bis Freitag, es: de lunes a viernes}",
    ))
    .ok();
    for (tag, place, hours) in [
        ("en-GB", "the attic", "Monday to Friday"),
        ("en-US", "the attic", "Monday to Friday"),
        ("nb", "loftet", "mandag til fredag"),
        ("nn", "loftet", "mandag til fredag"),
        ("da", "loftet", ""),
        ("sv", "vinden", ""),
        ("de", "der Dachboden", "Montag bis Freitag"),
        ("es", "el desván", "de lunes a viernes"),
        ("fi", "", ""),
    ] {
        let found = told(
            &scenario,
            &Language::new(tag),
            &["company.place", "company.hours"],
        );
        assert_eq!(found, [place, hours], "{tag}");
    }
}

#[test]
fn free_text_that_speaks_of_who_signs_is_held_back() {
    let mut scenario = scenario();
    scenario.settings.persona = Some("piet".into());
    let mut library = Library::default();
    let piet = crate::persona::Persona {
        name: "Piet Aas".into(),
        ..Default::default()
    };
    library.personas.insert("piet".into(), piet);
    // A persona without languages speaks none; the one of last resort answers all the same.
    let found = scenario.brief(&library, |brief| {
        let scene = Scene::new(brief, &Language::EN, crate::tone::Tone::Mend);
        let view = scene.view();
        (
            view.get(&Path::new("case.found")),
            view.get(&Path::new("case.doing")).is_some(),
        )
    });
    assert_eq!(found, (None, true));
}

#[test]
fn the_order_is_the_one_they_wrote_or_the_only_open_one() {
    let two = "{id: k-1, orders: [{number: A, delivered: 2026-01-01}, {number: B}, {number: C, status: cancelled}]}";
    let number = |scenario: &Scenario| told(scenario, &Language::EN, &["order.number"]).join("");
    let asked = |text: &str, written: Option<&str>| {
        let scenario = Scenario::new(text, Situation::Disappointed, &[]).profile(two);
        match written {
            Some(written) => number(&scenario.fact(FactKind::OrderNumber, written, written)),
            None => number(&scenario),
        }
    };
    assert_eq!(asked("where is it", None), "B");
    assert_eq!(asked("where is A", Some("A")), "A");
    assert_eq!(asked("where is X", Some("X")), "");
}
