//! Addresses of every kind: e-mail, links, telephones, streets.

use super::scan::{Finds, alone};
use crate::reading::FactKind;
use crate::source::Span;

/// E-mail addresses and links.
pub fn links(finds: &mut Finds) {
    let folded = finds.folded();
    for (at, _) in folded.match_indices('@') {
        let (start, end) = grown(folded, at);
        let address = finds.slice(start, end);
        if start < at
            && address
                .get(at - start + 1..)
                .is_some_and(|domain| domain.contains('.') && !domain.starts_with('.'))
        {
            let raw = finds.text.quote(start, end).to_string();
            finds.add(FactKind::Email, raw, start, end);
        }
    }
    for lead in ["http://", "https://", "www."] {
        for (at, _) in folded.match_indices(lead) {
            let rest = folded.get(at..).unwrap_or("");
            let length = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
                .unwrap_or(rest.len());
            let end = at
                + rest
                    .get(..length)
                    .unwrap_or("")
                    .trim_end_matches(['.', ',', ')', '!', '?', ';', ':', '\''])
                    .len();
            let raw = finds.text.quote(at, end).to_string();
            finds.add(FactKind::Url, raw, at, end);
        }
    }
    // A domain has a full stop before a letter.
    if finds
        .folded()
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [b'.', next] if next.is_ascii_alphabetic()))
    {
        bare_domains(finds);
    }
}

/// "kestrel.example/visit": a domain that nobody gave a scheme.
fn bare_domains(finds: &mut Finds) {
    const ENDINGS: &[&str] = &[
        ".com", ".org", ".net", ".no", ".se", ".dk", ".de", ".co.uk", ".example", ".io", ".eu",
        ".es", ".fr", ".nl", ".fi",
    ];
    let folded = finds.folded();
    for ending in ENDINGS {
        for (at, _) in folded.match_indices(ending) {
            let after = folded
                .get(at + ending.len()..)
                .and_then(|rest| rest.chars().next());
            let start = folded.get(..at).map_or(0, |text| {
                text.rfind(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'))
                    .map_or(0, |at| {
                        at + text
                            .get(at..)
                            .and_then(|rest| rest.chars().next())
                            .map_or(1, char::len_utf8)
                    })
            });
            if after.is_some_and(|c| c.is_alphanumeric() || c == '@') || at - start < 2 {
                continue;
            }
            let rest = folded.get(at + ending.len()..).unwrap_or("");
            let path = if rest.starts_with('/') {
                rest.find(|c: char| c.is_whitespace() || c == '"' || c == ')')
                    .unwrap_or(rest.len())
            } else {
                0
            };
            let end = at
                + ending.len()
                + rest
                    .get(..path)
                    .unwrap_or("")
                    .trim_end_matches(['.', ',', '!', '?'])
                    .len();
            let raw = finds.text.quote(start, end).to_string();
            finds.add(FactKind::Url, raw, start, end);
        }
    }
}

fn grown(folded: &str, at: usize) -> (usize, usize) {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%' | '\'');
    let before = folded.get(..at).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| part(*c))
        .last()
        .map_or(at, |(start, _)| start);
    let after = folded.get(at + 1..).unwrap_or("");
    let length = after
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
        .unwrap_or(after.len());
    let end = at
        + 1
        + after
            .get(..length)
            .unwrap_or("")
            .trim_end_matches(['.', '-'])
            .len();
    (start, end)
}

/// Words before a telephone number.
const PHONE_WORDS: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "tlf",
    "telefon",
    "telefonnummer",
    "mobile",
    "mobil",
    "mob",
    "cell",
    "number",
    "nummer",
    "ring",
    "call",
    "on",
    "på",
    "reach",
    "nås",
    "mobilen",
    "mobilnummer",
    "telefonen",
    "text",
    "sms",
    "whatsapp",
    "at",
    "handy",
    "teléfono",
    "móvil",
    "nr",
];

/// Telephone numbers: with a plus, with a word before them, or in the shapes that Norway, Britain and America write.
pub fn phones(finds: &mut Finds) {
    let folded = finds.folded();
    let bytes = folded.as_bytes();
    let mut from = 0;
    while let Some(at) = bytes
        .iter()
        .skip(from)
        .position(|byte| byte.is_ascii_digit() || *byte == b'+')
        .map(|at| at + from)
    {
        let end = phone_end(bytes, at);
        let text = finds.slice(at, end);
        let start = if at > 0 && bytes.get(at - 1) == Some(&b'(') {
            at - 1
        } else {
            at
        };
        from = end.max(at + 1);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if !(6..=15).contains(&digits) || !alone(folded, start, end) {
            continue;
        }
        if is_phone(finds, text, digits, start) {
            let raw = finds.text.quote(start, end).trim().to_string();
            finds.add(FactKind::Phone, raw, start, end);
        }
    }
}

