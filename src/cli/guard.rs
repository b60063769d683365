//! What the program keeps to itself when it breaks: neither a core file nor the message of a panic may hold a letter.

use super::output;
use rustix::process::{Resource, Rlimit, setrlimit};

/// No core files from here on, and of a fault in the program only its place is told.
pub fn close() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    if let Err(error) = setrlimit(Resource::Core, none) {
        tracing::info!(%error, "core files cannot be turned off");
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(|place| format!(" at {}:{}", place.file(), place.line()));
        output::complain(&format!(
            "regards: a fault in the program{}; please report it\n",
            place.unwrap_or_default()
        ));
    }));
}
