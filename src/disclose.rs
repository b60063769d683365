//! Disclosure: whose details may stand in a draft, and how far.
//!
//! The rules: details of a profile go only to an address of that profile, and only as far as the sender is proved;
//! two people on one address are nobody; an answer that would go elsewhere than to the customer is for a person.

use crate::{
    customer::{Customer, Known, MatchedBy, Trust},
    letter::Address,
};

/// What is known of the sender before the profile is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'s> {
    /// The address in From.
    pub from: &'s Address,
    /// The one address that is answered.
    pub recipient: &'s Address,
    /// What the desk's own mail host says.
    pub trust: Trust,
    /// Whether the desk names a host that checks (`authserv_id`).
    pub checked: bool,
}

/// Why a person must take the letter before any draft is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The desk's own mail host says so.
    #[error("our mail host says that the sender's address is forged")]
    Forged,
    /// From is a customer, Reply-To is somebody else.
    #[error(
        "the letter comes from a customer's address, but its answer would go to another address"
    )]
    AnswerElsewhere,
}

/// The customer of a letter, and how far their details may go. `matched` is the profile that has the From address.
pub fn known(matched: Option<(Customer, MatchedBy)>, sender: Sender) -> Result<Known, Refusal> {
    if sender.trust == Trust::Forged {
        return Err(Refusal::Forged);
    }
    let Some((profile, matched_by)) = matched else {
        return Ok(Known {
            trust: sender.trust,
            may_change: sender.trust == Trust::Verified,
            ..Known::default()
        });
    };
    let on_file = |address: &Address| {
        let key = address.key();
        profile.emails.iter().any(|email| {
            Address {
                name: None,
                address: email.trim().to_string(),
            }
            .key()
                == key
        })
    };
    if !on_file(sender.recipient) {
        return Err(Refusal::AnswerElsewhere);
    }
    Ok(Known {
        matched_by: Some(matched_by),
        trust: sender.trust,
        disclose: on_file(sender.from) && (!sender.checked || sender.trust == Trust::Verified),
        may_change: sender.trust == Trust::Verified,
        ambiguous: false,
        profile,
    })
}

/// Two people and more have this address: nobody's details.
pub fn ambiguous(trust: Trust) -> Known {
    Known {
        trust,
        ambiguous: true,
        ..Known::default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, Sender, known};
    use crate::{
        customer::{Customer, MatchedBy, Trust},
        letter::Address,
    };

    fn address(text: &str) -> Address {
        Address {
            name: None,
            address: text.into(),
        }
    }

    fn nora() -> Option<(Customer, MatchedBy)> {
        let emails = vec![
            "nora@post.example".to_string(),
            "nora@work.example".to_string(),
        ];
        Some((
            Customer {
                id: "n".into(),
                emails,
                ..Customer::default()
            },
            MatchedBy::Address,
        ))
    }

    #[track_caller]
    fn case(to: &str, trust: Trust, checked: bool, expected: Result<bool, Refusal>) {
        let from = address("Nora@Post.example");
        let recipient = address(to);
        let sender = Sender {
            from: &from,
            recipient: &recipient,
            trust,
            checked,
        };
        assert_eq!(known(nora(), sender).map(|known| known.disclose), expected);
    }

    #[test]
    fn details_go_to_addresses_on_file_and_as_far_as_the_sender_is_proved() {
        case("nora@post.example", Trust::Claimed, false, Ok(true));
        case("nora@work.example", Trust::Claimed, false, Ok(true));
        case("nora@post.example", Trust::Claimed, true, Ok(false));
        case("nora@post.example", Trust::Verified, true, Ok(true));
        case(
            "nora@post.example",
            Trust::Forged,
            true,
            Err(Refusal::Forged),
        );
        case(
            "thief@evil.example",
            Trust::Verified,
            true,
            Err(Refusal::AnswerElsewhere),
        );
        case(
            "nora+x@post.example",
            Trust::Verified,
            true,
            Err(Refusal::AnswerElsewhere),
        );
    }

    #[test]
    fn a_stranger_is_a_customer_without_details() {
        let from = address("x@post.example");
        let sender = Sender {
            from: &from,
            recipient: &from,
            trust: Trust::Claimed,
            checked: false,
        };
        let known = known(None, sender).unwrap();
        assert!(known.is_stranger() && !known.disclose && !known.may_change);
    }
}
