//! How a language writes dates, weekdays, numbers, lists, counts and money (CLDR, through ICU4X).
//!
//! Formatters are made when they are first used, and kept. Every space in what they give is a plain one: the
//! text is for mail that people go on editing.

mod dates;
mod money;
mod words;

pub use dates::{parse_date, parse_time};
pub use money::Money;

use crate::language::Language;
use dates::Dates;
use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::Locale as Tag;
use icu_plurals::{PluralCategory, PluralRules};
use std::{borrow::Cow, sync::OnceLock};

/// The languages for which everything here is known; `en` alone is British.
const TAGS: [&str; 11] = [
    "en-GB", "en-US", "nb", "nn", "da", "sv", "de", "es", "fr", "nl", "fi",
];

/// The locales of a run.
#[derive(Debug)]
pub struct Locales(Vec<Locale>);

impl Default for Locales {
    fn default() -> Self {
        Self(TAGS.iter().map(|tag| Locale::new(tag)).collect())
    }
}

impl Locales {
    /// The locale of a language; British English where the language has none.
    pub fn of(&self, language: &Language) -> Option<&Locale> {
        let tag = language.tag();
        let base = language.base();
        let find = |wanted: &str| self.0.iter().find(|locale| locale.tag == wanted);
        find(tag).or_else(|| find(base)).or_else(|| find("en-GB"))
    }
}

/// How one language writes things.
#[derive(Debug)]
pub struct Locale {
    tag: &'static str,
    dates: OnceLock<Option<Dates>>,
    numbers: OnceLock<Option<DecimalFormatter>>,
    and: OnceLock<Option<ListFormatter>>,
    or: OnceLock<Option<ListFormatter>>,
    cardinals: OnceLock<Option<PluralRules>>,
    ordinals: OnceLock<Option<PluralRules>>,
}

impl Locale {
    fn new(tag: &'static str) -> Self {
        Self {
            tag,
            dates: OnceLock::new(),
            numbers: OnceLock::new(),
            and: OnceLock::new(),
            or: OnceLock::new(),
            cardinals: OnceLock::new(),
            ordinals: OnceLock::new(),
        }
    }

    /// The language without its region.
    pub fn base(&self) -> &'static str {
        self.tag.split('-').next().unwrap_or(self.tag)
    }

    fn cldr(&self) -> Tag {
        self.tag.parse().unwrap_or(Tag::UNKNOWN)
    }

    fn dates(&self) -> Option<&Dates> {
        self.dates.get_or_init(|| Dates::new(&self.cldr())).as_ref()
    }

    /// "Thursday 14 May", "torsdag 14. mai".
    pub fn day(&self, date: jiff::civil::Date) -> Option<String> {
        // The pattern that CLDR gives for weekday, day and month drops the full stop of the ordinal in
        // Norwegian, and the article in Danish; in Spanish it has the comma of a heading, which no sentence
        // with an article keeps ("el jueves 14 de mayo"). Both parts for themselves are right.
        let between = match self.base() {
            "nb" | "nn" | "es" => " ",
            "da" => " den ",
            _ => return self.dates()?.day(date),
        };
        Some(format!(
            "{}{between}{}",
            self.weekday(date)?,
            self.date(date)?
        ))
    }

    /// "14 May", "14. mai".
    pub fn date(&self, date: jiff::civil::Date) -> Option<String> {
        self.dates()?.date(date)
    }

    /// "14 May 2026", "14. mai 2026".
    pub fn long_date(&self, date: jiff::civil::Date) -> Option<String> {
        self.dates()?.long_date(date)
    }

    /// "Thursday", "torsdag".
    pub fn weekday(&self, date: jiff::civil::Date) -> Option<String> {
        self.dates()?.weekday(date)
    }

    /// "Thursdays", "torsdager".
    pub fn weekday_plural(&self, date: jiff::civil::Date) -> Option<String> {
        Some(words::many_weekdays(self.base(), self.weekday(date)?))
    }

    /// "May", "mai".
    pub fn month(&self, date: jiff::civil::Date) -> Option<String> {
        self.dates()?.month(date)
    }

    /// "14:30", "2:30 PM".
    pub fn time(&self, time: jiff::civil::Time) -> Option<String> {
        self.dates()?.time(time)
    }

    /// "1,234.5", "1 234,5".
    pub fn number(&self, number: &Decimal) -> Option<String> {
        let formatter = self
            .numbers
            .get_or_init(|| DecimalFormatter::try_new(self.cldr().into(), Default::default()).ok())
            .as_ref()?;
        Some(plain(formatter.format(number).to_string()))
    }

    /// "a, b and c".
    pub fn list(&self, items: &[String]) -> Option<String> {
        let formatter = self
            .and
            .get_or_init(|| {
                ListFormatter::try_new_and(self.cldr().into(), ListFormatterOptions::default()).ok()
            })
            .as_ref()?;
        Some(plain(formatter.format(items.iter()).to_string()))
    }

    /// "a, b or c".
    pub fn or_list(&self, items: &[String]) -> Option<String> {
        let formatter = self
            .or
            .get_or_init(|| {
                ListFormatter::try_new_or(self.cldr().into(), ListFormatterOptions::default()).ok()
            })
            .as_ref()?;
        Some(plain(formatter.format(items.iter()).to_string()))
    }

    /// Whether a count takes the singular ("1 kite").
    pub fn is_one(&self, count: u64) -> bool {
        let rules = self
            .cardinals
            .get_or_init(|| PluralRules::try_new_cardinal(self.cldr().into()).ok());
        match rules {
            Some(rules) => rules.category_for(count) == PluralCategory::One,
            None => count == 1,
        }
    }

    /// Small counts as words ("two", "to"), others as numbers.
    pub fn words(&self, count: u64) -> String {
        match words::cardinal(self.base(), count) {
            Some(word) => word.to_string(),
            None => self.whole(count),
        }
    }

    /// "third", "tredje"; "21st", "21."
    pub fn ordinal(&self, count: u64) -> String {
        if let Some(word) = words::ordinal(self.base(), count) {
            return word.to_string();
        }
        let rules = self
            .ordinals
            .get_or_init(|| PluralRules::try_new_ordinal(self.cldr().into()).ok());
        let category = rules
            .as_ref()
            .map_or(PluralCategory::Other, |rules| rules.category_for(count));
        format!("{count}{}", words::ordinal_ending(self.base(), category))
    }

    /// "£64.50", "219 kr".
    pub fn money(&self, money: &Money) -> Option<String> {
        money::write(self, money)
    }

    /// A quotation in the language's marks.
    pub fn quote(&self, text: &str) -> String {
        let (open, close) = words::quotation_marks(self.base());
        format!("{open}{text}{close}")
    }

    fn whole(&self, count: u64) -> String {
        self.number(&Decimal::from(count))
            .unwrap_or_else(|| count.to_string())
    }
}

