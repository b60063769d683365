//! The plainest draft and its mail.

use jiff::Zoned;
use regards::{
    draft::Draft,
    letter::{Address, Letter},
    mime::{
        compose::{Composed, Envelope, compose},
        threading,
    },
};

/// The plainest answer to a letter, as the writer of drafts would hand it over.
pub fn answer(letter: &Letter, text: &str) -> Draft {
    Draft {
        id: letter.key.short(),
        to: letter.from.clone().into_iter().collect(),
        subject: format!("Re: {}", letter.subject),
        text: text.to_string(),
        in_reply_to: letter.message_id.clone(),
        references: threading::references(letter),
        ..Draft::default()
    }
}

/// The answer as a mail, written at a fixed time.
pub fn composed(draft: &Draft) -> Composed {
    let from = Address {
        name: Some("Piet Aas".into()),
        address: "care@kestrel.example".into(),
    };
    let date: Zoned = "2026-05-11T09:30:00+01:00[Europe/London]".parse().unwrap();
    compose(
        draft,
        Envelope {
            from: &from,
            date: &date,
        },
    )
    .unwrap()
}
