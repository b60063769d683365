//! The page as it is written.

use super::write;
use crate::{
    diagnostic::Severity,
    draft::{Gap, Remark},
    record::{DraftRecord, LetterRecord, Outcome, Record},
};
use jiff::Zoned;

fn page(record: Record) -> String {
    let mut page = Vec::new();
    let now: Zoned = "2026-05-12T10:00:00+00:00[UTC]".parse().unwrap();
    let mut records = std::iter::once(Ok(record));
    write(&mut page, &mut records, "1 letter", &now).unwrap();
    String::from_utf8(page).unwrap()
}

#[test]
fn what_a_customer_wrote_is_never_markup() {
    let record = Record {
        outcome: Outcome::Drafted,
        letter: Some(LetterRecord {
            subject: "<script>alert(1)</script>".into(),
            new_text: "<img onerror=x>".into(),
            ..LetterRecord::default()
        }),
        draft: Some(DraftRecord {
            text: "Hello [[FILL: <b>]]".into(),
            ..DraftRecord::default()
        }),
        ..Record::default()
    };
    let page = page(record);
    assert!(
        !page.contains("<script") && !page.contains("<img"),
        "{page}"
    );
    assert!(page.contains("<mark>[[FILL: &lt;b&gt;]]</mark>"), "{page}");
}

#[test]
fn what_is_to_be_filled_in_stands_once() {
    let remark = |check: &str, message: &str| Remark {
        check: check.into(),
        message: message.into(),
        severity: Severity::Note,
        line: 3,
        start: 0,
        end: 0,
    };
    let record = Record {
        gaps: vec![Gap {
            line: 3,
            ask: "the day".into(),
        }],
        remarks: vec![
            remark("gap", "to fill in: the day"),
            remark("length", "it is long"),
        ],
        ..Record::default()
    };
    let page = page(record);
    assert_eq!(page.matches("the day").count(), 1, "{page}");
    assert!(page.contains("it is long"), "{page}");
}
