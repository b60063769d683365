//! Words for people: counts, or-lists, near misses.

/// "1 letter", "3 letters".
///
/// ```
/// assert_eq!(regards::prose::count(1, "letter"), "1 letter");
/// assert_eq!(regards::prose::count(0, "letter"), "0 letters");
/// ```
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// "`a`, `b` or `c`".
pub fn either<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "or")
}

/// "`a`, `b` and `c`".
pub fn both<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "and")
}

fn joined<S: AsRef<str>>(words: &[S], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{}`", only.as_ref()),
        [head @ .., tail] => {
            let head: Vec<_> = head
                .iter()
                .map(|word| format!("`{}`", word.as_ref()))
                .collect();
            format!("{} {last} `{}`", head.join(", "), tail.as_ref())
        }
    }
}

/// The known word that was most likely meant, if one is near.
///
/// ```
/// assert_eq!(regards::prose::near("nmae", ["name", "role"]), Some("name"));
/// assert_eq!(regards::prose::near("zebra", ["name", "role"]), None);
/// ```
pub fn near<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count().max(3) / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate)
}

/// What to do about a word that is not known: the near miss, else all that may stand there.
///
/// ```
/// use regards::prose::suggestion;
/// assert_eq!(suggestion("nmae", &["name", "role"]), "did you mean `name`?");
/// assert_eq!(suggestion("zebra", &["name", "role"]), "one of `name` or `role`");
/// ```
pub fn suggestion(word: &str, known: &[&str]) -> String {
    match near(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of {}", either(known)),
    }
}
