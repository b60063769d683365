//! Where the blocks at a letter's foot begin and end, as line numbers.
use super::feet::{
    addressed, closing, contact, delimiter, is_name, legal, long_rule, named, postscript,
    sent_from, sentence, short, sign_mark, signing,
};
use super::words;
use crate::read::lines::{Line, rule};

/// The line where the signature block begins, and the line where a postscript ends it.
pub fn block(all: &[Line<'_>], body: &[usize]) -> (Option<usize>, Option<usize>) {
    let line = |place: usize| body.get(place).copied();
    let count = body.len();
    let lowest = count.saturating_sub(MAX_LINES + 8).max(1);
    let said = |place: usize| {
        line(place)
            .and_then(|at| all.get(at))
            .is_some_and(|l| postscript(l.trimmed()))
    };
    let signed = |ps: usize| Some((start(all, body, ps)?, ps));
    // Children sign below the postscript as often as above it.
    match (lowest..count).find(|place| said(*place)).and_then(signed) {
        Some((begin, ps)) => (line(begin), line(ps)),
        None => (start(all, body, count).and_then(line), None),
    }
}

/// Where the block begins that ends before `end`; both are places among the filled lines.
fn start(all: &[Line<'_>], body: &[usize], end: usize) -> Option<usize> {
    let text = |place: usize| {
        body.get(place)
            .and_then(|at| all.get(*at))
            .map_or("", Line::trimmed)
    };
    let low = end.saturating_sub(MAX_LINES).max(1);
    let below = |place: usize| (place + 1..end).map(text);
    let delimits = |p: usize| {
        delimiter(text(p)) && below(p).all(|t| !sentence(t)) || long_rule(text(p), below(p))
    };
    // A delimiter wins: the topmost that has only signature below it. The closing above it belongs to the block.
    let delimiter_at = (low..end).find(|p| delimits(*p));
    let roof = delimiter_at.unwrap_or(end);
    let from = roof.saturating_sub(MAX_LINES).max(1);
    let closes = |p: usize| {
        closing(text(p)).is_some()
            && (p + 1..roof).map(text).all(signing)
            && ends_well(text(p), roof - p)
    };
    let closing_at = (from..roof).rev().find(|p| closes(*p));
    let begin = closing_at
        .map(|p| first_closing(p, from, &text))
        .or(delimiter_at);
    begin.or_else(|| bare_name(all, body, from, roof))
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
    let line = |place: usize| body.get(place).and_then(|at| all.get(*at));
    let text = |place: usize| line(place).map_or("", Line::trimmed);
    let above = |place: usize| body.get(place).and_then(|at| all.get(at.checked_sub(1)?));
    let paragraph = |place: usize| above(place).is_none_or(Line::blank);
    // The first paragraph is the letter; only a name below its last sentence can be parted from it.
    let start = (from..end)
        .rev()
        .find(|place| paragraph(*place))
        .unwrap_or(0);
    let headed = |start: usize, end: usize| {
        let head = text(start);
        let name = is_name(head) || addressed(head).is_some();
        name && (start + 1..end).map(text).all(signing) && end - start <= 8
    };
    if start > 0 && headed(start, end) {
        return Some(start);
    }
    let details = (start..end).filter(|place| contact(text(*place))).count();
    // Links alone are something to look at, not somebody's address.
    let linked = (start..end)
        .map(text)
        .filter(|t| contact(t))
        .all(|t| t.contains("http"));
    if start > 0 && details >= 2 && !linked && (start..end).map(text).all(short) {
        // The name may be a paragraph of its own above the details.
        let upper = (from..start).rev().take(6).find(|place| paragraph(*place));
        return Some(upper.filter(|upper| headed(*upper, start)).unwrap_or(start));
    }
    let last = end.saturating_sub(1);
    let said = text(last.saturating_sub(1)).ends_with(['.', '?', '!', ')', '…']);
    let name = named(text(last), false) && text(last).split(' ').count() <= 3;
    let dashed = (from..end)
        .rev()
        .take(2)
        .find(|place| sign_mark(text(*place)));
    dashed.or((last > start && said && name).then_some(last))
}

/// Rules and nothing else at the foot.
pub fn trailing_rule(all: &[Line<'_>], body: &[usize]) -> Option<usize> {
    let rules = body
        .iter()
        .rev()
        .take_while(|at| all.get(**at).is_some_and(|line| rule(line.text)))
        .count();
    body.get(body.len() - rules)
        .copied()
        .filter(|_| rules > 0 && rules < body.len())
}

/// The first line of a legal notice or list footer at the foot of the text.
pub fn footer(all: &[Line<'_>], body: &[usize]) -> Option<usize> {
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

/// "Sent from my …": its line, and the line where the text below it begins.
pub fn device_or_end(all: &[Line<'_>], filled: &[usize]) -> (Option<usize>, usize) {
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
pub fn tail_is_signature(all: &[Line<'_>], filled: &[usize], from: usize) -> bool {
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

/// Lines that a signature may have, and how far up from the foot we look for its beginning.
pub const MAX_LINES: usize = 16;
