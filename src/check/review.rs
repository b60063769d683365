//! Reviewing: a reply that anybody or anything wrote, cut into sentences whose moves are guessed, so that the same
//! checks can look at it.

mod moves;

use super::UNTAGGED;
use crate::{
    brief::Brief,
    draft::{Draft, Gap, Sentence},
    source::Span,
    text,
};

/// A reply as a draft: its sentences, their likely moves, its gaps.
pub fn review(reply: &str, brief: &Brief) -> Draft {
    let spans = text::sentences(reply, brief.language);
    let spans: Vec<Span> = spans
        .into_iter()
        .flat_map(|span| greeting_apart(reply, span))
        .collect();
    let guessed = moves::guess(reply, &spans, brief);
    let sentences: Vec<Sentence> = spans
        .iter()
        .zip(&guessed)
        .map(|(span, move_name)| Sentence {
            text: span.of(reply).to_string(),
            move_name: (*move_name).to_string(),
            from: UNTAGGED.to_string(),
            facts: Vec::new(),
            grounds: Vec::new(),
            span: *span,
        })
        .collect();
    let mut moves: Vec<String> = Vec::new();
    for name in &guessed {
        if !moves.iter().any(|held| held == name) {
            moves.push((*name).to_string());
        }
    }
    Draft {
        id: brief.letter.key.short(),
        text: reply.to_string(),
        gaps: gaps(reply),
        sentences,
        moves,
        ..Draft::default()
    }
}

/// A greeting stands on a line of its own, though no full stop ends it.
fn greeting_apart(reply: &str, span: Span) -> Vec<Span> {
    let text = span.of(reply);
    match text.find('\n') {
        Some(end)
            if end < 60
                && text
                    .get(..end)
                    .is_some_and(|line| line.trim_end().ends_with([',', '!', ':'])) =>
        {
            let rest = text.get(end..).unwrap_or("");
            let start = span.start + end + (rest.len() - rest.trim_start().len());
            vec![
                Span::new(
                    span.start,
                    span.start + text.get(..end).unwrap_or("").trim_end().len(),
                ),
                Span::new(start, span.end),
            ]
        }
        _ => vec![span],
    }
}

fn gaps(reply: &str) -> Vec<Gap> {
    reply
        .lines()
        .zip(1..)
        .filter_map(|(text, line)| {
            let start = text.find("[[")? + 2;
            let ask = text.get(start..)?.split("]]").next()?.trim();
            let ask = ask.split_once(": ").map_or(ask, |(_, rest)| rest);
            Some(Gap {
                line,
                ask: ask.to_string(),
            })
        })
        .collect()
}
