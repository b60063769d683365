//! What was written now, and what was only quoted.
