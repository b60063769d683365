//! Header values that go out.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| regards_fuzz::laws::gate(&regards_fuzz::text(octets)));
