//! The files of a desk, each after `>>> path`.
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| regards_fuzz::laws::desks(&regards_fuzz::text(octets)));
