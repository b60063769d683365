//! What each stage of a letter costs, in one thread: `cargo bench --bench pipeline -- [--letters N] [--templates N]`.
//!
//! `--templates N` adds N templates of other intents to the desk: what grows with them is what a stage pays for a large desk.

mod letters;

use regards::{
    brief::{Brief, Memory},
    case::Case,
    check::check,
    choose::{Meeting, Overrides, choose, choose_language, choose_persona},
    customer::Known,
    customers,
    desk::{Desk, Given, ModelCache, Parts},
    desk_files,
    library::{DeskFile, Layer},
    mail::{DraftSink, Durability, maildir::MaildirSink},
    mime::parse::parse,
    source::Source,
    write::write,
};
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

struct NoCache;

impl ModelCache for NoCache {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

/// Stages in the order in which they were first timed.
#[derive(Default)]
struct Stages(Vec<(&'static str, Duration, u32)>);

impl Stages {
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let result = black_box(work());
        let took = began.elapsed();
        match self.0.iter_mut().find(|(held, ..)| *held == name) {
            Some((_, sum, count)) => {
                *sum += took;
                *count += 1;
            }
            None => self.0.push((name, took, 1)),
        }
        result
    }

    fn print(&self, templates: usize) {
        println!("| stage, {templates} more templates | microseconds a letter |\n|---|---:|");
        for (name, sum, count) in &self.0 {
            let each = sum.as_secs_f64() * 1e6 / f64::from((*count).max(1));
            println!("| {name} | {each:.1} |");
        }
    }
}

fn option(name: &str, otherwise: usize) -> usize {
    let mut words = std::env::args().skip_while(|word| word != name);
    words
        .nth(1)
        .and_then(|word| word.parse().ok())
        .unwrap_or(otherwise)
}

/// Templates of intents that no letter is about: 50 to an intent.
fn more(templates: usize) -> Vec<DeskFile> {
    let tones = ["warm", "plain", "mend", "calm", "kind"];
    let languages = ["en", "nb", "da", "sv", "de", "es", "fr", "nl", "fi", "nn"];
    let file = |path: String, text: String| DeskFile {
        source: Source::new(path.as_str(), text.as_str()),
        path,
        layer: Layer::Own,
    };
    let mut files = Vec::new();
    for number in 0..templates {
        let (intent, place) = (number / 50, number % 50);
        if place == 0 {
            let text =
                format!("about: the matter number {intent}\nalways: [gearwheel {intent}x]\n");
            files.push(file(format!("templates/more-{intent}/intent.yaml"), text));
        }
        let (tone, language) = (place % 5, place / 5);
        let path = format!(
            "templates/more-{intent}/{}.{}.txt",
            tones[tone], languages[language]
        );
        files.push(file(
            path,
            format!("{{# answer #}}\nMatter {number} is done.\n"),
        ));
    }
    files
}

fn main() {
    let (count, templates) = (option("--letters", 2_000), option("--templates", 0));
    let mut files = desk_files::load(None).unwrap();
    files.files.extend(more(templates));
    let mut stages = Stages::default();
    let parts = stages
        .time("opening the desk", || Parts::new(files, &NoCache))
        .unwrap();
    let nobody = customers::memory::Memory::new(Vec::new());
    let now: jiff::Zoned = "2026-05-12T10:00:00+00:00[UTC]".parse().unwrap();
    let desk = Desk::new(&parts, &nobody, now).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut sink = MaildirSink::open(folder.path(), Durability::Unsynced).unwrap();
    // What is made once when it is first asked for is not a letter's time.
    for number in 0..200 {
        one(&desk, number, &mut sink, &mut Stages::default());
    }
    for number in 200..200 + count {
        one(&desk, number, &mut sink, &mut stages);
    }
    stages.print(templates);
}

fn one(desk: &Desk, number: usize, sink: &mut MaildirSink, stages: &mut Stages) {
    let octets = letters::letter(number, false);
    let letter = stages.time("parse", || parse(octets.as_bytes()));
    let opened = stages.time("read, with who wrote", || desk.open(&letter));
    let reply = stages.time("answer: choose, write, check, record", || {
        desk.draft(&opened, &Given::default())
    });
    apart(desk, &letter, &opened.reading, stages);
    let Some(draft) = &reply.draft else { return };
    let mail = stages.time("compose", || desk.compose(draft, &letter, &reply.record));
    let Ok(mail) = mail else { return };
    stages.time("put", || sink.put(&mail)).unwrap();
}

/// Choosing, writing and checking, each alone.
fn apart(
    desk: &Desk,
    letter: &regards::letter::Letter,
    reading: &regards::reading::Reading,
    stages: &mut Stages,
) {
    let (library, settings) = (&desk.parts().library, &desk.parts().files.settings);
    let (customer, case, memory) = (Known::default(), Case::default(), Memory::default());
    let overrides = Overrides::default();
    let meeting = Meeting {
        letter,
        reading,
        customer: &customer,
        case: &case,
        settings,
    };
    let language = choose_language(&meeting, &overrides);
    let Some(persona) = choose_persona(library, &meeting, &language, &overrides) else {
        return;
    };
    let brief = Brief {
        letter,
        reading,
        customer: &customer,
        persona,
        case: &case,
        settings,
        memory: &memory,
        language: &language,
        now: desk.now(),
    };
    let Ok(choice) = stages.time("choose", || choose(library, &brief, &overrides)) else {
        return;
    };
    let draft = stages.time("write", || write(&choice, &brief, library));
    stages.time("check", || check(&draft, &brief, library));
}
