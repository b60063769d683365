//! Lead-ins that only tell: somebody else's asking, an earlier one, a part of a telling.

use super::clause::after_break;
use crate::read::text::{Hit, Text};
use crate::read::words::Words;

/// "A boy fished it out and wanted to know who made it": somebody else did.
pub fn told_of_another(text: &Text, first: usize, at: usize) -> bool {
    let told =
        || (first..at).any(|at| matches!(text.word(at), "told" | "said" | "called" | "asked"));
    text.word(at) == "wanted" && told()
        || text.word(at) == "wanted"
            && !(first..at).all(|at| matches!(text.word(at), "just" | "only" | "also" | "really"))
            && !(at.saturating_sub(3).max(first)..at)
                .any(|at| matches!(text.word(at), "i" | "we" | "i've" | "we've"))
}

/// "The note that I would like to read out", "if you want to know", "not sure if I will come", "if you would like, we can":
/// parts of a telling.
pub fn told_beside(text: &Text, hit: Hit, words: &str) -> bool {
    let at = text.word_at(hit.start);
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| text.word(at));
    let next = text.word_at(hit.end);
    let own = ["i ", "i'd ", "we ", "we'd "]
        .iter()
        .any(|own| words.starts_with(own));
    let relative = own
        && (matches!(
            back(1),
            "which" | "what" | "where" | "who" | "whatever" | "everything"
        ) || back(1) == "that"
            && !matches!(back(2), "ask" | "hope" | "say" | "said" | "know" | "is"));
    let yours = matches!(words, "want to know" | "wish to know" | "need to know")
        && matches!(back(1), "you" | "they" | "people" | "who" | "customers");
    let plan = words.starts_with("not sure if")
        && matches!(text.word(next), "i" | "we" | "i'll" | "we'll")
        && matches!(
            text.word(next + 1),
            "will" | "can" | "am" | "could" | "should" | "be" | "want"
        );
    let offer = words == "if you would" && matches!(text.word(next), "like" | "rather" | "prefer");
    // "If you need no more and would like to come": somebody else's wish.
    let joined = words.starts_with("and would") || words.starts_with("but would");
    let others = joined && !mine(text, at);
    let stayed = words == "skulle gjerne ha"
        && matches!(
            text.word(next),
            "blitt" | "vært" | "gjort" | "sett" | "kommet" | "sagt" | "gått"
        );
    let seeks =
        words == "looking for" && matches!(back(1), "is" | "was" | "he's" | "she's" | "been");
    // "I hope you will enjoy the pears"; "print it, as I want to surprise papa".
    let hoped = only_hoped(text, words, next);
    let reason = own && matches!(back(1), "as" | "because" | "since");
    hoped
        || reason
        || relative
        || yours
        || plan
        || offer
        || others
        || seeks
        || stayed
        || asked_elsewhere(text, at, words)
}

/// "I called the shop to inquire about it", "he left a message asking how": asked of somebody, some time ago; and
/// "vet dere selv", "det vet dere", which tell.
fn asked_elsewhere(text: &Text, at: usize, words: &str) -> bool {
    static REACHED: Words = Words::new(
        "called rang phoned went emailed wrote contacted visited came drove ringte skrev dro gikk kontaktet tok mailet",
    );
    static ASKED: Words = Words::new(
        "om hva hvem når hvor hvorfor hvilken hvilket hvilke hvordan noe noen kva kven kvar kvifor korleis når",
    );
    let back = at.checked_sub(1).map_or("", |at| text.word(at));
    if matches!(words, "vet dere" | "vet du" | "veit de" | "veit du") {
        return matches!(back, "det" | "dette" | "som") || !ASKED.has(text.word(at + 2));
    }
    if words.starts_with("asking") {
        let opens = text.words.get(at).is_some_and(|word| {
            text.word_at(text.sentence_of(word.start).start) == at || after_break(text, at)
        });
        return !opens
            && !matches!(
                back,
                "am" | "i'm" | "we're" | "are" | "just" | "only" | "also"
            );
    }
    let asks = ["inquire", "enquire", "to ask", "ask ", "å høre", "høre "]
        .iter()
        .any(|verb| words.starts_with(verb));
    asks && (at.saturating_sub(9)..at)
        .rev()
        .take_while(|at| !after_stop(text, *at + 1))
        .any(|at| REACHED.has(text.word(at)))
}

/// A full stop, and no comma, stands before.
fn after_stop(text: &Text, at: usize) -> bool {
    let gap = at
        .checked_sub(1)
        .and_then(|before| text.words.get(before))
        .zip(text.words.get(at))
        .and_then(|(before, word)| text.folded.get(before.end..word.start));
    gap.is_none_or(|gap| gap.contains(['.', '!', '?', '\n']))
}

/// Whether the nearest subject before a word is the writer.
fn mine(text: &Text, at: usize) -> bool {
    static OWN: Words = Words::new("i i'm i've i'd we we're we've my our");
    static OTHERS: Words = Words::new("you he she they it if your his her their");
    let near = (at.saturating_sub(12)..at).rev();
    let mut near = near
        .map(|at| text.word(at))
        .filter(|word| OWN.has(word) || OTHERS.has(word));
    near.next().is_some_and(|word| OWN.has(word))
}

/// "Please note that …", "please find attached", "please accept my thanks" tell something.
pub fn noted(text: &Text, at: usize) -> bool {
    if !matches!(text.word(at), "please" | "pls" | "plz") {
        return false;
    }
    match (text.word(at + 1), text.word(at + 2)) {
        ("note", after) => matches!(
            after,
            "that" | "my" | "i" | "we" | "it" | "the" | "there" | "this"
        ),
        ("be", after) => matches!(after, "aware" | "advised" | "assured" | "informed"),
        ("find", after) => after != "out",
        ("see", "attached" | "enclosed" | "below" | "above") => true,
        ("see", "the") => matches!(text.word(at + 3), "attached" | "enclosed"),
        ("accept", after) => matches!(after, "my" | "our" | "this"),
        ("excuse" | "forgive" | "pardon" | "rest", _) => true,
        _ => false,
    }
}

/// "I hope you will enjoy the pears": no act that a desk could do.
pub fn only_hoped(text: &Text, words: &str, next: usize) -> bool {
    static FEELINGS: Words =
        Words::new("enjoy like love be have forgive excuse pardon agree feel understand");
    words.ends_with("hope you will") && FEELINGS.has(text.word(next))
}
