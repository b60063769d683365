//! `regards test`: the desk's golden letters.

use super::{Common, Failure, Format, Kind, opened, output};
use crate::{
    cases::{CasesError, Difference, Golden, Line, Piece, load},
    desk::{Desk, Given, Reply},
    prose,
};
use clap::Args;
use jiff::{Timestamp, Zoned};
use serde_json::json;
use std::{path::PathBuf, process::ExitCode};

/// Draft the desk's golden letters (`cases/`) and show what differs.
///
/// A case is a letter `<name>.eml` with what is expected in `<name>.yaml`, or a kept draft in `<name>.txt`. Ends with 1
/// where one differs. Read what changed, then keep it with `--accept`.
#[derive(Debug, Args)]
pub struct Test {
    /// Only the cases whose name holds one of these
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Where the cases are [default: cases in the desk]
    #[arg(long, value_name = "DIR")]
    cases: Option<PathBuf>,
    /// Keep what was drafted as what is expected from now on
    #[arg(long)]
    accept: bool,
}

impl Test {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let opened = opened::open(common)?;
        let folder = match (&self.cases, &opened.parts.files.root) {
            (Some(folder), _) if !folder.is_dir() => {
                return Err(Failure::usage(format!(
                    "`{}` is no folder of cases",
                    folder.display()
                )));
            }
            (Some(folder), _) => folder.clone(),
            (None, Some(root)) => root.join("cases"),
            (None, None) => {
                return Err(Failure::usage("the built-in desk has no golden letters")
                    .hint("name your desk with --desk, or the folder with --cases"));
            }
        };
        let cases = self.wanted(load(&folder).map_err(failure)?)?;
        let mut differing = 0;
        let mut kept = 0;
        for case in &cases {
            let reply = drafted(case, &opened)?;
            let differences = case.differences(&reply);
            let only_text = differences
                .iter()
                .all(|it| matches!(it, Difference::Text(_) | Difference::New));
            if self.accept && !differences.is_empty() && only_text {
                case.accept(&reply).map_err(Failure::letter)?;
                kept += 1;
            } else if !differences.is_empty() {
                differing += 1;
            }
            print(common, case, &differences)?;
        }
        if common.format != Some(Format::Json) && !common.quiet {
            output::print(&summary(cases.len(), differing, kept));
            if cases.is_empty() {
                let folder = folder.display();
                output::complain(&format!(
                    "regards: put letters (.eml) into {folder}, read their drafts, and keep them with --accept\n"
                ));
            }
        }
        Ok(if differing > 0 {
            Kind::NeedsPerson.into()
        } else {
            ExitCode::SUCCESS
        })
    }
}

impl Test {
    /// The cases that were named; a name that none has would be a test that cannot fail.
    fn wanted(&self, mut cases: Vec<Golden>) -> Result<Vec<Golden>, Failure> {
        let like = |case: &Golden, name: &String| case.name.contains(name.as_str());
        let mut names = self.names.iter();
        if let Some(name) = names.find(|name| !cases.iter().any(|case| like(case, name))) {
            return Err(Failure::usage(format!("there is no case like `{name}`")));
        }
        cases
            .retain(|case| self.names.is_empty() || self.names.iter().any(|name| like(case, name)));
        Ok(cases)
    }
}

fn failure(error: CasesError) -> Failure {
    match error {
        CasesError::Faults(faults) => Failure::faults(faults),
        other => Failure::usage(other),
    }
}

fn summary(cases: usize, differing: usize, kept: usize) -> String {
    let kept = if kept > 0 {
        format!(", {kept} kept")
    } else {
        String::new()
    };
    format!(
        "{}: {differing} {}{kept}\n",
        prose::count(cases, "case"),
        if differing == 1 { "differs" } else { "differ" }
    )
}

/// What comes of a case: at its own time, with what staff say about it, and with no memory.
fn drafted(case: &Golden, opened: &opened::Opened) -> Result<Reply, Failure> {
    let now = at(case, &opened.now)?;
    let desk = Desk::new(&opened.parts, &*opened.customers, now).map_err(Failure::faults)?;
    let met = desk.open(&case.letter);
    let given = Given {
        case: case.told.case.clone(),
        ..Given::default()
    };
    Ok(desk.draft(&met, &given))
}

/// The case's own clock, else the date of its letter, else now; in the desk's zone.
fn at(case: &Golden, now: &Zoned) -> Result<Zoned, Failure> {
    let zone = now.time_zone().clone();
    match (&case.told.at, &case.letter.date) {
        (Some(text), _) => text
            .parse::<Timestamp>()
            .map(|time| time.to_zoned(zone))
            .map_err(|error| {
                Failure::usage(format!(
                    "`at: {text}` of the case `{}` is no time: {error}",
                    case.name
                ))
            }),
        (None, Some(date)) => Ok(date.timestamp().to_zoned(zone)),
        (None, None) => Ok(now.clone()),
    }
}

fn print(common: &Common, case: &Golden, differences: &[Difference]) -> Result<(), Failure> {
    if common.format == Some(Format::Json) {
        let told: Vec<String> = differences.iter().map(|it| plain(it, false)).collect();
        let line =
            json!({"case": case.name, "passed": differences.is_empty(), "differences": told});
        output::print(&format!("{}\n", output::json(&line)?));
        return Ok(());
    }
    if !differences.is_empty() {
        output::print(&format!("── {}\n", case.name));
        for difference in differences {
            output::print(&plain(difference, output::color_on_stdout()));
        }
        output::print("\n");
    }
    Ok(())
}

fn plain(difference: &Difference, color: bool) -> String {
    match difference {
        Difference::Field {
            what,
            expected,
            found,
        } => format!("   {what}: `{expected}` was expected, `{found}` came\n"),
        Difference::Lacks(words) => format!("   “{words}” should stand in the draft\n"),
        Difference::Holds(words) => format!("   “{words}” should not stand in the draft\n"),
        Difference::New => {
            "   nothing is expected of it yet; read its draft, and keep it with --accept\n"
                .to_string()
        }
        Difference::Text(lines) => compared(lines, color),
    }
}

/// Changed lines with their words marked, and one line around them.
fn compared(lines: &[Line], color: bool) -> String {
    let changed = |at: usize| matches!(lines.get(at), Some(Line::Gone(_) | Line::New(_)));
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        match line {
            Line::Same(line) => {
                let near = changed(at + 1) || at > 0 && changed(at - 1);
                if near && !line.is_empty() {
                    text.push_str(&format!("     {line}\n"));
                }
            }
            Line::Gone(pieces) => text.push_str(&format!(
                "   - {}\n",
                marked(pieces, color, ("[-", "-]"), "31")
            )),
            Line::New(pieces) => text.push_str(&format!(
                "   + {}\n",
                marked(pieces, color, ("{+", "+}"), "32")
            )),
        }
    }
    text
}

fn marked(pieces: &[Piece], color: bool, (open, close): (&str, &str), code: &str) -> String {
    let whole = pieces.len() < 2;
    pieces
        .iter()
        .map(|piece| {
            let text = piece.text.trim_end();
            let space = piece.text.get(text.len()..).unwrap_or("");
            match (piece.changed, color) {
                (true, true) => format!("\u{1b}[{code}m{text}\u{1b}[0m{space}"),
                (true, false) if !whole => format!("{open}{text}{close}{space}"),
                _ => piece.text.clone(),
            }
        })
        .collect()
}
