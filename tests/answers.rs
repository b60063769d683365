//! Approved answers are found by meaning: a table of questions with the answer each finds, and of those that must
//! find none. A wrong answer put into a letter is worse than a promise to find out.

use regards::{
    language::Language,
    library::{DeskFile, Layer, Library, Query, clearly},
    reading::{Place, Question, Reading},
    source::{Source, Span},
};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

fn files(root: &Path) -> Vec<DeskFile> {
    let mut files = Vec::new();
    for folder in ["templates", "personas"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            if !path.is_file() {
                continue;
            }
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            files.push(DeskFile {
                source: Source::new(name.as_str(), fs::read_to_string(&path).unwrap()),
                path: name,
                layer: Layer::Own,
            });
        }
    }
    files
}

fn builtin(root: &Path) -> Vec<DeskFile> {
    let mut files = files(root);
    for file in &mut files {
        file.layer = Layer::Builtin;
    }
    files
}

/// An example desk over the built-in one.
fn library(desk: &str) -> Library {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = files(&root.join("examples").join(desk));
    let mut all = builtin(root);
    all.retain(|held| own.iter().all(|file| file.path != held.path));
    all.extend(own);
    Library::build(&all).unwrap_or_else(|faults| panic!("{} faults in {desk}", faults.len()))
}

/// A letter that asks; what stands before a bar was said before the question.
fn asked(tag: &str, text: &str) -> (Reading, Question) {
    let (before, question) = text.split_once(" | ").unwrap_or(("", text));
    let new_text = format!("{before} {question}");
    let question = Question {
        text: question.into(),
        place: Place::NewText,
        span: Span::new(before.len() + 1, new_text.len()),
        polarity: None,
        request: false,
    };
    let reading = Reading {
        language: Language::new(tag),
        new_text,
        ..Reading::default()
    };
    (reading, question)
}

#[test]
fn each_question_finds_its_answer_or_none() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers.tsv"))
        .unwrap();
    let desks = [("shop", library("shop")), ("fan-club", library("fan-club"))];
    let (mut wrong, mut missed, mut found, mut quiet) = (Vec::new(), Vec::new(), 0, 0);
    for row in table
        .lines()
        .filter(|row| !row.starts_with('#') && !row.is_empty())
    {
        let columns: Vec<&str> = row.split('\t').collect();
        let [desk, tag, question, expected] = columns.as_slice() else {
            panic!("not four columns: {row}");
        };
        let (_, library) = desks.iter().find(|(name, _)| name == desk).unwrap();
        // The adults' answers of a shop, and those of the house for the children of a club.
        let given = |personas: &[String]| {
            personas.is_empty() || *desk == "fan-club" && personas.contains(&"pell".to_string())
        };
        let (reading, question) = asked(tag, question);
        let query = Query::of(&question, &reading);
        let mut ranked = library.answers_about(&query, &reading.language);
        let question = &question.text;
        ranked.retain(|(answer, _)| given(&answer.personas));
        let best: Vec<String> = ranked
            .iter()
            .take(2)
            .map(|(answer, near)| format!("{} {near:.2}", answer.slug))
            .collect();
        match clearly(ranked) {
            Some((answer, _)) if answer.slug == *expected => found += 1,
            None if *expected == "none" => quiet += 1,
            None => missed.push(format!(
                "{desk} {tag} {question}: {expected}, near are {best:?}"
            )),
            Some(_) => wrong.push(format!(
                "{desk} {tag} {question}: {expected}, found {best:?}"
            )),
        }
    }
    println!(
        "{found} found, {quiet} rightly quiet, {} missed, {} wrong",
        missed.len(),
        wrong.len()
    );
    println!("missed:\n{}", missed.join("\n"));
    assert!(wrong.is_empty(), "wrong answers:\n{}", wrong.join("\n"));
    assert!(
        missed.len() * 4 <= found + missed.len(),
        "too many missed:\n{}",
        missed.join("\n")
    );
    assert!(found >= 40 && quiet >= 40, "{found} and {quiet} rows hold");
}

/// The answers of one firm, and what its customers ask.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Firm {
    language: String,
    answers: BTreeMap<String, Asked>,
    questions: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    asks: Vec<String>,
    text: String,
}

#[test]
fn answers_of_a_first_hour_are_found_among_the_built_in_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("tests/answers.own.yaml")).unwrap();
    let firms: Vec<Firm> = serde_yaml::from_str(&table).unwrap();
    let (mut wrong, mut missed, mut found, mut quiet) = (Vec::new(), Vec::new(), 0, 0);
    for firm in &firms {
        let mut all = builtin(root);
        for (slug, answer) in &firm.answers {
            let path = format!("templates/answers/{slug}.{}.txt", firm.language);
            let asks = serde_json::to_string(&answer.asks).unwrap();
            let text = format!("---\nasks: {asks}\n---\n{}\n", answer.text);
            all.push(DeskFile {
                source: Source::new(path.as_str(), text),
                path,
                layer: Layer::Own,
            });
        }
        let library = Library::build(&all).unwrap_or_else(|faults| panic!("{faults:?}"));
        for (question, expected) in &firm.questions {
            let (reading, asked) = asked(&firm.language, question);
            let query = Query::of(&asked, &reading);
            let ranked = library.answers_about(&query, &reading.language);
            let best: Vec<String> = ranked
                .iter()
                .take(3)
                .map(|(answer, near)| format!("{} {near:.2}", answer.slug))
                .collect();
            let row = format!("{question}: {expected}, near are {best:?}");
            match clearly(ranked) {
                Some((answer, _)) if answer.slug == *expected => found += 1,
                None if expected == "none" => quiet += 1,
                None => missed.push(row),
                Some(_) => wrong.push(row),
            }
        }
    }
    println!(
        "{found} found, {quiet} rightly quiet, {} missed",
        missed.len()
    );
    println!("missed:\n{}", missed.join("\n"));
    assert!(wrong.is_empty(), "wrong answers:\n{}", wrong.join("\n"));
    assert!(
        missed.len() * 3 <= found + missed.len(),
        "too many missed:\n{}",
        missed.join("\n")
    );
}
