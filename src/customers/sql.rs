//! What SQL stores share: the shape of a query's rows, and people made of them.

use super::{
    Match, StoreError,
    memory::{key, matched_by},
    people::People,
    row::Columns,
};
use crate::{diagnostic::Diagnostic, settings::Customers};
use std::collections::BTreeMap;

/// The most rows of one person. More come only of a query that does not ask for `:address`.
pub const MOST_ROWS: usize = 1_000;

/// What a query gives: its columns, and the fields of a customer that they fill.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The names of the columns.
    pub header: Vec<String>,
    columns: Columns,
}

impl Shape {
    /// The shape of a query with these columns.
    ///
    /// # Errors
    /// If a column fits no field, or none holds addresses.
    pub fn new(
        header: Vec<String>,
        mapping: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, Vec<Diagnostic>> {
        match Columns::new(&header, mapping) {
            Ok(columns) => Ok(Self { header, columns }),
            Err(faults) => Err(faults
                .iter()
                .map(|fault| {
                    Diagnostic::error(format!("in the rows of customers: {fault}"))
                        .hint(fault.hint())
                })
                .collect()),
        }
    }

    /// The names of the columns that hold addresses.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.columns
            .addresses()
            .filter_map(|index| self.header.get(index))
            .map(String::as_str)
    }

    /// Whoever the rows are about. A row without an id, and a person who does not have the address by the rows' own account (a query
    /// that asks with `LIKE` finds such), are ambiguous: nobody's details are used.
    ///
    /// # Errors
    /// If there are too many rows, or one does not fit; said without anything that stands in it.
    pub fn found(&self, rows: &[Vec<String>], address: &str) -> Result<Match, String> {
        if rows.len() > MOST_ROWS {
            return Err(format!(
                "the query gives more than {MOST_ROWS} rows for one address; does it ask for `:address`?"
            ));
        }
        let mut people = People::default();
        for row in rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            let person = self.columns.customer(&cells).map_err(|why| {
                format!("a row does not fit a customer: {}", without_values(&why))
            })?;
            if person.id.is_empty() {
                return Ok(Match::Many);
            }
            people.add(person);
        }
        let mut people = people.into_customers();
        let wanted = key(address);
        Ok(match (people.pop(), people.is_empty()) {
            (None, _) => Match::None,
            (Some(only), true) if only.emails.iter().any(|email| key(email) == wanted) => {
                let matched = matched_by(&only, address);
                Match::One(Box::new(only), matched)
            }
            _ => Match::Many,
        })
    }
}

/// What the parser says, without the value that it quotes: values are a customer's, and messages are logged.
fn without_values(message: &str) -> String {
    message
        .split('"')
        .enumerate()
        .map(|(index, part)| if index % 2 == 0 { part } else { "…" })
        .collect()
}

/// How rows are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// By the query of the settings.
    Query(String),
    /// Every column of this table, by any of its address columns.
    Table(String),
}

impl Ask {
    /// From the settings' query, or the `table=` of the source.
    ///
    /// # Errors
    /// If there is neither, or both.
    pub fn new(customers: &Customers, table: Option<String>) -> Result<Self, StoreError> {
        match (customers.query.clone(), table) {
            (Some(query), None) => Ok(Self::Query(query.trim().trim_end_matches(';').to_string())),
            (None, Some(table)) => Ok(Self::Table(table)),
            (None, None) => Err(fault(
                "the source of customers names a database, but nothing says which rows",
                "add `?table=NAME` to the source, or a `query` that asks for `:address` under `customers:` in regards.yaml",
            )),
            (Some(_), Some(_)) => Err(fault(
                "customers come from a `table=` or from a `query`, not from both",
                "take one of them out",
            )),
        }
    }
}

/// A fault of the settings.
pub fn fault(message: impl Into<String>, hint: &str) -> StoreError {
    StoreError::Faulty(vec![Diagnostic::error(message).hint(hint)])
}

/// A name as SQL quotes it; `shop.customers` is a table in a schema.
pub fn quoted(name: &str) -> String {
    let parts: Vec<String> = name.split('.').map(quoted_column).collect();
    parts.join(".")
}

/// A column's name as SQL quotes it; a dot in it is part of it (`orders.number`).
pub fn quoted_column(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A source's own parameters behind `?`, parted from the rest.
///
/// # Errors
/// The parameter that is none of `known`.
pub fn parameters<'s>(
    source: &'s str,
    known: &[&str],
) -> Result<(&'s str, BTreeMap<&'s str, &'s str>), StoreError> {
    let (place, tail) = source.split_once('?').unwrap_or((source, ""));
    let mut found = BTreeMap::new();
    for pair in tail.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !known.contains(&name) {
            return Err(fault(
                format!("`{name}` is no parameter of this source of customers"),
                &format!("it takes {}", crate::prose::both(known)),
            ));
        }
        found.insert(name, value);
    }
    Ok((place, found))
}

#[cfg(test)]
mod tests {
    use super::{MOST_ROWS, Shape, parameters, quoted};
    use crate::customers::Match;
    use std::collections::BTreeMap;

    fn shape() -> Shape {
        let header = ["id", "name", "emails", "since"].map(str::to_string);
        Shape::new(header.to_vec(), &BTreeMap::new()).unwrap()
    }

    fn found(rows: &[[&str; 4]]) -> Result<Match, String> {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        shape().found(&rows, "ann@post.example")
    }

    #[test]
    fn wrong_rows_are_nobody_s_details() {
        let ann = ["1", "Ann", "ann@post.example", ""];
        let table: [(&str, &[[&str; 4]], bool); 6] = [
            ("one row", &[ann], true),
            ("the same person twice", &[ann, ann], true),
            (
                "two people",
                &[ann, ["2", "Bo", "ann@post.example", ""]],
                false,
            ),
            ("no id", &[["", "Ann", "ann@post.example", ""]], false),
            ("no address", &[["1", "Ann", "", ""]], false),
            (
                "another address",
                &[["1", "Ann", "annn@post.example", ""]],
                false,
            ),
        ];
        for (what, rows, is_one) in table {
            let found = found(rows).unwrap();
            assert_eq!(matches!(found, Match::One(..)), is_one, "{what}");
            assert_eq!(matches!(found, Match::Many), !is_one, "{what}");
        }
        assert_eq!(found(&[]).unwrap(), Match::None);
    }

    #[test]
    fn a_row_that_does_not_fit_is_said_without_what_stands_in_it() {
        let why = found(&[["1", "Ann", "ann@post.example", "5 Orchard Row"]]).unwrap_err();
        assert!(why.starts_with("a row does not fit"), "{why}");
        assert!(!why.contains("Orchard"), "{why}");
    }

    #[test]
    fn a_query_that_asks_for_nobody_is_noticed() {
        let ann = ["1", "Ann", "ann@post.example", ""];
        assert!(found(&vec![ann; MOST_ROWS]).is_ok());
        assert!(found(&vec![ann; MOST_ROWS + 1]).is_err());
    }

    #[test]
    fn parameters_are_known_or_refused() {
        let (place, found) = parameters("shop.db?table=people", &["table"]).unwrap();
        assert_eq!((place, found["table"]), ("shop.db", "people"));
        let refused = parameters("shop.db?tabel=people", &["table"]).unwrap_err();
        assert!(
            refused.to_string().contains("`tabel` is no parameter"),
            "{refused}"
        );
    }

    #[test]
    fn names_cannot_end_their_quotes() {
        assert_eq!(quoted(r#"a"; drop"#), r#""a""; drop""#);
        assert_eq!(quoted("shop.people"), r#""shop"."people""#);
    }
}
