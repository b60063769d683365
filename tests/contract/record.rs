//! The record, field by field: names, order, types, what may be null, and offsets that fit.

use serde_json::Value;
use std::{path::Path, process::Command};

/// Each field with what may stand there: words parted by `|`, or a kind of value. `[]` is each of a list.
const FIELDS: &[(&str, &str)] = &[
    ("id", "text"),
    ("source", "text"),
    ("outcome", "drafted|needs_person|no_reply|failed"),
    ("verdict", "ready|look|hold|null"),
    ("reason", "text|null"),
    ("letter", "object"),
    ("customer", "object|null"),
    ("intents", "list"),
    ("situation", "object|null"),
    ("persona", "text|null"),
    (
        "tone",
        "warm|world|plain|kind|mend|calm|farewell|quiet|formal|null",
    ),
    ("language", "text|null"),
    ("template", "text|null"),
    ("templates", "list"),
    ("runners_up", "list"),
    ("draft", "object|null"),
    ("provenance", "list"),
    ("gaps", "list"),
    ("remarks", "list"),
    ("score", "object|null"),
    ("promises", "list"),
    ("micros", "number"),
    ("letter.message_id", "text|null"),
    ("letter.from", "object|null"),
    ("letter.from.name", "text|null"),
    ("letter.from.address", "text"),
    ("letter.subject", "text"),
    ("letter.date", "text|null"),
    ("letter.language", "text"),
    ("letter.language_confidence", "number"),
    ("letter.new_text", "text"),
    ("letter.signature", "text|null"),
    ("letter.writer.name", "text|null"),
    ("letter.writer.age", "number|null"),
    ("letter.writer.evidence", "text"),
    ("letter.questions[].text", "text"),
    ("letter.questions[].answered_by", "text|null"),
    ("letter.questions[].open", "defer|gap|null"),
    (
        "letter.facts[].kind",
        "order_number|invoice_number|date|time|duration|money|age|count|product|person|address|phone|email|url|deadline|secret",
    ),
    ("letter.facts[].value", "text"),
    ("letter.facts[].in", "new_text|subject|signature"),
    ("letter.facts[].start", "number"),
    ("letter.facts[].end", "number"),
    ("letter.emotion.name", "text"),
    ("letter.emotion.confidence", "number"),
    ("letter.arousal", "low|medium|high"),
    ("letter.modifiers[]", "text"),
    ("letter.automatic", "text|null"),
    ("letter.attachments[].name", "text"),
    ("letter.attachments[].type", "text"),
    ("customer.id", "text|null"),
    ("customer.name", "text|null"),
    ("customer.matched_by", "address|alias|null"),
    ("customer.trust", "verified|claimed|forged"),
    ("intents[].name", "text"),
    ("intents[].confidence", "number"),
    ("intents[].evidence[]", "text"),
    (
        "situation.name",
        "delighted-fan|young-fan|neutral-enquiry|disappointed|wronged|betrayed-loyal|revenge-threat|leaving|repeat-unanswered|grieving|vulnerable|thankful|worried|rights-request|business-prospect|danger",
    ),
    ("situation.evidence[]", "text"),
    ("templates[].intent", "text"),
    ("templates[].template", "text"),
    ("runners_up[].template", "text"),
    ("runners_up[].score", "number"),
    ("runners_up[].lacked", "text|null"),
    ("draft.to[].name", "text|null"),
    ("draft.to[].address", "text"),
    ("draft.cc", "list"),
    ("draft.subject", "text"),
    ("draft.text", "text"),
    ("draft.quoted", "text|null"),
    ("draft.html", "text|null"),
    ("provenance[].text", "text"),
    ("provenance[].move", "text"),
    ("provenance[].from", "text"),
    ("provenance[].facts[]", "text"),
    ("gaps[].line", "number"),
    ("gaps[].ask", "text"),
    ("remarks[].check", "text"),
    ("remarks[].severity", "error|warning|note"),
    ("remarks[].line", "number"),
    ("remarks[].start", "number"),
    ("remarks[].end", "number"),
    ("remarks[].message", "text"),
    ("score.total", "number"),
    ("score.parts", "object"),
    ("promises[].what", "text"),
    ("promises[].due", "text"),
];

fn fits(value: &Value, what: &str) -> bool {
    what.split('|').any(|kind| match kind {
        "text" => value.is_string(),
        "number" => value.is_number(),
        "list" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        word => value == word,
    })
}

/// What stands at a path, each with where; the way ends at what is null, and a field that is left out is told.
fn at<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    let (step, rest) = path
        .split_once('.')
        .map_or((path, None), |(step, rest)| (step, Some(rest)));
    let (name, each) = step
        .strip_suffix("[]")
        .map_or((step, false), |name| (name, true));
    let field = value
        .get(name)
        .unwrap_or_else(|| panic!("`{name}` is left out of {value}"));
    let found: Vec<&Value> = if each {
        field
            .as_array()
            .unwrap_or_else(|| panic!("`{name}` is no list"))
            .iter()
            .collect()
    } else {
        vec![field]
    };
    match rest {
        None => found,
        Some(rest) => found
            .into_iter()
            .filter(|it| !it.is_null())
            .flat_map(|it| at(it, rest))
            .collect(),
    }
}

