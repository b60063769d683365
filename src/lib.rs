//! `regards` writes the first draft of the reply that a customer deserves.
//!
//! ```text
//! bytes → Parcel → Letter → Reading → Brief (+ Customer, Persona, Case) → Choice → Draft → Remarks → Receipt
//! ```
//!
//! Six floors; a file uses its own and those below (`tests/floors.rs` guards it).
#![deny(missing_docs)]

// floor 0 · ground
pub mod diagnostic;
pub mod prose;
pub mod source;
pub mod text;
pub mod yaml;

// floor 1 · nouns
pub mod brief;
pub mod case;
pub mod customer;
pub mod draft;
pub mod intent;
pub mod language;
pub mod letter;
pub mod locale;
pub mod localized;
pub mod persona;
pub mod reading;
pub mod record;
pub mod settings;
pub mod situation;
pub mod tone;

// floor 2 · stages
pub mod check;
pub mod choice;
pub mod choose;
pub mod disclose;
pub mod learn;
pub mod library;
pub mod mime;
pub mod read;
pub mod write;

// floor 3 · doors
pub mod customers;
pub mod desk_files;
pub mod mail;

// floor 4 · the desk
pub mod cases;
pub mod desk;
pub mod queue;

// floor 5 · the command line
pub mod cli;
