//! Mail in and out: reading a letter, writing a draft, putting it down with each durability, and a mail of a gibibyte.
//!
//! `cargo bench --bench mail`; put and gibibyte alone: `cargo bench --bench mail -- put`.

use divan::{Bencher, black_box, counter::ItemsCount};
use regards::{
    draft::Draft,
    letter::{Address, Letter},
    mail::{DraftSink, Durability, maildir::MaildirSink},
    mime::{
        compose::{Composed, Envelope, compose},
        html,
        parse::{parse, parse_reader},
    },
};
use std::io::Read;

fn main() {
    divan::main();
}

const WORDS: &str = "the kite came with a torn seam and my daughter would so like to fly it on the pier before the summer ends ";

fn mail(kind: &str) -> Vec<u8> {
    let head = "From: Nora Lindqvist <nora@example.com>\r\nTo: care@kestrel.example\r\nSubject: =?utf-8?Q?Kj=C3=A6re_dere?=\r\n\
        Date: Tue, 6 Oct 2026 14:03:21 +0200\r\nMessage-ID: <n1@mua.example>\r\nReceived: from a by b; Tue, 6 Oct 2026 14:03:22 +0200\r\nMIME-Version: 1.0\r\n";
    let text = format!("Hi,\r\n\r\n{}\r\n\r\nNora\r\n", WORDS.repeat(8));
    let page = format!(
        "<html><body><p>Hi,</p><p>{}</p><p>Nora</p></body></html>\r\n",
        WORDS.repeat(8)
    );
    match kind {
        "plain" => format!("{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"),
        "html" => format!("{head}Content-Type: text/html; charset=utf-8\r\n\r\n{page}"),
        _ => format!(
            "{head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\
             --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}--b--\r\n"
        ),
    }
    .into_bytes()
}

#[divan::bench(args = ["plain", "html", "alternative"])]
fn parse_letter(bencher: Bencher, kind: &str) {
    let mail = mail(kind);
    bencher.bench(|| parse(black_box(&mail)));
}

#[divan::bench]
fn html_to_text(bencher: Bencher) {
    let page = String::from_utf8(mail("html")).unwrap();
    bencher.bench(|| html::to_text(black_box(&page)));
}

fn draft(letter: &Letter, number: usize) -> Draft {
    Draft {
        id: format!("{number:016x}"),
        to: letter.from.clone().into_iter().collect(),
        subject: "Re: Kjære dere".into(),
        text: format!("Dear Nora,\n\n{}\n\nPiet", WORDS.repeat(6)),
        quoted: Some(format!(
            "You wrote:\n\n> {}",
            letter.text.replace('\n', "\n> ")
        )),
        in_reply_to: letter.message_id.clone(),
        ..Draft::default()
    }
}

fn composed(draft: &Draft) -> Composed {
    let from = Address {
        name: Some("Piet Aas".into()),
        address: "care@kestrel.example".into(),
    };
    let date = "2026-10-07T09:00:00+01:00[Europe/London]".parse().unwrap();
    compose(
        draft,
        Envelope {
            from: &from,
            date: &date,
        },
    )
    .unwrap()
}

#[divan::bench]
fn compose_draft(bencher: Bencher) {
    let draft = draft(&parse(&mail("plain")), 1);
    bencher.bench(|| composed(black_box(&draft)));
}

/// Drafts put into a fresh Maildir on the disk of the working folder.
#[divan::bench(args = [Durability::Unsynced, Durability::Each, Durability::Grouped], sample_count = 3, sample_size = 1)]
fn put_2000(bencher: Bencher, durability: Durability) {
    const COUNT: usize = 2000;
    let letter = parse(&mail("plain"));
    let drafts: Vec<Composed> = (0..COUNT)
        .map(|number| composed(&draft(&letter, number)))
        .collect();
    bencher
        .counter(ItemsCount::new(COUNT))
        .with_inputs(|| tempfile::tempdir_in(".").unwrap())
        .bench_values(|folder| {
            let mut sink = MaildirSink::open(folder.path(), durability).unwrap();
            for group in drafts.chunks(100) {
                for draft in group {
                    sink.put(draft).unwrap();
                }
                sink.settle().unwrap();
            }
            folder
        });
}

/// An attachment of so many octets behind a letter.
struct Attached {
    head: std::io::Cursor<Vec<u8>>,
    left: u64,
}

impl Read for Attached {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.head.read(buffer)?;
        if count > 0 {
            return Ok(count);
        }
        let count = buffer
            .len()
            .min(usize::try_from(self.left).unwrap_or(usize::MAX));
        for line in buffer[..count].chunks_mut(78) {
            line.fill(b'A');
            line[line.len() - 1] = b'\n';
        }
        self.left -= count as u64;
        Ok(count)
    }
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn gibibyte(bencher: Bencher) {
    let head = b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee the film\r\n--b\r\nContent-Type: video/mp4\r\n\r\n";
    bencher.bench(|| {
        let mail = Attached {
            head: std::io::Cursor::new(head.to_vec()),
            left: 1 << 30,
        };
        let letter = parse_reader(mail).unwrap();
        assert_eq!(letter.text, "see the film\n");
        letter
    });
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    eprintln!(
        "{}",
        status
            .lines()
            .find(|line| line.starts_with("VmHWM"))
            .unwrap_or_default()
    );
}
