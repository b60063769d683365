//! The trial of every text on the specimens, before a customer sees it.
//!
//! A path that the fullest specimen does not know is a slip of the pen. Then each detail that a text may go without is
//! taken away in turn, and names are tried that break careless greetings.

use super::{
    Faults, Library, NAMES, Path, Phrase, Specimen, Unsaid, known,
    scan::{Part, Place},
    scanner::scan,
};
use crate::{diagnostic::Diagnostic, source::Span};

impl Library {
    /// Says every text on every specimen: errors where one names a detail that there is not or cannot be said at all,
    /// warnings where one reads badly without a detail.
    pub fn specimens(&self) -> Vec<Diagnostic> {
        let mut faults = Faults::default();
        for block in self.blocks() {
            for form in &block.forms {
                let source = form.variants.first().map(|phrase| &phrase.source);
                let paths = form.conditions.iter().map(|condition| &condition.path);
                let paths = paths.chain(&form.due).chain(&form.told);
                for path in paths.filter(|path| path.as_str() != "letter") {
                    if let Some(source) = source {
                        let at = form.span.of(&source.text).find(path.as_str()).unwrap_or(0);
                        let start = form.span.start + at;
                        let span = Span::new(start, start + path.as_str().len());
                        unknown(path, span)
                            .into_iter()
                            .for_each(|(span, message, hint)| {
                                faults.push(source, span, message, hint);
                            });
                    }
                }
            }
        }
        for phrase in self.phrases() {
            if !misspelt(phrase, &mut faults) {
                tried(phrase, &mut faults);
            }
        }
        faults.into_sorted()
    }
}

/// Paths of a text that no letter can ever fill in.
fn misspelt(phrase: &Phrase, faults: &mut Faults) -> bool {
    let text = phrase.text();
    let found = scan(text, Span::new(0, text.len()), Place::Phrase);
    let tags = found.parts.iter().filter_map(|part| match part {
        Part::Output(tag) | Part::Tag(_, tag) => Some(tag),
        Part::Text(_) | Part::Comment(_) => None,
    });
    let mut any = false;
    for (span, number) in tags.flat_map(|tag| &tag.uses) {
        let Some(path) = found.paths.get(*number) else {
            continue;
        };
        let inside = Span::new(phrase.span.start + span.start, phrase.span.start + span.end);
        let fits = inside.of(&phrase.source.text) == span.of(text);
        let span = if fits { inside } else { phrase.span };
        if let Some((span, message, hint)) = unknown(path, span) {
            faults.push(&phrase.source, span, message, hint);
            any = true;
        }
    }
    any
}

/// What is wrong with a path that stands at `span`, if anything: the caret is under the wrong name alone.
fn unknown(path: &Path, span: Span) -> Option<(Span, String, String)> {
    let (at, near) = known::kind(path).err()?;
    let segments: Vec<&str> = path.segments().collect();
    let word = segments.get(at).copied().unwrap_or("");
    let before: usize = segments
        .iter()
        .take(at)
        .map(|segment| segment.len() + 1)
        .sum();
    let start = span.start + before;
    let narrow = Span::new(start, start + word.len());
    let narrow = if narrow.end <= span.end { narrow } else { span };
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the details are listed in docs/writing-templates.md".to_string(),
    };
    Some((narrow, format!("there is no detail `{path}`"), hint))
}

fn tried(phrase: &Phrase, faults: &mut Faults) {
    let full = Specimen::full(&phrase.language);
    let whole = match phrase.render(&full) {
        Ok(said) => said.text(),
        Err(Unsaid::Empty) => String::new(),
        Err(unsaid) => {
            let hint = "this is how it goes even when everything is known";
            return faults.push(
                &phrase.source,
                phrase.span,
                format!("it cannot be said: {unsaid}"),
                hint,
            );
        }
    };
    let without = phrase
        .optional
        .iter()
        .map(|path| full.clone().without(path));
    let named = NAMES.iter().map(|name| full.clone().called(*name));
    for specimen in without.chain(named) {
        // What is missing and needed makes the form fall: that is right.
        let Ok(said) = phrase.render(&specimen) else {
            continue;
        };
        let text = said.text();
        if let Some(what) = limps(&text, &whole) {
            let gone = match (&specimen.missing, specimen.name) {
                (Some(path), _) => format!("without `{path}`"),
                (None, Some(name)) => format!("for somebody called `{name}`"),
                (None, None) => "for somebody without a name".to_string(),
            };
            let fault =
                Diagnostic::warning(format!("{what} {gone}")).at(&phrase.source, phrase.span);
            faults.extend([fault.note(format!("it reads: {text}")).hint(
                "put the words around the detail into the `{% if … %}` too, or write another form",
            )]);
        }
    }
}

/// What is wrong with how a text reads, where the full one is right.
fn limps(text: &str, whole: &str) -> Option<&'static str> {
    let holes = [
        " ,",
        " .",
        " ;",
        " !",
        "()",
        ",,",
        "..",
        ",.",
        "«»",
        "\"\"",
        "null",
        "undefined",
    ];
    if holes
        .iter()
        .any(|hole| text.contains(hole) && !whole.contains(hole))
    {
        return Some("a hole is left");
    }
    let first = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    if first(text) && !first(whole) {
        return Some("the sentence begins with a small letter");
    }
    let ends = |text: &str| text.ends_with([',', ':', '-', '–']);
    if ends(text) && !ends(whole) {
        return Some("the sentence stops short");
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::library::{Library, tests::desk};

    fn faults(text: &str) -> Vec<String> {
        let library =
            Library::build(&desk(&[("templates/moves/own.en.txt", text)])).unwrap_or_default();
        library
            .specimens()
            .iter()
            .map(|fault| fault.render(false))
            .collect()
    }

    #[test]
    fn a_path_that_no_letter_fills_is_named_at_its_wrong_word() {
        let found =
            faults("{# own if=case.deed.sent.arives #}\nIt was at {{ order.last_scan.plce }}.");
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(
            found[0].contains("own.en.txt:1:26") && found[0].contains("did you mean `arrives`?"),
            "{}",
            found[0]
        );
        assert!(
            found[1].contains("own.en.txt:2:30") && found[1].contains("did you mean `place`?"),
            "{}",
            found[1]
        );
    }

    #[test]
    fn a_text_that_limps_is_named() {
        let found =
            faults("It comes on {% if order.promised %}{{ order.promised | day }}{% endif %}.");
        assert!(
            found[0].contains("a hole is left without `order.promised`"),
            "{found:#?}"
        );
        let found = faults("{% if case.note %}Well, {% endif %}it comes.");
        assert!(found[0].contains("small letter"), "{found:#?}");
        assert_eq!(
            faults("It comes{% if order.promised %} on {{ order.promised | day }}{% endif %}."),
            [""; 0]
        );
        let found = faults("{{ order.carrier | day }} comes.");
        assert!(
            found[0].contains("it cannot be said: `Dale Post` is no date"),
            "{found:#?}"
        );
    }
}
