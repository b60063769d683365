//! Word lists by language: plain text files, one automaton a language.
//!
//! A line is `key: phrase, phrase, prefix*`. A phrase is found where it stands between word boundaries in the folded
//! text; a `*` at its end lets the last word go on. Everything is found in one pass.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::sync::LazyLock;

macro_rules! keys {
    ($($name:ident = $word:literal),* $(,)?) => {
        /// The lists there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each name says what the list holds; the files show it")]
        pub enum Key { $($name),* }
        impl Key {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// The name in the files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

keys! {
    Negation = "negation", Thanks = "thanks", Please = "please", Love = "love", Glad = "glad", Praise = "praise",
    Problem = "problem", ProblemStrong = "problem_strong", Injustice = "injustice", FailedRepair = "failed_repair",
    Loyal = "loyal", LoyalStrong = "loyal_strong", Shame = "shame", Ultimatum = "ultimatum", Publicity = "publicity",
    ThreatSure = "threat_sure", Exit = "exit", ExitThing = "exit_thing", ExitSure = "exit_sure", Goodbye = "goodbye",
    Again = "again", AgainSure = "again_sure", Silence = "silence", Grief = "grief", GriefSure = "grief_sure",
    Kin = "kin", Hard = "hard", HardSure = "hard_sure", Fear = "fear", FearSure = "fear_sure", Rights = "rights",
    Trade = "trade", TradeWeak = "trade_weak", ChildKin = "child_kin", ChildWords = "child_words",
    Insult = "insult", Anger = "anger", Disgust = "disgust", Sad = "sad", Afraid = "afraid", Surprise = "surprise",
    Blame = "blame", NoRequest = "no_request", Solved = "solved", Errand = "errand", Wh = "wh", Aux = "aux",
    Indirect = "indirect", Request = "request", Rhetorical = "rhetorical", Occasion = "occasion", Bother = "bother",
    SelfBlame = "self_blame", RefusedVoucher = "refused_voucher", RefusedOffers = "refused_offers",
    RefusedWhy = "refused_why", RefusedContact = "refused_contact", Congrats = "congrats", Vouched = "vouched",
    Group = "group", Channel = "channel", Staff = "staff", Deadline = "deadline", NotComplaint = "not_complaint",
    Formal = "formal", Opening = "opening", Forgave = "forgave", Advert = "advert",
    DangerSafety = "danger_safety", DangerAbuse = "danger_abuse", DangerInjury = "danger_injury",
    DangerProduct = "danger_product", DangerLegal = "danger_legal", DangerPress = "danger_press",
    Body = "body", Hurt = "hurt", Child = "child", Signer = "signer", Vacation = "vacation", ProblemWeak = "problem_weak", InjusticeWeak = "injustice_weak", FailedWeak = "failed_weak",
    PassOn = "pass_on", School = "school", Conditional = "conditional", ShameWeak = "shame_weak", LongAgo = "long_ago",
    GriefWeak = "grief_weak", TradeSure = "trade_sure", HardWeak = "hard_weak", Story = "story", Parcel = "parcel",
    Unreturned = "unreturned", ToldPromise = "told_promise", ToldUntrue = "told_untrue", Unmended = "unmended",
    Hospital = "hospital", KeepsIt = "keeps_it", NoReceipt = "no_receipt", MadeOut = "made_out", Vat = "vat", NotCross = "not_cross", NewSchool = "new_school", Abroad = "abroad", TurnedAway = "turned_away", GivesOn = "gives_on",
}

/// A word or phrase of a list, found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which list.
    pub key: Key,
    /// Where in the folded text.
    pub start: usize,
    /// One past its end there.
    pub end: usize,
    /// A negation stands within three words before it, in the same sentence.
    pub negated: bool,
}

/// The lists of one language in one automaton.
#[derive(Debug)]
pub struct Lexicon {
    automaton: Option<AhoCorasick>,
    /// For each pattern: its key, and whether its last word may go on.
    patterns: Vec<(Key, bool)>,
}

static EN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/en.txt")]));
static NB: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/nb.txt")]));
static DA: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/da.txt")]));
static SV: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/sv.txt")]));
static DE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/de.txt")]));
static ES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/es.txt")]));
static FR: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/fr.txt")]));
static NL: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/nl.txt")]));
static FI: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&[include_str!("lexicon/fi.txt")]));

