//! A detail of the letter, normalised by its kind.

use super::Place;
use serde::{Deserialize, Serialize};

/// Kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// As written.
    OrderNumber,
    /// As written.
    InvoiceNumber,
    /// ISO 8601 date.
    Date,
    /// `HH:MM`.
    Time,
    /// ISO 8601 duration.
    Duration,
    /// `64.50 GBP`.
    Money,
    /// Years.
    Age,
    /// A number of things.
    Count,
    /// The desk's name of the product.
    Product,
    /// A person's name.
    Person,
    /// A postal address.
    Address,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A link.
    Url,
    /// ISO 8601 date by which something is needed.
    Deadline,
    /// Never to be repeated; the value is always `…`.
    Secret,
}

/// A detail of the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// Its value, normalised by kind.
    pub value: String,
    /// Which text it stands in.
    #[serde(rename = "in")]
    pub place: Place,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}
