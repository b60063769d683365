//! What texts come to, with which sources.

use super::{DeskFile, Detail, Layer, Library, Part, Path, Unsaid, View};
use crate::{language::Language, source::Source, tone::Tone};
use serde_json::{Value, json};
use std::collections::BTreeMap;

mod canary;
mod sources;

/// A view over a tree; each detail names its path as its source.
#[derive(Clone)]
pub(super) struct Tree {
    pub details: BTreeMap<String, Value>,
    pub language: Language,
    pub letter: &'static str,
}

impl Tree {
    pub(super) fn new(tag: &str, details: Value) -> Self {
        let Value::Object(details) = details else {
            return Self::new(tag, json!({}));
        };
        Self {
            details: details.into_iter().collect(),
            language: Language::new(tag),
            letter: "",
        }
    }
}

impl View for Tree {
    fn get(&self, path: &Path) -> Option<Detail> {
        let value = self.details.get(path.as_str())?;
        Some(Detail::new(value.clone(), path.as_str()))
    }

    fn language(&self) -> &Language {
        &self.language
    }

    fn said(&self, stem: &str) -> Option<String> {
        crate::text::stems(self.letter, &self.language)
            .into_iter()
            .find(|(known, _)| known == stem)
            .map(|(_, span)| format!("letter:{span}"))
    }
}

pub(super) fn desk(files: &[(&str, &str)]) -> Vec<DeskFile> {
    files
        .iter()
        .map(|(path, text)| DeskFile {
            path: (*path).to_string(),
            source: Source::new(*path, *text),
            layer: Layer::Own,
        })
        .collect()
}

fn library(files: &[(&str, &str)]) -> Library {
    Library::build(&desk(files)).unwrap_or_else(|faults| {
        let faults: Vec<_> = faults.iter().map(|fault| fault.render(false)).collect();
        panic!("{}", faults.join("\n\n"))
    })
}

/// What a text comes to: its sentences with their sources and grounds, or why it is not said.
fn say(text: &str, view: &dyn View) -> String {
    let path = format!("templates/moves/own.{}.txt", view.language().base());
    let library = library(&[(&path, text)]);
    let phrase = &library.move_blocks("own", view.language())[0].forms[0].variants[0];
    match phrase.render(view) {
        Ok(said) => said
            .sentences
            .iter()
            .map(|s| {
                let grounds = if s.grounds.is_empty() {
                    String::new()
                } else {
                    format!(" if {}", s.grounds.join(","))
                };
                format!("{}<{}{grounds}>@{}", s.text, s.facts.join(","), s.line)
            })
            .collect::<Vec<_>>()
            .join(" "),
        Err(unsaid) => format!("! {unsaid}"),
    }
}

#[test]
fn norwegian_is_norwegian() {
    let view = Tree::new(
        "nb",
        json!({"now": "2026-05-14", "order.total": "219 NOK", "said.quote": "den røk"}),
    );
    assert_eq!(
        say(
            "{{ now | day | upper_first }} kl. 9. {{ said.quote | quote }}: {{ order.total | money }}.",
            &view
        ),
        "Torsdag 14. mai kl. 9.<now>@1 «den røk»: 219 kr.<said.quote,order.total>@1"
    );
}

#[test]
fn a_text_reaches_only_what_it_names() {
    let mut view = Tree::new(
        "en",
        json!({"order.number": "KK-1", "customer.internal": "SECRET"}),
    );
    view.details.insert(
        "order".into(),
        json!({"number": "KK-1", "hidden": "SECRET"}),
    );
    // Printing a whole object is refused by its filter, and nothing else of the view is in reach.
    assert!(!say("{{ order.number }}{% set x = order.number %}{{ x }}", &view).contains("SECRET"));
    for text in [
        "{{ __tera_context }}",
        "{{ _p0 }}",
        "{% include \"x\" %}",
        "{% set_global a = 1 %}",
    ] {
        let built = Library::build(&desk(&[("templates/moves/own.en.txt", text)]));
        assert!(built.is_err(), "{text}");
    }
}

#[test]
fn components_have_the_language_and_their_arguments() {
    let files = [
        (
            "templates/moves/components.nb.txt",
            "{% component phrase.arrival(on: string) %}hos deg {{ on | day }}{% endcomponent %}",
        ),
        (
            "templates/moves/next_step.nb.txt",
            "Den er {{<phrase.arrival on={case.deed.sent.arrives} />}}.",
        ),
    ];
    let library = library(&files);
    assert_eq!(library.faults(), []);
    let view = Tree::new("nb", json!({"case.deed.sent.arrives": "2026-05-22"}));
    let phrase = &library.move_blocks("next_step", &Language::NB)[0].forms[0].variants[0];
    let said = phrase.render(&view).unwrap();
    assert_eq!(said.text(), "Den er hos deg fredag 22. mai.");
    assert_eq!(said.sentences[0].facts, ["case.deed.sent.arrives"]);
}

