//! Facts: the details of a letter, each with its value and its place.
//!
//! One family of facts a file; each takes its stretches of the text, and what is taken is not read again as something
//! lesser: a card number holds no count, a deadline is not a date too.
mod calendar;
mod clock;
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

/// What the other forms of a Nordic definite begin with: "havnedragen" → "havnedrage", so that "havnedrager" is known.
fn stems(name: &str) -> Vec<String> {
    const LEAST: usize = 5;
    let long = |stem: &&str| stem.len() >= LEAST;
    let definite = name.strip_suffix("en").filter(long);
    let feminine = name.strip_suffix('a').filter(long);
    definite
        .or(feminine)
        .map_or(Vec::new(), |stem| vec![format!("{stem}e")])
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
        let nordic = product
            .names
            .iter()
            .filter(|(language, _)| matches!(language.as_str(), "nb" | "nn" | "da" | "sv"));
        for stem in nordic.flat_map(|(_, name)| stems(&crate::text::norm(&name.bare))) {
            words.push(stem);
            names.push(product.name.clone());
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

#[cfg(test)]
mod tests {
    use super::{Ask, Finder};
    use crate::read::lexicon::Lexicon;
    use crate::read::text::Text;
    use crate::reading::Place;
    use crate::settings::Settings;
    use jiff::civil::date;

    /// Kind and value of each fact of a sentence written on Thursday 15 October 2026.
    fn facts(language: &str, sentence: &str) -> Vec<String> {
        let settings = Settings {
            language: Some(crate::language::Language::new(language)),
            ..Settings::default()
        };
        let Ok(finder) = Finder::new(&settings) else {
            return vec!["no finder".to_string()];
        };
        let text = Text::new(sentence, Lexicon::of(language));
        let ask = Ask {
            place: Place::NewText,
            today: Some(date(2026, 10, 15)),
            language,
        };
        let found = finder.find(&text, ask);
        found
            .iter()
            .map(|fact| {
                let kind = serde_json::to_value(fact.kind).unwrap_or_default();
                format!("{} {}", kind.as_str().unwrap_or("?"), fact.value)
            })
            .collect()
    }

    /// The rows that come out otherwise.
    fn wrong(language: &str, table: &[(&str, &[&str])]) -> Vec<String> {
        table
            .iter()
            .map(|(sentence, want)| (sentence, facts(language, sentence), want))
            .filter(|(_, found, want)| found != *want)
            .map(|(sentence, found, _)| format!("{sentence} {found:?}"))
            .collect()
    }

    #[test]
    fn english_facts() {
        let table: &[(&str, &[&str])] = &[
            (
                "Reference SHOP/2025/0071 is mine.",
                &["order_number SHOP/2025/0071"],
            ),
            ("You sent INV-7741 again.", &["invoice_number INV-7741"]),
            ("The invoice H 30114 is wrong.", &["invoice_number H 30114"]),
            (
                "I want to change order 113542617735902 now.",
                &["order_number 113542617735902"],
            ),
            ("That is 45p too much.", &["money 0.45 GBP"]),
            (
                "It cost a hundred and twenty pounds.",
                &["money 120.00 GBP"],
            ),
            ("Here are my two cents.", &[]),
            ("You are open 24/7 and the tank is 3/4 full.", &[]),
            (
                "You have until Tuesday to mend it.",
                &["deadline 2026-10-20"],
            ),
            ("No later than 3 November.", &["deadline 2026-11-03"]),
            ("The deadline is 1 December.", &["deadline 2026-12-01"]),
            ("It came on the second of September.", &["date 2026-09-02"]),
            ("The Friday group loved it.", &[]),
            ("It is the third time in two weeks.", &["duration P2W"]),
            ("We waited half an hour.", &["duration PT30M"]),
            ("It took an hour and a half.", &["duration PT1H30M"]),
            ("Come at quarter past nine.", &["time 09:15"]),
            ("We meet at eight in the evening.", &["time 20:00"]),
            ("My niece, 6, cried.", &["age 6"]),
            ("She'll be 90 in May.", &["age 90"]),
            ("At 68 I still sail.", &["age 68"]),
            ("My twins are 4 and 6.", &["age 4", "age 6"]),
            ("Quantity: 12.", &["count 12"]),
            ("Make it five instead of four.", &["count 5", "count 4"]),
            ("We asked for three and got nine.", &["count 9"]),
            ("Please send two more.", &["count 2"]),
            ("I have half a dozen spools.", &["count 6"]),
            ("Your colleague Ximena told me so.", &["person Ximena"]),
            ("It is for J. P. von der Aa.", &["person J. P. von der Aa"]),
            (
                "Write to PO Box 14, Lerwick ZE1 0XX.",
                &["address PO Box 14, Lerwick ZE1 0XX"],
            ),
        ];
        assert_eq!(wrong("en", table), Vec::<String>::new());
    }

    #[test]
    fn norwegian_facts() {
        let table: &[(&str, &[&str])] = &[
            ("Kvitteringen er fra 3/2-26.", &["date 2026-02-03"]),
            (
                "Fristen for søknaden er 30. november.",
                &["deadline 2026-11-30"],
            ),
            ("Ikke senere enn 2. november.", &["deadline 2026-11-02"]),
            (
                "Dere har til tirsdag med å ordne det.",
                &["deadline 2026-10-20"],
            ),
            ("Jeg må ha svar i løpet av dagen.", &["deadline 2026-10-15"]),
            (
                "Han fylte seksten på lørdag.",
                &["age 16", "date 2026-10-10"],
            ),
            ("Den kom tredje september.", &["date 2026-09-03"]),
            ("Det tok halvannen time.", &["duration PT1H30M"]),
            ("Den varte i to og et halvt år.", &["duration P2Y6M"]),
            (
                "Det kostet tre hundre og femti kroner.",
                &["money 350.00 NOK"],
            ),
            ("Vi møtes fem på halv ni.", &["time 08:25"]),
            ("Kom halv sju.", &["time 18:30"]),
            ("Send én snor til.", &["count 1"]),
            ("Vi ba om tre og fikk åtte.", &["count 8"]),
            ("Datteren min er tenåring.", &[]),
            ("Den er laget av tre og papir.", &[]),
            (
                "Jeg fikk den med passord fjord-77 på lappen.",
                &["secret …"],
            ),
            (
                "Skriv til Postboks 14 Sentrum, 0101 Oslo.",
                &["address Postboks 14 Sentrum, 0101 Oslo"],
            ),
            ("Telefonnummeret mitt er 22334455.", &["phone 22334455"]),
            ("Da lovte Ximena meg en ny.", &["person Ximena"]),
        ];
        assert_eq!(wrong("nb", table), Vec::<String>::new());
    }
}
