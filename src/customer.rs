//! A customer: the profile of a person, or what little is known of a stranger.

use crate::language::Language;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A profile. Everything but id and addresses is optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Customer {
    /// The desk's id of this person; empty for a stranger.
    pub id: String,
    /// Full name.
    pub name: Option<String>,
    /// What they want to be called; wins over the name.
    pub preferred_name: Option<String>,
    /// Title (`Dr`).
    pub title: Option<String>,
    /// Every address of this person.
    pub emails: Vec<String>,
    /// The language they want.
    pub language: Option<Language>,
    /// ISO 3166 country.
    pub country: Option<String>,
    /// Customer since.
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// A free word.
    pub tier: Option<String>,
    /// Orders, in the order of the file.
    pub orders: Vec<Order>,
    /// What they subscribe to.
    pub subscription: Option<Subscription>,
    /// Postal address.
    pub address: Option<String>,
    /// What passed between us.
    pub history: Vec<Contact>,
    /// May be used in a reply.
    pub notes: Vec<String>,
    /// Must never show in a reply.
    pub internal: Vec<String>,
    /// Free; `customer.extra.…` in templates.
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// An order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Order {
    /// As the customer sees it.
    pub number: String,
    /// Ordered on.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// What was ordered.
    pub items: Vec<Item>,
    /// "£38.00".
    pub total: Option<String>,
    /// Free words ("in transit").
    pub status: Option<String>,
    /// Sent on.
    #[schemars(with = "Option<String>")]
    pub shipped: Option<Date>,
    /// Promised for.
    #[schemars(with = "Option<String>")]
    pub promised: Option<Date>,
    /// Handed over on.
    #[schemars(with = "Option<String>")]
    pub delivered: Option<Date>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// "2026-05-06 depot": a date, then the place.
    pub last_scan: Option<String>,
    /// The carrier's number.
    pub tracking: Option<String>,
}

/// A line of an order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Item {
    /// The desk's name of the product.
    pub name: String,
    /// How many; 1 if left out.
    pub qty: Option<u32>,
}

/// A subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Subscription {
    /// Its name.
    pub name: String,
    /// "149 kr per month".
    pub price: Option<String>,
    /// Since.
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// Paid to.
    #[schemars(with = "Option<String>")]
    pub paid_to: Option<Date>,
}

/// Who spoke.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// They did.
    #[default]
    Customer,
    /// We did.
    Us,
}

/// One contact of the history.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// When.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// email, phone …
    pub channel: Option<String>,
    /// Who.
    pub by: By,
    /// What about, in the desk's words.
    pub about: Option<String>,
    /// What came of it.
    pub outcome: Option<String>,
    /// Whether we answered; `None` unknown.
    pub answered: Option<bool>,
}

/// How far the sender is proved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// The desk's own mail host says that the From domain stands behind it (RFC 8601, `dmarc=pass`).
    Verified,
    /// Nothing is known.
    #[default]
    Claimed,
    /// The desk's own mail host says that it is forged.
    Forged,
}

/// How the profile was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MatchedBy {
    /// By the address of the sender.
    Address,
    /// By another address of the same person.
    Alias,
}

/// The customer of one letter: the profile, how it was found, and how far its details may go.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The profile; a stranger is a customer about whom little is known.
    pub profile: Customer,
    /// `None` for a stranger.
    pub matched_by: Option<MatchedBy>,
    /// How far the sender is proved.
    pub trust: Trust,
    /// Whether account details may stand in the draft: every recipient is an address of this profile, and
    /// the trust suffices.
    pub disclose: bool,
    /// Whether what changes something (address, refund to another account) may be confirmed.
    pub may_change: bool,
    /// Two profiles have this address: nobody's details.
    pub ambiguous: bool,
}

impl Known {
    /// Whether nobody of that address is known.
    pub fn is_stranger(&self) -> bool {
        self.matched_by.is_none()
    }
}
