//! Where sentences end.

use crate::{language::Language, source::Span};

/// Where the sentences stand, without the space around them.
///
/// A sentence ends after `.!?…` (and what closes after it: quotes, brackets) when space and a capital, a digit or an opening
/// quote follow; at blank lines; before list items. Not after abbreviations, initials or the day of a date.
///
/// ```
/// use regards::{language::Language, text::sentences};
/// let text = "Dr. Quill wrote on 3. november. Hun ventet kl. 9.30! \"Er det noen der?\" spurte hun.";
/// let cut: Vec<_> = sentences(text, &Language::NB).iter().map(|span| span.of(text)).collect();
/// assert_eq!(cut, [
///     "Dr. Quill wrote on 3. november.",
///     "Hun ventet kl. 9.30!",
///     "\"Er det noen der?\" spurte hun.",
/// ]);
/// ```
pub fn sentences(text: &str, language: &Language) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(['.', '!', '?', '…', '\n']) {
        let end = at + offset;
        let (stop, next) = if text[end..].starts_with('\n') {
            (breaks_at_line(text, end), end + 1)
        } else {
            let after = after_terminators(text, end);
            (ends_at(text, start, end, after, language), after)
        };
        if stop {
            push_trimmed(&mut found, text, start, next);
            start = next;
        }
        at = next;
    }
    push_trimmed(&mut found, text, start, text.len());
    found
}

fn push_trimmed(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let part = &text[start..end];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let from = start + (part.len() - part.trim_start().len());
        found.push(Span::new(from, from + trimmed.len()));
    }
}

/// Past the run of terminators and what closes with them.
fn after_terminators(text: &str, at: usize) -> usize {
    text[at..]
        .find(|c| {
            !matches!(
                c,
                '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | ')' | ']'
            )
        })
        .map_or(text.len(), |length| at + length)
}

/// A line break ends a sentence when a blank line or a list item follows.
fn breaks_at_line(text: &str, newline: usize) -> bool {
    let rest = &text[newline + 1..];
    let line = rest.split('\n').next().unwrap_or("").trim();
    line.is_empty() || is_list_item(line)
}

/// Whether a line is an item of a list: `- …`, `* …`, `• …`, `1. …`, `1) …`.
pub fn is_list_item(line: &str) -> bool {
    let line = line.trim_start();
    if let Some(rest) = line.strip_prefix(['-', '*', '•', '–']) {
        return rest.starts_with(' ');
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && line[digits..]
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.starts_with(' '))
}

/// Whether the terminators between `at` and `after` end the sentence that began at `start`.
fn ends_at(text: &str, start: usize, at: usize, after: usize, language: &Language) -> bool {
    let rest = &text[after..];
    let Some(next) = rest.trim_start().chars().next() else {
        return true;
    };
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let marks = &text[at..after];
    let opens = next.is_uppercase() || next.is_numeric() || is_opening(next);
    if marks.contains('?') && !marks.ends_with(['"', '”', '»', '’']) {
        // People in a hurry go on in lower case after a question.
        return true;
    }
    if !opens {
        return false;
    }
    marks != "." || !is_abbreviated(&text[start..at], rest.trim_start(), language)
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '¿' | '¡' | '(' | '[')
}

/// Whether the full stop after `before` belongs to its last word.
fn is_abbreviated(before: &str, rest: &str, language: &Language) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '«' | '“'))
        .next()
        .unwrap_or("");
    if word.is_empty() {
        return false;
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return is_ordinal(before, word, rest, language);
    }
    let mut letters = word.chars();
    if let (Some(only), None) = (letters.next(), letters.next())
        && only.is_uppercase()
    {
        return only != 'I' || language.base() != "en";
    }
    let word = word.to_lowercase();
    EVERYWHERE.contains(&word.as_str()) || abbreviations(language).contains(&word.as_str())
}

/// `3. november`, `17. Mai`, `der 3. Brief`, and the number of a list item.
fn is_ordinal(before: &str, digits: &str, rest: &str, language: &Language) -> bool {
    if before.trim_start().len() == digits.len() {
        return true;
    }
    let next = rest
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("")
        .to_lowercase();
    match language.base() {
        "de" => digits.len() <= 2,
        "nb" | "nn" | "da" | "sv" | "fi" => digits.len() <= 2 && DAYS.contains(&next.as_str()),
        _ => false,
    }
}

/// Words that a writer may spell with a capital after the number of a day.
const DAYS: [&str; 18] = [
    "januar",
    "januari",
    "februar",
    "februari",
    "mars",
    "marts",
    "april",
    "mai",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
    "december",
    "juledag",
];

/// Abbreviations before which no sentence ends, without their last full stop.
const EVERYWHERE: [&str; 16] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "e.g", "i.e", "ca", "nr", "tel", "tlf",
    "jr", "sr",
];

fn abbreviations(language: &Language) -> &'static [&'static str] {
    match language.base() {
        "en" => &["no", "approx", "ave", "rev", "fig", "inc", "ltd", "p.s"],
        "nb" | "nn" | "da" => &[
            "kr", "kl", "bl.a", "f.eks", "jf", "jfr", "osv", "pga", "mvh", "hr", "fr", "evt",
            "inkl", "ev", "mfl", "m.fl", "o.l", "dvs", "d.v.s", "forts", "fhv", "vha", "mht",
        ],
        "sv" => &[
            "kr", "kl", "t.ex", "bl.a", "osv", "m.m", "m.fl", "d.v.s", "dvs", "ev", "inkl", "mvh",
        ],
        "de" => &[
            "z.b", "bzw", "usw", "d.h", "u.a", "ggf", "inkl", "str", "hr", "fr", "evtl", "abs",
            "bspw", "tgl", "o.ä", "v.a", "i.d.r", "mfg",
        ],
        "es" => &[
            "sra", "srta", "ud", "uds", "p.ej", "núm", "avda", "dña", "d.ª", "atte",
        ],
        "fr" => &["m", "mme", "mlle", "p.ex", "av", "env"],
        "nl" => &[
            "dhr", "mw", "mevr", "bijv", "d.w.z", "enz", "o.a", "t.a.v", "a.u.b",
        ],
        _ => &[],
    }
}
