//! What an IMAP server says.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| {
    regards_fuzz::passes("imap-proto");
    let _open = regards::mail::imap::trial::session(octets);
});
