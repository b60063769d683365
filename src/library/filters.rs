//! The filters of templates: plain functions of a value and a locale.

use crate::locale::{Locale, Money, lower_first, parse_date, parse_time, upper_first};
use fixed_decimal::Decimal;
use jiff::civil::Date;
use serde_json::Value;
use std::str::FromStr;

/// A filter that needs nothing but the value and the locale.
pub(super) type Plain = fn(&Value, &Locale) -> Result<String, String>;

/// The filters by name.
pub(super) const PLAIN: [(&str, Plain); 15] = [
    ("day", |value, locale| dated(value, locale, Locale::day)),
    ("date", |value, locale| dated(value, locale, Locale::date)),
    ("long_date", |value, locale| {
        dated(value, locale, Locale::long_date)
    }),
    ("weekday", |value, locale| {
        dated(value, locale, Locale::weekday)
    }),
    ("weekday_plural", |value, locale| {
        dated(value, locale, Locale::weekday_plural)
    }),
    ("month", |value, locale| dated(value, locale, Locale::month)),
    ("time", time),
    ("money", money),
    ("number", number),
    ("words", |value, locale| Ok(locale.words(whole(value)?))),
    ("ordinal", |value, locale| Ok(locale.ordinal(whole(value)?))),
    ("list", |value, locale| {
        listed(value, |items| locale.list(items))
    }),
    ("or_list", |value, locale| {
        listed(value, |items| locale.or_list(items))
    }),
    ("upper_first", |value, _| {
        Ok(upper_first(&text(value)?).into_owned())
    }),
    ("lower_first", |value, _| {
        Ok(lower_first(&text(value)?).into_owned())
    }),
];

/// `quote`: a quotation in the language's marks, with the space and marks around it taken off first.
pub(super) fn quote(value: &Value, locale: &Locale) -> Result<String, String> {
    let text = text(value)?;
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "\"“”„«»".contains(c));
    Ok(locale.quote(bare))
}

/// `count(one="kite", other="kites")`: "one kite", "two kites", "13 kites".
pub(super) fn count(
    value: &Value,
    locale: &Locale,
    one: &str,
    other: &str,
) -> Result<String, String> {
    let count = whole(value)?;
    let noun = if locale.is_one(count) { one } else { other };
    Ok(format!("{} {noun}", locale.words(count)))
}

/// One date, or several as a list in words.
fn dated(
    value: &Value,
    locale: &Locale,
    write: fn(&Locale, Date) -> Option<String>,
) -> Result<String, String> {
    if let Value::Array(dates) = value {
        let dates: Result<Vec<_>, _> = dates
            .iter()
            .map(|date| dated(date, locale, write))
            .collect();
        return listed(&Value::from(dates?), |items| locale.list(items));
    }
    let text = text(value)?;
    // A month without a day (`2026-05`) is a date for `month`.
    let date = parse_date(&text).or_else(|| parse_date(&format!("{text}-01")));
    let date = date.ok_or_else(|| format!("`{text}` is no date"))?;
    write(locale, date).ok_or_else(|| format!("`{text}` cannot be written in this language"))
}

fn time(value: &Value, locale: &Locale) -> Result<String, String> {
    let text = text(value)?;
    parse_time(&text)
        .and_then(|time| locale.time(time))
        .ok_or_else(|| format!("`{text}` is no time of day"))
}

/// An amount as the language writes it; a text that holds more than an amount ("149 kr per month") stays as it is.
fn money(value: &Value, locale: &Locale) -> Result<String, String> {
    let text = text(value)?;
    Ok(Money::parse(&text)
        .and_then(|money| locale.money(&money))
        .unwrap_or(text))
}

fn number(value: &Value, locale: &Locale) -> Result<String, String> {
    let text = text(value)?;
    Decimal::from_str(&text)
        .ok()
        .and_then(|number| locale.number(&number))
        .ok_or_else(|| format!("`{text}` is no number"))
}

fn listed(value: &Value, write: impl Fn(&[String]) -> Option<String>) -> Result<String, String> {
    match value {
        Value::Array(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(text).collect();
            write(&items?).ok_or_else(|| "the list cannot be written".to_string())
        }
        // One thing is a list of one.
        _ => text(value),
    }
}

