//! Customers from an SQLite database: `sqlite:FILE?table=customers`, or `sqlite:FILE` with a `query` in the settings.
//! It is opened for reading alone, and the sender's address goes in as a bound parameter only.

use super::{
    CustomerStore, Match, StoreError,
    identity::Identity,
    memory::key,
    sql::{self, Ask, MOST_ROWS, Shape},
};
use crate::settings::Customers;
use rusqlite::{Connection, OpenFlags, Statement, named_params, types::ValueRef};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// How long a lock of somebody who writes is waited for.
const BUSY: Duration = Duration::from_secs(5);

/// A database and the one statement that it is asked.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    statement: String,
    shape: Shape,
    open: Mutex<Option<Open>>,
}

#[derive(Debug)]
struct Open {
    connection: Connection,
    file: Identity,
}

/// Opens `FILE?table=…`; the path is taken from `base`.
///
/// # Errors
/// If the file is not there, is no database, or its rows do not fit customers.
pub fn open(source: &str, customers: &Customers, base: &Path) -> Result<Sqlite, StoreError> {
    let (file, parameters) = sql::parameters(source, &["table"])?;
    let ask = Ask::new(customers, parameters.get("table").map(ToString::to_string))?;
    let path = base.join(file);
    let file = Identity::of(&path).map_err(|error| StoreError::Unreadable {
        path: path.clone(),
        error,
    })?;
    let away = |error: rusqlite::Error| StoreError::Away {
        store: path.display().to_string(),
        why: error.to_string(),
    };
    let connection = connect(&path).map_err(away)?;
    let (statement, shape) = prepared(&connection, &ask, &customers.columns)?;
    Ok(Sqlite {
        statement,
        shape,
        open: Mutex::new(Some(Open { connection, file })),
        path,
    })
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    // What a statement may reach is this database: `query_only` also holds for what is attached.
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// The statement, tried once: its columns must fit customers, and it must ask for `:address` and change nothing.
fn prepared(
    connection: &Connection,
    ask: &Ask,
    mapping: &BTreeMap<String, Vec<String>>,
) -> Result<(String, Shape), StoreError> {
    let refused = |error: rusqlite::Error| {
        sql::fault(
            format!("the database refuses to look for customers: {error}"),
            "mend `table=` of the source, or the `query` under `customers:` in regards.yaml",
        )
    };
    match ask {
        Ask::Table(table) => {
            let all = format!("SELECT * FROM {}", sql::quoted(table));
            let header = header(&connection.prepare(&all).map_err(refused)?);
            let shape = Shape::new(header, mapping).map_err(StoreError::Faulty)?;
            let statement = format!("{all} WHERE {}", by_address(&shape));
            connection.prepare(&statement).map_err(refused)?;
            Ok((statement, shape))
        }
        Ask::Query(query) => {
            let statement = connection.prepare(query).map_err(refused)?;
            let asks =
                statement.parameter_count() == 1 && statement.parameter_name(1) == Some(":address");
            if !asks || !statement.readonly() {
                return Err(sql::fault(
                    "the query of customers must be a SELECT with `:address` as its one parameter",
                    "write it as `SELECT … FROM … WHERE email = :address`",
                ));
            }
            let shape = Shape::new(header(&statement), mapping).map_err(StoreError::Faulty)?;
            Ok((query.clone(), shape))
        }
    }
}

/// An address column may hold several, parted by ";".
fn by_address(shape: &Shape) -> String {
    let conditions: Vec<String> = shape
        .addresses()
        .map(|name| {
            let column = sql::quoted_column(name);
            format!(
                "instr(';' || replace(lower({column}), ' ', '') || ';', ';' || :address || ';') > 0"
            )
        })
        .collect();
    conditions.join(" OR ")
}

fn header(statement: &Statement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_string).collect()
}

impl Sqlite {
    fn away(&self, why: impl Into<String>) -> StoreError {
        StoreError::Away {
            store: self.path.display().to_string(),
            why: why.into(),
        }
    }

    /// A database that was replaced is opened anew; the old file would answer as of yesterday.
    fn current<'o>(&self, open: &'o mut Option<Open>) -> Result<&'o Connection, StoreError> {
        let file = Identity::of(&self.path).map_err(|error| self.away(error.to_string()))?;
        if open
            .as_ref()
            .is_none_or(|known| !known.file.is_same_file(&file))
        {
            let connection = connect(&self.path).map_err(|error| self.away(error.to_string()))?;
            *open = Some(Open { connection, file });
        }
        match open {
            Some(open) => Ok(&open.connection),
            None => Err(self.away("it is not open")),
        }
    }

    fn rows(
        &self,
        connection: &Connection,
        address: &str,
    ) -> rusqlite::Result<Option<Vec<Vec<String>>>> {
        let mut statement = connection.prepare_cached(&self.statement)?;
        let mut found = Vec::new();
        {
            let mut rows = statement.query(named_params! {":address": address})?;
            while let Some(row) = rows.next()? {
                let cells =
                    (0..row.as_ref().column_count()).map(|index| row.get_ref(index).map(cell));
                found.push(cells.collect::<rusqlite::Result<Vec<String>>>()?);
                if found.len() > MOST_ROWS {
                    break;
                }
            }
        }
        // The statement is prepared anew by SQLite where the table changed; only then are its columns the ones of these rows.
        let is_same = statement
            .column_names()
            .eq(self.shape.header.iter().map(String::as_str));
        Ok(is_same.then_some(found))
    }
}

fn cell(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

impl CustomerStore for Sqlite {
    fn find(&self, address: &str) -> Result<Match, StoreError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let connection = self.current(&mut open)?;
        let address = key(address);
        let rows = match self.rows(connection, &address) {
            Ok(Some(rows)) => rows,
            Ok(None) => return Err(self.away("its columns have changed since this run began")),
            Err(error) => {
                *open = None;
                return Err(self.away(error.to_string()));
            }
        };
        self.shape
            .found(&rows, &address)
            .map_err(|why| self.away(why))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
