//! Things never to repeat: passwords, PINs, card numbers and their codes, national identity numbers. The value is always `…`.

mod cards;

use super::scan::{Finds, Trigger, alone};
use crate::read::words::Words;
use crate::reading::FactKind;

/// Words after which a secret stands, with what may come between.
pub const WORDS: &[&str] = &[
    "password",
    "passwort",
    "passord",
    "passordet",
    "passcode",
    "passphrase",
    "pin",
    "pin-code",
    "pin-kode",
    "pinkode",
    "pinkoden",
    "pin-koden",
    "pin code",
    "cvc",
    "cvv",
    "cvc2",
    "cvv2",
    "security code",
    "sikkerhetskode",
    "sikkerhetskoden",
    "kontrollsiffer",
    "kode",
    "koden",
    "one-time code",
    "engangskode",
    "engangskoden",
    "contraseña",
    "mot de passe",
    "wachtwoord",
    "lösenord",
    "lösenordet",
    "kodeord",
    "adgangskode",
    "salasana",
    "lozenka",
    "pw",
    "pwd",
    "login code",
    "innloggingskode",
    "passkode",
    "passkoden",
    "dørkode",
    "dørkoden",
    "portkoden",
    "alarmkode",
    "alarmkoden",
    "door code",
    "gate code",
    "entry code",
    "alarm code",
];

/// Words that may stand between.
static BETWEEN: Words = Words::new(
    "is was er var my mitt min the new nye gamle old to for til kontoen account current now nå ist war \
     es on på kortet card code kode number nummer it det mine still fortsatt døra døren porten alarmen låsen inngangen boden door gate alarm lock login set satt som like just bare",
);

/// Finds secrets.
pub fn find(finds: &mut Finds) {
    if finds.triggered(Trigger::Secret) {
        said(finds);
    }
    if finds.numbers.is_empty() {
        return;
    }
    cards::find(finds);
    national(finds);
}

/// "My password is Havn123".
fn said(finds: &mut Finds) {
    let folded = finds.folded();
    for word in WORDS {
        for (at, _) in folded.match_indices(word) {
            let end = at + word.len();
            if !alone(folded, at, end) {
                continue;
            }
            if let Some((start, end)) = secret_after(finds, end, word) {
                finds.add(FactKind::Secret, "…", start, end);
            }
        }
    }
}

fn secret_after(finds: &Finds, mut at: usize, word: &str) -> Option<(usize, usize)> {
    let (mut linked, mut apposed) = (false, false);
    for _ in 0..6 {
        let rest = finds.folded().get(at..)?;
        let skipped = rest.len() - rest.trim_start_matches([' ', '"', '\'', '(', '*']).len();
        at += skipped;
        let rest = finds.folded().get(at..)?;
        // "My password, Hest4ever, fails".
        if !apposed && rest.starts_with(", ") {
            apposed = true;
            at += 1;
            continue;
        }
        if let Some(mark) = rest.chars().next().filter(|c| matches!(c, ':' | '=')) {
            linked = true;
            at += mark.len_utf8();
            continue;
        }
        let length = rest.find([' ', '"', ')']).unwrap_or(rest.len());
        let token = rest
            .get(..length)?
            .trim_end_matches([',', '.', '!', '?', ';']);
        if token.is_empty() {
            return None;
        }
        if BETWEEN.has(token) {
            linked |= matches!(token, "is" | "was" | "er" | "var" | "ist" | "es");
            at += token.len();
            continue;
        }
        let raw = finds.text.quote(at, at + token.len());
        let digits = raw.bytes().filter(u8::is_ascii_digit).count();
        let odd = digits > 0
            || raw.chars().skip(1).any(char::is_uppercase)
            || raw.contains(['!', '#', '$', '%', '&', '_', '@', '*']);
        // "The password is wrong" tells no secret; a number after "code" alone may be anything of three digits and more.
        let number_word = matches!(word, "kode" | "koden");
        let fits = if number_word {
            linked && digits >= 3
        } else {
            let mixed = digits >= 1 && raw.len() >= 6 && raw.contains(char::is_alphabetic);
            odd && (linked || digits >= 3 || mixed)
        };
        let set_off = !apposed
            || rest
                .get(token.len()..)
                .is_some_and(|rest| rest.starts_with(','));
        return (fits && set_off && raw.chars().count() >= 3).then_some((at, at + token.len()));
    }
    None
}

/// Norwegian fødselsnummer (two check digits), Swedish and Danish numbers beside their words, US and UK numbers by shape.
fn national(finds: &mut Finds) {
    let folded = finds.folded();
    for (start, end, digits) in cards::runs(folded, 9, 12) {
        let said = near(
            finds,
            start,
            &[
                "fødselsnummer",
                "fødselsnummeret",
                "personnummer",
                "personnummeret",
                "fnr",
                "cpr",
                "cpr-nummer",
                "social security",
                "ssn",
                "national id",
                "id number",
                "personal number",
                "identity number",
                "d-nummer",
                "national identity",
            ],
        );
        let shape = finds.slice(start, end);
        let american = digits.len() == 9
            && shape.len() == 11
            && shape.as_bytes().get(3) == Some(&b'-')
            && shape.as_bytes().get(6) == Some(&b'-');
        if (norwegian(&digits) || american || said && digits.len() >= 9)
            && alone(folded, start, end)
        {
            finds.add(FactKind::Secret, "…", start, end);
        }
    }
    for (at, _) in folded.match_indices("national insurance") {
        british(finds, at + "national insurance".len());
    }
    for (at, _) in folded.match_indices("ni number") {
        british(finds, at + "ni number".len());
    }
}

/// Two letters, six digits, a letter, spaces allowed, within forty bytes.
fn british(finds: &mut Finds, from: usize) {
    let words: Vec<(usize, usize)> = finds
        .text
        .words
        .iter()
        .filter(|word| word.start >= from && word.start < from + 40)
        .map(|word| (word.start, word.end))
        .collect();
    for (index, (start, _)) in words.iter().enumerate() {
        for (_, end) in words.iter().skip(index) {
            let token: String = finds
                .slice(*start, *end)
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect();
            let shape: Vec<bool> = token.chars().map(|c| c.is_ascii_digit()).collect();
            if shape == [false, false, true, true, true, true, true, true, false] {
                finds.add(FactKind::Secret, "…", *start, *end);
                return;
            }
        }
    }
}

fn near(finds: &Finds, start: usize, words: &[&str]) -> bool {
    let from = crate::source::floor(finds.folded(), start.saturating_sub(45));
    let before = finds.slice(from, start);
    words.iter().any(|word| before.contains(word))
}

/// The check digits of a fødselsnummer (weights of the Norwegian tax administration).
fn norwegian(digits: &[u8]) -> bool {
    if digits.len() != 11 {
        return false;
    }
    let sum = |weights: &[u32]| {
        digits
            .iter()
            .zip(weights)
            .map(|(digit, weight)| u32::from(*digit) * weight)
            .sum::<u32>()
    };
    let day =
        u32::from(*digits.first().unwrap_or(&9)) * 10 + u32::from(*digits.get(1).unwrap_or(&9));
    let month =
        u32::from(*digits.get(2).unwrap_or(&9)) * 10 + u32::from(*digits.get(3).unwrap_or(&9));
    sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).is_multiple_of(11)
        && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
        && (1..=31).contains(&(day % 40))
        && (1..=12).contains(&(month % 40 % 20))
}
