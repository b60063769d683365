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

/// "Need your address", "would like to exchange": requests whose "I" was left out.
pub fn clipped(text: &Text, at: usize) -> bool {
    matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        (
            "would",
            "like" | "love",
            "to" | "a" | "an" | "the" | "my" | "some"
        ) | (
            "need",
            "your" | "you" | "a" | "the" | "my" | "to" | "help",
            _
        ) | ("you" | "u" | "y'all", "gonna", _)
            | ("you" | "u", "guys", "gonna" | "going")
            | ("feel", "free", "to")
            | ("would", "appreciate" | "welcome", _)
            | ("requesting", _, _)
            | ("request", "a" | "an" | "that" | "for", _)
            | ("trenger" | "ønsker", _, _)
            | ("skulle", "gjerne", _)
            | ("wanna" | "want", "to" | "my" | "a" | "come", _)
    ) && !told_only(text, at + 2)
}

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
    known || gives || verb.is_some_and(|verb| TELLING.has(verb))
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

/// "May the dog come in", where a question mark stands; without one it may be a wish.
pub fn may_the(text: &Text, at: usize) -> bool {
    text.word(at) == "may" && matches!(text.word(at + 1), "the" | "your" | "all" | "they")
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
    (at + 1..at + 5)
        .take_while(|next| {
            !CLAUSE_SUBJECTS.has(text.word(*next)) && text.words.get(*next).is_some()
        })
        .any(|next| starts_with(text, Key::Aux, next))
}

/// Words before a question word that make it a part of a telling: "I know how".
static EMBEDDING: Words = Words::new(
    "know knows understand wonder see reason reasons is that's explain tell told me us about of on to for asked ask exactly \
     vet veit skjønner forstår om på aner ikke ikkje meg oss si fortell forklare forklar og \
     matter no or idea that",
);

/// "It says 30 days why do I wait", "pathetic, what is the reason": the hurried write questions without a stop before them.
pub fn run_on(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let word = matches!(text.word(at), "why" | "how" | "when" | "where" | "what");
    let subject = matches!(
        text.word(at + 2),
        "i" | "you" | "u" | "we" | "it" | "they" | "my" | "your" | "this"
    );
    if SHORT.has(text.word(at)) && !EMBEDDING.has(before) {
        return !remark(text, at);
    }
    // "Den kom uten støpsel hvordan lader jeg den": told of, it would be "hvordan jeg lader den".
    let nordic = matches!(
        text.word(at),
        "hvordan" | "hvorfor" | "åssen" | "kvifor" | "korleis"
    ) && matches!(
        text.word(at + 2),
        "jeg" | "eg" | "vi" | "dere" | "du" | "man" | "den" | "det" | "de"
    );
    anyway(text, at)
        || nordic && !EMBEDDING.has(before)
        || word
            && starts_with(text, Key::Aux, at + 1)
            && !EMBEDDING.has(before)
            && (subject || after_comma(text, at))
}

/// "I paid twice is there any way", "it said 3.99 is that the total": no telling goes on so.
fn anyway(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let known = matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        ("is", "there", "any" | "anything" | "anyone" | "another")
            | (
                "is",
                "that" | "this",
                "the" | "right" | "normal" | "correct" | "ok" | "okay"
            )
            | ("is", "it", "possible")
            | ("do", "you", "have" | "know" | "still" | "sell" | "think")
            | ("are", "you", "able" | "going" | "guys")
    );
    static TOLD: Words = Words::new(
        "what how where when why which who whatever all that than as so nor neither problem question issue point thing this it reason",
    );
    known && at > 0 && !TOLD.has(before)
}

/// "Can someone explain", "is there a way": asked of somebody, so no mark is needed behind a comma.
pub fn asks_somebody(text: &Text, at: usize) -> bool {
    let one_of_you = matches!(
        (text.word(at + 1), text.word(at + 2), text.word(at + 3)),
        ("one", "of", "you") | ("en" | "noen", "av", "dere")
    );
    (one_of_you || SOMEBODY.has(text.word(at + 1)))
        && matches!(
            text.word(at),
            "can"
                | "could"
                | "will"
                | "would"
                | "does"
                | "has"
                | "is"
                | "do"
                | "kan"
                | "kunne"
                | "vil"
                | "har"
                | "er"
        )
}

/// "Any date", "any news": the whole of a short sentence.
pub fn any(text: &Text, at: usize, words: usize) -> bool {
    words <= 6
        && text.word(at) == "any"
        && matches!(
            text.word(at + 1),
            "date"
                | "news"
                | "update"
                | "updates"
                | "luck"
                | "eta"
                | "word"
                | "progress"
                | "thoughts"
                | "comments"
                | "suggestions"
                | "advice"
                | "tips"
                | "reason"
                | "solution"
                | "fix"
                | "way"
                | "recommendations"
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

/// "What about the refund", "how about Tuesday".
pub fn what_about(text: &Text, at: usize) -> bool {
    matches!(text.word(at), "what" | "how") && text.word(at + 1) == "about"
        || text.word(at) == "hva" && text.word(at + 1) == "med"
}
