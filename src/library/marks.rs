//! Invisible marks around what is filled in, so that each sentence knows which details stand in it.
//!
//! They are characters of the private use plane 15; whatever comes in from outside is freed of them first.

use crate::source::Span;

const FIRST: u32 = 0xF_0000;
const GROUND: u32 = 0xF_8000;
const LINE: u32 = 0xF_C000;
const END: char = '\u{FFFFD}';
/// How many marks of a kind there are; a text with more tags is refused.
pub(super) const MOST: usize = 0x3000;

/// Whether a character is one of the marks.
pub(super) fn is_mark(c: char) -> bool {
    ('\u{F0000}'..='\u{FFFFD}').contains(&c)
}

/// A text of ours without marks that came in with a value.
pub(super) fn freed(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

/// The mark that opens the output number `n`.
pub(super) fn opens(n: usize) -> char {
    numbered(FIRST, n)
}

/// The mark that says: the words here were decided by condition number `n`.
pub(super) fn decided(n: usize) -> char {
    numbered(GROUND, n)
}

/// The mark that says: line number `n` of the text begins here.
pub(super) fn line(n: usize) -> char {
    numbered(LINE, n)
}

/// The mark that closes an output.
pub(super) const fn closes() -> char {
    END
}

fn numbered(base: u32, n: usize) -> char {
    let n = u32::try_from(n.min(MOST)).unwrap_or(0);
    char::from_u32(base + n).unwrap_or(END)
}

/// A text without its marks, and where they stood.
#[derive(Debug, Default)]
pub(super) struct Unmarked {
    pub text: String,
    /// The number of an output and where it stands.
    pub outputs: Vec<(usize, Span)>,
    /// The number of a condition and the place behind which its words stand.
    pub decided: Vec<(usize, usize)>,
    /// The number of a line and the place where it begins.
    pub lines: Vec<(usize, usize)>,
}

/// Takes the marks off.
pub(super) fn strip(marked: &str) -> Unmarked {
    let mut found = Unmarked::default();
    let mut open = Vec::new();
    for c in marked.chars() {
        if !is_mark(c) {
            found.text.push(c);
            continue;
        }
        let at = found.text.len();
        let code = u32::from(c);
        if c == END {
            if let Some((n, start)) = open.pop() {
                found.outputs.push((n, Span::new(start, at)));
            }
        } else if code >= LINE {
            found.lines.push(((code - LINE) as usize, at));
        } else if code >= GROUND {
            found.decided.push(((code - GROUND) as usize, at));
        } else {
            open.push(((code - FIRST) as usize, at));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{closes, decided, freed, opens, strip};

    #[test]
    fn marks_come_off_and_tell_where_they_stood() {
        let marked = format!("a {}øl{} b{}c", opens(3), closes(), decided(1));
        let found = strip(&marked);
        assert_eq!(found.text, "a øl bc");
        let (n, span) = found.outputs[0];
        assert_eq!((n, span.of(&found.text)), (3, "øl"));
        assert_eq!(found.decided, [(1, 7)]);
        assert_eq!(freed(&marked), found.text);
    }
}
