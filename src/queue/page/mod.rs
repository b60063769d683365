//! The page of a run for the desk: hold first, each letter beside its draft, with the reasons.
//!
//! One file that opens without a network: no script, no font, no picture from elsewhere. What customers wrote is escaped.

use crate::{
    draft::Verdict,
    record::{LetterRecord, Outcome, Record},
};
use jiff::Zoned;
use std::io::{self, Write};

/// Which group a record stands in, hold first.
pub fn rank(record: &Record) -> u8 {
    match (record.outcome, record.verdict) {
        (Outcome::Failed, _) => 0,
        (_, Some(Verdict::Hold)) => 1,
        (Outcome::NeedsPerson, _) => 2,
        (_, Some(Verdict::Look)) => 3,
        (_, Some(Verdict::Ready)) => 4,
        _ => 5,
    }
}

/// Writes the page. `records` come in the order in which they are to stand (by [`rank`], then longest waiting first).
pub fn write(
    out: &mut dyn Write,
    records: &mut dyn Iterator<Item = io::Result<Record>>,
    summary: &str,
    now: &Zoned,
) -> io::Result<()> {
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>Drafts</title><style>{}</style></head><body>\n<h1>Drafts of {}</h1>\n<p class=\"text\">{}</p>\n",
        include_str!("style.css"),
        now.strftime("%Y-%m-%d %H:%M"),
        escape(summary)
    )?;
    for record in records {
        article(out, &record?, now)?;
    }
    out.write_all(b"</body></html>\n")
}

fn article(out: &mut dyn Write, record: &Record, now: &Zoned) -> io::Result<()> {
    heading(out, record, now)?;
    list(
        out,
        "To fill in",
        record
            .gaps
            .iter()
            .map(|gap| format!("line {}: {}", gap.line, gap.ask)),
    )?;
    list(
        out,
        "Remarks",
        record
            .remarks
            .iter()
            // What is to be filled in stands above already.
            .filter(|remark| remark.check != "gap")
            .map(|remark| format!("line {}: {}", remark.line, remark.message)),
    )?;
    out.write_all(b"<div class=\"pair\">")?;
    if let Some(letter) = &record.letter {
        write!(
            out,
            "<section><h3>Letter</h3><div class=\"text\">{}</div></section>",
            marked(letter)
        )?;
    }
    if let Some(draft) = &record.draft {
        let text = escape(draft.text.trim_end())
            .replace("[[", "<mark>[[")
            .replace("]]", "]]</mark>");
        write!(
            out,
            "<section><h3>Draft</h3><div class=\"text\">{text}</div></section>"
        )?;
    }
    out.write_all(b"</div>\n")?;
    why(out, record)?;
    out.write_all(b"</article>\n")
}

/// Which letter it is, how it ended and why.
fn heading(out: &mut dyn Write, record: &Record, now: &Zoned) -> io::Result<()> {
    let verdict = verdict(record);
    writeln!(
        out,
        "<article class=\"{verdict}\" id=\"{}\">",
        escape(&record.id)
    )?;
    let title = record
        .letter
        .as_ref()
        .map_or("", |letter| letter.subject.as_str());
    let title = if title.is_empty() {
        record.source.as_str()
    } else {
        title
    };
    writeln!(out, "<h2>{}</h2>", escape(title))?;
    writeln!(
        out,
        "<p class=\"meta\"><span class=\"verdict\">{}</span> · {}</p>",
        label(record),
        escape(&facts(record, now))
    )?;
    if let Some(reason) = &record.reason {
        writeln!(out, "<p>{}</p>", escape(reason))?;
    }
    Ok(())
}

