//! Who is answered: From, Reply-To, or the writer that our own web form names.

use crate::letter::{Address, Letter};
use crate::settings::Settings;

/// How the address to answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// From (and Reply-To says the same, or nothing).
    From,
    /// Reply-To differs from From: two candidates.
    ReplyTo,
    /// A mail of our own web form.
    Form,
}

/// The one who is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The one address that the answer goes to.
    pub address: Address,
    /// How it was found.
    pub via: Via,
}

/// Who is answered. `None` where nobody is, or where it cannot be told: no author or several, several different addresses in Reply-To.
pub fn answered(letter: &Letter, settings: &Settings) -> Option<Sender> {
    let from = letter.from.as_ref()?;
    if let Some(rule) = form_of(from, settings) {
        return form(letter, rule).map(|address| Sender {
            address,
            via: Via::Form,
        });
    }
    let mut others = letter
        .reply_to
        .iter()
        .filter(|other| other.key() != from.key());
    match (others.next(), others.next()) {
        (None, _) => Some(Sender {
            address: from.clone(),
            via: Via::From,
        }),
        (Some(only), None) => Some(Sender {
            address: only.clone(),
            via: Via::ReplyTo,
        }),
        (Some(_), Some(_)) => None,
    }
}

/// The rule of the settings for a form's address, if From is one.
fn form_of<'s>(from: &Address, settings: &'s Settings) -> Option<&'s str> {
    let key = from.key();
    settings
        .forms
        .iter()
        .find(|(address, _)| {
            Address {
                name: None,
                address: (*address).clone(),
            }
            .key()
                == key
        })
        .map(|(_, rule)| rule.as_str())
}

/// The writer that a form names: by Reply-To, or by a pattern with the groups `address` and, if it has one, `name`.
fn form(letter: &Letter, rule: &str) -> Option<Address> {
    if rule.eq_ignore_ascii_case("reply-to") {
        return match letter.reply_to.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        };
    }
    let found = regex::Regex::new(rule).ok()?.captures(&letter.text)?;
    let address = found.name("address")?.as_str().trim().to_string();
    let name = found
        .name("name")
        .map(|name| name.as_str().trim().to_string())
        .filter(|name| !name.is_empty());
    address.contains('@').then_some(Address { name, address })
}

/// Whether an address is one of the desk's own.
pub fn is_ours(address: &Address, settings: &Settings) -> bool {
    let key = address.key();
    settings.addresses.iter().any(|own| {
        Address {
            name: None,
            address: own.clone(),
        }
        .key()
            == key
    })
}

#[cfg(test)]
mod tests {
    use super::{Via, answered};
    use crate::letter::{Address, Letter};
    use crate::settings::Settings;

    fn address(text: &str) -> Address {
        Address {
            name: None,
            address: text.to_string(),
        }
    }

    #[test]
    fn one_address_is_answered_or_none() {
        let mut settings = Settings::default();
        settings
            .forms
            .insert("web@desk.example".to_string(), "reply-to".to_string());
        settings.forms.insert(
            "old@desk.example".to_string(),
            r"E-mail: (?<address>\S+)".to_string(),
        );
        type Row<'r> = (&'r str, &'r [&'r str], &'r str, Option<(&'r str, Via)>);
        let table: &[Row] = &[
            ("a@x.example", &[], "", Some(("a@x.example", Via::From))),
            (
                "a@x.example",
                &["A@X.example"],
                "",
                Some(("a@x.example", Via::From)),
            ),
            (
                "a@x.example",
                &["b@x.example"],
                "",
                Some(("b@x.example", Via::ReplyTo)),
            ),
            ("a@x.example", &["b@x.example", "c@x.example"], "", None),
            (
                "web@desk.example",
                &["b@x.example"],
                "",
                Some(("b@x.example", Via::Form)),
            ),
            ("web@desk.example", &[], "", None),
            (
                "old@desk.example",
                &[],
                "Name: B\nE-mail: b@x.example\n",
                Some(("b@x.example", Via::Form)),
            ),
        ];
        for (from, reply_to, text, want) in table {
            let letter = Letter {
                from: Some(address(from)),
                reply_to: reply_to.iter().map(|text| address(text)).collect(),
                text: (*text).to_string(),
                ..Letter::default()
            };
            let found = answered(&letter, &settings);
            assert_eq!(
                found
                    .as_ref()
                    .map(|sender| (sender.address.address.as_str(), sender.via)),
                *want,
                "{from} {reply_to:?}"
            );
        }
    }
}
