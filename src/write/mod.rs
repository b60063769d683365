//! Writing: from a choice to a draft, sentence by sentence, each with where it comes from.
//!
//! [`workdays`] counts days, [`deeds`] reads what the desk did, [`things`] knows nouns, [`salutation`] names,
//! [`variants`] chooses among equals, [`view`] shows a brief to templates, [`quoted`] and [`html`] finish the mail.

pub mod deeds;
pub mod html;
mod quote_clause;
pub mod quoted;
pub mod salutation;
pub mod things;
pub mod variants;
pub mod view;
pub mod workdays;

use crate::{
    language::Language,
    locale::{Locale, Locales},
};
use std::sync::LazyLock;

/// How languages write things: made once a run, because making it costs more than a draft.
static LOCALES: LazyLock<Locales> = LazyLock::new(Locales::default);

fn locale(language: &Language) -> Option<&'static Locale> {
    LOCALES.of(language)
}