/// Who, what and how long they have waited, on one line.
fn facts(record: &Record, now: &Zoned) -> String {
    let mut facts = Vec::new();
    if let Some(letter) = &record.letter {
        let from = letter
            .from
            .as_ref()
            .map_or("", |from| from.address.as_str());
        facts.push(match &letter.writer.name {
            Some(name) => format!("{name} <{from}>"),
            None => from.to_string(),
        });
        facts.extend(letter.date.as_deref().and_then(|date| waited(date, now)));
    }
    facts.extend(
        record
            .situation
            .as_ref()
            .map(|situation| situation.name.to_string()),
    );
    facts.extend(record.intents.iter().map(|intent| intent.name.clone()));
    facts.extend(
        record
            .score
            .as_ref()
            .map(|score| format!("score {}", score.total)),
    );
    facts.join(" · ")
}

fn waited(date: &str, now: &Zoned) -> Option<String> {
    let written: jiff::Timestamp = date.parse().ok()?;
    let hours = now.timestamp().duration_since(written).as_hours();
    Some(match hours {
        ..0 => return None,
        0..=1 => "just come in".to_string(),
        2..=47 => format!("waiting {hours} hours"),
        _ => format!("waiting {} days", hours / 24),
    })
}

fn why(out: &mut dyn Write, record: &Record) -> io::Result<()> {
    if record.provenance.is_empty() && record.runners_up.is_empty() {
        return Ok(());
    }
    out.write_all(b"<details><summary>Why these sentences</summary><table>\n")?;
    for sentence in &record.provenance {
        writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}<br><small>{}</small></td></tr>",
            escape(&sentence.move_name),
            escape(&sentence.text),
            escape(&sentence.from),
            escape(&sentence.facts.join(", "))
        )?;
    }
    for other in &record.runners_up {
        let lacked = other.lacked.as_deref().unwrap_or("less fit");
        writeln!(
            out,
            "<tr><td>not taken</td><td>{}</td><td>{}</td></tr>",
            escape(&other.template),
            escape(lacked)
        )?;
    }
    out.write_all(b"</table></details>\n")
}

fn list(out: &mut dyn Write, title: &str, rows: impl Iterator<Item = String>) -> io::Result<()> {
    let rows: Vec<String> = rows
        .map(|row| format!("<li>{}</li>", escape(&row)))
        .collect();
    if rows.is_empty() {
        Ok(())
    } else {
        writeln!(out, "<h3>{title}</h3><ul>{}</ul>", rows.concat())
    }
}

/// The letter's new text with its facts marked.
fn marked(letter: &LetterRecord) -> String {
    let text = &letter.new_text;
    let mut spans: Vec<(usize, usize)> = letter
        .facts
        .iter()
        .filter(|fact| fact.place == crate::reading::Place::NewText)
        .map(|fact| (fact.start, fact.end))
        .collect();
    spans.sort_unstable();
    let mut out = String::new();
    let mut at = 0;
    for (start, end) in spans {
        if let (true, Some(before), Some(fact)) =
            (start >= at, text.get(at..start), text.get(start..end))
        {
            out.push_str(&format!("{}<mark>{}</mark>", escape(before), escape(fact)));
            at = end;
        }
    }
    out.push_str(&escape(text.get(at..).unwrap_or("")));
    out
}

fn verdict(record: &Record) -> &'static str {
    match (record.outcome, record.verdict) {
        (Outcome::Failed, _) | (_, Some(Verdict::Hold)) => "hold",
        (_, Some(Verdict::Look)) => "look",
        (_, Some(Verdict::Ready)) => "ready",
        (Outcome::NeedsPerson, None) => "hold",
        _ => "none",
    }
}

fn label(record: &Record) -> &'static str {
    match (record.outcome, record.verdict) {
        (Outcome::Failed, _) => "failed",
        (Outcome::NoReply, _) => "no reply needed",
        (_, Some(Verdict::Hold)) => "hold",
        (_, Some(Verdict::Look)) => "look",
        (_, Some(Verdict::Ready)) => "ready",
        _ => "for a person",
    }
}

/// A whole page around a body that is already HTML.
pub fn whole(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{0}</title><style>{1}</style></head><body>\n<h1>{0}</h1>\n{body}</body></html>\n",
        escape(title),
        include_str!("style.css"),
    )
}

/// Text for HTML: nothing a customer wrote is markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests;
