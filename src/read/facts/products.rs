//! Products by the names and aliases that the desk's settings give.

use super::scan::{Finds, bounded};
use crate::reading::FactKind;
use crate::settings::{Product, Settings};
use aho_corasick::{AhoCorasick, MatchKind};

/// The names and aliases of all products in one automaton.
#[derive(Debug)]
pub struct Products {
    automaton: AhoCorasick,
    /// The name that each pattern stands for.
    names: Vec<String>,
}

impl Products {
    /// Prepares the products of a desk; none where it names none.
    pub fn new(settings: &Settings) -> Option<Self> {
        let (words, names): (Vec<String>, Vec<String>) = settings
            .products
            .iter()
            .flat_map(|product| {
                let forms = forms(product).into_iter();
                forms.map(|form| (form, product.name.clone()))
            })
            .unzip();
        if words.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&words)
            .ok()?;
        Some(Self { automaton, names })
    }

    /// Finds the products that a text names.
    pub fn find(&self, finds: &mut Finds) {
        let text = finds.text;
        for hit in self.automaton.find_iter(&text.folded) {
            let whole = bounded(&text.folded, hit.start(), hit.end());
            if let Some((name, end)) = self.names.get(hit.pattern().as_usize()).zip(whole)
                && !place(finds, hit.start(), end)
            {
                finds.add(FactKind::Product, name.clone(), hit.start(), end);
            }
        }
    }
}

/// "By the harbour": an alias that is a common word, told as where something is.
fn place(finds: &Finds, start: usize, end: usize) -> bool {
    let raw = finds.text.quote(start, end);
    let common = raw.chars().all(char::is_lowercase);
    let (article, at) = finds.word_before(start);
    let (lead, _) = finds.word_before(at);
    common
        && matches!(article, "the" | "our" | "a")
        && matches!(
            lead,
            "by" | "near"
                | "at"
                | "along"
                | "across"
                | "around"
                | "outside"
                | "towards"
                | "overlooking"
                | "beside"
                | "past"
                | "opposite"
        )
}

/// The folded forms under which a product is known.
fn forms(product: &Product) -> Vec<String> {
    let told = product
        .names
        .values()
        .flat_map(|name| [Some(&name.bare), name.the.as_ref(), name.many.as_ref()])
        .flatten();
    let nordic = product
        .names
        .iter()
        .filter(|(language, _)| matches!(language.as_str(), "nb" | "nn" | "da" | "sv"));
    std::iter::once(&product.name)
        .chain(&product.aliases)
        .chain(told)
        .map(|name| crate::text::norm(name))
        .filter(|folded| !folded.trim().is_empty())
        .chain(nordic.flat_map(|(_, name)| stems(&crate::text::norm(&name.bare))))
        .collect()
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
