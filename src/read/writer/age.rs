//! The age that writers state of themselves. "My son is 7" is not the writer's.

use crate::read::numbers;
use crate::read::text::Text;
use crate::read::words::Words;

/// First persons and the words after which an age may come.
const SUBJECTS: &[&str] = &[
    "i am",
    "i'm",
    "im",
    "i was",
    "i just turned",
    "i have just turned",
    "i turned",
    "i've turned",
    "i have turned",
    "my age is",
    "jeg er",
    "eg er",
    "jeg fylte",
    "jeg har fylt",
    "jeg ble",
    "eg vart",
    "jag är",
    "jag fyllde",
    "ich bin",
    "tengo",
    "j'ai",
    "je suis",
    "ik ben",
    "olen",
    "we are",
    "vi er",
    "i turn",
    "i'll be",
    "i will be",
    "i'm going to be",
    "jeg blir",
    "eg blir",
    "jeg fyller",
    "eg fyller",
];

/// Verbs of an age to come, and the words behind the number that say when.
static TO_COME: Words = Words::new("turn be turning blir fyller");
static WHEN: Words = Words::new("in on next this tomorrow soon i på til neste snart");

/// Words that may stand between the subject and the number.
static BETWEEN: Words = Words::new(
    "only just now already a an the little small big young old girl boy kid child of about age aged and bare nå no en \
     et ei jente gutt på allerede liten lita fille petite une garçon petit un de erst schon ein junge mädchen pike \
     dreng scotch subscriber reader very bara her here almost nearly nesten turned",
);

/// Words after the number that make it an age.
static YEARS: Words =
    Words::new("years year yrs yr år jahre jahr años ans jaar vuotta vuotias y årgammel");

/// Words after the number that make it something else.
static OTHER: Words = Words::new(
    "minutes minute hours hour days day weeks week months month miles mile km people percent feet cm inches kg pounds \
     kilo dager uker måneder timer minutter meter stykker of times points euro dollars kroner kr gram weeks' prosent \
     am pm in personer barn children kids kites på st nd rd th",
);

/// The writer's age and the words that state it.
pub fn own(text: &Text, signed: &[&str], line: Option<&str>) -> Option<(u8, String)> {
    let lines = line.into_iter().chain(signed.iter().copied());
    said(text).or_else(|| {
        lines
            .filter_map(|line| of_line(line).map(|age| (age, line.trim().to_string())))
            .next()
    })
}

/// "I am 8", "I'm a girl of nine", "jeg er åtte og et halvt år".
fn said(text: &Text) -> Option<(u8, String)> {
    (0..text.words.len())
        .filter(|at| starts(text, *at).is_some())
        .find_map(|at| {
            let after = at + starts(text, at)?;
            // "when I am 8", "if I were", "she says I am".
            if at > 0
                && matches!(
                    text.word(at - 1),
                    "when"
                        | "if"
                        | "når"
                        | "hvis"
                        | "until"
                        | "before"
                        | "than"
                        | "wish"
                        | "cuando"
                        | "wenn"
                )
            {
                return None;
            }
            age_after(text, at, after)
        })
}

/// How many words a subject has that begins at this word.
fn starts(text: &Text, at: usize) -> Option<usize> {
    let start = text.words.get(at)?.start;
    let rest = text.folded.get(start..)?;
    SUBJECTS
        .iter()
        .filter(|subject| {
            rest.strip_prefix(**subject)
                .is_some_and(|tail| tail.starts_with([' ', ',']) || tail.is_empty())
        })
        .map(|subject| subject.split(' ').count())
        .max()
        .or_else(|| named(text, at))
}

/// "jeg heter Live og er 6": how many words stand before the age, where one sentence says name and age.
fn named(text: &Text, at: usize) -> Option<usize> {
    let opens = matches!(
        (text.word(at), text.word(at + 1)),
        ("jeg", "heter" | "hedder") | ("eg", "heiter") | ("jag", "heter") | ("ich", "heiße")
    );
    let joint = |next: usize| {
        matches!(
            (text.word(next), text.word(next + 1)),
            ("og" | "och", "er" | "är" | "blir" | "fyller") | ("und", "bin")
        )
    };
    let joined = (at + 3..at + 6).find(|next| joint(*next))?;
    opens.then_some(joined + 2 - at)
}

