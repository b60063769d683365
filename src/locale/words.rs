//! Small words that CLDR does not give: counts and ranks as words, weekdays in the plural, quotation marks.

use icu_plurals::PluralCategory;

/// The highest number that is written as a word.
const MOST: usize = 12;

/// A count as a word, in the form that stands before a noun of any gender where the language allows it.
pub(super) fn cardinal(base: &str, count: u64) -> Option<&'static str> {
    let table: [&str; MOST] = match base {
        "en" => [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ],
        "nb" => [
            "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv",
        ],
        "nn" => [
            "ein", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv",
        ],
        "da" => [
            "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
        ],
        "sv" => [
            "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
        ],
        "de" => [
            "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
            "elf", "zwölf",
        ],
        "es" => [
            "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
            "once", "doce",
        ],
        "fr" => [
            "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
            "douze",
        ],
        "nl" => [
            "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
            "twaalf",
        ],
        "fi" => [
            "yksi",
            "kaksi",
            "kolme",
            "neljä",
            "viisi",
            "kuusi",
            "seitsemän",
            "kahdeksan",
            "yhdeksän",
            "kymmenen",
            "yksitoista",
            "kaksitoista",
        ],
        _ => return None,
    };
    pick(table, count)
}

/// A rank as a word, in the languages where it does not bend.
pub(super) fn ordinal(base: &str, count: u64) -> Option<&'static str> {
    let table: [&str; MOST] = match base {
        "en" => [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth",
        ],
        "nb" => [
            "første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende",
            "niende", "tiende", "ellevte", "tolvte",
        ],
        "nn" => [
            "første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuande", "åttande",
            "niande", "tiande", "ellevte", "tolvte",
        ],
        "da" => [
            "første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende",
            "niende", "tiende", "ellevte", "tolvte",
        ],
        "sv" => [
            "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde",
            "nionde", "tionde", "elfte", "tolfte",
        ],
        _ => return None,
    };
    pick(table, count)
}

fn pick(table: [&'static str; MOST], count: u64) -> Option<&'static str> {
    let index = usize::try_from(count).ok()?.checked_sub(1)?;
    table.get(index).copied()
}

/// What follows the digits of a rank.
pub(super) fn ordinal_ending(base: &str, category: PluralCategory) -> &'static str {
    match (base, category) {
        ("en", PluralCategory::One) => "st",
        ("en", PluralCategory::Two) => "nd",
        ("en", PluralCategory::Few) => "rd",
        ("en", _) => "th",
        ("sv", PluralCategory::One) => ":a",
        ("sv", _) => ":e",
        ("es", _) => ".º",
        ("fr", PluralCategory::One) => "er",
        ("fr" | "nl", _) => "e",
        _ => ".",
    }
}

/// "Thursdays", "torsdager".
pub(super) fn many_weekdays(base: &str, weekday: String) -> String {
    let ending = match base {
        "en" | "fr" => "s",
        "nb" => "er",
        "nn" | "sv" => "ar",
        "da" | "de" => "e",
        "nl" => "en",
        "fi" => "t",
        "es" if !weekday.ends_with('s') => "s",
        _ => "",
    };
    weekday + ending
}

/// German words that are written small within a sentence: what a letter is likely to begin with.
const SMALL_IN_GERMAN: &str = "ab alle alles als am an angekommen auch auf aus bei bestellt bestätigt bezahlt bis da dafür dahin danach danebengegriffen danke dann daran darum das dass dein deine dem den denn der diese diesen dieser dieses die doch dort du durch ein eine einen einer eines er es falls frag für ganz geht gekommen geöffnet gern gestern gleich gut heute hier ich im in innerhalb ist ja jede jeden jeder jedes jetzt kaputtgegangen kein keine leider manche mein meine mir mich mit morgen möge nach natürlich nein nicht nichts niemand noch nun nur ob ohne repariert schade schon schön seit seitdem so sobald sollte spätestens storniert trotzdem um und uns unser unsere unter verfolgen verschickt viel vielen vielleicht von vor wann warum was weil wenn wer wie wir wo wohin zu zugesagt zum zur zurückgezahlt zuerst zwar über ändert";

/// Whether a German word is written small within a sentence. What is not known is taken for a noun.
pub(super) fn is_small_in_german(word: &str) -> bool {
    let word = word.to_lowercase();
    SMALL_IN_GERMAN.split(' ').any(|small| small == word)
}

/// What stands around a quotation. English mail is written with the plain mark of the keyboard, like its apostrophes.
pub(super) fn quotation_marks(base: &str) -> (&'static str, &'static str) {
    match base {
        "nb" | "nn" | "es" => ("«", "»"),
        "da" => ("»", "«"),
        "sv" | "fi" => ("”", "”"),
        "de" => ("„", "“"),
        "fr" => ("« ", " »"),
        "nl" => ("‘", "’"),
        _ => ("\"", "\""),
    }
}
