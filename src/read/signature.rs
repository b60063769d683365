//! Where the signature begins.
//!
//! Looked for from the foot of the new text upwards: a delimiter (`-- `), a closing phrase ("Best regards", "Med vennlig
//! hilsen") with short lines below it, a bare name, lines of contact details, "Sent from my …", a legal footer. A postscript
//! below the name stays new text.
mod blocks;
mod feet;
mod persons;
mod words;

use std::ops::Range;

use crate::read::lines::{Line, lines, rule, trim};
use blocks::{MAX_LINES, block, device_or_end, footer, trailing_rule};
pub use feet::closing;
use feet::{addressed, delimiter, is_name, legal, named, sent_from, sentence};

/// A signature found in a text; ranges are in bytes of that text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// From the closing phrase, the delimiter or the name to the block's end.
    pub range: Range<usize>,
    /// The closing phrase ("Med vennlig hilsen"), without the name and the comma after it.
    pub closing: Option<Range<usize>>,
    /// Lines that may be the writer's name, likeliest first.
    pub names: Vec<Range<usize>>,
    /// Text below "Sent from my …": mail programs put the letter that is answered there.
    pub after: Option<Range<usize>>,
    /// "Sent from my …" or a legal footer that a postscript parts from the block.
    pub footer: Option<Range<usize>>,
}

impl Signature {
    /// The same signature in a text that has `by` bytes more in front.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        let shift = |range: Range<usize>| range.start + by..range.end + by;
        self.range = self.range.start + by..self.range.end + by;
        self.closing = self.closing.map(shift);
        self.after = self.after.map(shift);
        self.footer = self.footer.map(shift);
        self.names = self.names.into_iter().map(shift).collect();
        self
    }
}

/// The signature at the foot of a text that holds no quotes.
///
/// ```
/// use regards::read::signature;
/// let text = "The kite came today.\n\nBest regards,\nAda Vik\nP.S. May I visit?";
/// let found = signature::find(text).unwrap_or_default();
/// assert_eq!(text.get(found.range), Some("Best regards,\nAda Vik"));
/// ```
#[must_use]
pub fn find(text: &str) -> Option<Signature> {
    let all = lines(text);
    let filled: Vec<usize> = (0..all.len())
        .filter(|at| all.get(*at).is_some_and(|line| !line.blank()))
        .collect();
    let (device, end) = device_or_end(&all, &filled);
    let body: Vec<usize> = filled.iter().copied().filter(|at| *at < end).collect();
    let foot = footer(&all, &body);
    let upto = foot.or(device).map_or(body.len(), |line| {
        body.iter().take_while(|at| **at < line).count()
    });
    let upper = body.get(..upto).unwrap_or(&[]);
    let (signed, postscript) = block(&all, upper);
    let begin = signed
        .or(foot)
        .or(device)
        .or_else(|| trailing_rule(&all, upper))?;
    let footer = foot
        .or(device)
        .filter(|at| postscript.is_some_and(|ps| *at > ps));
    build(
        text,
        &all,
        &Found {
            begin,
            signed,
            postscript,
            end,
            footer,
        },
    )
}

/// Whether a text below a quote is nothing but a foot: a signature behind its delimiter, a list footer, "Sent from my …".
#[must_use]
pub fn foot(text: &str) -> bool {
    let all = lines(text);
    let Some(first) = all.iter().find(|line| !line.blank()) else {
        return true;
    };
    let below = all.iter().filter(|line| !line.blank()).skip(1);
    let (count, told) = below.fold((0, false), |(count, told), line| {
        (count + 1, told || sentence(line.trimmed()))
    });
    let marked = delimiter(first.text) || rule(first.text);
    count <= MAX_LINES
        && (sent_from(first.trimmed()) || legal(first.trimmed()) || (marked && !told))
}

/// What the search found, as line numbers.
struct Found {
    begin: usize,
    signed: Option<usize>,
    postscript: Option<usize>,
    end: usize,
    footer: Option<usize>,
}

fn build(text: &str, all: &[Line<'_>], found: &Found) -> Option<Signature> {
    let start = all.get(found.begin)?.start;
    let stop = found.postscript.unwrap_or(found.end);
    let last = |from: usize, to: usize| {
        all.get(from..to)?
            .iter()
            .rev()
            .find(|line| !line.blank())
            .map(|line| line.range().end)
    };
    let mut signature = Signature {
        range: start..last(found.begin, stop)?,
        ..Signature::default()
    };
    if let Some((at, line)) = found.footer.and_then(|at| Some((at, all.get(at)?))) {
        signature.footer = last(at, found.end).map(|end| line.start..end);
    }
    let rest = all
        .get(found.end)
        .map_or("", |line| text.get(line.start..).unwrap_or(""));
    if !trim(rest).is_empty() {
        signature.after = Some(text.len() - rest.len()..text.len());
    }
    if let Some(at) = found.signed {
        name(all.get(at..stop).unwrap_or(&[]), &mut signature);
    }
    Some(signature)
}

/// Fills in the closing phrase and the lines that may be names.
fn name(block: &[Line<'_>], signature: &mut Signature) {
    let mut lines = block
        .iter()
        .filter(|line| !line.blank() && !delimiter(line.text))
        .take(6)
        .peekable();
    while let Some(line) = lines.peek() {
        let Some(length) = closing(line.trimmed()) else {
            break;
        };
        let from = line.start + (line.text.len() - line.text.trim_start().len());
        signature.closing.get_or_insert(from..from + length);
        let rest = line.trimmed().get(length..).unwrap_or("");
        let bare = rest.trim_start_matches([',', '.', '!', ':', ' ', '-', '–']);
        if !bare.is_empty() {
            let from = from + length + (rest.len() - bare.len());
            signature.names.push(from..from + bare.trim_end().len());
        }
        lines.next();
    }
    for line in lines.take(3) {
        let text = line.trimmed();
        let bare = text.trim_start_matches(['-', '–', '—', '~', '/', '*', ' ']);
        let length = match addressed(bare).filter(|_| !is_name(bare)) {
            Some(length) => length,
            None if named(text, true) || is_name(bare) => {
                bare.trim_end_matches(['*', ' ', ',']).len()
            }
            None => break,
        };
        let from = line.start + line.text.find(bare).unwrap_or(0);
        signature.names.push(from..from + length);
    }
}

#[cfg(test)]
mod tests;
