//! The account of a record: evidence, candidates, sources and verdict, as people read them.

use super::output;
use crate::record::{LetterRecord, Record};
use std::fmt::Write;

/// The record as people read it.
pub fn text(record: &Record) -> String {
    let mut out = String::new();
    let outcome = record.outcome.name();
    line(
        &mut out,
        "outcome",
        &match &record.reason {
            Some(reason) => format!("{outcome}: {reason}"),
            None => outcome.to_string(),
        },
    );
    out.push_str(&reading(record));
    chosen(&mut out, record);
    sentences(&mut out, record);
    verdict(&mut out, record);
    out
}

/// What was understood, as people read it.
pub fn reading(record: &Record) -> String {
    let mut out = String::new();
    if let Some(letter) = &record.letter {
        understood(&mut out, record, letter);
    }
    out
}

fn understood(out: &mut String, record: &Record, letter: &LetterRecord) {
    let writer = letter
        .writer
        .name
        .as_deref()
        .unwrap_or("nobody's name is known");
    line(
        out,
        "writer",
        &format!("{writer} ({})", letter.writer.evidence),
    );
    if let Some(customer) = &record.customer {
        let who = customer
            .id
            .as_deref()
            .map_or("a stranger".to_string(), |id| format!("customer {id}"));
        line(
            out,
            "customer",
            &format!("{who}, trust {}", output::word(&customer.trust)),
        );
    }
    line(
        out,
        "language",
        &format!("{} ({:.2})", letter.language, letter.language_confidence),
    );
    for intent in &record.intents {
        line(
            out,
            "intent",
            &format!(
                "{} ({:.2}) {}",
                intent.name,
                intent.confidence,
                quoted(&intent.evidence)
            ),
        );
    }
    if let Some(situation) = &record.situation {
        line(
            out,
            "situation",
            &format!("{} {}", situation.name, quoted(&situation.evidence)),
        );
    }
    for fact in &letter.facts {
        line(
            out,
            "fact",
            &format!(
                "{} {} ({}:{}-{})",
                output::word(&fact.kind),
                fact.value,
                output::word(&fact.place),
                fact.start,
                fact.end
            ),
        );
    }
    for question in &letter.questions {
        let met = question.answered_by.as_ref().or(question.open.as_ref());
        let by = met.map_or("nothing yet", String::as_str);
        line(
            out,
            "question",
            &format!("{} ← {by}", question.text.replace('\n', " ")),
        );
    }
}

fn chosen(out: &mut String, record: &Record) {
    if let Some(persona) = &record.persona {
        let tone = record.tone.map_or("", |tone| tone.name());
        line(
            out,
            "persona",
            &format!(
                "{persona}, tone {tone}, language {}",
                record.language.as_deref().unwrap_or("und")
            ),
        );
    }
    for template in &record.templates {
        line(
            out,
            "template",
            &format!("{} for {}", template.template, template.intent),
        );
    }
    for other in &record.runners_up {
        let lacked = other.lacked.as_deref().unwrap_or("less fit");
        line(
            out,
            "not taken",
            &format!("{} ({:.2}): {lacked}", other.template, other.score),
        );
    }
}

fn sentences(out: &mut String, record: &Record) {
    for sentence in &record.provenance {
        let facts = if sentence.facts.is_empty() {
            String::new()
        } else {
            format!(" ← {}", sentence.facts.join(", "))
        };
        line(out, &sentence.move_name, sentence.text.trim());
        line(out, "", &format!("{}{facts}", sentence.from));
    }
}

fn verdict(out: &mut String, record: &Record) {
    for gap in &record.gaps {
        line(out, "gap", &format!("line {}: {}", gap.line, gap.ask));
    }
    for promise in &record.promises {
        let due = promise
            .due
            .map_or("no date".to_string(), |due| due.to_string());
        line(out, "promise", &format!("{} by {due}", promise.what));
    }
    for remark in &record.remarks {
        line(
            out,
            "remark",
            &format!(
                "{} ({}), line {}: {}",
                remark.check,
                output::word(&remark.severity),
                remark.line,
                remark.message
            ),
        );
    }
    if let Some(score) = &record.score {
        let parts: Vec<String> = score
            .parts
            .iter()
            .map(|(name, value)| format!("{name} {value:.2}"))
            .collect();
        line(
            out,
            "score",
            &format!("{} ({})", score.total, parts.join(", ")),
        );
    }
    if let Some(verdict) = record.verdict {
        line(out, "verdict", &output::word(&verdict));
    }
}

fn line(out: &mut String, label: &str, text: &str) {
    // Writing to a string cannot fail.
    let _infallible = writeln!(out, "{label:>12}  {text}");
}

fn quoted(evidence: &[String]) -> String {
    evidence
        .iter()
        .map(|text| format!("“{}”", text.replace('\n', " ")))
        .collect::<Vec<_>>()
        .join(" ")
}
