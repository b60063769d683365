//! Characters that carry no text of their own and are used to deceive: controls, direction marks, zero-width.

/// Whether the character is a C0 or C1 control, DEL, or a line or paragraph separator.
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether the character steers direction (UAX #9) or takes no room: bidi controls, zero-width
/// characters, variation tags, the byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{00AD}' | '\u{180E}' | '\u{FEFF}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// One line of visible text: controls become spaces, invisible characters go, runs of white space
/// become one space, at most `longest` characters. Right-to-left letters stay; only what overrides their direction goes.
///
/// ```
/// use regards::mime::chars::one_line;
/// assert_eq!(one_line("Nora\r\nBcc: \u{202e}x", 100), "Nora Bcc: x");
/// assert_eq!(one_line("נורה", 100), "נורה");
/// ```
pub fn one_line(text: &str, longest: usize) -> String {
    if text.len() <= longest && is_plain_line(text) {
        return text.to_string();
    }
    let mut line = String::with_capacity(text.len().min(4 * longest));
    let mut count = 0;
    let mut gap = false;
    for c in text.chars() {
        let graphic = c.is_ascii_graphic();
        if !graphic && is_invisible(c) {
            continue;
        }
        if !graphic && (c.is_whitespace() || is_control(c)) {
            gap = count > 0;
            continue;
        }
        if count + usize::from(gap) >= longest {
            break;
        }
        if gap {
            line.push(' ');
            count += 1;
            gap = false;
        }
        line.push(c);
        count += 1;
    }
    line
}

/// Whether a text is one line already: ASCII that is seen, single spaces between words, none at the ends.
pub fn is_plain_line(text: &str) -> bool {
    // To the end, whatever stands there: so many bytes are looked at in one go.
    let seen = |all, byte| all & matches!(byte, b' '..=b'~');
    text.bytes().fold(true, seen)
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
}

/// Text on lines: `\n` line ends, no controls but tab, no invisible characters except the joiners that
/// scripts and emoji need (U+200C, U+200D).
pub fn visible_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                if rest.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' | '\u{200C}' | '\u{200D}' => out.push(c),
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{C}' | '\u{B}' => out.push('\n'),
            c if is_control(c) || is_invisible(c) => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{one_line, visible_text};

    #[test]
    fn names_lose_what_deceives_and_keep_what_is_written() {
        for (text, line) in [
            ("Nora\r\nBcc: eve@x", "Nora Bcc: eve@x"),
            ("Nora \u{202E}tsivqdniL", "Nora tsivqdniL"),
            ("a\0b", "a b"),
            ("  a \t b  ", "a b"),
            ("no\u{200B}ra", "nora"),
            ("\u{1b}[31mred", "[31mred"),
            ("محمد", "محمد"),
            ("", ""),
        ] {
            assert_eq!(one_line(text, 100), line, "{text:?}");
        }
        assert_eq!(one_line("abc def", 5), "abc d");
        assert_eq!(one_line("abc def", 3), "abc");
    }

    #[test]
    fn text_keeps_its_lines() {
        assert_eq!(
            visible_text("a\r\nb\rc\nd\u{1b}e\tf\u{200B}"),
            "a\nb\nc\nde\tf"
        );
        assert_eq!(visible_text("👩\u{200D}🚀"), "👩\u{200D}🚀");
    }
}
