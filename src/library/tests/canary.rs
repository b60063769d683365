//! Replacing a cited detail changes exactly the sentences that cite it.

use super::{Tree, desk};
use crate::{
    language::Language,
    library::{Library, SaidSentence, View},
};
use proptest::prelude::{Strategy, prop, proptest};
use serde_json::{Value, json};

const PATHS: [&str; 5] = [
    "name",
    "order.number",
    "order.carrier",
    "said.place.at",
    "topic",
];

/// A sentence of a template, by choice of its shape and details.
fn sentence((shape, one, two): (usize, usize, usize)) -> String {
    let (one, two) = (PATHS[one], PATHS[two]);
    match shape {
        0 => "Nothing is filled in here.".to_string(),
        1 => format!("It is {{{{ {one} }}}}."),
        2 => format!("Both {{{{ {one} | upper_first }}}} and {{{{- {two} }}}} stand here!"),
        3 => {
            format!("{{% if {one} %}}With {{{{ {two} }}}}{{% else %}}Without{{% endif %}} it goes.")
        }
        4 => format!("{{{{ {one} }}}} e.g. {{{{ {two} }}}} are\non two lines?"),
        5 => format!("{{% set x = {one} %}}Then {{{{ x }}}} {{#- aside -#}} follows."),
        _ => format!("{{{{ {one} }}}} {{{{ {one} }}}}{{{{ {two} }}}}."),
    }
}

fn render(text: &str, view: &dyn View) -> Option<Vec<SaidSentence>> {
    let library = Library::build(&desk(&[("templates/moves/own.en.txt", text)])).ok()?;
    let blocks = library.move_blocks("own", &Language::EN);
    let said = blocks
        .first()?
        .forms
        .first()?
        .variants
        .first()?
        .render(view)
        .ok()?;
    Some(said.sentences)
}

/// Values as people write them: some look like marks, templates, ends of sentences.
fn value() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Kestrel",
        "{{ name }}",
        "{% if %}",
        "Dr. Quill",
        "a\u{F0001}b",
        "KK-1",
        "øl\n- og mer",
        "Really? Yes. No",
        "\u{FFFFD}",
        "[[FILL]]",
        "3.",
        "  x ",
    ]);
    prop::collection::vec(words, 1..3).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn exactly_the_cited_sentences_change(
        shapes in prop::collection::vec((0..7usize, 0..5usize, 0..5usize), 1..6),
        values in prop::collection::vec(value(), 5),
        chosen in 0..5usize,
    ) {
        let text = shapes.into_iter().map(sentence).collect::<Vec<_>>().join(" ");
        let path = PATHS[chosen];
        // The detail that is replaced is one word, so that the sentences stay the same in number.
        let with = |word: &str| {
            let details = PATHS.iter().zip(&values).map(|(path, value)| ((*path).to_string(), json!(value)));
            let mut details: serde_json::Map<String, Value> = details.collect();
            details.insert(path.to_string(), json!(word));
            render(&text, &Tree::new("en", Value::Object(details)))
        };
        let (Some(before), Some(after)) = (with("Kestrel"), with("Plover")) else {
            return Err(proptest::test_runner::TestCaseError::fail(format!("not said: {text}")));
        };
        assert_eq!(before.len(), after.len(), "{text}");
        for (one, two) in before.iter().zip(&after) {
            let cited = one.facts.iter().any(|fact| fact == path);
            if !cited {
                assert_eq!(one.text, two.text, "changed without being cited: {text}");
            } else {
                assert_ne!(one.text, two.text, "cited but unchanged: {text}");
            }
        }
    }
}
