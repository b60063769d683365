//! Who really wrote: the name under the letter before the name in From, and the age that is the writer's own.

mod age;
mod sent_by;

use super::lexicon::Key;
use super::names::{self, Named, PersonName};
use super::text::Text;
use crate::letter::Letter;
use crate::reading::{Writer, WriterKind};

/// What is known about who wrote, before it is weighed.
#[derive(Debug)]
pub struct Clues<'c> {
    /// The mail.
    pub letter: &'c Letter,
    /// What was written now, made ready.
    pub text: &'c Text<'c>,
    /// Lines that may be the name under the letter, likeliest first.
    pub signed: &'c [&'c str],
    /// Base tag of the letter's language.
    pub language: &'c str,
}

/// Finds the writer.
pub fn find(clues: &Clues) -> Writer {
    let from = clues.letter.from.as_ref();
    let sender = from
        .and_then(|from| from.name.as_deref())
        .map_or(Named::Nobody, names::read);
    let signed = signed(clues);
    let stated = stated(clues.text);
    let mut writer = match (&signed, stated, &sender) {
        (Some((name, line)), _, _) => by_signature(name, line, &sender),
        (None, Some(name), _) => by_name(&name, format!("says that the name is \"{}\"", name.full)),
        (None, None, Named::Person(name)) => by_name(name, format!("From says \"{}\"", name.full)),
        (None, None, Named::Firm(firm)) => Writer {
            name: Some(firm.clone()),
            kind: WriterKind::Firm,
            evidence: format!("From names a firm, \"{firm}\""),
            ..Writer::default()
        },
        (None, None, Named::Nobody) => Writer {
            kind: WriterKind::Mailbox,
            evidence: "nobody is named".to_string(),
            ..Writer::default()
        },
    };
    let line = signed.as_ref().map(|(_, line)| line.as_str());
    if let Some((age, words)) = age::own(clues.text, clues.signed, line) {
        writer.age = Some(age);
        writer.evidence.push_str(&format!("; \"{words}\""));
    }
    writer.sent_by = sent_by::find(clues.text, &writer, &sender);
    writer.opening = opening(clues.text);
    writer.formal = formal(clues, writer.opening.as_deref());
    writer
}

fn by_name(name: &PersonName, evidence: String) -> Writer {
    Writer {
        name: Some(name.full.clone()),
        first: name.first.clone(),
        signers: name.people,
        kind: if name.people > 1 {
            WriterKind::Couple
        } else {
            WriterKind::Person
        },
        initials: name.initials,
        evidence,
        ..Writer::default()
    }
}

/// Signed with initials where From has the whole name: the whole name, and no first name, because they did not offer it.
fn by_signature(name: &PersonName, line: &str, sender: &Named) -> Writer {
    let evidence = format!("signed \"{line}\"");
    if let (true, Named::Person(whole)) = (name.initials, sender)
        && agrees(name, whole)
    {
        return Writer {
            name: Some(whole.full.clone()),
            first: None,
            evidence: format!("{evidence}: initials; From says \"{}\"", whole.full),
            initials: true,
            ..by_name(name, String::new())
        };
    }
    by_name(name, evidence)
}

/// Whether initials and family name fit a whole name.
fn agrees(short: &PersonName, whole: &PersonName) -> bool {
    let (short, whole) = (short.full.to_lowercase(), whole.full.to_lowercase());
    let (Some(last), Some(whole_last)) = (short.rsplit(' ').next(), whole.rsplit(' ').next())
    else {
        return false;
    };
    let same_last =
        last == whole_last || last.len() <= 2 && whole_last.starts_with(last.trim_end_matches('.'));
    same_last && short.chars().next() == whole.chars().next() && !whole.contains('.')
}

/// The name under the letter, with the line it was read from.
fn signed(clues: &Clues) -> Option<(PersonName, String)> {
    let lines = clues
        .signed
        .iter()
        .copied()
        .chain(last_lines(clues.text.raw));
    lines
        .filter_map(|line| name_of_line(line, clues.text))
        .next()
}

