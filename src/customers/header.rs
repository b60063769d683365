//! The header of a table: which column fills which field, and what would make a detail or a person vanish without a word.

use crate::prose;
use std::collections::BTreeMap;

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
            Self::Unknown { name, .. } if name.starts_with("plan.") => {
                let rest = name.trim_start_matches("plan.");
                format!("what templates call `plan.{rest}` stands in the column `subscription.{rest}`")
            }
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
pub(super) const FIELDS: [&str; 37] = [
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

/// A column's name without the spaces and the byte-order mark that exports put around it.
pub(super) fn bare(name: &str) -> &str {
    name.trim().trim_start_matches('\u{feff}').trim()
}

/// The fields that a column fills.
pub(super) fn fields_of(column: &str, mapping: &BTreeMap<String, Vec<String>>) -> Vec<String> {
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
pub(super) fn mapping_faults(
    header: &[&str],
    mapping: &BTreeMap<String, Vec<String>>,
) -> Vec<ColumnFault> {
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

#[cfg(test)]
mod tests {
    use super::{super::row::Columns, ColumnFault};
    use std::collections::BTreeMap;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
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
