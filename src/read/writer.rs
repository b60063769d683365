//! Who really wrote: the name under the letter before the name in From, and the age that is the writer's own.

mod age;
pub(super) mod beside;
mod sent_by;
mod signed;

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
    let signed = signed::find(clues);
    let stated = stated(clues.text);
    let mut writer = match (&signed, stated) {
        (Some((name, line)), _) => by_signature(name, line, &sender),
        (None, Some(name)) => by_name(&name, format!("says that the name is \"{}\"", name.full)),
        (None, None) => by_sender(&sender),
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

/// Nobody signed: the name in From, if it is one.
fn by_sender(sender: &Named) -> Writer {
    match sender {
        Named::Person(name) => by_name(name, format!("From says \"{}\"", name.full)),
        Named::Firm(firm) => Writer {
            name: Some(firm.clone()),
            kind: WriterKind::Firm,
            evidence: format!("From names a firm, \"{firm}\""),
            ..Writer::default()
        },
        Named::Nobody => Writer {
            kind: WriterKind::Mailbox,
            evidence: "nobody is named".to_string(),
            ..Writer::default()
        },
    }
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
        "es" => spanish_formal(&clues.text.folded),
        "fr" => clues.text.folded.contains(" vous ") || clues.text.folded.contains("monsieur"),
        "nl" => clues.text.folded.contains(" u ") || clues.text.folded.contains("geachte"),
        _ => {
            clues.text.has(Key::Formal)
                || opening
                    .is_some_and(|opening| opening.eq_ignore_ascii_case("to whom it may concern"))
        }
    }
}

/// Spanish "usted": named, or heard in how they speak to several of us ("les escribo"). Who says "os" says "tú".
fn spanish_formal(folded: &str) -> bool {
    const FORMAL: [&str; 9] = [
        "usted",
        "estimad",
        "les escrib",
        "les mand",
        "les envi",
        "les pid",
        "les rueg",
        "les agrade",
        "le escrib",
    ];
    const CLOSE: [&str; 4] = [" os ", "vosotr", "vuestr", " contigo"];
    let any = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    any(&FORMAL) && !any(&CLOSE)
}

#[cfg(test)]
mod tests;
