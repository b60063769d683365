//! The words of greetings, in the languages we write.

use crate::read::words::Words;

/// What the first line of a letter begins with where it greets.
static FIRST: Words = Words::new(
    "dear hi hello hey good greetings hei kjære god goddag hallo heisann hej kære kära bästa liebe lieber guten sehr hola \
     estimado estimada querido querida buenos buenas to til till",
);

/// What may stand between the first word and the name.
static BETWEEN: Words = Words::new(
    "day morning afternoon evening dag kveld aften morgen morgon kväll tag abend geehrte geehrter días tardes noches you der där med \
     deg dig dir ihnen ti usted there igjen igen again herr frau señor señora mr mrs ms dr and from the an für",
);

/// Whether a folded word begins a greeting.
pub(super) fn begins(word: &str) -> bool {
    FIRST.has(word)
}

/// Whether a folded word may stand before the name that is greeted.
pub(super) fn leads(word: &str) -> bool {
    begins(word) || BETWEEN.has(word)
}
