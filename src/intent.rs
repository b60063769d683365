//! An intent: what a writer wants; a folder under `templates/`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `templates/<intent>/intent.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Intent {
    /// The name: the folder.
    #[serde(skip)]
    pub name: String,
    /// What it is, in a sentence for staff.
    pub about: String,
    /// A noun for it by language ("the parcel"), for bridges between matters: `topic` in templates.
    pub topic: BTreeMap<String, String>,
    /// How people say it, by language; five are enough.
    pub examples: BTreeMap<String, Vec<String>>,
    /// Patterns (regular expressions, case folded) that decide before the model.
    pub always: Vec<String>,
    /// Patterns that rule it out.
    pub never: Vec<String>,
    /// Intents that say almost the same: of these and this one, only the strongest of a letter is answered.
    pub near: Vec<String>,
    /// How heavy it weighs among several in one letter (0–100; 50 if left out): a death before a delivery.
    pub weight: Option<u8>,
    /// What a letter with this intent promises to templates (`order`, `name`): `needs` may name these.
    pub promises: Vec<String>,
    /// This intent changes something (address, password): never confirmed to a sender who is not verified.
    pub changes: bool,
}
