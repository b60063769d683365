//! Faults in desk files, as their author sees them: `tests/templates/err_*.txt` → `err_*.snap`.
//!
//! A case holds one or more files, each after a line `>>> path`. `SNAPSHOTS=overwrite cargo test --test templates`
//! writes the pictures anew; read them before they are kept.

use regards::{
    library::{DeskFile, Layer, Library},
    persona::Persona,
    source::Source,
};
use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV};
use std::{error::Error, fs, path::Path};

fn files(case: &str) -> Vec<DeskFile> {
    case.split(">>> ")
        .filter_map(|part| part.split_once('\n'))
        .map(|(path, text)| DeskFile {
            path: path.trim().to_string(),
            source: Source::new(path.trim(), text),
            layer: Layer::Own,
        })
        .collect()
}

fn picture(case: &str) -> String {
    let faults = match Library::build(&files(case)) {
        Ok(library) => library.faults(),
        Err(faults) => faults,
    };
    let pictures: Vec<_> = faults.iter().map(|fault| fault.render(false)).collect();
    pictures.join("\n\n") + "\n"
}

#[test]
fn faults_are_drawn_where_they_are() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates");
    let assert = Assert::new().action_env(DEFAULT_ACTION_ENV);
    let mut cases = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_case = path.extension().is_some_and(|extension| extension == "txt");
        if !is_case {
            continue;
        }
        cases += 1;
        let picture = picture(&fs::read_to_string(&path)?);
        assert!(picture.contains("error"), "{} has no fault", path.display());
        let expected = Data::read_from(&path.with_extension("snap"), None);
        assert.eq(picture, expected.raw());
    }
    assert!(cases >= 25, "only {cases} cases were found");
    Ok(())
}

/// The desk that is built in: every file of it compiles, and can be said on every specimen.
#[test]
fn the_shipped_desk_has_no_fault() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["templates", "personas"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(root)?.to_string_lossy();
            files.push(DeskFile {
                path: path.to_string(),
                source: Source::new(&*path, fs::read_to_string(entry.path())?),
                layer: Layer::Builtin,
            });
        }
    }
    let faults = match Library::build(&files) {
        Ok(library) => [library.faults(), library.specimens()].concat(),
        Err(faults) => faults,
    };
    let pictures: Vec<_> = faults.iter().map(|fault| fault.render(false)).collect();
    assert!(pictures.is_empty(), "{}", pictures.join("\n\n"));
    Ok(())
}

/// Whoever is written to again and again must not be greeted with the same words each time. `any` is what stands in for
/// tones that have no list of their own.
#[test]
fn every_greeting_has_three_forms() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut few = Vec::new();
    let mut lists = 0;
    for folder in [
        "personas",
        "examples/shop/personas",
        "examples/fan-club/personas",
    ] {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            let source = Source::new(path.display().to_string(), fs::read_to_string(&path)?);
            let persona: Persona = regards::yaml::parse(&source).map_err(|it| format!("{it:?}"))?;
            for (language, tones) in &persona.greeting {
                for (tone, forms) in tones.iter().filter(|(tone, _)| *tone != "any") {
                    lists += 1;
                    if forms.len() < 3 {
                        few.push(format!("{} {language} {tone}", path.display()));
                    }
                }
            }
        }
    }
    assert!(lists > 60, "{lists} lists");
    assert!(few.is_empty(), "fewer than three:\n{}", few.join("\n"));
    Ok(())
}
