//! The query of the settings as PostgreSQL wants it: `:address` as its first parameter.

/// `:address` → `$1`, outside of strings, quoted names and comments; `::` stays a cast.
///
/// ```
/// use regards::customers::postgres::query::numbered;
/// assert_eq!(
///     numbered("SELECT ':address', id::text FROM people WHERE mail = :address"),
///     "SELECT ':address', id::text FROM people WHERE mail = $1"
/// );
/// ```
pub fn numbered(query: &str) -> String {
    const NAME: &str = ":address";
    let mut out = String::with_capacity(query.len());
    let mut rest = query;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => closed(rest, 1, if first == '"' { "\"" } else { "'" }),
            '-' if rest.starts_with("--") => closed(rest, 2, "\n"),
            '/' if rest.starts_with("/*") => closed(rest, 2, "*/"),
            '$' => dollar_quoted(rest),
            ':' if rest.starts_with("::") => 2,
            ':' if is_parameter(rest, NAME) => {
                out.push_str("$1");
                rest = rest.get(NAME.len()..).unwrap_or_default();
                continue;
            }
            _ => first.len_utf8(),
        };
        let (taken, left) = rest.split_at_checked(length).unwrap_or((rest, ""));
        out.push_str(taken);
        rest = left;
    }
    out
}

fn is_parameter(rest: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    rest.strip_prefix(name)
        .is_some_and(|behind| !behind.starts_with(is_word))
}

/// The length up to the end mark, or to the end of the query.
fn closed(rest: &str, from: usize, mark: &str) -> usize {
    let found = rest.get(from..).and_then(|inner| inner.find(mark));
    found.map_or(rest.len(), |at| from + at + mark.len())
}

/// `$tag$ … $tag$`; a lone `$` is one character.
fn dollar_quoted(rest: &str) -> usize {
    let tag_end = rest.get(1..).and_then(|inner| {
        let end = inner.find('$')?;
        let is_tag = inner
            .get(..end)?
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_');
        is_tag.then_some(end + 2)
    });
    match tag_end.and_then(|end| Some((end, rest.get(..end)?))) {
        Some((end, tag)) => closed(rest, end, tag),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn only_the_parameter_is_numbered() {
        for (query, wanted) in [
            ("mail = :address", "mail = $1"),
            (":address=mail OR alias=:address", "$1=mail OR alias=$1"),
            (":addresses", ":addresses"),
            ("a::address", "a::address"),
            ("'it''s :address' || :address", "'it''s :address' || $1"),
            ("\":address\"", "\":address\""),
            ("-- :address\n:address", "-- :address\n$1"),
            ("/* :address */ :address", "/* :address */ $1"),
            ("$x$ :address $x$ :address", "$x$ :address $x$ $1"),
            ("$ :address", "$ $1"),
            ("'open :address", "'open :address"),
            ("ø:address", "ø$1"),
        ] {
            assert_eq!(numbered(query), wanted);
        }
    }
}
