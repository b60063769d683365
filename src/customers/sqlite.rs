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
mod tests;
