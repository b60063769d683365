//! Facts: the details of a letter, each with its value and its place.

use super::intents::{BadPattern, pattern};
use super::text::Text;
use crate::reading::{Fact, FactKind, Place};
use crate::settings::Settings;
use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;
use regex::Regex;

/// What is prepared once for a desk: its patterns and its products.
#[derive(Debug)]
pub struct Finder {
    orders: Option<Regex>,
    products: Option<(AhoCorasick, Vec<String>)>,
}

impl Finder {
    /// Compiles the patterns and the product names of a desk.
    pub fn new(settings: &Settings) -> Result<Self, BadPattern> {
        let orders = settings
            .order_number
            .as_deref()
            .map(|text| pattern("`order_number`", text))
            .transpose()?;
        let mut names = Vec::new();
        let mut words = Vec::new();
        for product in &settings.products {
            let localized = product
                .names
                .values()
                .flat_map(|name| [Some(&name.bare), name.the.as_ref(), name.many.as_ref()])
                .flatten();
            for name in std::iter::once(&product.name)
                .chain(&product.aliases)
                .chain(localized)
            {
                let folded = crate::text::norm(name);
                if !folded.is_empty() {
                    words.push(folded);
                    names.push(product.name.clone());
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&words)
            .ok();
        Ok(Self {
            orders,
            products: automaton
                .filter(|_| !words.is_empty())
                .map(|automaton| (automaton, names)),
        })
    }

    /// The facts of one text of the letter, by place.
    pub fn find(&self, text: &Text, place: Place, _today: Option<Date>) -> Vec<Fact> {
        let mut facts = Vec::new();
        if let Some(orders) = &self.orders {
            facts.extend(orders.find_iter(text.raw).map(|hit| Fact {
                kind: FactKind::OrderNumber,
                value: hit.as_str().to_string(),
                place,
                start: hit.start(),
                end: hit.end(),
            }));
        }
        if let Some((automaton, names)) = &self.products {
            for hit in automaton.find_iter(&text.folded) {
                let span = text.raw_span(hit.start(), hit.end());
                if let Some(name) = names.get(hit.pattern().as_usize()) {
                    facts.push(Fact {
                        kind: FactKind::Product,
                        value: name.clone(),
                        place,
                        start: span.start,
                        end: span.end,
                    });
                }
            }
        }
        facts.sort_by_key(|fact| (fact.place, fact.start, fact.end));
        facts
    }
}
