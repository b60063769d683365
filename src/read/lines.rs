//! A text as lines with their byte ranges, so that every finding can be pointed at.
use std::ops::Range;

/// One line of a text, without its line end.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// Where the line begins, in bytes.
    pub start: usize,
    /// The line without its line end.
    pub text: &'t str,
}

impl<'t> Line<'t> {
    /// The line's bytes in the whole text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The line without white space and without invisible characters at either end.
    #[must_use]
    pub fn trimmed(&self) -> &'t str {
        trim(self.text)
    }

    /// Whether a person sees nothing in it.
    #[must_use]
    pub fn blank(&self) -> bool {
        self.trimmed().is_empty()
    }

    /// Whether it is marked as quoted: `>` after at most three blanks. A line that opens and closes with angle
    /// brackets (`>>> sale <<<`) is decoration.
    #[must_use]
    pub fn quoted(&self) -> bool {
        let bare = self.text.trim_start_matches(invisible);
        let text = bare.trim_start();
        text.starts_with('>') && bare.len() - text.len() <= 3 && !text.trim_end().ends_with("<<")
    }

    /// What stands behind the quote marks.
    #[must_use]
    pub fn unquoted(&self) -> &'t str {
        trim(
            self.trimmed()
                .trim_start_matches(|c: char| c == '>' || c.is_whitespace()),
        )
    }
}

/// Splits at `\n`, `\r\n` and a lone `\r`.
#[must_use]
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if at < start {
            continue;
        }
        out.push(Line {
            start,
            text: text.get(start..at).unwrap_or(""),
        });
        let crlf = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
        start = if crlf { at + 2 } else { at + 1 };
    }
    if start < text.len() {
        out.push(Line {
            start,
            text: text.get(start..).unwrap_or(""),
        });
    }
    out
}

/// Zero-width characters and byte order marks, which mail programs leave at the edges of lines.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{1427}')
}

/// Trims white space and invisible characters.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || invisible(c))
}

/// Whether the line is only a rule: dashes, underscores, equals signs, stars.
#[must_use]
pub fn rule(text: &str) -> bool {
    let text = trim(text);
    text.len() >= 2 && text.chars().all(|c| "-_=*#~+–—─━═".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Line, lines};

    #[test]
    fn every_kind_of_line_end() {
        let found: Vec<_> = lines("a\r\nb\rc\n\nd")
            .iter()
            .map(|l| (l.start, l.text.to_owned()))
            .collect();
        let want = [(0, "a"), (3, "b"), (5, "c"), (7, ""), (8, "d")];
        assert_eq!(found, want.map(|(at, text)| (at, text.to_owned())));
    }

    #[test]
    fn marks() {
        for (text, quoted) in [
            ("> a", true),
            (">a", true),
            ("  > a", true),
            ("     > a", false),
            (">> buy now <<", false),
        ] {
            assert_eq!(
                lines(text).first().is_some_and(Line::quoted),
                quoted,
                "{text}"
            );
        }
    }
}
