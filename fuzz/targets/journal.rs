//! Journals, line by line.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| regards_fuzz::laws::journal(octets));
