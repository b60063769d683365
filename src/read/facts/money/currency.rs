//! Currencies: their signs and words, and whose they are.

/// Signs and words of a currency, and its code; an empty code is the desk's own.
pub const UNITS: &[(&str, &str)] = &[
    ("£", "GBP"),
    ("€", "EUR"),
    ("$", "USD"),
    ("gbp", "GBP"),
    ("eur", "EUR"),
    ("usd", "USD"),
    ("nok", "NOK"),
    ("sek", "SEK"),
    ("dkk", "DKK"),
    ("chf", "CHF"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("quid", "GBP"),
    ("sterling", "GBP"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("bucks", "USD"),
    ("kr", "kr"),
    ("kroner", "kr"),
    ("kronor", "kr"),
    ("krone", "kr"),
    ("kronene", "kr"),
    ("pence", "GBP/100"),
    ("pund", "GBP"),
    ("us$", "USD"),
    ("cents", "USD/100"),
    ("øre", "kr/100"),
    ("fiver", "GBP"),
    ("tenner", "GBP"),
    ("euroa", "EUR"),
    ("lapp", "kr"),
    ("spenn", "kr"),
    ("øyro", "kr"),
];

/// The currency of a country, else of a language: what `kr` and bare amounts mean.
pub fn of_country(country: &str, language: &str) -> &'static str {
    match (country.to_ascii_uppercase().as_str(), language) {
        ("NO", _) => "NOK",
        ("SE", _) => "SEK",
        ("DK", _) => "DKK",
        ("GB" | "UK", _) => "GBP",
        ("US", _) => "USD",
        ("DE" | "ES" | "FR" | "NL" | "FI" | "IE" | "AT" | "IT" | "BE", _) => "EUR",
        (_, "nb" | "nn" | "no") => "NOK",
        (_, "sv") => "SEK",
        (_, "da") => "DKK",
        (_, "de" | "es" | "fr" | "nl" | "fi") => "EUR",
        _ => "GBP",
    }
}

/// What `kr` means to a desk of this currency.
pub fn crowns(own: &str) -> &str {
    if matches!(own, "NOK" | "SEK" | "DKK") {
        own
    } else {
        "NOK"
    }
}