/// Where no signature was found: the last short line, if a name could stand there.
fn last_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .rev()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(1)
        .filter(|line| {
            let words = line.split_whitespace().count();
            words <= 5
                && !line.ends_with(['?', '!', ':', ','])
                && line
                    .split_whitespace()
                    .any(|word| word.chars().next().is_some_and(char::is_uppercase))
                && (starts_as_signature(line)
                    || (words <= 3 && line.split_whitespace().next().is_some_and(names::is_given)))
        })
}

fn starts_as_signature(line: &str) -> bool {
    let lower = line.to_lowercase();
    CLOSERS.iter().any(|closer| {
        lower
            .strip_prefix(closer)
            .is_some_and(|rest| rest.starts_with([' ', ',', ':']))
    })
}

/// Words before a name in the line under a letter, longest first within a beginning.
const CLOSERS: &[&str] = &[
    "lots of love from",
    "with love from",
    "much love from",
    "all the best from",
    "best wishes from",
    "greetings from",
    "love from",
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "your friend",
    "your fan",
    "yours",
    "love",
    "best wishes",
    "kind regards",
    "warm regards",
    "best regards",
    "regards",
    "sincerely",
    "cheers",
    "many thanks",
    "thanks",
    "thank you",
    "from",
    "signed",
    "best",
    "xx",
    "med vennlig hilsen",
    "med vennleg helsing",
    "med hilsen",
    "vennlig hilsen",
    "hilsen fra",
    "beste hilsen",
    "hilsen",
    "helsing frå",
    "helsing",
    "mvh",
    "mvh.",
    "klem fra",
    "klem",
    "kjærlig hilsen",
    "stor klem fra",
    "fra",
    "frå",
    "takk",
    "venlig hilsen",
    "med venlig hilsen",
    "kærlig hilsen",
    "vh",
    "hälsningar",
    "vänliga hälsningar",
    "med vänlig hälsning",
    "mit freundlichen grüßen",
    "viele grüße",
    "liebe grüße",
    "herzliche grüße",
    "lg",
    "mfg",
    "von",
    "saludos",
    "un saludo",
    "atentamente",
    "cordialement",
    "bien à vous",
    "met vriendelijke groet",
    "groetjes",
    "groeten",
    "terveisin",
    "ystävällisin terveisin",
    "t.",
    "hugs",
    "hugs from",
    "xoxo",
];

/// The person that a line under the letter names, with the line.
pub fn name_of_line(line: &str, text: &Text) -> Option<(PersonName, String)> {
    let mut rest = line
        .trim()
        .trim_start_matches(['-', '–', '—', '*', '~', '_', '/', ' '])
        .trim_end_matches(['*', '~', '_', '/'])
        .trim();
    loop {
        let lower = rest.to_lowercase();
        let closer = CLOSERS
            .iter()
            .filter(|closer| lower.starts_with(*closer))
            .max_by_key(|closer| closer.len());
        let after = closer
            .and_then(|closer| rest.get(closer.len()..))
            .filter(|after| after.starts_with([' ', ',', ':', '-', '–', '!', '.']));
        let Some(after) = after else { break };
        let after = after.trim_start_matches([' ', ',', ':', '-', '–', '!', '.', '\u{a0}']);
        if after.is_empty() {
            return None;
        }
        rest = after;
    }
    let whole = rest.trim_end_matches(['!', ' ']);
    let bare = age::without(whole);
    let bare = cut_address(bare).trim_end_matches([',', '.', ' ']);
    let bare = if bare.len() < whole.len()
        && whole
            .get(bare.len()..)
            .is_some_and(|tail| tail.starts_with('.'))
        && names::is_initial(bare.rsplit(' ').next().unwrap_or(""))
    {
        whole.get(..=bare.len()).unwrap_or(bare)
    } else {
        bare
    };
    if bare.split_whitespace().count() > 6 || bare.chars().count() > 60 || !name_like(bare, text) {
        return None;
    }
    match names::read(bare) {
        Named::Person(name) => Some((name, whole.to_string())),
        _ => None,
    }
}

