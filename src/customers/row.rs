//! Rows of a table (CSV, SQL) made into customers: dotted columns for what is nested, rows with one id are one person.

use crate::{customer::Customer, prose};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The columns of a table, each with the fields of a customer that it fills.
#[derive(Clone, Debug)]
pub struct Columns {
    fields: Vec<Vec<String>>,
}

/// A column that fits no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn {
    /// Which, from 0.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// The field that was likely meant.
    pub near: Option<&'static str>,
}

/// Every field that a column may fill; `extra.…` is free.
const FIELDS: [&str; 37] = [
    "id",
    "name",
    "preferred_name",
    "title",
    "emails",
    "language",
    "country",
    "since",
    "tier",
    "address",
    "notes",
    "internal",
    "orders.number",
    "orders.date",
    "orders.items",
    "orders.total",
    "orders.status",
    "orders.shipped",
    "orders.promised",
    "orders.delivered",
    "orders.carrier",
    "orders.last_scan",
    "orders.tracking",
    "subscription.name",
    "subscription.price",
    "subscription.since",
    "subscription.paid_to",
    "history.date",
    "history.channel",
    "history.by",
    "history.about",
    "history.outcome",
    "history.answered",
    "email",
    "first_name",
    "last_name",
    "extra",
];

impl Columns {
    /// Reads the header. `mapping` is the desk's (`field → column or columns`); without one the column names are the fields.
    /// With a mapping, columns that it does not name are passed over: a foreign export has many.
    pub fn new(
        header: &[String],
        mapping: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, Vec<UnknownColumn>> {
        let mut unknown = Vec::new();
        let fields = header
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let column = column.trim().trim_start_matches('\u{feff}');
                let mapped: Vec<String> = mapping
                    .iter()
                    .filter(|(_, columns)| columns.iter().any(|name| name == column))
                    .map(|(field, _)| field.clone())
                    .collect();
                let known = FIELDS.contains(&column) || column.starts_with("extra.");
                if !mapped.is_empty() {
                    return mapped;
                }
                if known {
                    return vec![column.to_string()];
                }
                if mapping.is_empty() {
                    unknown.push(UnknownColumn {
                        index,
                        name: column.to_string(),
                        near: prose::near(column, FIELDS),
                    });
                }
                Vec::new()
            })
            .collect();
        if unknown.is_empty() {
            Ok(Self { fields })
        } else {
            Err(unknown)
        }
    }

    /// How many columns a row has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether the table has no columns.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The position of the column that fills a field.
    pub fn position(&self, field: &str) -> Option<usize> {
        self.fields
            .iter()
            .position(|fields| fields.iter().any(|known| known == field))
    }

    /// One row as a customer.
    pub fn customer(&self, row: &[&str]) -> Result<Customer, String> {
        let mut tree = Map::new();
        for (fields, cell) in self.fields.iter().zip(row) {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            for field in fields {
                set(&mut tree, field, cell);
            }
        }
        join_names(&mut tree);
        serde_json::from_value(Value::Object(tree)).map_err(|error| error.to_string())
    }
}

/// First and last name make a name where none was given.
fn join_names(tree: &mut Map<String, Value>) {
    let first = tree.remove("first_name");
    let last = tree.remove("last_name");
    let parts: Vec<&str> = [&first, &last]
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    if !tree.contains_key("name") && !parts.is_empty() {
        tree.insert("name".into(), json!(parts.join(" ")));
    }
}

/// Puts one cell into the tree of a customer.
fn set(tree: &mut Map<String, Value>, field: &str, cell: &str) {
    match field.split_once('.') {
        None => match field {
            "emails" | "email" => push_all(tree, "emails", cell),
            "notes" | "internal" => push_all(tree, field, cell),
            "name" => join(tree, "name", cell),
            _ => drop(tree.insert(field.to_string(), json!(cell))),
        },
        Some((parent @ ("orders" | "history"), child)) => {
            let list = tree.entry(parent).or_insert_with(|| json!([{}]));
            if let Some(Value::Object(entry)) = list.get_mut(0) {
                let value = match child {
                    "items" => items(cell),
                    "answered" => {
                        json!(matches!(cell.to_lowercase().as_str(), "true" | "yes" | "1"))
                    }
                    _ => json!(cell),
                };
                entry.insert(child.to_string(), value);
            }
        }
        Some((parent, child)) => {
            if let Value::Object(entry) = tree.entry(parent).or_insert_with(|| json!({})) {
                entry.insert(child.to_string(), json!(cell));
            }
        }
    }
}

