//! `learn`, `eval` and `classify` as a person uses them, from sorted mail to a label.

use crate::desk::{Desk, desk, mail};

const SORTED: &[(&str, &str)] = &[
    (
        "late",
        "Where is my parcel? It should have been here last week.",
    ),
    ("late", "My order has still not come."),
    ("late", "The kite is ten days late and nobody answers."),
    ("late", "I am still waiting for the delivery you promised."),
    ("late", "Nothing has arrived, what happened?"),
    ("refund", "I want my money back, please."),
    ("refund", "Please refund what I paid for the course."),
    ("refund", "When do I get the money for the kite I returned?"),
    ("refund", "You owe me a refund of forty pounds."),
    ("refund", "Pay back the deposit to my account."),
    ("visit", "May we come and see the workshop on Friday?"),
    ("visit", "Are you open for visitors in July?"),
    ("visit", "Can my class visit you?"),
    ("visit", "I would like to come by with my father."),
    ("visit", "Is there a guided tour of the workshop?"),
];

fn sorted() -> Desk {
    let mut desk = desk();
    for (at, (intent, text)) in SORTED.iter().enumerate() {
        let quoted = format!("{text}\n\n> We sent it and paid it and you may visit us.\n");
        desk = desk.file(
            &format!("sorted/{intent}/cur/{at}.eml"),
            mail("a@post.example", "A letter", &quoted),
        );
    }
    desk.file(
        "try.csv",
        "text,intent\nmy parcel is late,late\nrefund the money,refund\nvisiting you,visit\n",
    )
}

#[test]
fn what_sorted_mail_teaches_names_new_letters() {
    let mut desk = sorted();
    desk.run_line("learn --from-mail sorted --to one.model")
        .code(0)
        .complains("15 examples, 3 intents");
    desk.run_line("learn --from-mail sorted --to two.model --quiet")
        .code(0);
    let bytes = |name: &str| std::fs::read(desk.at(name)).unwrap();
    assert_eq!(
        bytes("one.model"),
        bytes("two.model"),
        "the same to the byte"
    );
    let mut desk = desk.stdin("the package has not arrived\ncan I have the money back\n\n");
    let said = desk.run_line("classify --model one.model --always").code(0);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 3, "a line for each line: {lines:?}");
    for (line, intent) in lines.iter().zip(["late", "refund"]) {
        let (name, chance) = line.split_once('\t').unwrap();
        assert_eq!(name, intent);
        assert!(
            (0.0..=1.0).contains(&chance.parse::<f32>().unwrap()),
            "{line}"
        );
    }
    desk.stdin("")
        .run_line("eval --model one.model --examples try.csv")
        .code(0)
        .says("right, always       100.00 %");
}

#[test]
fn a_text_of_nothing_is_none() {
    let mut desk = sorted();
    desk.run_line("learn --from-mail sorted --to one.model")
        .code(0);
    desk.stdin("…\n")
        .run_line("classify --model one.model")
        .code(0)
        .says("none\t0.0000");
}
