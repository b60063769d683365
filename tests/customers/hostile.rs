//! Files of customers that somebody spoiled, and one that came from another program.

use super::{details, who};
use crate::mail::data;
use regards::{
    customers::{self, CustomerStore, StoreError},
    settings::Customers,
};
use std::{collections::BTreeMap, path::Path};

fn columns(pairs: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    pairs
        .iter()
        .map(|(field, names)| {
            (
                field.to_string(),
                names.iter().map(ToString::to_string).collect(),
            )
        })
        .collect()
}

fn open(
    file: &str,
    columns: BTreeMap<String, Vec<String>>,
) -> Option<Result<Box<dyn CustomerStore>, StoreError>> {
    let folder = data("hostile")?;
    let named = Customers {
        source: file.to_string(),
        columns,
        ..Customers::default()
    };
    Some(customers::open(&named, &folder, Path::new("")))
}

fn export() -> BTreeMap<String, Vec<String>> {
    columns(&[
        ("emails", &["email", "aliases"]),
        ("name", &["first_name", "last_name"]),
        ("address", &["street"]),
        ("extra.tracking", &["tracking_number"]),
        ("extra.phone", &["phone"]),
    ])
}

#[test]
fn a_foreign_export_is_read_through_its_mapping() {
    let Some(store) = open("customers.csv", export()) else {
        return;
    };
    let store = store.unwrap();
    let nora = details(store.find("nora@lindqvist.example").unwrap());
    assert_eq!(nora.name.as_deref(), Some("Nora Lindqvist"));
    assert_eq!(nora.extra["tracking"], "FW-2041-KL");
    assert_eq!(nora.address.as_deref(), Some("5 Orchard Row, Linfield"));
    assert_eq!(who(store.find("tom.hale@example.org").unwrap()), "Tom Hale");
}

#[test]
fn without_its_mapping_the_export_is_refused_column_by_column() {
    let Some(refused) = open("customers.csv", BTreeMap::new()) else {
        return;
    };
    let faults = refused.err().unwrap();
    let named: Vec<&str> = faults
        .diagnostics()
        .iter()
        .map(|fault| fault.message.as_str())
        .collect();
    assert_eq!(named.len(), 5, "{named:?}");
    assert!(
        named.contains(&"`tracking_number` is no field of a customer"),
        "{named:?}"
    );
}

#[test]
fn short_rows_are_named_by_line_and_nothing_slides() {
    let mapping = columns(&[
        ("emails", &["email"]),
        ("name", &["first_name"]),
        ("extra.tracking", &["tracking_number"]),
    ]);
    let Some(refused) = open("short-rows.csv", mapping) else {
        return;
    };
    let faults = refused.err().unwrap();
    assert!(faults.to_string().contains("short-rows.csv:2"), "{faults}");
}

#[test]
fn doubled_keys_and_bombs_are_refused_with_the_file_named() {
    for file in ["twice.yaml", "bomb.yaml"] {
        let Some(refused) = open(file, BTreeMap::new()) else {
            return;
        };
        let why = refused.err().unwrap().to_string();
        assert!(why.contains(file), "{why}");
    }
}
