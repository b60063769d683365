//! Letters of our own, each with what was written now; and what holds for every text.
use super::split;
use proptest::prelude::*;
use std::ops::Range;

/// text, new text, signature
const LETTERS: &[(&str, &str, &str)] = &[
    ("Hello there", "Hello there", ""),
    (
        "Tuesday is fine.\n\nOn Mon, 4 May 2026 at 10:12, Ada Vik\n<ada@post.example> wrote:\n\n> Which day?\n",
        "Tuesday is fine.",
        "",
    ),
    (
        "> Which day?\n\nTuesday.\n\n> And which colour?\n\nBlue.\n",
        "Tuesday.\n\nBlue.",
        "",
    ),
    (
        "Den 4. mai 2026 kl. 10.12 skrev Ada Vik <ada@post.example>:\n> Hvilken dag?\n\nTirsdag passer godt.",
        "Tirsdag passer godt.",
        "",
    ),
    (
        "It still leaks.\n\nFrom: Care <care@kestrel.example>\nSent: Monday, 4 May 2026 10:12\nTo: Ada\nSubject: Kite\n\nHave you tried?",
        "It still leaks.",
        "",
    ),
    (
        "It still leaks.\n\n-----Original Message-----\nFrom: Care\n\nHave you tried?",
        "It still leaks.",
        "",
    ),
    (
        "It still leaks.\n\nAda Vik\n04/05/2026 10:12\nTo: Care\ncc:\nSubject: Kite\n\nHave you tried?",
        "It still leaks.",
        "",
    ),
    (
        "Can you look at this?\n\n---------- Forwarded message ---------\nFrom: Ola <ola@post.example>\n\nThe kite broke.",
        "Can you look at this?",
        "",
    ),
    (
        "Where is it?\n\nBest regards,\nAda Vik\n\nSent from my iPhone",
        "Where is it?",
        "Best regards,\nAda Vik\n\nSent from my iPhone",
    ),
    (
        "Hvor er den?\n\nMed vennlig hilsen\nAda Vik\n\nP.S. Kan jeg komme på besøk?",
        "Hvor er den?\n\nP.S. Kan jeg komme på besøk?",
        "Med vennlig hilsen\nAda Vik",
    ),
    (
        "Where is it?\n\nSendt fra min iPad\n\nDen 4. mai 2026 kl. 10.12 skrev Care <care@kestrel.example>:\n\nHello",
        "Where is it?",
        "Sendt fra min iPad",
    ),
    (
        "Thanks,\nAda\n\n--\nAda Vik\nada@post.example",
        "Thanks,\nAda",
        "--\nAda Vik\nada@post.example",
    ),
    (
        "It works.\n\nThanks,\nAda\n\nOn 4 May 2026 at 10:12, Care <care@kestrel.example> wrote:\n> Try again.\n\n\n--\nAda Vik\nHarbour guild",
        "It works.",
        "Thanks,\nAda",
    ),
    (
        "It works.\n\nAda Vik <ada@post.example> schrieb am Mo., 4. Mai 2026 um\n10:12 Uhr:\n\nGuten Tag",
        "It works.",
        "",
    ),
    (
        "The letter was sent from my iPhone app to you all.\n\nDid it come?",
        "The letter was sent from my iPhone app to you all.\n\nDid it come?",
        "",
    ),
    (
        "From: Ada <ada@post.example>\nSubject: My kite\n\nIt broke.",
        "From: Ada <ada@post.example>\nSubject: My kite\n\nIt broke.",
        "",
    ),
    (
        "It leaks.\n\n\tAda Vik\n\t04/05/2026 10:12 AM\n\t\t \n\t\t To: Care\n\t\t cc:\n\t\t Subject: Kite\n\nHave you tried?",
        "It leaks.",
        "",
    ),
];

#[test]
fn letters_come_apart() {
    for (text, new, signature) in LETTERS {
        let parts = split(text);
        assert_eq!(&parts.new_text(text), new, "new text of {text:?}");
        let found = parts
            .signature
            .clone()
            .and_then(|s| text.get(s.range))
            .unwrap_or("");
        assert_eq!(&found, signature, "signature of {text:?}");
    }
}

#[test]
fn a_forward_is_no_quote() {
    let text = "See below.\n\nBegin forwarded message:\n\nFrom: Ola\nSubject: Kite\n\nIt broke.";
    let parts = split(text);
    assert_eq!(
        parts
            .forwarded
            .and_then(|range| text.get(range))
            .map(str::len),
        Some(text.len() - "See below.\n\n".len())
    );
    assert!(parts.quoted.is_empty());
}

#[test]
fn hostile_texts_come_through() {
    let marks = format!("Yes.\n{} deep", ">".repeat(100_000));
    let accents = format!("a{}", "\u{301}".repeat(60_000));
    let long = "kite ".repeat(600_000);
    for text in [
        marks,
        accents,
        long,
        "On ".repeat(50_000),
        "From:\n".repeat(20_000),
        "On 4 May\n".repeat(20_000),
        "--\n".repeat(30_000),
    ] {
        check(&text);
    }
}

/// Ranges lie inside the text, on character boundaries, and none overlap.
fn check(text: &str) {
    let parts = split(text);
    let mut all: Vec<Range<usize>> =
        [parts.new, parts.footer, parts.quoted, parts.attribution].concat();
    all.extend(parts.forwarded);
    all.extend(parts.signature.iter().map(|s| s.range.clone()));
    all.sort_by_key(|range| (range.start, range.end));
    for range in &all {
        assert!(
            text.get(range.clone()).is_some(),
            "{range:?} is no part of the text"
        );
    }
    for pair in all.windows(2) {
        assert!(
            pair[0].end <= pair[1].start,
            "{pair:?} overlap in {:?}",
            text.chars().take(200).collect::<String>()
        );
    }
    for inner in parts
        .signature
        .iter()
        .flat_map(|s| s.names.iter().chain(&s.closing))
    {
        assert!(
            text.get(inner.clone()).is_some(),
            "{inner:?} is no part of the text"
        );
    }
}

proptest! {
    #[test]
    fn parts_lie_in_the_text(lines in prop::collection::vec(prop_oneof![
        Just("> quoted"), Just("On Mon, 4 May 2026 at 10:12, Ada <ada@post.example> wrote:"), Just("x On Mon, 4 May 2026 at 10:12, Ada <ada@post.example> wrote:"), Just(""), Just("Æ blue kite."),
        Just("From: Ada"), Just("Subject: æøå"), Just("04/05/2026 10:12"), Just("To: Ola"), Just("-----Original Message-----"), Just("--"), Just("Best regards,"), Just("Ada Vik"),
        Just("P.S. Åse"), Just("Sent from my iPhone"), Just("Begin forwarded message:"), Just("This email is confidential"), Just("______"), Just("\u{200b}"), Just("\u{feff} Åse\u{200b}"),
        Just("<"), Just("> wrote:"), Just("takk İ"), Just("tel. 12 34 56 78"),
    ], 0..24), end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]) {
        check(&lines.join(end));
    }

    #[test]
    fn any_text_at_all(text in "\\PC*") {
        check(&text);
    }
}
