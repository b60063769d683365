//! A name, a subject and a text, each on a line, as a mail that is read back.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| {
    let text = regards_fuzz::text(octets);
    let (name, rest) = text.split_once('\n').unwrap_or_default();
    let (subject, text) = rest.split_once('\n').unwrap_or_default();
    regards_fuzz::laws::compose(name, subject, text);
});
