//! The queue: every letter ends as one outcome, and running again is how it resumes.

pub mod memory;
