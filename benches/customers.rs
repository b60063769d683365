//! A million customers: how long until the first answer, how long for each, and how much memory, by store.
//!
//! `cargo bench --bench customers -- 1000000` (rows; `--` alone: 100,000). Each store runs in a process of its own, so that the peak is its own.

use regards::{
    customers::{self, Match},
    settings::Customers,
};
use std::{
    error::Error,
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    process::Command,
    time::Instant,
};

type Outcome = Result<(), Box<dyn Error>>;

/// Rows a customer: every fourth has a second order.
const STORES: [(&str, &str); 5] = [
    ("CSV, first start", "csv"),
    ("CSV, every later start", "csv"),
    ("CSV in memory (a tenth of the rows)", "memory"),
    ("SQLite by a query with an index", "sqlite"),
    ("SQLite by `table=`, without an index", "sqlite-table"),
];
const LOOKUPS: u64 = 2_000;

fn main() -> Outcome {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    match words.as_slice() {
        [store, folder, rows] => ask(store, Path::new(folder), rows.parse()?),
        [rows] => all(rows.parse()?),
        _ => all(100_000),
    }
}

fn all(rows: u64) -> Outcome {
    let folder = tempfile::tempdir()?;
    write_csv(&folder.path().join("people.csv"), rows)?;
    write_csv(&folder.path().join("tenth.csv"), rows / 10)?;
    write_sqlite(folder.path(), rows)?;
    println!(
        "| {rows} rows | start | a customer | a stranger | peak memory |\n|---|---|---|---|---|"
    );
    for (name, store) in STORES {
        let done = Command::new(std::env::current_exe()?)
            .args([
                store,
                &folder.path().display().to_string(),
                &rows.to_string(),
            ])
            .output()?;
        print!("| {name} | {}", String::from_utf8_lossy(&done.stdout));
        if !done.status.success() {
            println!("{}", String::from_utf8_lossy(&done.stderr));
        }
    }
    Ok(())
}

fn row(number: u64) -> String {
    let person = number - number % 5 / 4;
    format!(
        "k-{person},Ann Number {person},ann.{person}@post.example,alias.{person}@other.example,en,GB,2021-04-30,KK-{number},2026-05-02,Harbour Kite x2,in transit,FW-{number},\"{} Orchard Row, Linfield\"",
        person % 90
    )
}

const HEADER: &str = "id,name,emails,aliases,language,country,since,orders.number,orders.date,orders.items,orders.status,tracking,address";

fn write_csv(path: &Path, rows: u64) -> Outcome {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "{HEADER}")?;
    for number in 0..rows {
        writeln!(out, "{}", row(number))?;
    }
    Ok(out.flush()?)
}

fn write_sqlite(folder: &Path, rows: u64) -> Outcome {
    let mut shop = rusqlite::Connection::open(folder.join("shop.db"))?;
    let names: Vec<String> = HEADER
        .split(',')
        .map(|name| format!("\"{name}\" TEXT"))
        .collect();
    shop.execute_batch(&format!("CREATE TABLE people ({})", names.join(", ")))?;
    let work = shop.transaction()?;
    {
        let mut insert =
            work.prepare("INSERT INTO people VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)")?;
        for number in 0..rows {
            let row = row(number);
            let cells = row.splitn(13, ',').map(|cell| cell.trim_matches('"'));
            insert.execute(rusqlite::params_from_iter(cells))?;
        }
    }
    work.execute_batch("CREATE INDEX by_address ON people (emails)")?;
    Ok(work.commit()?)
}

fn settings(store: &str) -> Customers {
    let (source, query) = match store {
        "csv" => ("people.csv", None),
        "memory" => ("tenth.csv", None),
        "sqlite" => (
            "sqlite:shop.db",
            Some("SELECT * FROM people WHERE emails = :address".to_string()),
        ),
        _ => ("sqlite:shop.db?table=people", None),
    };
    let columns = [
        ("emails", vec!["emails", "aliases"]),
        ("extra.tracking", vec!["tracking"]),
    ];
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_string).collect();
    Customers {
        source: source.to_string(),
        columns: columns
            .map(|(field, names)| (field.to_string(), owned(names)))
            .into(),
        query,
        ..Customers::default()
    }
}

/// One store, in this process: opened, asked, measured.
fn ask(store: &str, folder: &Path, rows: u64) -> Outcome {
    let begun = Instant::now();
    // The tenth is read as the small store reads it whatever its length: its text is parsed at once.
    let open: Box<dyn customers::CustomerStore> = match store {
        "memory" => Box::new(customers::csv::open(
            &folder.join("tenth.csv"),
            &settings(store).columns,
        )?),
        _ => customers::open(&settings(store), folder, &folder.join("caches"))?,
    };
    let start = begun.elapsed();
    let (rows, lookups) = match store {
        "memory" => (rows / 10, LOOKUPS),
        "sqlite-table" => (rows, 5),
        _ => (rows, LOOKUPS),
    };
    let spread = |number: u64| (number * 7_919 % rows) / 5 * 5;
    let begun = Instant::now();
    for number in 0..lookups {
        let address = format!("ann.{}@post.example", spread(number));
        assert!(matches!(open.find(&address)?, Match::One(..)), "{address}");
    }
    let customer = begun.elapsed() / u32::try_from(lookups)?;
    let begun = Instant::now();
    for number in 0..lookups {
        assert_eq!(
            open.find(&format!("nobody.{number}@post.example"))?,
            Match::None
        );
    }
    let stranger = begun.elapsed() / u32::try_from(lookups)?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or("?")
        .trim()
        .to_string();
    println!("{start:.1?} | {customer:.1?} | {stranger:.1?} | {peak} |");
    Ok(())
}
