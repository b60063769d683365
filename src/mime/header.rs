//! The one gate for every outgoing header value.

use crate::mime::{addresses::is_addr_spec, chars::one_line, threading::is_msg_id};
use std::fmt;

/// Longest display name that goes out.
const LONGEST_NAME: usize = 100;
/// Longest subject that goes out.
const LONGEST_TEXT: usize = 400;

/// Text that may stand in a header: one line, no control, direction or zero-width character.
/// There is no other way to hand a value to the writer of mails, so nothing a customer or a file says can begin a new field.
///
/// ```
/// use regards::mime::header::HeaderText;
/// assert_eq!(HeaderText::text("Hi\r\nBcc: eve@x").as_str(), "Hi Bcc: eve@x");
/// assert!(HeaderText::msg_id("a@b>\r\nBcc: eve@x").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderText(String);

impl HeaderText {
    /// Unstructured text, such as a subject; cut to 400 characters.
    pub fn text(text: &str) -> Self {
        Self(one_line(text, LONGEST_TEXT))
    }

    /// A display name; cut to 100 characters. `None` if nothing is left of it.
    pub fn name(name: &str) -> Option<Self> {
        let name = one_line(name, LONGEST_NAME);
        (!name.is_empty()).then_some(Self(name))
    }

    /// An addr-spec as it stands, or `None`.
    pub fn address(spec: &str) -> Option<Self> {
        is_addr_spec(spec).then(|| Self(spec.to_string()))
    }

    /// A msg-id without brackets, or `None`.
    pub fn msg_id(id: &str) -> Option<Self> {
        is_msg_id(id).then(|| Self(id.to_string()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HeaderText {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{HeaderText, LONGEST_TEXT};
    use crate::mime::chars::{is_control, is_invisible};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_but_one_visible_line_comes_out(text in "\\PC*|(.|\\r|\\n|\\x00|\u{202E}|\u{85})*") {
            for out in [Some(HeaderText::text(&text)), HeaderText::name(&text), HeaderText::address(&text), HeaderText::msg_id(&text)].into_iter().flatten() {
                prop_assert!(!out.as_str().chars().any(|c| is_control(c) || is_invisible(c)));
                prop_assert!(out.as_str().chars().count() <= LONGEST_TEXT);
            }
        }

        #[test]
        fn the_gate_changes_nothing_twice(text in "(.|\\r|\\n)*") {
            let once = HeaderText::text(&text);
            prop_assert_eq!(HeaderText::text(once.as_str()), once);
        }

        #[test]
        fn an_id_that_passes_holds_no_bracket(left in "[ -~]{1,30}", right in "[ -~]{1,30}") {
            if let Some(id) = HeaderText::msg_id(&format!("{left}@{right}")) {
                prop_assert!(!id.as_str().contains(['<', '>', ' ', '"', '(', ')', ',', ';', '\\']));
            }
        }
    }
}
