//! Mail as bytes: reading it into a [`Letter`](crate::letter::Letter), and writing a draft as RFC 5322.
//!
//! ```text
//! bytes → front (bounds, key) → parse → Letter        Draft → header (the gate) → compose → bytes
//! ```

pub mod addresses;
pub mod chars;
pub mod compose;
pub mod fields;
pub mod flowed;
pub mod front;
pub mod header;
pub mod html;
pub mod key;
pub mod kind;
pub mod lines;
pub mod parse;
pub mod seal;
pub mod subject;
pub mod tame;
pub mod threading;
