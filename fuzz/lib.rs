//! The laws that the seeded targets of the tests hold, for targets that libFuzzer leads.

#[path = "../tests/fuzz/laws/mod.rs"]
pub mod laws;

#[path = "../tests/mail/plain.rs"]
mod mail;

/// What a target was given, as text.
pub fn text(octets: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(octets)
}
