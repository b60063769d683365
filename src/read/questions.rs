//! Questions and requests: every one, postscript included, rhetorical ones left out.
//!
//! A question mark is a sign and no need: children, the hurried and the old write without. So each place where a clause may
//! begin is looked at: an inverted verb, a question word with its verb, a lead-in ("I wonder whether"), a request.

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Place, Question};
use crate::source::Span;

/// Subjects after an inverted verb.
const SUBJECTS: &[&str] = &[
    "i",
    "you",
    "we",
    "they",
    "he",
    "she",
    "it",
    "there",
    "this",
    "that",
    "these",
    "those",
    "my",
    "your",
    "our",
    "the",
    "a",
    "any",
    "anyone",
    "anybody",
    "someone",
    "somebody",
    "one",
    "all",
    "people",
    "girls",
    "boys",
    "children",
    "u",
    "ya",
    "his",
    "her",
    "their",
    "everyone",
    "everything",
    "anything",
    "both",
    "some",
    "jeg",
    "eg",
    "du",
    "dere",
    "de",
    "vi",
    "me",
    "han",
    "hun",
    "ho",
    "det",
    "den",
    "man",
    "noen",
    "nokon",
    "dette",
    "denne",
    "disse",
    "alle",
    "man",
    "dere",
    "dykk",
    "begge",
    "barn",
    "ni",
    "i",
    "jag",
    "sie",
    "ich",
    "wir",
    "es",
    "man",
    "der",
    "die",
    "das",
];

/// Words that may stand before a question at the beginning of a sentence.
const LEADS: &[&str] = &[
    "and",
    "also",
    "so",
    "but",
    "or",
    "ps",
    "p.s",
    "s",
    "p",
    "pps",
    "then",
    "now",
    "well",
    "oh",
    "hi",
    "hello",
    "hey",
    "please",
    "anyway",
    "btw",
    "plus",
    "secondly",
    "first",
    "second",
    "finally",
    "lastly",
    "dear",
    "yes",
    "no",
    "ok",
    "okay",
    "og",
    "men",
    "så",
    "eller",
    "hei",
    "hallo",
    "forresten",
    "dessuten",
    "først",
    "til",
    "slutt",
    "nå",
    "ja",
    "nei",
    "jo",
    "for",
    "und",
    "aber",
    "y",
    "pero",
    "och",
    "question",
    "another",
    "thing",
    "last",
    "one",
    "more",
];

/// Words that cut off the reason behind a question.
const REASONS: &[&str] = &[
    " because ",
    " since i ",
    " fordi ",
    " siden jeg ",
    " weil ",
    " porque ",
    ", i only ",
    ", jeg ",
    ", i ",
    ", we ",
    ", vi ",
    ", it's ",
    ", det er ",
    " as i ",
    " for i ",
];

/// Beginnings of questions that want no answer, whatever comes after.
const RHETORICAL: &[&str] = &[
    "what kind of company",
    "what sort of company",
    "what kind of business",
    "do you call this",
    "how hard can it be",
    "how difficult can it be",
    "is that too much to ask",
    "is it too much to ask",
    "how dare you",
    "do you even care",
    "how do you sleep",
    "is this how you treat",
    "is that how you treat",
    "why would anyone",
    "do you take me for",
    "what is wrong with you",
    "what's wrong with you",
    "what is the point",
    "what's the point",
    "is it any wonder",
    "need i say",
    "need i go on",
    "who in their right mind",
    "hva slags firma",
    "hva slags butikk",
    "kaller dere dette",
    "hvordan våger dere",
    "bryr dere dere",
    "hvem gjør sånt",
    "hvor vanskelig kan det",
    "er det for mye forlangt",
    "er det sånn dere behandler",
    "er det slik dere behandler",
    "hva er vitsen",
    "hva er poenget",
];

/// "So tell me one thing.": the question comes after.
const ANNOUNCED: &[&str] = &[
    "tell me one thing",
    "tell me something",
    "answer me this",
    "tell me this",
    "si meg en ting",
    "svar meg på én ting",
    "svar meg på en ting",
    "fortell meg en ting",
    "ask you something",
];

