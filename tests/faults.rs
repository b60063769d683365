//! Faults that only a whole desk shows, as its author sees them: `tests/faults/*.txt` → `*.snap`.
//!
//! A case holds the files of a desk, each after a line `>>> path`. `SNAPSHOTS=overwrite cargo test --test main faults`
//! writes the pictures anew; read them before they are kept.

use jiff::civil::date;
use regards::{
    desk::{ModelCache, Parts, faults},
    desk_files,
};
use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV};
use std::{fs, path::Path};

/// Models of cases are small: they are trained each time.
struct Untrained;

impl ModelCache for Untrained {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

fn picture(case: &str) -> String {
    let desk = tempfile::tempdir().unwrap();
    for (path, text) in case.split(">>> ").filter_map(|part| part.split_once('\n')) {
        let path = desk.path().join(path.trim());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let found = desk_files::load(Some(desk.path()))
        .and_then(|files| Parts::new(files, &Untrained))
        .map(|parts| faults::of(&parts, date(2026, 5, 12)));
    let found = found.unwrap_or_else(|faults| faults);
    let pictures: Vec<_> = found.iter().map(|fault| fault.render(false)).collect();
    let folder = format!("{}/", desk.path().display());
    (pictures.join("\n\n") + "\n").replace(&folder, "")
}

#[test]
fn faults_of_a_desk_are_drawn_where_they_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let assert = Assert::new().action_env(DEFAULT_ACTION_ENV);
    let mut cases = 0;
    let mut faultless = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        cases += 1;
        let picture = picture(&fs::read_to_string(&path).unwrap());
        if !picture.contains(" --> ") {
            faultless.push(path.display().to_string());
        }
        assert.eq(
            picture,
            Data::read_from(&path.with_extension("snap"), None).raw(),
        );
    }
    assert!(faultless.is_empty(), "no fault is found in {faultless:?}");
    assert!(cases >= 12, "only {cases} cases were found");
}

/// A desk that stands alone, small enough to be checked at once.
const SMALL: &str = ">>> regards.yaml\nextends: none\ncompany: {name: Lantern}\nauthserv_id: mx.lantern.example\n>>> personas/robin.yaml\nname: Robin Vale\nlanguages: {en: {}}\n>>> templates/hours/intent.yaml\nabout: hours\nexamples: {en: [when are you open]}\n>>> templates/hours/plain.en.txt\n{# answer #}\nWe open at nine.\n";

/// Bombs, doubled keys, depth and endless templates: each is refused, where it stands, before it costs anything.
#[test]
fn hostile_desks_are_refused_where_they_are() {
    let settings = |tail: String| {
        format!("{SMALL}>>> regards.yaml\nextends: none\ncompany: {{name: L}}\n{tail}\n")
    };
    let template =
        |body: String| format!("{SMALL}>>> templates/hours/plain.en.txt\n{{# answer #}}\n{body}\n");
    let intent =
        |tail: String| format!("{SMALL}>>> templates/hours/intent.yaml\nabout: hours\n{tail}\n");
    let mut laughs = "rules:\n  a: &a [x, x, x, x, x, x, x, x, x]\n".to_string();
    for (one, next) in ('a'..'i').zip('b'..='i') {
        laughs.push_str(&format!(
            "  {next}: &{next} [{}]\n",
            vec![format!("*{one}"); 9].join(", ")
        ));
    }
    let quadratic = format!(
        "rules:\n  a: &a {}\n  b: [{}]",
        "x".repeat(40_000),
        vec!["*a"; 20_000].join(",")
    );
    let nested = format!("rules: {}{}", "[".repeat(20_000), "]".repeat(20_000));
    let doubled = format!(
        "{{% set s = \"x\" %}}{}{{{{ s }}}}",
        "{% set s = s ~ s %}".repeat(40)
    );
    let blocks = "We open at nine.\n{# answer #}\n".repeat(20_000);
    let examples = (0..60_000)
        .map(|n| format!("open {n}"))
        .collect::<Vec<_>>()
        .join(", ");
    let table: Vec<(String, &str)> = vec![
        (settings(laughs), "regards.yaml:"),
        (settings(quadratic), "regards.yaml:"),
        (settings(nested), "regards.yaml:3:8"),
        (settings("company: {name: M}".into()), "key `company` stands twice\n --> regards.yaml:3:1"),
        (intent(format!("weight: {}1{}", "{a: ".repeat(5000), "}".repeat(5000))), "templates/hours/intent.yaml:2:"),
        (intent(format!("examples: {{en: [{examples}]}}")), "more than 2000 examples"),
        (intent("always: ['(a{1000}){1000}{1000}']".into()), "the pattern cannot be used: it is too large\n --> templates/hours/intent.yaml:2:"),
        (template("{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}".into()), "templates/hours/plain.en.txt:2:"),
        (template(doubled), "templates/hours/plain.en.txt:2:"),
        (template("{% include \"templates/hours/plain.en.txt\" %}".into()), "`include` is no tag"),
        (template(format!("{{{{ {}name{} }}}}", "(".repeat(3000), ")".repeat(3000))), "templates/hours/plain.en.txt:2:"),
        (template(format!("{}x{}", "{% if name %}".repeat(3000), "{% endif %}".repeat(3000))), "more than 16 kB"),
        (template(blocks), "a file of more than 300 blocks"),
        (template("{{ get_env(name=\"HOME\") }} {{ __tera_context }}".into()), "there is no function `get_env`"),
        (format!("{SMALL}>>> templates/moves/components.en.txt\n{{% component c() %}}{{{{ <c /> }}}}{{% endcomponent c %}}\n"), "components.en.txt:1:"),
    ];
    for (case, expected) in table {
        let picture = picture(&case);
        let short: String = picture.chars().take(600).collect();
        assert!(picture.starts_with("error: "), "{short}");
        assert!(
            picture.contains(expected),
            "`{expected}` is not in: {short}"
        );
    }
}
