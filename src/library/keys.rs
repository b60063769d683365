//! The keys of a mark and what they may say.

use super::{
    Condition, Path,
    condition::Test,
    mark::{Reader, split},
    names,
};
use crate::{language::Language, prose, situation::Situation, source::Span, text, tone::Tone};

impl Reader<'_> {
    /// Reads a key; whether it has a value.
    pub(super) fn key(&mut self, span: Span) -> bool {
        let word = self.word(span);
        let (key, _) = word.split_once('=').unwrap_or((word, ""));
        let key_span = Span::new(span.start, span.start + key.len());
        let value = Span::new((key_span.end + 1).min(span.end), span.end);
        let key = key.to_string();
        let text = self.word(value).to_string();
        if text.is_empty() {
            let hint = format!("write `{key}=…`, without spaces");
            self.fault(span, format!("`{key}` has no value"), hint);
            return false;
        }
        self.value(&key, key_span, text, value);
        true
    }

    fn value(&mut self, key: &str, key_span: Span, text: String, value: Span) {
        match key {
            "if" => self.conditions(value),
            "if_said" => self.if_said(&text),
            "promise" => self.mark.promise = Some(text),
            "due" => self.mark.due = self.path(value),
            "with" if text == "previous" => self.mark.with_previous = true,
            "with" => self.fault(
                value,
                "`with` takes only `previous`",
                "write `with=previous`",
            ),
            "told" => self.told(value),
            "name" => self.mark.name = Some(text),
            "weight" => match text.parse() {
                Ok(weight @ 1..=9) => self.mark.weight = Some(weight),
                _ => self.fault(
                    value,
                    "a weight is a number from 1 to 9",
                    "write `weight=5` for the usual",
                ),
            },
            "persona" => self.mark.persona = Some(text),
            "variant" if matches!(text.as_str(), "parent" | "world") => {
                self.mark.variant = Some(text);
            }
            "variant" => self.fault(
                value,
                format!("there is no variant `{text}`"),
                "`parent` or `world`",
            ),
            "lang" => self.mark.language = Some(Language::new(&text)),
            _ => {
                let hint = prose::suggestion(key, &names::KEYS);
                self.fault(key_span, format!("a mark has no key `{key}`"), hint);
            }
        }
    }

    fn if_said(&mut self, text: &str) {
        let stems = text
            .split(['|', ','])
            .filter(|word| !word.is_empty())
            .map(|word| text::stem(word, self.language))
            .collect();
        self.mark.conditions.push(Condition {
            path: Path::new("letter"),
            test: Test::Says(stems),
        });
    }

    fn told(&mut self, value: Span) {
        for part in split(&self.source.text, value, |c| c == ',') {
            let path = self.path(part);
            self.mark.told.extend(path);
        }
    }

    fn conditions(&mut self, value: Span) {
        for part in split(&self.source.text, value, |c| c == ',') {
            self.condition(part);
        }
    }

    fn condition(&mut self, span: Span) {
        let whole = self.word(span);
        let negated = whole.starts_with('!');
        let bare = Span::new(span.start + usize::from(negated), span.end);
        let text = self.word(bare);
        let (path, words) = match text.split_once(':') {
            Some((path, words)) => (path, Some(words)),
            None => (text, None),
        };
        let path_span = Span::new(bare.start, bare.start + path.len());
        let words: Option<Vec<String>> =
            words.map(|words| words.split('|').map(String::from).collect());
        let Some(path) = self.path(path_span) else {
            return;
        };
        if let Some(words) = &words {
            self.values(
                &path,
                words,
                Span::new((path_span.end + 1).min(span.end), span.end),
            );
        }
        let test = match (words, negated) {
            (None, false) => Test::Known,
            (None, true) => Test::Unknown,
            (Some(words), false) => Test::Is(words),
            (Some(words), true) => Test::IsNot(words),
        };
        self.mark.conditions.push(Condition { path, test });
    }

    /// Values of a closed vocabulary.
    fn values(&mut self, path: &Path, words: &[String], span: Span) {
        let known: Vec<&str> = match path.as_str() {
            "tone" => Tone::ALL.iter().map(|tone| tone.name()).collect(),
            "situation" => Situation::ALL
                .iter()
                .map(|situation| situation.name())
                .collect(),
            "arousal" => vec!["low", "medium", "high"],
            _ => return,
        };
        for word in words.iter().filter(|word| !known.contains(&word.as_str())) {
            let hint = prose::suggestion(word, &known);
            self.fault(span, format!("there is no {path} `{word}`"), hint);
        }
    }

    fn path(&mut self, span: Span) -> Option<Path> {
        let text = self.word(span);
        match names::unknown_root(text) {
            Some((message, hint)) => {
                self.fault(span, message, hint);
                None
            }
            None => Some(Path::new(text)),
        }
    }
}