/// The end of a run of digits with single spaces, hyphens, dots and brackets between.
fn phone_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    let mut gap = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                end = at + 1;
                gap = 0;
            }
            b'+' if at == start => {}
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' if gap < 2 => gap += 1,
            _ => break,
        }
        at += 1;
    }
    end.max(start + 1)
}

fn is_phone(finds: &Finds, text: &str, digits: usize, start: usize) -> bool {
    let (word, at) = finds.word_before(start);
    let (earlier, _) = finds.word_before(at);
    let sentence = finds.text.sentence_of(start);
    let said = [word, earlier]
        .iter()
        .any(|word| PHONE_WORDS.contains(word))
        || matches!(word, "er" | "is" | "mitt" | "på" | "on" | "at")
            && finds
                .slice(sentence.start.min(start), start)
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| {
                    matches!(
                        word,
                        "nummeret"
                            | "telefonnummeret"
                            | "mobilnummeret"
                            | "telefonnummer"
                            | "mobilnummer"
                            | "phone"
                            | "mobile"
                            | "telephone"
                            | "treffes"
                            | "nås"
                            | "ring"
                            | "call"
                            | "reached"
                            | "tlf"
                            | "telefon"
                            | "mobilen"
                            | "dial"
                    )
                });
    if text.starts_with('+') || text.starts_with("00") && digits > 9 {
        return digits >= 8;
    }
    let groups: Vec<usize> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    let first = text.bytes().find(u8::is_ascii_digit).unwrap_or(b'0');
    let norwegian =
        digits == 8 && first >= b'2' && (groups == [3, 2, 3] || groups == [2, 2, 2, 2] || said);
    let british = first == b'0' && (10..=11).contains(&digits) && (groups.len() > 1 || said);
    let american = digits == 10 && groups == [3, 3, 4]
        || digits == 7 && groups == [3, 4] && text.contains('-');
    norwegian
        || british
        || american
        || said
            && (7..=12).contains(&digits)
            && matches!(word, w if PHONE_WORDS.contains(&w) && w != "on" && w != "på" && w != "at" && w != "number" && w != "nummer" && w != "nr")
}

/// Last words of English street names.
const STREETS: &[&str] = &[
    "street",
    "st",
    "road",
    "rd",
    "lane",
    "ln",
    "row",
    "avenue",
    "ave",
    "close",
    "drive",
    "dr",
    "way",
    "square",
    "terrace",
    "gardens",
    "garden",
    "place",
    "court",
    "hill",
    "quay",
    "crescent",
    "grove",
    "mews",
    "park",
    "walk",
    "yard",
    "green",
    "parade",
    "boulevard",
    "blvd",
    "wharf",
    "rise",
    "view",
    "end",
    "gate",
    "bank",
    "vale",
    "mount",
];

/// Endings of Nordic, German and Dutch street names.
const STREET_ENDINGS: &[&str] = &[
    "gata", "gate", "gaten", "gt", "veien", "vegen", "vei", "veg", "plass", "plassen", "allé",
    "alléen", "stien", "bakken", "torget", "torg", "brygga", "bryggen", "kaia", "kaien", "svingen",
    "lia", "ringen", "tunet", "stredet", "smauet", "bakke", "stubben", "haugen", "kollen", "gatan",
    "vägen", "gade", "vej", "straße", "strasse", "str", "platz", "weg", "laan", "straat", "katu",
    "tie",
];

/// Postal addresses: "7 Salter's Row, Linton", "Strandgata 12 B, 8400 Sortland".
pub fn addresses(finds: &mut Finds) {
    for number in finds.numbers.clone() {
        let text = finds.slice(number.start, number.end);
        if text.len() > 4
            || !text.bytes().all(|byte| byte.is_ascii_digit())
            || finds.taken(Span::new(number.start, number.end))
        {
            continue;
        }
        if let Some((start, end)) = post_box(finds, number.start, number.end)
            .or_else(|| english(finds, number.start, number.end))
            .or_else(|| nordic(finds, number.start, number.end))
        {
            let raw = finds.text.quote(start, end).to_string();
            finds.add(FactKind::Address, raw, start, end);
        }
    }
}

/// "PO Box 88, Kirkwall KW15 1AA", "Postboks 12, 8400 Sortland".
fn post_box(finds: &Finds, start: usize, end: usize) -> Option<(usize, usize)> {
    let (word, at) = finds.word_before(start);
    let first = match word {
        "postboks" | "pb" | "postbox" | "postfach" | "postboks." => at,
        "box" => finds.folded().get(..at).and_then(|before| {
            ["p.o. ", "po ", "p o "]
                .iter()
                .find(|lead| before.ends_with(**lead))
                .map(|lead| at - lead.len())
        })?,
        _ => return None,
    };
    // "Postboks 12 Sentrum, 0101 Oslo": the post office may have a name.
    let (office, from, to) = finds.word_after(end);
    let named = finds.slice(end, from) == " "
        && capital(finds, from, to)
        && office.chars().all(char::is_alphabetic);
    Some((first, postcode(finds, if named { to } else { end })))
}