/// "Ada Berg, 12 Salter's Row, Linton" → "Ada Berg"; "Berg, Ada" stays.
fn cut_address(line: &str) -> &str {
    match line.find([',', '|', '·', '•']) {
        Some(at)
            if line
                .get(at..)
                .is_some_and(|tail| tail.starts_with(['|', '·', '•'])) =>
        {
            line.get(..at).unwrap_or(line)
        }
        Some(at) => {
            let tail = line.get(at + 1..).unwrap_or("").trim();
            let turned = tail.split_whitespace().count() == 1
                && names::is_given(tail)
                && !line.get(..at).unwrap_or("").contains(' ');
            if turned {
                line
            } else {
                line.get(..at).unwrap_or(line)
            }
        }
        None => line,
    }
}

/// Whether a short line could be a name and not a remark: capitals on its words, or small letters throughout the letter.
fn name_like(line: &str, text: &Text) -> bool {
    if line.contains(['?', '@', '/', ':']) || line.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let capital = |word: &&&str| {
        word.chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_uppercase)
    };
    let capitals = words.iter().filter(capital).count();
    if capitals == 0 {
        return words.len() <= 2
            && words.first().is_some_and(|word| {
                names::is_given(word) || !text.raw.chars().any(char::is_uppercase)
            })
            && words
                .iter()
                .all(|word| word.chars().all(char::is_alphabetic));
    }
    words
        .iter()
        .all(|word| capital(&word) || names::is_link(word))
}

/// "My name is Pussy", "jeg heter Kim".
fn stated(text: &Text) -> Option<PersonName> {
    const LEADS: &[&str] = &[
        "my name is ",
        "my name's ",
        "jeg heter ",
        "eg heiter ",
        "navnet mitt er ",
        "jeg hedder ",
        "jag heter ",
        "ich heiße ",
        "mein name ist ",
        "me llamo ",
        "mi nombre es ",
        "je m'appelle ",
        "ik heet ",
        "mijn naam is ",
        "nimeni on ",
    ];
    let (at, lead) = LEADS
        .iter()
        .filter_map(|lead| text.folded.find(lead).map(|at| (at, lead)))
        .min()?;
    let start = at + lead.len();
    let raw = text.raw_span(start, text.folded.len()).of(text.raw);
    let words: Vec<&str> = raw
        .split_whitespace()
        .scan(false, |over, word| {
            let ended = *over;
            *over = word.ends_with([',', '.', '!', ';', ':', ')']);
            (!ended).then_some(word)
        })
        .take_while(|word| word.chars().next().is_some_and(char::is_uppercase))
        .take(4)
        .map(|word| word.trim_end_matches([',', '.', '!', ';', ':', ')']))
        .collect();
    match names::read(&words.join(" ")) {
        Named::Person(name) => Some(name),
        _ => None,
    }
}

/// The greeting words as written: "Hi", "Dear Sir", "Hei".
fn opening(text: &Text) -> Option<String> {
    let hit = text.all_hits(Key::Opening).find(|hit| hit.start <= 2)?;
    Some(text.quote(hit.start, hit.end).to_string())
}

/// Formal address in their own letter.
fn formal(clues: &Clues, opening: Option<&str>) -> bool {
    let raw = clues.text.raw;
    match clues.language {
        "de" => {
            let formal = [" Sie ", " Ihnen", " Ihre", " Ihr "]
                .iter()
                .any(|word| raw.contains(word));
            formal || raw.contains("Sehr geehrte")
        }
        "es" => clues.text.folded.contains("usted") || clues.text.folded.contains("estimad"),
        "fr" => clues.text.folded.contains(" vous ") || clues.text.folded.contains("monsieur"),
        "nl" => clues.text.folded.contains(" u ") || clues.text.folded.contains("geachte"),
        _ => {
            clues.text.has(Key::Formal)
                || opening
                    .is_some_and(|opening| opening.eq_ignore_ascii_case("to whom it may concern"))
        }
    }
}
