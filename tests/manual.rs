//! Everything that the manual for templates shows is run: its files are laid over the built-in desk, its letters are
//! answered, and what it says comes of them is compared.
//!
//! A fence says what it holds: "```text templates/visit/plain.en.txt" is a file of the desk (behind it `faulty`, if it is
//! shown for its fault), "```text letter" a letter, "```yaml case" what the desk knows of the letter below it, "```text
//! draft" the reply, "```text fault" what `regards check` says. Files above the first `##` stay for the whole page, others
//! until the next one. `...` in what is shown stands for any lines.

use jiff::Zoned;
use regards::{
    case::Case,
    customer::Customer,
    customers::memory::Memory,
    desk::{Desk, Given, ModelCache, Parts},
    desk_files::{self, DeskFiles},
    diagnostic::Diagnostic,
    language::Language,
    library::{DeskFile, Layer, Library},
    mime::parse::parse,
    settings::Settings,
    source::Source,
    yaml,
};
use serde::Deserialize;
use snapbox::{Assert, Data, IntoData, data::DataFormat};
use std::{collections::BTreeMap, fs, path::Path};

const PAGE: &str = "docs/writing-templates.md";
const NOW: &str = "2026-05-12T10:00:00+01:00[Europe/London]";

/// A fenced example.
struct Fence {
    /// Its first line in the page.
    line: usize,
    /// What stands behind the language.
    what: String,
    /// The text.
    text: String,
    /// How many `##` stand above it.
    section: usize,
    /// The line of text above it: readers do not see what stands behind the ticks.
    above: String,
}

fn fences(page: &str) -> Vec<Fence> {
    let (mut found, mut section, mut open) = (Vec::<Fence>::new(), 0, None);
    let mut above = "";
    for (at, line) in page.lines().enumerate() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        match open {
            Some(wide) if ticks == wide && line.len() == wide => open = None,
            Some(_) => {
                let text = &mut found.last_mut().unwrap().text;
                text.push_str(line);
                text.push('\n');
            }
            None if ticks >= 3 => {
                let info = line.trim_start_matches('`').split_once(' ');
                open = Some(ticks);
                found.push(Fence {
                    line: at + 2,
                    what: info.map_or("", |(_, what)| what).to_string(),
                    text: String::new(),
                    section,
                    above: above.to_string(),
                });
            }
            None => section += usize::from(line.starts_with("## ")),
        }
        if open.is_none() && !line.is_empty() {
            above = line;
        }
    }
    found
}

/// Customers of the page.
#[derive(Default, Deserialize)]
#[serde(default)]
struct People {
    customers: Vec<Customer>,
}

/// The built-in desk's model, whatever the page adds: an intent of its own is found by its rule. Training takes longer
/// than all other tests of this file.
struct Trained;

impl ModelCache for Trained {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        let kept = include_bytes!("../assets/desk.model");
        let line = kept.iter().position(|byte| *byte == b'\n')?;
        kept.get(line + 1..).map(<[u8]>::to_vec)
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

/// The desk as far as the page has been read.
#[derive(Default)]
struct Shown<'p> {
    /// In the order of the page; the last of a name holds.
    files: Vec<(&'p str, &'p Fence)>,
    letter: Option<&'p Fence>,
    case: Option<&'p Fence>,
    wrong: Vec<String>,
}

impl<'p> Shown<'p> {
    fn say(&mut self, fence: &Fence, message: impl std::fmt::Display) {
        self.wrong.push(format!("{PAGE}:{}: {message}", fence.line));
    }

    fn text(&self, path: &str) -> Source {
        let mut named = self.files.iter().rev().filter(|(name, _)| *name == path);
        Source::new(
            path,
            named.next().map_or("", |(_, fence)| fence.text.as_str()),
        )
    }

    /// The page's files, and of the built-in ones those that `keeps`.
    fn desk_files(&self, keeps: impl Fn(&str) -> bool) -> Vec<DeskFile> {
        let mut files = desk_files::builtin();
        files.retain(|file| keeps(&file.path));
        let own: BTreeMap<&str, &Fence> = self.files.iter().copied().collect();
        let own = own.iter().filter(|(path, _)| path.contains('/'));
        files.extend(own.map(|(path, fence)| DeskFile {
            path: (*path).to_string(),
            source: Source::new(*path, fence.text.as_str()),
            layer: Layer::Own,
        }));
        files
    }

