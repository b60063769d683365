//! The files of a desk.

use regards::{
    case::Case,
    desk::{Parts, faults},
    desk_files::DeskFiles,
    diagnostic::Diagnostic,
    library::{DeskFile, Layer, Library},
    settings::Settings,
    source::Source,
    yaml,
};
use std::collections::BTreeMap;

/// A desk that stands alone, each file after a line `>>> path`.
const SMALL: &str = ">>> regards.yaml\nextends: none\ncompany: {name: Lantern}\npersona: robin\n>>> personas/robin.yaml\nname: Robin Vale\nlanguages: {en: {}}\n\
    >>> templates/order-late/intent.yaml\nabout: late\nexamples: {en: [where is my parcel, it is late]}\n>>> templates/order-late/plain.en.txt\n{# answer #}\nI look for it.\n";

/// The files of a desk are taken, or refused where they are wrong; those that are taken render every phrase.
pub fn desks(text: &str) {
    let mut files = parts_of(SMALL);
    files.extend(parts_of(text));
    let source = |path: &str| {
        files
            .get(path)
            .map(|text| Source::new(path, *text))
            .unwrap_or_else(|| Source::new(path, ""))
    };
    if let Err(found) = yaml::parse::<BTreeMap<String, Case>>(&source("cases.yaml")) {
        are_drawn(&found);
    }
    let settings_source = source("regards.yaml");
    let settings = match yaml::parse::<Settings>(&settings_source) {
        Ok(settings) => settings,
        Err(found) => return are_drawn(&found),
    };
    let of_desk = files
        .iter()
        .filter(|(path, _)| path.starts_with("templates/") || path.starts_with("personas/"));
    let files = of_desk.map(|(path, text)| DeskFile {
        path: path.to_string(),
        source: Source::new(*path, *text),
        layer: Layer::Own,
    });
    let desk = DeskFiles {
        root: None,
        settings,
        settings_source: Some(settings_source),
        files: files.collect(),
    };
    match Library::build(&desk.files) {
        Ok(library) => {
            // Without an intent model: to train one takes longer than all the rest.
            let parts = Parts {
                files: desk,
                library,
                model: None,
            };
            let today = jiff::civil::date(2026, 5, 12);
            faults::standing(&parts, today).iter().for_each(is_drawn);
        }
        Err(found) => are_drawn(&found),
    }
}

fn parts_of(text: &str) -> BTreeMap<&str, &str> {
    let parts = text.split(">>> ").filter_map(|part| part.split_once('\n'));
    parts.map(|(path, text)| (path.trim(), text)).collect()
}

fn are_drawn(faults: &[Diagnostic]) {
    assert!(!faults.is_empty(), "refused without a reason");
    faults.iter().for_each(is_drawn);
}

fn is_drawn(fault: &Diagnostic) {
    assert!(!fault.render(false).is_empty());
}
