//! Sources: what the tags of a sentence point at, and all that is known where there are no tags.

use super::{Ground, Proof};
use crate::{
    check::{
        claims::{Claim, Value},
        lists::Word,
        sheet::{Part, Sheet},
    },
    language::Language,
    library::{Block, Phrase},
    reading::Place,
    source::Span,
    write::workdays::{Calendar, after, answer_day},
};
use jiff::{ToSpan, civil::Date};
use serde_json::Value as Json;

/// What grounds a sentence of ours: the text it was written in, and the details filled in.
pub(in super::super) fn of_part(sheet: &Sheet, part: &Part) -> Ground {
    let mut ground = Ground::default();
    let language = sheet.brief.language;
    let texts = written(sheet, &part.said.from);
    for text in &texts {
        ground.text(&without_code(text), language);
    }
    let own = part.said.from.starts_with("case");
    let facts = || {
        let own = own.then_some(&part.said.from);
        part.said.facts.iter().chain(&part.said.grounds).chain(own)
    };
    for fact in facts() {
        resolve(sheet, fact, &mut ground);
    }
    if facts().any(|fact| fact.starts_with("settings.answers") || fact == "computed:date") {
        promised(sheet, &mut ground);
    }
    if facts().any(|fact| fact.starts_with("rules.")) {
        ruled(sheet, &mut ground);
    }
    let uses = |names: &[&str]| texts.iter().any(|text| code_names(text, names));
    if uses(&["now", "today"]) {
        ground.day(sheet.brief.now.date());
    }
    if uses(&["days_late", "years", "months_left"]) {
        spans(sheet, &mut ground);
    }
    ground
}

/// Whether the code of a template names one of these details.
fn code_names(text: &str, names: &[&str]) -> bool {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .any(|code| {
            code.split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|word| names.contains(&word))
        })
}

/// The texts of the desk that a sentence's `from` names.
fn written<'s>(sheet: &Sheet<'s>, from: &str) -> Vec<&'s str> {
    let library = sheet.library;
    if let Some(rest) = from.strip_prefix("template:") {
        let (path, line) = rest.rsplit_once(':').unwrap_or((rest, ""));
        let template = library
            .templates
            .values()
            .flatten()
            .find(|it| it.path.trim_start_matches("templates/") == path);
        return template
            .map(|it| near(&it.blocks, line))
            .unwrap_or_default();
    }
    if let Some(rest) = from.strip_prefix("move:") {
        let (file, line) = rest.rsplit_once(':').unwrap_or((rest, ""));
        let (name, tag) = file.rsplit_once('.').unwrap_or((file, "en"));
        let key = (name.to_string(), Language::new(tag));
        return library
            .moves
            .get(&key)
            .map(|blocks| near(blocks, line))
            .unwrap_or_default();
    }
    if let Some(slug) = from.strip_prefix("answer:") {
        let answers = library.answers.iter().filter(|it| it.slug == slug);
        return answers
            .flat_map(|it| phrases(&it.blocks))
            .map(Phrase::text)
            .collect();
    }
    if let Some(id) = from.strip_prefix("persona:") {
        return library
            .personas
            .get(id)
            .or(Some(sheet.brief.persona))
            .map(spoken)
            .unwrap_or_default();
    }
    Vec::new()
}

fn phrases(blocks: &[Block]) -> impl Iterator<Item = &Phrase> {
    blocks
        .iter()
        .flat_map(|block| &block.forms)
        .flat_map(|form| &form.variants)
}

/// The phrase that begins on that line, or nearest above it.
fn near<'b>(blocks: &'b [Block], line: &str) -> Vec<&'b str> {
    let line: usize = line.parse().unwrap_or(usize::MAX);
    let start = phrases(blocks)
        .map(|it| it.line)
        .filter(|it| *it <= line)
        .max();
    phrases(blocks)
        .filter(|it| Some(it.line) == start)
        .map(Phrase::text)
        .collect()
}

