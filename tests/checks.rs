//! The checks of drafts: each has a case that it must find and one that it must let be; the table is complete; the page
//! of the checks is made from the table.

mod golden;

use golden::golden;
use regards::{
    check::{CHECKS, pages},
    desk_files,
    library::Library,
};
use std::{collections::BTreeSet, fs, path::Path};

fn library() -> Library {
    let files = desk_files::load(None).unwrap();
    Library::build(&files.files).unwrap()
}

#[test]
fn every_check_finds_its_bad_case_and_lets_its_good_one_be() {
    let library = library();
    let mut wrong = Vec::new();
    for check in CHECKS {
        let case = golden(check.name);
        let (text, remarks) = case.remarks(true, &library);
        let caught = remarks.iter().any(|remark| {
            remark.check == check.name && text[remark.start..remark.end] == case.catches
        });
        if !caught {
            let seen: Vec<_> = remarks
                .iter()
                .map(|it| (&it.check, &text[it.start..it.end]))
                .collect();
            wrong.push(format!(
                "{}: `{}` is not caught in the bad case, but {seen:?}",
                check.name, case.catches
            ));
        }
        let (text, remarks) = case.remarks(false, &library);
        for remark in remarks.iter().filter(|remark| remark.check == check.name) {
            wrong.push(format!(
                "{}: false alarm at `{}`",
                check.name,
                &text[remark.start..remark.end]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_is_complete() {
    let mut names = BTreeSet::new();
    for check in CHECKS {
        assert!(names.insert(check.name), "`{}` stands twice", check.name);
        for (field, text) in [
            ("does", check.does),
            ("why", check.why),
            ("example", check.example),
            ("instead", check.instead),
        ] {
            assert!(!text.trim().is_empty(), "`{}` has no `{field}`", check.name);
        }
        assert!(
            check.why.ends_with('.'),
            "`{}`: why is a sentence",
            check.name
        );
    }
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path
            .file_stem()
            .and_then(|it| it.to_str())
            .unwrap()
            .to_string();
        assert!(
            names.contains(stem.as_str()),
            "{} is no check's case",
            path.display()
        );
    }
}

#[test]
fn the_page_of_the_checks_is_made_from_the_table() {
    const MARK: &str = "<!-- from here on made from the table: REGARDS_ACCEPT=1 cargo test the_page_of_the_checks -->\n\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let page = fs::read_to_string(&path).unwrap();
    let (head, tail) = page.split_once(MARK).expect("the page has its mark");
    if std::env::var_os("REGARDS_ACCEPT").is_some() {
        fs::write(&path, format!("{head}{MARK}{}", pages())).unwrap();
        return;
    }
    assert_eq!(
        tail,
        pages(),
        "docs/checks.md is old; run with REGARDS_ACCEPT=1"
    );
}

/// A reply to the late parcel of the fixture.
const REPLY: &str = "Dear Greta,\n\nYour Harbour Kite was to reach you on Friday 8 May, and we let that day go by. I am sorry.\n\nI will ask the carrier today where KK-20417 lies, and write to you by Thursday 14 May with the answer.\n\nI wish you wind.\n\nPiet Aas\nKestrel & Kite\n";

#[test]
fn a_reply_is_reviewed_with_carets_and_exit_codes() {
    let mut desk = crate::desk::desk()
        .file("letter.eml", crate::desk::late())
        .file("good.txt", REPLY)
        .file("bad.txt", REPLY.replace("Friday 8 May", "Friday 9 May"));
    let bad = desk.run_line("review bad.txt --letter letter.eml");
    assert_eq!(bad.code, 1, "{}", bad.out);
    assert!(bad.out.contains("bad.txt:3:"), "{}", bad.out);
    assert!(
        bad.out.contains("[weekday]") && !bad.out.contains("[invented-fact]"),
        "one finding a fault: {}",
        bad.out
    );
    assert!(bad.out.contains("hold: "), "{}", bad.out);
    let log = desk.run_line("review bad.txt --letter letter.eml --format sarif");
    let log: serde_json::Value = serde_json::from_str(&log.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let region = &results.iter().find(|it| it["ruleId"] == "weekday").unwrap()["locations"][0]["physicalLocation"]
        ["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&3.into(), &39.into())
    );
    let good = desk.run_line("review good.txt --letter letter.eml --format json");
    let report: serde_json::Value = serde_json::from_str(&good.out).unwrap();
    let errors = report["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["severity"] == "error")
        .count();
    assert_eq!(errors, 0, "{report:#}");
    assert_ne!(report["verdict"], "hold", "{report:#}");
}

#[test]
fn golden_letters_differ_until_they_are_accepted() {
    let mut desk = crate::desk::desk().file("cases/late.eml", crate::desk::late());
    assert_eq!(desk.run_line("test").code, 1, "nothing is kept yet");
    assert_eq!(desk.run_line("test --accept").code, 0);
    assert_eq!(desk.run_line("test").code, 0, "what was kept is what comes");
    let kept = desk.at("cases/late.txt");
    let text = fs::read_to_string(&kept).unwrap();
    fs::write(&kept, text.replace("Greta", "Dora")).unwrap();
    let changed = desk.run_line("test");
    assert_eq!(changed.code, 1);
    assert!(
        changed.out.contains("[-Dora,-]") && changed.out.contains("{+Greta,+}"),
        "{}",
        changed.out
    );
    let mut desk = desk.file("cases/late.yaml", "expect: {intent: no-such-intent}\n");
    let told = desk.run_line("test --accept");
    assert_eq!(
        told.code, 1,
        "what staff expect is not accepted away: {}",
        told.out
    );
    assert!(
        told.out.contains("`no-such-intent` was expected"),
        "{}",
        told.out
    );
}
