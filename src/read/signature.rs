//! Where the signature begins.
//!
//! Looked for from the foot of the new text upwards: a delimiter (`-- `), a closing phrase ("Best regards", "Med vennlig
//! hilsen") with short lines below it, a bare name, lines of contact details, "Sent from my …", a legal footer. A postscript
//! below the name stays new text.
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::read::quotes::{Line, lines, rule, trim};
use words::{CLOSINGS, DEVICES, LEGAL, NOT_NAMES, PARTICLES, SENT_FROM};

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

/// Lines that a signature may have, and how far up from the foot we look for its beginning.
const MAX_LINES: usize = 16;
/// Longer lines are text.
const MAX_LINE: usize = 120;

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
    for line in lines.take_while(|line| named(line.trimmed(), true)).take(3) {
        let bare = line
            .trimmed()
            .trim_start_matches(['-', '–', '—', '~', '/', '*', ' ']);
        let from = line.range().end - (line.text.len() - line.text.find(bare).unwrap_or(0));
        signature
            .names
            .push(from..from + bare.trim_end_matches(['*', ' ', ',']).len());
    }
}

/// "Sent from my …": its line, and the line where the text below it begins.
fn device_or_end(all: &[Line<'_>], filled: &[usize]) -> (Option<usize>, usize) {
    let found = filled
        .iter()
        .position(|at| all.get(*at).is_some_and(|line| sent_from(line.trimmed())));
    let Some(place) = found else {
        return (None, all.len());
    };
    let line = filled.get(place).copied();
    // With nothing above it, what stands below is all there is.
    let end = filled
        .get(place + 1)
        .copied()
        .filter(|_| place > 0)
        .filter(|_| !tail_is_signature(all, filled, place + 1));
    (
        if place > 0 || filled.len() == 1 {
            line
        } else {
            None
        },
        end.unwrap_or(all.len()),
    )
}

/// Whether what stands below "Sent from my …" is still signature: a name, contact lines, a footer.
fn tail_is_signature(all: &[Line<'_>], filled: &[usize], from: usize) -> bool {
    let rest = filled.get(from..).unwrap_or(&[]);
    rest.len() <= MAX_LINES
        && rest.iter().filter_map(|at| all.get(*at)).all(|line| {
            let text = line.trimmed();
            contact(text)
                || legal(text)
                || postscript(text)
                || rule(text)
                || sent_from(text)
                || closing(text).is_some()
                || named(text, false)
        })
}

/// The first line of a legal notice or list footer at the foot of the text.
fn footer(all: &[Line<'_>], body: &[usize]) -> Option<usize> {
    let window = body.len().saturating_sub(24).max(1);
    let at = body
        .iter()
        .skip(window)
        .copied()
        .find(|at| all.get(*at).is_some_and(|line| legal(line.trimmed())))?;
    // The notice's paragraph begins above the word that gave it away.
    let lead = all
        .get(..at)?
        .iter()
        .rev()
        .take_while(|line| !line.blank())
        .take(8)
        .count();
    let first = body.first().copied().unwrap_or(0);
    let start = at - lead;
    Some(
        if start > first
            && all
                .get(start)
                .is_some_and(|line| line.text.len() > 40 || rule(line.text))
        {
            start
        } else {
            at
        },
    )
}

/// The line where the signature block begins, and the line where a postscript ends it.
fn block(all: &[Line<'_>], body: &[usize]) -> (Option<usize>, Option<usize>) {
    let text = |place: usize| {
        body.get(place)
            .and_then(|at| all.get(*at))
            .map_or("", Line::trimmed)
    };
    let count = body.len();
    let lowest = count.saturating_sub(MAX_LINES + 8).max(1);
    let ps = (lowest..count).find(|place| postscript(text(*place)));
    let end = ps.unwrap_or(count);
    let low = end.saturating_sub(MAX_LINES).max(1);
    let line = |place: usize| body.get(place).copied();
    let stop = ps.and_then(line);
    let below = |place: usize| (place + 1..end).map(text);
    // A delimiter wins: the topmost that has only signature below it. The closing above it belongs to the block.
    let delimiter_at = (low..end).find(|p| {
        delimiter(text(*p)) && below(*p).all(|t| !sentence(t)) || long_rule(text(*p), below(*p))
    });
    let roof = delimiter_at.unwrap_or(end);
    let from = roof.saturating_sub(MAX_LINES).max(1);
    let closing_at = (from..roof).rev().find(|p| {
        closing(text(*p)).is_some()
            && (p + 1..roof).map(text).all(short)
            && ends_well(text(*p), roof - p)
    });
    let begin = closing_at
        .map(|p| first_closing(p, from, &text))
        .or(delimiter_at)
        .or_else(|| bare_name(all, body, from, roof));
    (begin.and_then(line), stop.filter(|_| begin.is_some()))
}

/// "Thanks" alone at the very end is something said, not a signature.
fn ends_well(text: &str, below: usize) -> bool {
    let Some(length) = closing(text) else {
        return false;
    };
    below > 1 || text.len() > length + 3 || !words::thanks(&text.to_lowercase())
}

/// Closings stand in twos: "Thank you," "Best regards,".
fn first_closing<'t>(place: usize, from: usize, text: &impl Fn(usize) -> &'t str) -> usize {
    let above = place.saturating_sub(1);
    let joined =
        above >= from && closing(text(above)).is_some_and(|length| text(above).len() <= length + 1);
    if joined { above } else { place }
}

/// A name without a closing, or lines of contact details, as the last paragraph.
fn bare_name(all: &[Line<'_>], body: &[usize], from: usize, end: usize) -> Option<usize> {
    let at = |place: usize| body.get(place).copied();
    let text = |place: usize| {
        at(place)
            .and_then(|at| all.get(at))
            .map_or("", Line::trimmed)
    };
    let paragraph = |place: usize| {
        at(place)
            .and_then(|at| all.get(at.checked_sub(1)?))
            .is_none_or(Line::blank)
    };
    let start = (from..end).rev().find(|place| paragraph(*place))?;
    let block: Vec<&str> = (start..end).map(text).collect();
    let dashed = (from..end)
        .rev()
        .take(2)
        .find(|place| sign_mark(text(*place)));
    let details = block.iter().filter(|t| contact(t)).count();
    let head = block.first().copied().unwrap_or("");
    let signed = named(head, false) && block.iter().skip(1).all(|t| short(t)) && block.len() <= 8;
    let listed = details >= 2 && block.iter().all(|t| short(t));
    (signed || listed).then_some(start).or(dashed)
}

/// `-Ada`, `/ Ada`, `~a`: a name behind a mark.
fn sign_mark(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '–', '—', '~', '/']);
    bare.len() < text.len()
        && !bare.is_empty()
        && text.len() - bare.len() <= 3
        && named(bare.trim_start(), false)
}

/// Rules and nothing else at the foot.
fn trailing_rule(all: &[Line<'_>], body: &[usize]) -> Option<usize> {
    let rules = body
        .iter()
        .rev()
        .take_while(|at| all.get(**at).is_some_and(|line| rule(line.text)))
        .count();
    body.get(body.len() - rules)
        .copied()
        .filter(|_| rules > 0 && rules < body.len())
}

/// The standard delimiter and its kin.
fn delimiter(text: &str) -> bool {
    matches!(trim(text), "--" | "---" | "—" | "––" | "__" | "–")
}

/// A long rule opens a signature only where contact details follow and no sentence does.
fn long_rule<'t>(text: &str, below: impl Iterator<Item = &'t str>) -> bool {
    let below: Vec<&str> = below.collect();
    rule(text)
        && text.len() > 3
        && below.len() <= 10
        && below.iter().any(|t| contact(t))
        && !below.iter().any(|t| sentence(t))
}

/// How many bytes of the line are a closing phrase, if the line is one, alone or before a name.
#[must_use]
pub fn closing(line: &str) -> Option<usize> {
    if line.len() > 80 {
        return None;
    }
    let lower = line.to_lowercase();
    if lower.len() != line.len() {
        return None;
    }
    let longest = CLOSINGS
        .iter()
        .filter(|phrase| lower.starts_with(**phrase))
        .max_by_key(|phrase| phrase.len())?;
    let rest = line.get(longest.len()..)?;
    let bare = rest.trim_matches([',', '.', '!', ' ', ':', '-', '–', '*', ')', '(', '\u{a0}']);
    let apart = rest.is_empty() || !rest.starts_with(char::is_alphanumeric);
    (apart && (bare.is_empty() || named(bare, false))).then_some(longest.len())
}

/// Whether the line may be a name; below a closing (`loose`) small letters and firms are taken, too.
fn named(line: &str, loose: bool) -> bool {
    let line = line.trim_matches(['-', '–', '—', '~', '/', '*', ' ', ',']);
    let line = line
        .strip_suffix('.')
        .filter(|short| !short.ends_with('.') && short.split(' ').count() <= 3)
        .unwrap_or(line);
    if line.is_empty()
        || line.len() > 60
        || line.contains(['?', '!', ':', ';', '@', '/', '"'])
        || line.contains(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let stop = words
        .iter()
        .any(|word| NOT_NAMES.contains(&word.to_lowercase().trim_end_matches([',', '.'])));
    let first = words
        .first()
        .and_then(|word| word.trim_start_matches(['(', '\'']).chars().next());
    let proper = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '&')
            || PARTICLES.contains(&word.to_lowercase().as_str())
    };
    let letters = first.is_some_and(char::is_alphabetic);
    letters
        && !stop
        && words.len() <= 6
        && (loose || (first.is_some_and(char::is_uppercase) && words.iter().all(proper)))
}

/// A line with a phone number, an address of mail or web.
fn contact(text: &str) -> bool {
    if text.len() > MAX_LINE {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let lower = text.to_lowercase();
    let phone = digits >= 7 && digits * 2 >= text.chars().filter(|c| c.is_alphanumeric()).count();
    let label = [
        "tel", "tlf", "mob", "phone", "fax", "puh", "cell", "telefon", "direct",
    ]
    .iter()
    .any(|word| lower.starts_with(word));
    let web = text.split_whitespace().count() <= 4
        && (lower.contains("www.") || lower.contains("http") || lower.contains('@'));
    phone || (label && digits >= 5) || web
}

/// Short enough for a signature line, and no sentence.
fn short(text: &str) -> bool {
    text.len() <= MAX_LINE && !sentence(text)
}

fn sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let ends = text
        .trim_end_matches(['"', ')', '”', '*'])
        .ends_with(['.', '?', '!', '…']);
    text.len() > MAX_LINE
        || (words >= 6 && ends)
        || (words >= 2 && text.trim_end().ends_with('?'))
        || words > 14
}

fn postscript(text: &str) -> bool {
    let lower = text
        .get(..6)
        .or_else(|| text.get(..5))
        .or_else(|| text.get(..4))
        .or(text.get(..3))
        .unwrap_or("")
        .to_lowercase();
    [
        "p.s.", "p.s ", "ps.", "ps:", "ps ", "p.s:", "p. s", "pps", "p.p.s", "ps!", "ps,",
    ]
    .iter()
    .any(|mark| lower.starts_with(mark))
}

/// "Sent from my telephone" and what mail programs put in its place.
fn sent_from(text: &str) -> bool {
    if text.len() > 160 || text.ends_with(['?', '!']) {
        return false;
    }
    let text = text.split(['<', '(', '[']).next().unwrap_or("");
    let text = text.trim_matches(['*', '_', '-', '—', '–', '>', ' ', '.', '|', '\u{a0}']);
    let lower = text.to_lowercase();
    let count = lower.split_whitespace().count();
    if count == 0 || count > 12 || lower.contains(", ") {
        return false;
    }
    let device = || SENT_ON.as_ref().is_some_and(|words| words.is_match(&lower));
    let Some(sent) = SENT.as_ref() else {
        return false;
    };
    sent.find_overlapping_iter(&lower).any(|found| {
        let Some((phrase, whole)) = SENT_FROM.get(found.pattern().as_usize()) else {
            return false;
        };
        // Inside a line the words are a sentence's, unless the language puts the verb last.
        let inside = !phrase.is_ascii() || count <= 4;
        if found.start() == 0 {
            (*whole && count <= 9) || device()
        } else {
            inside && device()
        }
    })
}

fn legal(text: &str) -> bool {
    let bounded = text
        .get(..text.floor_char_boundary(600))
        .unwrap_or("")
        .to_lowercase();
    NOTICE
        .as_ref()
        .is_some_and(|words| words.is_match(&bounded))
}

static SENT: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(SENT_FROM.iter().map(|(phrase, _)| *phrase)).ok());
static SENT_ON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(DEVICES).ok());
static NOTICE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(LEGAL).ok());

#[cfg(test)]
mod tests;
