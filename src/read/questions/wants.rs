//! What the writers themselves want, with small words in between: "I would also like", "I hereby request", "be very glad to get".

use super::Start;
use super::acts::is_act_word;
use super::clause::clause_start;
use crate::read::text::Text;
use crate::read::words::Words;
use crate::source::Span;

/// Small words between a subject and its verb.
static BETWEEN: Words = Words::new(
    "also really just still very much so most therefore again now then only hereby herewith kindly earnestly respectfully \
     formally humbly strongly officially urgently politely simply further additionally greatly truly deeply definitely \
     certainly rather far even specifically også bare gjerne herved derfor fortsatt fremdeles igjen nå veldig svært da \
     pent høflig vennligst innstendig heller",
);
/// The writers.
static OWN: Words = Words::new("i we jeg eg vi");
/// Their wish in one word, apostrophe or none.
static WOULD: Words = Words::new("would i'd we'd id should");
/// What one would be glad to do when somebody else first does something.
static GLAD_TO: Words = Words::new(
    "have get receive hear know see read exchange trade swap join meet learn find buy correspond come accept visit",
);
/// Why somebody writes: "I am writing to request".
static WRITING: Words = Words::new(
    "writing write contacting emailing mailing like want wish fair reasonable here right love skriver kontakt henvender",
);
/// What is needed from a desk, without an article.
static NEEDED: Words = Words::new(
    "clarification answers assistance advice understanding proof confirmation information info guidance more \
     someone somebody support access instructions directions details help closure evidence documentation feedback \
     replacement replacements reassurance copies two three four five six",
);

/// Finds such wishes. Without a small word between them the lists know most of them; those found twice are one.
pub fn find(text: &Text, within: Span, starts: &mut Vec<Start>) {
    let (first, last) = (text.word_at(within.start), text.word_at(within.end));
    for at in first..last {
        let begin = match text.word(at) {
            "like" | "love" | "prefer" | "appreciate" if !only_to_know(text, at, last) => {
                would(text, first, at)
            }
            "welcome" | "value" => welcomed(text, first, at),
            "wish" | "hope" => somebody(text, first, at),
            "want" | "need" | "require" => needs(text, first, at),
            "request" | "demand" => requests(text, first, at),
            "ask" => asks(text, first, at),
            "glad" | "happy" | "pleased" | "delighted" | "grateful" | "thankful" | "obliged" => {
                glad(text, first, at)
            }
            "ber" | "ønsker" | "ønskjer" => nordic(text, first, at),
            "be" if text.word(at + 1) == "om" => nordic(text, first, at),
            "må" | "bør" => demanded_nordic(text, first, at),
            "be" | "get" => demanded(text, first, at),
            _ => None,
        };
        starts.extend(begin.map(|begin| (begin, true)));
    }
}

/// The word before the small words in front of a word, and how many those were.
fn before(text: &Text, first: usize, at: usize) -> (Option<usize>, usize) {
    let mut back = at;
    while back > first && at - back < 3 && BETWEEN.has(text.word(back - 1)) {
        back -= 1;
    }
    ((back > first).then(|| back - 1), at - back)
}

/// "I would also like a chair", "id also like to be paid": where the subject stands.
fn would(text: &Text, first: usize, at: usize) -> Option<usize> {
    let (word, small) = before(text, first, at);
    let would = word.filter(|word| WOULD.has(text.word(*word)))?;
    let subject = if matches!(text.word(would), "would" | "should") {
        before(text, first, would).0?
    } else {
        would
    };
    let own = subject == would || OWN.has(text.word(subject));
    let bare = small == 0 && text.word(would) != "id" && subject + 1 == would;
    (own && !bare && !told(text, at + 1)).then_some(subject)
}

/// "I also need the key", "we require confirmation".
fn needs(text: &Text, first: usize, at: usize) -> Option<usize> {
    let (word, small) = before(text, first, at);
    let subject = word.filter(|word| OWN.has(text.word(*word)))?;
    let next = text.word(at + 1);
    let thing = matches!(
        next,
        "a" | "an" | "the" | "my" | "our" | "your" | "some" | "it" | "this" | "you"
    );
    let wanted = NEEDED.has(next) || small > 0 && thing || text.word(at) == "require" && thing;
    (wanted && !told(text, at + 1)).then_some(subject)
}

