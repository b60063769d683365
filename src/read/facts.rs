//! Facts: the details of a letter, each with its value and its place.
//!
//! One family of facts a file; each takes its stretches of the text, and what is taken is not read again as something
//! lesser: a card number holds no count, a deadline is not a date too.
mod ages;
mod calendar;
mod clock;
mod counts;
mod dates;
mod durations;
mod feasts;
mod ids;
mod links;
mod money;
mod people;
mod phones;
mod products;
mod scan;
mod secrets;
mod streets;
mod triggers;
mod units;
mod when;

use super::intents::{BadPattern, pattern};
use super::text::Text;
use crate::reading::{Fact, FactKind, Place};
use crate::settings::Settings;
use jiff::civil::Date;
use regex::Regex;
use scan::Finds;
use triggers::triggers;

/// What is prepared once for a desk: its patterns and its products.
#[derive(Debug)]
pub struct Finder {
    orders: Option<Regex>,
    invoices: Option<Regex>,
    products: Option<products::Products>,
    currency: &'static str,
    /// Numeric dates with the month first.
    month_first: bool,
}

/// What a text is read for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Which text of the letter it is.
    pub place: Place,
    /// The letter's date.
    pub today: Option<Date>,
    /// Base tag of its language.
    pub language: &'a str,
}

impl Finder {
    /// Compiles the patterns and the product names of a desk.
    pub fn new(settings: &Settings) -> Result<Self, BadPattern> {
        let compiled = |name: &str, text: &Option<String>| {
            text.as_deref().map(|text| pattern(name, text)).transpose()
        };
        let country = settings.company.country.as_deref().unwrap_or("");
        Ok(Self {
            orders: compiled("`order_number`", &settings.order_number)?,
            invoices: compiled("`invoice_number`", &settings.invoice_number)?,
            products: products::Products::new(settings),
            currency: money::of_country(country, settings.own_language().base()),
            month_first: country.eq_ignore_ascii_case("US"),
        })
    }

    /// The facts of one text of the letter, by place.
    pub fn find(&self, text: &Text, ask: Ask) -> Vec<Fact> {
        let mut finds = Finds::new(text, ask.place, triggers(&text.folded));
        links::find(&mut finds);
        secrets::find(&mut finds);
        if let Some(orders) = &self.orders {
            ids::by_pattern(&mut finds, orders, FactKind::OrderNumber);
        }
        if let Some(invoices) = &self.invoices {
            ids::by_pattern(&mut finds, invoices, FactKind::InvoiceNumber);
        }
        if let Some(products) = &self.products {
            products.find(&mut finds);
        }
        let digits = text.folded.bytes().any(|byte| byte.is_ascii_digit());
        if digits {
            money::find(&mut finds, self.currency);
            streets::find(&mut finds);
            ids::by_words(&mut finds);
        } else {
            money::in_words(&mut finds, self.currency);
        }
        ages::find(&mut finds);
        when::find(&mut finds, ask, self.month_first);
        if digits {
            phones::find(&mut finds);
        }
        durations::find(&mut finds);
        people::find(&mut finds);
        counts::find(&mut finds, ask.language);
        finds.done()
    }
}

/// Whether a folded word is a month or a weekday.
pub fn is_calendar_word(word: &str) -> bool {
    calendar::starts_with_calendar_word(word)
}

#[cfg(test)]
mod tests;
