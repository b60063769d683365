//! HTML made harmless for a parser: no nesting without end, no formatting tags (whose repair by the HTML rules can grow
//! quadratically), no attributes but those that hide something. What a person sees stays.

mod tag;

use memchr::memchr;
use tag::{LONGEST_TAG, end_of_tag, hides};

/// Deepest nesting of all elements that nest.
const DEEPEST: usize = 128;
/// Deepest nesting of quotes, and of lists: each level is written on every line.
const DEEPEST_MARKED: usize = 16;
/// Elements that end themselves where their like begins, or have no content: they cannot nest by themselves.
const FLAT: [&str; 24] = [
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "br", "wbr",
    "html", "head", "body", "col", "colgroup", "h1", "h2", "h3", "h4", "h5", "h6",
];
/// Elements that become line breaks: a rule would be drawn as wide as the page.
const RULES: [&str; 1] = ["hr"];
/// Elements that say nothing in plain text.
const DROPPED: [&str; 12] = [
    "img", "input", "meta", "link", "base", "area", "source", "embed", "frame", "param", "track",
    "image",
];
/// Elements that nest and have a place in text; all others that nest become `span`.
const KEPT: [&str; 18] = [
    "div",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "table",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "center",
    "address",
    "fieldset",
    "form",
    "aside",
    "nav",
];
/// Elements whose content is not text.
const OPAQUE: [&str; 9] = [
    "script", "style", "title", "textarea", "noscript", "template", "svg", "math", "select",
];

/// The HTML without what a parser could choke on. Linear in its length.
pub fn tame(html: &str) -> String {
    let mut tamer = Tamer {
        out: String::with_capacity(html.len() / 2),
        open: Vec::new(),
        skipping: None,
    };
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (text, tag) = rest.split_at(at);
        tamer.text(text);
        rest = tamer.markup(tag);
    }
    tamer.text(rest);
    tamer.out
}

struct Tamer {
    out: String,
    /// Names of the open elements that nest; `None` for one that was left out.
    open: Vec<(&'static str, bool)>,
    /// The opaque element we are in.
    skipping: Option<&'static str>,
}

impl Tamer {
    fn text(&mut self, text: &str) {
        if self.skipping.is_none() {
            self.out.push_str(text);
        }
    }

    /// Takes the markup at the beginning of `rest`, gives what follows it.
    fn markup<'h>(&mut self, rest: &'h str) -> &'h str {
        if self.skipping.is_some() && !rest.starts_with("</") {
            return rest.get(1..).unwrap_or_default();
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let next = rest.as_bytes().get(1);
        if !next.is_some_and(|o| o.is_ascii_alphabetic() || matches!(o, b'/' | b'!' | b'?')) {
            // A lone `<` is text.
            self.text("&lt;");
            return rest.get(1..).unwrap_or_default();
        }
        let Some(end) = end_of_tag(rest) else {
            return "";
        };
        let (tag, after) = rest.split_at(end);
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let closing = inner.starts_with('/');
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .take(12)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if !name.is_empty() {
            self.element(&name, closing, inner);
        }
        after
    }

    fn element(&mut self, name: &str, closing: bool, inner: &str) {
        if let Some(opaque) = self.skipping {
            if closing && name == opaque {
                self.skipping = None;
            }
            return;
        }
        if let Some(opaque) = OPAQUE.iter().find(|opaque| **opaque == name) {
            if !closing && !inner.ends_with('/') {
                self.skipping = Some(opaque);
            }
        } else if DROPPED.contains(&name) {
        } else if RULES.contains(&name) {
            self.out.push_str("<br>");
        } else if let Some(flat) = FLAT.iter().find(|flat| **flat == name) {
            self.write(flat, closing, inner);
        } else {
            let name = KEPT
                .iter()
                .find(|kept| **kept == name)
                .copied()
                .unwrap_or("span");
            if closing {
                self.close(name)
            } else {
                self.open(name, inner)
            }
        }
    }

    fn open(&mut self, name: &'static str, inner: &str) {
        let marked = matches!(name, "blockquote" | "ul" | "ol" | "dl");
        let same = self
            .open
            .iter()
            .filter(|(open, written)| marked && *open == name && *written)
            .count();
        let written = self.open.len() < DEEPEST && same < DEEPEST_MARKED;
        if written {
            self.write(name, false, inner);
        }
        if self.open.len() < 2 * DEEPEST {
            self.open.push((name, written));
        }
    }

    fn close(&mut self, name: &'static str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| *open == name) else {
            return;
        };
        let written = self.open.get(at).is_some_and(|(_, written)| *written);
        self.open.truncate(at);
        if written {
            self.write(name, true, "");
        }
    }

    fn write(&mut self, name: &str, closing: bool, inner: &str) {
        self.out.push('<');
        if closing {
            self.out.push('/');
        }
        self.out.push_str(name);
        if !closing && inner.len() <= LONGEST_TAG && hides(inner) {
            self.out.push_str(" hidden");
        }
        self.out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, DEEPEST_MARKED, tame};

    #[test]
    fn tags_are_tamed_and_words_kept() {
        for (html, tamed) in [
            ("<B>x</B>", "<span>x</span>"),
            ("<p class=a>x", "<p>x"),
            (
                "<div style=\"display: none\">x</div>",
                "<div hidden>x</div>",
            ),
            ("<a href='a>b'>x</a>", "<span>x</span>"),
            ("a < b", "a &lt; b"),
            ("<script>a<b</script>x", "x"),
            ("<!-- <p> -->x", "x"),
            ("<img src=x>y<hr>", "y<br>"),
            ("</div>x", "x"),
            ("x<p", "x"),
            ("<o:p>x</o:p>", "<span>x</span>"),
        ] {
            assert_eq!(tame(html), tamed, "{html:?}");
        }
        assert_eq!(
            tame(&"<div>".repeat(1000)).matches("<div>").count(),
            DEEPEST
        );
        assert_eq!(
            tame(&"<blockquote>".repeat(1000)).matches('<').count(),
            DEEPEST_MARKED
        );
    }
}
