//! `regards promises`: what is due.

use super::{Common, Failure, Format, Kind, opened, output};
use crate::queue::{
    entry::Mark,
    promises::{self, Due},
    records,
};
use clap::Args;
use jiff::Zoned;
use serde::Serialize;
use std::{path::Path, process::ExitCode};

/// List what is due: promises in drafts that were sent, overdue ones first.
///
/// A draft counts as sent when it is seen in the folder of sent mail, or when a person confirms it.
#[derive(Debug, Args)]
pub struct Promises {
    /// Where sent mail can be seen [default: `sent` of the settings]
    #[arg(long, value_name = "FOLDER")]
    sent: Option<String>,
    /// Kept ones, and those in drafts that nobody is known to have sent, too
    #[arg(long)]
    all: bool,
    /// Say that a draft was sent: its id, or one promise of it
    #[arg(long, value_name = "ID")]
    confirm: Option<String>,
    /// Say that a promise was kept: its id, or a draft's for all of it
    #[arg(long, value_name = "ID")]
    kept: Option<String>,
}

/// A promise with the letter that it was made to.
#[derive(Debug, Serialize)]
struct Listed {
    #[serde(flatten)]
    due: Due,
    to: Option<String>,
    subject: Option<String>,
}

impl Promises {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let files = opened::files(common)?;
        let state = opened::state(common, &files);
        let now = opened::now(common.at.as_deref(), &files)?;
        for (id, mark) in [(&self.confirm, Mark::Sent), (&self.kept, Mark::Kept)] {
            let Some(id) = id else { continue };
            if !promises::mark(&state, id, mark, now.date()).map_err(Failure::usage)? {
                output::complain(&format!(
                    "regards: no promise `{id}` was made with this state folder ({})\n",
                    state.display()
                ));
                return Ok(Kind::NeedsPerson.into());
            }
        }
        if self.confirm.is_some() || self.kept.is_some() {
            return Ok(ExitCode::SUCCESS);
        }
        let sent = opened::sent(&files, self.sent.as_deref())?;
        let mut found = promises::all(&state, sent.as_ref(), now.date()).map_err(Failure::usage)?;
        found.retain(|due| self.all || (due.sent && !due.kept));
        let listed: Vec<Listed> = found.into_iter().map(|due| listed(&state, due)).collect();
        match common.format.unwrap_or(Format::Text) {
            Format::Text => output::print(&text(&listed)),
            Format::Json => output::print(&format!("{}\n", output::json(&listed)?)),
            Format::Ics => output::print(&calendar(&listed, &now)),
            Format::Eml | Format::Sarif => {
                return Err(Failure::usage("promises are printed as text, json or ics"));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn listed(state: &Path, due: Due) -> Listed {
    let record = due
        .record
        .and_then(|at| records::read(state, at, &due.draft).ok());
    let draft = record.and_then(|record| record.draft);
    Listed {
        to: draft
            .as_ref()
            .and_then(|draft| draft.to.first())
            .map(|to| to.name.clone().unwrap_or_else(|| to.address.clone())),
        subject: draft.map(|draft| draft.subject),
        due,
    }
}

fn text(listed: &[Listed]) -> String {
    if listed.is_empty() {
        return "nothing is due\n".to_string();
    }
    let row = |Listed { due, to, subject }: &Listed| {
        let day = due.due.map_or("no day".to_string(), |day| day.to_string());
        let state = match due {
            Due { kept: true, .. } => "kept",
            Due { sent: false, .. } => "not known to be sent",
            Due { overdue: true, .. } => "OVERDUE",
            _ => "due",
        };
        let whom = to.as_deref().unwrap_or("somebody");
        let about = subject.as_deref().unwrap_or("a letter");
        format!(
            "{day:<10}  {state}: {}, to {whom} ({about})  [{}]\n",
            due.what, due.id
        )
    };
    listed.iter().map(row).collect()
}

/// iCalendar (RFC 5545): a to-do each.
fn calendar(listed: &[Listed], now: &Zoned) -> String {
    let stamp = now.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_string(),
        "VERSION:2.0".into(),
        "PRODID:-//regards//promises//EN".into(),
    ];
    for Listed { due, to, subject } in listed {
        lines.push("BEGIN:VTODO".into());
        lines.push(format!("UID:{}@regards", due.id));
        lines.push(format!("DTSTAMP:{stamp}"));
        if let Some(day) = due.due {
            lines.push(format!("DUE;VALUE=DATE:{}", day.strftime("%Y%m%d")));
        }
        let whom = to
            .as_deref()
            .map(|to| format!(": {to}"))
            .unwrap_or_default();
        lines.push(format!(
            "SUMMARY:{}",
            escaped(&format!("{}{whom}", due.what))
        ));
        if let Some(subject) = subject {
            lines.push(format!("DESCRIPTION:{}", escaped(subject)));
        }
        lines.push(format!(
            "STATUS:{}",
            if due.kept {
                "COMPLETED"
            } else {
                "NEEDS-ACTION"
            }
        ));
        lines.push("END:VTODO".into());
    }
    lines.push("END:VCALENDAR".into());
    lines.iter().map(|line| folded(line)).collect()
}

/// RFC 5545 §3.3.11. What a customer wrote stays text: no line of theirs ends ours.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// RFC 5545 §3.1: at most 75 octets a line, never through a character.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{Listed, calendar};
    use crate::queue::promises::Due;
    use jiff::Zoned;

    #[test]
    fn a_calendar_is_folded_and_escaped() {
        let due = Due {
            id: "0123456789abcdef.1".into(),
            what: "ring".into(),
            due: Some(jiff::civil::date(2026, 5, 13)),
            overdue: false,
            sent: true,
            kept: false,
            record: None,
            draft: "0123456789abcdef".into(),
        };
        let listed = Listed {
            due,
            to: Some("Åse".into()),
            subject: Some(format!("{}\nEND:VCALENDAR; x, y", "å".repeat(60))),
        };
        let now: Zoned = "2026-05-12T10:00:00+00:00[UTC]".parse().unwrap();
        let text = calendar(&[listed], &now);
        assert!(
            text.contains("DUE;VALUE=DATE:20260513\r\nSUMMARY:ring: Åse\r\n"),
            "{text}"
        );
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        assert!(
            unfolded.contains("\\nEND:VCALENDAR\\; x\\, y\r\n"),
            "{unfolded}"
        );
    }
}
