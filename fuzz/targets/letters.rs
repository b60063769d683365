//! Any octets as a letter, up to the mail of its draft.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| {
    regards_fuzz::passes("mail-parser");
    regards_fuzz::laws::letters(octets);
});
