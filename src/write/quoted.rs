//! The customer's own text, quoted below the draft with a line that says whose it is.

use crate::{language::Language, letter::Letter};

/// So much of a letter is quoted; a reply is not an archive.
const MOST: usize = 32 * 1024;

/// The quoted letter with its attribution line in the reader's language; `None` where there is no text.
pub fn quoted(letter: &Letter, language: &Language) -> Option<String> {
    let text = letter.text.trim_end();
    if text.trim().is_empty() {
        return None;
    }
    let kept = bounded(text);
    let mut lines = vec![attribution(letter, language), String::new()];
    for line in kept.lines() {
        // RFC 3676 §4.5: quoted text is stuffed once; what is quoted already only gets one more mark.
        lines.push(match line.chars().next() {
            None => ">".to_string(),
            Some('>') => format!(">{line}"),
            Some(_) => format!("> {line}"),
        });
    }
    if kept.len() < text.len() {
        lines.push("> […]".to_string());
    }
    Some(lines.join("\n"))
}

/// At most [`MOST`] bytes, cut at a line's end if there is one near.
fn bounded(text: &str) -> &str {
    if text.len() <= MOST {
        return text;
    }
    let head = &text[..crate::source::floor(text, MOST)];
    match head.rfind('\n') {
        Some(at) if at > MOST / 2 => &head[..at],
        _ => head,
    }
}

/// "On 12 May 2026 at 09:40, Dee Obi wrote:"
fn attribution(letter: &Letter, language: &Language) -> String {
    let words = Words::of(language);
    let who = letter
        .from
        .as_ref()
        .map(|from| from.name.as_deref().unwrap_or(&from.address))
        .map_or(words.sender.to_string(), |name| {
            name.replace(char::is_control, " ")
        });
    let when = letter.date.as_ref().and_then(|date| {
        let day = super::locale(language)?.long_date(date.date())?;
        Some(format!(
            "{} {day} {} {}",
            words.on,
            words.at,
            date.strftime("%H:%M")
        ))
    });
    let wrote = words.wrote;
    match (when, words.verb_second) {
        (Some(when), true) => format!("{when} {wrote} {who}:"),
        (Some(when), false) => format!("{when}, {who} {wrote}:"),
        (None, _) => format!("{who} {wrote}:"),
    }
}

struct Words {
    on: &'static str,
    at: &'static str,
    wrote: &'static str,
    /// Where the verb comes second the writer stands behind it.
    verb_second: bool,
    sender: &'static str,
}

impl Words {
    fn of(language: &Language) -> Self {
        let (on, at, wrote, verb_second, sender) = match language.base() {
            "nb" => ("Den", "kl.", "skrev", true, "avsenderen"),
            "nn" => ("Den", "kl.", "skreiv", true, "avsendaren"),
            "da" => ("Den", "kl.", "skrev", true, "afsenderen"),
            "sv" => ("Den", "kl.", "skrev", true, "avsändaren"),
            "de" => ("Am", "um", "schrieb", true, "der Absender"),
            "nl" => ("Op", "om", "schreef", true, "de afzender"),
            "es" => ("El", "a las", "escribió", false, "el remitente"),
            "fr" => ("Le", "à", "a écrit", false, "l’expéditeur"),
            _ => ("On", "at", "wrote", false, "the sender"),
        };
        Self {
            on,
            at,
            wrote,
            verb_second,
            sender,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, quoted};
    use crate::{
        language::Language,
        letter::{Address, Letter},
    };
    use proptest::prelude::*;

    fn letter(text: &str) -> Letter {
        let from = Address {
            name: Some("Dee Obi".into()),
            address: "dee@post.example".into(),
        };
        Letter {
            date: "2026-05-12T09:40[Europe/London]".parse().ok(),
            ..Letter::bare(Some(from), "kites???", text)
        }
    }

    #[test]
    fn the_attribution_speaks_the_readers_language() {
        for (language, first) in [
            (Language::EN, "On 12 May 2026 at 09:40, Dee Obi wrote:"),
            (Language::NB, "Den 12. mai 2026 kl. 09:40 skrev Dee Obi:"),
            (
                Language::new("fr"),
                "Le 12 mai 2026 à 09:40, Dee Obi a écrit:",
            ),
        ] {
            let text = quoted(&letter("Hi\n\n> older\n"), &language).unwrap_or_default();
            assert_eq!(text, format!("{first}\n\n> Hi\n>\n>> older"));
        }
        assert_eq!(quoted(&letter(" \n"), &Language::EN), None);
    }

    proptest! {
        #[test]
        fn every_line_below_the_attribution_is_quoted_and_bounded(text in "(.|\n){0,300}", times in 1usize..400) {
            let text = text.repeat(times).chars().take(60_000).collect::<String>();
            if let Some(quoted) = quoted(&letter(&text), &Language::EN) {
                prop_assert!(quoted.len() < 3 * MOST + 200);
                prop_assert!(quoted.lines().skip(2).all(|line| line.starts_with('>')));
            }
        }
    }
}
