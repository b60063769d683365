//! Any octets as a mail and as an mbox file.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| {
    regards_fuzz::passes("mail-parser");
    regards_fuzz::laws::mails(octets);
});
