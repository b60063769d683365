//! `postgres://user@host:5432/shop?table=people`: where a database is, what of it is ours, and how it is reached.

use super::super::{StoreError, sql};
use crate::mail::imap::address::percent_decoded;
use std::{path::Path, time::Duration};
use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};

/// Longest wait for a connection.
pub const CONNECT: Duration = Duration::from_secs(10);
/// Longest wait for the rows of one person, unless the source says otherwise (`timeout=SECONDS`).
const ANSWER: Duration = Duration::from_secs(10);

/// Where a database is.
#[derive(Clone, Debug)]
pub struct Place {
    /// What the driver connects to, without a password.
    pub config: Config,
    /// How messages name it: without user, password and parameters.
    pub shown: String,
    /// Table of customers (`table=`).
    pub table: Option<String>,
    /// A further certificate authority, PEM (`sslrootcert=`).
    pub ca_file: Option<String>,
    /// Longest wait for the rows of one person.
    pub answer: Duration,
}

/// Reads a `postgres://…` source. Away from this machine TLS is demanded, on it none is used, unless `sslmode` says
/// otherwise; a certificate is always checked.
///
/// # Errors
/// If it is no address of a database, or holds a password: those come from a command or a file.
pub fn parse(source: &str) -> Result<Place, StoreError> {
    let (place, tail) = source.split_once('?').unwrap_or((source, ""));
    let shown = shown(place);
    let wrong = |what: &str| {
        sql::fault(
            format!("`{shown}` is no address of a database: {what}"),
            "write it as `postgres://user@host:5432/database?table=customers`",
        )
    };
    let mut place_of_ours = Place {
        config: Config::new(),
        shown: shown.clone(),
        table: None,
        ca_file: None,
        answer: ANSWER,
    };
    let mut ssl_mode = None;
    let mut theirs = Vec::new();
    for pair in tail.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decoded(value).ok_or_else(|| wrong("a %-code in it is broken"))?;
        match name {
            "table" => place_of_ours.table = Some(value),
            "sslrootcert" => place_of_ours.ca_file = Some(value),
            "timeout" => {
                let seconds = value
                    .parse()
                    .ok()
                    .filter(|seconds| (1..=600).contains(seconds));
                place_of_ours.answer = seconds
                    .map(Duration::from_secs)
                    .ok_or_else(|| wrong("`timeout` is a number of seconds from 1 to 600"))?;
            }
            "sslmode" => {
                ssl_mode = Some(mode(&value).ok_or_else(|| {
                    wrong("`sslmode` is `disable`, `prefer`, `require` or `verify-full`")
                })?)
            }
            "password" => return Err(secret(&shown)),
            _ => theirs.push(pair),
        }
    }
    let address = match theirs.is_empty() {
        true => place.to_string(),
        false => format!("{place}?{}", theirs.join("&")),
    };
    let mut config: Config = address
        .parse()
        .map_err(|error: tokio_postgres::Error| wrong(&error.to_string()))?;
    if config.get_password().is_some() {
        return Err(secret(&shown));
    }
    let ssl_mode = ssl_mode.unwrap_or(if is_here(&config) {
        SslMode::Disable
    } else {
        SslMode::Require
    });
    config.ssl_mode(ssl_mode).connect_timeout(CONNECT);
    if config.get_application_name().is_none() {
        config.application_name("regards");
    }
    place_of_ours.config = config;
    Ok(place_of_ours)
}

/// libpq's words. A certificate that is asked for is always checked, name and all, so the last three are one.
fn mode(word: &str) -> Option<SslMode> {
    Some(match word {
        "disable" => SslMode::Disable,
        "prefer" => SslMode::Prefer,
        "require" | "verify-ca" | "verify-full" => SslMode::Require,
        _ => return None,
    })
}

fn secret(shown: &str) -> StoreError {
    sql::fault(
        format!("a password does not belong in the address of `{shown}`"),
        "set `password_command` under `customers:` in regards.yaml, or keep it in ~/.pgpass",
    )
}

fn shown(place: &str) -> String {
    let (scheme, rest) = place.split_once("://").unwrap_or(("postgres", place));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    format!("{scheme}://{rest}")
}

/// Whether every way to it stays on this machine.
fn is_here(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1"),
        Host::Unix(path) => path.is_absolute() || path == Path::new(""),
    })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use std::time::Duration;
    use tokio_postgres::config::SslMode;

    #[test]
    fn our_parameters_are_taken_and_theirs_left() {
        let place = parse("postgres://desk@db.example:5433/shop?table=people&timeout=3&connect_timeout=4&sslrootcert=%2Fetc%2Fca.pem").unwrap();
        assert_eq!(place.table.as_deref(), Some("people"));
        assert_eq!(place.ca_file.as_deref(), Some("/etc/ca.pem"));
        assert_eq!(place.answer, Duration::from_secs(3));
        assert_eq!(place.shown, "postgres://db.example:5433/shop");
        assert_eq!(place.config.get_user(), Some("desk"));
    }

    #[test]
    fn tls_is_demanded_away_from_this_machine() {
        for (source, wanted) in [
            ("postgres://desk@db.example/shop", SslMode::Require),
            ("postgres://desk@127.0.0.1/shop", SslMode::Disable),
            ("postgres://desk@%2Frun%2Fpostgresql/shop", SslMode::Disable),
            (
                "postgres://desk@localhost,db.example/shop",
                SslMode::Require,
            ),
            (
                "postgres://desk@db.example/shop?sslmode=disable",
                SslMode::Disable,
            ),
            (
                "postgres://desk@localhost/shop?sslmode=verify-full",
                SslMode::Require,
            ),
        ] {
            assert_eq!(
                parse(source).unwrap().config.get_ssl_mode(),
                wanted,
                "{source}"
            );
        }
    }

    #[test]
    fn passwords_and_nonsense_are_refused_and_never_shown() {
        for source in [
            "postgres://desk:sesam@db.example/shop",
            "postgres://desk@db.example/shop?password=sesam",
            "postgres://desk:sesam@db.example:port/shop",
            "postgres://desk@db.example/shop?sslmode=sesam",
            "postgres://desk@db.example/shop?timeout=sesam",
            "postgres://desk@db.example/shop?sesam=%GG",
        ] {
            let refused = parse(source).unwrap_err().to_string();
            assert!(!refused.contains("sesam"), "{refused}");
        }
    }
}
