//! Changes: where a draft can be changed, and to what.

use regards::{
    check::claims::{Value, claims},
    draft::Draft,
    language::Language,
    source::Span,
};

/// Numbers that look random and are the same in every run (splitmix64, Steele and others 2014).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most.max(1) as u64) as usize
    }
}

/// Where something can be changed.
pub fn sites(draft: &Draft, language: &Language) -> Vec<(&'static str, Span)> {
    let text = &draft.text;
    let mut found = Vec::new();
    for claim in claims(text, language) {
        let kind = match claim.value {
            Value::Day(..) | Value::Nth(_) => "day",
            Value::Money(..) => "amount",
            Value::Number(_) | Value::Code(_) | Value::Time(_) | Value::Contact(_) => "digit",
            Value::Weekday(_) => "day",
        };
        found.push((kind, claim.span));
    }
    for span in regards::text::tokens(text) {
        let word = span.of(text);
        let before = text[..span.start].trim_end_matches(' ');
        let opens = before.is_empty()
            || before.ends_with(['.', '!', '?', ':', '\n', '"', '“', '«', '»', '”']);
        let name = word.len() > 2 && word.starts_with(char::is_uppercase) && !opens;
        if name && !found.iter().any(|(_, held)| held.overlaps(span)) {
            found.push(("name", span));
        } else if deeds(word).is_some() && first_person(text, span) {
            found.push(("deed", span));
        }
    }
    let gap = |span: &Span| {
        text[..span.start]
            .rfind("[[")
            .is_some_and(|open| !text[open..span.start].contains("]]"))
    };
    found.retain(|(_, span)| !gap(span));
    found
}

/// Deeds told in the past, those of one language and one form in a row.
const DEEDS: &[&str] = &[
    "sent refunded cancelled stopped removed repaired replaced booked credited",
    "sendte refunderte avbestilte slettet reparerte bestilte",
    "stanset slettet refundert reparert sendt",
    "stoppet slettet refunderet repareret sendt",
    "skickade avbokade raderade reparerade",
    "stoppat raderat reparerat skickat",
    "geschickt erstattet gekündigt gelöscht repariert",
    "envié cancelé borré reparé",
    "enviado cancelado borrado reparado",
];

fn first_person(text: &str, span: Span) -> bool {
    let before: Vec<&str> = text[..span.start]
        .split_whitespace()
        .rev()
        .take(2)
        .collect();
    let after = text[span.end..].split_whitespace().next().unwrap_or("");
    let persons = [
        "I", "We", "we", "jeg", "Jeg", "vi", "Vi", "er", "is", "been", "jag", "Jag", "är", "ich",
        "Ich", "wir", "habe", "ist", "he", "He", "está",
    ];
    before.iter().any(|word| persons.contains(word)) || ["jeg", "vi", "jag", "ich"].contains(&after)
}

const NAMES: [&str; 8] = [
    "Wilfred", "Agatha", "Tobias", "Ragnhild", "Hamish", "Solvor", "Bertil", "Philippa",
];
const WEEKDAYS: &[&str] = &[
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "lunes martes miércoles jueves viernes sábado domingo",
];
const WORDS: &[&str] = &[
    "two three four five six seven eight nine ten eleven twelve",
    "to tre fire fem seks sju åtte ni ti elleve tolv",
    "to tre fire fem seks syv otte ni ti elleve tolv",
    "två tre fyra fem sex sju åtta nio tio elva tolv",
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "dos tres cuatro cinco seis siete ocho nueve diez once doce",
];

/// The first row that holds a word.
fn row(rows: &'static [&'static str], word: &str) -> Option<Vec<&'static str>> {
    rows.iter()
        .map(|row| row.split(' ').collect::<Vec<_>>())
        .find(|row| row.contains(&word))
}

fn deeds(word: &str) -> Option<Vec<&'static str>> {
    row(DEEDS, word)
}

/// Another word of the same kind; `None` where there is none.
pub fn changed(kind: &str, old: &str, dice: &mut Dice) -> Option<String> {
    let pick = |list: &[&str], dice: &mut Dice| {
        let others: Vec<&&str> = list.iter().filter(|it| **it != old).collect();
        let other = others.get(dice.below(others.len()));
        other.map(|it| (**it).to_string())
    };
    match kind {
        "name" => pick(&NAMES, dice),
        "deed" => pick(&deeds(old)?, dice),
        _ => {
            if let Some(list) = row(WEEKDAYS, old).or_else(|| row(WORDS, old)) {
                return pick(&list, dice);
            }
            let digits: Vec<usize> = old
                .char_indices()
                .filter(|(_, c)| c.is_ascii_digit())
                .map(|(at, _)| at)
                .collect();
            let at = *digits.get(dice.below(digits.len()))?;
            let digit = (old.as_bytes()[at] - b'0' + 1 + dice.below(9) as u8) % 10;
            Some(format!("{}{digit}{}", &old[..at], &old[at + 1..]))
        }
    }
}
