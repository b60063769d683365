//! The word lists of the checks: text files, one automaton a language for words and clichés together.
//!
//! `words/<language>.txt` has lines `key: phrase, phrase, prefix*`; `cliche/<language>.txt` has lines
//! `A phrase, phrase = what to do instead`. In a phrase `one/other` are words in one place and `(word)` may be left out.

use crate::read::lexicon::bounded;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

macro_rules! words {
    ($($name:ident = $key:literal),* $(,)?) => {
        /// The lists there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each name says what the list holds; the files show it")]
        pub enum Word { $($name,)* Cliche(u16) }
        impl Word {
            /// All but the clichés, with their names in the files.
            pub const ALL: &[(&str, Self)] = &[$(($key, Self::$name)),*];
        }
    };
}

words! {
    Regret = "regret", If = "if", Thanks = "thanks", Credit = "credit", Warm = "warm", Plain = "plain", Act = "act",
    Soon = "soon", Service = "service", Generic = "generic", Vague = "vague", I = "i", We = "we", Future = "future",
    Failing = "failing", Agentless = "agentless", Cause = "cause", Change = "change", Release = "release",
    Check = "check", Attach = "attach", Told = "told", YesNo = "yes_no", Informal = "informal", Formal = "formal",
    Stop = "stop", Absolute = "absolute", Today = "today", Condole = "condole", Thrice = "thrice", Voucher = "voucher",
    Total = "total", Please = "please", Could = "could", Pushy = "pushy", AskThing = "ask_thing", Dead = "dead",
    Arrive = "arrive", Give = "give",
}

/// A word of a list, found in a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which list.
    pub word: Word,
}

/// A cliché of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cliche {
    /// Never good (A), as against good where something particular follows (B).
    pub always: bool,
    /// The phrases, as the file has them.
    pub phrases: &'static str,
    /// What to do instead.
    pub instead: &'static str,
}

impl Cliche {
    /// Reads `A phrase, phrase = what to do instead`.
    fn read(text: &'static str) -> Option<Self> {
        let (class, rest) = text.split_at_checked(2)?;
        let always = match class {
            "A " => true,
            "B " => false,
            _ => return None,
        };
        let (phrases, instead) = rest.split_once(" = ")?;
        Some(Self {
            always,
            phrases,
            instead,
        })
    }
}

/// The lists of one language.
#[derive(Debug)]
pub struct Lists {
    automaton: Option<AhoCorasick>,
    patterns: Vec<(Word, bool)>,
    /// Single words, for asking of one word whether it is in a list.
    single: BTreeMap<Word, BTreeSet<String>>,
    /// The clichés, in the order of their file.
    pub cliches: Vec<Cliche>,
}

macro_rules! lists {
    ($($name:ident = $code:literal),* $(,)?) => {
        $(static $name: LazyLock<Lists> = LazyLock::new(|| Lists::parse(
            include_str!(concat!("words/", $code, ".txt")),
            include_str!(concat!("cliche/", $code, ".txt")),
        ));)*
        impl Lists {
            /// The lists for a language (its base tag); empty where we have none.
            pub fn of(language: &str) -> &'static Self {
                match language {
                    $($code => &$name,)*
                    "nn" | "no" => &NB,
                    _ => &NONE,
                }
            }
        }
        #[cfg(test)]
        const FILES: &[(&str, &str, &str)] = &[$((
            $code,
            include_str!(concat!("words/", $code, ".txt")),
            include_str!(concat!("cliche/", $code, ".txt")),
        )),*];
    };
}

lists! { EN = "en", NB = "nb", DA = "da", SV = "sv", DE = "de", ES = "es" }

static NONE: LazyLock<Lists> = LazyLock::new(|| Lists::parse("", ""));

