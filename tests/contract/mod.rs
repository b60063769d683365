//! What scripts hold on to: the record field by field, and what each mistake ends with.

mod mistakes;
mod record;
mod streams;
