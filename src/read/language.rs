//! Which language this person wrote.
