//! A tag: where it ends, its attributes, and whether they hide its element.

use memchr::memchr;

/// Longest tag whose attributes are looked at.
pub(super) const LONGEST_TAG: usize = 4096;

/// Where a tag ends: behind the `>` that is not in a quoted value. An open quote ends with the first `>`.
pub(super) fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, octet) in rest.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, octet) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'')
                if rest
                    .as_bytes()
                    .get(at.wrapping_sub(1))
                    .is_some_and(|o| matches!(o, b'=' | b' ')) =>
            {
                quote = Some(octet);
            }
            (Some(open), _) if open == octet => quote = None,
            _ => {}
        }
    }
    memchr(b'>', rest.as_bytes()).map(|at| at + 1)
}

/// Whether a tag's attributes keep its element from being seen.
pub(super) fn hides(inner: &str) -> bool {
    attributes(inner).any(|(name, value)| match name.to_ascii_lowercase().as_str() {
        "hidden" => true,
        "style" => is_hiding_style(value),
        _ => false,
    })
}

/// The attributes of a tag: name and value without quotes.
fn attributes(inner: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = inner
        .find([' ', '\t', '\n', '\r', '/'])
        .and_then(|at| inner.get(at..))
        .unwrap_or_default();
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || c == '=')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('=').map(str::trim_start) {
            Some(value) => value_of(value),
            None => ("", after),
        };
        rest = after;
        (!name.is_empty() || !rest.is_empty()).then_some((name, value))
    })
}

fn value_of(value: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    value.split_at(
        value
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(value.len()),
    )
}

fn is_hiding_style(style: &str) -> bool {
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    style
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .any(|(property, value)| {
            let value = value.trim_end_matches("!important");
            match property {
                "display" => value == "none",
                "visibility" => value == "hidden" || value == "collapse",
                "mso-hide" => value == "all",
                "opacity" => value == "0",
                "font-size" | "max-height" | "max-width" => {
                    matches!(value, "0" | "0px" | "0pt" | "0em" | "0%")
                }
                _ => false,
            }
        })
}
