//! Names of people inside a text: a title and a capital, or a known given name with a capital.

use super::calendar::{month, weekday};
use super::scan::Finds;
use crate::read::names::{is_given, is_link, is_title};
use crate::reading::FactKind;

/// Given names that are words too: only with a family name after them, or in the middle of a sentence.
const WORDS_TOO: &[&str] = &[
    "will", "may", "mark", "bill", "rose", "june", "grace", "daisy", "dawn", "hazel", "lily",
    "are", "line", "stein", "dag", "odd", "else", "siv", "tore", "tor", "tone", "bjørn", "frank",
    "jack", "sue", "rob", "max", "jan", "per", "jo", "ben", "even", "ada", "ken", "hope", "faith",
    "joy", "victor", "art", "guy", "harry", "penny", "pat", "randi", "gro", "liv", "hans", "ola",
    "kim",
];

/// Finds names of people.
pub fn find(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let capital = |at: usize| {
        words.get(at).is_some_and(|word| {
            finds
                .text
                .quote(word.start, word.end)
                .starts_with(char::is_uppercase)
        })
    };
    let text = |at: usize| {
        words.get(at).map_or("", |word| {
            finds.text.folded.get(word.start..word.end).unwrap_or("")
        })
    };
    let gap = |at: usize| match (words.get(at), words.get(at + 1)) {
        (Some(left), Some(right)) => finds.text.folded.get(left.end..right.start).unwrap_or(""),
        _ => "",
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let titled = is_title(text(at))
            && matches!(gap(at), " " | ". ")
            && capital(at + 1)
            && text(at).len() > 1
            && capital(at);
        let first = if titled { at + 1 } else { at };
        let bare = text(first).trim_end_matches("'s");
        let opens = words
            .get(first)
            .is_some_and(|word| finds.text.sentence_of(word.start).start == word.start);
        let dated = matches!(
            at.checked_sub(1).map(text),
            Some(
                "in" | "since"
                    | "last"
                    | "by"
                    | "until"
                    | "of"
                    | "early"
                    | "late"
                    | "mid"
                    | "this"
                    | "next"
                    | "before"
                    | "after"
                    | "every"
                    | "from"
            )
        ) && month(bare, "en").is_some();
        if let Some(last) = initials(finds, at) {
            if let (Some(start), Some(end)) = (words.get(at), words.get(last)) {
                found.push((start.start, end.end));
            }
            at = last + 1;
            continue;
        }
        let known = capital(first)
            && !dated
            && bare.len() > 1
            && (is_given(bare) || !opens && told_of(finds, first));
        let mut last = first;
        while capital(last + 1)
            && matches!(gap(last), " " | "-")
            && month(text(last + 1), "en").is_none()
            && weekday(text(last + 1)).is_none()
            && text(last + 1) != "i"
            && last - first < 3
            && !text(last).ends_with("'s")
        {
            last += 1;
        }
        // "Anna van der Berg": particles stand between.
        let mut link = last + 1;
        while link < last + 3 && is_link(text(link)) && text(link) != "and" && gap(link - 1) == " "
        {
            link += 1;
        }
        if link > last + 1
            && capital(link)
            && gap(link - 1) == " "
            && !matches!(text(last + 1), "og" | "y" | "e")
        {
            last = link;
        }
        let risky = WORDS_TOO.contains(&bare) && (opens && last == first);
        if (titled || known && !risky) && capital(first) {
            if let (Some(start), Some(end)) = (words.get(at), words.get(last)) {
                let possessive = text(last).ends_with("'s");
                found.push((start.start, if possessive { end.end - 2 } else { end.end }));
            }
            at = last + 1;
        } else {
            at += 1;
        }
    }
    for (start, end) in found {
        let name = finds.text.quote(start, end).to_string();
        finds.add(FactKind::Person, name, start, end);
    }
}

/// "J. R. van der Meer": the last word of a name that begins with initials.
fn initials(finds: &Finds, at: usize) -> Option<usize> {
    let words = &finds.text.words;
    let raw = |at: usize| {
        words
            .get(at)
            .map_or("", |word| finds.text.quote(word.start, word.end))
    };
    let gap = |at: usize| match (words.get(at), words.get(at + 1)) {
        (Some(left), Some(right)) => finds.slice(left.end, right.start),
        _ => "",
    };
    let initial = |at: usize| {
        let letter = raw(at);
        letter.chars().count() == 1
            && letter.starts_with(char::is_uppercase)
            && matches!(gap(at), ". " | ".")
    };
    let mut last = at;
    while initial(last) {
        last += 1;
    }
    if last == at {
        return None;
    }
    let mut steps = 0;
    while is_link(raw(last)) && gap(last) == " " && steps < 3 {
        last += 1;
        steps += 1;
    }
    // One initial before a capital may end a sentence ("plan B. Then"); two do not.
    let enough = last - at >= 2 || is_given(raw(last));
    let name = raw(last);
    (enough && name.starts_with(char::is_uppercase) && name.chars().count() > 1).then_some(last)
}

