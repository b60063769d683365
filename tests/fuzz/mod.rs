//! Whatever comes in: letters, headers, drafts, customers, templates, journals, servers. Each target makes its cases from the pieces that
//! its grammar is made of, spoils them, and holds a law of [`laws`] against them. `REGARDS_CASES=N` asks for N cases of each.

mod files;
pub mod laws;
mod letters;
mod server;

use crate::queue::Seeded;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// So many cases; `few` in the suite.
pub fn cases(few: usize) -> usize {
    let asked = std::env::var("REGARDS_CASES").ok();
    asked.and_then(|it| it.parse().ok()).unwrap_or(few)
}

/// Holds a law against a case, and says which one it was that broke it.
fn law(name: &str, case: usize, held: impl FnOnce()) {
    if let Err(broken) = catch_unwind(AssertUnwindSafe(held)) {
        eprintln!("case {case} of {name} broke it");
        resume_unwind(broken);
    }
}

/// Numbers for one case.
pub struct Dice(Seeded);

impl Dice {
    /// Those of this case of this target.
    pub fn of(target: &str, case: usize) -> Self {
        let seed = target.bytes().fold(case as u64 + 1, |seed, octet| {
            (seed ^ u64::from(octet)).wrapping_mul(0x100_0000_01b3)
        });
        Self(Seeded(seed | 1))
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.0.below(limit.max(1) as u64)).unwrap()
    }

    /// Up to `most` pieces, one after another.
    pub fn pieces(&mut self, of: &[&str], most: usize) -> String {
        (0..self.below(most + 1))
            .map(|_| of[self.below(of.len())])
            .collect()
    }

    /// The same octets, spoiled in a few places.
    pub fn spoiled(&mut self, text: &[u8], with: &[&str]) -> Vec<u8> {
        let mut out = text.to_vec();
        for _ in 0..self.below(5) {
            let at = self.below(out.len() + 1);
            match self.below(4) {
                0 if at < out.len() => out[at] ^= 1 << self.below(8),
                1 => drop(out.drain(at..(at + self.below(30)).min(out.len()))),
                2 => {
                    let piece = with[self.below(with.len())];
                    drop(out.splice(at..at, piece.bytes()));
                }
                _ => {
                    let part = out[at..(at + self.below(80)).min(out.len())].to_vec();
                    drop(out.splice(at..at, part));
                }
            }
        }
        out
    }
}

/// Pieces of what people write.
pub const WORDS: [&str; 40] = [
    "Hello",
    " ",
    "\r\n",
    "\n",
    "my parcel ",
    "KK-20417",
    " has not arrived",
    "?",
    "!",
    ".",
    "£12.50",
    "on 12 May",
    "I am 7",
    "> ",
    "On Monday Ann wrote:",
    "-- \r\n",
    "Ann",
    "æøå ",
    "日本",
    "\u{202e}",
    "\u{200b}",
    "\0",
    "\t",
    "<b>",
    "&amp;",
    "{{ x }}",
    "{% raw %}",
    "[[",
    "]]",
    "'",
    "\"",
    "https://a.example/?q=",
    "ann@post.example",
    "+44 1632 960501",
    "password: hush",
    "e\u{301}",
    "👩‍👩‍👧",
    "refund",
    "\r",
    "=\r\n",
];