/// Records of all letters of the examples, with and without what staff say of them.
fn records() -> Vec<Value> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let state = tempfile::tempdir().unwrap();
    let mut records = Vec::new();
    for (desk, cases) in [("shop", false), ("fan-club", true)] {
        let name = format!("{desk}-{cases}");
        let path = |file: &str| state.path().join(format!("{name}-{file}"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_regards"));
        command.current_dir(examples.join(desk)).args([
            "batch",
            "letters",
            "--dry-run",
            "--at",
            "2026-10-13T13:00:00+01:00",
        ]);
        command
            .arg("--to")
            .arg(path("drafts"))
            .arg("--state")
            .arg(path("state"))
            .arg("--report")
            .arg(path("report"));
        if cases {
            command.args(["--cases", "cases.yaml"]);
        }
        assert!(
            command
                .output()
                .unwrap()
                .status
                .code()
                .is_some_and(|code| code < 2)
        );
        let report = std::fs::read_to_string(path("report")).unwrap();
        in_order(report.lines().next().unwrap());
        records.extend(
            report
                .lines()
                .map(|line| serde_json::from_str::<Value>(line).unwrap()),
        );
    }
    records
}

/// Programs that read line by line, and people, find the fields where they were.
fn in_order(line: &str) {
    let mut from = 0;
    for (field, _) in FIELDS.iter().take_while(|(field, _)| !field.contains('.')) {
        let key = format!("\"{field}\":");
        from += line
            .get(from..)
            .and_then(|rest| rest.find(&key))
            .unwrap_or_else(|| panic!("{field} does not come in its order"));
    }
}

#[test]
fn every_field_is_there_in_every_record_and_is_what_it_may_be() {
    let records = records();
    assert!(records.len() > 30);
    for record in &records {
        for (path, what) in FIELDS {
            for value in at(record, path) {
                assert!(
                    fits(value, what),
                    "{}: {path} is {value}, not {what}",
                    record["source"]
                );
            }
        }
        outcome(record);
        offsets(record);
    }
}

fn outcome(record: &Value) {
    let (outcome, verdict) = (record["outcome"].as_str().unwrap(), &record["verdict"]);
    match outcome {
        "drafted" => assert!(
            record["draft"].is_object() && (verdict == "ready" || verdict == "look"),
            "{record}"
        ),
        "no_reply" => assert!(
            record["draft"].is_null() && record["reason"].is_string(),
            "{record}"
        ),
        _ => assert!(record["reason"].is_string(), "{record}"),
    }
    assert!(verdict != "hold" || outcome == "needs_person", "{record}");
    for question in record["letter"]["questions"].as_array().unwrap() {
        let by = question["answered_by"].as_str().unwrap_or("answer:");
        assert!(
            ["answer:", "template:", "case."]
                .iter()
                .any(|start| by.starts_with(start)),
            "{question}"
        );
    }
}

fn offsets(record: &Value) {
    let span =
        |it: &Value| it["start"].as_u64().unwrap() as usize..it["end"].as_u64().unwrap() as usize;
    for fact in record["letter"]["facts"].as_array().unwrap() {
        let text = record["letter"][fact["in"].as_str().unwrap()]
            .as_str()
            .unwrap_or_default();
        assert!(
            text.get(span(fact)).is_some_and(|words| !words.is_empty()),
            "{fact}"
        );
    }
    let Some(text) = record["draft"]["text"].as_str() else {
        return;
    };
    for remark in record["remarks"].as_array().unwrap() {
        assert!(text.get(span(remark)).is_some(), "{remark}");
        let line = text[..span(remark).start].matches('\n').count() as u64 + 1;
        assert_eq!(remark["line"], line, "{remark}");
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let gaps = record["gaps"].as_array().unwrap();
    for gap in gaps {
        assert!(
            lines[gap["line"].as_u64().unwrap() as usize - 1].starts_with("[["),
            "{gap}"
        );
    }
    assert_eq!(
        gaps.len(),
        lines.iter().filter(|line| line.starts_with("[[")).count()
    );
    assert!(!record["draft"]["subject"].as_str().unwrap().contains("[["));
    let mut rest = text.to_string();
    for sentence in record["provenance"].as_array().unwrap() {
        let said = sentence["text"].as_str().unwrap();
        assert!(rest.contains(said), "{said:?} does not stand in its place");
        rest = rest.replacen(said, "", 1);
    }
    assert_eq!(
        rest.trim(),
        "",
        "words without provenance in {}",
        record["source"]
    );
}
