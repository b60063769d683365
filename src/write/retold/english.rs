//! English.

use super::{
    Cast, Grammar, Kind, Predicate, Subject, Who, Word, cut, kin, listed, mirrored, verbs,
};

pub(super) const GRAMMAR: Grammar = Grammar {
    ands: &["and", "but"],
    cuts: "because since when whenever while where who whom whose which that if although though until till so after \
     before as just",
    leads: "and, but, so, also, then, well, now, today, yesterday, tomorrow, tonight, this morning, this evening, this \
     week, this year, last week, last month, last year, last night, last * night, on monday, on tuesday, on \
     wednesday, on thursday, on friday, on saturday, on sunday, one day, every day, i think, i know, actually",
    tails: "today, yesterday, tomorrow, tonight, now, too, this morning, this evening, this week, this year, last week, \
     last month, last year, last night, next week, next month, next year, at the moment, at present, on monday, \
     on tuesday, on wednesday, on thursday, on friday, on saturday, on sunday, this monday, this tuesday, this \
     wednesday, this thursday, this friday, this saturday, this sunday, a week ago, * weeks ago, * months ago, * \
     years ago, * days ago, recently, lately, anyway",
    second: false,
    subject,
    predicate,
};

fn subject(words: &[Word], cast: &Cast) -> Option<(Subject, usize)> {
    let low = words.first()?.low.as_str();
    let writer = |single| Subject {
        text: "you".to_string(),
        who: Who::Writer,
        single,
        first: true,
        plural: false,
    };
    match low {
        "i" => return Some((writer(true), 1)),
        "we" => return Some((writer(false), 1)),
        "you" => return Some((Subject::colleague(cast.you.as_ref()?), 1)),
        "she" => return Some((Subject::of(cast.she()?), 1)),
        "he" => return Some((Subject::of(cast.he()?), 1)),
        _ => {}
    }
    let (person, length) = kin::person(words, "en", cast)?;
    Some((Subject::of(&person), length))
}

/// Small words that may stand around the verb.
const ADVERBS: &str =
    "still always never only also really already both all often usually once nearly even";
const BE: &str = "am is are was were isn't aren't wasn't weren't";
const HELPERS: &str = "have has had can could will would haven't hasn't hadn't can't couldn't won't wouldn't don't doesn't didn't \
     did";
/// Forms that are no finite verb by themselves.
const NOT_FINITE: &str = "worn sewn gone taken driven rung sung loving";

/// Seen from the other side. An empty word refuses.
const MIRROR: &str = "i>you me>you my>your mine>yours myself>yourself we>you us>you our>your ours>yours ourselves>yourselves \
     your>our you> yours> yourself> am> was> is> are> were> them> they> this> these> those> that> here> one> \
     ones> than> today> yesterday> tomorrow> tonight> now> ago> please> sorry> not> what> how> why> ex> \
     ex-husband> ex-wife> like>";
/// A clause that ends with one of these has lost its end.
const OPEN_ENDS: &str = "the a an to of in on at with for from by and or but my your our very so her his their about as into than \
    some any no every been being more";

