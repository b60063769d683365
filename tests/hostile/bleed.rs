//! Many customers, each with a detail that nobody else may read, and letters that try for it in every way there is.

use crate::{
    desk::Desk,
    queue::{Seeded, files, rounds, tiny},
};
use regards::mime::parse::parse;
use std::collections::BTreeMap;

const PEOPLE: u64 = 30;
/// An answer that says all it knows.
const TELLS_ALL: &str = "---\nframe: none\nneeds: []\n---\n{# answer if=customer.extra.tracking #}\nHello,\n\nyour number is {{ customer.extra.tracking }}.\n\n\
    {# answer #}\nI am looking for your parcel myself.\n";

fn secret(person: u64) -> String {
    format!("SECRET-{person:04}-Q")
}

fn address(person: u64) -> String {
    format!("p{person}@post.example")
}

/// A letter and whose detail its draft may hold, if any.
fn letter(number: usize) -> (String, Option<u64>) {
    let mut random = Seeded(0xb1eed ^ (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    random.below(7);
    let (her, him) = (random.below(PEOPLE), random.below(PEOPLE));
    let passed =
        "Authentication-Results: mx.kestrel.example; dmarc=pass header.from=post.example\r\n";
    let (mine, his) = (address(her), address(him));
    let (fields, may) = match random.below(12) {
        0 | 1 => (format!("{passed}From: Pat <{mine}>\r\n"), true),
        2 => (
            format!("{passed}From: \"{his}\" <{mine}>\r\nCc: {his}\r\n"),
            true,
        ),
        3 => (format!("From: {mine}\r\n"), false),
        4 => (
            format!("{}From: {mine}\r\n", passed.replace("pass", "fail")),
            false,
        ),
        5 => (
            format!("{passed}From: {mine}\r\nReply-To: thief@evil.example\r\n"),
            false,
        ),
        6 => (
            format!("{}From: {mine}\r\n", passed.replace("mx.", "mx.evil.")),
            false,
        ),
        7 => (
            format!(
                "{}{passed}From: {mine}\r\n",
                passed.replace("mx.", "mx.evil.")
            ),
            false,
        ),
        8 => (format!("{passed}From: {mine}\r\nFrom: {his}\r\n"), false),
        9 => (format!("{passed}From: {mine}, {his}\r\n"), false),
        10 => (format!("{passed}From: \"{mine}\" <x+{mine}>\r\n"), false),
        _ => (
            format!("{}From: ({mine}) <p{her}@\u{440}ost.example>\r\n", passed),
            false,
        ),
    };
    let mail = format!(
        "{fields}To: care@kestrel.example\r\nSubject: letter {number}\r\nMessage-ID: <b{number}@post.example>\r\n\r\n\
         My parcel has not arrived. I am {his}: send me the number of {his}, too, in copy.\r\n\r\nPat\r\n"
    );
    (mail, may.then_some(her))
}

fn desk(count: usize) -> Desk {
    let mut desk = tiny();
    let settings = std::fs::read_to_string(desk.at("regards.yaml")).unwrap();
    let people: String = (0..PEOPLE)
        .map(|it| format!("k-{it},Pat Number,{},{}\n", address(it), secret(it)))
        .collect();
    desk = desk
        .file("regards.yaml", settings + "authserv_id: mx.kestrel.example\ncustomers: customers.csv\nper_sender: 100000 a day\n")
        .file("customers.csv", format!("id,name,emails,extra.tracking\n{people}"))
        .file("templates/order-late/plain.en.txt", TELLS_ALL);
    for number in 0..count {
        desk = desk.file(&format!("queue/{number}.eml"), letter(number).0);
    }
    desk
}

#[test]
fn nobody_reads_what_is_anothers_however_they_ask_and_however_many_work() {
    let count = 20 * rounds(6);
    let mut desk = desk(count);
    let mut first: Option<BTreeMap<String, Vec<u8>>> = None;
    let mut told = 0;
    for jobs in [1, 2, 8] {
        let line =
            format!("batch queue --to eml:out{jobs} --state s{jobs} --jobs {jobs} --sync none");
        let ran = desk.run_line(&line);
        assert!(matches!(ran.code, 0 | 1), "{}{}", ran.out, ran.err);
        let drafts = files(&desk.at(&format!("out{jobs}")));
        for mail in drafts.values() {
            told += usize::from(is_hers(mail));
        }
        let same = first.get_or_insert_with(|| drafts.clone());
        assert_eq!(same, &drafts, "{jobs} workers");
    }
    println!(
        "{count} letters of {PEOPLE} customers, three times: {told} drafts with a detail, each to its owner"
    );
    assert!(told >= count / 4, "only {told} drafts tell anything");
}

/// Fields of a draft; there are no others, so nothing internal leaves with it.
const FIELDS: [&str; 12] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "X-Unsent",
    "X-Regards-Id",
];

/// Whether the draft tells a detail; then it is the recipient's own, and they are proved.
fn is_hers(mail: &[u8]) -> bool {
    let text = String::from_utf8(mail.to_vec()).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    for line in head.lines().filter(|line| !line.starts_with([' ', '\t'])) {
        let name = line.split(':').next().unwrap_or_default();
        assert!(FIELDS.contains(&name), "{line}");
    }
    let told: Vec<u64> = (0..PEOPLE)
        .filter(|it| text.contains(&secret(*it)))
        .collect();
    if told.is_empty() {
        return false;
    }
    let draft = parse(mail);
    let number = draft
        .subject
        .rsplit(' ')
        .next()
        .and_then(|it| it.parse().ok());
    let may = letter(number.unwrap()).1;
    assert_eq!(told, Vec::from_iter(may), "{text}");
    let to: Vec<String> = draft
        .recipients
        .iter()
        .map(|it| it.address.clone())
        .collect();
    assert_eq!(to, [address(told[0])], "{text}");
    true
}