impl Lexicon {
    /// The lists for a language (its base tag); English where we have none. Bokmål and nynorsk share theirs.
    pub fn of(language: &str) -> &'static Self {
        match language {
            "nb" | "nn" | "no" => &NB,
            "da" => &DA,
            "sv" => &SV,
            "de" => &DE,
            "es" => &ES,
            "fr" => &FR,
            "nl" => &NL,
            "fi" => &FI,
            _ => &EN,
        }
    }

    fn parse(files: &[&str]) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut patterns = Vec::new();
        for line in files.iter().flat_map(|file| file.lines()) {
            let Some((key, list)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
                continue;
            };
            let Some(key) = Key::ALL
                .iter()
                .copied()
                .find(|known| known.name() == key.trim())
            else {
                continue;
            };
            for phrase in list
                .split(',')
                .map(str::trim)
                .filter(|phrase| !phrase.is_empty())
            {
                let open = phrase.ends_with('*');
                words.push(phrase.trim_end_matches('*').to_string());
                patterns.push((key, open));
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .build(&words)
            .ok();
        Self {
            automaton,
            patterns,
        }
    }

    /// Finds every list word in a folded text, by place; the longest of a list first where several begin together.
    pub fn find(&self, folded: &str, hits: &mut Vec<Hit>) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        for found in automaton.find_overlapping_iter(folded) {
            let Some((key, open)) = self.patterns.get(found.pattern().as_usize()).copied() else {
                continue;
            };
            if let Some(end) = bounded(folded, found.start(), found.end(), open) {
                hits.push(Hit {
                    key,
                    start: found.start(),
                    end,
                    negated: false,
                });
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.start, hit.key, usize::MAX - hit.end));
        hits.dedup_by_key(|hit| (hit.start, hit.key));
    }
}

/// The end of a match that stands on word boundaries; none where it is only part of a word.
pub(crate) fn bounded(folded: &str, start: usize, end: usize, open: bool) -> Option<usize> {
    let before = folded.get(..start)?.chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = folded.get(end..)?;
    if open {
        return Some(
            end + rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len()),
        );
    }
    let mut next = rest.chars();
    match next.next() {
        Some(c) if c.is_alphanumeric() => None,
        // "can" is not in "can't", but "dad" is in "dad's".
        Some('\'') if next.next().is_some_and(|c| c.is_alphabetic() && c != 's') => None,
        _ => Some(end),
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Lexicon};

    const FILES: &[(&str, &str)] = &[
        ("en", include_str!("lexicon/en.txt")),
        ("nb", include_str!("lexicon/nb.txt")),
        ("da", include_str!("lexicon/da.txt")),
        ("sv", include_str!("lexicon/sv.txt")),
        ("de", include_str!("lexicon/de.txt")),
        ("es", include_str!("lexicon/es.txt")),
        ("fr", include_str!("lexicon/fr.txt")),
        ("nl", include_str!("lexicon/nl.txt")),
        ("fi", include_str!("lexicon/fi.txt")),
    ];

    #[test]
    fn every_line_of_every_list_is_read() {
        for (language, file) in FILES {
            for (number, line) in file
                .lines()
                .enumerate()
                .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            {
                let (key, list) = line.split_once(':').unwrap_or(("?", ""));
                assert!(
                    Key::ALL.iter().any(|known| known.name() == key),
                    "{language}:{}: key `{key}`",
                    number + 1
                );
                assert_eq!(
                    list,
                    list.to_lowercase(),
                    "{language}:{}: lists are lower case",
                    number + 1
                );
                assert!(
                    !list.contains('’'),
                    "{language}:{}: plain apostrophes",
                    number + 1
                );
            }
        }
    }

    #[test]
    fn words_stand_on_boundaries() {
        for (text, count) in [
            ("thanks", 1),
            ("thankless", 0),
            ("thanks!thanks", 2),
            ("unthanks", 0),
        ] {
            let mut hits = Vec::new();
            Lexicon::of("en").find(text, &mut hits);
            assert_eq!(
                hits.iter().filter(|hit| hit.key == Key::Thanks).count(),
                count,
                "{text}"
            );
        }
    }
}
