//! Dates, deadlines and times, told from the letter's own date.

use super::dates::{self, When};
use super::scan::{Finds, Trigger};
use super::{Ask, clock, feasts};
use crate::read::words::Words;
use crate::reading::FactKind;
use jiff::civil::Date;

/// Words before a date that make it a deadline.
static DEADLINE: Words = Words::new(
    "by before till until latest due deadline within innen før senest seinest innan inden spätestens bis antes avant frist fristen for to til vóór voor uiterlijk mennessä om vor uten fram einen",
);

/// Of these, the ones that need a word of need beside them.
static WEAK_DEADLINE: Words = Words::new("for to til until till om voor vor bis uten einen");

/// Words between the word of a deadline and its date.
static BETWEEN: Words = Words::new(
    "the den on på end of latest noon midday del dem le this nå now enn klokka kl with utgangen av slutten",
);

/// Words of need in the sentence.
const NEED: &[&str] = &[
    "need",
    "needed",
    "needs",
    "must",
    "have to",
    "has to",
    "ready",
    "in time",
    "trenger",
    "må ha",
    "må være",
    "må få",
    "må den",
    "må det",
    "rekker",
    "klar",
    "ferdig",
    "i tide",
    "brauche",
    "necesito",
    "deadline",
    "frist",
    "skal ha",
    "treng",
    "want it",
    "behöver",
    "offer",
    "expires",
    "open until",
    "gjelder til",
    "you have until",
    "you have till",
    "you until",
    "dere har til",
    "du har til",
    "dere til",
    "deg til",
    "har frist",
    "put it right",
    "needing",
    "require",
    "must",
    "due",
    "å få det",
    "rette",
    "ordne",
    "svare",
    "hørt noe",
    "hørt fra",
    "fått svar",
    "hear nothing",
    "heard nothing",
    "not heard",
];

/// Finds dates, deadlines and times.
pub fn find(finds: &mut Finds, ask: Ask, month_first: bool) {
    clock::times(finds, ask.language);
    let Some(today) = ask.today else { return };
    let asked = dates::Asked {
        today,
        language: ask.language,
        month_first,
    };
    let mut found = dates::explicit(finds, asked);
    found.extend(dates::relative(finds, asked));
    found.extend(dates::weekdays(finds, asked));
    if finds.triggered(Trigger::Feast) {
        found.extend(feasts::find(finds, today, ask.language));
    }
    found.sort_by_key(|when| (when.start, usize::MAX - when.end));
    for when in found {
        let kind = if is_deadline(finds, &when, today) {
            FactKind::Deadline
        } else {
            FactKind::Date
        };
        finds.add(kind, when.value, when.start, when.end);
    }
}

fn is_deadline(finds: &Finds, when: &When, today: Date) -> bool {
    if when.date.is_some_and(|date| date < today) || when.value.len() < 10 {
        return false;
    }
    if finds.slice(when.start, when.end).contains("løpet av") || told_due(finds, when.start) {
        return true;
    }
    let mut at = when.start;
    for _ in 0..3 {
        let (word, start) = finds.word_before(at);
        let gap = finds.slice(start + word.len(), at);
        if gap.contains(['.', ',', ';', '!', '?']) || word.is_empty() {
            return false;
        }
        if WEAK_DEADLINE.has(word) {
            let sentence = finds.text.sentence_of(start);
            let text = finds.slice(sentence.start, sentence.end);
            return NEED.iter().any(|need| text.contains(need));
        }
        if DEADLINE.has(word) || no_later(finds, word, start) {
            return true;
        }
        if !BETWEEN.has(word) {
            return false;
        }
        at = start;
    }
    false
}

/// "No later than", "ikke senere enn": `word` is the "than".
fn no_later(finds: &Finds, word: &str, start: usize) -> bool {
    let (earlier, _) = finds.word_before(start);
    matches!(word, "than" | "enn" | "än" | "end")
        && matches!(
            earlier,
            "later" | "seinere" | "senere" | "senare" | "seinare"
        )
}

/// "Fristen for skjemaet er 31. mai": the sentence tells the due day right before it.
fn told_due(finds: &Finds, at: usize) -> bool {
    let (word, start) = finds.word_before(at);
    if !matches!(
        word,
        "is" | "er"
            | "on"
            | "ut"
            | "utløper"
            | "expires"
            | "satt"
            | "til"
            | "på"
            | "frist"
            | "deadline"
            | "svarfrist"
    ) {
        return false;
    }
    let sentence = finds.text.sentence_of(start);
    let before = finds.slice(sentence.start.min(start), at);
    [
        "deadline",
        "frist",
        "due date",
        "due on",
        "forfall",
        "closing date",
        "expires",
        "utløper",
    ]
    .iter()
    .any(|word| before.contains(word))
}
