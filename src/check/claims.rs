//! Claims: the details a text states, typed and brought to one form, so that they can be held against what is known.

mod contacts;
mod dates;
mod numbers;

use crate::{
    language::Language,
    source::Span,
    text::{norm, tokens},
};
use jiff::civil::{Date, Weekday};

/// A detail that a text states.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// The forms that details are brought to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number of an order or the like, capitals and digits only.
    Code(String),
    /// Hundredths of a unit, and the unit (`GBP`; `kr` for all crowns).
    Money(i64, &'static str),
    /// A day, with its year where it is said.
    Day(Option<i16>, i8, i8),
    /// A day of an unnamed month ("the 10th").
    Nth(i8),
    /// A day of the week.
    Weekday(Weekday),
    /// Minutes after midnight.
    Time(u16),
    /// Thousandths.
    Number(i64),
    /// A mail address, a link or a telephone number, without case and signs.
    Contact(String),
}

impl Value {
    /// In words, for a remark.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Code(_) => "number",
            Self::Money(..) => "amount",
            Self::Day(..) | Self::Nth(_) => "date",
            Self::Weekday(_) => "weekday",
            Self::Time(_) => "time",
            Self::Number(_) => "number",
            Self::Contact(_) => "address or telephone number",
        }
    }

    /// The day, where it names one: without a year the one nearest to `now`.
    pub fn day(&self, now: Date) -> Option<Date> {
        let Self::Day(year, month, day) = *self else {
            return None;
        };
        if let Some(year) = year {
            return Date::new(year, month, day).ok();
        }
        (-1..=1)
            .filter_map(|offset| Date::new(now.year() + offset, month, day).ok())
            .min_by_key(|date| {
                date.since(now)
                    .map_or(i32::MAX, |span| span.get_days().abs())
            })
    }
}

/// The claims of a text, in their order.
pub fn claims(text: &str, language: &Language) -> Vec<Claim> {
    let words = tokens(text)
        .into_iter()
        .map(|span| (span, norm(span.of(text))));
    claims_of(text, words.collect(), language)
}

/// The same for a text that is cut into folded words already.
pub(super) fn claims_of(text: &str, words: Vec<(Span, String)>, language: &Language) -> Vec<Claim> {
    let mut found = contacts::find(text);
    let mut tokens = Vec::with_capacity(words.len());
    for (span, folded) in words {
        if !found.iter().any(|claim| claim.span.overlaps(span)) {
            split(text, span, folded, &mut tokens);
        }
    }
    let words = tokens;
    let mut at = 0;
    while let Some(token) = words.get(at) {
        let rest = words.get(at..).unwrap_or(&[]);
        let hit = dates::at(text, rest, language)
            .or_else(|| numbers::code(text, rest))
            .or_else(|| numbers::money(text, rest))
            .or_else(|| numbers::time(text, rest))
            .or_else(|| numbers::number(token, rest, text, language));
        match hit {
            Some((claim, used)) => {
                found.push(claim);
                at += used;
            }
            None => at += 1,
        }
    }
    found.sort_by_key(|claim| (claim.span.start, claim.span.end));
    found
}

/// Whether a word (folded) is a month or a weekday.
pub fn is_calendar(word: &str) -> bool {
    dates::month(word).is_some() || dates::weekday(word).is_some()
}

/// A word or a number of the text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    span: Span,
    folded: String,
    number: bool,
}

impl Token {
    fn new(span: Span, folded: String) -> Self {
        let number = folded.chars().next().is_some_and(char::is_numeric);
        Self {
            span,
            folded,
            number,
        }
    }
}

/// "3-8" is two numbers; "2026-05-12" is one day.
fn split(text: &str, span: Span, folded: String, tokens: &mut Vec<Token>) {
    let word = span.of(text);
    let parts = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('-');
    if !parts || word.len() == 10 && crate::locale::parse_date(word).is_some() {
        return tokens.push(Token::new(span, folded));
    }
    let mut start = span.start;
    for part in word.split('-') {
        if !part.is_empty() {
            tokens.push(Token::new(Span::new(start, start + part.len()), norm(part)));
        }
        start += part.len() + 1;
    }
}

