//! Passwords and tokens: from a command, a file or the keyring, never from arguments.

use crate::{mail::imap::ImapError, settings::Login};
use secrecy::SecretString;
use std::{
    fs::File,
    io::Read,
    os::unix::fs::MetadataExt,
    process::{Command, Stdio},
};

/// Longest password or token.
const LONGEST: u64 = 64 * 1024;

/// The password or token for a server.
///
/// # Errors
/// If nothing is set, the command fails, or the file can be read by others.
pub fn secret(host: &str, login: &Login) -> Result<SecretString, ImapError> {
    let wrong = |wrong: String| ImapError::Secret {
        host: host.to_string(),
        wrong,
    };
    let text = match (
        &login.password_command,
        &login.password_file,
        &login.keyring,
    ) {
        (Some(command), ..) => printed(command),
        (None, Some(file), _) => read(file),
        (None, None, Some(entry)) => {
            let (service, user) = entry.split_once(' ').unwrap_or((entry, ""));
            output(
                "secret-tool",
                &["lookup", "service", service, "username", user],
            )
        }
        _ => Err(format!(
            "set `password_command`, `password_file` or `keyring` for it (`imap: {{{host}: …}}` in regards.yaml)"
        )),
    };
    let text = text.map_err(wrong)?;
    let line = text.lines().next().unwrap_or_default().to_string();
    if line.is_empty() {
        return Err(ImapError::Secret {
            host: host.to_string(),
            wrong: "it is empty".to_string(),
        });
    }
    Ok(SecretString::from(line))
}

/// What a command of the settings prints.
///
/// # Errors
/// If it does not run, fails, or prints no text.
pub fn printed(command: &str) -> Result<String, String> {
    output("sh", &["-c", command])
}

fn output(program: &str, arguments: &[&str]) -> Result<String, String> {
    let out = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{program}` did not run: {error}"))?;
    if !out.status.success() {
        return Err(format!("the command ended with {}", out.status));
    }
    String::from_utf8(out.stdout).map_err(|_| "the command printed no text".to_string())
}

/// A file of secrets.
///
/// # Errors
/// If it cannot be read, or can be read by others than its owner.
pub fn read(path: &str) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("`{path}`: {error}");
    let file = File::open(path).map_err(failed)?;
    let mode = file.metadata().map_err(failed)?.mode();
    if mode & 0o077 != 0 {
        return Err(format!("others can read `{path}`; set its mode to 0600"));
    }
    let mut text = String::new();
    file.take(LONGEST)
        .read_to_string(&mut text)
        .map_err(failed)?;
    Ok(text)
}
