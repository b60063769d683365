//! Lines that part the new text from what is copied below: "Original Message", "Forwarded message", "Reply above".
use super::words::{FORWARDED, ORIGINAL, REPLY_ABOVE};
use crate::read::lines::Line;

/// What stands below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// The letter that is answered.
    Original,
    /// A letter that is passed on.
    Forwarded,
}

const MAX_LINE: usize = 200;

/// Whether the line, its quote marks aside, is such a separator.
#[must_use]
pub fn separator(line: &Line<'_>) -> Option<Separator> {
    if line.text.len() > MAX_LINE {
        return None;
    }
    let text = line.unquoted();
    let framed = text.starts_with(['-', '_', '=', '*', '#', '~', '–', '—', '[', '<']);
    if !framed && !text.ends_with([':', '：']) {
        return None;
    }
    let bare = text
        .trim_matches(|c: char| "-_=*#~<>:|[]– —".contains(c))
        .to_lowercase();
    if bare.len() < 6 {
        return None;
    }
    let is = |words: &[&str]| {
        words
            .iter()
            .any(|word| bare == *word || (framed && bare.starts_with(word)))
    };
    if is(FORWARDED) {
        return Some(Separator::Forwarded);
    }
    let desk = framed
        && REPLY_ABOVE
            .iter()
            .any(|word| bare.contains(word.trim_matches(['[', ']'])));
    (desk || is(ORIGINAL)).then_some(Separator::Original)
}

#[cfg(test)]
mod tests {
    use super::{Separator, separator};
    use crate::read::lines::lines;

    #[test]
    fn separators() {
        for (text, want) in [
            ("-----Original Message-----", Some(Separator::Original)),
            (
                "-------- Opprinnelig melding --------",
                Some(Separator::Original),
            ),
            (
                "-----Ursprüngliche Nachricht-----",
                Some(Separator::Original),
            ),
            (
                "##- Please type your reply above this line -##",
                Some(Separator::Original),
            ),
            (
                "---------- Forwarded message ---------",
                Some(Separator::Forwarded),
            ),
            ("Begin forwarded message:", Some(Separator::Forwarded)),
            ("> Begin forwarded message:", Some(Separator::Forwarded)),
            ("Start på videresendt melding:", Some(Separator::Forwarded)),
            ("The original message was lost.", None),
            ("I got a forwarded message", None),
            ("--------", None),
        ] {
            assert_eq!(lines(text).first().and_then(separator), want, "{text}");
        }
    }
}
