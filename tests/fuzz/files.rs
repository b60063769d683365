//! Files that people and we ourselves write.

use super::{Dice, cases, law, laws};
use regards::{
    letter::LetterKey,
    mail::Durability,
    queue::{entry::Done, journal::Journal},
};
use std::fs;

#[test]
fn customers_are_read_or_refused() {
    let yaml = "customers:\n- id: k-1\n  name: Ann\n  emails: [ann@post.example]\n  orders: [{number: KK-1, date: 2026-05-02, total: \"£38.00\"}]\n  extra: {x: 1}\n";
    let table = "id,name,emails,orders.number,extra.x\nk-1,Ann,ann@post.example;b@c.example,KK-1,1\nk-2,\"Bo, B\",bo@post.example,,\n";
    let pieces = [
        "- ",
        "  ",
        "\n",
        ": ",
        "&a ",
        "*a ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        ",",
        ";",
        "~",
        "|\n",
        "<<: ",
        "!!str ",
        "\u{feff}",
        "id: k-1\n",
        "\0",
    ];
    for case in 0..cases(600) {
        let mut dice = Dice::of("customers", case);
        for seed in [yaml, table] {
            let text = dice.spoiled(seed.as_bytes(), &pieces);
            let text = String::from_utf8_lossy(&text);
            law("customers", case, || laws::customers(&text));
        }
    }
}

#[test]
fn templates_are_taken_or_refused_with_their_place() {
    let good = "---\nneeds: [order]\nnever_when: [grieving]\nsubject: null\n---\n{# own if=case.deed.sent #}\nI sent it on {{ case.deed.sent.on | day }}.\n{# or gap #}\n[[when?]]\n{# ask #}\nDear {{ customer.name }}, {% if order.late %}late{% endif %}.\n";
    let pieces = [
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{# ",
        " #}",
        "---\n",
        "if=",
        "or ",
        "| day",
        "| nothing",
        "customer.",
        "[[",
        "]]",
        "for x in y",
        "endfor",
        "include \"a\"",
        "\n",
        "needs: ",
        "~",
        "'",
    ];
    for case in 0..cases(200) {
        let mut dice = Dice::of("templates", case);
        let text = dice.spoiled(good.as_bytes(), &pieces);
        let text = format!(
            ">>> templates/order-late/mend.en.txt\n{}",
            String::from_utf8_lossy(&text)
        );
        law("desks", case, || laws::desks(&text));
    }
}

#[test]
fn settings_personas_and_cases_are_taken_or_refused_with_their_place() {
    let good = "\n>>> regards.yaml\nextends: none\ncompany: {name: L, time_zone: Europe/London, holidays: [2026-12-24]}\nforms: {web@l.example: 'From: (?<address>\\S+)'}\norder_number: 'L-\\d+'\nproducts: [{name: Kite, facts: {price: \"£3\"}}]\ncustomers: {source: c.csv, columns: {emails: [mail, other]}}\n\
        >>> personas/robin.yaml\nname: Robin\nlanguages: {en: {register: first-name}}\ngreeting: {en: {any: [\"Dear {{ name }},\"]}}\n>>> cases.yaml\nl1.eml: {deed: {sent: {on: 2026-05-02}}}\n";
    let pieces = [
        "- ",
        "  ",
        "\n",
        ": ",
        "&a ",
        "*a ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "~",
        "<<: ",
        "(?<a>",
        "\\",
        "Europe/",
        "2026-13-40",
        "{{ ",
        " }}",
        ">>> regards.yaml\n",
        "en",
        "\u{feff}",
    ];
    for case in 0..cases(120) {
        let mut dice = Dice::of("settings", case);
        let text = dice.spoiled(good.as_bytes(), &pieces);
        let text = String::from_utf8_lossy(&text);
        law("desks", case, || laws::desks(&text));
    }
}

#[test]
fn a_spoiled_journal_never_settles_a_letter_that_was_not() {
    let key = |byte: u8| LetterKey([byte; 32]);
    let folder = tempfile::tempdir().unwrap();
    let mut journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
    for byte in 1..=4 {
        journal.intent(&key(byte)).unwrap();
        let done = Done {
            key: key(byte).hex(),
            id: key(byte).short(),
            put: true,
            ..Done::default()
        };
        journal.done(done).unwrap();
    }
    drop(journal);
    let whole = fs::read(folder.path().join("journal")).unwrap();
    for case in 0..cases(300) {
        let mut dice = Dice::of("journal", case);
        let spoiled = dice.spoiled(
            &whole,
            &["\n", "\0", "{\"t\":\"done\"}", "deadbeef ", "\r\n", "}"],
        );
        law("journal", case, || laws::journal(&spoiled));
        fs::write(folder.path().join("journal"), &spoiled).unwrap();
        let _none = fs::remove_file(folder.path().join("journal.index"));
        let Ok(journal) = Journal::open(folder.path(), Durability::Unsynced) else {
            continue;
        };
        for byte in 1..=9 {
            let settled = journal.settled(&key(byte)).unwrap().is_some();
            assert!(!settled || byte <= 4, "{case}: a letter that never was");
            let known = settled || journal.in_doubt(&key(byte)).unwrap() || journal.damaged() > 0;
            let shorter = spoiled.len() < whole.len();
            assert!(
                known || byte > 4 || shorter,
                "{case}: {byte} is lost without a word"
            );
        }
    }
}
