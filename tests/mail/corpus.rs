//! Odd mails of many programs: each is read without panic, its answer composes, and its key does not hang on its store.

use super::{answer, composed, files};
use regards::{
    letter::Letter,
    mime::{chars, parse::parse},
};

/// What holds for every letter, whatever came in.
fn lawful(letter: &Letter, name: &str) {
    for value in letter
        .fields
        .iter()
        .map(|(_, value)| value)
        .chain([&letter.subject])
        .chain(letter.attachments.iter().map(|a| &a.name))
        .chain(letter.from.iter().filter_map(|from| from.name.as_ref()))
    {
        assert!(
            !value
                .chars()
                .any(|c| chars::is_control(c) || chars::is_invisible(c)),
            "{name}: {value:?}"
        );
    }
    assert!(!letter.text.contains(['\r', '\0', '\u{1b}']), "{name}");
    assert!(letter.text.len() <= 1 << 20, "{name}");
    if letter.from.is_some() {
        let mail = composed(&answer(letter, "Dear you,\n\nyes."));
        let back = parse(&mail.octets);
        assert_eq!(back.damage, [], "{name}");
        assert_eq!(back.recipients.len(), 1, "{name}");
        assert!(
            back.field("cc").is_none() && back.field("bcc").is_none(),
            "{name}"
        );
        for line in mail.octets.split(|octet| *octet == b'\n') {
            assert!(line.len() <= 998, "{name}");
        }
    }
}

#[test]
fn every_mail_of_the_corpus_is_read_and_answered() {
    for folder in [
        "mime",
        "bounces",
        "lists",
        "spamassassin",
        "enron",
        "hostile",
    ] {
        let (mut texts, mut count) = (0, 0);
        for file in files(folder) {
            let octets = std::fs::read(&file).unwrap();
            let letter = parse(&octets);
            lawful(&letter, &file.display().to_string());
            count += 1;
            texts += usize::from(!letter.text.trim().is_empty());
        }
        eprintln!("{folder}: {count} read, {texts} with text");
        if folder == "enron" && count > 0 {
            assert!(texts * 100 >= count * 99, "{texts} of {count}");
        }
    }
}

#[test]
fn keys_do_not_hang_on_line_ends_or_trace_fields() {
    for folder in ["mime", "bounces", "lists"] {
        for file in files(folder) {
            let octets = std::fs::read(&file).unwrap();
            if octets.contains(&0)
                || !octets.contains(&b'\n')
                || octets.starts_with(b"\n")
                || octets.starts_with(b"From ")
            {
                continue;
            }
            let key = parse(&octets).key;
            let crlf = crlf(&octets);
            assert_eq!(parse(&crlf).key, key, "{}", file.display());
            let traced = [
                b"Received: from a by b; Thu, 1 Jan 2026 00:00:00 +0000\r\nX-Spam: no\r\n"
                    .as_slice(),
                &crlf,
            ]
            .concat();
            assert_eq!(parse(&traced).key, key, "{}", file.display());
        }
    }
}

fn crlf(octets: &[u8]) -> Vec<u8> {
    octets
        .split(|octet| *octet == b'\n')
        .flat_map(|line| [line.strip_suffix(b"\r").unwrap_or(line), b"\r\n".as_slice()].concat())
        .collect()
}

#[test]
fn mutants_are_read_too() {
    let seeds: Vec<Vec<u8>> = ["hostile", "mime", "bounces"]
        .iter()
        .flat_map(|folder| files(folder))
        .filter_map(|file| std::fs::read(file).ok())
        .filter(|octets| octets.len() < 20_000)
        .collect();
    if seeds.is_empty() {
        return;
    }
    let mut random = Random(20_261_122);
    for round in 0..600 {
        let mut mail = seeds[random.below(seeds.len())].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..=random.below(4) {
            mutate(&mut mail, other, &mut random);
        }
        lawful(&parse(&mail), &format!("mutant {round}"));
    }
}

fn mutate(mail: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    if mail.is_empty() {
        mail.extend_from_slice(other);
        return;
    }
    let at = random.below(mail.len());
    match random.below(5) {
        0 => mail[at] ^= 1 << random.below(8),
        1 => mail.truncate(at),
        2 => {
            let from = random.below(other.len().max(1)).min(other.len());
            let to = (from + random.below(400)).min(other.len());
            mail.splice(at..at, other[from..to].iter().copied());
        }
        3 => mail.insert(
            at,
            [0, b'\r', b'\n', b'<', b'"', 0xFF, b'='][random.below(7)],
        ),
        _ => {
            let end = (at + random.below(200)).min(mail.len());
            mail.drain(at..end);
        }
    }
}

/// Numbers that are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}