/// "I earnestly request its removal", "writing to request a copy".
fn requests(text: &Text, first: usize, at: usize) -> Option<usize> {
    if matches!(text.word(at + 1), "" | "is" | "was" | "for" | "has" | "and") {
        return None;
    }
    let (word, _) = before(text, first, at);
    let word = word?;
    match text.word(word) {
        own if OWN.has(own) => Some(word),
        "to" => purpose(text, first, word),
        _ => None,
    }
}

/// "I must respectfully ask that", "contacting you to ask for a key".
fn asks(text: &Text, first: usize, at: usize) -> Option<usize> {
    let what = matches!(
        text.word(at + 1),
        "for" | "that" | "you" | "if" | "whether" | "about"
    );
    let (word, small) = before(text, first, at);
    let word = word.filter(|_| what)?;
    match text.word(word) {
        own if OWN.has(own) => {
            let before = word.checked_sub(1).map_or("", |at| text.word(at));
            let often = matches!(
                before,
                "when" | "whenever" | "time" | "if" | "did" | "do" | "can" | "may" | "should"
            );
            (small > 0 || !often && text.word(at + 1) == "for").then_some(word)
        }
        "to" => purpose(text, first, word),
        _ => None,
    }
}

/// "I am writing to": why somebody writes now. Where the clause begins.
fn purpose(text: &Text, first: usize, to: usize) -> Option<usize> {
    let verb = (to.saturating_sub(3).max(first)..to).find(|at| WRITING.has(text.word(*at)))?;
    let subject = (verb.saturating_sub(4).max(first)..verb)
        .rev()
        .find(|at| OWN.has(text.word(*at)) || matches!(text.word(*at), "i'm" | "i'd" | "it"));
    Some(subject.unwrap_or(verb))
}

/// "I would be very glad to exchange", "we'd be most grateful for".
fn glad(text: &Text, first: usize, at: usize) -> Option<usize> {
    let (word, _) = before(text, first, at);
    let be = word.filter(|word| text.word(*word) == "be")?;
    let would = before(text, first, be)
        .0
        .filter(|word| WOULD.has(text.word(*word)))?;
    let wished = match (text.word(at), text.word(at + 1)) {
        (_, "if" | "for") => text.word(at) != "happy" || text.word(at + 1) == "if",
        (_, "to") => GLAD_TO.has(text.word(at + 2)),
        (_, "of") => true,
        _ => false,
    };
    let subject = match text.word(would) {
        "would" | "should" => before(text, first, would).0?,
        _ => would,
    };
    let own = subject == would || OWN.has(text.word(subject));
    (own && wished).then_some(subject)
}

/// "I'd welcome your view".
fn welcomed(text: &Text, first: usize, at: usize) -> Option<usize> {
    let what = matches!(text.word(at + 1), "your" | "a" | "any" | "the" | "some");
    let (word, _) = before(text, first, at);
    word.filter(|word| what && WOULD.has(text.word(*word)))
}

/// "I wish some of the others would write", "I hope somebody will answer this".
fn somebody(text: &Text, first: usize, at: usize) -> Option<usize> {
    let (word, _) = before(text, first, at);
    let subject = word.filter(|word| OWN.has(text.word(*word)))?;
    let who = at + 1 + usize::from(text.word(at + 1) == "that");
    let meant = matches!(
        text.word(who),
        "some" | "someone" | "somebody" | "any" | "anyone" | "you" | "one"
    );
    let asked = (who + 1..who + 9).any(|at| {
        matches!(text.word(at), "would" | "will" | "could" | "can")
            && is_act_word(text.word(at + 1))
    });
    (meant && asked).then_some(subject)
}