/// A list in one cell is parted by ";".
fn push_all(tree: &mut Map<String, Value>, field: &str, cell: &str) {
    if let Value::Array(list) = tree.entry(field).or_insert_with(|| json!([])) {
        list.extend(
            cell.split(';')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| json!(part)),
        );
    }
}

/// Several columns that fill one text are joined with a space, in the order of the columns.
fn join(tree: &mut Map<String, Value>, field: &str, cell: &str) {
    let joined = match tree.get(field).and_then(Value::as_str) {
        Some(before) => format!("{before} {cell}"),
        None => cell.to_string(),
    };
    tree.insert(field.to_string(), json!(joined));
}

/// "Harbour Kite x2; Spare reel" → items with their counts.
fn items(cell: &str) -> Value {
    let one = |part: &str| {
        let counted = part.rsplit_once(['x', '×']).and_then(|(name, count)| {
            let count: u32 = count.trim().parse().ok()?;
            name.ends_with(' ')
                .then(|| json!({"name": name.trim(), "qty": count}))
        });
        counted.unwrap_or_else(|| json!({"name": part, "qty": 1}))
    };
    Value::Array(
        cell.split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(one)
            .collect(),
    )
}

/// Rows with one id are one person: their orders and history are put together, their addresses joined.
pub fn merge(into: &mut Customer, other: Customer) {
    for email in other.emails {
        if !into.emails.contains(&email) {
            into.emails.push(email);
        }
    }
    into.orders.extend(
        other
            .orders
            .into_iter()
            .filter(|order| !order.number.is_empty()),
    );
    into.history.extend(other.history);
    for (key, value) in other.extra {
        into.extra.entry(key).or_insert(value);
    }
    for (mine, theirs) in [
        (&mut into.name, other.name),
        (&mut into.preferred_name, other.preferred_name),
        (&mut into.address, other.address),
    ] {
        if mine.is_none() {
            *mine = theirs;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn dotted_columns_are_nested_and_lists_parted() {
        let columns = Columns::new(
            &header(&[
                "id",
                "emails",
                "orders.number",
                "orders.items",
                "extra.tracking",
            ]),
            &BTreeMap::new(),
        )
        .unwrap();
        let found = columns
            .customer(&[
                "k-1",
                "a@x.example; b@x.example",
                "KK-1",
                "Harbour Kite x2; Reel",
                "T9",
            ])
            .unwrap();
        assert_eq!(found.emails, ["a@x.example", "b@x.example"]);
        assert_eq!(found.orders[0].items[0].qty, Some(2));
        assert_eq!(found.orders[0].items[1].name, "Reel");
        assert_eq!(found.extra["tracking"], json!("T9"));
    }

    #[test]
    fn an_unknown_column_is_refused_with_its_near_miss() {
        let faults = Columns::new(&header(&["id", "emials"]), &BTreeMap::new()).unwrap_err();
        assert_eq!(
            faults,
            [UnknownColumn {
                index: 1,
                name: "emials".into(),
                near: Some("emails")
            }]
        );
    }

    #[test]
    fn a_mapping_reads_a_foreign_export() {
        let mapping = BTreeMap::from([
            ("emails".to_string(), header(&["E-Mail", "Alias"])),
            ("name".to_string(), header(&["First", "Last"])),
        ]);
        let columns = Columns::new(
            &header(&["First", "Last", "E-Mail", "Alias", "Colour"]),
            &mapping,
        )
        .unwrap();
        let found = columns
            .customer(&["Ann", "Lee", "a@x.example", "al@x.example", "red"])
            .unwrap();
        assert_eq!(found.name.as_deref(), Some("Ann Lee"));
        assert_eq!(found.emails, ["a@x.example", "al@x.example"]);
    }
}
