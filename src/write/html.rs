//! The HTML alternative of a draft, for letters that came as HTML: the same words, nothing else.

/// The draft and the quoted letter as HTML. All text is escaped: what a customer wrote stays text.
///
/// ```
/// let html = regards::write::html::html("Hi <b>,\nyou", None);
/// assert_eq!(html, "<p>Hi &lt;b&gt;,<br>\nyou</p>\n");
/// ```
pub fn html(text: &str, quoted: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for paragraph in text.split("\n\n").filter(|part| !part.trim().is_empty()) {
        out.push_str("<p>");
        out.push_str(&escape(paragraph.trim_matches('\n')).replace('\n', "<br>\n"));
        out.push_str("</p>\n");
    }
    let Some((attribution, body)) = quoted.and_then(|quoted| quoted.split_once("\n\n")) else {
        return out;
    };
    out.push_str("<p>");
    out.push_str(&escape(attribution));
    out.push_str("</p>\n<blockquote>");
    let lines: Vec<String> = body
        .lines()
        .map(|line| {
            escape(
                line.strip_prefix("> ")
                    .unwrap_or(line.strip_prefix('>').unwrap_or(line)),
            )
        })
        .collect();
    out.push_str(&lines.join("<br>\n"));
    out.push_str("</blockquote>\n");
    out
}

/// Text as HTML text and as the value of a quoted attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::html;
    use proptest::prelude::*;

    #[test]
    fn quotes_stand_in_a_blockquote() {
        let html = html("Hi,\n\nall well.", Some("You wrote:\n\n> a < b\n>\n>> old"));
        assert_eq!(
            html,
            "<p>Hi,</p>\n<p>all well.</p>\n<p>You wrote:</p>\n<blockquote>a &lt; b<br>\n<br>\n&gt; old</blockquote>\n"
        );
    }

    proptest! {
        #[test]
        fn no_markup_of_theirs_survives(text in "[a-z<>&\"'/ \n]{0,80}") {
            let made = html(&text, Some(&format!("x:\n\n{text}")));
            let stripped = made.replace("<p>", "").replace("</p>", "").replace("<br>", "")
                .replace("<blockquote>", "").replace("</blockquote>", "");
            prop_assert!(!stripped.contains('<') && !stripped.contains('>'));
        }
    }
}
