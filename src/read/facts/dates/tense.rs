//! Which way the tense of a sentence looks.

use crate::read::facts::scan::Finds;
use crate::read::words::Words;

/// Which way the tense looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
    /// Nothing tells.
    Unknown,
}

static PAST: Words = Words::new(
    "was were came arrived ordered bought received got had did rang called wrote since last sent paid said told went \
     left broke snapped happened made gave found took saw lost started has have been promised asked emailed phoned \
     visited booked returned collected died fell tore kom fikk fylte ventet hentet svarte brukte spiste stod sto \
     skjedde prøvde satt mistet startet møtte hørte ble blei feiret begynte levert betalt bestilte kjøpte sendte \
     ringte skrev var hadde skulle har siden sist forrige betalte mottok leverte knakk sluttet gikk så snakket lovte \
     lovet ankom sa spurte dro tok fant ga gav falt røk åpnet besøkte returnerte måtte kunne ville bestilt kjøpt \
     sendt kommet fått vært døde war kam habe hat bestellte kauften fick köpte skickade vart llegó compré pedí reçu \
     acheté kocht kreeg",
);

static FUTURE: Words = Words::new(
    "next coming will going leave leaving need needs travel travelling this off until by before hope want can could \
     would please tomorrow fly flying arrive come are is am shall must neste innen før skal vil reiser drar kommende \
     kommer førstkommende trenger kan bør må blir er senest fyller feirer rekker nächsten bis nästa próximo volgende",
);

fn tense(word: &str) -> Option<Direction> {
    if PAST.has(word) || word.ends_with("ed") && word.len() > 4 {
        Some(Direction::Past)
    } else if FUTURE.has(word) || word.ends_with("'ll") {
        Some(Direction::Future)
    } else {
        None
    }
}

/// The nearest word before (then after) a place in its sentence that shows the tense.
pub fn direction(finds: &Finds, at: usize) -> Direction {
    let text = finds.text;
    let sentence = text.sentence_of(at);
    let here = text.word_at(at);
    let inside = |index: &usize| {
        text.words
            .get(*index)
            .is_some_and(|word| word.start >= sentence.start && word.end <= sentence.end)
    };
    // What is full or sold out lies ahead, however it is told.
    if (here..here + 6).filter(inside).any(|at| booked(finds, at)) {
        return Direction::Future;
    }
    let shown = |at: usize| tense(text.word(at));
    let mut before = (here.saturating_sub(9)..here).rev().filter(inside);
    let mut after = (here + 1..here + 8).filter(inside);
    before
        .find_map(shown)
        .or_else(|| after.find_map(shown))
        .unwrap_or(Direction::Unknown)
}

fn booked(finds: &Finds, at: usize) -> bool {
    matches!(
        (finds.text.word(at), finds.text.word(at + 1)),
        (
            "full" | "fullt" | "fulle" | "fullbooket" | "utsolgt" | "booked-up",
            _
        ) | ("sold", "out")
            | ("fully", "booked")
            | ("booked", "up")
    )
}
