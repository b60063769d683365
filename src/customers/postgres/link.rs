//! One connection to a database, and the one statement that it is asked.

use super::{
    super::sql::{self, Ask, MOST_ROWS, Shape},
    Place, password,
    query::numbered,
};
use crate::{diagnostic::Diagnostic, mail::imap::connect};
use secrecy::ExposeSecret;
use std::{collections::BTreeMap, error::Error, future::Future, io, time::Duration};
use tokio::time::timeout;
use tokio_postgres::{
    Client, Row, Statement,
    error::SqlState,
    types::{Kind, Type},
};
use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_rustls::rustls;

/// What the server may take beyond the time that it was given, before we stop listening.
const GRACE: Duration = Duration::from_secs(2);

/// Everything that is needed to connect.
#[derive(Debug)]
pub struct Recipe {
    /// Where.
    pub place: Place,
    /// What to ask.
    pub ask: Ask,
    /// Which columns fill which fields.
    pub mapping: BTreeMap<String, Vec<String>>,
    /// A command that prints the password.
    pub password_command: Option<String>,
}

/// Why there are no rows. No variant holds what stands in rows.
#[derive(Debug)]
pub enum Trouble {
    /// No connection, or lost: it may come back.
    Gone(String),
    /// The server is there and does not do it (no entry, too slow, another schema).
    Refused(String),
    /// The rows do not fit customers.
    Shape(Vec<Diagnostic>),
}

impl From<tokio_postgres::Error> for Trouble {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(told) = error.as_db_error() else {
            return without_answer(&error);
        };
        let code = told.code();
        if *code == SqlState::QUERY_CANCELED {
            return Self::Refused("it gave no answer in time".to_string());
        }
        // The message alone: detail and hint quote values. Class 08 connection, 53 resources, 57P server going down or coming up.
        let said = format!("{} ({})", told.message(), code.code());
        let may_come_back = ["08", "53", "57P"]
            .iter()
            .any(|class| code.code().starts_with(class));
        if may_come_back {
            Self::Gone(said)
        } else {
            Self::Refused(said)
        }
    }
}

/// A certificate that is not believed stays so; anything else below the server's own words may pass.
fn without_answer(error: &tokio_postgres::Error) -> Trouble {
    let cause = error.source();
    let said = match cause {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    };
    let is_tls = cause
        .and_then(|cause| cause.downcast_ref::<io::Error>())
        .and_then(io::Error::get_ref)
        .is_some_and(|inner| inner.is::<rustls::Error>());
    if is_tls {
        Trouble::Refused(said)
    } else {
        Trouble::Gone(said)
    }
}

/// A connection with its statement.
pub struct Link {
    client: Client,
    statement: Statement,
    /// What the statement gives.
    pub shape: Shape,
    answer: Duration,
}

impl Recipe {
    /// Connects, and prepares the statement.
    ///
    /// # Errors
    /// If there is no connection, or the statement is refused.
    pub async fn connect(&self) -> Result<Link, Trouble> {
        let mut config = self.place.config.clone();
        let found = password::find(&self.place, self.password_command.as_deref())
            .map_err(Trouble::Refused)?;
        if let Some(password) = found {
            config.password(password.expose_secret());
        }
        let tls = connect::tls(self.place.ca_file.as_deref())
            .map_err(|error| Trouble::Refused(error.to_string()))?;
        let connecting = config.connect(MakeRustlsConnect::new(tls));
        let (client, connection) = within(super::address::CONNECT, connecting).await?;
        tokio::spawn(async move {
            // Its end is noticed by the next question.
            let _ = connection.await;
        });
        within(self.place.answer + GRACE, self.prepare(client)).await
    }

    async fn prepare(&self, client: Client) -> Result<Link, Trouble> {
        let milliseconds = self.place.answer.as_millis();
        client
            .batch_execute(&format!(
                "SET statement_timeout = {milliseconds}; SET lock_timeout = {milliseconds}; SET datestyle = ISO; SET default_transaction_read_only = on"
            ))
            .await?;
        let query = match &self.ask {
            Ask::Query(query) => numbered(query),
            Ask::Table(table) => {
                let all = format!("SELECT * FROM {}", sql::quoted(table));
                let shape = self.shape(&client.prepare(&all).await?)?;
                format!("{all} WHERE {}", by_address(&shape))
            }
        };
        let plain = client.prepare(&query).await?;
        if plain.params().len() != 1 {
            let fault = Diagnostic::error(
                "the query of customers must have `:address` as its one parameter",
            );
            return Err(Trouble::Shape(vec![
                fault.hint("write it as `SELECT … FROM … WHERE email = :address`"),
            ]));
        }
        let shape = self.shape(&plain)?;
        let rows = format!(
            "SELECT {} FROM ({query}\n) AS regards_row LIMIT {}",
            as_texts(&plain),
            MOST_ROWS + 1
        );
        let statement = client.prepare(&rows).await?;
        Ok(Link {
            client,
            statement,
            shape,
            answer: self.place.answer,
        })
    }

    fn shape(&self, statement: &Statement) -> Result<Shape, Trouble> {
        let header = statement
            .columns()
            .iter()
            .map(|column| column.name().to_string());
        Shape::new(header.collect(), &self.mapping).map_err(Trouble::Shape)
    }
}

impl Link {
    /// The rows for an address, each with its cells in the order of the header.
    ///
    /// # Errors
    /// If the connection is lost, the answer takes too long, or the table has changed.
    pub async fn rows(&self, address: &str) -> Result<Vec<Vec<String>>, Trouble> {
        let asked = async { self.client.query(&self.statement, &[&address]).await };
        let rows = within(self.answer + GRACE, asked).await?;
        rows.iter().map(cells).collect()
    }
}

fn cells(row: &Row) -> Result<Vec<String>, Trouble> {
    (0..row.len())
        .map(|index| Ok(row.try_get::<_, Option<String>>(index)?.unwrap_or_default()))
        .collect()
}

/// Every column as the server writes it, so that `12.50` stays so whatever its type; lists are parted by ";".
fn as_texts(statement: &Statement) -> String {
    let texts: Vec<String> = statement
        .columns()
        .iter()
        .map(|column| {
            let name = format!("regards_row.{}", sql::quoted_column(column.name()));
            match (column.type_().kind(), column.type_()) {
                (Kind::Array(_), _) => format!("array_to_string({name}, '; ')"),
                (_, &Type::JSON | &Type::JSONB) => format!("{name} #>> '{{}}'"),
                _ => format!("{name}::text"),
            }
        })
        .collect();
    texts.join(", ")
}

async fn within<T, E>(
    time: Duration,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, Trouble>
where
    Trouble: From<E>,
{
    match timeout(time, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Trouble::Refused(format!(
            "no answer within {} seconds",
            time.as_secs()
        ))),
    }
}

/// An address column may hold several, parted by ";".
fn by_address(shape: &Shape) -> String {
    let conditions: Vec<String> = shape
        .addresses()
        .map(|name| {
            format!(
                "$1::text = ANY(string_to_array(replace(lower({}::text), ' ', ''), ';'))",
                sql::quoted_column(name)
            )
        })
        .collect();
    conditions.join(" OR ")
}
