//! Things and products by name: forms that are looked up, never made by rule (but for the plain English ones).

use crate::{
    language::Language,
    settings::{Name, Product, Settings},
};
use std::collections::BTreeMap;

/// The forms of a noun in one language. A form that is not known is left out, and what needs it is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// `midtstang`, `centre spar`.
    pub bare: String,
    /// `en midtstang`, `a centre spar`.
    pub a: Option<String>,
    /// `midtstanga`, `the centre spar`.
    pub the: Option<String>,
    /// `midtstenger`, `centre spars`.
    pub many: Option<String>,
    /// The pronoun for one of it: `den`, `it`.
    pub it: Option<&'static str>,
}

/// The name in the reader's language or one they accept.
pub fn in_language<'n>(names: &'n BTreeMap<String, Name>, language: &Language) -> Option<&'n Name> {
    language
        .with_neighbours()
        .iter()
        .find_map(|tag| names.get(tag.tag()))
}

/// The product of a name, an id or an alias, whatever its case.
pub fn product<'s>(settings: &'s Settings, called: &str) -> Option<(usize, &'s Product)> {
    let called = bare_of(called).to_lowercase();
    let is = |name: &str| bare_of(name).to_lowercase() == called;
    settings.products.iter().enumerate().find(|(_, product)| {
        is(&product.name)
            || product.id.as_deref().is_some_and(is)
            || product.aliases.iter().any(|alias| is(alias))
            || product.names.values().any(|name| is(&name.bare))
    })
}

/// The forms of a product. A product without a name in the reader's language keeps its own, as a proper name.
pub fn product_forms(product: &Product, language: &Language) -> Forms {
    match in_language(&product.names, language) {
        Some(name) => forms(name, language),
        None if language.base() == "en" => forms(
            &Name {
                bare: product.name.clone(),
                ..Name::default()
            },
            language,
        ),
        None => Forms {
            bare: product.name.clone(),
            the: Some(product.name.clone()),
            ..Forms::default()
        },
    }
}

/// The forms of a thing of the table, by its key, a name or an alias.
pub fn thing_forms(settings: &Settings, called: &str, language: &Language) -> Option<Forms> {
    let wanted = bare_of(called).to_lowercase();
    let is = |name: &str| bare_of(name).to_lowercase() == wanted;
    let (_, thing) = settings.things.iter().find(|(key, thing)| {
        is(key)
            || thing.aliases.iter().any(|alias| is(alias))
            || thing.names.values().any(|name| is(&name.bare))
    })?;
    in_language(&thing.names, language).map(|name| forms(name, language))
}

/// The forms of a name as written down; English articles and plain plurals are added.
pub fn forms(name: &Name, language: &Language) -> Forms {
    let bare = bare_of(&name.bare).to_string();
    let mut forms = Forms {
        a: name.a.clone(),
        the: name.the.clone(),
        many: name.many.clone(),
        it: pronoun(name.gender.as_deref(), language),
        bare,
    };
    if language.base() == "en" {
        // A name that is written short stands for all its forms, so its definite one lacks the article.
        forms.the = match forms.the {
            Some(the) if the != name.bare => Some(the),
            _ => Some(format!("the {}", forms.bare)),
        };
        forms.a = forms.a.or_else(|| with_article(&forms.bare));
        forms.many = forms.many.or_else(|| plural(&forms.bare));
    }
    forms
}

fn bare_of(name: &str) -> &str {
    name.strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name)
        .trim()
}

fn with_article(bare: &str) -> Option<String> {
    let lower = bare.to_lowercase();
    // "a unit" but "an umbrella", "an hour" but "a house": the ear decides, so a person must.
    if ["u", "eu", "one", "hour", "honest", "honour", "heir"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return None;
    }
    let vowel = lower.starts_with(['a', 'e', 'i', 'o']);
    Some(format!("{} {bare}", if vowel { "an" } else { "a" }))
}

/// The plain English plural; `None` where a word may bend otherwise (knife, box, story, fish).
fn plural(bare: &str) -> Option<String> {
    let word = bare.to_lowercase();
    let plain = word.chars().next_back().is_some_and(char::is_alphabetic)
        && !["s", "x", "z", "h", "y", "f", "fe", "man", "foot"]
            .iter()
            .any(|ending| word.ends_with(ending));
    plain.then(|| format!("{bare}s"))
}

fn pronoun(gender: Option<&str>, language: &Language) -> Option<&'static str> {
    match (language.base(), gender) {
        ("en", _) => Some("it"),
        ("nb" | "da" | "sv" | "nn", Some("n")) => Some("det"),
        ("nb" | "da" | "sv" | "nn", Some(_)) => Some("den"),
        ("de", Some("m")) => Some("er"),
        ("de", Some("f")) => Some("sie"),
        ("de", Some("n")) => Some("es"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{forms, plural, product, with_article};
    use crate::{
        language::Language,
        settings::{Name, Product, Settings},
    };

    fn name(bare: &str, gender: Option<&str>) -> Name {
        Name {
            bare: bare.into(),
            gender: gender.map(str::to_string),
            ..Name::default()
        }
    }

    #[test]
    fn english_forms_are_made_and_others_are_looked_up() {
        let kite = forms(&name("Harbour Kite", None), &Language::EN);
        assert_eq!(kite.the.as_deref(), Some("the Harbour Kite"));
        assert_eq!(kite.a.as_deref(), Some("a Harbour Kite"));
        assert_eq!(kite.many.as_deref(), Some("Harbour Kites"));
        let post = forms(&name("the Wind Post", None), &Language::EN);
        assert_eq!(
            (post.bare.as_str(), post.the.as_deref()),
            ("Wind Post", Some("the Wind Post"))
        );
        let stang = forms(&name("midtstang", Some("f")), &Language::NB);
        assert_eq!((stang.the, stang.a, stang.it), (None, None, Some("den")));
    }

    #[test]
    fn what_may_bend_otherwise_is_not_bent() {
        for (bare, many) in [
            ("reel", Some("reels")),
            ("box", None),
            ("knife", None),
            ("story", None),
            ("No. 7", None),
        ] {
            assert_eq!(plural(bare).as_deref(), many, "{bare}");
        }
        assert_eq!(with_article("hour"), None);
    }

    #[test]
    fn products_are_found_by_any_of_their_names() {
        let settings = Settings {
            products: vec![Product {
                name: "Harbour Kite".into(),
                id: Some("harbour".into()),
                aliases: vec!["the blue kite".into()],
                names: [("nb".to_string(), name("Havnedrage", Some("m")))].into(),
                ..Product::default()
            }],
            ..Settings::default()
        };
        for called in ["harbour kite", "harbour", "Blue Kite", "Havnedrage"] {
            assert!(product(&settings, called).is_some(), "{called}");
        }
        assert!(product(&settings, "Tern").is_none());
    }
}
