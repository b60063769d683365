//! The closed word lists by which deeds are read and told, by language.

use crate::language::Language;

mod participles;

use participles::{DA, DE, EN, ES, NB, NN, Participles, SV};

/// How a language tells a deed.
#[derive(Debug)]
pub(super) struct Tongue {
    participles: Participles,
    /// Words that begin a means or a goal behind the thing.
    pub(super) tails: &'static [&'static str],
    /// Words before a goal.
    pub(super) goals: &'static [&'static str],
}

static ENGLISH: Tongue = Tongue {
    participles: EN,
    tails: &["by", "to", "per"],
    goals: &["to"],
};
static BOKMAAL: Tongue = Tongue {
    participles: NB,
    tails: &["med", "til", "per"],
    goals: &["til", "for"],
};
static NYNORSK: Tongue = Tongue {
    participles: NN,
    tails: &["med", "til", "per"],
    goals: &["til", "for"],
};
static DANISH: Tongue = Tongue {
    participles: DA,
    tails: &["med", "til", "per", "pr."],
    goals: &["til", "for"],
};
static SWEDISH: Tongue = Tongue {
    participles: SV,
    tails: &["med", "till", "per"],
    goals: &["till", "för"],
};
static GERMAN: Tongue = Tongue {
    participles: DE,
    tails: &["per", "mit", "an", "nach"],
    goals: &["an", "nach"],
};
static SPANISH: Tongue = Tongue {
    participles: ES,
    tails: &["por", "a", "al", "para", "con"],
    goals: &["a", "para", "ante"],
};

impl Tongue {
    /// Each participle with the deed's word. Where one phrase begins another, the longer is meant.
    pub(super) fn participles(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.participles
            .iter()
            .flat_map(|(deed, list)| list.split(", ").map(|phrase| (phrase, *deed)))
    }
}

/// The tongues in which words may be written, the likeliest first: desks write of their own work in their own
/// language, in English, or in Norwegian.
pub(super) fn tongues(base: &str) -> Vec<&'static Tongue> {
    let own = match base {
        "nb" => &BOKMAAL,
        "nn" => &NYNORSK,
        "da" => &DANISH,
        "sv" => &SWEDISH,
        "de" => &GERMAN,
        "es" => &SPANISH,
        _ => &ENGLISH,
    };
    let mut found = vec![own];
    for other in [&ENGLISH, &BOKMAAL] {
        if !std::ptr::eq(own, other) {
            found.push(other);
        }
    }
    found
}

/// Words that open a noun phrase and let it stand behind a verb.
pub(super) const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "that", "both", "all", "your", "my", "our", "one", "two", "three",
    "four", "five", "six", "en", "ei", "et", "den", "det", "de", "din", "ditt", "dine", "min",
    "begge", "alle", "to", "tre", "fire", "fem", "seks", "ein", "eit", "dei", "dykkar", "begge",
    "dit", "jeres", "vores", "syv", "ett", "båda", "alla", "dina", "din", "två", "fyra", "sex",
    "der", "die", "das", "dem", "eine", "einen", "einem", "einer", "ihr", "ihre", "ihren", "ihrem",
    "unser", "unsere", "beide", "alle", "zwei", "drei", "vier", "fünf", "sechs", "el", "la", "los",
    "las", "un", "una", "unos", "unas", "tu", "tus", "su", "sus", "mi", "ambos", "ambas", "todos",
    "todas", "dos", "tres", "cuatro", "cinco", "seis", "another", "these", "those", "some",
    "every", "each", "seven", "eight", "nine", "ten", "enda", "noen", "nokre", "endnu", "nogle",
    "några", "einige", "otro", "otra", "algunos", "algunas",
];

/// Words that speak of somebody: such a phrase is not told to the reader as it stands.
pub(super) const OTHERS: &[&str] = &[
    "her",
    "his",
    "their",
    "customer",
    "customer's",
    "hennes",
    "hans",
    "deres",
    "deira",
    "hennar",
    "sin",
    "sitt",
    "sine",
    "kunden",
    "kundens",
    "hendes",
    "kundes",
    "kundernes",
    "sina",
    "deras",
    "kunde",
    "kundin",
    "sein",
    "seine",
    "seinen",
    "deren",
    "dessen",
    "cliente",
    "clienta",
    "clientes",
];

/// A means: the words by which it is known, and how each language says it behind a verb.
struct Means {
    names: &'static [&'static str],
    said: [(&'static str, &'static str); 6],
}

const MEANS: [Means; 5] = [
    Means {
        names: &[
            "express",
            "by express",
            "ekspress",
            "med ekspress",
            "ekspres",
            "med ekspres",
            "med express",
            "per express",
            "urgente",
            "por mensajería urgente",
            "envío urgente",
        ],
        said: [
            ("en", "by express"),
            ("nb", "med ekspress"),
            ("da", "med ekspres"),
            ("sv", "med express"),
            ("de", "per Express"),
            ("es", "por mensajería urgente"),
        ],
    },
    Means {
        names: &[
            "registered post",
            "by registered post",
            "rekommandert",
            "rekommandert post",
            "anbefalet",
            "som anbefalet",
            "som anbefalet post",
            "rekommenderat",
            "som rekommenderat",
            "per einschreiben",
            "einschreiben",
            "correo certificado",
            "por correo certificado",
        ],
        said: [
            ("en", "by registered post"),
            ("nb", "rekommandert"),
            ("da", "som anbefalet post"),
            ("sv", "rekommenderat"),
            ("de", "per Einschreiben"),
            ("es", "por correo certificado"),
        ],
    },
    Means {
        names: &[
            "post",
            "by post",
            "i posten",
            "med posten",
            "med post",
            "per post",
            "mit der post",
            "por correo",
            "correo",
        ],
        said: [
            ("en", "by post"),
            ("nb", "i posten"),
            ("da", "med posten"),
            ("sv", "med posten"),
            ("de", "mit der Post"),
            ("es", "por correo"),
        ],
    },
    Means {
        names: &[
            "courier",
            "by courier",
            "bud",
            "med bud",
            "per bote",
            "per kurier",
            "kurier",
            "mensajero",
            "por mensajero",
        ],
        said: [
            ("en", "by courier"),
            ("nb", "med bud"),
            ("da", "med bud"),
            ("sv", "med bud"),
            ("de", "per Kurier"),
            ("es", "por mensajero"),
        ],
    },
    Means {
        names: &[
            "email",
            "e-mail",
            "by email",
            "e-post",
            "på e-post",
            "på mail",
            "med e-post",
            "via e-post",
            "per e-mail",
            "per mail",
            "por correo electrónico",
            "por email",
        ],
        said: [
            ("en", "by email"),
            ("nb", "på e-post"),
            ("da", "på mail"),
            ("sv", "med e-post"),
            ("de", "per E-Mail"),
            ("es", "por correo electrónico"),
        ],
    },
];

/// How a language says a means behind a verb ("by express", "med ekspress"); `None` for what the table does not hold.
pub fn means(word: &str, language: &Language) -> Option<&'static str> {
    let word = word.to_lowercase();
    let base = match language.base() {
        "nn" => "nb",
        base => base,
    };
    MEANS
        .iter()
        .find(|means| means.names.contains(&word.as_str()))?
        .said
        .iter()
        .find(|(tag, _)| *tag == base)
        .map(|(_, said)| *said)
}
