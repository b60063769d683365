//! Faults with their places, and what stays a word.

use super::{Source, Span, parse, parse_part};
use crate::{customer::Customer, intent::Intent, settings::Settings};

fn fault<T: serde::de::DeserializeOwned>(text: &str) -> String {
    match parse::<T>(&Source::new("f.yaml", text)) {
        Ok(_) => "no fault".to_string(),
        Err(faults) => {
            let fault = &faults[0];
            let hint = fault.hint.clone().unwrap_or_default();
            let under = fault
                .place
                .as_ref()
                .map_or("", |(s, span)| span.of(&s.text));
            format!("{fault} [{under}] {hint}")
        }
    }
}

#[test]
fn faults_have_their_place_and_a_hint() {
    let table = [
        (
            "about: a\nexmples: {}\n",
            "f.yaml:2:1: error: unknown key `exmples` [exmples] did you mean `examples`?",
        ),
        (
            "about: a\nabout: b\n",
            "f.yaml:2:1: error: key `about` stands twice [about] keep one of them",
        ),
        (
            "about: ~\nchanges: yes\n",
            "f.yaml:1:8: error: expected a text, found nothing [~] leave the key out, or give it a value",
        ),
        (
            "changes: yes\n",
            "f.yaml:1:10: error: expected `true` or `false` [yes] write `true` or `false`",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(fault::<Intent>(text), expected, "{text}");
    }
}

#[test]
fn a_head_inside_a_file_keeps_the_lines_of_the_file() {
    let text = "---\nabout: ø\nwieght: 3\n---\nbody";
    let source = Source::new("t.txt", text);
    let faults = parse_part::<Intent>(&source, Span::new(4, 25)).unwrap_err();
    assert!(
        faults[0].to_string().starts_with("t.txt:3:1:"),
        "{}",
        faults[0]
    );
    let (_, span) = faults[0].place.clone().unwrap();
    assert_eq!(span.of(text), "wieght");
}

#[test]
fn what_is_empty_reads_as_nothing() {
    for text in ["", "\n\n", "# a comment\n", "\u{feff}"] {
        assert_eq!(
            parse::<Intent>(&Source::new("f", text)).unwrap(),
            Intent::default()
        );
    }
}

#[test]
fn words_stay_words() {
    let settings: Settings = parse(&Source::new(
        "f",
        "rules: {shipping: {NO: 89 kr, home: NO}, phone: 01632, days: 60}",
    ))
    .unwrap();
    assert_eq!(
        serde_json::to_string(&settings.rules).unwrap(),
        r#"{"days":60,"phone":"01632","shipping":{"NO":"89 kr","home":"NO"}}"#
    );
    let customer: Customer = parse(&Source::new(
        "f",
        "{id: 007, country: NO, since: 2021-04-30}",
    ))
    .unwrap();
    assert_eq!(
        (customer.id.as_str(), customer.country.as_deref()),
        ("007", Some("NO"))
    );
    assert_eq!(customer.since, Some(jiff::civil::date(2021, 4, 30)));
}

#[test]
fn bombs_are_refused() {
    let mut laughs = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..10 {
        let below = format!("*a{}", level - 1);
        let row = vec![below; 9].join(",");
        laughs.push_str(&format!("a{level}: &a{level} [{row}]\n"));
    }
    let quadratic = format!(
        "a: &a \"{}\"\nrules: {{x: [{}]}}",
        "y".repeat(80_000),
        vec!["*a"; 40_000].join(",")
    );
    let deep = "[".repeat(20_000);
    for text in [
        format!("rules:\n  {}", laughs.replace('\n', "\n  ")),
        quadratic,
        format!("rules: {{a: {deep}}}"),
        format!("about: {}", "y".repeat(super::SMALL)),
    ] {
        let fault = fault::<Settings>(&text);
        assert!(
            fault.contains("error:"),
            "{}",
            &fault[..fault.len().min(200)]
        );
    }
}
