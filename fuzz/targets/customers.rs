//! Customers as CSV and as YAML.
#![no_main]

libfuzzer_sys::fuzz_target!(
    |octets: &[u8]| regards_fuzz::laws::customers(&regards_fuzz::text(octets))
);
