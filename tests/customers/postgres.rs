//! PostgreSQL as it is: wrong rows, injection, a slow answer, a table that changes, restarts in the middle.

use super::{details, who};
use crate::servers::postgres::Server;
use regards::{
    customers::{self, CustomerStore, StoreError},
    settings::Customers,
};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

const SHOP: &str = "CREATE TABLE people (id int, email text, aliases text[], name varchar(40), since date, seen timestamptz, spent numeric, tracking jsonb);
    INSERT INTO people VALUES
      (501, 'Nora.Lindqvist@example.com; n@example.com', '{nora@lindqvist.example}', 'Nora', '2021-04-30', now(), 12.50, '\"FW-2041-KL\"'),
      (502, 'tom@example.org', NULL, 'Tom', NULL, NULL, NULL, NULL),
      (503, 'house@example.org', NULL, 'Una', NULL, NULL, NULL, NULL),
      (504, 'house@example.org', NULL, 'Ulf', NULL, NULL, NULL, NULL),
      (NULL, 'none@example.org', NULL, 'None', NULL, NULL, NULL, NULL);
    INSERT INTO people SELECT 505, 'wide@example.org', NULL, 'Wide' FROM generate_series(1, 2000);";

fn settings(server: &Server, parameters: &str, query: Option<&str>) -> Customers {
    let columns = [
        ("id", vec!["id"]),
        ("emails", vec!["email", "aliases"]),
        ("name", vec!["name"]),
        ("since", vec!["since"]),
        ("extra.tracking", vec!["tracking"]),
        ("extra.spent", vec!["spent"]),
    ];
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_string).collect();
    Customers {
        source: server.source(parameters),
        columns: columns
            .map(|(field, names)| (field.to_string(), owned(names)))
            .into(),
        query: query.map(str::to_string),
        password_command: server.password_command(),
    }
}

fn open(settings: &Customers) -> Result<Box<dyn CustomerStore>, StoreError> {
    customers::open(settings, Path::new(""), Path::new(""))
}

fn assert_away(store: &dyn CustomerStore, address: &str, why: &str) {
    match store.find(address) {
        Err(StoreError::Away { why: said, .. }) => assert!(said.contains(why), "{said}"),
        other => panic!("{address}: {other:?}"),
    }
}

#[test]
fn a_real_server_is_asked_and_believed_only_where_it_is_clear() {
    let Some(server) = Server::start() else {
        return;
    };
    server.run(SHOP);
    finds_people(&server);
    says_what_is_wrong(&server);
    demands_tls(&server);
    gives_up_on_a_slow_answer(&server);
    survives_restarts(&server);
    notices_a_dropped_column(&server);
}

fn finds_people(server: &Server) {
    let query = "SELECT * FROM people WHERE :address = ANY(aliases) OR string_to_array(lower(email), '; ') @> ARRAY[:address]; ";
    let loose = "SELECT * FROM people WHERE email ILIKE :address -- as people type it";
    for (what, store) in [
        (
            "table",
            open(&settings(server, "table=public.people", None)).unwrap(),
        ),
        ("query", open(&settings(server, "", Some(query))).unwrap()),
    ] {
        for (address, wanted) in [
            ("nora.lindqvist@example.com", "Nora"),
            ("n@EXAMPLE.com", "Nora"),
            ("tom@example.org", "Tom"),
            ("house@example.org", "many"),
            ("none@example.org", "many"),
            ("stranger@example.org", "nobody"),
            ("\"' OR 1=1--\"@evil.example", "nobody"),
            ("'; DROP TABLE people;--@evil.example", "nobody"),
            ("nul\0@evil.example", "nobody"),
        ] {
            assert_eq!(
                who(store.find(address).unwrap()),
                wanted,
                "{what}: {address}"
            );
        }
        let nora = details(store.find("n@example.com").unwrap());
        assert_eq!(nora.extra["tracking"], "FW-2041-KL", "{what}");
        assert_eq!(nora.extra["spent"], "12.50", "{what}");
        assert_eq!(nora.since.unwrap().to_string(), "2021-04-30", "{what}");
        assert!(
            nora.emails.contains(&"nora@lindqvist.example".to_string()),
            "{what}"
        );
        assert_away(&*store, "wide@example.org", "more than 1000 rows");
    }
    let store = open(&settings(server, "", Some(loose))).unwrap();
    assert_eq!(who(store.find("tom@example.org").unwrap()), "Tom");
    assert_eq!(
        who(store.find("t_m@example.org").unwrap()),
        "many",
        "a pattern is not the address"
    );
}

