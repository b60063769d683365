//! Two texts as a person compares them: which lines changed, and which words in them.

/// A line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// In both.
    Same(String),
    /// Only in the old text.
    Gone(Vec<Piece>),
    /// Only in the new text.
    New(Vec<Piece>),
}

/// Words of a line, and whether they are what changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, with the space after them.
    pub text: String,
    /// They stand in one of the two texts only.
    pub changed: bool,
}

/// Compares two texts line by line; a line that took another's place is compared word by word.
///
/// ```
/// use regards::cases::{Line, lines};
/// let compared = lines("Dear Ann,\nIt comes on Friday.", "Dear Ann,\nIt comes on Monday.");
/// assert_eq!(compared[0], Line::Same("Dear Ann,".into()));
/// let Line::New(words) = &compared[2] else { panic!() };
/// assert_eq!(words[1].text, "Monday.");
/// assert!(words[1].changed);
/// ```
pub fn lines(old: &str, new: &str) -> Vec<Line> {
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let mut found = Vec::new();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for step in steps(&old, &new) {
        match step {
            Step::Both(line) => {
                flush(&mut gone, &mut come, &mut found);
                found.push(Line::Same(line.to_string()));
            }
            Step::Old(line) => gone.push(line),
            Step::New(line) => come.push(line),
        }
    }
    flush(&mut gone, &mut come, &mut found);
    found
}

/// Lines that went and lines that came in their place.
fn flush(gone: &mut Vec<&str>, come: &mut Vec<&str>, found: &mut Vec<Line>) {
    let pairs = gone.len().max(come.len());
    for at in 0..pairs {
        match (gone.get(at), come.get(at)) {
            (Some(old), Some(new)) => {
                let (old, new) = words(old, new);
                found.push(Line::Gone(old));
                found.push(Line::New(new));
            }
            (Some(old), None) => found.push(Line::Gone(whole(old))),
            (None, Some(new)) => found.push(Line::New(whole(new))),
            (None, None) => {}
        }
    }
    gone.clear();
    come.clear();
}

fn whole(line: &str) -> Vec<Piece> {
    vec![Piece {
        text: line.to_string(),
        changed: true,
    }]
}

fn words(old: &str, new: &str) -> (Vec<Piece>, Vec<Piece>) {
    let old: Vec<&str> = old.split_inclusive(' ').collect();
    let new: Vec<&str> = new.split_inclusive(' ').collect();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for step in steps(&old, &new) {
        match step {
            Step::Both(word) => {
                add(&mut gone, word, false);
                add(&mut come, word, false);
            }
            Step::Old(word) => add(&mut gone, word, true),
            Step::New(word) => add(&mut come, word, true),
        }
    }
    (gone, come)
}

fn add(pieces: &mut Vec<Piece>, word: &str, changed: bool) {
    match pieces.last_mut() {
        Some(last) if last.changed == changed => last.text.push_str(word),
        _ => pieces.push(Piece {
            text: word.to_string(),
            changed,
        }),
    }
}

enum Step<'t> {
    Both(&'t str),
    Old(&'t str),
    New(&'t str),
}

/// Beyond this many pairs the texts are shown as wholly different: a comparison must not take longer than reading.
const MOST: usize = 4_000_000;

/// The shortest way from one list to the other (longest common subsequence).
fn steps<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Step<'t>> {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > MOST {
        let gone = old.iter().map(|it| Step::Old(it));
        return gone.chain(new.iter().map(|it| Step::New(it))).collect();
    }
    let mut table = vec![0_u32; (old.len() + 1) * width];
    let cell = |table: &[u32], row: usize, column: usize| {
        table.get(row * width + column).copied().unwrap_or(0)
    };
    for (row, one) in old.iter().enumerate().rev() {
        for (column, other) in new.iter().enumerate().rev() {
            let longest = if one == other {
                cell(&table, row + 1, column + 1) + 1
            } else {
                cell(&table, row + 1, column).max(cell(&table, row, column + 1))
            };
            if let Some(here) = table.get_mut(row * width + column) {
                *here = longest;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut found = Vec::new();
    loop {
        match (old.get(row), new.get(column)) {
            (Some(one), Some(other)) if one == other => {
                found.push(Step::Both(one));
                row += 1;
                column += 1;
            }
            (Some(one), other)
                if other.is_none()
                    || cell(&table, row + 1, column) >= cell(&table, row, column + 1) =>
            {
                found.push(Step::Old(one));
                row += 1;
            }
            (_, Some(other)) => {
                found.push(Step::New(other));
                column += 1;
            }
            _ => return found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Piece, lines};
    use proptest::prelude::*;

    #[test]
    fn words_that_changed_are_marked() {
        let same = |text: &str| Piece {
            text: text.into(),
            changed: false,
        };
        let changed = |text: &str| Piece {
            text: text.into(),
            changed: true,
        };
        assert_eq!(
            lines("a\nb", "a\nb"),
            [Line::Same("a".into()), Line::Same("b".into())]
        );
        assert_eq!(
            lines("it comes on Friday 8 May", "it comes on Monday 11 May"),
            [
                Line::Gone(vec![
                    same("it comes on "),
                    changed("Friday 8 "),
                    same("May")
                ]),
                Line::New(vec![
                    same("it comes on "),
                    changed("Monday 11 "),
                    same("May")
                ]),
            ]
        );
        assert_eq!(
            lines("a", "a\nb"),
            [Line::Same("a".into()), Line::New(vec![changed("b")])]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off(old in "[ab \n]{0,30}", new in "[ab \n]{0,30}") {
            let compared = lines(&old, &new);
            let text = |pieces: &[Piece]| pieces.iter().map(|it| it.text.as_str()).collect::<String>();
            let before: Vec<String> = compared.iter().filter_map(|line| match line {
                Line::Same(line) => Some(line.clone()),
                Line::Gone(pieces) => Some(text(pieces)),
                Line::New(_) => None,
            }).collect();
            let after: Vec<String> = compared.iter().filter_map(|line| match line {
                Line::Same(line) => Some(line.clone()),
                Line::New(pieces) => Some(text(pieces)),
                Line::Gone(_) => None,
            }).collect();
            prop_assert_eq!(before, old.lines().collect::<Vec<_>>());
            prop_assert_eq!(after, new.lines().collect::<Vec<_>>());
        }
    }
}
