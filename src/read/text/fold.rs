//! Folding: one way of writing for what is written in many, with the place of every byte kept.

/// Folds a text and tells where each byte came from.
pub(super) fn fold(raw: &str) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(raw.len());
    let mut map = Vec::with_capacity(raw.len() + 1);
    let mut space = true;
    for (at, c) in raw.char_indices() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if c.is_whitespace() || c == '\u{200b}' {
            if !space {
                folded.push(' ');
                map.push(at);
            }
            space = true;
            continue;
        }
        space = false;
        let before = folded.len();
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '’' | '‘' | '`' | '´' | 'ʼ' => folded.push('\''),
            '“' | '”' | '„' | '«' | '»' => folded.push('"'),
            '–' | '—' | '‐' | '‑' => folded.push('-'),
            _ => folded.extend(c.to_lowercase()),
        }
        map.resize(map.len() + folded.len() - before, at);
    }
    map.push(u32::try_from(raw.len()).unwrap_or(u32::MAX));
    (folded, map)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn every_map_entry_is_a_boundary() {
        let raw = "Hei «du» – İstanbul’s 3½ ß ﬁ 👩‍👧 \u{200b}x";
        assert!(
            fold(raw)
                .1
                .iter()
                .all(|at| raw.is_char_boundary(*at as usize))
        );
    }
}
