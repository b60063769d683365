//! Each mistake at the command line: its exit status, and the words that say what is wrong. Nothing is printed as a
//! result, and nothing is touched.

use crate::desk::{Desk, desk, late};
use std::fs;

fn prepared() -> Desk {
    desk()
        .file("late.eml", late())
        .file("queue/late.eml", late())
        .file("nobody.yaml", "owner: peit\n")
        .file("cases.yaml", "late: {owner: peit}\n")
        .file("notes.txt", "# no mail\nnothing: of the kind\n")
        .file("model.csv", "text,intent\na,b\nc,d\n")
}

/// What is typed, how it ends, what is said.
const MISTAKES: &[(&str, i32, &str)] = &[
    // Names that the desk does not know.
    ("draft late.eml --persona peit", 2, "did you mean `piet`?"),
    (
        "draft late.eml --intent order-lat",
        2,
        "did you mean `order-late`?",
    ),
    (
        "draft late.eml --intent zebra",
        2,
        "there is no intent `zebra`",
    ),
    (
        "draft late.eml --template order-late/mand.en.txt",
        2,
        "did you mean `order-late/mend.en.txt`?",
    ),
    ("draft late.eml --tone merry", 2, "`warm`"),
    ("draft late.eml --language 0klingon", 2, "BCP 47"),
    ("draft late.eml --case nobody.yaml", 2, "nobody.yaml:1:8"),
    ("explain late.eml --persona peit", 2, "did you mean `piet`?"),
    (
        "review late.eml --letter late.eml --case nobody.yaml",
        2,
        "did you mean `piet`?",
    ),
    (
        "batch queue --to D --cases cases.yaml",
        2,
        "cases.yaml:1:15",
    ),
    // Who wrote.
    (
        "draft - --from garbage",
        2,
        "--from `garbage` is no mail address",
    ),
    ("draft - --from Ann@", 2, "is no mail address"),
    // Formats that a command does not print.
    (
        "draft late.eml --format sarif",
        2,
        "--format `text`, `json` or `eml`",
    ),
    ("read late.eml --format eml", 2, "--format `text` or `json`"),
    ("check --format ics", 2, "does not print `ics`"),
    ("batch queue --to D --format eml", 2, "does not print `eml`"),
    ("completions bash --format json", 2, "does not print `json`"),
    // Standard input is read once.
    ("review - --letter -", 2, "`-` stands twice"),
    ("read - -", 2, "`-` stands twice"),
    // What is not there, and what is something else.
    ("check templates/nowhere", 2, "is no file and no folder"),
    ("classify --model gone.model", 2, "cannot read `gone.model`"),
    (
        "eval --model gone.model --examples gone.csv",
        2,
        "cannot read `gone.model`",
    ),
    (
        "learn --examples gone.csv --to m",
        2,
        "cannot read `gone.csv`",
    ),
    (
        "learn --examples model.csv --to model.csv",
        2,
        "is something else than a model",
    ),
    (
        "test zebra --cases queue",
        2,
        "there is no case like `zebra`",
    ),
    ("test --cases gone", 2, "is no folder of cases"),
    ("batch notes.txt --to D", 2, "is no Maildir"),
    (
        "batch queue --to queue",
        2,
        "is something else than a Maildir",
    ),
    ("batch queue --to mobx:D", 2, "eml:DIR, mbox:FILE"),
    (
        "batch queue --to D --report gone/r.jsonl",
        2,
        "cannot write `gone/r.jsonl`",
    ),
    (
        "batch queue --to D --report-html queue",
        2,
        "cannot write `queue`",
    ),
    ("batch queue --to D --jobs 0", 2, "--jobs"),
    (
        "batch queue --to imap://localhost:1/Drafts",
        2,
        "no connection",
    ),
];

#[test]
fn each_mistake_is_told_and_nothing_is_touched() {
    let mut desk = prepared();
    for (line, code, words) in MISTAKES {
        let ran = desk.run_line(line).code(*code).complains(words);
        assert_eq!(ran.out, "", "{line}");
        assert!(!desk.at("D").exists(), "{line}");
    }
    assert_eq!(fs::read_dir(desk.at("queue")).unwrap().count(), 1);
    assert!(
        fs::read_to_string(desk.at("model.csv"))
            .unwrap()
            .starts_with("text,intent")
    );
}

/// Settings that cannot be, in one file, and what a check says of each.
const SETTINGS: &str = "company: {name: K, holidays: [someday]}
persona: peit
language: english
answers_within: soon
answers_child_within: later
order_number: '('
invoice_number: 'x['
threshold: 7
per_sender: many
draft_notes: bodi
";

#[test]
fn a_check_finds_what_no_setting_can_be_and_where_it_stands() {
    let mut desk = desk().file("regards.yaml", SETTINGS);
    let ran = desk.run_line("check").code(2);
    let words = [
        "2026-12-25",
        "did you mean `piet`?",
        "`en` or `nb`",
        "`1 working day`",
        "`3 days`",
        "unclosed group",
        "unclosed character class",
        "from 0 to 1",
        "`10 a day`",
        "did you mean `body`?",
    ];
    for (at, words) in words.iter().enumerate() {
        let place = format!("regards.yaml:{}:", at + 1);
        assert!(
            ran.err.contains(words) && ran.err.contains(&place),
            "{words}: {}",
            ran.err
        );
    }
}

/// Settings without which nothing can be checked any further.
const REFUSED: &[(&str, &str)] = &[
    ("company: {time_zone: Mars/One}", "Europe/London"),
    ("threshhold: 0.5", "did you mean `threshold`?"),
    ("extends: nothing", "`builtin`"),
];

#[test]
fn settings_that_keep_the_desk_shut_are_placed_too() {
    let mut desk = desk();
    for (line, words) in REFUSED {
        fs::write(desk.at("regards.yaml"), line).unwrap();
        desk.run_line("check")
            .code(2)
            .complains(words)
            .complains("regards.yaml:1:");
    }
}

#[test]
fn a_check_tells_faults_of_all_kinds_at_once_also_to_programs() {
    let mut desk = desk()
        .file("regards.yaml", "compnay: {name: K}\n")
        .file("personas/piet.yaml", "nmae: Piet\n")
        .file("templates/order-late/mend.en.txt", "{# ech #}\nLate.\n")
        .file(
            "templates/answers/visit.en.txt",
            "---\naks: [x]\n---\nCome.\n",
        );
    let found = desk.run_line("check --format json").code(2).json();
    for file in ["regards.yaml", "piet.yaml", "mend.en.txt", "visit.en.txt"] {
        let faults = found.as_array().unwrap();
        let fault = faults
            .iter()
            .find(|fault| fault["file"].as_str().is_some_and(|it| it.ends_with(file)));
        assert!(
            fault.is_some_and(|fault| fault["line"].is_u64()),
            "{file}: {found}"
        );
    }
}

#[test]
fn a_check_of_a_folder_finds_what_lies_in_it_however_it_is_named() {
    let mut desk = desk().file(
        "templates/answers/visit.en.txt",
        "---\nasks: [may I come]\n---\nCome, {{ customer.nmae }}.\n",
    );
    desk.run_line("check ./templates")
        .code(2)
        .complains("visit.en.txt:4");
    desk.run_line("check personas templates/order-late").code(0);
}
