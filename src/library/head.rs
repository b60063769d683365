//! Heads of templates and answers, and frames: the YAML between the lines of `---`.

use super::{Faults, Frame, Path, names};
use crate::{
    situation::Situation,
    source::{Source, Span},
    tone::Tone,
    yaml,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// The head of a template.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TemplateHead {
    /// Paths without which it is not eligible.
    pub needs: Vec<String>,
    /// Situations in which it is never taken.
    pub never_when: Vec<Situation>,
    /// Further tones that it serves.
    pub tones: Vec<Tone>,
    /// The last day on which it holds.
    #[schemars(with = "Option<String>")]
    pub valid_until: Option<Date>,
    /// Replaces the customer's subject.
    pub subject: Option<String>,
    /// `none`: the whole letter.
    pub frame: Option<String>,
}

/// The head of an answer.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerHead {
    /// How people ask.
    pub asks: Vec<String>,
    /// The noun for "thank you for asking about …".
    pub about: Option<String>,
    /// Paths without which it is not eligible.
    pub needs: Vec<String>,
    /// Holds only where the case's decisions name it.
    pub decision: bool,
    /// Only these personas give it.
    pub personas: Vec<String>,
    /// The last day on which it holds.
    #[schemars(with = "Option<String>")]
    pub valid_until: Option<Date>,
}

/// Where the head of a file stands (`None` where it has none), and where its body begins.
pub(super) fn split(source: &Source, faults: &mut Faults) -> (Option<Span>, usize) {
    let text = &*source.text;
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = text.get(bom..).unwrap_or("");
    let mut lines = rest.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return (None, bom);
    };
    let start = bom + first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return (Some(Span::new(start, at)), at + line.len());
        }
        at += line.len();
    }
    faults.push(
        source,
        Span::new(bom, bom + 3),
        "the head is not closed",
        "write a line of `---` where the text begins",
    );
    (None, text.len())
}

/// Reads a head; with a fault in it, an empty one, so that the body is read all the same.
pub(super) fn read<T: DeserializeOwned + Default>(
    source: &Source,
    head: Option<Span>,
    faults: &mut Faults,
) -> T {
    let Some(head) = head else {
        return T::default();
    };
    yaml::parse_part(source, head).unwrap_or_else(|found| {
        faults.extend(found);
        T::default()
    })
}

/// The paths that a head needs.
pub(super) fn needs(
    source: &Source,
    head: Option<Span>,
    needs: &[String],
    faults: &mut Faults,
) -> Vec<Path> {
    let head = head.unwrap_or_default();
    for need in needs {
        if let Some((message, hint)) = names::unknown_root(need) {
            faults.push(source, place(source, head, need), message, hint);
        }
    }
    needs.iter().map(|need| Path::new(need)).collect()
}

/// Where a word stands in a part of a file; the part's first line where it is not found.
pub(super) fn place(source: &Source, part: Span, word: &str) -> Span {
    let text = part.of(&source.text);
    let is_part_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let found = text.match_indices(word).find(|(at, _)| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        !before.is_some_and(is_part_of_word) && !after.is_some_and(is_part_of_word)
    });
    match found {
        Some((at, _)) => Span::new(part.start + at, part.start + at + word.len()),
        None => {
            let line = text.find('\n').unwrap_or(text.len());
            Span::new(part.start, part.start + line)
        }
    }
}

/// A frame as it is written: `templates/moves/<situation>.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FrameFile {
    /// When it is used, for staff.
    pub about: String,
    /// The moves in their order; a list in the list is one paragraph.
    #[schemars(with = "Vec<serde_json::Value>")]
    order: Vec<Slot>,
    /// Moves that must not be missing; `a|b`: one of them.
    pub required: Vec<String>,
    /// Words, least and most.
    pub length: Option<(usize, usize)>,
    /// Words that must not stand in such a letter, by language.
    pub never: BTreeMap<String, Vec<String>>,
}

/// One move, or several that share a paragraph.
#[derive(Debug)]
struct Slot(Vec<String>);

impl<'de> Deserialize<'de> for Slot {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Slot;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a move, or a list of moves that share a paragraph")
            }
            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Slot, E> {
                Ok(Slot(vec![name.to_string()]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<Slot, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = list.next_element()? {
                    names.push(name);
                }
                Ok(Slot(names))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Reads a frame.
pub(super) fn frame(source: &Source, faults: &mut Faults) -> Frame {
    let file: FrameFile = match yaml::parse(source) {
        Ok(file) => file,
        Err(found) => {
            faults.extend(found);
            return Frame::default();
        }
    };
    let order: Vec<Vec<String>> = file.order.into_iter().map(|Slot(names)| names).collect();
    let required: Vec<Vec<String>> = file
        .required
        .iter()
        .map(|names| {
            names
                .split('|')
                .map(|name| name.trim().to_string())
                .collect()
        })
        .collect();
    let whole = Span::new(0, source.text.len());
    for name in order.iter().chain(&required).flatten() {
        if !names::MOVES.contains(&name.as_str()) && name != "others" {
            let hint = names::meant_move(name);
            let span = place(source, whole, name);
            faults.push(source, span, format!("there is no move `{name}`"), hint);
        }
    }
    if let Some((least, most)) = file.length
        && least > most
    {
        let span = place(source, whole, "length");
        faults.push(
            source,
            span,
            "the shortest length is above the longest",
            "write `length: [50, 170]`",
        );
    }
    Frame {
        about: file.about,
        order,
        required,
        length: file.length,
        never: file.never,
    }
}
