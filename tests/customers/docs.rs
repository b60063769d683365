//! Every example of docs/customers.md, tried: its files written, its source opened, Greta looked up.

use super::details;
use crate::servers::postgres::Server;
use regards::{
    customers::{self, CustomerStore, Match},
    settings::{Customers, Settings},
    source::Source,
    yaml,
};
use std::{fs, path::Path};

/// Settings, then the files that belong to them.
struct Example<'d> {
    settings: &'d str,
    file: (&'d str, &'d str),
}

/// The fenced blocks with a file's name behind their language, two and two.
fn examples(text: &str) -> Vec<Example<'_>> {
    let mut blocks = text.split("```").skip(1).step_by(2).filter_map(|block| {
        let (info, body) = block.split_once('\n')?;
        Some((info.split_once(' ')?.1, body))
    });
    let mut found = Vec::new();
    while let (Some((name, settings)), Some(file)) = (blocks.next(), blocks.next()) {
        assert_eq!(name, "regards.yaml", "{settings}");
        found.push(Example { settings, file });
    }
    found
}

fn settings(text: &str) -> Customers {
    let settings: Settings = yaml::parse(&Source::new("regards.yaml", text)).unwrap();
    settings.customers.unwrap()
}

fn finds_greta(store: &dyn CustomerStore, settings: &str) {
    for address in ["greta.quill@post.example", "Greta@Harbour.example"] {
        let greta = details(store.find(address).unwrap());
        assert_eq!(
            (greta.id.as_str(), greta.name.as_deref()),
            ("k-204", Some("Margaret Quill")),
            "{settings}"
        );
        assert_eq!(greta.extra["tracking"], "HX-4471", "{settings}");
        assert_eq!(greta.emails.len(), 2, "{settings}");
    }
    assert_eq!(
        store.find("greta@post.example").unwrap(),
        Match::None,
        "{settings}"
    );
}

#[test]
fn the_examples_of_the_manual_find_greta() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/customers.md"))
        .unwrap();
    let examples = examples(&text);
    assert_eq!(examples.len(), 6);
    for Example {
        settings: wanted,
        file: (name, body),
    } in examples
    {
        let folder = tempfile::tempdir().unwrap();
        let mut named = settings(wanted);
        let server = match name {
            "postgres" => {
                let Some(server) = Server::start() else {
                    continue;
                };
                server.run(body);
                named.source = server.source("");
                named.password_command = server.password_command();
                Some(server)
            }
            "shop.db" => {
                let shop = rusqlite::Connection::open(folder.path().join(name)).unwrap();
                shop.execute_batch(body).unwrap();
                None
            }
            _ => {
                fs::write(folder.path().join(name), body).unwrap();
                None
            }
        };
        let store = customers::open(&named, folder.path(), folder.path()).unwrap();
        finds_greta(&*store, wanted);
        drop(server);
    }
}
