//! A question turned into a clause that somebody else can say: "does it fit?" becomes "whether it fits".
//!
//! Only what can be turned by position alone: a pronoun stands behind the verb, or "do" before anything in the plural.
//! Whatever does not fit such a shape stays as it was asked, between quotation marks.

/// The clause, in the words of the letter, turned from who asks to who answers; `None` where it cannot be turned.
pub(super) fn turned(question: &str, language: &str) -> Option<String> {
    let words = words(question)?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match language {
        "en" => english(&words),
        "nb" | "nn" | "da" | "sv" => nordic(&words, language),
        _ => None,
    }
}

/// The words of a plain question, without what joins it to the sentence before.
fn words(question: &str) -> Option<Vec<String>> {
    const JOINS: [&str; 14] = [
        "and", "also", "so", "but", "oh", "then", "og", "men", "så", "også", "och", "men", "samt",
        "okay",
    ];
    let text = question.trim().strip_suffix('?')?.trim_end();
    let plain = |c: char| {
        c.is_alphanumeric() || c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '%' | '£' | '€')
    };
    if !text.chars().all(plain) {
        return None;
    }
    let mut words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
    while words
        .first()
        .is_some_and(|word| JOINS.contains(&word.to_lowercase().as_str()))
    {
        words.remove(0);
    }
    let first = words.first_mut()?;
    *first = first.to_lowercase();
    Some(words)
}

fn english(words: &[&str]) -> Option<String> {
    const HELPERS: [&str; 19] = [
        "is", "are", "was", "were", "can", "could", "will", "would", "shall", "should", "may",
        "might", "must", "do", "does", "has", "have", "had", "am",
    ];
    let at = words.iter().position(|word| HELPERS.contains(word))?;
    let ask = asking(
        words.get(..at)?,
        &[
            "what", "when", "where", "why", "who", "how", "which", "whose",
        ],
        "whether",
    )?;
    // "Can she use mine or does she need her own?" are two.
    let twice = |pair: &[&str]| matches!(pair, ["or", verb] if HELPERS.contains(verb));
    if words.windows(2).any(twice) {
        return None;
    }
    let helper = *words.get(at)?;
    let subject = words.get(at + 1)?.to_lowercase();
    let rest = words.get(at + 2..)?;
    let singular = ["it", "he", "she", "this", "that"];
    let plural = ["i", "we", "you", "they", "there", "these", "those"];
    // "What do you get for it?" is what anybody gets: "you" is us only where the verb is a firm's.
    let ours = helper == "do" && rest.first().is_some_and(|verb| FIRMS.contains(verb))
        || helper == "are"
            && rest
                .first()
                .is_some_and(|word| matches!(*word, "open" | "closed"));
    if subject == "you" && !ours {
        return None;
    }
    let rest_turned = || mirrored(rest, &EN_MIRROR);
    let who = match subject.as_str() {
        "i" | "we" => "you",
        "you" => "we",
        other => other,
    };
    if singular.contains(&subject.as_str()) || plural.contains(&subject.as_str()) {
        let tail = match helper {
            "do" => rest_turned()?,
            "does" => third_person(&rest_turned()?)?,
            "am" => format!("are {}", rest_turned()?),
            "was" if subject == "i" => format!("were {}", rest_turned()?),
            helper => format!("{helper} {}", rest_turned()?),
        };
        return Some(join(&[&ask, who, &tail]));
    }
    // "Do your boxes fit a pannier": the verb is as it was, wherever it stands.
    if helper != "do" {
        return None;
    }
    Some(join(&[&ask, &mirrored(words.get(at + 1..)?, &EN_MIRROR)?]))
}

/// What a firm does, and a customer does not.
const FIRMS: [&str; 16] = [
    "accept", "carry", "deliver", "hire", "make", "mend", "offer", "post", "print", "repair",
    "sell", "send", "ship", "stock", "supply", "wrap",
];

/// What opens the clause: the words that asked, or the word for yes or no.
fn asking(before: &[&str], words: &[&str], whether: &str) -> Option<String> {
    let Some(first) = before.first() else {
        return Some(whether.to_string());
    };
    let fits = words.contains(first) && before.len() <= 4;
    let mirror = if whether == "whether" {
        &EN_MIRROR[..]
    } else {
        &NORDIC_MIRROR[..]
    };
    fits.then(|| mirrored(before, mirror)).flatten()
}

/// Whose it is, seen from the other side. An empty word cannot be turned.
const EN_MIRROR: [(&str, &str); 19] = [
    ("i", "you"),
    ("me", "you"),
    ("my", "your"),
    ("mine", "yours"),
    ("myself", "yourself"),
    ("we", "you"),
    ("us", "you"),
    ("our", "your"),
    ("ours", "yours"),
    ("i'm", "you're"),
    ("i've", "you've"),
    ("i'd", "you'd"),
    ("your", "our"),
    ("yours", "ours"),
    ("you", ""),
    ("please", ""),
    ("am", ""),
    ("ourselves", "yourselves"),
    ("was", ""),
];

