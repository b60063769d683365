//! Guessing the move of each sentence of a reply from its place and its words.

use crate::{
    brief::Brief,
    check::{
        claims::{Value, claims},
        greeting,
        lists::{Lists, Mark, Word},
    },
    situation::Situation,
    source::Span,
    text::norm,
};

/// A sentence with what its words show.
struct Seen<'r> {
    text: &'r str,
    words: Vec<Word>,
    dated: bool,
    asks: bool,
}

impl Seen<'_> {
    fn has(&self, word: Word) -> bool {
        self.words.contains(&word)
    }
}

/// The likely move of each sentence, in their order.
pub(super) fn guess(reply: &str, spans: &[Span], brief: &Brief) -> Vec<&'static str> {
    let lists = Lists::of(brief.language.base());
    let seen: Vec<Seen> = spans
        .iter()
        .map(|span| see(span.of(reply), lists, brief))
        .collect();
    let sign = signature(reply, spans, brief);
    let last = sign.saturating_sub(1);
    let mut owned = false;
    seen.iter()
        .enumerate()
        .map(|(at, one)| {
            if at >= sign {
                return "sign";
            }
            if at == 0 && is_greeting(one.text) {
                return "greet";
            }
            let name = of_words(one, brief, at, last, owned);
            owned |= name == "own";
            name
        })
        .collect()
}

fn see<'r>(text: &'r str, lists: &Lists, brief: &Brief) -> Seen<'r> {
    let mut marks: Vec<Mark> = Vec::new();
    let folded: String = norm(text).split_whitespace().collect::<Vec<_>>().join(" ");
    lists.find(&folded, &mut marks);
    let dated = claims(text, brief.language).iter().any(|claim| {
        matches!(
            claim.value,
            Value::Day(..) | Value::Nth(_) | Value::Weekday(_)
        )
    });
    Seen {
        text,
        words: marks.into_iter().map(|mark| mark.word).collect(),
        dated,
        asks: text.trim_end_matches(['"', '”', '»', ')']).ends_with('?'),
    }
}

fn of_words(one: &Seen, brief: &Brief, at: usize, last: usize, owned: bool) -> &'static str {
    let situation = brief.reading.situation.unwrap_or(Situation::NeutralEnquiry);
    let failed = situation.is_failure();
    let any = |words: &[Word]| words.iter().any(|word| one.has(*word));
    if situation == Situation::Grieving && any(&[Word::Condole, Word::Regret]) {
        return "condole";
    }
    if one.asks && any(&[Word::Could, Word::AskThing]) {
        return "ask";
    }
    if (failed || situation == Situation::Leaving) && any(&[Word::Failing])
        || failed && any(&[Word::Regret]) && !owned
    {
        return "own";
    }
    if situation == Situation::Leaving && any(&[Word::Release]) {
        return "release";
    }
    if any(&[Word::Thanks]) && !one.dated {
        return "thank";
    }
    if any(&[Word::Check]) && one.dated {
        return "follow_up";
    }
    if any(&[Word::Future]) && any(&[Word::Act]) && !one.asks {
        return "next_step";
    }
    if failed && any(&[Word::Cause]) {
        return "explain";
    }
    if at == last && at > 1 {
        return "close";
    }
    if at <= 2 && any(&[Word::Told, Word::Informal]) && !any(&[Word::Act]) {
        return "echo";
    }
    if failed && any(&[Word::Act]) && one.dated {
        return "remedy";
    }
    if at <= 2 && failed { "echo" } else { "answer" }
}

/// A first line that greets: short, and it ends like one.
fn is_greeting(text: &str) -> bool {
    let first = norm(
        text.split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or(""),
    );
    text.len() < 80
        && text.split_whitespace().count() <= 6
        && (greeting::begins(&first) || text.trim_end().ends_with(','))
}

/// The first sentence of the signature: the last paragraph, if it is short and names the persona, the firm or is a
/// closing line.
fn signature(reply: &str, spans: &[Span], brief: &Brief) -> usize {
    let names = [
        brief.persona.name.as_str(),
        brief.persona.first_name(),
        brief.settings.company.name.as_str(),
    ];
    let closings = [
        "regards",
        "sincerely",
        "best wishes",
        "yours",
        "hilsen",
        "mvh",
        "vennlig",
        "hälsning",
        "hilsner",
        "venlig",
        "grüße",
        "gruß",
        "saludos",
        "atentamente",
        "cordialmente",
        "cheers",
        "all the best",
    ];
    let mut first = spans.len();
    for (at, span) in spans.iter().enumerate().rev().take(4) {
        let text = span.of(reply);
        let short =
            text.split_whitespace().count() <= 9 && !text.trim_end().ends_with(['.', '?', '!']);
        let lower = text.to_lowercase();
        let named = names
            .iter()
            .any(|name| !name.is_empty() && text.contains(name));
        let closes = closings.iter().any(|word| lower.contains(word));
        let alone = reply
            .get(..span.start)
            .is_some_and(|before| before.trim_end_matches(' ').ends_with('\n'));
        if at > 0 && short && alone && (named || closes || first == spans.len()) {
            first = at;
        } else {
            break;
        }
    }
    first
}