/// Finds the questions and requests of a text, in their order.
pub fn find(text: &Text, place: Place) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut asked = false;
    for within in &text.folded_sentences {
        let pieces = of_sentence(text, *within);
        // "Was it ever true? Or was it just a tag?" is one question with two halves.
        let half = asked
            && ["or ", "eller ", "oder "].iter().any(|or| {
                text.folded
                    .get(within.start..within.end)
                    .is_some_and(|sentence| sentence.starts_with(or))
            });
        asked = !pieces.is_empty();
        if !half {
            found.extend(
                pieces
                    .into_iter()
                    .filter_map(|piece| question(text, piece, place)),
            );
        }
    }
    found
}

/// A stretch that asks.
#[derive(Clone, Copy, Debug)]
struct Piece {
    span: Span,
    /// The word at which the asking begins.
    word: usize,
    request: bool,
}

fn marked(text: &Text, within: Span) -> bool {
    text.folded
        .get(within.start..within.end)
        .is_some_and(|text| {
            text.trim_end_matches(['"', '\'', ')', ' ', '!', ':', '-'])
                .ends_with('?')
        })
}

fn of_sentence(text: &Text, within: Span) -> Vec<Piece> {
    let asks = marked(text, within);
    let first = text.word_at(within.start);
    let last = text.word_at(within.end);
    if first >= last {
        return Vec::new();
    }
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let mut lead = true;
    for at in first..last {
        let anew = begins_anew(text, at);
        let fresh = at == first || lead || anew || after_break(text, at);
        lead = (lead || at == first)
            && at - first < 6
            && (LEADS.contains(&text.word(at)) || is_handle(text, at));
        if !fresh {
            continue;
        }
        let opens = at == first || anew || lead_only(text, first, at);
        let polite =
            matches!(text.word(at + 1), "i" | "we" | "jeg" | "vi") && told_only(text, at + 2);
        if (inverted(text, at) && (asks || !polite) || wh(text, at)) && (opens || asks) {
            starts.push((at, false));
        } else {
            let asked =
                imperative(text, at) && (opens || !starts.is_empty() || conditional(text, first));
            let shortened =
                (opens || text.word(at) == "would" && after_comma(text, at)) && clipped(text, at);
            if asked || shortened {
                starts.push((at, true));
            }
        }
    }
    lead_ins(text, within, &mut starts);
    starts.retain(|(at, _)| asks || !reported(text, first, *at));
    starts.sort_unstable();
    starts.dedup_by_key(|(at, _)| *at);
    merge(text, &mut starts);
    if starts.is_empty() && asks {
        starts.push((first, false));
    }
    pieces(text, within, &starts, asks)
}

/// Only lead words stand between the beginning of the sentence and this word.
fn lead_only(text: &Text, first: usize, at: usize) -> bool {
    (first..at).all(|at| LEADS.contains(&text.word(at)) || is_handle(text, at))
}

/// "@ouroffice", "#4711": who is addressed, no word of the sentence.
fn is_handle(text: &Text, at: usize) -> bool {
    text.words.get(at).is_some_and(|word| {
        text.folded
            .get(..word.start)
            .is_some_and(|before| before.ends_with(['@', '#']))
    })
}

/// A clause begins without a stop before it, as the hurried write: "my password Is it possible", "@ouroffice what is this".
fn begins_anew(text: &Text, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let capital = |at: usize| {
        text.words.get(at).is_some_and(|word| {
            let raw = text.quote(word.start, word.end);
            raw.starts_with(char::is_uppercase) && raw.chars().skip(1).all(|c| !c.is_uppercase())
        })
    };
    is_handle(text, before)
        || capital(at)
            && !capital(before)
            && text.word(at) != "i"
            && (starts_with(text, Key::Aux, at)
                || starts_with(text, Key::Wh, at)
                || starts_with(text, Key::Request, at))
}

/// "If not, cancel it": what follows a condition may be a request.
fn conditional(text: &Text, first: usize) -> bool {
    matches!(
        text.word(first),
        "if" | "hvis"
            | "om"
            | "otherwise"
            | "ellers"
            | "when"
            | "når"
            | "unless"
            | "since"
            | "siden"
            | "then"
            | "so"
    )
}