/// The last words before a place, in lower case: as much as the longest of those that are asked for.
fn tail(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or("").trim_end();
    let from = before.floor_char_boundary(before.len().saturating_sub(24));
    before.get(from..).unwrap_or("").to_lowercase()
}

/// What stands between two tokens.
fn between<'t>(text: &'t str, one: &Token, two: &Token) -> &'t str {
    Span::new(one.span.end, two.span.start).of(text)
}

#[cfg(test)]
mod tests {
    use super::{Value, claims};
    use crate::language::Language;
    use jiff::civil::Weekday;

    #[test]
    fn every_written_form_has_one_value() {
        use Value::{Code, Contact, Day, Money, Nth, Number, Time, Weekday as On};
        let table: &[(&str, &str, &[Value])] = &[
            (
                "en",
                "on Friday 8 May",
                &[On(Weekday::Friday), Day(None, 5, 8)],
            ),
            (
                "en",
                "by Thursday, 14th of May 2026",
                &[On(Weekday::Thursday), Day(Some(2026), 5, 14)],
            ),
            ("en", "May 8, 2026", &[Day(Some(2026), 5, 8)]),
            ("en", "you may 8", &[Number(8000)]),
            ("en", "on the 10th", &[Nth(10)]),
            (
                "nb",
                "mandag 13. april",
                &[On(Weekday::Monday), Day(None, 4, 13)],
            ),
            ("nb", "den 4. og 12. mai", &[Nth(4), Day(None, 5, 12)]),
            (
                "nb",
                "4. mai og 12. mai",
                &[Day(None, 5, 4), Day(None, 5, 12)],
            ),
            ("de", "am 3. März 2026", &[Day(Some(2026), 3, 3)]),
            ("es", "el 5 de mayo de 2026", &[Day(Some(2026), 5, 5)]),
            (
                "en",
                "2026-05-12 and 12/5/2026 and 12.05.2026",
                &[
                    Day(Some(2026), 5, 12),
                    Day(Some(2026), 5, 12),
                    Day(Some(2026), 5, 12),
                ],
            ),
            ("en", "order KK-20417", &[Code("KK20417".into())]),
            (
                "en",
                "£85.00 or 64.50 GBP, $5, €1.234,50",
                &[
                    Money(8500, "GBP"),
                    Money(6450, "GBP"),
                    Money(500, "USD"),
                    Money(123_450, "EUR"),
                ],
            ),
            (
                "nb",
                "447 kr, kr 1 219,50, 89,-",
                &[Money(44_700, "kr"), Money(121_950, "kr"), Money(8900, "kr")],
            ),
            (
                "nb",
                "3–8 m/s, 3-8",
                &[Number(3000), Number(8000), Number(3000), Number(8000)],
            ),
            ("nb", "kl. 10.30 og 14:05", &[Time(630), Time(845)]),
            (
                "en",
                "ten letters to two people",
                &[Number(10_000), Number(2000)],
            ),
            ("nb", "to brev til tolv", &[Number(2000), Number(12_000)]),
            ("en", "two hundred times", &[Number(200_000)]),
            ("en", "to sex and fire", &[]),
            (
                "en",
                "call 01632 960144 or a.b@x.example",
                &[
                    Contact("01632960144".into()),
                    Contact("a.b@x.example".into()),
                ],
            ),
            (
                "en",
                "see kestrel.example/kites",
                &[Contact("kestrel.example/kites".into())],
            ),
            ("en", "on Sundays", &[On(Weekday::Sunday)]),
            (
                "en",
                "25 metres and not 30",
                &[Number(25_000), Number(30_000)],
            ),
        ];
        for (tag, text, expected) in table {
            let found: Vec<Value> = claims(text, &Language::new(tag))
                .into_iter()
                .map(|it| it.value)
                .collect();
            assert_eq!(&found, expected, "{tag}: {text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn claims_lie_on_boundaries(text in "\\PC{0,80}") {
            for claim in claims(&text, &Language::EN) {
                assert!(text.get(claim.span.start..claim.span.end).is_some_and(|it| !it.is_empty()));
            }
        }
    }
}
