//! `regards review`: what is wrong with a reply that anybody or anything wrote.

mod sarif;

use super::{Common, Failure, Format, Kind, opened, output};
use crate::{
    check::Found,
    desk::{Desk, Given, Review as Reviewed},
    diagnostic::Diagnostic,
    draft::{Gap, Remark, Score, Verdict},
    mime::parse::parse,
    queue::memory,
    read::quotes,
    source::Source,
};
use clap::Args;
use serde::Serialize;
use std::{path::PathBuf, process::ExitCode};

/// Check a reply that anybody or anything wrote, against the letter it answers.
///
/// Says what is wrong, why it matters, and what to write instead. Ends with 0 where the reply is ready, with 1 where a
/// person should look.
#[derive(Debug, Args)]
pub struct Review {
    /// The reply: a mail or bare text; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The letter that it answers
    #[arg(long, value_name = "FILE")]
    letter: PathBuf,
    /// The desk's own facts about the letter
    #[arg(long, value_name = "FILE")]
    case: Option<PathBuf>,
}

/// What `--format json` prints.
#[derive(Serialize)]
struct Report<'r> {
    source: &'r str,
    verdict: Verdict,
    reason: &'r Option<String>,
    score: &'r Score,
    remarks: &'r [Remark],
    gaps: &'r [Gap],
}

impl Review {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        opened::once([self.file.as_path(), &self.letter])?;
        let letter = parse(&opened::bytes(&self.letter)?);
        let opened = opened::open_for(common, &letter, None)?;
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let met = desk.open(&letter);
        let given = Given {
            case: opened.case(self.case.as_deref())?,
            memory: memory::of(&opened.state, &met, &opened.now),
            ..Given::default()
        };
        let reply = reply(&opened::bytes(&self.file)?);
        let reviewed = desk.review(&met, &given, &reply);
        self.print(common, &reply, &reviewed)?;
        Ok(match reviewed.checked.verdict {
            Verdict::Ready => ExitCode::SUCCESS,
            Verdict::Look | Verdict::Hold => Kind::NeedsPerson.into(),
        })
    }

    fn print(&self, common: &Common, reply: &str, reviewed: &Reviewed) -> Result<(), Failure> {
        let name = self.file.display().to_string();
        let checked = &reviewed.checked;
        match common.format.unwrap_or(Format::Text) {
            Format::Text => {
                let source = Source::new(name, reply);
                output::print(&text(&source, reviewed, common.quiet));
                Ok(())
            }
            Format::Json => {
                let report = Report {
                    source: &name,
                    verdict: checked.verdict,
                    reason: &checked.reason,
                    score: &checked.score,
                    remarks: &checked.remarks,
                    gaps: &reviewed.draft.gaps,
                };
                output::print(&format!("{}\n", output::json(&report)?));
                Ok(())
            }
            Format::Sarif => {
                let source = Source::new(name, reply);
                let log = sarif::log(&source, &reviewed.found);
                output::print(&format!("{}\n", output::json(&log)?));
                Ok(())
            }
            Format::Eml | Format::Ics => {
                Err(Failure::usage("a review is printed as text, json or sarif"))
            }
        }
    }
}

/// The reply's own text: of a mail what was written now, with its signature; bare text as it is.
fn reply(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    if !is_mail(&text) {
        return text;
    }
    let letter = parse(bytes);
    let parts = quotes::split(&letter.text);
    parts.signed_text(&letter.text)
}

/// A mail begins with header fields, one of them From, To or Subject, and then an empty line.
fn is_mail(text: &str) -> bool {
    let head: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    let field = |line: &&str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic())
            })
    };
    let known = |line: &&str| {
        let lower = line.to_ascii_lowercase();
        ["from:", "to:", "subject:", "message-id:"]
            .iter()
            .any(|name| lower.starts_with(name))
    };
    head.len() > 1 && head.iter().all(field) && head.iter().any(known)
}

/// Every finding with its carets, then the verdict.
fn text(source: &Source, reviewed: &Reviewed, quiet: bool) -> String {
    let color = output::color_on_stdout();
    let mut text = String::new();
    for found in &reviewed.found {
        text.push_str(&diagnostic(source, found).render(color));
        text.push_str("\n\n");
    }
    if quiet {
        return text;
    }
    let checked = &reviewed.checked;
    text.push_str(&format!(
        "{}: {} of 100",
        output::word(&checked.verdict),
        checked.score.total
    ));
    if let Some(reason) = &checked.reason {
        text.push_str(&format!("; {reason}"));
    }
    text.push('\n');
    text
}

fn diagnostic(source: &Source, found: &Found) -> Diagnostic {
    Diagnostic {
        severity: found.severity,
        message: format!("{} [{}]", found.what, found.check.name),
        place: Some((source.clone(), found.span)),
        notes: vec![found.check.why.to_string()],
        hint: Some(found.instead.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_mail, reply};

    #[test]
    fn a_mail_gives_what_was_written_now() {
        let mail = "From: Piet <piet@kestrel.example>\nSubject: Re: late\n\nDear Dee,\n\nIt comes on Friday.\n\nOn Tue, 12 May 2026 at 09:40, Dee <dee@post.example> wrote:\n> where is it\n";
        assert!(is_mail(mail));
        assert_eq!(reply(mail.as_bytes()), "Dear Dee,\n\nIt comes on Friday.");
    }

    #[test]
    fn bare_text_is_no_mail() {
        for text in ["Dear Dee,\n\nIt comes.", "Note: it comes\n\nDee", ""] {
            assert!(!is_mail(text), "{text}");
            assert_eq!(reply(text.as_bytes()), text);
        }
    }
}
