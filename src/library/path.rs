//! A path: the name of a detail that a template may fill in (`order.promised`).

use std::{fmt, sync::Arc};

/// The name of a detail, dotted; a list's element by its number (`customer.orders[0].number`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Arc<str>);

impl Path {
    /// A path by its text. Spaces and `?` (Tera's optional chaining) do not count.
    pub fn new(text: &str) -> Self {
        if text.contains([' ', '?', '\t', '\n']) {
            let clean: String = text
                .chars()
                .filter(|c| !c.is_whitespace() && *c != '?')
                .collect();
            return Self(clean.into());
        }
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first segment: `order` of `order.promised`.
    pub fn root(&self) -> &str {
        self.segments().next().unwrap_or("")
    }

    /// The segments in order; a number in brackets is a segment of its own.
    ///
    /// ```
    /// use regards::library::Path;
    /// let path = Path::new("customer.orders[0].number");
    /// assert_eq!(path.segments().collect::<Vec<_>>(), ["customer", "orders", "0", "number"]);
    /// ```
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0
            .split(['.', '[', ']'])
            .map(|segment| segment.trim_matches(['"', '\'']))
            .filter(|segment| !segment.is_empty())
    }

    /// Whether this path is `other` or stands below it.
    pub fn is_within(&self, other: &Path) -> bool {
        self.0
            .strip_prefix(other.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }

    /// The rest of the path below its first segment `root`, if that is its root.
    ///
    /// ```
    /// use regards::library::Path;
    /// assert_eq!(Path::new("order.last_scan.on").below("order"), Some("last_scan.on"));
    /// assert_eq!(Path::new("order").below("order"), Some(""));
    /// assert_eq!(Path::new("orders.x").below("order"), None);
    /// ```
    pub fn below(&self, root: &str) -> Option<&str> {
        let rest = self.0.strip_prefix(root)?;
        match rest.strip_prefix('.') {
            Some(rest) => Some(rest),
            None => (rest.is_empty() || rest.starts_with('[')).then_some(rest),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}
