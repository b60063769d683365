//! What stands beside a name in the line under a letter, taken off.

use super::age;

/// A line under the letter without the age in it.
pub fn without_age(line: &str) -> &str {
    if age::of_line(line).is_none() {
        return line;
    }
    let lower = line.to_lowercase();
    let cut = [", age", " age", " (", ", "]
        .iter()
        .filter_map(|mark| lower.find(mark))
        .min();
    let digits = line.find(|c: char| c.is_ascii_digit());
    let cut = [cut, digits]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(line.len());
    line.get(..cut)
        .unwrap_or(line)
        .trim_end_matches([',', ' ', '('])
}

/// "Tuva i 2B", "Omar in class 4": the name.
pub fn without_class(line: &str) -> &str {
    [" i ", " in ", " from class ", " fra "]
        .iter()
        .filter_map(|link| line.split_once(link))
        .find(|(_, class)| class.len() <= 24 && class.contains(|c: char| c.is_ascii_digit()))
        .map_or(line, |(name, _)| name)
}
