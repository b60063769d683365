//! The forms of asking: an inverted verb, a question word, a request cut short.

use super::clause::{after_comma, reported, starts_with};
use crate::read::lexicon::Key;
use crate::read::text::Text;
use crate::read::words::Words;

/// Subjects after an inverted verb.
static SUBJECTS: Words = Words::new(
    "i you we they he she it there this that these those my your our the a any anyone anybody someone somebody one \
     all people girls boys children u ya his her their everyone everything anything both some jeg eg du dere de vi me \
     han hun ho det den man noen nokon dette denne disse alle dykk begge barn ni jag sie ich wir es der die das vous tu nous elle ik jullie u het deze wij",
);
/// Negated verbs that open questions.
static NEGATED: Words = Words::new(
    "isn't aren't doesn't don't can't won't couldn't wouldn't haven't hasn't didn't shouldn't wasn't weren't isnt arent \
     doesnt cant wont couldnt wouldnt havent hasnt didnt shouldnt wasnt werent",
);
/// Subjects after those: "don't send" is an order.
static PRONOUNS: Words = Words::new("it you they there we i that this the he she");
/// What comes after a question word where it opens no question: "when we came".
static CLAUSE_SUBJECTS: Words = Words::new(
    "i we you he she they it jeg eg du dere vi han hun den det de my the our your this that a all",
);
/// Question words with their verb in them.
static SHORT: Words = Words::new("what's where's who's when's how's whats wheres");
/// Verbs whose subject a question word is.
static HAPPENS: Words = Words::new("happened happens gives became");
/// Whom a question without a mark is put to.
static SOMEBODY: Words = Words::new("you u someone somebody anyone anybody ya dere du noen there");
/// Verbs of telling, and the small words before them.
static TELLING: Words = Words::new(
    "tell thank say add point mention congratulate share express inform apologise apologize assure commend compliment \
     begin start wish stress takke fortelle si nevne gratulere dele rose ønske beklage legge help assist offer look suggest recommend update include invite wished",
);
static SMALL: Words = Words::new("to just also first bare å få only");
/// Words between "when" and its verb.
static EXACT: Words =
    Words::new("exactly else on in about then precisely roughly approximately abouts");

/// "Would like to tell you", "may I congratulate you": the asking is the telling.
pub fn told_only(text: &Text, at: usize) -> bool {
    let verb = (at..at + 3)
        .map(|at| text.word(at))
        .find(|word| !SMALL.has(word));
    let known = text.word(at) == "you" && text.word(at + 2) == "know"
        || text.word(at) == "know" && at > 1 && text.word(at - 2) == "you";
    // "I would like to give my niece a kite".
    let gives = (at..at + 3).any(|at| {
        text.word(at) == "give"
            && matches!(text.word(at + 1), "my" | "our" | "him" | "her" | "them")
            || matches!(text.word(at), "gi" | "gje" | "give" | "ge" | "tinge")
    });
    // "I want to bring to your attention", "to make you aware".
    let tells = (at..at + 6).any(|at| {
        matches!(text.word(at), "attention" | "aware" | "oppmerksom")
            && matches!(
                text.word(at.saturating_sub(1)),
                "your" | "you" | "dere" | "deg" | "public" | "it"
            )
    });
    known || gives || tells || verb.is_some_and(|verb| TELLING.has(verb))
}

/// "Is it", "can girls", "har dere", "don't you".
pub fn inverted(text: &Text, at: usize) -> bool {
    let (verb, subject) = (text.word(at), text.word(at + 1));
    let told = matches!(
        (verb, subject),
        ("have", "a")
            | ("may", "the" | "you" | "your" | "all" | "they")
            | ("do", "the" | "this" | "that")
            | ("will", "the")
            | ("should", "you" | "the")
            | ("are", "the")
            | ("had", _)
    );
    // "from 1st May, I put it …" and "…, vet dere selv" ask nothing.
    let month = after_comma(text, at + 1);
    let oneself = matches!(
        text.word(at + 2),
        "selv" | "sjøl" | "best" | "själva" | "selbst"
    );
    !told && !month && !oneself && SUBJECTS.has(subject) && starts_with(text, Key::Aux, at)
        || NEGATED.has(verb) && PRONOUNS.has(subject)
}

