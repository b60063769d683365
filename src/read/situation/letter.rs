//! What happened to the writer, and what they came for: death, fear, rights, farewells, hardship, children, trade, errands.

use super::{Case, Scores, grief, quoted};
use crate::read::lexicon::Key;
use crate::read::text::{Hit, Text};
use crate::reading::{Evidence, Place, WriterKind};
use crate::situation::Situation;
use crate::source::Span;

pub fn score(case: &Case, scores: &mut Scores) {
    grief::grieving(case, scores);
    case.once(scores, Situation::Worried, 3, Key::FearSure);
    if case.kinds(Key::Fear) >= 2 && !case.reading.questions.is_empty() {
        case.once(scores, Situation::Worried, 1, Key::Fear);
    }
    case.once(scores, Situation::RightsRequest, 3, Key::Rights);
    leaving(case, scores);
    vulnerable(case, scores);
    young(case, scores);
    trade(case, scores);
    neutral(case, scores);
}

/// An end of the bond: cancel, close, leave + what one leaves; not "can I cancel at any time", not "or else I cancel".
fn leaving(case: &Case, scores: &mut Scores) {
    for (text, place) in [(case.body, Place::NewText), (case.subject, Place::Subject)] {
        for hit in text.hits(Key::ExitSure) {
            let points = if hanging(text, hit) { 1 } else { 3 };
            scores.add(Situation::Leaving, points, quoted(text, hit, place));
        }
        let ends = |hit: &Hit| thing_after(text, *hit) && !no_end(text, *hit);
        for hit in text.hits(Key::Exit).filter(ends) {
            let points = if hanging(text, hit) { 1 } else { 3 };
            scores.add(Situation::Leaving, points, quoted(text, hit, place));
        }
    }
    if scores.of(Situation::Leaving) > 0 {
        case.once(scores, Situation::Leaving, 1, Key::Goodbye);
    }
}

/// "Leave it by the door", "the bus stop", "the end of the box", "close to": no verb of leaving, or a parcel is left.
fn no_end(text: &Text, hit: Hit) -> bool {
    let at = text.word_at(hit.start);
    let before = at.checked_sub(1).map_or("", |before| text.word(before));
    let next = text.word(at + 1);
    match text.word(at) {
        "leave" | "leaving" => {
            matches!(
                next,
                "it" | "them"
                    | "at"
                    | "in"
                    | "on"
                    | "by"
                    | "from"
                    | "for"
                    | "outside"
                    | "a"
                    | "early"
            ) || before == "to" && at > 1 && text.word(at - 2) == "used"
        }
        "stop" | "end" => matches!(
            before,
            "the" | "a" | "bus" | "tram" | "next" | "last" | "my" | "one" | "full"
        ),
        "close" => matches!(next, "to" | "by" | "enough"),
        _ => false,
    }
}

/// What one leaves stands within seven words after (or three before) the verb, in the same sentence.
fn thing_after(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    let word = text.word_at(hit.start);
    let start = text
        .words
        .get(word.saturating_sub(3))
        .map_or(hit.start, |word| word.start)
        .max(sentence.start);
    let end = text
        .words
        .get(text.word_at(hit.end) + 7)
        .map_or(sentence.end, |word| word.start)
        .min(sentence.end);
    text.has_in(Key::ExitThing, Span::new(start, end))
}

/// Said on a condition before it, in the same sentence.
fn hanging(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    let before = Span::new(sentence.start, hit.start);
    text.has_in(Key::Ultimatum, before)
}

fn vulnerable(case: &Case, scores: &mut Scores) {
    case.once(scores, Situation::Vulnerable, 3, Key::HardSure);
    let weak = case.kinds(Key::HardWeak) * 2 + case.kinds(Key::Hard);
    if let Some(evidence) = case.first(Key::HardWeak).or_else(|| case.first(Key::Hard)) {
        scores.add(
            Situation::Vulnerable,
            u32::try_from(weak.min(3)).unwrap_or(3),
            evidence,
        );
    }
}