fn whole(value: &Value) -> Result<u64, String> {
    let text = text(value)?;
    text.trim()
        .parse()
        .map_err(|_| format!("`{text}` is no whole number"))
}

fn text(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(_) => Err("a yes or no cannot stand in a sentence".to_string()),
        Value::Null => Err("nothing is known here".to_string()),
        Value::Array(_) => Err("a list stands here; write it with `list`".to_string()),
        Value::Object(_) => Err("this has parts; name one of them".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, Value, count, quote};
    use crate::{language::Language, locale::Locales};
    use serde_json::json;

    #[test]
    fn every_filter() {
        let table: &[(&str, Value, &str, &str)] = &[
            (
                "day",
                json!("2026-05-14"),
                "Thursday 14 May",
                "torsdag 14. mai",
            ),
            ("date", json!("2026-11-03"), "3 November", "3. november"),
            (
                "long_date",
                json!("2026-11-03"),
                "3 November 2026",
                "3. november 2026",
            ),
            (
                "weekday",
                json!("2026-05-14T10:00:00Z"),
                "Thursday",
                "torsdag",
            ),
            (
                "weekday_plural",
                json!("2026-05-14"),
                "Thursdays",
                "torsdager",
            ),
            ("month", json!("2026-05-14"), "May", "mai"),
            ("time", json!("14:05"), "14:05", "14:05"),
            ("money", json!("64.50 GBP"), "£64.50", "64,50 £"),
            ("money", json!("219 kr"), "219 kr", "219 kr"),
            (
                "money",
                json!("149 kr per month"),
                "149 kr per month",
                "149 kr per month",
            ),
            ("number", json!(12345.5), "12,345.5", "12 345,5"),
            ("words", json!(2), "two", "to"),
            ("words", json!("17"), "17", "17"),
            ("ordinal", json!(3), "third", "tredje"),
            ("list", json!(["a", "b"]), "a and b", "a og b"),
            ("list", json!("a"), "a", "a"),
            ("or_list", json!(["a", "b", 3]), "a, b or 3", "a, b eller 3"),
            ("upper_first", json!("the line"), "The line", "The line"),
            ("lower_first", json!("The line"), "the line", "the line"),
            (
                "day",
                json!("soon"),
                "! `soon` is no date",
                "! `soon` is no date",
            ),
            (
                "words",
                json!(true),
                "! a yes or no cannot stand in a sentence",
                "! a yes or no cannot stand in a sentence",
            ),
            ("day", json!(["x"]), "! `x` is no date", "! `x` is no date"),
            (
                "date",
                json!(["2026-05-04", "2026-05-12"]),
                "4 May and 12 May",
                "4. mai og 12. mai",
            ),
            (
                "month",
                json!(["2026-06", "2026-07"]),
                "June and July",
                "juni og juli",
            ),
        ];
        let locales = Locales::default();
        for (name, value, english, norwegian) in table {
            for (tag, expected) in [("en", english), ("nb", norwegian)] {
                let locale = locales.of(&Language::new(tag)).unwrap();
                let (_, filter) = PLAIN.iter().find(|(known, _)| known == name).unwrap();
                let found = filter(value, locale).unwrap_or_else(|why| format!("! {why}"));
                assert_eq!(&found, expected, "{name} of {value} in {tag}");
            }
        }
    }

    #[test]
    fn filters_with_arguments() {
        let locales = Locales::default();
        let english = locales.of(&Language::EN).unwrap();
        let norwegian = locales.of(&Language::NB).unwrap();
        assert_eq!(
            count(&json!(1), english, "kite", "kites").unwrap(),
            "one kite"
        );
        assert_eq!(
            count(&json!(13), english, "kite", "kites").unwrap(),
            "13 kites"
        );
        assert_eq!(
            quote(&json!("\"it broke\" "), english).unwrap(),
            "\"it broke\""
        );
        assert_eq!(quote(&json!("den røk"), norwegian).unwrap(), "«den røk»");
    }
}