fn predicate(words: &[Word], subject: &Subject, cast: &Cast) -> Option<Predicate> {
    let words = &whole(words);
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    let skip = |mut at: usize| {
        while listed(ADVERBS, low(at)) || low(at) == "not" {
            at += 1;
        }
        at
    };
    let first = skip(0);
    let helped = listed(BE, low(first)) || listed(HELPERS, low(first));
    let mut verb = if helped { skip(first + 1) } else { first };
    if helped && low(verb) == "been" {
        verb = skip(verb + 1);
    }
    let used_to = low(verb) == "used" && low(verb + 1) == "to";
    if used_to || helped && low(verb) == "to" {
        verb += if used_to { 2 } else { 1 };
    }
    if let Some(said) = cut::saying(words) {
        return quoted(words, said, subject, cast);
    }
    let turns = matches!(low(verb), "turn" | "turns" | "turned" | "turning" | "be");
    let age = listed(BE, low(first)) && verbs::is_age(low(verb)) && !turns
        || turns && verbs::is_age(low(verb + 1));
    let (kind, from) = if age {
        let number = if turns { verb + 1 } else { verb };
        if !is_age_alone(words.get(number + 1..).unwrap_or(&[])) {
            return None;
        }
        (Kind::Age, verb)
    } else {
        let (kind, errand) = verbs::kind(&verbs::EN, low(verb), low(verb + 1))?;
        let finite = helped
            || used_to
            || !(low(verb).ends_with("ing") && !matches!(low(verb), "sing" | "bring")
                || listed(NOT_FINITE, low(verb)));
        if !finite || errand && subject.who == Who::Writer {
            return None;
        }
        (kind, verb)
    };
    let mut out: Vec<String> = Vec::new();
    for word in words.get(..from)? {
        out.push(helper(word, subject));
    }
    out.extend(rest(words.get(from..)?, subject, cast)?);
    let negated = words
        .get(..from)?
        .iter()
        .any(|word| word.low == "not" || word.low.ends_with("n't") || word.low == "never");
    let text = out.join(" ");
    (!listed(OPEN_ENDS, text.rsplit(' ').next().unwrap_or(""))).then(|| Predicate {
        that: text.clone(),
        main: text,
        kind,
        negated,
        over: used_to,
        length: words.len(),
    })
}

/// "She's walking", "she's walked": what the short form stands for.
fn whole(words: &[Word]) -> Vec<Word> {
    let mut words = words.to_vec();
    let next = words.get(1).map_or(String::new(), |word| word.low.clone());
    if let Some(first) = words.first_mut().filter(|word| word.low == "'s") {
        let is = next.ends_with("ing") || verbs::is_age(&next);
        first.low = if is { "is" } else { "has" }.to_string();
        first.raw.clone_from(&first.low);
    }
    words
}

/// "Says she is a doctor now": of kin, and nothing of us.
fn quoted(words: &[Word], from: usize, subject: &Subject, cast: &Cast) -> Option<Predicate> {
    let verb = words.get(from + 1)?.low.as_str();
    let rest = rest(words.get(from + 1..)?, subject, cast)?.join(" ");
    let told = words.len() > from + 2;
    let fits = told
        && subject.who == Who::Kin
        && matches!(
            verb,
            "is" | "was" | "can" | "wants" | "will" | "has" | "loves"
        );
    fits.then(|| {
        let text = format!(
            "{} {} {rest}",
            words.first().map_or("", |word| word.low.as_str()),
            words.get(from).map_or("", |word| word.low.as_str())
        );
        Predicate {
            that: text.clone(),
            main: text,
            kind: Kind::Saying,
            negated: false,
            over: false,
            length: words.len(),
        }
    })
}

/// "84", "seven years old", "six already".
fn is_age_alone(rest: &[Word]) -> bool {
    let rest: Vec<&str> = rest.iter().map(|word| word.low.as_str()).collect();
    matches!(
        rest.as_slice(),
        [] | ["years", "old"] | ["years", "of", "age"] | ["already"]
    )
}

/// "I was" → "you were".
fn helper(word: &Word, subject: &Subject) -> String {
    let low = word.low.as_str();
    if !subject.first {
        return low.to_string();
    }
    match low {
        "am" => "are",
        "was" => "were",
        "wasn't" => "weren't",
        _ => low,
    }
    .to_string()
}

fn rest(words: &[Word], subject: &Subject, cast: &Cast) -> Option<Vec<String>> {
    let (first, after) = words.split_first()?;
    let mut out = vec![first.low.clone()];
    for (at, word) in after.iter().enumerate() {
        let low = word.low.as_str();
        let next = after.get(at + 1).map_or("", |word| word.low.as_str());
        let turned = match low {
            "it" => cast.it.clone()?,
            // Of kin "her" is herself; of the writer it is somebody else.
            "her" | "his" | "him" | "himself" | "herself"
                if !matches!(subject.who, Who::Kin | Who::Dead) =>
            {
                return None;
            }
            "their" | "themselves" if !subject.plural => return None,
            "a" | "an" if next.is_empty() => return None,
            _ => mirrored(word, MIRROR)?,
        };
        out.push(turned);
    }
    Some(out)
}