/// No-break spaces as plain ones.
fn plain(text: String) -> String {
    if text.contains(['\u{a0}', '\u{202f}']) {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    } else {
        text
    }
}

/// The first letter in upper case, the rest as it is.
///
/// ```
/// assert_eq!(regards::locale::upper_first("øya"), "Øya");
/// ```
pub fn upper_first(text: &str) -> Cow<'_, str> {
    first(text, |c| c.to_uppercase().collect())
}

/// The first letter in lower case, the rest as it is; a word in capitals (`IMAP`) and a lone `I` stay.
///
/// ```
/// use regards::locale::lower_first;
/// assert_eq!(lower_first("The spar"), "the spar");
/// assert_eq!(lower_first("IMAP is down"), "IMAP is down");
/// assert_eq!(lower_first("I wait"), "I wait");
/// ```
pub fn lower_first(text: &str) -> Cow<'_, str> {
    let word = text.split(char::is_whitespace).next().unwrap_or("");
    let shouts = word.chars().skip(1).any(char::is_uppercase);
    if shouts || word == "I" || word.starts_with("I'") {
        return Cow::Borrowed(text);
    }
    first(text, |c| c.to_lowercase().collect())
}

/// How a letter goes on behind the comma of its greeting: German goes on in lower case, unless the word is a noun or
/// speaks to the reader.
///
/// ```
/// use regards::locale::after_comma;
/// assert_eq!(after_comma("Das war ich.", "de"), "das war ich.");
/// assert_eq!(after_comma("Sie haben recht.", "de"), "Sie haben recht.");
/// assert_eq!(after_comma("Det var mig.", "da"), "Det var mig.");
/// ```
pub fn after_comma<'t>(text: &'t str, base: &str) -> Cow<'t, str> {
    let word = text
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    match base {
        "de" if words::is_small_in_german(word) => lower_first(text),
        _ => Cow::Borrowed(text),
    }
}

fn first(text: &str, change: impl Fn(char) -> String) -> Cow<'_, str> {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) => {
            let changed = change(c);
            if changed.chars().eq([c]) {
                Cow::Borrowed(text)
            } else {
                Cow::Owned(changed + chars.as_str())
            }
        }
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests;
