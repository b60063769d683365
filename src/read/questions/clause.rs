//! Where in a sentence a clause may begin, and what stands around it.

use crate::read::lexicon::Key;
use crate::read::text::Text;
use crate::read::words::Words;

/// Words that may stand before a question at the beginning of a sentence.
static LEADS: Words = Words::new(
    "and also so but or quick ps p.s s p pps then now well oh hi hello hey please anyway btw plus secondly first second \
     finally lastly dear yes no ok okay og men så eller hei hallo forresten dessuten først til slutt nå ja nei jo for \
     und aber y pero och question another thing last one more ting til en",
);
/// Those of them that only stand before a question where a comma follows: "Nå er det nok" tells, its verb comes second.
static FRONTED: Words = Words::new("så nå dessuten forresten først slutt");
/// Words that begin a condition.
static CONDITIONS: Words =
    Words::new("if hvis om otherwise ellers when når unless since siden then so");
/// Verbs of telling: what comes after was said by somebody.
static TELLING: Words = Words::new(
    "said says saying asked asking told stating stated replied responded responding answered sa spurte svarte refused nektet",
);
/// Words that join clauses.
static LINKS: Words = Words::new("and og but men also so or eller und y och then whether");

/// Whether a word or phrase of a list begins at a word.
pub fn starts_with(text: &Text, key: Key, at: usize) -> bool {
    text.words.get(at).is_some_and(|word| {
        let from = text.hits.partition_point(|hit| hit.start < word.start);
        text.hits
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|hit| hit.start == word.start)
            .any(|hit| hit.key == key)
    })
}

/// A word that may stand before a question: a lead word, or who is addressed.
pub fn is_lead(text: &Text, at: usize) -> bool {
    let word = text.word(at);
    let told = FRONTED.has(word) && !after_comma(text, at + 1);
    LEADS.has(word) && !told || is_handle(text, at)
}

/// Only lead words stand between the beginning of the sentence and this word.
pub fn lead_only(text: &Text, first: usize, at: usize) -> bool {
    (first..at).all(|at| is_lead(text, at))
}

/// "@ouroffice", "#4711": who is addressed, no word of the sentence.
pub fn is_handle(text: &Text, at: usize) -> bool {
    text.words.get(at).is_some_and(|word| {
        text.folded
            .get(..word.start)
            .is_some_and(|before| before.ends_with(['@', '#']))
    })
}

/// A clause begins without a stop before it, as the hurried write: "my password Is it possible", "@ouroffice what is this".
pub fn begins_anew(text: &Text, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let capital = |at: usize| is_capital(text, at);
    is_handle(text, before)
        || capital(at)
            && !capital(before)
            && text.word(at) != "i"
            && (starts_with(text, Key::Aux, at)
                || starts_with(text, Key::Wh, at)
                || starts_with(text, Key::Request, at))
}

/// "If not, cancel it": what follows a condition may be a request.
pub fn conditional(text: &Text, first: usize) -> bool {
    CONDITIONS.has(text.word(first))
}

/// A comma or a stop stands before.
pub fn after_comma(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.words.get(at));
    before
        .zip(text.words.get(at))
        .and_then(|(before, word)| text.folded.get(before.end..word.start))
        .is_some_and(|gap| gap.contains([',', ';', '.']))
}

/// "They asked whether I could", "he told me to please hold": only told of.
pub fn reported(text: &Text, first: usize, at: usize) -> bool {
    // "It says 30 days why do I wait": a page or a bill says so, and the writer asks.
    let page = |said: usize| said > first && matches!(text.word(said - 1), "it" | "that" | "this");
    (first.max(at.saturating_sub(4))..at)
        .any(|before| TELLING.has(text.word(before)) && !page(before))
}

/// A clause may begin here: a mark or a linking word stands before.
pub fn after_break(text: &Text, at: usize) -> bool {
    let (Some(before), Some(word)) = (
        at.checked_sub(1).and_then(|at| text.words.get(at)),
        text.words.get(at),
    ) else {
        return true;
    };
    let gap = text.folded.get(before.end..word.start).unwrap_or("");
    gap.contains([',', ';', ':', '(', '-', '/', '"', '.', '?', '!'])
        || LINKS.has(text.word(at - 1))
        || numbered(text, at).is_some()
}

/// "1) do you", "2. can I": the number of a list stands right before; its word.
pub fn numbered(text: &Text, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let (number, word) = (text.words.get(before)?, text.words.get(at)?);
    let digits = text.word(before);
    let gap = text.folded.get(number.end..word.start)?;
    let short = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (short && gap.starts_with([')', '.', ':'])).then_some(before)
}

/// The first word of the clause that a word stands in, ten words back at most.
pub fn clause_start(text: &Text, first: usize, at: usize) -> usize {
    let floor = first.max(at.saturating_sub(10));
    (floor + 1..=at)
        .rev()
        .find(|at| after_break(text, *at))
        .unwrap_or(floor)
}

/// "Jeff, is this ok", "Hi Kim, can you": one or two words with capitals and a comma stand before.
pub fn addressed(text: &Text, first: usize, at: usize) -> bool {
    let capital = |at: usize| {
        text.words.get(at).is_some_and(|word| {
            text.quote(word.start, word.end)
                .starts_with(char::is_uppercase)
        })
    };
    let relative = matches!(text.word(at), "which" | "who" | "whom" | "whose");
    !relative && (1..=2).contains(&(at - first)) && after_mark(text, at) && (first..at).all(capital)
}

/// A comma, a colon or a dash stands before.
fn after_mark(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.words.get(at));
    before
        .zip(text.words.get(at))
        .and_then(|(before, word)| text.folded.get(before.end..word.start))
        .is_some_and(|gap| gap.contains([',', ':', '-']))
}

/// "Should I not hear from you, I will …", "skulle jeg ikke høre noe, går jeg …": a condition, and what follows from it.
pub fn condition(text: &Text, at: usize, last: usize) -> bool {
    if !matches!(text.word(at), "should" | "skulle") {
        return false;
    }
    (at + 3..last.min(at + 24))
        .filter(|at| after_comma(text, *at))
        .any(|at| {
            let next = text.word(at + 1);
            text.word(at).ends_with("'ll")
                || text.word(at) == "please"
                || matches!(
                    next,
                    "will" | "shall" | "would" | "must" | "jeg" | "vi" | "eg"
                )
        })
}

/// Written with a capital and small letters behind it.
pub fn is_capital(text: &Text, at: usize) -> bool {
    text.words.get(at).is_some_and(|word| {
        let raw = text.quote(word.start, word.end);
        raw.starts_with(char::is_uppercase) && raw.chars().skip(1).all(|c| !c.is_uppercase())
    })
}
