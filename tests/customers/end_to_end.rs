//! From the export of another program into the text of a draft, with its provenance; and a store that is away.

use crate::desk::{desk, late};
use std::fs;

const SETTINGS: &str = "company: {name: Kestrel & Kite, time_zone: Europe/London}\naddresses: [care@kestrel.example]\npersona: piet\norder_number: 'KK-\\d{5}'\n";
const TEMPLATE: &str = "---\nframe: none\n---\n{# own #}\nI looked for your parcel this morning. Its tracking number is {{ customer.extra.tracking }}.\n";

#[test]
fn a_detail_of_an_export_stands_in_the_draft_and_says_where_it_is_from() {
    let mapping = "customers: {source: export.csv, columns: {emails: [email, aliases], name: [first, last], extra.tracking: tracking_number}}\n";
    let run = desk()
        .file("regards.yaml", format!("{SETTINGS}{mapping}"))
        .file("export.csv", "id,email,aliases,first,last,tracking_number,phone\n7,greta@shop.example,greta.quill@post.example,Margaret,Quill,HX-4471,+44 1632 960501\n")
        .file("templates/order-late/mend.en.txt", TEMPLATE)
        .args("draft - --format json --intent order-late --tone mend")
        .stdin(late())
        .run();
    assert!(
        run.out.contains("Its tracking number is HX-4471."),
        "{}{}",
        run.out,
        run.err
    );
    assert!(run.out.contains("customer.extra.tracking"), "{}", run.out);
    assert!(run.out.contains("\"matched_by\":\"alias\""), "{}", run.out);
}

#[test]
fn a_store_that_is_away_makes_the_letter_wait() {
    let desk = desk()
        .file(
            "regards.yaml",
            format!("{SETTINGS}customers: 'postgres://desk@127.0.0.1:1/shop?table=people'\n"),
        )
        .file("in/1.eml", late())
        .args("batch in --to eml:out --report report.jsonl");
    let run = desk.run();
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let report = fs::read_to_string(desk.at("report.jsonl")).unwrap();
    assert!(report.contains("\"outcome\":\"needs_person\""), "{report}");
    assert!(report.contains("is away"), "{report}");
    // The store is back: the same letter gets its draft.
    let desk = desk.file(
        "regards.yaml",
        format!("{SETTINGS}customers: customers.yaml\n"),
    );
    let run = desk.run();
    assert!(run.code < 2, "{}{}", run.out, run.err);
    assert_eq!(fs::read_dir(desk.at("out")).unwrap().count(), 1);
}
