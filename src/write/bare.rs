//! Questions that name nothing: they ask about what the whole letter is about.

use crate::text::tokens;

/// Whether a question has no noun and no matter of its own ("Where is it?", "Could you send it?", "Hva skjer nå?"):
/// it asks about what the whole letter is about.
pub(super) fn names_nothing(question: &str) -> bool {
    const BARE: [&str; 99] = [
        "a",
        "about",
        "and",
        "are",
        "be",
        "blir",
        "by",
        "can",
        "come",
        "could",
        "dem",
        "den",
        "der",
        "dere",
        "det",
        "do",
        "does",
        "done",
        "du",
        "er",
        "find",
        "for",
        "få",
        "får",
        "get",
        "gjør",
        "gjøre",
        "gå",
        "ha",
        "happen",
        "happens",
        "har",
        "has",
        "have",
        "how",
        "hva",
        "hvor",
        "hvordan",
        "i",
        "ikke",
        "in",
        "is",
        "it",
        "jeg",
        "kan",
        "know",
        "kommer",
        "me",
        "med",
        "meg",
        "my",
        "next",
        "now",
        "nå",
        "når",
        "og",
        "om",
        "on",
        "ordne",
        "out",
        "please",
        "put",
        "right",
        "send",
        "sende",
        "should",
        "si",
        "skal",
        "skjer",
        "snart",
        "so",
        "something",
        "sort",
        "så",
        "tell",
        "that",
        "the",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "til",
        "to",
        "us",
        "vi",
        "videre",
        "vil",
        "was",
        "we",
        "what",
        "when",
        "where",
        "will",
        "with",
        "would",
        "you",
        "å",
    ];
    let mut words = 0;
    for span in tokens(question) {
        words += 1;
        let word = span.of(question).to_lowercase();
        if !BARE.contains(&word.as_str()) {
            return false;
        }
    }
    words > 0
}

#[cfg(test)]
mod tests {
    use super::names_nothing;

    #[test]
    fn a_question_names_something_or_nothing() {
        for (question, nothing) in [
            ("Where is it?", true),
            ("What happens now?", true),
            ("Could you put that right, please?", true),
            ("Hva skjer nå?", true),
            ("Kan dere sende den?", true),
            ("Is it dishwasher safe?", false),
            ("Where is your shop?", false),
            ("Kan jeg få pengene tilbake?", false),
            ("", false),
            ("?!", false),
        ] {
            assert_eq!(names_nothing(question), nothing, "{question}");
        }
    }
}