fn spoken(persona: &crate::persona::Persona) -> Vec<&str> {
    let by_tone = [&persona.greeting, &persona.closing]
        .into_iter()
        .flat_map(|it| it.values())
        .flat_map(|it| it.values())
        .flatten();
    let moves = persona.moves.values().flat_map(|it| it.values()).flatten();
    let names = persona
        .no_name
        .values()
        .flatten()
        .chain(persona.sign.values())
        .chain(persona.roles.values());
    by_tone
        .chain(moves)
        .chain(names)
        .map(String::as_str)
        .collect()
}

/// A template's text without its code: what stands in braces are paths and no words.
fn without_code(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{']) {
        let (head, tail) = rest.split_at(at);
        plain.push_str(head);
        let close = match tail.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                plain.push('{');
                rest = tail.get(1..).unwrap_or("");
                continue;
            }
        };
        plain.push(' ');
        rest = tail
            .find(close)
            .and_then(|end| tail.get(end + 2..))
            .unwrap_or("");
    }
    plain.push_str(rest);
    plain
}

/// Takes in what a cited detail holds.
fn resolve(sheet: &Sheet, fact: &str, ground: &mut Ground) {
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

/// The days that the draft promises: those on its list, and the day of the answer.
fn promised(sheet: &Sheet, ground: &mut Ground) {
    let brief = sheet.brief;
    ground.day(answer_day(brief.settings, brief.now, sheet.child()));
    let dues = sheet.draft.promises.iter();
    for due in dues.filter_map(|promise| promise.due) {
        ground.day(due);
    }
}

/// The days that lie as many days ahead as a cited rule says.
fn ruled(sheet: &Sheet, ground: &mut Ground) {
    let brief = sheet.brief;
    let counts: Vec<u32> = ground
        .numbers()
        .filter_map(|it| u32::try_from(it).ok())
        .filter(|it| *it <= LONGEST)
        .collect();
    let desk = Calendar::desk(brief.settings);
    let starts = [brief.now.date(), desk.day_zero(brief.now)];
    for day in later(sheet, &starts, &counts) {
        ground.day(day);
    }
}

/// No sum of days goes further.
const LONGEST: u32 = 90;

/// The days that lie so many days after a start: open at the desk, open at the desk and where the reader lives, and
/// simply counted.
fn later(sheet: &Sheet, starts: &[Date], counts: &[u32]) -> Vec<Date> {
    let settings = sheet.brief.settings;
    let desk = Calendar::desk(settings);
    let countries: Vec<Calendar> = settings
        .holidays
        .keys()
        .filter_map(|code| Calendar::country(settings, code))
        .collect();
    let mut found = Vec::new();
    for start in starts {
        for count in counts {
            found.push(after(*start, *count, &[&desk]));
            found.extend(
                countries
                    .iter()
                    .map(|country| after(*start, *count, &[&desk, country])),
            );
            found.extend(start.checked_add(i64::from(*count).days()));
        }
    }
    found
}

/// Days of a reply without sources that follow from a day before them by a rule of the settings: the next open day, or
/// so many days later.
pub(super) fn derive(sheet: &Sheet, proof: &mut Proof) {
    let untagged = |span: &Span| sheet.part_at(span.start).is_some_and(|part| !part.tagged());
    let now = sheet.brief.now.date();
    let mut counts = vec![0, 1];
    counts.extend(rule_days(sheet));
    let mut starts = vec![now];
    for (day, span) in proof.days(now).collect::<Vec<_>>() {
        let strange = proof.ungrounded.iter().any(|(held, _)| *held == span);
        if !strange || untagged(&span) && later(sheet, &starts, &counts).contains(&day) {
            proof.ungrounded.retain(|(held, _)| *held != span);
            starts.push(day);
        }
    }
}

/// Numbers of days in the rules, and until the answer.
fn rule_days(sheet: &Sheet) -> Vec<u32> {
    let settings = sheet.brief.settings;
    let mut found = Vec::new();
    for value in settings.rules.values() {
        collect_days(value, &mut found);
    }
    found
}

fn collect_days(value: &Json, found: &mut Vec<u32>) {
    match value {
        Json::Number(number) => found.extend(
            number
                .as_u64()
                .and_then(|it| u32::try_from(it).ok())
                .filter(|it| *it <= LONGEST),
        ),
        Json::Object(fields) => fields.values().for_each(|value| collect_days(value, found)),
        _ => {}
    }
}

/// Differences: how many days, months and years lie between a known day and today.
fn spans(sheet: &Sheet, ground: &mut Ground) {
    let today = sheet.brief.now.date();
    for day in ground.all_days(today) {
        let (early, late) = if day < today {
            (day, today)
        } else {
            (today, day)
        };
        if let Ok(days) = early.until(late) {
            ground.number(i64::from(days.get_days()));
        }
        let years = i64::from(late.year() - early.year());
        let before = (late.month(), late.day()) < (early.month(), early.day());
        ground.number(years - i64::from(before));
    }
}

/// All that may be known, for a reply that names no sources.
pub(super) fn everything(sheet: &Sheet) -> Ground {
    let brief = sheet.brief;
    let mut ground = Ground::default();
    let mut read = |text: &str| ground.text(text, &brief.reading.language);
    read(&brief.letter.text);
    read(&brief.letter.subject);
    read(brief.reading.signature.as_deref().unwrap_or(""));
    if let Some(from) = &brief.letter.from {
        read(from.name.as_deref().unwrap_or(""));
        read(&from.address);
    }
    for fact in &brief.reading.facts {
        ground.text(&fact.value, &Language::EN);
    }
    let mut profile = brief.customer.profile.clone();
    profile.internal.clear();
    let nouns = [
        serde_json::to_value(&profile),
        serde_json::to_value(brief.case),
        serde_json::to_value(brief.settings),
        serde_json::to_value(brief.persona),
        serde_json::to_value(&brief.memory.promises),
    ];
    for value in nouns.into_iter().flatten() {
        ground.json(&value, brief.language);
    }
    let answers = sheet
        .library
        .answers
        .iter()
        .filter(|it| it.language.base() == brief.language.base());
    for phrase in answers.flat_map(|it| phrases(&it.blocks)) {
        ground.text(&without_code(phrase.text()), brief.language);
    }
    ground.day(brief.now.date());
    ground.day(answer_day(brief.settings, brief.now, sheet.child()));
    spans(sheet, &mut ground);
    ground
}

/// Amounts, days and numbers that only the letter gives, told in a sentence that speaks for us.
pub(super) fn hearsay(sheet: &Sheet, claims: &[Claim]) -> Vec<(Span, String)> {
    let today: Date = sheet.brief.now.date();
    let mut found = Vec::new();
    for part in &sheet.parts {
        let ours = matches!(part.said.move_name.as_str(), "own" | "explain" | "remedy");
        let theirs = !part.said.facts.is_empty()
            && part
                .said
                .facts
                .iter()
                .all(|fact| fact.starts_with("letter:") || fact.starts_with("subject:"));
        if !ours || !part.tagged() || !theirs || sheet.has_in(Word::Told, part.span) {
            continue;
        }
        let mut text = Ground::default();
        for written in written(sheet, &part.said.from) {
            text.text(&without_code(written), sheet.brief.language);
        }
        for claim in claims.iter().filter(|claim| part.span.overlaps(claim.span)) {
            let typed = matches!(
                claim.value,
                Value::Money(..) | Value::Day(..) | Value::Number(_)
            );
            if typed && !text.holds(&claim.value, today) {
                found.push((
                    claim.span,
                    format!(
                        "“{}” is known from the letter only",
                        claim.span.of(sheet.raw())
                    ),
                ));
            }
        }
    }
    found
}
