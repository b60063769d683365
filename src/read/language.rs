//! Which language this person wrote.
//!
//! A linear classifier over hashed letter n-grams (two to five, word edges marked), whole words and word pairs. Its weights,
//! a byte each, are in `assets/language.bin`; `scripts/train_language.rs` makes them and has the same features from here.
pub mod features;

use crate::learn::wide::widest;
use features::features;

/// The languages that can be told, in the order of the model's columns; whatever else there is counts as `und`.
pub const LANGUAGES: [&str; 10] = ["en", "nb", "nn", "da", "sv", "de", "es", "fr", "nl", "fi"];
/// Columns of the model: the languages, and one for all others.
pub const COLUMNS: usize = LANGUAGES.len() + 1;
/// Bytes of a row: the columns, padded so that a row is added in one go.
pub const ROW: usize = 12;

/// The model: a little-endian `f32` (what one unit of a weight is worth), then [`features::BUCKETS`] rows of [`ROW`] weights.
static MODEL: &[u8] = include_bytes!("../../assets/language.bin");
/// The chance that some other language must have before none of ours is named.
const LIMIT: f32 = 0.95;

/// The language of a text as a BCP 47 code and how sure that is, from 0 to 1; `und` where it cannot be told.
///
/// Long texts are judged by their beginning, middle and end, so the time does not grow with them.
///
/// ```
/// use regards::read::language::detect;
/// assert_eq!(detect("Hvor blir det av pakken jeg bestilte?").0, "nb");
/// assert_eq!(detect("12345").0, "und");
/// ```
#[must_use]
pub fn detect(text: &str) -> (&'static str, f32) {
    let Some(chances) = chances(MODEL, text) else {
        return ("und", 0.0);
    };
    let column = decide(&chances, LIMIT);
    (
        LANGUAGES.get(column).copied().unwrap_or("und"),
        at(&chances, column),
    )
}

/// How much likelier than elsewhere a letter to a desk is in the desk's own language.
const AT_HOME: f32 = 4.0;
/// A text of more words tells its language by itself.
const FEW_WORDS: usize = 8;

/// As [`detect`], for a desk whose own language (base tag) is known: a few words that could be Danish are Norwegian at a
/// Norwegian desk. A longer sentence tells its language by itself.
///
/// ```
/// use regards::read::language::{detect, detect_at};
/// assert_eq!(detect("Passer spillet for en niåring?").0, "da");
/// assert_eq!(detect_at("Passer spillet for en niåring?", "nb").0, "nb");
/// assert_eq!(detect_at("Hvornår kommer min pakke, jeg har ventet i fjorten dage?", "nb").0, "da");
/// ```
#[must_use]
pub fn detect_at(text: &str, own: &str) -> (&'static str, f32) {
    if text.split_whitespace().nth(FEW_WORDS).is_some() {
        return detect(text);
    }
    let Some(mut chances) = chances(MODEL, text) else {
        return ("und", 0.0);
    };
    let family: &[&str] = match own {
        "nb" | "nn" | "no" => &["nb", "nn"],
        own => &[own],
    };
    for (code, chance) in LANGUAGES.iter().zip(&mut chances) {
        if family.contains(code) {
            *chance *= AT_HOME;
        }
    }
    let all: f32 = chances.iter().sum();
    for chance in &mut chances {
        *chance /= all.max(f32::MIN_POSITIVE);
    }
    let column = decide(&chances, LIMIT);
    (
        LANGUAGES.get(column).copied().unwrap_or("und"),
        at(&chances, column),
    )
}

/// The chance, from 0 to 1, that a text is in one of these languages; `None` where nothing can be told of it.
///
/// ```
/// use regards::read::language::chance;
/// let text = "Pakken ligger på lageret, og jeg skal spørre dem.";
/// assert!(chance(text, &["en"]).is_some_and(|it| it < 0.01));
/// assert!(chance(text, &["nb", "nn", "da"]).is_some_and(|it| it > 0.9));
/// ```
#[must_use]
pub fn chance(text: &str, among: &[&str]) -> Option<f32> {
    let chances = chances(MODEL, text)?;
    let named = LANGUAGES.iter().zip(&chances);
    Some(
        named
            .filter(|(code, _)| among.contains(code))
            .map(|(_, chance)| chance)
            .sum(),
    )
}

/// The column to name: the likeliest language (Bokmål and Nynorsk counted together, then parted) unless the chance of all
/// other languages reaches the limit.
#[doc(hidden)]
#[must_use]
pub fn decide(chances: &[f32; COLUMNS], limit: f32) -> usize {
    let last = LANGUAGES.len();
    if at(chances, last) >= limit {
        return last;
    }
    let norwegian = at(chances, 1) + at(chances, 2);
    let best = (0..last)
        .filter(|c| *c != 1 && *c != 2)
        .max_by(|a, b| at(chances, *a).total_cmp(&at(chances, *b)))
        .unwrap_or(last);
    match at(chances, best) > norwegian {
        true => best,
        false => 1 + usize::from(at(chances, 2) > at(chances, 1)),
    }
}

fn at(chances: &[f32; COLUMNS], column: usize) -> f32 {
    chances.get(column).copied().unwrap_or(0.0)
}

/// The chance of each column; `None` where the text has no word of letters in the Latin script.
#[doc(hidden)]
#[must_use]
pub fn chances(model: &[u8], text: &str) -> Option<[f32; COLUMNS]> {
    let (unit, rows) = model.split_first_chunk::<4>()?;
    let mut buckets = Vec::with_capacity(text.len().min(MOST_AT_ONCE));
    let mut sums = [0; ROW];
    let count = features(text, |bucket| {
        buckets.push(bucket);
        if buckets.len() == MOST_AT_ONCE {
            add(rows, &buckets, &mut sums);
            buckets.clear();
        }
    });
    add(rows, &buckets, &mut sums);
    (count > 0).then(|| softmax(&sums, f32::from_le_bytes(*unit) / (count as f32).sqrt()))
}

/// Rows are looked up so many at a time.
const MOST_AT_ONCE: usize = 1024;

widest!(
    plain_add(rows: &[u8], buckets: &[usize], sums: &mut [i32; ROW]) -> (),
    wide_add,
    add,
    "Adds the rows of some buckets."
);

#[inline(always)]
fn plain_add(rows: &[u8], buckets: &[usize], sums: &mut [i32; ROW]) {
    let (rows, _) = rows.as_chunks::<ROW>();
    let mut total = *sums;
    for bucket in buckets {
        if let Some(row) = rows.get(*bucket) {
            for at in 0..ROW {
                total[at] += i32::from(row[at].cast_signed());
            }
        }
    }
    *sums = total;
}

fn softmax(sums: &[i32; ROW], scale: f32) -> [f32; COLUMNS] {
    let mut chances = [0.0; COLUMNS];
    let top = sums.iter().take(COLUMNS).max().copied().unwrap_or(0);
    let mut total = 0.0;
    for (chance, sum) in chances.iter_mut().zip(sums) {
        *chance = ((sum - top) as f32 * scale).exp();
        total += *chance;
    }
    for chance in &mut chances {
        *chance /= total;
    }
    chances
}

#[cfg(test)]
mod tests;
