//! Number words of the languages we read.

use std::{collections::HashMap, sync::LazyLock};

static BY_WORD: LazyLock<HashMap<&str, u32>> =
    LazyLock::new(|| WORDS.iter().rev().copied().collect());

/// The number that a word names, whatever the language; words that mean other things elsewhere are left out.
///
/// ```
/// assert_eq!(regards::read::numbers::word("tolv"), Some(12));
/// assert_eq!(regards::read::numbers::word("twenty-one"), Some(21));
/// ```
pub fn word(word: &str) -> Option<u32> {
    if let Some(found) = BY_WORD.get(word) {
        return Some(*found);
    }
    // "twenty-one", "tjueto", "tjueen".
    let (tens, value) = TENS
        .iter()
        .find(|(name, _)| word.len() > name.len() && word.starts_with(name))?;
    let rest = word.get(tens.len()..)?.trim_start_matches('-');
    let ones = *BY_WORD.get(rest)?;
    (ones < 10).then_some(value + ones)
}

const TENS: &[(&str, u32)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("tjue", 20),
    ("tretti", 30),
    ("førti", 40),
    ("femti", 50),
    ("seksti", 60),
    ("sytti", 70),
    ("åtti", 80),
    ("nitti", 90),
    ("tjugo", 20),
    ("trettio", 30),
];

const WORDS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("dozen", 12),
    ("én", 1),
    ("ett", 1),
    ("to", 2),
    ("tre", 3),
    ("fire", 4),
    ("fem", 5),
    ("seks", 6),
    ("sju", 7),
    ("syv", 7),
    ("åtte", 8),
    ("ni", 9),
    ("ti", 10),
    ("elleve", 11),
    ("tolv", 12),
    ("tretten", 13),
    ("fjorten", 14),
    ("femten", 15),
    ("seksten", 16),
    ("sytten", 17),
    ("atten", 18),
    ("nitten", 19),
    ("tjue", 20),
    ("tretti", 30),
    ("førti", 40),
    ("femti", 50),
    ("seksti", 60),
    ("sytti", 70),
    ("åtti", 80),
    ("nitti", 90),
    ("hundre", 100),
    ("dusin", 12),
    ("tyve", 20),
    ("tredve", 30),
    ("otte", 8),
    ("halvtreds", 50),
    ("tres", 60),
    ("två", 2),
    ("fyra", 4),
    ("sex", 6),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tretton", 13),
    ("femton", 15),
    ("tjugo", 20),
    ("trettio", 30),
    ("eins", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fünfzehn", 15),
    ("zwanzig", 20),
    ("dreißig", 30),
    ("dos", 2),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("once", 11),
    ("doce", 12),
    ("quince", 15),
    ("veinte", 20),
    ("treinta", 30),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("vingt", 20),
    ("trente", 30),
    ("twee", 2),
    ("drie", 3),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("negen", 9),
    ("tien", 10),
    ("twaalf", 12),
    ("twintig", 20),
    ("kaksi", 2),
    ("kolme", 3),
    ("neljä", 4),
    ("viisi", 5),
    ("kuusi", 6),
    ("seitsemän", 7),
    ("kahdeksan", 8),
    ("yhdeksän", 9),
    ("kymmenen", 10),
];

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_numbers_once() {
        for (word, number) in [
            ("åtte", Some(8)),
            ("tjueto", Some(22)),
            ("sixty-four", Some(64)),
            ("kite", None),
            ("twentyish", None),
        ] {
            assert_eq!(super::word(word), number, "{word}");
        }
    }
}
