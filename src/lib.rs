//! `regards` drafts the reply that a customer deserves.
pub mod learn;
pub mod read;
