//! What was written now, and what was only quoted.
//!
//! One pass over the lines marks each as new, quoted, attribution or passed on; the new lines become pieces (an answer
//! between quoted lines is a piece of its own), and the signature is cut from the last of them. Linear in the text's length.
mod attribution;
mod headers;
mod separators;
mod words;

use std::ops::Range;

use crate::read::lines::{Line, lines, rule, trim};
use crate::read::signature::{self, Signature};
use attribution::attribution;
use separators::{Separator, separator};

/// A letter's text in its parts; every range is in bytes of that text, on character boundaries, and none overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What this person wrote now, in order, without signature; several pieces where answers stand between quotes.
    pub new: Vec<Range<usize>>,
    /// The signature that belongs to the new text.
    pub signature: Option<Signature>,
    /// What is at the letter's foot and nobody wrote: list footers, legal notices, a second signature below a quote.
    pub footer: Vec<Range<usize>>,
    /// Quoted text, with its header block.
    pub quoted: Vec<Range<usize>>,
    /// Lines that tell who wrote what is quoted.
    pub attribution: Vec<Range<usize>>,
    /// A letter that is passed on, from its separator to the end.
    pub forwarded: Option<Range<usize>>,
}

impl Parts {
    /// The new text in one piece, pieces parted by an empty line.
    ///
    /// ```
    /// use regards::read::quotes;
    /// let text = "Yes, Tuesday.\n\nOn Mon, 4 May 2026 at 10:12, Ada <ada@post.example> wrote:\n> Which day?\n";
    /// assert_eq!(quotes::split(text).new_text(text), "Yes, Tuesday.");
    /// ```
    #[must_use]
    pub fn new_text(&self, text: &str) -> String {
        joined(&self.new, text)
    }

    /// The new text with its signature, in the order of the letter.
    #[must_use]
    pub fn signed_text(&self, text: &str) -> String {
        let mut all = self.new.clone();
        let Some(signature) = &self.signature else {
            return joined(&all, text);
        };
        all.push(signature.range.clone());
        all.sort_by_key(|range| range.start);
        // What only white space parts is one piece again.
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in all {
            match merged.last_mut() {
                Some(last)
                    if text
                        .get(last.end..range.start)
                        .is_some_and(|gap| trim(gap).is_empty()) =>
                {
                    last.end = range.end
                }
                _ => merged.push(range),
            }
        }
        joined(&merged, text)
    }
}

fn joined(ranges: &[Range<usize>], text: &str) -> String {
    let pieces: Vec<&str> = ranges
        .iter()
        .filter_map(|range| text.get(range.clone()))
        .collect();
    pieces.join("\n\n")
}

/// What a stretch of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    New,
    Quoted,
    Attribution,
    Forwarded,
}

/// Stretches of the text, in order, each with what it is.
type Marked = Vec<(Range<usize>, Mark)>;

/// Parts a letter's plain text (HTML turned to text with `> ` before its blockquotes).
#[must_use]
pub fn split(text: &str) -> Parts {
    let lines = lines(text);
    let mut marked = marks(&lines, text.len());
    join_wrapped(&mut marked, text);
    let mut parts = Parts::default();
    for (range, mark) in runs(&marked, text) {
        match mark {
            Mark::New => parts.new.push(range),
            Mark::Quoted => parts.quoted.push(range),
            Mark::Attribution => parts.attribution.push(range),
            Mark::Forwarded => {
                parts.forwarded = Some(
                    parts
                        .forwarded
                        .map_or(range.clone(), |first| first.start..range.end),
                )
            }
        }
    }
    sign(&mut parts, text);
    parts
}

