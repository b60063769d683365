//! The paths that a file names into our own modules, lists unfolded.

/// Where a path of ours begins.
const ROOTS: [&str; 4] = ["crate::", "super::", "self::", "regards::"];

/// Every path that begins at one of our own modules: `crate::{a::{B, C}, d}` names `crate::a::B`, `crate::a::C` and
/// `crate::d`; a glob ends in `*`.
pub fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = ROOTS.iter().filter_map(|root| rest.find(root)).min() {
        let before = rest.get(..at).and_then(|it| it.chars().next_back());
        let (_, here) = rest.split_at(at);
        let inside = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        rest = if inside {
            here.get(1..).unwrap_or("")
        } else {
            tree("", here, &mut found)
        };
    }
    found
}

/// Reads one path or list behind `head`; gives what follows it.
fn tree<'t>(head: &str, text: &'t str, found: &mut Vec<String>) -> &'t str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            let after = tree(head, rest, found);
            if after.len() == rest.len() {
                return rest;
            }
            // `a as b` is a path and two words.
            rest = after.trim_start_matches(|c: char| !matches!(c, ',' | '{' | '}'));
        }
    }
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*'))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path = if head.is_empty() {
        name.to_string()
    } else {
        format!("{head}::{name}")
    };
    match rest.strip_prefix("::") {
        Some(rest) => tree(&path, rest, found),
        None => {
            if !name.is_empty() {
                found.push(path);
            }
            rest
        }
    }
}

#[test]
fn lists_are_unfolded_and_single_names_seen() {
    for (code, named) in [
        (
            "use crate::{a::{B, C}, d, e::F as G, h};\nlet x = crate::g::h();",
            vec![
                "crate::a::B",
                "crate::a::C",
                "crate::d",
                "crate::e::F",
                "crate::h",
                "crate::g::h",
            ],
        ),
        (
            "use super::super::{*, i::{self, J}};",
            vec![
                "super::super::*",
                "super::super::i::self",
                "super::super::i::J",
            ],
        ),
        ("my_crate::x; a::self::b", vec![]),
        ("use crate::{broken", vec!["crate::broken"]),
    ] {
        assert_eq!(paths(code), named, "{code}");
    }
}
