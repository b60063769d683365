//! Header blocks of copied letters (`From: … Sent: … To: …`), as Outlook and Lotus put them, in many languages.
use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::{HEADERS, Header};
use crate::read::lines::Line;

const MAX_LINE: usize = 600;

/// A header block of a copied letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// How many lines it takes.
    pub lines: usize,
    /// Whether it says when or to whom: web forms put only `From:` and `Subject:` on top.
    pub sent: bool,
}

/// The header block that begins on the first of these lines, if one does.
#[must_use]
pub fn block(lines: &[Line<'_>]) -> Option<Block> {
    header(lines.first()?)?;
    let mut seen = Vec::new();
    let (mut proof, mut length, mut strays, mut blanks) = (false, 0, 0, 0);
    for (at, line) in lines.iter().take(30).enumerate() {
        if line.blank() {
            blanks += 1;
            if blanks > 2
                || lines
                    .iter()
                    .skip(at)
                    .take(3)
                    .all(|next| header(next).is_none())
            {
                break;
            }
            continue;
        }
        let Some(kind) = header(line) else {
            // Long lists of addresses are wrapped.
            strays += usize::from(!line.text.contains('@'));
            if strays > 2 {
                break;
            }
            continue;
        };
        (strays, blanks, length) = (0, 0, at + 1);
        proof |= kind == Header::Subject
            || line.text.contains('@')
            || (kind == Header::Date && clock(line.text));
        if !seen.contains(&kind) {
            seen.push(kind);
        }
    }
    let has = |kind| seen.contains(&kind);
    let sent = has(Header::Date) || has(Header::To);
    let pair = seen.len() >= 2
        && (has(Header::From) || (has(Header::To) && (has(Header::Date) || has(Header::Subject))));
    (pair && proof).then_some(Block {
        lines: length,
        sent,
    })
}

/// Every header name with its kind; the first kind wins where a word is two.
static KINDS: LazyLock<HashMap<&str, Header>> = LazyLock::new(|| {
    let names = HEADERS
        .iter()
        .rev()
        .flat_map(|(kind, names)| names.iter().map(|name| (*name, *kind)));
    names.collect()
});

/// Which header the line is, if it is one.
fn header(line: &Line<'_>) -> Option<Header> {
    if line.text.len() > MAX_LINE {
        return None;
    }
    let text = line.trimmed().trim_start_matches(['*', '_', '>', ' ', '|']);
    let at = text.find([':', '：'])?;
    let name = text.get(..at)?;
    if name.len() > 40 {
        return None;
    }
    let name = name
        .trim_matches(|c: char| c.is_whitespace() || c == '*' || c == '_')
        .to_lowercase();
    KINDS.get(name.as_str()).copied()
}

/// Whether hours and minutes stand in it.
fn clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).any(|w| matches!(w, [a, b':' | b'.', b, c] if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_digit()))
}

/// Lotus writes who and when on the lines above `To:`; how many of the lines before the block belong to it.
#[must_use]
pub fn lotus_lead(before: &[Line<'_>]) -> usize {
    let blanks = before
        .iter()
        .rev()
        .take(3)
        .take_while(|line| line.blank())
        .count();
    let mut lead = 0;
    for line in before.iter().rev().skip(blanks).take(4) {
        let text = line.trimmed();
        let dated = clock(text) && text.chars().filter(char::is_ascii_digit).count() >= 6;
        let named = lead > 0
            && !text.is_empty()
            && text.len() <= 80
            && !text.ends_with(['.', '?', '!', ',']);
        if !(dated && text.len() <= 160 || named && lead < 2) {
            break;
        }
        lead += 1;
    }
    if lead > 0 { lead + blanks } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::block;
    use crate::read::lines::lines;

    #[test]
    fn blocks() {
        for (text, length) in [
            (
                "From: Ada\nSent: Monday, 4 May 2026 10:12\nTo: Care\nSubject: Kite\n\nHi",
                Some(4),
            ),
            (
                "*Von:* Ada <ada@post.example>\n*Gesendet:* Montag\n*An:* Care\n*Betreff:* Drachen",
                Some(4),
            ),
            (
                "Fra: Ada Vik <ada@post.example>\nSendt: mandag 4. mai 2026 10:12\nTil: Care\nEmne: Drage",
                Some(4),
            ),
            (
                "De : Ada\nEnvoyé le :lundi 4 mai 2026 10:12\nÀ : care@kestrel.example",
                Some(3),
            ),
            (
                "Lähettäjä: Ada\nLähetetty: 4. toukokuuta 2026 10:12\nAihe: Leija",
                Some(3),
            ),
            (
                "发件人: Ada\n发送时间: 2026年5月4日 10:12\n主题: 风筝",
                Some(3),
            ),
            (
                "Date: Wed, 6 May 2026 00:15:02 +0200\nTo: care@kestrel.example",
                Some(2),
            ),
            ("Fra: Oslo\nTil: Bergen\nDato: 3. mai", None),
            ("From: the harbour\nand back again", None),
            ("To: whom it may concern", None),
            ("Note: the kite is blue", None),
        ] {
            assert_eq!(
                block(&lines(text)).map(|found| found.lines),
                length,
                "{text}"
            );
        }
    }
}
