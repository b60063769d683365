//! Stores of customers as they are in the world: hostile files, databases that answer wrong, slowly or not at all.

mod docs;
mod end_to_end;
mod hostile;
mod postgres;

use regards::{customer::Customer, customers::Match};

/// Whom a store found, in a word.
fn who(found: Match) -> String {
    match found {
        Match::None => "nobody".into(),
        Match::One(customer, _) => customer.name.unwrap_or_default(),
        Match::Many => "many".into(),
    }
}

/// The profile that a store found.
fn details(found: Match) -> Customer {
    match found {
        Match::One(customer, _) => *customer,
        other => panic!("{other:?}"),
    }
}
