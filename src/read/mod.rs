//! Reading: from a letter to what was understood of it.
pub mod language;
pub mod quotes;
pub mod signature;
