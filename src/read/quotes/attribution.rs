//! "On … wrote:", on one line or wrapped over several, in the languages of the world's mail programs.
use super::words::{DAYS, OPENERS, WROTE};
use crate::read::lines::Line;

/// An attribution that begins on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How many lines it takes.
    pub lines: usize,
    /// Where in its first line it begins: text may stand before it.
    pub offset: usize,
    /// Whether it names a time or an address, so that what follows is a quote even without marks.
    pub strong: bool,
}

const MAX_LINES: usize = 7;
const MAX_BYTES: usize = 420;

/// The attribution that begins on the first of these lines, if one does.
#[must_use]
pub fn attribution(lines: &[Line<'_>]) -> Option<Attribution> {
    let first = lines.first()?;
    if first.text.len() > MAX_BYTES || !possible(first.trimmed()) {
        return None;
    }
    let lead = undashed(first.trimmed()).to_lowercase();
    let opens = opener(&lead);
    // "Ada <ada@post.example> schrieb am …" may be wrapped, too.
    let reach = if opens {
        MAX_LINES
    } else {
        1 + usize::from(address(&lead) && has_verb(&lead))
    };
    if let Some(found) = within(first).filter(|_| !opens) {
        return Some(found);
    }
    let mut joined = String::new();
    let mut blanks = 0;
    for (at, line) in lines.iter().take(reach).enumerate() {
        let text = line.trimmed();
        if joined.len() + text.len() > MAX_BYTES {
            break;
        }
        if text.is_empty() {
            blanks += 1;
            if blanks > 1 {
                break;
            }
            continue;
        }
        let lower = text.to_lowercase();
        if at > 0 && (starts_anew(&lower) || sentence(&lower)) {
            break;
        }
        joined.push(' ');
        joined.push_str(&lower);
        if let Some(strong) = closes(undashed(joined.trim()), opens, at == 0 || !opens) {
            return Some(Attribution {
                lines: at + 1,
                offset: 0,
                strong,
            });
        }
    }
    unclosed(lines, &lead)
}

/// Whether the text is a whole attribution; the answer tells whether it is a strong one.
fn closes(text: &str, opens: bool, single: bool) -> Option<bool> {
    let end = text.trim_end_matches(['-', ' ', '>', '*', '_']);
    let dashed = text.ends_with("--");
    let colon = end.ends_with([':', '：']) || dashed;
    let verb_last = !colon && WROTE.iter().any(|word| end.ends_with(word));
    if !colon && !verb_last {
        return None;
    }
    let wrote = has_verb(text);
    if dashed && !wrote {
        return None;
    }
    let (date, mail, time) = (dated(text), address(text), timed(text));
    let strong = mail || (date && time);
    // A person also writes "on Monday you wrote:"; without a colon we want an address and a date.
    let certain = wrote && colon && (date || mail) && (opens || single)
        || wrote && verb_last && date && mail && opens;
    let wordless = colon && date && mail && opens;
    let bare = wrote && colon && single && text.len() <= 120 && !opens;
    (certain || wordless)
        .then_some(strong)
        .or_else(|| bare.then_some(false))
}

/// Old forms without a verb and without a colon: `2011/4/7 Ada <ada@post.example>`, `2016-03-03 17:21 GMT+01:00 Ada`.
fn unclosed(lines: &[Line<'_>], lead: &str) -> Option<Attribution> {
    let digits = lead.bytes().take(4).filter(u8::is_ascii_digit).count();
    if digits < 4 || !dated(lead) {
        return None;
    }
    let zoned = timed(lead) && (lead.contains(" gmt") || lead.contains(" utc"));
    let whole = address(lead) && lead.ends_with('>');
    let marked = lines
        .iter()
        .skip(1)
        .find(|line| !line.blank())
        .is_some_and(Line::quoted);
    (zoned || (whole && marked)).then_some(Attribution {
        lines: 1,
        offset: 0,
        strong: zoned,
    })
}

/// `the answer On Wed, 4 May 2022 at 10:00, ada@post.example wrote:`: the attribution shares the line with new text.
fn within(line: &Line<'_>) -> Option<Attribution> {
    let text = line.text;
    if !text.trim_end().ends_with(':') {
        return None;
    }
    for opener in ["On ", "Am ", "Le ", "Op ", "El ", "Den ", "Em ", "Il "] {
        // The last few only: a line of nothing but openers costs no more than another.
        for (at, _) in text
            .rmatch_indices(opener)
            .take(3)
            .filter(|(at, _)| *at > 0)
        {
            let tail = text.get(at..).unwrap_or("").to_lowercase();
            let before = text.get(..at).unwrap_or("");
            let apart = before.ends_with([' ', '-', '\t']);
            let next = tail.get(opener.len()..).unwrap_or("");
            if apart && begins_with_date(next) && closes(tail.trim(), true, true) == Some(true) {
                let offset = before.trim_end_matches(['-', ' ', '\t']).len();
                return Some(Attribution {
                    lines: 1,
                    offset,
                    strong: true,
                });
            }
        }
    }
    None
}

/// Dashes and quote marks that frame some attributions.
fn undashed(text: &str) -> &str {
    text.trim_start_matches(['-', '_', '*', ' ', '=', '"', '>'])
}

/// Whether an attribution may begin on the line: it has a digit or an address, or ends with a colon or dashes.
fn possible(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit() || b == b'@') || text.ends_with([':', '：', '-'])
}

/// Whether a new attribution begins on the line (an address that begins with a digit is none, nor is a wrapped time).
fn starts_anew(lower: &str) -> bool {
    lower.len() >= 24 && lower.contains(' ') && opener(undashed(lower)) && dated(lower)
}

fn has_verb(text: &str) -> bool {
    WROTE.iter().any(|word| has_word(text, word))
}

fn opener(lower: &str) -> bool {
    begins_with_date(lower) || OPENERS.iter().any(|word| lower.starts_with(word))
}

fn begins_with_date(lower: &str) -> bool {
    lower.starts_with(|c: char| c.is_ascii_digit()) || DAYS.iter().any(|day| lower.starts_with(day))
}

/// A line that ends as sentences do is not the middle of an attribution.
fn sentence(lower: &str) -> bool {
    lower.ends_with(['.', '?', '!']) && lower.split_whitespace().count() > 5 && !lower.contains('@')
}

/// Whether a date may stand in it: a year, or two groups of digits.
fn dated(text: &str) -> bool {
    let groups = digit_groups(text);
    let year = groups
        .iter()
        .any(|g| g.len() == 4 && (g.starts_with("19") || g.starts_with("20")));
    let small = groups.iter().filter(|g| g.len() <= 2).count();
    (year && groups.len() >= 2) || small >= 2
}

/// Whether a time of day stands in it: 10:45, 10.45, 10h45.
fn timed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (1..bytes.len()).any(|at| {
        matches!(bytes.get(at), Some(b':' | b'.' | b'h'))
            && digit(at - 1)
            && digit(at + 1)
            && digit(at + 2)
            && !digit(at + 3)
    })
}

fn digit_groups(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect()
}

fn address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let word = |c: char| c.is_alphanumeric();
        text.get(..at).is_some_and(|t| t.ends_with(word))
            && text.get(at + 1..).is_some_and(|t| t.starts_with(word))
    })
}

/// Whether the word stands in the text with no letter right before it (nor, for Latin words, right after).
fn has_word(text: &str, word: &str) -> bool {
    let latin = word.is_ascii();
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        !latin || (!letter(before) && !letter(after))
    })
}

#[cfg(test)]
mod tests;
