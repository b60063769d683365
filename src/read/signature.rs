//! Where the signature begins.
