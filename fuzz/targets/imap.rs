//! What an IMAP server says.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| {
    let _open = regards::mail::imap::trial::session(octets);
});
