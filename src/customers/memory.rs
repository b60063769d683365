//! Customers held in memory, found by any of their addresses.

use super::{CustomerStore, Match, StoreError};
use crate::{
    customer::{Customer, MatchedBy},
    letter::Address,
};
use std::collections::HashMap;

/// Customers in memory. The desk without customers is an empty one.
#[derive(Debug, Default)]
pub struct Memory {
    customers: Vec<Customer>,
    by_address: HashMap<String, Vec<usize>>,
}

impl Memory {
    /// A store of these people.
    ///
    /// ```
    /// use regards::{customer::Customer, customers::{CustomerStore, Match, memory::Memory}};
    /// let greta = Customer { id: "k-1".into(), emails: vec!["Greta@Post.example".into()], ..Customer::default() };
    /// let store = Memory::new(vec![greta]);
    /// assert!(matches!(store.find("greta@post.example"), Ok(Match::One(..))));
    /// assert!(matches!(store.find("nobody@post.example"), Ok(Match::None)));
    /// ```
    pub fn new(customers: Vec<Customer>) -> Self {
        let mut by_address: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, customer) in customers.iter().enumerate() {
            for email in &customer.emails {
                let people = by_address.entry(key(email)).or_default();
                if people.last() != Some(&index) {
                    people.push(index);
                }
            }
        }
        Self {
            customers,
            by_address,
        }
    }

    /// How many people.
    pub fn len(&self) -> usize {
        self.customers.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty()
    }
}

/// The comparable form of an address as it stands in a profile.
pub(super) fn key(email: &str) -> String {
    Address {
        name: None,
        address: email.trim().to_string(),
    }
    .key()
}

impl CustomerStore for Memory {
    fn find(&self, address: &str) -> Result<Match, StoreError> {
        let people = self
            .by_address
            .get(&key(address))
            .map_or(&[][..], Vec::as_slice);
        Ok(match people {
            [] => Match::None,
            [one] => match self.customers.get(*one) {
                Some(customer) => {
                    Match::One(Box::new(customer.clone()), matched_by(customer, address))
                }
                None => Match::None,
            },
            _ => Match::Many,
        })
    }
}

/// Whether the address is the person's first one or another of theirs.
pub(super) fn matched_by(customer: &Customer, address: &str) -> MatchedBy {
    let is_first = customer
        .emails
        .first()
        .is_some_and(|first| key(first) == key(address));
    if is_first {
        MatchedBy::Address
    } else {
        MatchedBy::Alias
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::{
        customer::{Customer, MatchedBy},
        customers::{CustomerStore, Match},
    };

    fn person(id: &str, emails: &[&str]) -> Customer {
        Customer {
            id: id.into(),
            emails: emails.iter().map(ToString::to_string).collect(),
            ..Customer::default()
        }
    }

    #[test]
    fn two_people_on_one_address_are_nobody() {
        let store = Memory::new(vec![
            person("a", &["house@post.example", "a@post.example"]),
            person("b", &["house@post.example"]),
        ]);
        assert_eq!(store.find("HOUSE@post.example").unwrap(), Match::Many);
        let found = store.find("a@post.example").unwrap();
        assert!(matches!(found, Match::One(customer, MatchedBy::Alias) if customer.id == "a"));
    }

    #[test]
    fn one_person_with_an_address_twice_is_one_person() {
        let store = Memory::new(vec![person("a", &["a@post.example", "A@POST.example"])]);
        assert!(matches!(
            store.find("a@post.example").unwrap(),
            Match::One(..)
        ));
    }

    #[test]
    fn a_lookalike_is_a_stranger() {
        let store = Memory::new(vec![person("a", &["alice@post.example"])]);
        for stranger in [
            "аlice@post.example",
            "alice+x@post.example",
            "alice@post.example.evil.example",
        ] {
            assert_eq!(store.find(stranger).unwrap(), Match::None, "{stranger}");
        }
    }
}
