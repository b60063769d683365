//! `regards coverage`: intents × tones × languages, with what is missing.

use super::{Common, Failure, Format, opened, output};
use crate::{
    desk::coverage::{self, Row, Wanted},
    library::Library,
    queue::{journal::Journal, page, records},
    tone::Tone,
};
use clap::Args;
use std::{fs, path::PathBuf, process::ExitCode};

/// Draw intents × tones × languages, with what is missing and which real letters would have needed it.
#[derive(Debug, Args)]
pub struct Coverage {
    /// Write a page, too
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

impl Coverage {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let files = opened::files(common)?;
        let library = Library::build(&files.files).map_err(Failure::faults)?;
        let state = opened::state(common, &files);
        let done = Journal::read(&state).map_err(Failure::usage)?;
        let records: Vec<_> = done
            .iter()
            .filter_map(|done| records::read(&state, done.record?, &done.id).ok())
            .collect();
        let rows = coverage::rows(&library);
        let wanted = coverage::wanted(records.iter());
        if let Some(path) = &self.html {
            fs::write(path, html(&library, &rows, &wanted)).map_err(|error| {
                Failure::usage(format!("cannot write `{}`: {error}", path.display()))
            })?;
        }
        match common.format {
            Some(Format::Json) => {
                output::print(&format!(
                    "{}\n",
                    output::json(&serde_json::json!({"rows": rows, "wanted": wanted}))?
                ));
            }
            _ => output::print(&text(&library, &rows, &wanted)),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn tones(tones: &[Tone]) -> String {
    tones
        .iter()
        .map(|tone| tone.name())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cell(row: &Row, language: &str) -> String {
    row.tones
        .get(language)
        .map_or("–".to_string(), |has| tones(has))
}

fn text(library: &Library, rows: &[Row], wanted: &[Wanted]) -> String {
    let languages: Vec<String> = coverage::languages(library).into_iter().collect();
    let first = rows
        .iter()
        .map(|row| row.intent.chars().count())
        .max()
        .unwrap_or(0)
        .max("intent".len());
    let widths: Vec<usize> = languages
        .iter()
        .map(|language| {
            rows.iter()
                .map(|row| cell(row, language).chars().count())
                .max()
                .unwrap_or(0)
                .max(3)
        })
        .collect();
    let line = |cells: Vec<String>, head: &str| {
        let cells: Vec<String> = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        format!("{head:<first$}  {}\n", cells.join("  "))
            .trim_end()
            .to_string()
            + "\n"
    };
    let mut out = line(languages.clone(), "intent");
    for row in rows {
        out.push_str(&line(
            languages
                .iter()
                .map(|language| cell(row, language))
                .collect(),
            &row.intent,
        ));
    }
    if !wanted.is_empty() {
        out.push_str("\nletters that found no template\n");
    }
    for want in wanted {
        let tone = want.tone.map_or("?", |tone| tone.name());
        out.push_str(&format!(
            "{:>5}  {}/{tone}.{}.txt\n",
            want.letters, want.intent, want.language
        ));
    }
    out
}

fn html(library: &Library, rows: &[Row], wanted: &[Wanted]) -> String {
    let languages: Vec<String> = coverage::languages(library).into_iter().collect();
    let head: String = languages
        .iter()
        .map(|language| format!("<th>{}</th>", page::escape(language)))
        .collect();
    let body: String = rows
        .iter()
        .map(|row| {
            let cells: String = languages
                .iter()
                .map(|language| {
                    let missing = row.missing.get(language).map_or(String::new(), |missing| {
                        format!("<br><small>missing: {}</small>", tones(missing))
                    });
                    format!("<td>{}{missing}</td>", cell(row, language))
                })
                .collect();
            format!("<tr><td>{}</td>{cells}</tr>\n", page::escape(&row.intent))
        })
        .collect();
    let wanted: String = wanted
        .iter()
        .map(|want| {
            let tone = want.tone.map_or("?", |tone| tone.name());
            format!(
                "<li>{} × {}/{tone}.{}.txt</li>",
                want.letters,
                page::escape(&want.intent),
                page::escape(&want.language)
            )
        })
        .collect();
    page::whole(
        "Coverage",
        &format!(
            "<table><tr><th>intent</th>{head}</tr>\n{body}</table>\n<h3>Letters that found no template</h3><ul>{wanted}</ul>"
        ),
    )
}
