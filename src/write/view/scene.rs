//! The scene: a brief as the templates of one draft see it.

use super::{BriefView, Here};
use crate::{
    brief::Brief,
    language::Language,
    library::Detail,
    locale::Locale,
    localized::Localized,
    tone::Tone,
    write::{
        deeds::{self, Deed},
        salutation, workdays,
    },
};
use jiff::civil::Date;
use std::{cell::OnceCell, collections::BTreeMap};

/// What may follow a day in a sentence.
const PUNCTUATION: [char; 5] = [',', '.', ';', ':', ')'];

/// A brief as the templates of one draft see it. Made once a draft; what costs something is looked up once.
#[derive(Debug)]
pub struct Scene<'b> {
    pub(super) brief: &'b Brief<'b>,
    pub(super) language: Language,
    pub(super) tone: Tone,
    pub(super) about: Option<String>,
    /// First names of the others who answer here.
    pub(super) colleagues: Vec<String>,
    pub(super) name: OnceCell<Option<Detail>>,
    pub(super) deeds: OnceCell<Vec<Deed>>,
    pub(super) stems: OnceCell<BTreeMap<String, String>>,
    pub(super) quote: OnceCell<Option<Detail>>,
    pub(super) promise: OnceCell<Detail>,
    pub(super) details: OnceCell<super::detail::Details>,
}

impl<'b> Scene<'b> {
    /// The brief, as it is told in this language and tone.
    pub fn new(brief: &'b Brief<'b>, language: &Language, tone: Tone) -> Self {
        Self {
            brief,
            language: language.clone(),
            tone,
            about: None,
            colleagues: Vec::new(),
            name: OnceCell::new(),
            deeds: OnceCell::new(),
            stems: OnceCell::new(),
            quote: OnceCell::new(),
            promise: OnceCell::new(),
            details: OnceCell::new(),
        }
    }

    /// The same, with what the first answer is about.
    pub fn about(mut self, about: Option<String>) -> Self {
        self.about = about;
        self
    }

    /// The same, among those who answer here too.
    pub fn among<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        self.colleagues = names.map(str::to_string).collect();
        self
    }

    /// The view from a place in the letter.
    pub fn from<'s>(&'s self, here: Here<'s>) -> BriefView<'s, 'b> {
        BriefView { scene: self, here }
    }

    /// The view from nowhere in particular.
    pub fn view(&self) -> BriefView<'_, 'b> {
        self.from(Here::default())
    }

    /// The brief.
    pub fn brief(&self) -> &'b Brief<'b> {
        self.brief
    }

    /// The language of the draft.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The tone of the draft.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// The deeds of the case, in its order.
    pub fn deeds(&self) -> &[Deed] {
        self.deeds.get_or_init(|| {
            let brief = self.brief;
            let today = brief.now.date();
            brief
                .case
                .done
                .iter()
                .map(|done| match done.on {
                    // What is dated tomorrow is not done: nobody tells it as done.
                    Some(on) if on > today => Deed::default(),
                    _ if done
                        .what
                        .as_ref()
                        .is_some_and(|what| self.names_signer(what.any())) =>
                    {
                        Deed::default()
                    }
                    _ => deeds::read(done, &self.language, brief.settings),
                })
                .collect()
        })
    }

    /// By when the desk answers, and how that was counted.
    pub fn answer_day(&self) -> &Detail {
        self.promise.get_or_init(|| {
            let brief = self.brief;
            // A day that the desk gave for this letter holds for all that the letter promises.
            if let Some(day) = self.answer_by() {
                return Detail::new(day.to_string(), "case.answer_by");
            }
            let child = salutation::is_child(brief);
            let day = workdays::answer_day(brief.settings, brief.now, child);
            Detail {
                value: day.to_string().into(),
                facts: vec!["settings.answers_within".into(), "computed:date".into()],
            }
        })
    }

    /// The day that the case gives for the answer, as long as it is to come.
    pub(super) fn answer_by(&self) -> Option<Date> {
        let today = self.brief.now.date();
        self.brief.case.answer_by.filter(|day| *day >= today)
    }

    /// How the language of the draft writes dates, numbers and lists.
    pub fn locale(&self) -> Option<&'static Locale> {
        crate::write::locale(&self.language)
    }

    /// Whether account details may stand in the draft.
    pub(super) fn may_disclose(&self) -> bool {
        let customer = self.brief.customer;
        customer.disclose && !customer.ambiguous && !customer.is_stranger()
    }

    /// A text of the desk, if it is one for this reader and does not speak of who signs in the third person.
    pub(super) fn told(&self, text: &Localized) -> Option<String> {
        let own = self.brief.settings.own_language();
        let text = text.text(&self.language, &own)?;
        let text = text.trim().trim_end_matches('.').replace('\n', " ");
        (!text.is_empty() && !self.names_signer(&text)).then_some(text)
    }

    /// Whether a text speaks of who signs as of somebody else.
    pub(in crate::write) fn names_signer(&self, text: &str) -> bool {
        let signer = self.brief.persona.first_name();
        !signer.is_empty()
            && text
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == signer)
    }

    /// A bare string of the desk, for readers of its own language; for others only what has no language (names
    /// are the caller's to judge, amounts and numbers are not words).
    pub(super) fn plain(&self, text: &str) -> Option<String> {
        let text = text.trim().trim_end_matches('.');
        let own = self.brief.settings.own_language();
        let readable = self.language.base() == own.base() || has_no_language(text);
        (!text.is_empty() && readable).then(|| self.dated(text))
    }

    /// Days that staff wrote as registers do ("mended 2026-03-20"), as a letter says them.
    fn dated(&self, text: &str) -> String {
        let said = |word: &str| {
            let bare = word.trim_end_matches(PUNCTUATION);
            let day: Date = bare
                .parse()
                .ok()
                .filter(|_| bare.len() == "2026-03-20".len())?;
            let locale = self.locale()?;
            if day.year() == self.brief.now.date().year() {
                locale.date(day)
            } else {
                locale.long_date(day)
            }
        };
        text.split_inclusive(' ')
            .map(|word| {
                let bare = word.trim_end();
                let end = word.get(bare.trim_end_matches(PUNCTUATION).len()..);
                match (said(bare), end) {
                    (Some(day), Some(end)) => day + end,
                    _ => word.to_string(),
                }
            })
            .collect()
    }

    /// What the letter says is in the language of the letter; it travels only into a draft of the same one.
    pub(super) fn speaks_like_letter(&self) -> bool {
        let letter = &self.brief.reading.language;
        !letter.is_known()
            || letter
                .with_neighbours()
                .iter()
                .any(|tag| tag.base() == self.language.base())
    }
}

/// Whether a text is the same in every language: numbers, amounts, codes, links.
pub(super) fn has_no_language(text: &str) -> bool {
    if !text.contains(char::is_whitespace) && text.contains(['.', '@', '/']) {
        return true;
    }
    text.split(|c: char| !c.is_alphabetic())
        .all(|word| word.chars().count() <= 3)
}
