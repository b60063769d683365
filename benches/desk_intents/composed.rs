//! Letters put together from the labelled texts of one half: a wish or two among sentences that want nothing.
//!
//! The labelled texts are short; what spoils a draft is a wish that is found in what a long letter only tells. So each
//! text is set between three sentences of narration, once alone and once with the text of another matter behind it.

use super::Tried;
use super::figures::share;
use super::fill::{EN, NB};
use regards::letter::Letter;
use regards::read::Reader;
use std::collections::BTreeSet;

/// What was wanted and what was found, over many letters.
#[derive(Default)]
struct Sum {
    letters: usize,
    leads: usize,
    wanted: usize,
    met: usize,
    found: usize,
    right: usize,
}

/// Prints precision and recall of the sets of intents, for each half and language.
pub fn letters(tried: &[Tried], reader: &Reader<'_>, show: bool) {
    println!("\nLetters put together (a wish among narration; two wishes)");
    for (quoted, half) in [(true, "quoted half"), (false, "other half")] {
        for lang in ["en", "nb"] {
            let rows: Vec<&Tried> = tried
                .iter()
                .filter(|it| it.quoted == quoted && it.lang == lang && it.intent != "none")
                .collect();
            for (wishes, step) in [(1, 0), (2, 1)] {
                let mut sum = Sum::default();
                for (at, first) in rows.iter().enumerate() {
                    let second = rows.get((at + 37 * step) % rows.len().max(1));
                    let wants: Vec<&Tried> = match second {
                        Some(second) if step > 0 && second.intent != first.intent => {
                            vec![first, second]
                        }
                        _ => vec![first],
                    };
                    if wants.len() == wishes {
                        sum.add(&wants, reader, at, show && !quoted);
                    }
                }
                sum.print(&format!("{half}, {lang}, {wishes}"));
            }
        }
    }
}

fn composed(wants: &[&Tried], at: usize) -> String {
    let fill = if wants.iter().any(|it| it.lang == "nb") {
        NB
    } else {
        EN
    };
    let line = |n: usize| {
        fill.get((at * 7 + n * 5) % fill.len())
            .copied()
            .unwrap_or("")
    };
    let mut text = format!("{} {}\n\n", line(0), line(1));
    for (n, want) in wants.iter().enumerate() {
        text.push_str(&format!("{}\n\n{}\n\n", want.text, line(n + 2)));
    }
    text
}

impl Sum {
    fn add(&mut self, wants: &[&Tried], reader: &Reader<'_>, at: usize, show: bool) {
        let letter = Letter {
            text: composed(wants, at),
            ..Letter::default()
        };
        let reading = reader.read(&letter);
        let right: BTreeSet<&str> = wants
            .iter()
            .flat_map(|it| it.right.iter().map(String::as_str))
            .collect();
        let found: Vec<&str> = reading.intents.iter().map(|it| it.name.as_str()).collect();
        let met = |it: &&&Tried| found.iter().any(|name| it.right.contains(*name));
        self.letters += 1;
        self.leads += usize::from(found.first().is_some_and(|name| right.contains(name)));
        self.wanted += wants.len();
        self.met += wants.iter().filter(met).count();
        self.found += found.len();
        let good = found.iter().filter(|name| right.contains(*name)).count();
        self.right += good;
        if show && (good < found.len() || found.is_empty()) {
            let texts: Vec<&str> = reading
                .intents
                .iter()
                .filter_map(|it| it.evidence.first().map(|evidence| evidence.text.as_str()))
                .collect();
            println!("  want {right:?} found {found:?} {texts:?}");
        }
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<20} leading {:5.1} %  precision {:5.1} %  recall {:5.1} %  (n {})",
            share(self.leads, self.letters),
            share(self.right, self.found),
            share(self.met, self.wanted),
            self.letters,
        );
    }
}
