//! The password of a database: from a command of the settings, or a password file as PostgreSQL's own programs read it.

use super::Place;
use crate::mail::imap::secret;
use secrecy::SecretString;
use std::{env, path::PathBuf};
use tokio_postgres::config::Host;

/// The password, if there is any; a server on this machine may want none.
///
/// # Errors
/// If the command fails, or others can read the file.
pub fn find(place: &Place, command: Option<&str>) -> Result<Option<SecretString>, String> {
    if let Some(command) = command {
        let printed = secret::printed(command)?;
        let line = printed.lines().next().unwrap_or_default();
        return match line {
            "" => Err("the password command prints nothing".to_string()),
            line => Ok(Some(SecretString::from(line))),
        };
    }
    let file = env::var_os("PGPASSFILE")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".pgpass")))
        .filter(|path| path.is_file());
    let Some(file) = file else {
        return Ok(None);
    };
    let text = secret::read(&file.display().to_string())?;
    Ok(in_file(&text, &wanted(place)).map(SecretString::from))
}

/// Host, port, database and user, as lines of the file name them.
fn wanted(place: &Place) -> [String; 4] {
    let config = &place.config;
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) => name.clone(),
        Some(Host::Unix(_)) | None => "localhost".to_string(),
    };
    let user = config.get_user().unwrap_or_default().to_string();
    [
        host,
        config
            .get_ports()
            .first()
            .copied()
            .unwrap_or(5432)
            .to_string(),
        config
            .get_dbname()
            .map_or_else(|| user.clone(), str::to_string),
        user,
    ]
}

/// `host:port:database:user:password` a line; `*` is any, and `\` keeps the character behind it.
fn in_file(text: &str, wanted: &[String; 4]) -> Option<String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(fields)
        .find(|fields| {
            let pairs = fields.iter().zip(wanted);
            fields.len() == 5
                && pairs
                    .take(4)
                    .all(|(field, wanted)| field == "*" || field == wanted)
        })
        .and_then(|mut fields| fields.pop())
        .filter(|password| !password.is_empty())
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => field.extend(characters.next()),
            ':' if fields.len() < 4 => fields.push(std::mem::take(&mut field)),
            character => field.push(character),
        }
    }
    fields.push(field);
    fields
}

#[cfg(test)]
mod tests {
    use super::in_file;

    #[test]
    fn the_first_line_that_fits_counts() {
        let wanted = ["db.example", "5432", "shop", "desk"].map(str::to_string);
        for (text, password) in [
            ("db.example:5432:shop:desk:sesam", Some("sesam")),
            (
                "# db.example:5432:shop:desk:no\n*:*:*:desk:any",
                Some("any"),
            ),
            (
                "db.example:5433:shop:desk:other\n*:*:shop:*:mine",
                Some("mine"),
            ),
            (r"*:*:*:*:a\:b\\c", Some(r"a:b\c")),
            ("*:*:*:*:a:b", Some("a:b")),
            ("*:*:*:else:x", None),
            ("nonsense", None),
            ("*:*:*:*:", None),
        ] {
            assert_eq!(in_file(text, &wanted).as_deref(), password, "{text}");
        }
    }
}
