//! The template engine, tamed: our filters, bounds on what a text may grow to, no way to anything outside.

use super::{filters, marks, scan::Fault};
use crate::{language::Language, locale::Locales, source::Span};
use serde_json::Value as Json;
use std::{io, sync::Arc};
use tera::{ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// The most that a text may grow to, in bytes.
pub(super) const LONGEST: usize = 64 << 10;
/// The most turns of `range`, and the most elements of a list that are handed in.
pub(super) const MOST: usize = 100;
/// The name under which filters find the language.
pub(super) const LANGUAGE: &str = "_lang";

/// A fresh engine with our filters.
pub(super) fn engine(locales: &Arc<Locales>) -> Tera {
    let mut tera = Tera::new();
    for (name, filter) in filters::PLAIN {
        let locales = locales.clone();
        tera.register_filter(name, move |value: Value, _: Kwargs, state: &State| {
            localized(&locales, state, |locale| filter(&json(&value), locale))
        });
    }
    let shared = locales.clone();
    tera.register_filter("quote", move |value: Value, _: Kwargs, state: &State| {
        localized(&shared, state, |locale| {
            filters::quote(&json(&value), locale)
        })
    });
    let shared = locales.clone();
    tera.register_filter(
        "count",
        move |value: Value, kwargs: Kwargs, state: &State| {
            let one = kwargs.must_get::<String>("one")?;
            let other = kwargs.must_get::<String>("other")?;
            localized(&shared, state, |locale| {
                filters::count(&json(&value), locale, &one, &other)
            })
        },
    );
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_function("range", range);
    tera
}

fn localized(
    locales: &Locales,
    state: &State,
    write: impl FnOnce(&crate::locale::Locale) -> Result<String, String>,
) -> TeraResult<String> {
    let tag = state.get::<String>(LANGUAGE)?.unwrap_or_default();
    let locale = locales
        .of(&Language::new(&tag))
        .ok_or_else(|| tera::Error::message("no language is known"))?;
    write(locale).map_err(tera::Error::message)
}

fn replace(text: String, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let from = kwargs.must_get::<String>("from")?;
    let to = kwargs.must_get::<String>("to")?;
    bounded(text.matches(&from).count().saturating_mul(to.len()), &text)?;
    Ok(text.replace(&from, &to))
}

fn join(items: Vec<Value>, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let between = kwargs.get::<String>("sep")?.unwrap_or_default();
    let items: Vec<_> = items.iter().map(Value::to_string).collect();
    let length = items.iter().map(|item| item.len() + between.len()).sum();
    bounded(length, "")?;
    Ok(items.join(&between))
}

fn bounded(length: usize, text: &str) -> TeraResult<()> {
    if length.saturating_add(text.len()) > LONGEST {
        return Err(tera::Error::message("the text grew too long"));
    }
    Ok(())
}

/// `range(end=n)`, `range(start=a, end=b)`: at most 100 turns.
fn range(kwargs: Kwargs, _: &State) -> TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or(0);
    let end = kwargs.must_get::<i64>("end")?;
    let turns = usize::try_from(end.saturating_sub(start)).unwrap_or(0);
    if turns > MOST {
        return Err(tera::Error::message(format!(
            "`range` makes {turns} turns; {MOST} are the most"
        )));
    }
    Ok((start..end).collect())
}

fn json(value: &Value) -> Json {
    serde_json::to_value(value).unwrap_or(Json::Null)
}

/// A value from outside as the engine takes it: freed of marks, without nulls, lists cut to what may be looped over.
pub(super) fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::undefined(),
        Json::Bool(yes) => Value::from(*yes),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::from(whole),
            (None, Some(float)) => Value::from(float),
            (None, None) => Value::undefined(),
        },
        Json::String(text) => Value::from(marks::freed(text)),
        Json::Array(items) => Value::from(items.iter().take(MOST).map(value).collect::<Vec<_>>()),
        Json::Object(fields) => {
            let mut map = tera::Map::new();
            for (name, field) in fields.iter().filter(|(_, field)| !field.is_null()) {
                map.insert(name.clone().into(), value(field));
            }
            Value::from(map)
        }
    }
}

/// A writer that fails when the text grows too long.
#[derive(Default)]
pub(super) struct Bounded(Vec<u8>);

impl Bounded {
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }

    pub(super) fn is_full(&self) -> bool {
        self.0.len() > LONGEST
    }
}

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        if self.is_full() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is wrong with a text, as the engine sees it.
pub(super) fn proof(tera: &Tera, text: &str) -> Option<Fault> {
    let mut tera = tera.clone();
    let error = tera.add_raw_template("text", text).err()?;
    let range = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            report.span().range.clone()
        }
        _ => 0..text.len(),
    };
    Some(Fault {
        span: Span::new(range.start, range.end),
        message: message(&error),
        hint: Some("docs/writing-templates.md says what may stand here".to_string()),
    })
}

/// The engine's message in one line, without its own drawing of the place.
pub(super) fn message(error: &tera::Error) -> String {
    let text = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            report.message().to_string()
        }
        other => other.to_string(),
    };
    let line = text.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or("the template engine refuses it").trim();
    crate::locale::lower_first(line.trim_end_matches('.')).into_owned()
}
