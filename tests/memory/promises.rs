//! Promises bind when their draft was sent, and are known when they are overdue.

use super::shop::{CALM, SOUR, at, letter, promised, report, send, text};
use crate::desk::Desk;
#[test]
fn a_promise_binds_when_its_draft_was_sent_and_not_before() {
    let (mut shop, id, _) = promised();
    shop.run_line("promises").code(0).says("nothing is due");
    shop.run_line("promises --all")
        .code(0)
        .says("not known to be sent");
    send(&shop);
    shop.run_line("promises").code(0).says("due: ").says(&id);
    let listed = shop.run_line("promises --format json").code(0).json();
    assert_eq!(listed[0]["id"], format!("{id}.1"));
    assert_eq!(
        (&listed[0]["sent"], &listed[0]["overdue"]),
        (&true.into(), &false.into())
    );
    let due = listed[0]["due"].as_str().unwrap().to_string();
    let calendar = shop.run_line("promises --format ics").code(0).out;
    assert!(calendar.contains(&format!("DUE;VALUE=DATE:{}\r\n", due.replace('-', ""))));
    assert!(calendar.contains("BEGIN:VTODO\r\n") && calendar.contains("STATUS:NEEDS-ACTION"));
    assert!(at(&shop, "2026-06-01T10:00:00+01:00", "promises").contains("OVERDUE"));
    shop.run_line(&format!("promises --kept {id}.1")).code(0);
    shop.run_line("promises").code(0).says("nothing is due");
}

/// Greta writes again when the day is past; gives the draft.
fn later(desk: Desk, text_of: &str) -> String {
    let mail = letter("b", "Wed, 20 May 2026", text_of, &[]);
    let desk = desk.file("queue/b.eml", mail);
    let line = "batch queue --to Drafts --report later.jsonl";
    at(&desk, "2026-05-20T10:00:00+01:00", line);
    text(&report(&desk, "later.jsonl")[0])
}

#[test]
fn a_later_letter_knows_a_promise_that_is_overdue() {
    let owns = |draft: &str| draft.contains("14 May") && draft.contains("I am sorry");
    for about in [CALM, SOUR, "When are you open on Saturdays?"] {
        let (shop, ..) = promised();
        send(&shop);
        let draft = later(shop, about);
        assert!(owns(&draft), "{about}: {draft}");
    }
    let (mut shop, id, _) = promised();
    shop.run_line(&format!("promises --confirm {id}")).code(0);
    let draft = later(shop, CALM);
    assert!(owns(&draft), "confirmed by hand: {draft}");

    let (shop, ..) = promised();
    let draft = later(shop, CALM);
    assert!(!draft.contains("14 May"), "never sent: {draft}");

    let (mut shop, id, _) = promised();
    send(&shop);
    shop.run_line(&format!("promises --kept {id}")).code(0);
    let draft = later(shop, CALM);
    assert!(!draft.contains("14 May"), "kept: {draft}");
}

#[test]
fn a_single_draft_knows_it_too() {
    let (mut shop, id, _) = promised();
    shop.run_line(&format!("promises --confirm {id}")).code(0);
    let shop = shop.file("b.eml", letter("b", "Wed, 20 May 2026", CALM, &[]));
    let draft = at(&shop, "2026-05-20T10:00:00+01:00", "draft b.eml");
    assert!(
        draft.contains("14 May") && draft.contains("I am sorry"),
        "{draft}"
    );
}