const MEND: &str = "---
needs: [order]
never_when: [grieving]
tones: [calm]
subject: \"About {{ order.number }}\"
---
{# echo told=order.number weight=7 #}
{{ order.items }} should be there.
{# or #}
Your parcel should be there.

{# remedy if=case.deed.sent name=deed #}
I sent {{ case.deed.sent.what }}.
{# var #}
{{ case.deed.sent.what }} is on its way.
{# or if=rules.lost_in_post.may_promise promise=second-parcel due=promise.date #}
I send a second one.
{# or gap decide #}
may a second one go out?
{# next_step if_said=knots|Lines with=previous #}
Tie it twice.
";

#[test]
fn a_template_is_read_whole() {
    let library = library(&[("templates/order-late/mend.en.txt", MEND)]);
    let template = library.template("order-late", Tone::Calm, &Language::new("en-GB"));
    let template = template.expect("serves calm too");
    let told: Vec<_> = template
        .blocks
        .iter()
        .map(|block| {
            let forms: Vec<_> = block
                .forms
                .iter()
                .map(|form| {
                    let conditions: Vec<_> = form.conditions.iter().map(|c| c.name()).collect();
                    format!(
                        "{}x[{}]{:?}",
                        form.variants.len(),
                        conditions.join(","),
                        form.gap
                    )
                })
                .collect();
            format!(
                "{} {} {} {}",
                block.key,
                block.line,
                block.new_paragraph,
                forms.join(" ")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "order-late/mend.en.txt:1 7 true 1x[]None 1x[]None",
            "order-late/mend.en.txt:deed 12 true 2x[case.deed.sent]None 1x[rules.lost_in_post.may_promise]None 1x[]Some(Decide)",
            "order-late/mend.en.txt:3 20 false 1x[said knot|line]None",
        ]
    );
    let view = Tree::new("en", json!({"order.number": "KK-1"}));
    let subject = template.subject.as_ref().unwrap().render(&view).unwrap();
    assert_eq!(subject.text(), "About KK-1");
    assert_eq!(subject.sentences[0].line, 5);
    let gap = &template.blocks[1].forms[2].variants[0];
    assert_eq!(
        (gap.line, gap.key.as_str()),
        (19, "order-late/mend.en.txt:deed#4")
    );
    let mut letter = view.clone();
    letter.letter = "Both lines had a knot.";
    assert_eq!(
        super::all_hold(&template.blocks[2].forms[0].conditions, &letter),
        Ok(vec!["letter:17-21".to_string()])
    );
    assert!(super::all_hold(&template.blocks[2].forms[0].conditions, &view).is_err());
}

#[test]
fn personas_speak() {
    let piet = "name: Piet Aas\nlanguages: {en: {}}\ngreeting: {en: {any: [\"Dear {{ name }},\"], mend: [\"{{ name }},\"]}}\nno_name: {en: [\"Hello,\"]}\nsign: {en: \"Piet Aas\\nKestrel & Kite\"}\nmoves: {en: {close: [\"Good wind {{ said.place.at }}.\"]}}\n";
    let library = library(&[("personas/piet.yaml", piet)]);
    let view = Tree::new("en", json!({"name": "Ann"}));
    let spoken = |part| {
        library.spoken("piet", part, &Language::new("en-US"))[0]
            .render(&view)
            .map(|said| said.text())
    };
    assert_eq!(spoken(Part::Greeting(Tone::Warm)).unwrap(), "Dear Ann,");
    assert_eq!(spoken(Part::Greeting(Tone::Mend)).unwrap(), "Ann,");
    assert_eq!(spoken(Part::Sign).unwrap(), "Piet Aas\nKestrel & Kite");
    assert_eq!(spoken(Part::NoName).unwrap(), "Hello,");
    assert_eq!(
        spoken(Part::Move("close")),
        Err(Unsaid::Missing(Path::new("said.place.at")))
    );
}

#[test]
fn the_desk_lies_over_the_builtin() {
    let mut files = desk(&[
        ("templates/moves/own.en.txt", "Theirs."),
        ("templates/moves/own.en.txt", "Ours."),
    ]);
    files[1].layer = Layer::Builtin;
    let library = Library::build(&files).unwrap();
    assert_eq!(
        library.move_blocks("own", &Language::EN)[0].forms[0].variants[0].text(),
        "Theirs."
    );
}

#[test]
fn a_library_is_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Library::default());
}

#[test]
fn hostile_files_are_refused() {
    let tags = "{{ order.number | replace(from=\"a, b }} ".repeat(4_000);
    let quotes = "{{ \" ".repeat(200_000);
    let nested = "{% if name %}".repeat(3_000);
    let marks = "{# own if=\n".repeat(50_000);
    let brackets = format!("{{{{ {}name }}}}", "(".repeat(900));
    let big = "word ".repeat(300_000);
    for text in [tags, quotes, nested, marks, brackets, big] {
        let files = desk(&[("templates/moves/own.en.txt", &text)]);
        let faults = match Library::build(&files) {
            Ok(library) => library.faults(),
            Err(faults) => faults,
        };
        assert!(!faults.is_empty(), "{}", &text[..40]);
    }
}
