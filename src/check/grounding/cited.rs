//! What is cited: the details that a sentence names as its own, followed to what they hold.

use super::Ground;
use crate::{check::sheet::Sheet, language::Language, reading::Place, source::Span};
use serde_json::Value as Json;

/// Takes in what a cited detail holds.
pub(super) fn resolve(sheet: &Sheet, fact: &str, ground: &mut Ground) {
    let brief = sheet.brief;
    let language = brief.language;
    if fact == "letter" {
        // What was understood of the whole letter: who wrote, and how old.
        let writer = &brief.reading.writer;
        ground.text(writer.name.as_deref().unwrap_or(""), language);
        if let Some(age) = writer.age {
            ground.number(i64::from(age));
        }
        return;
    }
    if let Some((place, range)) = fact.split_once(':') {
        let text = match place {
            "letter" if range == "from" => {
                let name = brief
                    .letter
                    .from
                    .as_ref()
                    .and_then(|from| from.name.as_deref());
                return ground.text(name.unwrap_or(""), language);
            }
            "letter" if range == "date" => {
                if let Some(date) = &brief.letter.date {
                    ground.day(date.date());
                }
                return;
            }
            "letter" => brief.reading.text_of(Place::NewText, ""),
            "subject" => brief.letter.subject.as_str(),
            "signature" => brief.reading.text_of(Place::Signature, ""),
            _ => return,
        };
        if let Some(span) = range_of(range) {
            return letter_words(sheet, place, text, span, ground);
        }
        return;
    }
    let (root, path) = fact.split_once('.').unwrap_or((fact, ""));
    let nouns = sheet.nouns();
    let made;
    let (value, path) = match root {
        "customer" => (&nouns.customer, path),
        "case" => (&nouns.case, path),
        "settings" => (&nouns.settings, path),
        "company" | "rules" | "world" | "rituals" => (&nouns.settings, fact),
        "memory" => {
            made = serde_json::to_value(brief.memory).unwrap_or_default();
            (&made, path)
        }
        "persona" | "personas" | "voice" => {
            made = serde_json::to_value(brief.persona).unwrap_or_default();
            let inner = path.split_once('.').map_or("", |(_, rest)| rest);
            (&made, if root == "personas" { inner } else { path })
        }
        _ if ["elsewhere", "products", "things"]
            .iter()
            .any(|it| fact.starts_with(it)) =>
        {
            (&nouns.settings, fact)
        }
        _ => return,
    };
    if let Some(held) = step(value, path) {
        ground.json(held, language);
    }
    things(sheet, fact, ground);
}

fn range_of(range: &str) -> Option<Span> {
    let (start, end) = range.split_once('-')?;
    Some(Span::new(start.parse().ok()?, end.parse().ok()?))
}

/// Words of the letter, in both languages' readings, and what was understood of them there.
fn letter_words(sheet: &Sheet, place: &str, text: &str, span: Span, ground: &mut Ground) {
    let reading = sheet.brief.reading;
    let words = span.of(text);
    ground.text(words, sheet.brief.language);
    if reading.language.base() != sheet.brief.language.base() {
        ground.text(words, &reading.language);
    }
    let here = match place {
        "subject" => Place::Subject,
        "signature" => Place::Signature,
        _ => Place::NewText,
    };
    for fact in &reading.facts {
        if fact.place == here && span.overlaps(Span::new(fact.start, fact.end)) {
            ground.text(&fact.value, &Language::EN);
            product(sheet, &fact.value, ground);
        }
    }
    let cues = reading.cues.values().filter(|cue| {
        cue.evidence
            .place
            .is_some_and(|(at, held)| at == here && held.overlaps(span))
    });
    for cue in cues {
        for value in cue.value.iter().chain(cue.parts.values()) {
            ground.text(value, sheet.brief.language);
            product(sheet, value, ground);
        }
    }
}

/// A product may be called by any of its names.
fn product(sheet: &Sheet, called: &str, ground: &mut Ground) {
    if let Some((_, product)) = crate::write::things::product(sheet.brief.settings, called) {
        let forms = product.names.values().flat_map(|name| {
            [
                Some(&name.bare),
                name.a.as_ref(),
                name.the.as_ref(),
                name.many.as_ref(),
            ]
        });
        for form in forms.flatten().chain(std::iter::once(&product.name)) {
            ground.text(form, sheet.brief.language);
        }
    }
}

/// A cited noun may stand in any of its forms: products of an order, things of a deed.
fn things(sheet: &Sheet, fact: &str, ground: &mut Ground) {
    if !(fact.contains("items")
        || fact.contains("done")
        || fact.contains("subscription")
        || fact.starts_with("products"))
    {
        return;
    }
    for item in &sheet.brief.settings.products {
        let named = item.name.split_whitespace().all(|word| {
            let word = crate::text::norm(word);
            ground.has_word(&word) || ground.has_word(&format!("{word}s"))
        });
        if named {
            product(sheet, &item.name, ground);
        }
    }
}

/// One step at a time through `orders[0].number`; the last step may be missing (an order's own figure).
fn step<'v>(value: &'v Json, path: &str) -> Option<&'v Json> {
    let mut held = value;
    for part in path.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
        let next = match held {
            Json::Array(list) => part.parse::<usize>().ok().and_then(|at| list.get(at)),
            Json::Object(fields) => fields.get(part).or_else(|| {
                let folded = part.replace('_', "-");
                fields
                    .iter()
                    .find(|(key, _)| key.replace('_', "-") == folded)
                    .map(|(_, value)| value)
            }),
            _ => None,
        };
        match next {
            Some(next) => held = next,
            None => return Some(held),
        }
    }
    Some(held)
}
