//! Customers from PostgreSQL: `postgres://user@host/database?table=customers`, or with a `query` in the settings.
//! The session reads only, and the sender's address goes in as a bound parameter only.

mod address;
mod link;
mod password;
pub mod query;

use super::{
    CustomerStore, Match, StoreError,
    memory::key,
    sql::{self, Ask},
};
use crate::settings::Customers;
use address::Place;
use link::{Link, Recipe, Trouble};
use std::{
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// What is waited before each further try of one letter, about eight seconds in all: a server that is restarted is back by then.
const TRIES: [Duration; 6] = [
    Duration::from_millis(50),
    Duration::from_millis(200),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
];
/// How long a server that stayed away is left in peace: letters that come meanwhile wait at once.
const PEACE: Duration = Duration::from_secs(2);

/// A database. Workers ask it one after the other: a question by an indexed column takes less than a letter's reading.
pub struct Postgres {
    recipe: Recipe,
    line: Mutex<Line>,
}

struct Line {
    runtime: Runtime,
    link: Option<Link>,
    /// The columns as they were at first: a detail that vanishes in the middle of a run is a fault and no blank.
    header: Option<Vec<String>>,
    /// Since when it is known to be away.
    away: Option<(Instant, String)>,
}

/// Opens a `postgres://…` source. A server that is away now may be back when the first letter asks; wrong settings are faults at once.
///
/// # Errors
/// If the source or the query is faulty, or the rows do not fit customers.
pub fn open(customers: &Customers) -> Result<Postgres, StoreError> {
    let place = address::parse(&customers.source)?;
    let ask = Ask::new(customers, place.table.clone())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| StoreError::Away {
            store: place.shown.clone(),
            why: error.to_string(),
        })?;
    let recipe = Recipe {
        place,
        ask,
        mapping: customers.columns.clone(),
        password_command: customers.password_command.clone(),
    };
    let mut line = Line {
        runtime,
        link: None,
        header: None,
        away: None,
    };
    match line.runtime.block_on(recipe.connect()) {
        Ok(link) => line.keep(link),
        Err(Trouble::Gone(why)) => {
            tracing::warn!(store = recipe.place.shown, why, "the customers are away");
            line.away = Some((Instant::now(), why));
        }
        Err(Trouble::Shape(faults)) => return Err(StoreError::Faulty(faults)),
        Err(Trouble::Refused(why)) => {
            return Err(sql::fault(
                format!(
                    "`{}` does not let us look for customers: {why}",
                    recipe.place.shown
                ),
                "mend the source or the `query` under `customers:` in regards.yaml, or what that user may do",
            ));
        }
    }
    Ok(Postgres {
        recipe,
        line: Mutex::new(line),
    })
}

impl Postgres {
    fn away(&self, why: String) -> StoreError {
        StoreError::Away {
            store: self.recipe.place.shown.clone(),
            why,
        }
    }
}

impl Line {
    /// The rows for an address, tried again over a connection that was lost.
    fn rows(&mut self, recipe: &Recipe, address: &str) -> Result<Vec<Vec<String>>, String> {
        let mut patience = TRIES.iter();
        if let Some((since, why)) = &self.away {
            if since.elapsed() < PEACE {
                return Err(why.clone());
            }
            patience = [].iter();
        }
        loop {
            let why = match self.try_rows(recipe, address) {
                Ok(rows) => {
                    self.away = None;
                    return Ok(rows);
                }
                Err(Trouble::Gone(why)) => why,
                Err(Trouble::Refused(why)) => return Err(why),
                Err(Trouble::Shape(faults)) => {
                    return Err(faults.first().map_or_else(String::new, ToString::to_string));
                }
            };
            match patience.next() {
                Some(pause) => thread::sleep(*pause),
                None => {
                    self.away = Some((Instant::now(), why.clone()));
                    return Err(why);
                }
            }
        }
    }

    fn try_rows(&mut self, recipe: &Recipe, address: &str) -> Result<Vec<Vec<String>>, Trouble> {
        let link = match self.link.take() {
            Some(link) => link,
            None => self.runtime.block_on(recipe.connect())?,
        };
        if self
            .header
            .as_ref()
            .is_some_and(|header| *header != link.shape.header)
        {
            return Err(Trouble::Refused(
                "its columns have changed since this run began".into(),
            ));
        }
        let rows = self.runtime.block_on(link.rows(address))?;
        // Kept only where all went well: after any fault the next question begins with a connection of its own.
        self.keep(link);
        Ok(rows)
    }

    fn keep(&mut self, link: Link) {
        self.header.get_or_insert_with(|| link.shape.header.clone());
        self.link = Some(link);
    }
}

impl CustomerStore for Postgres {
    fn find(&self, address: &str) -> Result<Match, StoreError> {
        let address = key(address);
        // PostgreSQL's text holds no NUL; no profile has one either.
        if address.contains('\0') {
            return Ok(Match::None);
        }
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = line
            .rows(&self.recipe, &address)
            .map_err(|why| self.away(why))?;
        match &line.link {
            Some(link) => link
                .shape
                .found(&rows, &address)
                .map_err(|why| self.away(why)),
            None => Err(self.away("the connection is gone".into())),
        }
    }
}