/// A capitalised word in the middle of a sentence that is told of as a person: "your colleague Siân", "ask for Flora",
/// "lovte Bea meg", "Bea from support".
fn told_of(finds: &Finds, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "colleague",
        "kollega",
        "kollegaen",
        "named",
        "heter",
        "heitte",
        "het",
        "driver",
        "sjåføren",
        "manager",
        "assistant",
        "agent",
        "teknikeren",
        "nurse",
        "friend",
        "venninnen",
        "vennen",
        "venninna",
        "kompisen",
        "neighbour",
        "neighbor",
        "naboen",
        "partner",
        "husband",
        "wife",
        "son",
        "daughter",
        "brother",
        "sister",
        "mother",
        "father",
        "mum",
        "mom",
        "dad",
        "cousin",
        "niece",
        "nephew",
        "aunt",
        "uncle",
        "granddaughter",
        "grandson",
        "mannen",
        "kona",
        "samboeren",
        "sønnen",
        "datteren",
        "dattera",
        "broren",
        "søsteren",
        "moren",
        "mora",
        "faren",
        "mor",
        "far",
        "bestemor",
        "bestefar",
        "onkel",
        "tante",
        "barnebarnet",
        "niesen",
        "nevøen",
        "boy",
        "girl",
        "gutten",
        "jenta",
        "dear",
        "kjære",
        "lovte",
        "lovet",
        "sa",
        "skrev",
        "svarte",
        "fortalte",
        "hjalp",
        "forklarte",
        "mente",
        "spurte",
        "ringte",
        "thanks",
        "hilsen",
        "chef",
    ];
    const AFTER: &[&str] = &[
        "said",
        "says",
        "told",
        "promised",
        "wrote",
        "answered",
        "helped",
        "asked",
        "rang",
        "called",
        "phoned",
        "replied",
        "explained",
        "confirmed",
        "assured",
        "emailed",
        "sa",
        "lovte",
        "lovet",
        "skrev",
        "svarte",
        "hjalp",
        "spurte",
        "ringte",
        "forklarte",
        "bekreftet",
        "fortalte",
        "mente",
        "lova",
        "thinks",
        "loves",
        "elsker",
        "synes",
        "tror",
    ];
    let text = |at: usize| finds.text.word(at);
    let words = &finds.text.words;
    let gap = |at: usize| match (words.get(at), words.get(at + 1)) {
        (Some(left), Some(right)) => finds.slice(left.end, right.start),
        _ => "",
    };
    let raw = words
        .get(at)
        .map_or("", |word| finds.text.quote(word.start, word.end));
    let shaped = raw
        .chars()
        .skip(1)
        .all(|c| c.is_lowercase() || matches!(c, '\'' | '-'))
        && raw.chars().count() > 2
        && month(text(at), "en").is_none()
        && weekday(text(at)).is_none();
    let back = |steps: usize| at.checked_sub(steps).map_or("", text);
    let near = |gap: &str| matches!(gap, " " | ", ");
    let before = at.checked_sub(1).is_some_and(|before| near(gap(before)))
        && (BEFORE.contains(&back(1))
            || matches!(back(1), "min" | "mi" | "din" | "vår" | "deres")
                && BEFORE.contains(&back(2))
            || matches!(
                (back(2), back(1)),
                ("ask" | "asked" | "asking", "for")
                    | ("spør" | "spurte" | "spørre", "etter")
                    | (
                        "spoke" | "speak" | "spoken" | "talked" | "talk",
                        "to" | "with"
                    )
                    | ("snakket" | "snakka" | "snakke" | "prata", "med")
                    | ("name", "is")
                    | ("navn" | "navnet", "er")
            ) && back(1) != "the");
    let after = gap(at) == " "
        && (AFTER.contains(&text(at + 1))
            || matches!(
                (text(at + 1), text(at + 2)),
                (
                    "from" | "in",
                    "support" | "sales" | "accounts" | "customer" | "reception" | "the" | "your"
                ) | (
                    "fra" | "på" | "i",
                    "kundeservice" | "support" | "lageret" | "resepsjonen" | "dere"
                )
            ));
    shaped && (before || after)
}
