//! Rows of a table (CSV, SQL) made into customers: dotted columns for what is nested, rows with one id are one person.

use crate::{customer::Customer, prose};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The columns of a table, each with the fields of a customer that it fills.
#[derive(Clone, Debug)]
pub struct Columns {
    fields: Vec<Vec<String>>,
}

/// What is wrong with a header, or with the mapping that reads it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColumnFault {
    /// A column that fits no field.
    #[error("`{name}` is no field of a customer")]
    Unknown {
        /// Its name.
        name: String,
        /// The field that was likely meant.
        near: Option<&'static str>,
    },
    /// Two columns of one name: which of them counts?
    #[error("the column `{name}` stands there twice")]
    Twice {
        /// Their name.
        name: String,
    },
    /// The mapping names a column that the table lacks.
    #[error("the mapping names a column `{name}`, and there is none")]
    Missing {
        /// Its name.
        name: String,
        /// The column that was likely meant.
        near: Option<String>,
    },
    /// The mapping fills a field that a customer lacks.
    #[error("the mapping fills `{name}`, which is no field of a customer")]
    NoField {
        /// Its name.
        name: String,
        /// The field that was likely meant.
        near: Option<&'static str>,
    },
    /// No column holds addresses, so nobody would ever be found.
    #[error("no column holds the addresses")]
    NoAddress,
}

impl ColumnFault {
    /// The name that the fault is about; empty where it is about none.
    pub fn name(&self) -> &str {
        match self {
            Self::Unknown { name, .. }
            | Self::Twice { name }
            | Self::Missing { name, .. }
            | Self::NoField { name, .. } => name,
            Self::NoAddress => "",
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Unknown { name, near: Some(near) } => {
                format!("did you mean `{near}`? Free details go under `extra.{name}`")
            }
            Self::Unknown { name, near: None } => format!(
                "name it `extra.{name}`, or map the columns of this export under `customers: columns:` in regards.yaml"
            ),
            Self::Twice { .. } => "give each column a name of its own".to_string(),
            Self::Missing { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::Missing { near: None, .. } => {
                "write the column's name under `customers: columns:` as it stands in the table".to_string()
            }
            Self::NoField { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::NoField { name, near: None } => format!("free details go under `extra.{name}`"),
            Self::NoAddress => {
                "name a column `emails`, or map one: `columns: {emails: …}` under `customers:` in regards.yaml".to_string()
            }
        }
    }
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

/// A column's name without the spaces and the byte-order mark that exports put around it.
fn bare(name: &str) -> &str {
    name.trim().trim_start_matches('\u{feff}').trim()
}

/// The fields that a column fills.
fn fields_of(column: &str, mapping: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mapped: Vec<String> = mapping
        .iter()
        .filter(|(_, columns)| columns.iter().any(|name| name == column))
        .map(|(field, _)| field.clone())
        .collect();
    if mapped.is_empty() && is_field(column) {
        return vec![column.to_string()];
    }
    mapped
}

fn is_field(name: &str) -> bool {
    FIELDS.contains(&name)
        || name
            .strip_prefix("extra.")
            .is_some_and(|key| !key.is_empty())
}

/// A column misspelt in the mapping would make a detail vanish without a word, and a misspelt address column everybody a stranger.
fn mapping_faults(header: &[&str], mapping: &BTreeMap<String, Vec<String>>) -> Vec<ColumnFault> {
    let no_field = mapping
        .keys()
        .filter(|field| !is_field(field))
        .map(|field| ColumnFault::NoField {
            name: field.clone(),
            near: prose::near(field, FIELDS),
        });
    let missing = mapping
        .values()
        .flatten()
        .filter(|column| !header.contains(&column.as_str()))
        .map(|column| ColumnFault::Missing {
            name: column.clone(),
            near: prose::near(column, header.iter().copied()).map(str::to_string),
        });
    no_field.chain(missing).collect()
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
            [ColumnFault::Unknown {
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

    #[test]
    fn a_header_that_would_lose_somebody_is_refused() {
        let map = |pairs: &[(&str, &str)]| -> BTreeMap<String, Vec<String>> {
            pairs
                .iter()
                .map(|(field, column)| (field.to_string(), header(&[column])))
                .collect()
        };
        type Row<'r> = (&'r [&'r str], BTreeMap<String, Vec<String>>, &'r str);
        let table: [Row; 5] = [
            (
                &["id", "emails", "emails"],
                BTreeMap::new(),
                "the column `emails` stands there twice",
            ),
            (
                &["id", "name"],
                BTreeMap::new(),
                "no column holds the addresses",
            ),
            (
                &["id", "mail"],
                map(&[("emails", "mial")]),
                "the mapping names a column `mial`, and there is none",
            ),
            (
                &["id", "mail"],
                map(&[("emials", "mail")]),
                "the mapping fills `emials`, which is no field of a customer",
            ),
            (
                &["id", "mail"],
                map(&[("emails", "mail"), ("extra.", "id")]),
                "the mapping fills `extra.`, which is no field of a customer",
            ),
        ];
        for (names, mapping, wanted) in table {
            let faults = Columns::new(&header(names), &mapping).unwrap_err();
            assert_eq!(faults[0].to_string(), wanted);
        }
    }
}
