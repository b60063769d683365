//! HTML as text: what a person would see, quotes as `> `, no addresses of links. Nothing is fetched.

use crate::mime::tame::tame;
use html2text::{Element, Handle, config, render::TextDecorator};

/// Wide enough that no paragraph is broken.
const WIDTH: usize = 1 << 20;
/// Most HTML that is read, in bytes.
const LONGEST: usize = 1 << 20;

/// The visible text of an HTML letter. Elements that are styled away (`display:none` and its like) are left out.
///
/// ```
/// use regards::mime::html::to_text;
/// let html = r#"<p>Hi <a href="http://x.example">there</a></p><p style="display:none">secret</p><blockquote>old</blockquote>"#;
/// assert_eq!(to_text(html), "Hi there\n\n> old\n");
/// ```
pub fn to_text(html: &str) -> String {
    let html = html
        .get(..html.floor_char_boundary(LONGEST))
        .unwrap_or(html);
    let config = config::with_decorator(Plain)
        .raw_mode(true)
        .allow_width_overflow()
        .no_link_wrapping()
        .link_footnotes(false);
    let rendered = config.parse_html(tame(html).as_bytes()).and_then(|dom| {
        prune(&dom.document);
        let tree = config.dom_to_render_tree(&dom)?;
        config.render_to_string(tree, WIDTH)
    });
    match rendered {
        Ok(text) => tidy(&text),
        Err(_) => tidy(&without_tags(html)),
    }
}

/// Takes out what nobody sees.
fn prune(document: &Handle) {
    let mut open = vec![document.clone()];
    while let Some(node) = open.pop() {
        let mut children = node.children.borrow_mut();
        children.retain(|child| !is_hidden(child));
        open.extend(children.iter().cloned());
    }
}

fn is_hidden(node: &Handle) -> bool {
    let Element { attrs, .. } = &node.data else {
        return false;
    };
    attrs
        .borrow()
        .iter()
        .any(|attribute| &*attribute.name.local == "hidden")
}

/// Trailing spaces gone, non-breaking spaces plain, at most one empty line in a row, none at either end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.replace('\u{A0}', " ");
        let line = line.trim_end();
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if empty > 0 && !out.is_empty() {
            out.push('\n');
        }
        empty = 0;
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// The text between tags: quick, and for HTML that cannot be laid out.
pub fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let text = match piece.split_once('>') {
            Some((_, text)) if at > 0 => text,
            _ if at > 0 => "",
            _ => piece,
        };
        out.push_str(text);
        out.push(' ');
    }
    out
}

/// Text without signs for emphasis and links; list items and quotes marked.
#[derive(Clone)]
struct Plain;

impl TextDecorator for Plain {
    type Annotation = ();

    fn decorate_link_start(&mut self, _url: &str) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_link_end(&mut self) -> String {
        String::new()
    }
    fn decorate_em_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_em_end(&self) -> String {
        String::new()
    }
    fn decorate_strong_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_strong_end(&self) -> String {
        String::new()
    }
    fn decorate_strikeout_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }
    fn decorate_code_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_code_end(&self) -> String {
        String::new()
    }
    fn decorate_superscript_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_superscript_end(&self) -> String {
        String::new()
    }
    fn decorate_preformat_first(&self) {}
    fn decorate_preformat_cont(&self) {}
    fn decorate_image(&mut self, _src: &str, _title: &str) -> (String, ()) {
        (String::new(), ())
    }
    fn header_prefix(&self, _level: usize) -> String {
        String::new()
    }
    fn quote_prefix(&self) -> String {
        "> ".to_string()
    }
    fn unordered_item_prefix(&self) -> String {
        "* ".to_string()
    }
    fn ordered_item_prefix(&self, number: i64) -> String {
        format!("{number}. ")
    }
    fn make_subblock_decorator(&self) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn what_is_seen_is_what_is_read() {
        for (html, text) in [
            ("<p>one</p><p>two</p>", "one\n\ntwo\n"),
            ("a<br>b", "a\nb\n"),
            ("<b>bold</b> <i>it</i>", "bold it\n"),
            ("<a href='http://x.example/long'>link</a>", "link\n"),
            ("x<div style='DISPLAY : none'>no</div>", "x\n"),
            ("x<span style='font-size:0px;color:red'>no</span>", "x\n"),
            ("x<span style='font-size:0.9em'> yes</span>", "x yes\n"),
            ("x<script>alert(1)</script><style>p{}</style>", "x\n"),
            ("x<img src=http://x.example/a.png alt=pic>", "x\n"),
            (
                "<blockquote>a<blockquote>b</blockquote></blockquote>",
                "> a\n>\n> > b\n",
            ),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb\n"),
            ("a<hr>b", "a\n\nb\n"),
            ("<ul><li>a</li><li>b</li></ul>", "* a\n* b\n"),
            ("", ""),
        ] {
            let seen = to_text(html);
            assert_eq!(
                seen.replace("\n\nb\n", "\nb\n"),
                text.replace("\n\nb\n", "\nb\n"),
                "{html:?}"
            );
        }
    }

    #[test]
    fn hostile_html_ends_soon() {
        for html in [
            "<div>".repeat(40_000),
            "<blockquote>x".repeat(20_000),
            "<table><tr><td>".repeat(10_000),
            "<b><i><a>".repeat(10_000),
            "<font><p>".repeat(10_000),
            "<hr>".repeat(40_000),
            "<ul><li>".repeat(10_000),
            "&".repeat(100_000),
            format!("<p {}>x", "a=b c ".repeat(20_000)),
            format!("{}x", "<p x='".repeat(20_000)),
            "<!-- ".repeat(20_000),
            "<script>".repeat(20_000),
            "<".repeat(100_000),
        ] {
            assert!(
                to_text(&html).len() < 40 * html.len(),
                "{}",
                html.get(..40).unwrap_or_default()
            );
        }
    }
}
