//! Guests of a rehearsal: made-up people whose names, ages and moods break careless letters.

use super::super::Parts;
use crate::{
    case::{Case, Done},
    customer::{Customer, Item, Known, MatchedBy, Order, Subscription, Trust},
    letter::{Address, Letter},
    library::Template,
    read::Reader,
    reading::Reading,
};
use jiff::{ToSpan, Zoned, civil::Date};

/// A made-up person.
#[derive(Debug)]
pub(super) struct Guest {
    /// In words, for the fault.
    pub(super) who: &'static str,
    /// As the mail's From has it.
    name: Option<&'static str>,
    address: &'static str,
    /// Signs the letter.
    signs: bool,
    /// Writes in capitals.
    shouts: bool,
    /// Years, where a child writes.
    age: Option<u8>,
    /// Beside themselves.
    pub(super) angry: bool,
    /// The usual letter, tried in every situation.
    pub(super) plain: bool,
    /// How much is known.
    knows: Knows,
}

/// How much the desk knows of a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Knows {
    /// The whole profile.
    All,
    /// The whole profile, and a case with deeds.
    Case,
    /// An order without its particulars.
    Little,
    /// A profile without orders, a plan, a year.
    Bare,
    /// Nothing: a stranger.
    Nothing,
}

const GUEST: Guest = Guest {
    who: "somebody well known",
    name: Some("Greta Quill"),
    address: "greta@post.example",
    signs: true,
    shouts: false,
    age: None,
    angry: false,
    plain: false,
    knows: Knows::All,
};

/// Everybody who is invited.
pub(super) const GUESTS: &[Guest] = &[
    Guest {
        plain: true,
        ..GUEST
    },
    Guest {
        who: "somebody with a case",
        knows: Knows::Case,
        ..GUEST
    },
    Guest {
        who: "somebody of whose order little is known",
        knows: Knows::Little,
        ..GUEST
    },
    Guest {
        who: "somebody without orders",
        knows: Knows::Bare,
        ..GUEST
    },
    Guest {
        who: "a stranger",
        name: Some("Jo March"),
        knows: Knows::Nothing,
        ..GUEST
    },
    Guest {
        who: "a mailbox without a name",
        name: None,
        address: "info@firm.example",
        signs: false,
        knows: Knows::Nothing,
        ..GUEST
    },
    Guest {
        who: "somebody who writes in capitals",
        name: Some("GRETA QUILL"),
        shouts: true,
        ..GUEST
    },
    Guest {
        who: "`Anne-Marie van der Berg`",
        name: Some("Anne-Marie van der Berg"),
        ..GUEST
    },
    Guest {
        who: "`Å`",
        name: Some("Å"),
        knows: Knows::Nothing,
        ..GUEST
    },
    Guest {
        who: "`שרה כהן`",
        name: Some("שרה כהן"),
        ..GUEST
    },
    Guest {
        who: "a child",
        name: Some("Otis"),
        age: Some(7),
        knows: Knows::Nothing,
        ..GUEST
    },
    Guest {
        who: "somebody beside themselves",
        angry: true,
        ..GUEST
    },
];

/// A guest's letter about one intent in one language, read.
pub(super) struct Visit {
    pub(super) guest: &'static Guest,
    pub(super) letter: Letter,
    pub(super) reading: Reading,
    pub(super) known: Known,
    pub(super) case: Case,
}

impl Visit {
    /// The guest says what the intent's first example says, in the language of the template.
    pub(super) fn new(
        guest: &'static Guest,
        template: &Template,
        parts: &Parts,
        reader: &Reader,
        now: &Zoned,
    ) -> Self {
        let said = parts
            .library
            .intents
            .get(&template.intent)
            .and_then(|intent| intent.examples.get(template.language.tag())?.first())
            .map_or("", String::as_str);
        let mut text = if guest.shouts {
            format!("{}!!\n", said.to_uppercase())
        } else {
            format!("{said}\n")
        };
        if let Some(name) = guest.name.filter(|_| guest.signs) {
            text = format!("{text}\n{name}\n");
        }
        let from = Address {
            name: guest.name.map(str::to_string),
            address: guest.address.to_string(),
        };
        let mut letter = Letter::bare(Some(from), "", &text);
        letter.date = Some(now.clone());
        let known = guest.known(parts, now.date());
        let mut reading = reader.read_from(&letter, &known, now);
        reading.language = template.language.clone();
        if guest.age.is_some() {
            reading.writer.age = guest.age;
        }
        Self {
            guest,
            case: guest.case(parts, now.date()),
            letter,
            reading,
            known,
        }
    }
}

impl Guest {
    fn known(&self, parts: &Parts, today: Date) -> Known {
        if self.knows == Knows::Nothing {
            return Known::default();
        }
        let profile = Customer {
            id: "guest".to_string(),
            name: self.name.map(str::to_string),
            emails: vec![self.address.to_string()],
            ..Customer::default()
        };
        let profile = match self.knows {
            Knows::Nothing | Knows::Bare => profile,
            Knows::Little => Customer {
                orders: vec![Order {
                    number: "1001".to_string(),
                    ..Order::default()
                }],
                ..profile
            },
            Knows::All | Knows::Case => well_known(profile, parts, today),
        };
        Known {
            profile,
            matched_by: Some(MatchedBy::Address),
            trust: Trust::Verified,
            disclose: true,
            may_change: true,
            ..Known::default()
        }
    }

    fn case(&self, parts: &Parts, today: Date) -> Case {
        if self.knows != Knows::Case {
            return Case::default();
        }
        let thing = parts.files.settings.things.keys().next().cloned();
        let done = ["sent", "refunded", "cancelled", "repaired"]
            .into_iter()
            .map(|deed| Done {
                on: Some(today),
                deed: Some(deed.to_string()),
                thing: thing.clone(),
                arrives: (deed == "sent").then(|| days(today, 3)),
                ..Done::default()
            });
        Case {
            done: done.collect(),
            follow_up: Some(days(today, 7)),
            phone: Some("01632 960999".to_string()),
            ..Case::default()
        }
    }
}

fn days(day: Date, count: i64) -> Date {
    day.checked_add(count.days()).unwrap_or(day)
}

/// The profile with all that a text may name.
fn well_known(profile: Customer, parts: &Parts, today: Date) -> Customer {
    let product = parts.files.settings.products.first();
    let product = product.map_or("Harbour Kite", |product| &product.name);
    Customer {
        since: Some(days(today, -2000)),
        country: parts.files.settings.company.country.clone(),
        address: Some("3 Harbour Row".to_string()),
        orders: vec![Order {
            number: "1001".to_string(),
            date: Some(days(today, -14)),
            items: vec![Item {
                name: product.to_string(),
                qty: Some(1),
            }],
            total: Some("64.50 GBP".to_string()),
            status: Some("in transit".to_string()),
            shipped: Some(days(today, -12)),
            promised: Some(days(today, -4)),
            carrier: Some("Dale Post".to_string()),
            last_scan: Some(format!("{} Hull", days(today, -6))),
            ..Order::default()
        }],
        subscription: Some(Subscription {
            name: product.to_string(),
            price: Some("5 GBP".to_string()),
            since: Some(days(today, -400)),
            paid_to: Some(days(today, 30)),
        }),
        ..profile
    }
}