/// A comma or a stop stands before.
fn after_comma(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.words.get(at));
    before
        .zip(text.words.get(at))
        .and_then(|(before, word)| text.folded.get(before.end..word.start))
        .is_some_and(|gap| gap.contains([',', ';', '.']))
}

/// "Need your address", "would like to exchange": requests whose "I" was left out.
fn clipped(text: &Text, at: usize) -> bool {
    matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        (
            "would",
            "like" | "love",
            "to" | "a" | "an" | "the" | "my" | "some"
        ) | ("need", "your" | "you" | "a" | "the" | "my" | "to", _)
            | ("requesting", _, _)
            | ("request", "a" | "an" | "that" | "for", _)
            | ("trenger" | "ønsker", _, _)
            | ("skulle", "gjerne", _)
            | ("wanna" | "want", "to" | "my" | "a" | "come", _)
    ) && !told_only(text, at + 2)
}

/// "Would like to tell you", "may I congratulate you": the asking is the telling.
fn told_only(text: &Text, at: usize) -> bool {
    let verb = (at..at + 3).map(|at| text.word(at)).find(|word| {
        !matches!(
            *word,
            "to" | "just" | "also" | "first" | "bare" | "å" | "få" | "only"
        )
    });
    verb.is_some_and(|verb| {
        matches!(
            verb,
            "tell"
                | "thank"
                | "say"
                | "add"
                | "point"
                | "mention"
                | "congratulate"
                | "share"
                | "express"
                | "inform"
                | "apologise"
                | "apologize"
                | "assure"
                | "commend"
                | "compliment"
                | "begin"
                | "start"
                | "wish"
                | "stress"
                | "takke"
                | "fortelle"
                | "si"
                | "nevne"
                | "gratulere"
                | "dele"
                | "rose"
                | "ønske"
                | "beklage"
                | "legge"
        )
    })
}

/// "They asked whether I could", "he told me to please hold": only told of.
fn reported(text: &Text, first: usize, at: usize) -> bool {
    (first.max(at.saturating_sub(4))..at).any(|before| {
        matches!(
            text.word(before),
            "said"
                | "says"
                | "saying"
                | "asked"
                | "told"
                | "stating"
                | "stated"
                | "replied"
                | "sa"
                | "spurte"
                | "svarte"
                | "refused"
                | "nektet"
        )
    })
}

/// A clause may begin here: a mark or a linking word stands before.
fn after_break(text: &Text, at: usize) -> bool {
    let (Some(before), Some(word)) = (
        at.checked_sub(1).and_then(|at| text.words.get(at)),
        text.words.get(at),
    ) else {
        return true;
    };
    let gap = text.folded.get(before.end..word.start).unwrap_or("");
    gap.contains([',', ';', ':', '(', '-', '/', '"', '.', '?', '!'])
        || matches!(
            text.word(at - 1),
            "and"
                | "og"
                | "but"
                | "men"
                | "also"
                | "so"
                | "or"
                | "eller"
                | "und"
                | "y"
                | "och"
                | "then"
                | "whether"
        )
}

