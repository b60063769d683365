//! Settings: what `regards.yaml` says about the firm.

mod forms;

use crate::{language::Language, localized::Localized};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// `regards.yaml`. Everything is optional; unknown keys are refused, except under `rules`, `world`, `facts` of a product and `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// `builtin` (left out: the same) or `none`.
    pub extends: Option<String>,
    /// The firm.
    pub company: Company,
    /// Our own addresses.
    pub addresses: Vec<String>,
    /// Whose Authentication-Results count (RFC 8601 §2.2).
    pub authserv_id: Option<String>,
    /// Mail of our own web forms: the form's address → where the real writer stands (`reply-to`, or a pattern with a group `address`).
    pub forms: BTreeMap<String, String>,
    /// Support lists of our own: a List-Id that is no list.
    pub not_lists: Vec<String>,
    /// Persona of last resort.
    pub persona: Option<String>,
    /// The desk's own language.
    pub language: Option<Language>,
    /// Until a named person writes: "1 working day", "2 working days", "3 days".
    pub answers_within: Option<String>,
    /// The same for a child; left out: five working days.
    pub answers_child_within: Option<String>,
    /// Pattern of our order numbers.
    pub order_number: Option<String>,
    /// Pattern of our invoice numbers.
    pub invoice_number: Option<String>,
    /// What we make or sell.
    pub products: Vec<Product>,
    /// The table of things: parts, gifts and papers that deeds are about, with their names by language.
    pub things: BTreeMap<String, Thing>,
    /// Free tree; `rules.…` in templates. An entry may be `{value: …, valid_until: …, may_promise: true}`.
    pub rules: BTreeMap<String, Value>,
    /// Standing habits that a draft may name.
    pub rituals: BTreeMap<String, Localized>,
    /// Who else can help a customer who leaves.
    pub elsewhere: Vec<Elsewhere>,
    /// The story world, free (`world.name`, …).
    pub world: BTreeMap<String, Value>,
    /// Holidays by country (ISO 3166) or `desk`.
    pub holidays: BTreeMap<String, Vec<String>>,
    /// Where letters that need a person go, by kind of danger (`safety abuse injury product legal press`, `any`).
    pub routes: BTreeMap<String, String>,
    /// Thanks that ask for nothing get no reply.
    pub thanks_need_no_reply: bool,
    /// Where customers come from: a path, or a source with a mapping.
    pub customers: Option<Customers>,
    /// Below it no intent is taken; left out: the model's own.
    pub threshold: Option<f32>,
    /// "10 a day".
    pub per_sender: Option<String>,
    /// Where answers can be seen: a folder or `imaps://…/Sent`.
    pub sent: Option<String>,
    /// `none` or `body`: a loud block of remarks on top of the draft.
    pub draft_notes: Option<String>,
    /// How to log in to mail servers, by host.
    pub imap: BTreeMap<String, Login>,
    /// Free.
    pub extra: BTreeMap<String, Value>,
}

/// The firm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Company {
    /// Name.
    pub name: String,
    /// Where it is: an address, or one by language (`{en: the attic, nb: loftet}`).
    pub place: Option<Localized>,
    /// Web site.
    pub site: Option<String>,
    /// "Mon-Fri 9-17", or by language (`{en: Monday to Friday, de: Montag bis Freitag}`).
    pub hours: Option<Localized>,
    /// IANA zone.
    pub time_zone: Option<String>,
    /// Days on which the desk is closed (ISO 8601).
    pub holidays: Vec<String>,
    /// Country (ISO 3166).
    pub country: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

impl Company {
    /// The time zone, UTC where none is named: by the table that the program carries, so that a run is the same on every
    /// machine and a start need not look through the system's.
    pub fn zone(&self) -> Result<TimeZone, jiff::Error> {
        match &self.time_zone {
            Some(name) => TimeZoneDatabase::bundled().get(name),
            None => Ok(TimeZone::UTC),
        }
    }
}

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Product {
    /// The desk's name.
    pub name: String,
    /// A short key for templates and answers; left out: made from the name.
    pub id: Option<String>,
    /// What customers call it.
    pub aliases: Vec<String>,
    /// Names by language: `Havnedragen`, or `{bare, the, gender}`.
    pub names: BTreeMap<String, Name>,
    /// Names of its parts (keys of `things`).
    pub parts: Vec<String>,
    /// The verb for what one does with it ("fly"), by language.
    pub verb: BTreeMap<String, String>,
    /// Free facts: price, age, …: `product.facts.…` in templates.
    pub facts: BTreeMap<String, Value>,
}

/// A thing of the table of things.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Thing {
    /// Names by language.
    pub names: BTreeMap<String, Name>,
    /// What customers call it.
    pub aliases: Vec<String>,
}

/// A name that can be inflected by look-up, never by rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(default)]
pub struct Name {
    /// `midtstang`, `centre spar`.
    pub bare: String,
    /// With an indefinite article: `en midtstang`, `a centre spar`.
    pub a: Option<String>,
    /// Definite: `midtstanga`, `the centre spar`.
    pub the: Option<String>,
    /// `m f n c` (common).
    pub gender: Option<String>,
    /// Plural.
    pub many: Option<String>,
}

/// Who else can help.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Elsewhere {
    /// What for (a product or plan id; left out: anything).
    #[serde(rename = "for")]
    pub matter: Option<String>,
    /// Their name.
    pub name: String,
    /// What they do, by language, a clause after the name ("sends stories by post, without adverts").
    pub what: Option<Localized>,
}

/// Where customers come from, with the mapping of a foreign export.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(default)]
pub struct Customers {
    /// A path, `sqlite:FILE`, `postgres://…`.
    pub source: String,
    /// Our field → their column or columns.
    pub columns: BTreeMap<String, Vec<String>>,
    /// The query that finds a person by `:address` (SQL sources).
    pub query: Option<String>,
    /// A command that prints the password (SQL sources).
    pub password_command: Option<String>,
}

/// How to log in to a mail server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Login {
    /// User.
    pub user: Option<String>,
    /// `password` (left out), `xoauth2` or `oauthbearer`.
    pub auth: Option<String>,
    /// A command that prints the password or token.
    pub password_command: Option<String>,
    /// A file that holds it.
    pub password_file: Option<String>,
    /// A service and user of the system's keyring.
    pub keyring: Option<String>,
    /// A further certificate authority (PEM).
    pub ca_file: Option<String>,
}

impl Settings {
    /// The desk's own language; English if nobody said.
    pub fn own_language(&self) -> Language {
        self.language.clone().unwrap_or(Language::EN)
    }
}

/// How many drafts a day one sender gets, as `per_sender` says it: "10 a day" → 10.
pub fn per_day(said: &str) -> Option<usize> {
    said.split_whitespace().next()?.parse().ok()
}
