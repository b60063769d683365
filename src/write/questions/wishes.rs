//! Wishes: what somebody asks to be done, and what they only want to know.

use crate::reading::Question;

/// Whether somebody asks for a thing to be done, however it is put ("Could it stop, please?").
pub(in crate::write) fn is_wish(question: &Question) -> bool {
    const ASKS: [&str; 13] = [
        "could you ",
        "could it ",
        "would you ",
        "can you ",
        "can it ",
        "kan den ",
        "kan det ",
        "kan du ",
        "kan dere ",
        "kan ni ",
        "können sie ",
        "könnten sie ",
        "pueden ",
    ];
    let text = question.text.trim().to_lowercase();
    let asks = ASKS.iter().any(|opening| text.starts_with(opening));
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let please = words.any(|word| matches!(word, "please" | "vennligst" | "bitte"));
    (question.request || asks || please) && !wants_to_know(&text)
}

/// Whether somebody asks for a thing to be done, or whether they may have it ("Is there any way I could pay later?").
pub(in crate::write) fn is_plea(question: &Question) -> bool {
    const MAY: [&str; 12] = [
        "can i ",
        "could i ",
        "may i ",
        "can we ",
        "could we ",
        "is there any way",
        "kan jeg ",
        "kan vi ",
        "får jeg ",
        "kan jag ",
        "kann ich ",
        "puedo ",
    ];
    let text = question.text.trim().trim_start_matches('¿').to_lowercase();
    is_wish(question) || MAY.iter().any(|opening| text.starts_with(opening))
}

/// Who wants to be told something asks a question, whatever its form ("I would like somebody to explain why").
fn wants_to_know(text: &str) -> bool {
    const KNOWS: [&str; 14] = [
        "know",
        "explain",
        "hear",
        "vite",
        "forklare",
        "høre",
        "vita",
        "forklara",
        "vide",
        "forklar",
        "veta",
        "wissen",
        "saber",
        "erklären",
    ];
    const TELLS: [&str; 10] = [
        "tell",
        "say",
        "si",
        "fortelle",
        "fortelja",
        "fortælle",
        "berätta",
        "säga",
        "sagen",
        "decir",
    ];
    const ME: [&str; 10] = [
        "me", "us", "meg", "oss", "mig", "os", "mir", "uns", "nos", "decirme",
    ];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
    let told =
        |pair: &[&str]| matches!(pair, [tells, me] if TELLS.contains(tells) && ME.contains(me));
    words.iter().any(|word| KNOWS.contains(word)) || words.windows(2).any(told)
}
