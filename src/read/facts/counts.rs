//! Counts of things: a number before a noun, or "seven of them".

mod alone;
mod beside;
mod parts;

use super::calendar::{month, weekday};
use super::scan::{Finds, small};
use super::units::unit;
use crate::read::words::Words;
use crate::reading::FactKind;

/// Words after a number that are no things.
static NOT_THINGS: Words = Words::new(
    "of and or to in on at is are was were years year percent per times time pm am o'clock cm mm km kg m meter metres \
     meters inch inches feet foot degrees grader prosent ganger gang gong gonger og eller til er var på av i som år % x \
     with med for from fra more less mer hundred thousand million hundre tusen st stars star stjerner stjerne we you it \
     the a that this but men so days weeks months hours minutes seconds g gram liter litres l ml watt volt gb mb kilo \
     kilos kilometer kilometre kilometres centimeter centimetres centimeters millimeter desiliter dl tommer mil yards \
     ounces oz lbs knots knop mph watts volts sekunder kvadratmeter kvm celsius metre out questions spørsmål things ting \
     reasons stops miles points nights netter uker dager thing first last others other jeg vi kr nå now one ones every \
     each hver goals mål poeng if when ago siden then by hvis om så has har have had did do does \
     working business virkedager pluss plus hundrelapper tusenlapper summers winters springs autumns seasons evenings mornings afternoons somrer somre vintre sesonger kvelder morgener shops stores branches outlets butikker butikkar filialer utsalg arbeidsdager hverdager ukedager minusgrader plussgrader varmegrader kuldegrader problem sak forsøk minutt",
);

/// Words before a number that make it a name of something, not a count.
static NAMES: Words = Words::new(
    "page side size str størrelse number no nr nummer chapter kapittel version versjon room rom flat gate platform step \
     trinn level model modell type year since siden kl route rute bus buss part del row rad zone sone section article \
     artikkel volume bind episode season sesong formula grade class klasse line linje track highway e top pin code kode \
     at figure fig box pb postboks plass seat sete position apartment leilighet etasje floor trikk tram train tog toget \
     bussen spor flight ferry ferge fergen ferga channel kanal question spørsmål lesson exercise oppgave punkt point \
     paragraf clause act phase fase stage lock pier the",
);

/// Number words of one language that are other words in the next.
static AMBIGUOUS: Words = Words::new("to fire ti ni once elf dos");

/// Words of Nordic texts, in which "to", "fire", "ti" and "ni" are numbers.
static NORDIC: Words = Words::new(
    "og jeg eg er det på har vi som och ikke å kun bare av med et fikk kom mangler til ikkje var",
);

/// Counts of things.
pub fn find(finds: &mut Finds, language: &str) {
    let mut found = Vec::new();
    for (at, word) in finds.text.words.iter().enumerate() {
        let part = finds.numbers.iter().any(|number| {
            number.start <= word.start
                && word.end <= number.end
                && number.end - number.start > word.end - word.start
        });
        if part {
            continue;
        }
        if let Some(count) = alone::count(finds, at) {
            found.push(count);
        } else if let Some(count) = before_noun(finds, at, language) {
            found.push((count, word.start, word.end));
        }
    }
    for (count, start, end) in found {
        finds.add(FactKind::Count, count.to_string(), start, end);
    }
}

/// "Two kites", "seven of them".
fn before_noun(finds: &Finds, at: usize, language: &str) -> Option<u32> {
    let text = finds.text;
    let (word, next) = (text.words.get(at)?, text.words.get(at + 1));
    let name = text.word(at);
    let count = small(name).filter(|count| (2..=9999).contains(count))?;
    let next = next?;
    let previous = at.checked_sub(1).map_or("", |at| text.word(at));
    // "Av tre", "et tre" is wood, and a tree; "to fluer i en smekk" and its kind are sayings.
    let wood = name == "tre"
        && !share(finds, at)
        && matches!(previous, "et" | "av" | "dette" | "hvert" | "i");
    if wood || saying(finds, at) || AMBIGUOUS.has(name) && !nordic(finds, language) {
        return None;
    }
    let noun = text.word(at + 1);
    let close = finds.slice(word.end, next.start) == " ";
    let year = name.len() == 4 && (1900..2100).contains(&count);
    if !close || year || unit(noun).is_some() || postcode(finds, at) {
        return None;
    }
    if of_them(finds, at) {
        return Some(count);
    }
    let article = previous == "the" && noun.ends_with('s') && noun.len() > 3;
    (is_thing(noun) && (article || !NAMES.has(previous))).then_some(count)
}

/// "Three out of four socks", "tre av fire sokker".
fn share(finds: &Finds, at: usize) -> bool {
    let word = |step: usize| finds.text.word(at + step);
    let whole = match (word(1), word(2)) {
        ("out", "of") => 3,
        ("of" | "av", _) => 2,
        _ => return false,
    };
    // "Ten av ti" is a mark.
    let plain = small(word(whole)).is_some_and(|all| all > 1);
    plain && is_thing(word(whole + 1))
}

/// "Solheim, 2848 Skreia": four digits between a comma and a capital.
fn postcode(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
    let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else {
        return false;
    };
    let raw = finds.text.quote(next.start, next.end);
    word.end - word.start == 4
        && finds.slice(0, word.start).ends_with(", ")
        && raw.starts_with(char::is_uppercase)
}

/// "Seven of them", "tre av dem".
fn of_them(finds: &Finds, at: usize) -> bool {
    matches!(
        (finds.text.word(at + 1), finds.text.word(at + 2)),
        (
            "of",
            "them" | "these" | "those" | "the" | "your" | "us" | "our" | "my"
        ) | ("av", "dem" | "disse" | "de" | "dere")
    ) || finds.text.word(at + 1) == "av" && finds.text.word(at + 2).ends_with("ene")
        || share(finds, at)
}

fn is_thing(noun: &str) -> bool {
    noun.len() >= 3
        && !NOT_THINGS.has(noun)
        && month(noun, "en").is_none()
        && weekday(noun).is_none()
        && !noun.starts_with(|c: char| c.is_ascii_digit())
}

/// Numbers inside sayings count nothing.
fn saying(finds: &Finds, at: usize) -> bool {
    matches!(
        (finds.text.word(at), finds.text.word(at + 1)),
        (
            "two",
            "cents" | "birds" | "peas" | "minds" | "evils" | "sides" | "left" | "worlds"
        ) | ("three", "cheers")
            | ("nine", "lives" | "yards")
            | (
                "hundred" | "thousand",
                "thanks" | "apologies" | "questions" | "times" | "ways" | "reasons"
            )
            | ("to", "fluer" | "sider" | "alen" | "minutter")
            | ("fire", "øyne" | "vegger")
            | ("sju" | "syv", "sorger" | "mil" | "hav")
            | ("ti", "ville" | "tusen")
            | ("hundre" | "tusen", "takk" | "spørsmål" | "ganger")
            | ("tre", "hurra")
    )
}

fn nordic(finds: &Finds, language: &str) -> bool {
    if matches!(language, "nb" | "nn" | "no" | "da" | "sv") {
        return true;
    }
    let mut words = finds.text.words.iter();
    words.any(|word| NORDIC.has(finds.slice(word.start, word.end)))
}
