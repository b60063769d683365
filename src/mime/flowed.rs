//! `format=flowed` (RFC 3676): paragraphs that reflow, both ways.

/// Where lines that go out are broken, in characters.
const WIDTH: usize = 72;
/// Deepest quoting that is kept apart.
const DEEPEST: usize = 20;

/// Joins flowed lines to paragraphs. `delsp` takes the space at the break away.
///
/// ```
/// use regards::mime::flowed::unflow;
/// assert_eq!(unflow("one \ntwo\n> a \n> b\n", false), "one two\n> a b\n");
/// ```
pub fn unflow(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|octet| *octet == b'>').count();
        let content = line.get(depth..).unwrap_or_default();
        let content = content.strip_prefix(' ').unwrap_or(content);
        let signature = content == "-- ";
        if open == Some(depth) && !signature {
            out.push_str(content);
        } else {
            if open.is_some() {
                end_line(&mut out);
            }
            out.push_str(&marks(depth));
            out.push_str(content);
        }
        let flows = content.ends_with(' ') && !signature;
        open = flows.then_some(depth);
        if !flows {
            end_line(&mut out);
        } else if delsp {
            out.pop();
        }
    }
    if open.is_some() {
        end_line(&mut out);
    }
    out
}

fn end_line(out: &mut String) {
    if !out.ends_with("-- ") {
        out.truncate(out.trim_end_matches(' ').len());
    }
    out.push('\n');
}

fn marks(depth: usize) -> String {
    match depth.min(DEEPEST) {
        0 => String::new(),
        depth => "> ".repeat(depth),
    }
}

/// Breaks text of our own for `format=flowed; delsp=no`: soft breaks end in a space, what looks like a quote is
/// stuffed. Lines end in CRLF.
pub fn flow(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    for line in text.lines() {
        flow_line(0, line, &mut out);
    }
    out
}

/// The same for a quoted letter: lines that begin with `>` are quotes of that depth.
pub fn flow_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    for line in text.lines() {
        let (depth, content) = quote_depth(line);
        flow_line(depth, content, &mut out);
    }
    out
}

/// How deep a line is quoted, and what it says. `> > x` and `>> x` are two deep.
fn quote_depth(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(inner) = rest.strip_prefix('>').or_else(|| match depth {
        0 => None,
        _ => rest.strip_prefix(" >"),
    }) {
        depth += 1;
        rest = inner;
    }
    (
        depth,
        if depth > 0 {
            rest.strip_prefix(' ').unwrap_or(rest)
        } else {
            rest
        },
    )
}

fn flow_line(depth: usize, line: &str, out: &mut String) {
    let depth = depth.min(DEEPEST);
    let mut rest = if line == "-- " { line } else { line.trim_end() };
    loop {
        let (now, later) = rest.split_at(break_at(rest, WIDTH.saturating_sub(depth + 1)));
        out.extend(std::iter::repeat_n('>', depth));
        if depth > 0 && !now.is_empty() || now.starts_with([' ', '>']) || now.starts_with("From ") {
            out.push(' ');
        }
        out.push_str(now);
        out.push_str("\r\n");
        if later.is_empty() {
            return;
        }
        rest = later;
    }
}

/// Where a line is broken: behind the last space that fits, so that the space ends the line; else behind the next one.
fn break_at(line: &str, width: usize) -> usize {
    let mut last = None;
    for (count, (at, c)) in line.char_indices().enumerate() {
        if count > width && last.is_some() {
            break;
        }
        let next = line.get(at + 1..).and_then(|rest| rest.chars().next());
        if c == ' ' && next.is_some_and(|c| c != ' ') && at > 0 {
            last = Some(at + 1);
            if count >= width {
                break;
            }
        }
    }
    match last {
        Some(at) if line.chars().count() > width => at,
        _ => line.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, flow, flow_quoted, unflow};
    use proptest::prelude::*;

    #[test]
    fn lines_flow_as_the_rfc_says() {
        for (text, flowed) in [
            ("short", "short\r\n"),
            ("a\n\nb", "a\r\n\r\nb\r\n"),
            (" indented", "  indented\r\n"),
            ("> not a quote", " > not a quote\r\n"),
            ("From here", " From here\r\n"),
            ("-- ", "-- \r\n"),
            ("trailing  ", "trailing\r\n"),
        ] {
            assert_eq!(flow(text), flowed, "{text:?}");
        }
        assert_eq!(
            flow_quoted("> > deep\n>> deep\n>\n> From x"),
            ">> deep\r\n>> deep\r\n>\r\n> From x\r\n"
        );
    }

    #[test]
    fn what_came_flowed_is_joined() {
        for (text, joined) in [
            ("one \ntwo\n", "one two\n"),
            ("> a \n> b\nc", "> a b\nc\n"),
            ("> a \nb", "> a\nb\n"),
            (">> x\n> y", "> > x\n> y\n"),
            ("sig \n-- \nme", "sig\n-- \nme\n"),
            (" From x", "From x\n"),
        ] {
            assert_eq!(unflow(text, false), joined, "{text:?}");
        }
        assert_eq!(unflow("ko \nto", true), "koto\n");
    }

    proptest! {
        #[test]
        fn flowing_and_joining_gives_the_text_back(lines in prop::collection::vec("([a-zæøå>.,]{1,12}( [a-zæøå>]{1,12}){0,40})?", 0..8)) {
            let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let text = text.lines().map(|line| format!("{}\n", line.trim_end())).collect::<String>();
            let flowed = flow(&text);
            let back = unflow(&flowed.replace("\r\n", "\n"), false);
            prop_assert_eq!(back, text);
        }

        #[test]
        fn no_line_grows_past_its_longest_word(text in "(.|\\n){0,400}") {
            let word = text.split([' ', '\n']).map(|w| w.chars().count()).max().unwrap_or(0);
            for line in flow(&text).split("\r\n") {
                prop_assert!(line.chars().count() <= (WIDTH + 2).max(word + 3) || line.contains("  "), "{:?}", line);
            }
        }
    }
}
