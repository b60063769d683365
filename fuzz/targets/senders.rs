//! Authentication-Results and the mail of web forms: a rule, a field, a text, each on a line.
#![no_main]

libfuzzer_sys::fuzz_target!(
    |octets: &[u8]| regards_fuzz::laws::senders(&regards_fuzz::text(octets))
);
