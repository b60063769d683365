//! Number words of the languages we read.

use super::words::Named;

/// The number that a word names, whatever the language; words that mean other things elsewhere are left out.
///
/// ```
/// assert_eq!(regards::read::numbers::word("tolv"), Some(12));
/// assert_eq!(regards::read::numbers::word("twenty-one"), Some(21));
/// ```
pub fn word(word: &str) -> Option<u32> {
    if let Some(found) = NUMBERS.of(word) {
        return Some(found);
    }
    // "twenty-one", "tjueto", "tjueen".
    let first = word.bytes().next();
    let tens = TENS.iter().find(|tens| {
        tens.bytes().next() == first && word.len() > tens.len() && word.starts_with(**tens)
    })?;
    let rest = word.get(tens.len()..)?.trim_start_matches('-');
    let ones = NUMBERS.of(rest).filter(|ones| *ones < 10)?;
    Some(NUMBERS.of(tens)? + ones)
}

/// Tens to which the ones are joined.
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "tjue", "tretti",
    "førti", "femti", "seksti", "sytti", "åtti", "nitti", "tjugo", "trettio",
];

static NUMBERS: Named<u32> = Named::new(&[
    ("one én ett eins", 1),
    ("two to två zwei dos deux twee kaksi", 2),
    ("three tre drei trois drie kolme", 3),
    ("four fire fyra vier cuatro quatre neljä", 4),
    ("five fem fünf cinco cinq vijf viisi", 5),
    ("six seks sex sechs seis zes kuusi", 6),
    ("seven sju syv sieben siete sept zeven seitsemän", 7),
    ("eight åtte otte åtta acht ocho huit kahdeksan", 8),
    ("nine ni nio neun nueve neuf negen yhdeksän", 9),
    ("ten ti tio zehn diez dix tien kymmenen", 10),
    ("eleven elleve elva elf once onze", 11),
    ("twelve dozen tolv dusin zwölf doce douze twaalf", 12),
    ("thirteen tretten tretton dreizehn treize", 13),
    ("fourteen fjorten vierzehn quatorze", 14),
    ("fifteen femten femton fünfzehn quince quinze", 15),
    ("sixteen seksten", 16),
    ("seventeen sytten", 17),
    ("eighteen atten", 18),
    ("nineteen nitten", 19),
    ("twenty tjue tyve tjugo zwanzig veinte vingt twintig", 20),
    ("thirty tretti tredve trettio dreißig treinta trente", 30),
    ("forty førti", 40),
    ("fifty femti halvtreds", 50),
    ("sixty seksti tres", 60),
    ("seventy sytti", 70),
    ("eighty åtti", 80),
    ("ninety nitti", 90),
    ("hundred hundre", 100),
]);

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
