//! `regards learn`: trains the intent model on examples.

use super::{Common, Failure, Format, opened, output};
use crate::{
    learn::{Example, Model, TrainOptions, train},
    mime,
    read::quotes,
};
use clap::Args;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::ExitCode,
};
use walkdir::WalkDir;

/// Train the intent model on `text,intent` rows, or on folders of sorted mail
///
/// Five examples an intent are enough to begin with. The same examples give the same model to the byte.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("from").required(true).multiple(true).args(["examples", "from_mail"]))]
pub struct Learn {
    /// Rows `text,intent`; the first line names the columns
    #[arg(long, value_name = "CSV")]
    examples: Vec<PathBuf>,
    /// A folder with one folder of mails an intent, named as the intent
    #[arg(long, value_name = "DIR")]
    from_mail: Vec<PathBuf>,
    /// Where the model is put
    #[arg(long, value_name = "MODEL")]
    to: PathBuf,
}

impl Learn {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        may_replace(&self.to)?;
        opened::once(self.examples.iter().map(PathBuf::as_path))?;
        let mut examples = Vec::new();
        for path in &self.examples {
            examples.extend(rows(path)?);
        }
        for folder in &self.from_mail {
            examples.extend(sorted_mail(folder)?);
        }
        let model = train(&examples, &TrainOptions::default()).map_err(Failure::usage)?;
        save(&model, &self.to)?;
        if common.format == Some(Format::Json) {
            let trained = serde_json::json!({
                "examples": examples.len(),
                "intents": model.labels().len(),
                "threshold": model.threshold(),
            });
            output::print(&format!("{}\n", output::json(&trained)?));
        } else if !common.quiet {
            output::complain(&format!(
                "{}, {}; abstains below {:.2}\n",
                crate::prose::count(examples.len(), "example"),
                crate::prose::count(model.labels().len(), "intent"),
                model.threshold(),
            ));
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What stands there may be the examples themselves, or anything else that a slip of the hand named.
fn may_replace(to: &Path) -> Result<(), Failure> {
    let stands = fs::read(to).unwrap_or_default();
    if to.is_dir() || !stands.is_empty() && !Model::is_model(&stands) {
        return Err(Failure::usage(format!(
            "`{}` is something else than a model; nothing was written",
            to.display()
        ))
        .hint("name a new file, or a model to replace"));
    }
    Ok(())
}

/// A model appears whole or not at all.
fn save(model: &Model, to: &Path) -> Result<(), Failure> {
    let failed =
        |error: &dyn std::fmt::Display| Failure::usage(format!("{}: {error}", to.display()));
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let readable = fs::Permissions::from_mode(0o666); // less the umask, as for any file
    let file = tempfile::Builder::new()
        .permissions(readable)
        .tempfile_in(folder)
        .map_err(|error| failed(&error))?;
    fs::write(file.path(), model.to_bytes()).map_err(|error| failed(&error))?;
    file.persist(to).map_err(|error| failed(&error))?;
    Ok(())
}

/// Reads a model.
pub fn model(path: &Path) -> Result<Model, Failure> {
    let bytes = opened::named(path)?;
    Model::from_bytes(&bytes)
        .map_err(|error| Failure::usage(format!("{}: {error}", path.display())))
}

/// Reads `text,intent` rows; other columns are passed over.
pub fn rows(path: &Path) -> Result<Vec<Example>, Failure> {
    let bytes = opened::named(path)?;
    parse(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).map_err(|why| {
        Failure::usage(format!("{}: {why}", path.display()))
            .hint("the first line must be `text,intent`")
    })
}

fn parse(bytes: &[u8]) -> Result<Vec<Example>, String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heads = reader.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| {
        let found = heads
            .iter()
            .position(|head| head.trim().eq_ignore_ascii_case(name));
        found.ok_or_else(|| {
            format!(
                "no column `{name}` among {:?}",
                heads.iter().collect::<Vec<_>>()
            )
        })
    };
    let (text, intent) = (column("text")?, column("intent")?);
    let mut examples = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let cell = |at: usize| row.get(at).unwrap_or_default().trim().to_owned();
        if cell(text).is_empty() && cell(intent).is_empty() {
            continue;
        }
        if cell(intent).is_empty() {
            let line = row.position().map_or(0, csv::Position::line);
            return Err(format!("line {line} has no intent"));
        }
        examples.push(Example {
            text: cell(text),
            label: cell(intent),
        });
    }
    Ok(examples)
}

/// Every mail below `folder/<intent>/`: its subject and what its writer wrote, without quotes and signature.
fn sorted_mail(folder: &Path) -> Result<Vec<Example>, Failure> {
    let mut examples = Vec::new();
    for entry in WalkDir::new(folder).min_depth(2).sort_by_file_name() {
        let entry =
            entry.map_err(|error| Failure::usage(format!("{}: {error}", folder.display())))?;
        let inside = entry.path().strip_prefix(folder).ok();
        let intent = inside
            .and_then(|path| path.iter().next())
            .map(|name| name.to_string_lossy().into_owned());
        let (true, Some(label)) = (entry.file_type().is_file(), intent) else {
            continue;
        };
        let letter = mime::parse::parse(&opened::bytes(entry.path())?);
        let new_text = quotes::split(&letter.text).new_text(&letter.text);
        let text = format!("{}\n{}", letter.subject, new_text)
            .trim()
            .to_owned();
        if !text.is_empty() {
            examples.push(Example { text, label });
        }
    }
    Ok(examples)
}

#[cfg(test)]
mod tests {
    use super::{parse, sorted_mail};
    use std::fs;

    #[test]
    fn rows_are_found_by_the_names_of_their_columns() {
        let rows =
            parse(b"id,Intent,text\n1,refund,\"money, please\"\n,,\n2,late,where is it\n").unwrap();
        let pairs: Vec<_> = rows
            .iter()
            .map(|e| (e.label.as_str(), e.text.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [("refund", "money, please"), ("late", "where is it")]
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        assert!(
            parse(b"text,label\nx,y\n")
                .unwrap_err()
                .contains("no column `intent`")
        );
        assert_eq!(
            parse(b"text,intent\na,b\nx,\n").unwrap_err(),
            "line 3 has no intent"
        );
    }

    #[test]
    fn folders_of_mail_are_examples_of_what_they_are_named() {
        let root = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put(
            "refund/1.eml",
            "From: a@example.com\nSubject: Kite\n\nMoney back, please.\n\n> We sent it.\n",
        );
        put(
            "late/cur/2.eml:2,S",
            "From: b@example.com\nSubject: Parcel\n\nWhere is it?\n",
        );
        put(
            "stray.eml",
            "From: c@example.com\nSubject: Stray\n\nNo intent.\n",
        );
        let found = sorted_mail(root.path()).unwrap();
        let pairs: Vec<_> = found
            .iter()
            .map(|e| (e.label.as_str(), e.text.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("late", "Parcel\nWhere is it?"),
                ("refund", "Kite\nMoney back, please.")
            ]
        );
    }
}