fn starts_with(text: &Text, key: Key, at: usize) -> bool {
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

/// "Is it", "can girls", "har dere".
fn inverted(text: &Text, at: usize) -> bool {
    starts_with(text, Key::Aux, at)
        && SUBJECTS.contains(&text.word(at + 1))
        && !matches!(
            (text.word(at), text.word(at + 1)),
            ("have", "a")
                | ("had", "i")
                | ("may", "the" | "you" | "your" | "all" | "they")
                | ("do", "the" | "this" | "that")
                | ("will", "the")
                | ("should", "you" | "the")
                | ("are", "the")
                | ("had", _)
        )
        || matches!(
            text.word(at),
            "isn't"
                | "aren't"
                | "doesn't"
                | "don't"
                | "can't"
                | "won't"
                | "couldn't"
                | "wouldn't"
                | "haven't"
                | "hasn't"
                | "didn't"
                | "shouldn't"
        ) && matches!(
            text.word(at + 1),
            "it" | "you" | "they" | "there" | "we" | "i" | "that" | "this" | "the" | "he" | "she"
        )
}

/// "Where is", "how much does", "hvor mye vind trenger den"; not "when we came".
fn wh(text: &Text, at: usize) -> bool {
    if !starts_with(text, Key::Wh, at) {
        return false;
    }
    if matches!(
        text.word(at),
        "what's" | "where's" | "who's" | "when's" | "how's" | "whats" | "wheres"
    ) {
        return true;
    }
    let subject = |word: &str| {
        matches!(
            word,
            "i" | "we"
                | "you"
                | "he"
                | "she"
                | "they"
                | "it"
                | "jeg"
                | "eg"
                | "du"
                | "dere"
                | "vi"
                | "han"
                | "hun"
                | "den"
                | "det"
                | "de"
                | "my"
                | "the"
                | "our"
                | "your"
                | "this"
                | "that"
                | "a"
                | "all"
        )
    };
    if subject(text.word(at + 1)) && !matches!(text.word(at), "which" | "hvilken") {
        return false;
    }
    (at + 1..at + 5)
        .take_while(|next| !subject(text.word(*next)) && text.words.get(*next).is_some())
        .any(|next| starts_with(text, Key::Aux, next))
}

/// "Send me …", "please …" at the beginning of a clause.
fn imperative(text: &Text, at: usize) -> bool {
    let Some(word) = text.words.get(at) else {
        return false;
    };
    let from = text.hits.partition_point(|hit| hit.start < word.start);
    let hits = text
        .hits
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .take_while(|hit| hit.start == word.start);
    // "Return was easy", "help is on its way": a noun.
    if starts_with(text, Key::Aux, at + 1) && text.word(at) != "please" || noted(text, at) {
        return false;
    }
    hits.filter(|hit| {
        hit.key == Key::Request && !(wishes(text, **hit) && told_only(text, text.word_at(hit.end)))
    })
    .any(|hit| {
        !hit.negated
            || text
                .folded
                .get(hit.start..hit.end)
                .is_some_and(|words| words.contains(' '))
    })
}

/// Lead-ins and requests of several words count wherever they stand; "please" too.
fn lead_ins(text: &Text, within: Span, starts: &mut Vec<(usize, bool)>) {
    for hit in text
        .hits
        .iter()
        .filter(|hit| hit.start >= within.start && hit.end <= within.end)
    {
        let words = text.folded.get(hit.start..hit.end).unwrap_or("");
        match hit.key {
            Key::Indirect
                if !words.starts_with("tell ") || asks_here(text, within, *hit, starts) =>
            {
                starts.push((text.word_at(hit.start), false))
            }
            Key::Request
                if !hit.negated
                    && (words.contains(' ') || words == "please")
                    && asks_here(text, within, *hit, starts) =>
            {
                starts.push((text.word_at(hit.start), true))
            }
            _ => {}
        }
    }
}

/// Whether a request of several words asks where it stands: "they would not send me" and "what I can I think" do not.
fn asks_here(text: &Text, within: Span, hit: super::text::Hit, starts: &[(usize, bool)]) -> bool {
    let at = text.word_at(hit.start);
    let words = text.folded.get(hit.start..hit.end).unwrap_or("");
    let opens = at == text.word_at(within.start);
    let before = at
        .checked_sub(1)
        .filter(|_| !opens)
        .map_or("", |at| text.word(at));
    let verb = words.split(' ').next().unwrap_or("");
    let bare = matches!(
        verb,
        "tell"
            | "send"
            | "give"
            | "call"
            | "ring"
            | "write"
            | "get"
            | "help"
            | "refund"
            | "explain"
            | "put"
            | "make"
            | "answer"
            | "direct"
            | "print"
            | "honour"
            | "honor"
            | "fix"
            | "sort"
            | "stop"
            | "do"
            | "cancel"
            | "email"
            | "contact"
    );
    if bare {
        return opens
            || begins_anew(text, at)
            || matches!(
                before,
                "please" | "pls" | "kindly" | "just" | "also" | "then" | "so"
            )
            || after_break(text, at)
                && (!starts.is_empty() || !matches!(before, "and" | "or" | "but"))
                && !matches!(before, "who" | "which" | "to");
    }
    let subject = matches!(
        before,
        "i" | "he" | "she" | "it" | "jeg" | "eg" | "vi" | "we" | "they" | "de"
    );
    let inverted = matches!(
        verb,
        "can" | "could" | "may" | "would" | "will" | "kan" | "kunne" | "vil" | "får"
    );
    if inverted && subject && !after_break(text, at) {
        return false;
    }
    let next = text.word_at(hit.end);
    let wish = wishes(text, hit);
    let company =
        words.ends_with("love") && text.word(next) == "to" && text.word(next + 1) == "have";
    !(noted(text, at) || company || wish && told_only(text, next))
}

/// A request told as the writer's own wish: "I would like", "may I".
fn wishes(text: &Text, hit: super::text::Hit) -> bool {
    let words = text.folded.get(hit.start..hit.end).unwrap_or("");
    ["like", "love", "wish"]
        .iter()
        .any(|word| words.contains(word))
        || matches!(
            words,
            "may i"
                | "can i"
                | "could i"
                | "may we"
                | "jeg vil"
                | "vil gjerne"
                | "jeg vil gjerne"
                | "kan jeg"
                | "får jeg"
        )
}

/// "Please note that …" tells something.
fn noted(text: &Text, at: usize) -> bool {
    text.word(at) == "please"
        && text.word(at + 1) == "note"
        && matches!(text.word(at + 2), "that" | "my" | "i" | "we" | "it" | "the")
}

/// Starts that stand close together are one: "could you please tell me when".
fn merge(text: &Text, starts: &mut Vec<(usize, bool)>) {
    let mut kept: Vec<(usize, bool)> = Vec::new();
    for (at, request) in starts.iter().copied() {
        match kept.last_mut() {
            Some((last, kind)) if at - *last <= 7 && !joined_by_and(text, *last, at) => {
                *kind = *kind && request
            }
            _ => kept.push((at, request)),
        }
    }
    *starts = kept;
}

/// A clause of its own begins: "… and when …" with four words before it.
fn joined_by_and(text: &Text, last: usize, at: usize) -> bool {
    at - last >= 4
        && matches!(
            text.word(at - 1),
            "and" | "og" | "also" | "und" | "y" | "och"
        )
}

fn pieces(text: &Text, within: Span, starts: &[(usize, bool)], asks: bool) -> Vec<Piece> {
    let place = |at: usize| text.words.get(at).map_or(within.end, |word| word.start);
    let count = starts.len();
    let pieces = starts.iter().enumerate().map(|(index, (at, request))| {
        let end = starts
            .get(index + 1)
            .map_or(within.end, |(next, _)| place(*next));
        let last = index + 1 == count;
        let end = cut(text, Span::new(place(*at), end), last && asks);
        Piece {
            span: Span::new(place(*at), end),
            word: *at,
            request: *request && !(last && asks),
        }
    });
    pieces
        .filter(|piece| !piece.span.of(&text.folded).trim().is_empty())
        .collect()
}

/// Without the reason behind it and without the link to the next one.
fn cut(text: &Text, span: Span, marked: bool) -> usize {
    let words = span.of(&text.folded);
    let reason = REASONS
        .iter()
        .filter_map(|reason| words.find(reason))
        .filter(|at| *at > 12)
        .min();
    let whole = match reason {
        Some(at) if !marked => words.get(..at).unwrap_or(words),
        _ => words,
    };
    let mut whole = whole.trim_end_matches([' ', ',', ';', '-', '(', '"']);
    for link in [
        " and", " og", " also", " but", " men", " so", " or", " eller",
    ] {
        whole = whole
            .strip_suffix(link)
            .unwrap_or(whole)
            .trim_end_matches([' ', ',']);
    }
    span.start + whole.len()
}

fn question(text: &Text, piece: Piece, place: Place) -> Option<Question> {
    let words = piece.span.of(&text.folded);
    let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let rhetorical = text.all_hits(Key::Rhetorical).any(|hit| {
        hit.start >= piece.span.start
            && hit.start < piece.span.start + 3
            && hit.end + 1 >= piece.span.start + bare.len()
    });
    let rhetorical = rhetorical
        || RHETORICAL.iter().any(|lead| {
            bare.trim_start_matches(|c: char| !c.is_alphanumeric())
                .trim_start_matches("and ")
                .starts_with(lead)
        })
        || ANNOUNCED.iter().any(|end| bare.ends_with(end)) && bare.len() < 40;
    let thanks = piece.request && text.has_in(Key::NoRequest, text.sentence_of(piece.span.start));
    if bare.len() < 4 || rhetorical || thanks {
        return None;
    }
    let span = text.raw_span(piece.span.start, piece.span.end);
    let polarity = if piece.request {
        None
    } else {
        polar(text, piece)
    };
    Some(Question {
        text: span.of(text.raw).to_string(),
        place,
        span,
        polarity,
        request: piece.request,
    })
}

/// Yes or no would answer it; `Some(false)` where it is negated.
fn polar(text: &Text, piece: Piece) -> Option<bool> {
    let first = (piece.word..piece.word + 2).find(|at| inverted(text, *at))?;
    let words = piece.span.of(&text.folded);
    // "Is it this or that?" wants more than yes.
    if [" or ", " eller ", " oder ", " o "]
        .iter()
        .any(|or| words.contains(or))
        && !words.trim_end_matches('?').ends_with("or not")
        && !words.contains("eller ikke")
    {
        return None;
    }
    let negated = (first..first + 4)
        .any(|at| starts_with(text, Key::Negation, at) || text.word(at).ends_with("n't"));
    Some(!negated)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::read::lexicon::Lexicon;
    use crate::read::text::Text;
    use crate::reading::Place;

    #[test]
    fn every_question_and_no_other() {
        let table: &[(&str, &str, &[&str])] = &[
            (
                "en",
                "On sunday it would not go up. Is it dead or is it somewhere else. I was sad.",
                &["Is it dead or is it somewhere else."],
            ),
            (
                "en",
                "Also can girls be wind keepers because in the book its only grandads.",
                &["can girls be wind keepers"],
            ),
            (
                "en",
                "P.S. can I come on your boat, I only get sick in cars",
                &["can I come on your boat"],
            ),
            (
                "en",
                "last thing, does the reel fit the Tern as well or only the Harbour? my partner has it",
                &["does the reel fit the Tern as well or only the Harbour?"],
            ),
            (
                "en",
                "I would like to know, was it ever true? Or was it just something nice on a tag.",
                &["I would like to know, was it ever true?"],
            ),
            (
                "en",
                "Could that stop please.",
                &["Could that stop please."],
            ),
            ("en", "When we came home it was broken. I am cross.", &[]),
            ("en", "How are you?", &[]),
            ("en", "So tell me one thing.", &[]),
            ("en", "May I congratulate you on the new workshop.", &[]),
            ("en", "I would like to tell you about my garden.", &[]),
            ("en", "They refused to send me a new one.", &[]),
            ("en", "He told me to please hold the line.", &[]),
            ("en", "Return was easy, and help is on its way.", &[]),
            ("en", "What kind of company does that?", &[]),
            (
                "en",
                "@ouroffice she forgot her password Is it possible to cancel my plan",
                &["Is it possible to cancel my plan"],
            ),
            (
                "en",
                "It broke again @ouroffice what is this",
                &["what is this"],
            ),
            (
                "en",
                "Need your address to send the form.",
                &["Need your address to send the form."],
            ),
            ("en", "If it cannot be mended, cancel it.", &["cancel it."]),
            ("nb", "Jeg vil gjerne takke for hjelpen.", &[]),
            ("nb", "Så si meg en ting.", &[]),
            (
                "nb",
                "Hvor mye vind trenger den, vi bor innerst i en fjord.",
                &["Hvor mye vind trenger den"],
            ),
            ("nb", "Når vi kom hjem, var den ødelagt.", &[]),
            (
                "nb",
                "Det er betalt ut juni, får jeg igjen det eller ikke?",
                &["får jeg igjen det eller ikke?"],
            ),
        ];
        for (language, letter, want) in table {
            let text = Text::new(letter, Lexicon::of(language));
            let found: Vec<String> = find(&text, Place::NewText)
                .into_iter()
                .map(|question| question.text)
                .collect();
            assert_eq!(&found, want, "{letter}");
        }
    }
}