    /// The faults of the page's own files, on every made-up letter.
    fn faults(&self) -> Vec<Diagnostic> {
        let files = self.desk_files(|path| path.ends_with(".yaml"));
        let mut faults = match Library::build(&files) {
            Ok(library) => [library.faults(), library.specimens()].concat(),
            Err(faults) => faults,
        };
        let settings = yaml::parse::<Settings>(&self.text("regards.yaml"));
        faults.extend(settings.err().into_iter().flatten());
        let people = yaml::parse::<People>(&self.text("customers.yaml"));
        faults.extend(people.err().into_iter().flatten());
        faults
    }

    fn draft(&self) -> Result<String, String> {
        let told = |faults: Vec<Diagnostic>| {
            let all: Vec<_> = faults.iter().map(|fault| fault.render(false)).collect();
            all.join("\n")
        };
        let files = DeskFiles {
            root: None,
            settings: yaml::parse(&self.text("regards.yaml")).map_err(told)?,
            settings_source: None,
            files: self.desk_files(|_| true),
        };
        let parts = Parts::new(files.only(&[Language::EN]), &Trained).map_err(told)?;
        let people: People = yaml::parse(&self.text("customers.yaml")).map_err(told)?;
        let people = Memory::new(people.customers);
        let now: Zoned = NOW.parse().map_err(|error| format!("{error}"))?;
        let desk = Desk::new(&parts, &people, now).map_err(told)?;
        let letter = self.letter.ok_or("no letter stands above it")?;
        let letter =
            parse(format!("Date: Tue, 12 May 2026 09:00:00 +0100\n{}", letter.text).as_bytes());
        let case: Case = match self.case {
            Some(case) => yaml::parse(&Source::new("case", case.text.as_str())).map_err(told)?,
            None => Case::default(),
        };
        let given = Given {
            case,
            ..Given::default()
        };
        let reply = desk.draft(&desk.open(&letter), &given);
        reply
            .draft
            .map(|draft| draft.text)
            .ok_or_else(|| format!("no draft: {:?}", reply.record.reason))
    }

    fn compare(&mut self, fence: &Fence, printed: &str) {
        let printed = printed.trim_end().to_string() + "\n";
        let shown = Data::text(fence.text.clone()).coerce_to(DataFormat::Text);
        let place = format!("{PAGE}:{}", fence.line);
        if let Err(error) = Assert::new().try_eq(Some(&place), printed.into_data(), shown) {
            self.say(fence, error);
        }
    }

    fn take(&mut self, fence: &'p Fence) {
        match fence.what.as_str() {
            "letter" => (self.letter, self.case) = (Some(fence), None),
            "case" => self.case = Some(fence),
            "draft" => match self.draft() {
                Ok(text) => self.compare(fence, &text),
                Err(why) => self.say(fence, why),
            },
            "fault" => {
                let faults = self.faults();
                let pictures: Vec<_> = faults.iter().map(|it| it.render(false)).collect();
                self.compare(fence, &pictures.join("\n\n"));
                self.files
                    .retain(|(_, file)| !file.what.ends_with(" faulty"));
            }
            path if path.contains(".yaml") || path.contains(".txt") => {
                let name = path.trim_end_matches(" faulty");
                if !fence.above.contains(name) {
                    self.say(fence, "the line above does not name the file");
                }
                self.files.push((name, fence));
                if name == path {
                    for fault in self.faults() {
                        self.say(fence, fault.render(false));
                    }
                }
            }
            _ => self.say(fence, "the fence does not say what it holds"),
        }
    }
}

#[test]
fn every_example_of_the_manual_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join(PAGE)).unwrap();
    let fences = fences(&page);
    let mut shown = Shown::default();
    let mut drafts = 0;
    for fence in &fences {
        let stays = |section| section == 0 || section == fence.section;
        shown.files.retain(|(_, file)| stays(file.section));
        drafts += usize::from(fence.what == "draft");
        shown.take(fence);
    }
    assert!(drafts >= 10, "only {drafts} drafts are shown");
    assert!(shown.wrong.is_empty(), "{}", shown.wrong.join("\n\n"));
}
