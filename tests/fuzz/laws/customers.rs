//! Files of customers.

use regards::{
    customer::Customer,
    customers::{CustomerStore, Match, csv, memory::Memory},
    source::Source,
    yaml,
};
use std::collections::BTreeMap;

/// A table or a YAML file is read or refused with a reason; whoever is in it is found under their own addresses and nobody else's.
pub fn customers(text: &str) {
    match csv::read(&Source::new("c.csv", text), &BTreeMap::new()) {
        Ok(people) => {
            assert!(people.len() <= text.lines().count() + text.matches('\r').count());
            are_found(people);
        }
        Err(faults) => assert!(!faults.is_empty()),
    }
    let read = yaml::parse_large::<BTreeMap<String, Vec<Customer>>>(&Source::new("c.yaml", text));
    match read {
        Ok(files) => are_found(files.into_values().flatten().collect()),
        Err(faults) => {
            assert!(!faults.is_empty());
            assert!(faults.iter().all(|fault| !fault.render(false).is_empty()));
        }
    }
}

fn are_found(people: Vec<Customer>) {
    let store = Memory::new(people.clone());
    for person in people.iter().take(50) {
        for address in &person.emails {
            if let Match::One(found, _) = store.find(address).unwrap() {
                assert_eq!(found.id, person.id, "{address:?}");
            }
        }
    }
}