const NORDIC_MIRROR: [(&str, &str); 32] = [
    ("jeg", "du"),
    ("eg", "du"),
    ("jag", "du"),
    ("meg", "deg"),
    ("mig", "dig"),
    ("min", "din"),
    ("mi", "di"),
    ("mitt", "ditt"),
    ("mit", "dit"),
    ("mine", "dine"),
    ("mina", "dina"),
    ("vi", ""),
    ("oss", ""),
    ("os", ""),
    ("vår", ""),
    ("vårt", ""),
    ("våre", ""),
    ("våra", ""),
    ("vores", ""),
    ("dere", ""),
    ("deres", ""),
    ("de", "de"),
    ("dykk", ""),
    ("dykkar", ""),
    ("du", ""),
    ("deg", ""),
    ("dig", ""),
    ("din", ""),
    ("ni", ""),
    ("er", "er"),
    ("ikke", ""),
    ("inte", ""),
];

fn mirrored(words: &[&str], mirror: &[(&str, &str)]) -> Option<String> {
    let mut out = Vec::new();
    for word in words {
        let plain = word.to_lowercase().replace('’', "'");
        match mirror.iter().find(|(from, _)| *from == plain) {
            Some((_, "")) => return None,
            Some((_, to)) => out.push((*to).to_string()),
            None => out.push((*word).to_string()),
        }
    }
    Some(out.join(" "))
}

/// "fit the Tern" → "fits the Tern".
fn third_person(clause: &str) -> Option<String> {
    let (verb, rest) = clause.split_once(' ').unwrap_or((clause, ""));
    if verb.is_empty()
        || !verb.chars().all(|c| c.is_ascii_lowercase())
        || matches!(
            verb,
            "not"
                | "still"
                | "also"
                | "ever"
                | "always"
                | "really"
                | "just"
                | "all"
                | "already"
                | "only"
                | "actually"
                | "even"
        )
    {
        return None;
    }
    let verb = match verb {
        "have" => "has".to_string(),
        "be" => return None,
        _ if verb.ends_with(['s', 'x', 'z', 'o'])
            || verb.ends_with("ch")
            || verb.ends_with("sh") =>
        {
            format!("{verb}es")
        }
        _ => match verb.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
            _ => format!("{verb}s"),
        },
    };
    Some(join(&[&verb, rest]))
}

/// The verb comes second in a question, and behind its subject in a clause: "kommer det" → "om det kommer".
fn nordic(words: &[&str], language: &str) -> Option<String> {
    const SUBJECTS: [&str; 22] = [
        "det", "den", "dei", "jeg", "eg", "jag", "han", "hun", "ho", "hon", "hen", "man", "vi",
        "dere", "de", "dykk", "ni", "du", "i", "denne", "dette", "detta",
    ];
    const ASKS: [&str; 25] = [
        "hva", "hvem", "hvor", "når", "hvordan", "hvorfor", "hvilken", "hvilket", "hvilke", "kva",
        "kven", "kor", "korleis", "kvifor", "hvad", "hvornår", "vad", "vem", "var", "hur",
        "varför", "vilken", "vilket", "vilka", "kva",
    ];
    let at = (0..words.len().min(5)).find(|at| {
        let subject = words.get(at + 1).map(|word| word.to_lowercase());
        subject.is_some_and(|word| SUBJECTS.contains(&word.as_str()))
    })?;
    let ask = asking(words.get(..at)?, &ASKS, "om")?;
    // "Hvor varmt er egentlig det store bassenget?": the verb stands before, and "det" is no subject.
    const VERBS: [&str; 12] = [
        "er", "är", "har", "kan", "vil", "skal", "blir", "var", "ska", "vil", "bliver", "får",
    ];
    let before = words.get(1..at).unwrap_or(&[]);
    if before.iter().any(|word| VERBS.contains(word)) {
        return None;
    }
    let verb = *words.get(at)?;
    if ASKS.contains(&verb) || NORDIC_MIRROR.iter().any(|(word, _)| *word == verb) {
        return None;
    }
    let they = match language {
        "sv" => "ni",
        "da" => "I",
        "nn" => "de",
        _ => "dere",
    };
    let subject = words.get(at + 1)?.to_lowercase();
    let who = match subject.as_str() {
        "jeg" | "eg" | "jag" => "du",
        "vi" => they,
        "dere" | "dykk" | "ni" | "du" => "vi",
        "i" if language == "da" => "vi",
        "i" => return None,
        other => other,
    };
    Some(join(&[
        &ask,
        who,
        verb,
        &mirrored(words.get(at + 2..)?, &NORDIC_MIRROR)?,
    ]))
}

fn join(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests;
