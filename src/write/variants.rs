//! Which of several equal sentences a customer gets: by a seed that can be repeated, and by what they had before.

use crate::brief::Memory;
use memchr::memmem;

/// FNV-1a, 64 bits (Fowler, Noll, Vo), mixed: the same on every machine and in every version, which the standard hasher
/// is not.
fn seeded(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        // The zero byte parts the parts: ("ab", "c") and ("a", "bc") are two seeds.
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    mixed(hash)
}

/// Spreads what the last bytes changed over all bits (the finalizer of SplitMix64, Steele, Lea & Flood 2014): keys that
/// differ in their last digit alone would else keep their order, and one variant would come half the time.
const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Chooses among the variants of a block that can be said, each by the key under which memory keeps it
/// (`order-late/mend.en.txt:3#2`). None comes again before every fitting one was used as often, and the one used
/// last never comes twice running (unless it is the only one).
///
/// `seed` is the customer's key; `liked` tells whether something speaks for a variant (it mirrors their own
/// greeting): among those used as often, the liked come first. `text` is how a variant would read: what stood in an
/// earlier reply in the same words was used, whichever block said it.
pub fn choose(
    seed: &str,
    fitting: &[&str],
    liked: impl Fn(usize) -> bool,
    text: impl Fn(usize) -> Option<String>,
    memory: &Memory,
) -> Option<usize> {
    let last = memory
        .variants
        .iter()
        .rev()
        .find(|used| fitting.contains(&used.as_str()));
    (0..fitting.len()).min_by_key(|&at| {
        let key = fitting.get(at).copied().unwrap_or_default();
        let used = memory.variants.iter().filter(|held| *held == key).count();
        let again = last.is_some_and(|last| last == key);
        let (heard, just) = heard(|| text(at), &memory.replies);
        (
            again || just,
            used.max(heard),
            !liked(at),
            seeded(&[seed, key]),
            at,
        )
    })
}

/// In how many of the earlier replies these words stood, and whether in the last of them.
fn heard(text: impl Fn() -> Option<String>, replies: &[String]) -> (usize, bool) {
    if replies.is_empty() {
        return (0, false);
    }
    let Some(text) = text().filter(|text| !text.is_empty()) else {
        return (0, false);
    };
    let words = memmem::Finder::new(&text);
    let holds = |reply: &String| words.find(reply.as_bytes()).is_some();
    (
        replies.iter().filter(|reply| holds(reply)).count(),
        replies.last().is_some_and(holds),
    )
}

#[cfg(test)]
mod tests {
    use super::{choose, mixed, seeded};
    use crate::brief::Memory;
    use proptest::prelude::*;

    fn remembering(variants: &[&str]) -> Memory {
        Memory {
            variants: variants.iter().map(ToString::to_string).collect(),
            ..Memory::default()
        }
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // Nothing gives the offset basis; one zero byte multiplies it by the prime.
        assert_eq!(seeded(&[]), mixed(0xcbf2_9ce4_8422_2325));
        assert_eq!(seeded(&[""]), mixed(0xaf63_bd4c_8601_b7df));
        // The first number of the published generator from the seed 0: its increment, mixed.
        assert_eq!(mixed(0x9e37_79b9_7f4a_7c15), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn many_customers_share_the_variants_evenly() {
        for count in 2..=5 {
            let keys: Vec<String> = (0..count).map(|at| format!("close.en:27#{at}")).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let mut taken = vec![0_usize; count];
            for customer in 0..1_000 {
                let seed = format!("m-{customer}");
                let at = choose(&seed, &keys, |_| false, |_| None, &Memory::default());
                taken[at.unwrap()] += 1;
            }
            let fair = 1_000 / count;
            assert!(
                taken.iter().all(|&share| share.abs_diff(fair) < fair / 4),
                "{taken:?}"
            );
        }
    }

    #[test]
    fn the_last_one_never_comes_twice_running() {
        let pick = |held: &[&str]| {
            choose(
                "k-1",
                &["own#0", "own#1"],
                |_| false,
                |_| None,
                &remembering(held),
            )
        };
        assert_eq!(pick(&["own#0"]), Some(1));
        assert_eq!(pick(&["own#0", "own#1"]), Some(0));
        assert_eq!(pick(&["own#1", "own#1", "own#0"]), Some(1));
        assert_eq!(pick(&["own#0", "close#4"]), Some(1));
    }

    #[test]
    fn a_liked_one_comes_first_until_it_was_used() {
        let keys = ["g#0", "g#1", "g#2"];
        let pick = |held: &[&str]| choose("k-1", &keys, |at| at == 1, |_| None, &remembering(held));
        assert_eq!(pick(&[]), Some(1));
        assert_ne!(pick(&["g#1"]), Some(1));
        assert_eq!(
            choose("k", &[], |_| true, |_| None, &Memory::default()),
            None
        );
    }

    #[test]
    fn the_same_words_from_another_block_come_no_sooner() {
        let memory = Memory {
            variants: vec!["plain#1".into()],
            replies: vec!["Dear Ada,\n\nIt is on its way.".into()],
            ..Memory::default()
        };
        let texts = ["Dear Ada,", "Good day, Ada,"];
        for seed in ["a", "b", "c", "d", "e"] {
            let words = |at: usize| texts.get(at).map(ToString::to_string);
            let chosen = choose(seed, &["mend#1", "mend#2"], |at| at == 0, words, &memory);
            assert_eq!(chosen, Some(1), "{seed}");
        }
    }

    proptest! {
        #[test]
        fn every_fitting_one_comes_before_any_comes_again(seed in "[a-z0-9-]{1,12}", n in 1usize..6) {
            let keys: Vec<String> = (0..n).map(|at| format!("close#{at}")).collect();
            let fitting: Vec<&str> = keys.iter().map(String::as_str).collect();
            let mut memory = Memory::default();
            for round in 0..3 {
                let mut seen = std::collections::BTreeSet::new();
                for _ in 0..n {
                    if let Some(at) = choose(&seed, &fitting, |_| false, |_| None, &memory) {
                        seen.insert(at);
                        memory.variants.push(keys[at].clone());
                    }
                }
                prop_assert_eq!(seen.len(), n, "round {}", round);
            }
        }
    }
}
