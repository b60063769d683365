//! The large store against the small one, and files that change meanwhile.

use super::{LargeCsv, open};
use crate::{
    customers::{CustomerStore, Match, StoreError, csv},
    source::Source,
};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// People with several rows and addresses, shared addresses, quoted line breaks, ids that are missing.
fn table(people: usize) -> String {
    let mut rows = vec!["id,name,emails,notes,orders.number".to_string()];
    for number in 0..people {
        let id = if number % 17 == 3 {
            String::new()
        } else {
            format!("k-{number}")
        };
        let shared = if number % 11 == 0 {
            "; House@post.example"
        } else {
            ""
        };
        rows.push(format!("{id},\"Ann, no. {number}\",Ann.{number}@post.example{shared},\"one\r\ntwo \"\"{number}\"\"\",KK-{number}"));
        if number % 5 == 0 {
            rows.push(format!("{id},,second.{number}@post.example,,KK-9{number}"));
        }
    }
    // The rows of one person need not stand together.
    rows.push("k-1,,late@post.example,,KK-LATE\n\n".to_string());
    rows.join("\n")
}

struct Shop {
    folder: tempfile::TempDir,
}

impl Shop {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shop = Self { folder };
        fs::write(shop.file(), text).unwrap();
        shop
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("people.csv")
    }

    fn open(&self) -> Result<LargeCsv, StoreError> {
        open(
            &self.file(),
            &BTreeMap::new(),
            &self.folder.path().join("caches"),
        )
    }
}

#[test]
fn it_finds_what_the_small_store_finds() {
    let text = table(300);
    let shop = Shop::new(&text);
    let small = csv::read(&Source::new("people.csv", text.as_str()), &BTreeMap::new()).unwrap();
    let small = crate::customers::memory::Memory::new(small);
    for large in [shop.open().unwrap(), shop.open().unwrap()] {
        let addresses = (0..305).flat_map(|number| {
            [
                format!("ann.{number}@POST.example"),
                format!("second.{number}@post.example"),
            ]
        });
        let others = [
            "house@post.example",
            "late@post.example",
            "",
            "\"' OR 1=1--\"@evil.example",
        ];
        for address in addresses.chain(others.map(str::to_string)) {
            assert_eq!(
                large.find(&address).unwrap(),
                small.find(&address).unwrap(),
                "{address}"
            );
        }
    }
}

#[test]
fn faults_are_named_by_line() {
    let shop = Shop::new(
        "id,emails,since\nk-1,a@x.example,\nk-2,b@x.example\nk-3,c@x.example,yesterday\n",
    );
    let faults = shop.open().unwrap_err();
    let told: Vec<&str> = faults
        .diagnostics()
        .iter()
        .map(|fault| fault.message.as_str())
        .collect();
    assert_eq!(told.len(), 2);
    assert!(
        told[0].contains("line 3 has 2 fields where the header has 3"),
        "{told:?}"
    );
    assert!(told[1].contains("line 4"), "{told:?}");
}

#[test]
fn a_file_that_changes_is_read_anew_and_a_broken_one_is_away() {
    let shop = Shop::new("id,emails\nk-1,a@x.example\n");
    let store = shop.open().unwrap();
    let id = |store: &LargeCsv| match store.find("a@x.example") {
        Ok(Match::One(customer, _)) => customer.id,
        Ok(other) => format!("{other:?}"),
        Err(StoreError::Away { .. }) => "away".to_string(),
        Err(other) => panic!("{other}"),
    };
    assert_eq!(id(&store), "k-1");
    fs::write(shop.file(), "id,emails\nk-7,b@x.example\nk-8,a@x.example\n").unwrap();
    assert_eq!(id(&store), "k-8");
    fs::write(shop.file(), "id,emails\nk-9,a@x.exam").unwrap();
    assert_eq!(id(&store), "None");
    fs::write(shop.file(), "id,emails\nk-9,\"a@x.example").unwrap();
    fs::write(shop.file(), "id,emails\nk-9").unwrap();
    assert_eq!(id(&store), "away");
    fs::remove_file(shop.file()).unwrap();
    assert_eq!(id(&store), "away");
    fs::write(shop.file(), "id,emails\nk-2,a@x.example\n").unwrap();
    assert_eq!(id(&store), "k-2");
}

#[test]
fn an_index_that_lies_is_noticed() {
    let shop = Shop::new("id,emails\nk-1,a@x.example\nk-2,b@x.example\n");
    let store = shop.open().unwrap();
    let kept = store.kept.clone();
    drop(store);
    let mut bytes = fs::read(&kept).unwrap();
    // The rows' table: the offset of every row set to the header's.
    let length = bytes.len();
    for at in [length - 9, length - 25] {
        bytes[at] = 0;
    }
    fs::write(&kept, bytes).unwrap();
    let store = shop.open().unwrap();
    for address in ["a@x.example", "b@x.example"] {
        assert!(
            matches!(store.find(address), Err(StoreError::Away { .. })),
            "{address}"
        );
    }
    assert_eq!(store.find("c@x.example").unwrap(), Match::None);
}
