//! Facts: the details of a letter, each with its value and its place.
//!
//! One family of facts a file; each takes its stretches of the text, and what is taken is not read again as something
//! lesser: a card number holds no count, a deadline is not a date too.
mod calendar;
mod contact;
mod dates;
mod ids;
mod money;
mod people;
mod quantities;
mod scan;
mod secrets;
mod when;

use super::intents::{BadPattern, pattern};
use super::text::Text;
use crate::reading::{Fact, FactKind, Place};
use crate::settings::Settings;
use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;
use regex::Regex;
use scan::Finds;

/// What is prepared once for a desk: its patterns and its products.
#[derive(Debug)]
pub struct Finder {
    orders: Option<Regex>,
    invoices: Option<Regex>,
    products: Option<(AhoCorasick, Vec<String>)>,
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
            products: products(settings),
            currency: money::of_country(country, settings.own_language().base()),
            month_first: country.eq_ignore_ascii_case("US"),
        })
    }

    /// The facts of one text of the letter, by place.
    pub fn find(&self, text: &Text, ask: Ask) -> Vec<Fact> {
        let mut finds = Finds::new(text, ask.place);
        contact::links(&mut finds);
        secrets::find(&mut finds);
        if let Some(orders) = &self.orders {
            ids::by_pattern(&mut finds, orders, FactKind::OrderNumber);
        }
        if let Some(invoices) = &self.invoices {
            ids::by_pattern(&mut finds, invoices, FactKind::InvoiceNumber);
        }
        self.products(&mut finds);
        let digits = text.folded.bytes().any(|byte| byte.is_ascii_digit());
        if digits {
            money::find(&mut finds, self.currency);
            contact::addresses(&mut finds);
            ids::by_words(&mut finds);
        } else {
            money::in_words(&mut finds, self.currency);
        }
        quantities::ages(&mut finds);
        when::find(&mut finds, ask, self.month_first);
        if digits {
            contact::phones(&mut finds);
        }
        quantities::durations(&mut finds);
        people::find(&mut finds);
        quantities::counts(&mut finds);
        finds.done()
    }

    fn products(&self, finds: &mut Finds) {
        let Some((automaton, names)) = &self.products else {
            return;
        };
        let text = finds.text;
        for hit in automaton.find_iter(&text.folded) {
            let whole = scan::bounded(&text.folded, hit.start(), hit.end());
            if let Some((name, end)) = names.get(hit.pattern().as_usize()).zip(whole) {
                finds.add(FactKind::Product, name.clone(), hit.start(), end);
            }
        }
    }
}

/// The names and aliases of all products in one automaton.
fn products(settings: &Settings) -> Option<(AhoCorasick, Vec<String>)> {
    let (mut words, mut names) = (Vec::new(), Vec::new());
    for product in &settings.products {
        let forms = product
            .names
            .values()
            .flat_map(|name| [Some(&name.bare), name.the.as_ref(), name.many.as_ref()])
            .flatten();
        for name in std::iter::once(&product.name)
            .chain(&product.aliases)
            .chain(forms)
        {
            let folded = crate::text::norm(name);
            if !folded.trim().is_empty() {
                words.push(folded);
                names.push(product.name.clone());
            }
        }
    }
    if words.is_empty() {
        return None;
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&words)
        .ok()?;
    Some((automaton, names))
}

/// Whether a folded word is a month or a weekday.
pub fn is_calendar_word(word: &str) -> bool {
    calendar::starts_with_calendar_word(word)
}