/// Walks the lines once and marks each.
fn marks(lines: &[Line<'_>], end: usize) -> Marked {
    let mut marked: Marked = Vec::with_capacity(lines.len());
    let (mut at, mut written) = (0, false);
    while let Some(line) = lines.get(at) {
        let here = lines.get(at..).unwrap_or(&[]);
        if let Some((lead, mark)) = cut(lines, at) {
            let first = lines.get(at - lead).map_or(line.start, |first| first.start);
            marked.retain(|(range, _)| range.start < first);
            let start = marked.last().map_or(first, |(last, _)| first.max(last.end));
            marked.push((start..end, mark));
            return marked;
        }
        if line.quoted() {
            marked.push((line.range(), Mark::Quoted));
        } else if let Some(found) = attribution(here) {
            let rest = here.get(found.lines..).unwrap_or(&[]);
            let last = here.get(found.lines - 1).unwrap_or(line).range().end;
            let start = line.start + found.offset;
            written |= !trim(line.text.get(..found.offset).unwrap_or("")).is_empty();
            marked.push((line.start..start, Mark::New));
            let below = rest.iter().find(|next| !next.blank());
            let quoted_below = below.is_some_and(Line::quoted);
            if quoted_below || found.strong {
                marked.push((start..last, Mark::Attribution));
            } else {
                marked.push((start..last, Mark::New));
            }
            if let Some(next) = below.filter(|_| found.strong && written && !quoted_below) {
                marked.push((next.start..end, Mark::Quoted));
                return marked;
            }
            at += found.lines;
            continue;
        } else {
            written |= !line.blank();
            marked.push((line.range(), Mark::New));
        }
        at += 1;
    }
    marked
}

/// Whether all from this line on is a copied letter: how many lines before it belong to that, and which kind it is.
fn cut(lines: &[Line<'_>], at: usize) -> Option<(usize, Mark)> {
    let line = lines.get(at)?;
    let before = lines.get(..at).unwrap_or(&[]);
    let forward = |kind| {
        if kind == Separator::Forwarded {
            Mark::Forwarded
        } else {
            Mark::Quoted
        }
    };
    if let Some(kind) = separator(line) {
        return (kind == Separator::Forwarded || !line.quoted()).then(|| (0, forward(kind)));
    }
    if line.quoted() {
        return None;
    }
    let block = headers::block(lines.get(at..).unwrap_or(&[]))?;
    let alone = before.iter().all(Line::blank);
    if alone && !block.sent {
        return None;
    }
    let lotus = headers::lotus_lead(before);
    let rules = before
        .iter()
        .rev()
        .skip(lotus)
        .take(3)
        .take_while(|line| line.blank() || rule(line.text))
        .count();
    Some((
        lotus + rules,
        if alone { Mark::Forwarded } else { Mark::Quoted },
    ))
}

/// A quoted line that some mail program wrapped loses its mark on the second half; such a half goes with its quote.
fn join_wrapped(marked: &mut Marked, text: &str) {
    for at in 1..marked.len().saturating_sub(1) {
        let [Some(before), Some(here), Some(after)] =
            [marked.get(at - 1), marked.get(at), marked.get(at + 1)]
        else {
            continue;
        };
        if here.1 != Mark::New || before.1 != Mark::Quoted || after.1 != Mark::Quoted {
            continue;
        }
        let of = |range: &Range<usize>| trim(text.get(range.clone()).unwrap_or(""));
        let (above, half) = (of(&before.0), of(&here.0));
        let link = above
            .rfind("http")
            .is_some_and(|from| !above.get(from..).unwrap_or("").contains([' ', ')', '>']));
        let word = above.len() >= 66 && half.len() <= 30 && half.starts_with(char::is_lowercase);
        let open = link && !half.contains(' ');
        let Some(entry) = marked
            .get_mut(at)
            .filter(|_| !half.is_empty() && (open || word))
        else {
            continue;
        };
        entry.1 = Mark::Quoted;
    }
}

/// Joins neighbours of one kind to runs, trims each, and leaves the empty ones out.
fn runs(marked: &Marked, text: &str) -> Marked {
    let mut runs: Marked = Vec::new();
    for (range, mark) in marked {
        let blank = text.get(range.clone()).is_none_or(|t| trim(t).is_empty());
        match runs.last_mut() {
            Some((last, kind)) if kind == mark => last.end = range.end,
            // A blank line between two quoted ones is no reason to part them.
            _ if blank => {}
            _ => runs.push((range.clone(), *mark)),
        }
    }
    let trimmed = runs
        .into_iter()
        .map(|(range, mark)| (trimmed(text, range), mark));
    trimmed.filter(|(range, _)| !range.is_empty()).collect()
}

/// The range without white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(whole) = text.get(range.clone()) else {
        return range.start..range.start;
    };
    let inner = trim(whole);
    let start = range.start + (inner.as_ptr() as usize - whole.as_ptr() as usize);
    start..start + inner.len()
}

/// Cuts the signature from the new text: first what is only a footer below a quote, then the block itself.
fn sign(parts: &mut Parts, text: &str) {
    while let Some(range) = parts.new.last().cloned() {
        let alone = parts.new.len() == 1;
        let Some(piece) = text.get(range.clone()) else {
            return;
        };
        if !alone && signature::foot(piece) {
            parts.footer.extend(parts.new.pop());
            continue;
        }
        let Some(found) = signature::find(piece).map(|s| s.shifted(range.start)) else {
            return;
        };
        let before = trimmed(text, range.start..found.range.start);
        let foot = found
            .footer
            .as_ref()
            .or(found.after.as_ref())
            .map_or(range.end, |part| part.start);
        let after = trimmed(text, found.range.end..foot);
        parts.new.pop();
        parts.quoted.extend(found.after.clone());
        parts.footer.extend(found.footer.clone());
        parts
            .new
            .extend([before, after].into_iter().filter(|part| !part.is_empty()));
        parts.signature = Some(found);
        return;
    }
}

#[cfg(test)]
mod tests;