/// "Er skoene små", "passer nøkkelen": a Norwegian verb before a definite noun.
pub fn definite(text: &Text, at: usize) -> bool {
    let noun = text.word(at + 1);
    noun.len() >= 5
        && ["en", "ene", "a"].iter().any(|end| noun.ends_with(end))
        && matches!(
            text.word(at),
            "er" | "kan"
                | "kommer"
                | "blir"
                | "koster"
                | "passer"
                | "virker"
                | "holder"
                | "gjelder"
                | "tåler"
        )
}

/// "Is Mr Thunder", "does Ida": the subject is a name.
pub fn named(text: &Text, at: usize) -> bool {
    let name = text.words.get(at + 1).is_some_and(|word| {
        let raw = text.quote(word.start, word.end);
        raw.starts_with(char::is_uppercase) && raw.chars().skip(1).any(char::is_lowercase)
    });
    name && matches!(
        text.word(at),
        "is" | "are" | "does" | "did" | "has" | "can" | "could" | "was"
    )
}

/// "Where is", "how much does", "hvor mye vind trenger den"; not "when we came".
pub fn wh(text: &Text, at: usize) -> bool {
    if !starts_with(text, Key::Wh, at) {
        return false;
    }
    let word = text.word(at);
    if SHORT.has(word) || word == "what" && HAPPENS.has(text.word(at + 1)) {
        return true;
    }
    // "Why no answer", "why my phone so hot"; not "why I left".
    if word == "why" && !matches!(text.word(at + 1), "i" | "we" | "he" | "she" | "they") {
        return true;
    }
    // "How the heck are you".
    if matches!(text.word(at + 2), "heck" | "hell" | "fuck" | "devil") {
        return starts_with(text, Key::Aux, at + 3);
    }
    if CLAUSE_SUBJECTS.has(text.word(at + 1)) && !matches!(word, "which" | "hvilken") {
        return false;
    }
    // "When accounting did the draft, we had": a time or a place asks only with its verb right behind.
    let near = if matches!(word, "when" | "where") {
        3
    } else {
        5
    };
    let bare = near == 5
        || !starts_with(text, Key::Aux, at + 2)
        || SMALL.has(text.word(at + 1))
        || EXACT.has(text.word(at + 1));
    bare && (at + 1..at + near)
        .take_while(|next| {
            !CLAUSE_SUBJECTS.has(text.word(*next)) && text.words.get(*next).is_some()
        })
        .any(|next| starts_with(text, Key::Aux, next))
}

/// "Can someone explain", "is there a way": asked of somebody, so no mark is needed behind a comma.
pub fn asks_somebody(text: &Text, at: usize) -> bool {
    let one_of_you = matches!(
        (text.word(at + 1), text.word(at + 2), text.word(at + 3)),
        ("one", "of", "you") | ("en" | "noen", "av", "dere")
    );
    // "If I take the course, will I get a paper": English turns the verb round only to ask.
    let turned = matches!(
        text.word(at),
        "can" | "could" | "will" | "would" | "do" | "does" | "is" | "are" | "am" | "shall"
    ) && matches!(
        text.word(at + 1),
        "i" | "we" | "it" | "they" | "this" | "she" | "he"
    );
    turned
        || (one_of_you || SOMEBODY.has(text.word(at + 1)))
            && matches!(
                text.word(at),
                "can"
                    | "could"
                    | "will"
                    | "would"
                    | "does"
                    | "has"
                    | "is"
                    | "are"
                    | "do"
                    | "kan"
                    | "kunne"
                    | "vil"
                    | "har"
                    | "er"
            )
}

/// "Which is why I am writing", "what is more": a remark, where no question mark stands.
pub fn remark(text: &Text, at: usize) -> bool {
    // "Når klokka slår tolv, går vi hjem": a time is told unless the verb stands right behind.
    if text.word(at) == "når" && !starts_with(text, Key::Aux, at + 1) {
        return true;
    }
    matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        ("which", "is" | "was" | "has" | "had" | "may" | "will", _)
            | ("what", "is" | "was", "more" | "worse" | "even")
            | ("what's", "more" | "worse" | "even", _)
    )
}

/// "Who pays the postage", "hvem betaler": the question word is the subject, and no auxiliary stands behind it.
pub fn subject_asked(text: &Text, at: usize) -> bool {
    matches!(
        text.word(at),
        "who" | "what" | "which" | "how" | "hvem" | "hva" | "hvilken" | "hvor" | "kven" | "kva"
    ) && !CLAUSE_SUBJECTS.has(text.word(at + 1))
        && !reported(text, 0, at)
}

/// "What's", "where's": a question word with its verb in it.
pub fn is_short_wh(word: &str) -> bool {
    SHORT.has(word)
}