fn capital(finds: &Finds, start: usize, end: usize) -> bool {
    finds
        .text
        .quote(start, end)
        .chars()
        .next()
        .is_some_and(char::is_uppercase)
}

/// Number, capitalised words, a street word; then a town after a comma.
fn english(finds: &Finds, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = end;
    if finds
        .folded()
        .as_bytes()
        .get(at)
        .is_some_and(u8::is_ascii_lowercase)
    {
        at += 1;
    }
    for count in 0..5 {
        let (word, word_start, word_end) = finds.word_after(at);
        if word.is_empty()
            || finds.slice(at, word_start) != " "
            || !capital(finds, word_start, word_end)
        {
            return None;
        }
        at = word_end;
        if count > 0 && STREETS.contains(&word) {
            let flat = before_flat(finds, start);
            return Some((flat, town(finds, at)));
        }
    }
    None
}

/// "Flat 3, 19 Corder Street" begins at "Flat".
fn before_flat(finds: &Finds, start: usize) -> usize {
    let before = finds.slice(start.saturating_sub(14), start);
    ["flat ", "unit ", "apartment ", "apt "]
        .iter()
        .filter_map(|word| before.find(word))
        .map(|at| start.saturating_sub(14) + at)
        .min()
        .unwrap_or(start)
}

/// Up to two parts after commas: a town of capitalised words, a postcode.
fn town(finds: &Finds, mut end: usize) -> usize {
    for _ in 0..3 {
        let gap = finds.slice(end, (end + 2).min(finds.folded().len()));
        if gap != ", " {
            break;
        }
        let (_, first, mut last) = finds.word_after(end);
        if first != end + 2
            || !(capital(finds, first, last)
                || finds
                    .slice(first, last)
                    .bytes()
                    .all(|byte| byte.is_ascii_digit()))
        {
            break;
        }
        loop {
            let (word, start, stop) = finds.word_after(last);
            let postcode = word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() <= 5;
            if word.is_empty()
                || finds.slice(last, start) != " "
                || !(capital(finds, start, stop) || postcode)
                || word == "i"
            {
                break;
            }
            last = stop;
        }
        let part = finds.slice(first, last);
        if super::calendar::starts_with_calendar_word(part)
            || !part.contains(|c: char| c.is_alphabetic())
        {
            break;
        }
        end = last;
    }
    end
}

/// A word that ends like a street (or two: "Øvre gate"), then the number, a letter, a postcode and a town.
fn nordic(finds: &Finds, start: usize, end: usize) -> Option<(usize, usize)> {
    let (word, word_start) = finds.word_before(start);
    if finds.slice(word_start + word.len(), start) != " "
        || !STREET_ENDINGS.iter().any(|ending| word.ends_with(ending))
    {
        return None;
    }
    let mut first = word_start;
    // "Lia 3, 5700 Voss": the street's name is its ending.
    let bare = STREET_ENDINGS.contains(&word)
        && capital(finds, word_start, word_start + word.len())
        && postcode(finds, end) > end;
    if bare {
        return Some((word_start, postcode(finds, end)));
    }
    if !capital(finds, word_start, word_start + word.len()) || STREET_ENDINGS.contains(&word) {
        let (earlier, at) = finds.word_before(word_start);
        if earlier.is_empty()
            || !capital(finds, at, at + earlier.len())
            || finds.slice(at + earlier.len(), word_start) != " "
        {
            return None;
        }
        first = at;
    }
    let mut last = end;
    let rest = finds.slice(end, (end + 3).min(finds.folded().len()));
    let letter = rest
        .trim_start()
        .chars()
        .next()
        .filter(char::is_ascii_lowercase);
    let letter_at = end + usize::from(rest.starts_with(' '));
    if letter.is_some()
        && alone(finds.folded(), letter_at, letter_at + 1)
        && matches!(letter, Some('a'..='h'))
        || letter.is_some() && letter_at == end && alone(finds.folded(), end + 1, end + 1)
    {
        last = letter_at + 1;
    }
    Some((first, postcode(finds, last)))
}

/// ", 8400 Sortland" or " 8400 Sortland" or ", Sortland".
fn postcode(finds: &Finds, end: usize) -> usize {
    let (word, start, stop) = finds.word_after(end);
    let gap = finds.slice(end, start);
    if word.len() >= 4
        && word.len() <= 5
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(gap, ", " | " ")
    {
        let mut last = stop;
        let (_, start, stop) = finds.word_after(last);
        if finds.slice(last, start) == " " && capital(finds, start, stop) {
            last = stop;
            // "Mo i Rana".
            let (link, from, to) = finds.word_after(last);
            let (_, next, end) = finds.word_after(to);
            if matches!(link, "i" | "på")
                && finds.slice(last, from) == " "
                && finds.slice(to, next) == " "
                && capital(finds, next, end)
            {
                last = end;
            }
        }
        return last;
    }
    town(finds, end)
}