impl Lists {
    fn parse(words: &str, cliches: &'static str) -> Self {
        let mut texts = Vec::new();
        let mut patterns = Vec::new();
        let mut single: BTreeMap<Word, BTreeSet<String>> = BTreeMap::new();
        let mut add = |word: Word, phrase: &str| {
            for plain in expand(phrase) {
                patterns.push((word, plain.ends_with('*')));
                if !plain.contains([' ', '*']) {
                    single.entry(word).or_default().insert(plain.clone());
                }
                texts.push(plain.trim_end_matches('*').to_string());
            }
        };
        for line in words.lines() {
            let Some((key, list)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
                continue;
            };
            if let Some((_, word)) = Word::ALL.iter().find(|(name, _)| *name == key.trim()) {
                for phrase in list.split(',') {
                    add(*word, phrase);
                }
            }
        }
        let cliches: Vec<Cliche> = cliches.lines().filter_map(Cliche::read).collect();
        for (cliche, index) in cliches.iter().zip(0_u16..) {
            for phrase in cliche.phrases.split(',') {
                add(Word::Cliche(index), phrase);
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .build(&texts)
            .ok();
        Self {
            automaton,
            patterns,
            single,
            cliches,
        }
    }

    /// Finds every word of the lists, by place; of one list the longest where several begin together.
    pub fn find(&self, folded: &str, marks: &mut Vec<Mark>) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        for found in automaton.find_overlapping_iter(folded) {
            let Some((word, open)) = self.patterns.get(found.pattern().as_usize()).copied() else {
                continue;
            };
            if let Some(end) = bounded(folded, found.start(), found.end(), open) {
                marks.push(Mark {
                    start: found.start(),
                    end,
                    word,
                });
            }
        }
        marks.sort_unstable_by_key(|mark| (mark.start, mark.word, usize::MAX - mark.end));
        marks.dedup_by_key(|mark| (mark.start, mark.word));
    }

    /// Whether a list has exactly this word (folded, no phrase, no prefix).
    pub fn is(&self, list: Word, word: &str) -> bool {
        self.single
            .get(&list)
            .is_some_and(|words| words.contains(word))
    }
}

/// The plain phrases of one written with `one/other` and `(left out)`.
fn expand(phrase: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for word in phrase.split_whitespace() {
        let (word, optional) = match word.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
            Some(inner) => (inner, true),
            None => (word, false),
        };
        let mut next = Vec::new();
        for begun in &found {
            if optional {
                next.push(begun.clone());
            }
            for choice in word.split('/') {
                let space = if begun.is_empty() { "" } else { " " };
                next.push(format!("{begun}{space}{choice}"));
            }
        }
        found = next;
    }
    found.retain(|plain| !plain.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::{FILES, Lists, Mark, Word, expand};

    #[test]
    fn phrases_unfold() {
        let table: &[(&str, &[&str])] = &[
            (
                "any inconvenience (caused)",
                &["any inconvenience", "any inconvenience caused"],
            ),
            ("your call/message is", &["your call is", "your message is"]),
            ("apolog*", &["apolog*"]),
            ("", &[]),
        ];
        for (written, plain) in table {
            assert_eq!(expand(written), *plain, "{written}");
        }
    }

    #[test]
    fn every_line_of_every_list_is_read() {
        for (language, words, cliches) in FILES {
            for (number, line) in words.lines().enumerate() {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                let (key, list) = line.split_once(':').unwrap_or(("?", ""));
                assert!(
                    Word::ALL.iter().any(|(name, _)| *name == key),
                    "words/{language}.txt:{}: key `{key}`",
                    number + 1
                );
                assert_eq!(
                    list,
                    list.to_lowercase(),
                    "words/{language}.txt:{}",
                    number + 1
                );
                assert!(
                    !list.contains('’'),
                    "words/{language}.txt:{}: plain apostrophes",
                    number + 1
                );
            }
            let written = cliches
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .count();
            assert_eq!(
                Lists::of(language).cliches.len(),
                written,
                "cliche/{language}.txt"
            );
        }
    }

    #[test]
    fn every_phrase_finds_itself() {
        for (language, _, _) in FILES {
            let lists = Lists::of(language);
            for (index, cliche) in (0_u16..).zip(&lists.cliches) {
                for phrase in cliche.phrases.split(',').flat_map(expand) {
                    let mut marks: Vec<Mark> = Vec::new();
                    lists.find(phrase.trim_end_matches('*'), &mut marks);
                    assert!(
                        marks.iter().any(|mark| mark.word == Word::Cliche(index)),
                        "{language}: `{phrase}`"
                    );
                }
            }
        }
    }
}
