//! Subjects: the marks of replies and forwards that the world's mail programs put before them.
//!
//! RFC 5322 §3.6.5 knows only `Re:`; programs translate it, number it (`RE[2]:`) and pile it up (`SV: AW: Re:`). All go, and a
//! reply gets one `Re:` again.

/// Marks of a reply, in lower case.
#[rustfmt::skip]
const REPLY: &[&str] = &[
    "re", "r", "aw", "antw", "antwort", "sv", "svar", "vs", "vast", "ref", "réf", "rép", "rep", "res", "rv", "rif", "odp", "vá",
    "bls", "balas", "ynt", "yan", "cev", "απ", "σχετ", "отв", "ответ", "hal", "atb", "ats", "va",
    "回复", "回覆", "答复", "答覆", "回信", "返信", "답장", "회신", "רד", "תגובה", "השב", "رد", "ตอบ",
];

/// Marks of a forward, in lower case.
#[rustfmt::skip]
const FORWARD: &[&str] = &[
    "fw", "fwd", "wg", "wtr", "vb", "vl", "tr", "rv", "enc", "pd", "i", "doorst", "vid", "vidb", "videres", "videresendt",
    "vidarebefordrat", "välitetty", "weitergeleitet", "πρθ", "προωθ", "tov", "továbbítás", "ilt", "trs", "trans", "пер", "пересл",
    "转发", "轉寄", "轉發", "转寄", "転送", "전달", "הועבר", "إعادة توجيه", "ส่งต่อ", "fs", "reenv", "inoltro", "przek", "přeposláno",
];

/// A mark longer than this is none.
const LONGEST: usize = 40;
/// Marks taken off one subject; what is left of a hostile pile stays.
const MOST: usize = 64;

/// A subject without the marks before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bare<'s> {
    /// What the subject says itself.
    pub text: &'s str,
    /// Whether a mark of a reply stood before it.
    pub reply: bool,
    /// Whether the outermost mark is a forward's: the letter passes another on.
    pub forward: bool,
}

/// Takes all marks off a subject.
///
/// ```
/// use regards::mime::subject::bare;
/// assert_eq!(bare("SV: AW: RE[2]: The blue kite").text, "The blue kite");
/// ```
#[must_use]
pub fn bare(subject: &str) -> Bare<'_> {
    let mut bare = Bare {
        text: subject.trim(),
        reply: false,
        forward: false,
    };
    for nth in 0..MOST {
        let Some((mark, rest)) = mark(bare.text) else {
            break;
        };
        let forward = FORWARD.contains(&mark.as_str()) && (mark != "rv" || !bare.reply);
        bare.forward |= forward && nth == 0;
        bare.reply |= !forward;
        bare.text = rest.trim_start();
    }
    bare
}

/// The subject of a reply: one `Re:`, then the bare subject; what is empty stays empty behind it.
///
/// ```
/// use regards::mime::subject::reply;
/// assert_eq!(reply("Antw: Fwd: The blue kite"), "Re: The blue kite");
/// ```
#[must_use]
pub fn reply(subject: &str) -> String {
    format!("Re: {}", bare(subject).text).trim_end().to_owned()
}

/// The mark at the beginning, without its number, in lower case, and what follows its colon.
fn mark(subject: &str) -> Option<(String, &str)> {
    let at = subject.find([':', '：']).filter(|at| *at <= LONGEST)?;
    let (head, tail) = subject.split_at(at);
    let rest = tail.strip_prefix([':', '：'])?;
    let name = unnumbered(head.trim());
    let lower = name.to_lowercase();
    let known = REPLY.contains(&lower.as_str()) || FORWARD.contains(&lower.as_str());
    // One letter is a mark only as a capital, as programs write it ("R: ", "I: ").
    let written = lower.chars().count() > 1 || name.starts_with(char::is_uppercase);
    (known && written).then_some((lower, rest))
}

/// `RE[2]`, `Re(3)`, `Re^2`, `Re*4` without the number.
fn unnumbered(head: &str) -> &str {
    let closed = head.trim_end_matches([']', ')']);
    let name = closed.trim_end_matches(|c: char| c.is_ascii_digit());
    let counted = name.len() < closed.len();
    let opened = name.trim_end_matches(['[', '(', '^', '*']);
    if counted && opened.len() < name.len() {
        opened.trim_end()
    } else {
        head
    }
}

#[cfg(test)]
mod tests {
    use super::{Bare, bare, reply};
    use proptest::prelude::*;

    #[test]
    fn marks_come_off() {
        for (subject, text, is_reply, is_forward) in [
            ("The blue kite", "The blue kite", false, false),
            ("Re: The blue kite", "The blue kite", true, false),
            ("RE:RE: Re : The blue kite", "The blue kite", true, false),
            ("SV: Den blå dragen", "Den blå dragen", true, false),
            ("VS: Sininen leija", "Sininen leija", true, false),
            (
                "AW: WG: Der blaue Drachen",
                "Der blaue Drachen",
                true,
                false,
            ),
            ("Antw: De blauwe vlieger", "De blauwe vlieger", true, false),
            ("RE[2]: The blue kite", "The blue kite", true, false),
            ("Re(3): The blue kite", "The blue kite", true, false),
            ("Re^4: The blue kite", "The blue kite", true, false),
            ("Ref: Odp: Vá: Ynt: kite", "kite", true, false),
            ("回复：蓝色风筝", "蓝色风筝", true, false),
            ("RE： 青い凧", "青い凧", true, false),
            ("Fwd: The blue kite", "The blue kite", false, true),
            ("FW: RE: The blue kite", "The blue kite", true, true),
            ("WG: Drachen", "Drachen", false, true),
            ("VB: Draken", "Draken", false, true),
            ("VL: Leija", "Leija", false, true),
            ("TR : Le cerf-volant", "Le cerf-volant", false, true),
            ("RV: La cometa", "La cometa", false, true),
            ("I: L'aquilone", "L'aquilone", false, true),
            ("R: L'aquilone", "L'aquilone", true, false),
            ("Return: my kite", "Return: my kite", false, false),
            ("i: a note", "i: a note", false, false),
            (
                "Order 20417: where is it?",
                "Order 20417: where is it?",
                false,
                false,
            ),
            ("Re", "Re", false, false),
            ("Re:", "", true, false),
            ("", "", false, false),
        ] {
            let want = Bare {
                text,
                reply: is_reply,
                forward: is_forward,
            };
            assert_eq!(bare(subject), want, "{subject:?}");
        }
    }

    #[test]
    fn one_mark_goes_on() {
        for (subject, want) in [
            ("The blue kite", "Re: The blue kite"),
            ("Re: The blue kite", "Re: The blue kite"),
            ("SV: VS: RE[2]: Fwd: The blue kite", "Re: The blue kite"),
            ("", "Re:"),
            ("Re: ", "Re:"),
        ] {
            assert_eq!(reply(subject), want, "{subject:?}");
        }
    }

    proptest! {
        #[test]
        fn a_reply_to_a_reply_stays_the_same(subject in "\\PC*") {
            let once = reply(&subject);
            prop_assert_eq!(reply(&once), once);
        }
    }
}
