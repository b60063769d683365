//! How long a cold start waits for the library, and how long a sentence takes to say.
//!
//! `cargo bench --bench library`

use regards::{
    language::Language,
    library::{DeskFile, Detail, Layer, Library, Path, View},
    source::Source,
};

fn main() {
    divan::main();
}

const TEMPLATE: &str = "---
needs: [order]
never_when: [grieving]
tones: [calm]
valid_until: 2027-12-31
---
{# echo #}
{{ order.items }} should have reached you on {{ order.promised | day }}, and today is {{ now | weekday }}.
{# or #}
Your parcel should have reached you by now.

{# remedy if=case.deed.sent #}
{% if case.deed.sent.today %}Today{% else %}On {{ case.deed.sent.on | day }}{% endif %} I sent {{ case.deed.sent.what }}.
{# or if=rules.lost_in_post.may_promise promise=second-parcel #}
I send you a second one, and it leaves us by {{ promise.date | day }}.
{# or gap decide #}
a second parcel may go out now. Send it and say so here, or strike this line.
{# next_step if=case.deed.sent.arrives with=previous #}
It is with you on {{ case.deed.sent.arrives | day }}.
";

const ANSWER: &str = "---
asks: [does the reel fit the Tern, which kites does the spare reel fit, is one reel enough for both]
about: the reel
---
The reel fits the Tern as well.
{# if_said=tern #}
Tern line is thicker, so wind on 25 metres and not 30.
";

const MOVE: &str = "{# own name=day-passed if=fault.late,cue.self_blame #}
I'm sorry: you forgot nothing, we let the day go by.
{# own name=late if=fault.late #}
I'm sorry: we let the day go by and left it to you to notice.
{# var #}
We let that day pass without a word, and I'm sorry.
";

/// A desk of 600 files: 40 intents with 10 templates each, 150 answers, 10 moves.
fn desk() -> Vec<DeskFile> {
    let mut files = Vec::new();
    let mut add = |path: String, text: &str| {
        files.push(DeskFile {
            source: Source::new(path.as_str(), text),
            path,
            layer: Layer::Builtin,
        });
    };
    for intent in 0..40 {
        add(
            format!("templates/intent-{intent}/intent.yaml"),
            "about: late\nexamples: {en: [where is my parcel, it has not come], nb: [hvor blir det av pakken]}\n",
        );
        for tone in ["warm", "plain", "mend", "calm", "kind"] {
            for language in ["en", "nb"] {
                let path = format!("templates/intent-{intent}/{tone}.{language}.txt");
                add(path, TEMPLATE);
            }
        }
    }
    for answer in 0..150 {
        add(format!("templates/answers/answer-{answer}.en.txt"), ANSWER);
    }
    for language in ["en", "nb", "da", "sv", "de", "es", "fr", "nl", "fi", "nn"] {
        add(format!("templates/moves/own.{language}.txt"), MOVE);
    }
    files
}

struct Late(Language);

impl View for Late {
    fn get(&self, path: &Path) -> Option<Detail> {
        let value = match path.as_str() {
            "order.items" => "two Harbour Kites",
            "order.promised" => "2026-05-08",
            "now" => "2026-05-11",
            _ => return None,
        };
        Some(Detail::new(value, path.as_str()))
    }

    fn language(&self) -> &Language {
        &self.0
    }

    fn said(&self, _: &str) -> Option<String> {
        None
    }
}

#[divan::bench]
fn build_600_files(bencher: divan::Bencher) {
    let files = desk();
    bencher.bench(|| Library::build(&files).is_ok());
}

#[divan::bench]
fn first_sentence_of_a_cold_start(bencher: divan::Bencher) {
    let files = desk();
    let view = Late(Language::EN);
    bencher
        .with_inputs(|| Library::build(&files).unwrap_or_default())
        .bench_refs(|library| {
            let template = &library.templates["intent-0"][0];
            template.blocks[0].forms[0].variants[0]
                .render(&view)
                .is_ok()
        });
}

#[divan::bench]
fn say_with_three_details(bencher: divan::Bencher) {
    let library = Library::build(&desk()).unwrap_or_default();
    let view = Late(Language::EN);
    let phrase = &library.templates["intent-0"][0].blocks[0].forms[0].variants[0];
    bencher.bench(|| phrase.render(&view).is_ok());
}

#[divan::bench]
fn say_plain_words(bencher: divan::Bencher) {
    let library = Library::build(&desk()).unwrap_or_default();
    let view = Late(Language::EN);
    let phrase = &library.templates["intent-0"][0].blocks[0].forms[1].variants[0];
    bencher.bench(|| phrase.render(&view).is_ok());
}
