//! `regards` writes the first draft of the reply that a customer deserves.
//!
//! ```text
//! bytes → Parcel → Letter → Reading → Brief (+ Customer, Persona, Case) → Choice → Draft → Remarks → Receipt
//! ```
//!
//! A desk is a folder of texts that people wrote; [`desk::Parts`] reads and understands it once. A [`desk::Desk`] opens
//! a letter (who wrote, what they want, how it stands), drafts the answer from the desk's own sentences, and checks it.
//! Nothing is sent, and the same letter gives the same bytes.
//!
//! ```
//! use regards::{customers::memory::Memory, desk::{Desk, Given, ModelCache, Parts}, desk_files, mime};
//! # use regards::diagnostic::Diagnostic;
//! # struct Forgets;
//! # impl ModelCache for Forgets {
//! #     fn get(&self, _: &str) -> Option<Vec<u8>> { None }
//! #     fn put(&self, _: &str, _: &[u8]) {}
//! # }
//! # fn main() -> Result<(), Vec<Diagnostic>> {
//! # let now: jiff::Zoned = "2026-05-12T10:00:00+01:00[Europe/London]".parse().unwrap();
//! let parts = Parts::new(desk_files::load(None)?, &Forgets)?;
//! let customers = Memory::default();
//! let desk = Desk::new(&parts, &customers, now)?;
//!
//! let letter = mime::parse::parse(
//!     b"From: Greta <greta@post.example>\r\nSubject: My parcel\r\n\r\n\
//!       Hello, where is my parcel? It has not come.\r\n\r\nGreta\r\n",
//! );
//! let reply = desk.draft(&desk.open(&letter), &Given::default());
//!
//! let draft = reply.draft.unwrap();
//! assert!(draft.text.contains("Greta"));
//! // Every sentence says which file it comes from.
//! assert!(draft.sentences.iter().all(|sentence| !sentence.from.is_empty()));
//! # Ok(())
//! # }
//! ```
//!
//! Whole queues are drafted by [`queue::Run`], from any [`mail::MailSource`] into any [`mail::DraftSink`]; who writes is
//! known from any [`customers::CustomerStore`].
//!
//! The modules stand on six floors; a file uses its own and those below (`tests/floors.rs` guards it).
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