fn young(case: &Case, scores: &mut Scores) {
    let writer = &case.reading.writer;
    if writer.age.is_some_and(|age| age <= 14) {
        scores.add(
            Situation::YoungFan,
            3,
            Evidence::told(writer.evidence.clone()),
        );
    }
    if writer.age.is_some_and(|age| age > 17) {
        return;
    }
    case.once(scores, Situation::YoungFan, 2, Key::School);
    if case.once(scores, Situation::YoungFan, 1, Key::ChildKin) && case.kinds(Key::ChildKin) >= 2 {
        scores.add(
            Situation::YoungFan,
            1,
            Evidence::told("speaks of mum and dad"),
        );
    }
    case.once(scores, Situation::YoungFan, 1, Key::ChildWords);
    if let Some(by) = writer.sent_by.as_ref().filter(|by| by.kin.is_some()) {
        scores.add(
            Situation::YoungFan,
            2,
            Evidence::told(format!(
                "sent by {}",
                by.kin.as_deref().unwrap_or("a grown-up")
            )),
        );
    }
    // Grown-ups speak of school and mothers too: without an age, the letter must be short and its words plain.
    if writer.age.is_none() && (case.body.words.len() > 130 || mean_length(case.body) > 4.6) {
        scores.drop(Situation::YoungFan);
    }
}

fn mean_length(text: &Text) -> f64 {
    let letters: usize = text
        .words
        .iter()
        .map(|word| {
            text.folded
                .get(word.start..word.end)
                .map_or(0, |word| word.chars().count())
        })
        .sum();
    letters as f64 / text.words.len().max(1) as f64
}

fn trade(case: &Case, scores: &mut Scores) {
    let sure = case.once(scores, Situation::BusinessProspect, 3, Key::TradeSure);
    let kinds = case.kinds(Key::Trade) + case.subject.hits(Key::Trade).count().min(1);
    if let Some(evidence) = case.first(Key::Trade) {
        scores.add(
            Situation::BusinessProspect,
            u32::try_from(kinds.min(2) + 1).unwrap_or(2),
            evidence,
        );
    }
    if !sure {
        case.once(scores, Situation::BusinessProspect, 1, Key::TradeWeak);
    }
    if case.reading.writer.kind == WriterKind::Firm {
        scores.add(
            Situation::BusinessProspect,
            1,
            Evidence::told("signed by a firm"),
        );
    }
    if let Some(pieces) = pieces(case.body) {
        scores.add(Situation::BusinessProspect, 2, pieces);
    }
}

/// Ten pieces and more.
fn pieces(text: &Text) -> Option<Evidence> {
    const NOUNS: &[&str] = &[
        "pieces",
        "units",
        "copies",
        "items",
        "sets",
        "boxes",
        "stk",
        "stykker",
        "eksemplarer",
        "enheter",
        "esker",
        "sett",
        "stück",
        "unidades",
    ];
    (0..text.words.len()).find_map(|at| {
        let count: u32 = text.word(at).parse().ok()?;
        (count >= 10 && NOUNS.contains(&text.word(at + 1))).then(|| {
            let (first, last) = (text.words.get(at)?.start, text.words.get(at + 1)?.end);
            let span = text.raw_span(first, last);
            Some(Evidence::quoted(span.of(text.raw), Place::NewText, span))
        })?
    })
}

/// Something is asked or wished for.
fn neutral(case: &Case, scores: &mut Scores) {
    let open = case
        .reading
        .questions
        .iter()
        .find(|question| !is_pass_on(case, question.span));
    if let Some(question) = open {
        scores.add(
            Situation::NeutralEnquiry,
            3,
            Evidence::quoted(question.text.clone(), question.place, question.span),
        );
    } else if case.has(Key::Errand) && !case.has(Key::NoRequest) && !case.has(Key::Thanks) {
        case.once(scores, Situation::NeutralEnquiry, 3, Key::Errand);
    }
}

/// "Please tell her", "keep it up": a wish that asks for nothing.
fn is_pass_on(case: &Case, span: Span) -> bool {
    let (start, end) = (
        case.body.folded_at(span.start),
        case.body.folded_at(span.end),
    );
    let within = Span::new(start, end);
    let marked = case
        .body
        .folded
        .get(start..end)
        .is_some_and(|text| text.ends_with('?'));
    !marked && (case.body.has_in(Key::PassOn, within) || greets_another(span.of(case.body.raw)))
}

/// "Tell Agnes her handwriting is the finest thing in the post": a kind word for a third person.
fn greets_another(asked: &str) -> bool {
    let named = ["Tell ", "tell ", "Hils ", "Si til "]
        .iter()
        .find_map(|verb| asked.strip_prefix(verb));
    named.is_some_and(|rest| rest.starts_with(char::is_uppercase) && !rest.contains(" to "))
}

/// Whether the letter asks for something that has to be answered or done.
pub fn asks(case: &Case) -> bool {
    case.reading
        .questions
        .iter()
        .any(|question| !is_pass_on(case, question.span))
}