/// The age that is told from word `at` on, by a sentence that begins at word `first`.
fn age_after(text: &Text, first: usize, at: usize) -> Option<(u8, String)> {
    let begin = text.words.get(first)?.start;
    let mut almost = false;
    for here in at..at + 8 {
        if new_sentence(text, here)? {
            return None;
        }
        if let Some(number) = number_at(text, here) {
            let age = u8::try_from(number).ok();
            let age = age.filter(|age| (2..=110).contains(age))?;
            let mut next = here + 1;
            if to_come(text, at) {
                next += usize::from(YEARS.has(text.word(next)));
                if !WHEN.has(text.word(next)) {
                    return None;
                }
                almost = true;
            } else if !is_age(text, next, age, here - at <= 2) {
                return None;
            }
            // "We are two sisters", "vi er fire": a number of people, unless it is a number of years.
            if matches!(text.word(first), "we" | "vi") && !YEARS.has(text.word(next)) {
                return None;
            }
            let last = if YEARS.has(text.word(next)) {
                next
            } else {
                here
            };
            let end = text.words.get(last)?.end;
            let words = text.quote(begin, end).to_string();
            return Some((if almost { age - 1 } else { age }, words));
        }
        let word = text.word(here);
        almost |= matches!(
            word,
            "almost" | "nearly" | "nesten" | "fast" | "casi" | "snart"
        );
        if !BETWEEN.has(word) {
            return None;
        }
    }
    None
}

/// "I'll be ten in August", "blir 10 i august": the verb right before says that the age is still to come.
fn to_come(text: &Text, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| TO_COME.has(text.word(before)))
}

/// Whether a sentence ends right before a word.
fn new_sentence(text: &Text, at: usize) -> Option<bool> {
    let (before, word) = (text.words.get(at.checked_sub(1)?)?, text.words.get(at)?);
    let gap = text.folded.get(before.end..word.start).unwrap_or("");
    Some(gap.contains(['.', '!', '?', ';']))
}

/// A number in digits or words at this word.
fn number_at(text: &Text, at: usize) -> Option<u32> {
    let word = text.word(at);
    let digits = word
        .trim_end_matches("yo")
        .trim_end_matches("åring")
        .trim_end_matches('-');
    digits.parse().ok().or_else(|| numbers::word(word))
}

/// Whether the number before word `next` is an age.
fn is_age(text: &Text, next: usize, age: u8, near: bool) -> bool {
    let after = text.word(next);
    if YEARS.has(after) {
        return true;
    }
    let before = next
        .checked_sub(1)
        .and_then(|at| text.words.get(at))
        .map_or(0, |word| word.end);
    let gap_end = text
        .words
        .get(next)
        .map_or(text.folded.len(), |word| word.start);
    let gap = text.folded.get(before..gap_end).unwrap_or("");
    if gap.contains('%') || OTHER.has(after) || !near {
        return false;
    }
    gap.contains(['.', ',', '!', '?', ';', ')', '('])
        || gap.trim().is_empty() && (next >= text.words.len() || age <= 19)
}

/// "Colin, age 7", "Tilly (8)", "Kim 9 år".
pub(super) fn of_line(line: &str) -> Option<u8> {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| {
        word.parse::<u32>()
            .ok()
            .or_else(|| numbers::word(word))
            .and_then(|n| u8::try_from(n).ok())
            .filter(|age| (2..=99).contains(age))
    };
    words.iter().enumerate().find_map(|(at, word)| {
        let age = number(word)?;
        let marked = at > 0 && matches!(words.get(at - 1).copied(), Some("age" | "aged" | "alder"))
            || words.get(at + 1).is_some_and(|next| YEARS.has(next))
            || lower.contains(&format!("({word})"))
            || lower.contains(&format!("({word} 1/2"))
            || half(&words, at)
            || lower.trim_end().ends_with(&format!(", {word}")) && word.len() <= 2;
        marked.then_some(age)
    })
}

/// "6 and a half", "seks og et halvt".
fn half(words: &[&str], at: usize) -> bool {
    matches!(
        (words.get(at + 1).copied(), words.get(at + 3).copied()),
        (Some("and" | "og"), Some("half" | "halvt"))
    )
}