fn says_what_is_wrong(server: &Server) {
    for query in [
        "SELECT * FROM people",
        "SELECT * FROM nothing WHERE email = :address",
        "SELECT id FROM people WHERE email = :address",
        "SELECT p.*, 1 AS id FROM people p WHERE email = :address",
        "DELETE FROM people WHERE email = :address RETURNING *",
    ] {
        let refused = open(&settings(server, "", Some(query)));
        assert!(matches!(refused, Err(StoreError::Faulty(_))), "{query}");
    }
    let mut wrong = settings(server, "table=people", None);
    wrong.password_command = Some("echo wrong-password".to_string());
    let refused = open(&wrong).err().unwrap().to_string();
    assert!(refused.contains("password"), "{refused}");
    assert!(!refused.contains("wrong-password"), "{refused}");
}

fn demands_tls(server: &Server) {
    let strict = |more: &str| {
        open(&settings(
            server,
            &format!("table=people&sslmode=require{more}"),
            None,
        ))
    };
    assert!(
        strict("").is_err(),
        "nobody we know vouches for the certificate"
    );
    let store = strict(&format!(
        "&sslrootcert={}",
        server.at("home/cert.pem").display()
    ))
    .unwrap();
    assert_eq!(who(store.find("tom@example.org").unwrap()), "Tom");
}

fn gives_up_on_a_slow_answer(server: &Server) {
    let query = "SELECT p.* FROM people p, pg_sleep(CASE WHEN :address = 'slow@example.org' THEN 30 ELSE 0 END) WHERE email = :address OR id = 502";
    let store = open(&settings(server, "timeout=1", Some(query))).unwrap();
    assert_away(&*store, "slow@example.org", "no answer in time");
    assert_eq!(
        who(store.find("tom@example.org").unwrap()),
        "Tom",
        "the next letter is not held up"
    );
}

fn survives_restarts(server: &Server) {
    let store = open(&settings(server, "table=people", None)).unwrap();
    let restarting = AtomicBool::new(true);
    let (mut found, mut away) = (0_u32, 0_u32);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..3 {
                assert!(server.control(&["restart", "-m", "immediate", "-w"]));
            }
            restarting.store(false, Ordering::SeqCst);
        });
        while restarting.load(Ordering::SeqCst) {
            match store.find("tom@example.org") {
                Ok(one) => {
                    assert_eq!(who(one), "Tom");
                    found += 1;
                }
                Err(StoreError::Away { .. }) => away += 1,
                Err(other) => panic!("{other}"),
            }
        }
    });
    eprintln!("three restarts: {found} found, {away} times away");
    assert!(found > 0);
    assert!(server.control(&["stop", "-m", "immediate"]));
    assert_away(&*store, "tom@example.org", "");
    assert_away(&*store, "stranger@example.org", "");
    assert!(server.control(&["start", "-w"]));
    let back = std::iter::repeat_with(|| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        store.find("tom@example.org")
    });
    assert_eq!(who(back.take(100).find_map(Result::ok).unwrap()), "Tom");
    let later = open(&Customers {
        source: "postgres://desk@127.0.0.1:1/none?table=people".into(),
        columns: BTreeMap::new(),
        ..Customers::default()
    });
    assert_away(&*later.unwrap(), "tom@example.org", "");
}

fn notices_a_dropped_column(server: &Server) {
    let store = open(&settings(server, "table=people", None)).unwrap();
    assert_eq!(who(store.find("tom@example.org").unwrap()), "Tom");
    server.run("ALTER TABLE people DROP COLUMN tracking");
    for _ in 0..3 {
        assert_away(&*store, "tom@example.org", "column");
        assert_away(&*store, "stranger@example.org", "column");
    }
    assert!(
        open(&settings(server, "table=people", None)).is_err(),
        "the mapping names a column that is gone"
    );
}
