//! Rows of a table (CSV, SQL) made into customers: dotted columns for what is nested, rows with one id are one person.

use super::header::{ColumnFault, FIELDS, bare, fields_of, mapping_faults};
use crate::{customer::Customer, prose};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The columns of a table, each with the fields of a customer that it fills.
#[derive(Clone, Debug)]
pub struct Columns {
    fields: Vec<Vec<String>>,
}

impl Columns {
    /// Reads the header. `mapping` is the desk's (`field → column or columns`); without one the column names are the fields.
    /// With a mapping, columns that it does not name are passed over: a foreign export has many.
    pub fn new(
        header: &[String],
        mapping: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, Vec<ColumnFault>> {
        let header: Vec<&str> = header.iter().map(|name| bare(name)).collect();
        let mut faults = mapping_faults(&header, mapping);
        let fields: Vec<Vec<String>> = header
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let fields = fields_of(column, mapping);
                if header.iter().take(index).any(|before| before == column) {
                    faults.push(ColumnFault::Twice {
                        name: column.to_string(),
                    });
                } else if fields.is_empty() && mapping.is_empty() {
                    faults.push(ColumnFault::Unknown {
                        name: column.to_string(),
                        near: prose::near(column, FIELDS),
                    });
                }
                fields
            })
            .collect();
        let columns = Self { fields };
        if columns.addresses().next().is_none() && faults.is_empty() {
            faults.push(ColumnFault::NoAddress);
        }
        if faults.is_empty() {
            Ok(columns)
        } else {
            Err(faults)
        }
    }

    /// The positions of the columns that hold addresses.
    pub fn addresses(&self) -> impl Iterator<Item = usize> {
        let holds = |fields: &[String]| fields.iter().any(|it| it == "emails" || it == "email");
        self.fields
            .iter()
            .enumerate()
            .filter(move |(_, fields)| holds(fields))
            .map(|(index, _)| index)
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

#[cfg(test)]
mod tests {
    use super::Columns;
    use serde_json::json;
    use std::collections::BTreeMap;

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