/// What a desk can be asked to see done.
static DONE: Words = Words::new(
    "refunded returned removed corrected stopped addressed investigated reversed credited closed cancelled canceled fixed \
     repaired replaced reimbursed updated deleted compensated restored reinstated mended rectified resolved waived adjusted \
     amended redone cleaned sorted changed dropped reported retracted honoured honored reopened notified",
);
/// The same in Norwegian, with the helping verb in it or behind one.
static DONE_NORDIC: Words = Words::new(
    "rettes fikses byttes repareres refunderes slettes fjernes endres stoppes ordnes erstattes ryddes sjekkes oppdateres \
     rettet fikset byttet reparert refundert slettet fjernet endret stoppet ordnet erstattet ryddet sjekket oppdatert",
);
/// Words that begin a telling: "he said that it must be fixed".
static TOLD: Words = Words::new(
    "that which who because when if told said says stated informed advised promised assured agreed had at hvis at som fordi sa \
     lovte",
);

/// "This must be looked into", "my account should be corrected": where the clause begins.
fn demanded(text: &Text, first: usize, at: usize) -> Option<usize> {
    let looked = matches!(
        (text.word(at + 1), text.word(at + 2)),
        ("looked", "into" | "at")
            | ("taken", "off" | "down" | "away" | "care")
            | ("put", "right")
            | ("paid", "back")
    );
    if !looked && !DONE.has(text.word(at + 1)) {
        return None;
    }
    let must = at.checked_sub(1).filter(|must| *must >= first)?;
    let told = match text.word(must) {
        "must" | "should" => must,
        "to" => must.checked_sub(1).filter(|need| {
            matches!(
                text.word(*need),
                "need" | "needs" | "has" | "have" | "ought"
            )
        })?,
        _ => return None,
    };
    clause_of(text, first, told)
}

/// "Feilen må rettes", "gebyret bør bli slettet".
fn demanded_nordic(text: &Text, first: usize, at: usize) -> Option<usize> {
    let next = if matches!(text.word(at + 1), "bli" | "være" | "nå" | "altså") {
        at + 2
    } else {
        at + 1
    };
    DONE_NORDIC
        .has(text.word(next))
        .then(|| clause_of(text, first, at))?
}

/// The beginning of the clause that a verb stands in, unless the clause only tells.
fn clause_of(text: &Text, first: usize, verb: usize) -> Option<usize> {
    let start = clause_start(text, first, verb);
    let tells = (start.saturating_sub(2).max(first)..verb).any(|at| TOLD.has(text.word(at)));
    (verb > start && !tells).then_some(start)
}

/// "Jeg ber herved om", "vi ønsker fortsatt en time", "skriver for å be om".
fn nordic(text: &Text, first: usize, at: usize) -> Option<usize> {
    if text.word(at) == "be" {
        let purpose = text.word(at + 1) == "om"
            && at >= first + 2
            && text.word(at - 1) == "å"
            && (at.saturating_sub(5).max(first)..at).any(|at| WRITING.has(text.word(at)));
        return purpose.then(|| at - 1);
    }
    let subject = at
        .checked_sub(1)
        .filter(|before| *before >= first && OWN.has(text.word(*before)))?;
    let mut next = at + 1;
    while next < at + 3 && BETWEEN.has(text.word(next)) {
        next += 1;
    }
    let asked = matches!(
        text.word(next),
        "om" | "dere" | "deg" | "å" | "en" | "et" | "at" | "ei"
    );
    // "Ønsker dere alle en god jul" only greets.
    let greets = text.word(at) != "ber" && matches!(text.word(next), "dere" | "deg" | "alle");
    (next > at + 1 && asked && !greets).then_some(subject)
}

/// "I'd just like to know." ends what was asked before it, and asks nothing more.
fn only_to_know(text: &Text, at: usize, last: usize) -> bool {
    text.word(at + 1) == "to"
        && matches!(text.word(at + 2), "know" | "hear")
        && (at + 3..last).all(|at| matches!(text.word(at), "please" | "thanks" | "that" | "too"))
}

/// "I would also like to thank you": the wish is the telling.
fn told(text: &Text, at: usize) -> bool {
    super::forms::told_only(text, at)
}
