//! Sentences: where one ends and the next begins, in letters as people write them.

use crate::source::Span;

/// Words before a full stop that do not end a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "no", "st", "e.g", "i.e", "vs", "approx", "etc", "dept",
    "ext", "inc", "ltd", "kr", "nr", "ca", "bl.a", "f.eks", "feks", "kl", "jf", "osv", "mvh",
    "dvs", "evt", "pga", "mht", "tlf", "obs", "t.d", "m.a", "bl", "eks", "fx", "f", "t.ex", "ex",
    "z.b", "bzw", "usw", "ggf", "evtl", "str", "tel", "sr", "sra", "ud", "uds", "pág", "av", "m",
    "mme", "bijv", "esim", "p.s", "ps", "a.m", "p.m", "a", "p",
];

/// Splits a text into sentences: after `.!?…` and white space, at blank lines, at list items, and at line ends where
/// a line is plainly a unit of its own. Each span is trimmed; empty ones are left out.
///
/// ```
/// use regards::read::sentences::split;
/// let text = "It came on 3. mai, kl. 9. Is it mine?\nP.S. Thanks";
/// let found: Vec<&str> = split(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["It came on 3. mai, kl. 9.", "Is it mine?", "P.S. Thanks"]);
/// ```
pub fn split(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut start = 0;
    let mut line_start = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => {
                if line_break(text, line_start, at) {
                    push(text, start, at, &mut spans);
                    start = at;
                }
                line_start = at + 1;
                at += 1;
            }
            b'.' | b'!' | b'?' | 0xE2 => {
                let end = closing(text, at);
                if end > at && ends_here(text, start, at, end) {
                    push(text, start, end, &mut spans);
                    start = end;
                }
                at = end.max(at + 1);
            }
            _ => at += 1,
        }
    }
    push(text, start, text.len(), &mut spans);
    spans
}

fn push(text: &str, start: usize, end: usize, spans: &mut Vec<Span>) {
    let Some(piece) = text.get(start..end) else {
        return;
    };
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let first = start + (piece.len() - piece.trim_start().len());
        spans.push(Span::new(first, first + trimmed.len()));
    }
}

/// The end of a run of closing marks that begins at `at`; `at` itself where none does.
fn closing(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..) else {
        return at;
    };
    let marks = rest
        .find(|c: char| !matches!(c, '.' | '!' | '?' | '…'))
        .unwrap_or(rest.len());
    if marks == 0 {
        return at;
    }
    let after = rest.get(marks..).unwrap_or("");
    let quotes = after
        .find(|c: char| !matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']'))
        .unwrap_or(after.len());
    at + marks + quotes
}

/// Whether the marks at `at..end` end a sentence that began at `start`.
fn ends_here(text: &str, start: usize, at: usize, end: usize) -> bool {
    let Some(next) = text.get(end..).and_then(|rest| rest.chars().next()) else {
        return true;
    };
    let marks = text.get(at..end).unwrap_or("");
    if !next.is_whitespace() {
        // "Nothing.Then" – a space was forgotten; but never inside addresses, numbers, abbreviations.
        return marks.starts_with(['!', '?']) && next.is_alphabetic();
    }
    if marks.contains(['!', '?', '…']) || marks.len() > 1 {
        return true;
    }
    let before = text.get(start..at).unwrap_or("");
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '«'))
        .next()
        .unwrap_or("");
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I" {
        return false;
    }
    let lower = word.to_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) {
        return false;
    }
    let following = text.get(end..).unwrap_or("").trim_start();
    if word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        // "3. mai", "3. Mai", "den 3. kom": an ordinal, unless a new sentence plainly begins.
        return following.starts_with(char::is_uppercase) && !is_month(following);
    }
    true
}

/// Whether a text begins with a month as German writes it.
fn is_month(text: &str) -> bool {
    [
        "Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez", "Dec",
        "Oct",
    ]
    .iter()
    .any(|month| text.starts_with(month))
}

/// Whether a line end at `at` ends a sentence: a blank line, a list item, a short line with a capital below it.
fn line_break(text: &str, line_start: usize, at: usize) -> bool {
    let line = text.get(line_start..at).unwrap_or("").trim_end();
    let next = text.get(at + 1..).unwrap_or("");
    let next_line = next.split('\n').next().unwrap_or("").trim();
    if next_line.is_empty() || line.trim().is_empty() || is_item(next_line) || is_item(line) {
        return true;
    }
    let short = line.chars().count() < 50;
    let postscript = next_line
        .get(..2)
        .is_some_and(|head| head.eq_ignore_ascii_case("ps"))
        || next_line
            .get(..3)
            .is_some_and(|head| head.eq_ignore_ascii_case("p.s"));
    postscript || (short && next_line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Whether a line is an item of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(['-', '*', '•', '–']) {
        return line.chars().nth(1).is_some_and(char::is_whitespace);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && line
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(['.', ')']) && rest.get(1..2) == Some(" "))
        && !line
            .get(digits + 2..)
            .is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn sentences_as_people_write_them() {
        let table: &[(&str, &[&str])] = &[
            ("One. Two! three? four", &["One.", "Two!", "three?", "four"]),
            ("Mr. Bell came. He left.", &["Mr. Bell came.", "He left."]),
            ("den 3. mai kom den. Takk", &["den 3. mai kom den.", "Takk"]),
            ("am 3. Mai. Danke", &["am 3. Mai.", "Danke"]),
            (
                "since 2017. Seven of them.",
                &["since 2017.", "Seven of them."],
            ),
            (
                "first:\n- a kite\n- a reel",
                &["first:", "- a kite", "- a reel"],
            ),
            (
                "a long line that was wrapped by the mail program and goes\non here",
                &["a long line that was wrapped by the mail program and goes\non here"],
            ),
            ("Hi,\n\nis it", &["Hi,", "is it"]),
            ("see www.a.example now", &["see www.a.example now"]),
            ("it costs 3.50 today", &["it costs 3.50 today"]),
            ("Was it?!  Yes", &["Was it?!", "Yes"]),
        ];
        for (text, want) in table {
            let found: Vec<&str> = split(text).iter().map(|span| span.of(text)).collect();
            assert_eq!(&found, want);
        }
    }
}
