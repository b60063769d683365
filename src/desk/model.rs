//! The desk's intent model: trained from its examples, kept by their content.

mod retold;

use crate::{
    desk_files::DeskFiles,
    diagnostic::Diagnostic,
    learn::{self, Blend, Example, LearnError, Model, TrainOptions},
    library::Library,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Where trained models are kept between runs.
pub trait ModelCache {
    /// The bytes kept under a key, if there are any.
    fn get(&self, key: &str) -> Option<Vec<u8>>;
    /// Keeps bytes under a key. A cache that cannot write is only slower.
    fn put(&self, key: &str, bytes: &[u8]);
}

/// The model of a desk: from the cache if its examples have not changed, else trained now.
pub(super) fn of(
    library: &Library,
    files: &DeskFiles,
    cache: &dyn ModelCache,
) -> Result<Option<Model>, Vec<Diagnostic>> {
    let examples = examples(library);
    if examples.is_empty() {
        return Ok(None);
    }
    let key = key(&examples);
    if let Some(model) = shipped(&key) {
        return Ok(Some(model));
    }
    if let Some(model) = cache
        .get(&key)
        .and_then(|bytes| Model::from_bytes(&bytes).ok())
    {
        return Ok(Some(model));
    }
    let model = learnt(library, &examples).map_err(|error| {
        let place = files
            .root
            .as_ref()
            .map_or("the built-in desk".into(), |root| {
                root.display().to_string()
            });
        vec![Diagnostic::error(format!(
            "the intents of {place} cannot be learned: {error}"
        ))]
    })?;
    cache.put(&key, &model.to_bytes());
    Ok(Some(model))
}

/// The model of the built-in desk, made beforehand: its key on the first line, then its bytes.
static SHIPPED: &[u8] = include_bytes!("../../assets/desk.model");

/// The model made beforehand, if a desk has just the built-in desk's examples.
fn shipped(key: &str) -> Option<Model> {
    let bytes = SHIPPED.strip_prefix(key.as_bytes())?.strip_prefix(b"\n")?;
    Model::from_bytes(bytes).ok()
}

/// Trains on a desk's examples; where there are many, on what they are like in a letter as well.
fn learnt(library: &Library, examples: &[Example]) -> Result<Model, LearnError> {
    let options = options(examples);
    let retold = if options == TrainOptions::default() {
        Vec::new()
    } else {
        retold::examples(library, NOTHING)
    };
    learn::train_with(examples, &retold, &options)
}

/// What people write that asks for nothing of a desk: other firms' business, advertising, homework, and the sentences
/// around a wish. A model that has seen such takes less of it for a wish.
const NOTHING: &str = include_str!("../../assets/nothing.txt");

/// Every example of every intent, in the order of their names, and what is none.
pub fn examples(library: &Library) -> Vec<Example> {
    let mut examples: Vec<Example> = library
        .intents
        .values()
        .flat_map(|intent| {
            intent.examples.values().flatten().map(|text| Example {
                text: text.clone(),
                label: intent.name.clone(),
            })
        })
        .collect();
    if !examples.is_empty() {
        examples.extend(
            NOTHING
                .lines()
                .filter(|line| !line.is_empty())
                .map(|line| Example {
                    text: line.to_string(),
                    label: learn::NONE.to_string(),
                }),
        );
    }
    examples
}

/// Many examples of a desk are short and unlike each other, and single words tell most: more weight on words than with
/// sorted mail, and a little more caution. With few examples the defaults do better.
fn options(examples: &[Example]) -> TrainOptions {
    let labels: BTreeSet<&str> = examples.iter().map(|it| it.label.as_str()).collect();
    if examples.len() < MANY * labels.len() {
        return TrainOptions::default();
    }
    TrainOptions {
        blend: Some(Blend {
            word: 1.2,
            piece: 0.8,
            meaning: 0.8,
        }),
        cost: Some(0.5),
        none: 1.5,
        ..TrainOptions::default()
    }
}

/// So many examples an intent are many.
const MANY: usize = 40;

/// The key of a set of examples: what they say, and the program that learns.
fn key(examples: &[Example]) -> String {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    hash.update(format!("{:?}", options(examples)));
    for example in examples {
        for part in [&example.label, &example.text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    crate::text::hex(hash.finalize().into_iter().take(16))
}

#[cfg(test)]
mod tests {
    use super::{examples, key, learnt, shipped};
    use crate::{desk_files, library::Library};
    use std::{env, fs};

    /// `REGARDS_ACCEPT=1 cargo test desk::model` makes the file anew after examples were changed.
    #[test]
    fn the_model_made_beforehand_is_of_the_shipped_examples() {
        let files = desk_files::load(None).unwrap();
        let library = Library::build(&files.files).unwrap();
        let examples = examples(&library);
        let key = key(&examples);
        if env::var_os("REGARDS_ACCEPT").is_some() {
            let model = learnt(&library, &examples).unwrap();
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/desk.model");
            fs::write(path, [key.as_bytes(), b"\n", &model.to_bytes()].concat()).unwrap();
        } else {
            let model = shipped(&key)
                .expect("examples were changed: REGARDS_ACCEPT=1 cargo test desk::model");
            // What is none of them is a label of its own.
            assert_eq!(model.labels().len(), library.intents.len() + 1);
        }
    }
}
