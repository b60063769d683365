//! Files that people and we ourselves write.

use super::{Dice, cases};
use regards::{
    customers::csv,
    letter::LetterKey,
    library::{DeskFile, Layer, Library},
    mail::Durability,
    queue::{entry::Done, journal::Journal},
    source::Source,
    yaml,
};
use std::{collections::BTreeMap, fs};

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
        let text = String::from_utf8_lossy(&dice.spoiled(yaml.as_bytes(), &pieces)).into_owned();
        let read = yaml::parse_large::<serde_json::Value>(&Source::new("c.yaml", text));
        assert!(
            read.is_ok() || read.is_err_and(|faults| !faults.is_empty()),
            "{case}"
        );
        let text = String::from_utf8_lossy(&dice.spoiled(table.as_bytes(), &pieces)).into_owned();
        match csv::read(&Source::new("c.csv", text.clone()), &BTreeMap::new()) {
            Ok(people) => assert!(
                people.len() <= text.lines().count() + text.matches('\r').count(),
                "{case}"
            ),
            Err(faults) => assert!(!faults.is_empty(), "{case}: {text}"),
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
        let text = String::from_utf8_lossy(&dice.spoiled(good.as_bytes(), &pieces)).into_owned();
        let file = |path: &str, text: &str| DeskFile {
            path: path.to_string(),
            source: Source::new(path, text),
            layer: Layer::Own,
        };
        let files = [
            file(
                "templates/order-late/intent.yaml",
                "about: late\nexamples: {en: [a, b]}\n",
            ),
            file("templates/order-late/mend.en.txt", &text),
        ];
        if let Err(faults) = Library::build(&files) {
            assert!(!faults.is_empty(), "{case}: {text}");
            for fault in &faults {
                assert!(!fault.render(false).is_empty(), "{case}");
            }
        }
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
