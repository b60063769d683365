//! A small shop in SQLite: right rows, wrong rows, and databases that change.

use super::{Sqlite, open};
use crate::{
    customers::{CustomerStore, Match, StoreError},
    settings::Customers,
};
use rusqlite::Connection;
use std::path::Path;

const SHOP: &str =
    "CREATE TABLE people (id INTEGER, email TEXT, name TEXT, since TEXT, tracking TEXT);
    INSERT INTO people VALUES
      (501, 'nora@post.example; Nora@Lindqvist.example', 'Nora', '2021-04-30', 'FW-2041-KL'),
      (502, 'tom@post.example', 'Tom', NULL, NULL),
      (503, 'house@post.example', 'Una', NULL, NULL),
      (504, 'house@post.example', 'Ulf', NULL, NULL),
      (NULL, 'nobody@post.example', 'None', NULL, NULL),
      (506, 'broken@post.example', 'Bo', 'the day before', NULL);";

fn customers(query: Option<&str>) -> Customers {
    let columns = [
        ("emails", "email"),
        ("name", "name"),
        ("extra.tracking", "tracking"),
        ("since", "since"),
        ("id", "id"),
    ];
    Customers {
        columns: columns
            .iter()
            .map(|(field, column)| (field.to_string(), vec![column.to_string()]))
            .collect(),
        query: query.map(str::to_string),
        ..Customers::default()
    }
}

/// The shop by its table, and by a query.
fn both(folder: &Path) -> [Sqlite; 2] {
    Connection::open(folder.join("shop.db"))
        .unwrap()
        .execute_batch(SHOP)
        .unwrap();
    let query = "SELECT * FROM people WHERE instr(lower(email), :address) > 0;";
    [
        open("shop.db?table=people", &customers(None), folder).unwrap(),
        open("shop.db", &customers(Some(query)), folder).unwrap(),
    ]
}

fn name_of(found: Match) -> String {
    match found {
        Match::None => "nobody".into(),
        Match::One(customer, _) => customer.name.unwrap_or_default(),
        Match::Many => "many".into(),
    }
}

#[test]
fn addresses_find_their_people_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    for store in both(folder.path()) {
        for (address, wanted) in [
            ("nora@post.example", "Nora"),
            ("NORA@lindqvist.example", "Nora"),
            ("tom@post.example", "Tom"),
            ("house@post.example", "many"),
            ("nobody@post.example", "many"),
            ("stranger@post.example", "nobody"),
            ("\"' OR 1=1--\"@evil.example", "nobody"),
            ("'; DROP TABLE people;--@evil.example", "nobody"),
            ("%@post.example", "nobody"),
        ] {
            assert_eq!(
                name_of(store.find(address).unwrap()),
                wanted,
                "{address}: {}",
                store.statement
            );
        }
    }
}

#[test]
fn a_part_of_an_address_is_not_the_address() {
    let folder = tempfile::tempdir().unwrap();
    let [by_table, by_query] = both(folder.path());
    assert_eq!(by_table.find("om@post.example").unwrap(), Match::None);
    assert_eq!(
        by_query.find("om@post.example").unwrap(),
        Match::Many,
        "a loose query finds more than was asked"
    );
}

#[test]
fn details_of_an_export_come_through_the_mapping() {
    let folder = tempfile::tempdir().unwrap();
    let [store, _] = both(folder.path());
    let Match::One(nora, _) = store.find("nora@post.example").unwrap() else {
        panic!("nobody");
    };
    assert_eq!(nora.extra["tracking"], "FW-2041-KL");
    assert_eq!(
        (nora.id.as_str(), nora.since.unwrap().year()),
        ("501", 2021)
    );
}

#[test]
fn what_goes_wrong_is_never_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let [store, _] = both(folder.path());
    let why = store.find("broken@post.example").unwrap_err().to_string();
    assert!(!why.contains("the day before"), "{why}");
    let writer = Connection::open(folder.path().join("shop.db")).unwrap();
    writer
        .execute_batch("ALTER TABLE people DROP COLUMN tracking")
        .unwrap();
    let gone = store.find("stranger@post.example").unwrap_err();
    assert!(matches!(gone, StoreError::Away { .. }), "{gone}");
    std::fs::remove_file(folder.path().join("shop.db")).unwrap();
    let gone = store.find("stranger@post.example").unwrap_err();
    assert!(matches!(gone, StoreError::Away { .. }), "{gone}");
}

#[test]
fn a_database_put_in_place_of_the_old_one_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let [store, _] = both(folder.path());
    let newer = folder.path().join("newer.db");
    Connection::open(&newer)
        .unwrap()
        .execute_batch(&SHOP.replace("'Tom'", "'Thomas'"))
        .unwrap();
    std::fs::rename(newer, folder.path().join("shop.db")).unwrap();
    assert_eq!(name_of(store.find("tom@post.example").unwrap()), "Thomas");
}

#[test]
fn queries_that_change_or_do_not_ask_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    both(folder.path());
    for query in [
        "SELECT * FROM people",
        "SELECT * FROM people WHERE email = :mail",
        "SELECT * FROM people WHERE email = :address AND name = :name",
        "DELETE FROM people WHERE email = :address RETURNING *",
        "SELECT * FROM nothing WHERE email = :address",
        "SELECT id FROM people WHERE email = :address",
    ] {
        assert!(
            open("shop.db", &customers(Some(query)), folder.path()).is_err(),
            "{query}"
        );
    }
    assert!(
        open("shop.db", &customers(None), folder.path()).is_err(),
        "neither table nor query"
    );
    assert!(
        open("none.db?table=people", &customers(None), folder.path()).is_err(),
        "no file"
    );
}
