//! Carries the desk of this repository into the program: every file of `templates/` and `personas/` as text.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut table = String::from("pub(super) static FILES: &[(&str, &str)] = &[\n");
    for folder in ["templates", "personas"] {
        println!("cargo:rerun-if-changed={folder}");
        for path in files(&root.join(folder)) {
            let name = path
                .strip_prefix(&root)
                .expect("below the root")
                .to_string_lossy()
                .replace('\\', "/");
            // Below the root at compile time, so that a folder that was moved with its build still finds them.
            let place = format!("/{name}");
            table.push_str(&format!(
                "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {place:?}))),\n"
            ));
        }
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("builtin.rs"), table).expect("the build folder is writable");
}

/// Every text and YAML file below a folder, in the order of their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path
            .extension()
            .is_some_and(|it| it == "txt" || it == "yaml")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}
