//! How kin are greeted, and where they are.

/// Kin as they are greeted: German bends "Ihr Sohn" to "Ihren Sohn".
pub(super) fn whom(called: &str, language: &str) -> String {
    match called.strip_prefix("Ihr ") {
        Some(kin) if language == "de" => format!("Ihren {kin}"),
        _ => called.to_string(),
    }
}

/// Where they are, from the end of the clause: "in Salzburg", and "in Bergen" for who moved there.
pub(super) fn place(clause: &str, language: &str) -> Option<String> {
    const AT: [(&str, &[&str], &str); 7] = [
        ("en", &["in", "at"], "to"),
        ("nb", &["i", "på"], ""),
        ("nn", &["i", "på"], ""),
        ("da", &["i", "på"], ""),
        ("sv", &["i", "på"], ""),
        ("de", &["in"], "nach"),
        ("es", &["en"], "a"),
    ];
    let (_, at, to) = AT.iter().find(|(tag, ..)| *tag == language)?;
    let words: Vec<&str> = clause.split_whitespace().collect();
    let name = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().count() > 2
                && word.chars().all(|c| c.is_alphabetic() || c == '-')
        })
    };
    (0..words.len()).rev().find_map(|index| {
        let word = words.get(index)?;
        if !(at.contains(word) || !to.is_empty() && word == to) || !name(index + 1) {
            return None;
        }
        let rest = at.first().filter(|_| word == to).unwrap_or(word);
        let more = if name(index + 2) { 2 } else { 1 };
        // German nouns have capitals too: only a name that ends the clause, or stands before its verb, is a place.
        let last = index + more + 1 >= words.len();
        (last || language != "de").then(|| {
            format!(
                "{rest} {}",
                words.get(index + 1..=index + more).unwrap_or(&[]).join(" ")
            )
        })
    })
}
