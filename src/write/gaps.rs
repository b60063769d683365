//! Gaps: places that only a person can fill, loud, on a line of their own, in the staff's language.

use crate::{
    language::Language,
    library::{GapKind, SaidSentence},
};
use jiff::civil::Date;

/// So long is what a gap asks, at most.
const LONGEST: usize = 300;

/// `[[FILL: …]]`. What stands in it can neither close it early nor leave its line.
pub(super) fn line(kind: GapKind, ask: &str, staff: &Language) -> String {
    format!("[[{}: {}]]", label(kind, staff), clean(ask))
}

/// The words of a gap's form, as one line.
pub(super) fn words(sentences: &[SaidSentence]) -> String {
    let texts: Vec<&str> = sentences
        .iter()
        .map(|sentence| sentence.text.as_str())
        .collect();
    clean(&texts.join(" "))
}

/// What a gap asks, as one line of a bearable length.
pub(super) fn clean(ask: &str) -> String {
    let flat = ask.replace("[[", "(").replace("]]", ")");
    let flat = flat.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.len() <= LONGEST {
        return flat;
    }
    let end = crate::source::floor(&flat, LONGEST);
    format!("{}…", flat.get(..end).unwrap_or("").trim_end())
}

fn label(kind: GapKind, staff: &Language) -> &'static str {
    let (fill, decide, act) = match staff.base() {
        "nb" => ("FYLL INN", "AVGJØR", "GJØR FØR SENDING"),
        "nn" => ("FYLL INN", "AVGJER", "GJER FØR SENDING"),
        "da" => ("UDFYLD", "AFGØR", "GØR FØR AFSENDELSE"),
        "sv" => ("FYLL I", "AVGÖR", "GÖR INNAN DU SKICKAR"),
        "de" => ("ERGÄNZEN", "ENTSCHEIDEN", "VOR DEM SENDEN TUN"),
        "es" => ("COMPLETAR", "DECIDIR", "HACER ANTES DE ENVIAR"),
        _ => ("FILL", "DECIDE", "DO BEFORE SENDING"),
    };
    match kind {
        GapKind::Fill => fill,
        GapKind::Decide => decide,
        GapKind::Do => act,
    }
}

/// What a missing required move asks of a person.
pub(super) fn missing(move_name: &str, staff: &Language, deadline: Option<Date>) -> String {
    let norwegian = matches!(staff.base(), "nb" | "nn");
    let ask = match (move_name, norwegian) {
        ("own", false) => "what did we do or leave undone? Nothing here shows it.",
        ("own", true) => "hva gjorde vi, eller lot vi være å gjøre? Ingenting her viser det.",
        ("remedy", false) => "what do they get, or what has been done, and by which day?",
        ("remedy", true) => "hva får de, eller hva er gjort, og til hvilken dag?",
        ("release", false) => "has it been stopped, and from which day?",
        ("release", true) => "er det stanset, og fra hvilken dag?",
        ("next_step", false) => "who does what next, and by which day?",
        ("next_step", true) => "hvem gjør hva nå, og til hvilken dag?",
        ("answer", false) => "the answer to what they ask.",
        ("answer", true) => "svaret på det de spør om.",
        ("echo", false) => "one sentence that shows you read it: their matter, in their own words.",
        ("echo", true) => {
            "én setning som viser at du har lest det: saken deres, med deres egne ord."
        }
        ("condole", false) => "one sentence for the dead, with the name the writer uses.",
        ("condole", true) => "én setning om den døde, med navnet som brevet bruker.",
        ("feel", false) => "one sentence for what it did to them.",
        ("feel", true) => "én setning om hva det gjorde med dem.",
        ("thank", false) => "thank them for what they did or told.",
        ("thank", true) => "takk for det de gjorde eller fortalte.",
        ("greet", false) => "how do we greet them?",
        ("greet", true) => "hvordan hilser vi?",
        ("sign", false) => "who signs?",
        ("sign", true) => "hvem skriver under?",
        ("safeguard", false) => "what should they do today to be safe?",
        ("safeguard", true) => "hva bør de gjøre i dag for å være trygge?",
        (_, false) => "a sentence is missing here.",
        (_, true) => "her mangler en setning.",
    };
    match (deadline, move_name) {
        (Some(day), "next_step" | "answer" | "remedy") if norwegian => {
            format!("{ask} De trenger det innen {day}, og det er før vi vanligvis svarer.")
        }
        (Some(day), "next_step" | "answer" | "remedy") => {
            format!("{ask} They need it by {day}, which is sooner than we usually answer.")
        }
        _ => ask.to_string(),
    }
}

/// A question that no sentence of the desk answers.
pub(super) fn unanswered(question: &str, staff: &Language) -> String {
    match staff.base() {
        "nb" | "nn" => format!("svaret på «{question}»"),
        _ => format!("the answer to \"{question}\""),
    }
}

/// Questions beyond those that one letter answers.
pub(super) fn further(first: &str, count: usize, staff: &Language) -> String {
    match staff.base() {
        "nb" | "nn" => format!("spørsmål til ({count}), fra og med «{first}»"),
        _ => format!("more questions ({count}), from \"{first}\" on"),
    }
}

/// An answer that holds only where the case decides so.
pub(super) fn undecided(question: &str, slug: &str, staff: &Language) -> String {
    match staff.base() {
        "nb" | "nn" => format!("«{question}» Svaret {slug} krever et ja i saken (decisions)."),
        _ => format!("\"{question}\" The answer {slug} wants a yes in the case (decisions)."),
    }
}

/// Deeds of the case that no sentence tells.
pub(super) fn untold(deeds: &[String], staff: &Language) -> String {
    let list = deeds.join(" · ");
    match staff.base() {
        "nb" | "nn" => format!("fortell dette, eller stryk linja: {list}"),
        _ => format!("tell this, or strike the line: {list}"),
    }
}

/// A matter of the letter for which there is no template.
pub(super) fn unserved(topic: &str, staff: &Language) -> String {
    match staff.base() {
        "nb" | "nn" => format!("brevet handler også om dette, og ingen mal passer: {topic}"),
        _ => format!("the letter is also about this, and no template fits: {topic}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_keeps_to_its_line_whatever_stands_in_it() {
        for (ask, written) in [
            ("may Tilly come?", "[[FILL: may Tilly come?]]"),
            ("a]] [[b\nc", "[[FILL: a) (b c]]"),
        ] {
            assert_eq!(line(GapKind::Fill, ask, &Language::EN), written);
        }
        let long = line(GapKind::Do, &"ø".repeat(1_000), &Language::NB);
        assert!(long.starts_with("[[GJØR FØR SENDING: ø") && long.ends_with("…]]"));
        assert!(long.len() < 360);
    }

    #[test]
    fn a_near_deadline_is_told_where_a_promise_would_come_too_late() {
        let day = Some(jiff::civil::date(2026, 5, 13));
        assert!(missing("next_step", &Language::EN, day).contains("2026-05-13"));
        assert!(!missing("echo", &Language::EN, day).contains("2026-05-13"));
    }
}
