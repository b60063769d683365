//! Kin: how the letter calls them, how the answer does, and whether that is a she or a he.

use super::{Cast, Word, listed};

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::write) enum Gender {
    She,
    He,
    Open,
}

/// Somebody, as the answer calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::write) struct Person {
    /// "your father"; empty where two could be meant.
    pub text: String,
    pub gender: Gender,
    /// They have died.
    pub dead: bool,
    /// More than one.
    pub plural: bool,
}

impl Person {
    /// Two could be meant: nobody is.
    pub(super) fn nobody(gender: Gender) -> Self {
        Self {
            text: String::new(),
            gender,
            dead: false,
            plural: false,
        }
    }
}

/// Kin words of a language: those who are she, he, either, and those who are several.
struct Words {
    she: &'static str,
    he: &'static str,
    open: &'static str,
    many: &'static str,
}

const EN: Words = Words {
    she: "wife mother mum mam mom mummy mommy daughter sister grandmother grandma granny gran nan nana granddaughter aunt \
          auntie niece girlfriend mother-in-law sister-in-law daughter-in-law goddaughter girl",
    he: "husband father dad daddy papa son brother grandfather grandpa grandad granddad grandson uncle nephew boyfriend \
         father-in-law brother-in-law son-in-law godson boy",
    open: "child kid partner friend cousin neighbour neighbor colleague grandchild toddler baby twin godchild",
    many: "parents children kids grandparents grandchildren sons daughters sisters brothers neighbours friends twins \
           cousins nephews nieces grandsons granddaughters girls boys colleagues",
};
const NB: Words = Words {
    she: "kona kone mora moren mor mamma mammaen datteren dattera datter dottera dotter søsteren søstera søster bestemor \
          bestemora mormor farmor oldemor tante tanta niesa niese svigermor svigerdatter jenta jente venninna venninne \
          lillesøster lillesøstera storesøster storesøstera storesøsteren lillesøsteren kjerringa",
    he: "mannen mann faren far pappa pappaen sønnen sønn sonen guten broren bror bestefar morfar farfar oldefar onkelen \
         onkel nevøen nevø svigerfar svigersønn gutten gutt lillebror storebror lillebroren storebroren ektemannen",
    open: "barnet barnebarnet samboeren sambuaren kjæresten kjærasten partneren vennen venen naboen kollegaen ungen babyen \
           fetteren fetter kusina kusinen",
    many: "barna barnebarna ungene ungane foreldrene foreldra vennene venene naboene naboane besteforeldrene tvillingene døtrene \
           sønnene kollegaene",
};
const DA: Words = Words {
    she: "kone mor datter søster bedstemor mormor farmor tante niece svigermor svigerdatter veninde lillesøster storesøster \
          oldemor barnepige mama",
    he: "mand far søn bror bedstefar morfar farfar onkel nevø svigerfar svigersøn lillebror storebror oldefar",
    open: "barn barnebarn kæreste partner ven nabo kollega samlever fætter kusine",
    many: "børn børnebørn forældre bedsteforældre venner naboer døtre sønner tvillinger drenge piger",
};
const SV: Words = Words {
    she: "fru hustru mor mamma dotter syster mormor farmor moster faster tant svärmor svärdotter väninna lillasyster storasyster \
          flickvän brorsdotter systerdotter",
    he: "man make far pappa son bror morfar farfar morbror farbror svärfar svärson lillebror storebror pojkvän brorson \
         systerson",
    open: "barn barnbarn sambo partner vän granne kollega kusin",
    many: "barn föräldrar vänner grannar döttrar söner tvillingar kollegor",
};
const DE: Words = Words {
    she: "frau ehefrau mutter mama tochter schwester oma großmutter enkelin tante nichte schwiegermutter schwiegertochter \
          freundin partnerin nachbarin cousine patentochter",
    he: "mann ehemann vater papa sohn bruder opa großvater enkel onkel neffe schwiegervater schwiegersohn freund partner \
         nachbar cousin patensohn",
    open: "kind enkelkind patenkind baby",
    many: "eltern kinder enkel großeltern geschwister freunde nachbarn enkelkinder töchter söhne",
};
const ES: Words = Words {
    she: "mujer esposa madre mamá hija hermana abuela nieta tía sobrina suegra nuera novia amiga vecina prima",
    he: "marido esposo padre papá hijo hermano abuelo nieto tío sobrino suegro yerno novio amigo vecino primo",
    open: "pareja bebé",
    many: "padres hijos hijas hermanos hermanas abuelos nietos nietas amigos vecinos tíos sobrinos",
};

/// Words between "my" and the kin word.
const BETWEEN: &str = "big little older elder eldest younger youngest small old dear best store vesle lille eldste yngste gamle \
     beste stora lilla äldsta yngsta gamla bästa große großer kleine kleiner ältere jüngste";

/// "My" as it stands before a noun → ours.
const BEFORE: [(&str, &str, &str, bool); 34] = [
    // language, theirs, ours, the writers are several
    ("en", "my", "your", false),
    ("en", "our", "your", true),
    ("nb", "min", "din", false),
    ("nb", "mi", "di", false),
    ("nb", "mitt", "ditt", false),
    ("nb", "mine", "dine", false),
    ("nb", "vår", "deres", true),
    ("nn", "min", "din", false),
    ("nn", "mi", "di", false),
    ("nn", "mitt", "ditt", false),
    ("nn", "mine", "dine", false),
    ("nn", "vår", "dykkar", true),
    ("da", "min", "din", false),
    ("da", "mit", "dit", false),
    ("da", "mine", "dine", false),
    ("da", "vores", "jeres", true),
    ("sv", "min", "din", false),
    ("sv", "mitt", "ditt", false),
    ("sv", "mina", "dina", false),
    ("sv", "vår", "er", true),
    ("sv", "vårt", "ert", true),
    ("sv", "våra", "era", true),
    ("de", "mein", "Ihr", false),
    ("de", "meine", "Ihre", false),
    ("de", "meinen", "Ihren", false),
    ("de", "meinem", "Ihrem", false),
    ("de", "meiner", "Ihrer", false),
    ("de", "meines", "Ihres", false),
    ("de", "unser", "Ihr", true),
    ("de", "unsere", "Ihre", true),
    ("de", "unserem", "Ihrem", true),
    ("de", "unserer", "Ihrer", true),
    ("es", "mi", "tu", false),
    ("es", "mis", "tus", false),
];

fn table(language: &str) -> Option<&'static Words> {
    Some(match language {
        "en" => &EN,
        "nb" | "nn" => &NB,
        "da" => &DA,
        "sv" => &SV,
        "de" => &DE,
        "es" => &ES,
        _ => return None,
    })
}

/// Which pronoun stands for a kin word, and whether it is several; `None` where it is no kin word.
pub(super) fn gender(word: &str, language: &str) -> Option<(Gender, bool)> {
    let words = table(language)?;
    let held = |list: &str| listed(list, word);
    if held(words.she) {
        Some((Gender::She, false))
    } else if held(words.he) {
        Some((Gender::He, false))
    } else if held(words.open) {
        Some((Gender::Open, false))
    } else {
        held(words.many).then_some((Gender::Open, true))
    }
}

/// "My" of a language, turned; `None` where it is no such word, or would have to be "du" in German.
pub(super) fn yours(word: &str, language: &str, cast: &Cast) -> Option<String> {
    let (_, _, ours, _) = BEFORE
        .iter()
        .find(|(tag, theirs, ..)| *tag == language && *theirs == word)?;
    match (language, cast.formal) {
        ("de", false) => None,
        ("es", true) => Some(if word == "mis" { "sus" } else { "su" }.to_string()),
        _ => Some((*ours).to_string()),
    }
}

/// Kin with whose they are, at the front of some words: "my little sister" → "your little sister".
pub(super) fn person(words: &[Word], language: &str, cast: &Cast) -> Option<(Person, usize)> {
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    let together = |to: usize| {
        words
            .get(1..to)
            .is_none_or(|rest| rest.iter().all(|word| !word.apart))
    };
    if let Some(ours) = yours(low(0), language, cast) {
        let mut at = 1;
        let mut text = ours;
        while at < 3 && listed(BETWEEN, low(at)) {
            text = format!("{text} {}", words.get(at)?.raw);
            at += 1;
        }
        let (gender, plural) = gender(low(at), language)?;
        let kin = words.get(at)?;
        return together(at + 1).then(|| {
            let person = Person {
                text: format!("{text} {}", kin.raw),
                gender,
                dead: false,
                plural,
            };
            (person, at + 1)
        });
    }
    if !matches!(language, "nb" | "nn" | "sv") {
        return None;
    }
    let (gender, plural) = gender(low(0), language)?;
    let told = |text: String| Person {
        text,
        gender,
        dead: false,
        plural,
    };
    let kin = low(0);
    if language != "sv"
        && let Some(own) = own_behind(low(1), language).filter(|_| together(2))
    {
        return Some((told(format!("{kin} {own}")), 2));
    }
    bare(kin, language, cast.child).map(|text| (told(text.to_string()), 1))
}

/// "min" behind a noun.
fn own_behind(word: &str, language: &str) -> Option<&'static str> {
    Some(match (word, language) {
        ("min", _) => "din",
        ("mi", _) => "di",
        ("mitt", _) => "ditt",
        ("mine", _) => "dine",
        ("vår" | "vårt" | "våre", "nn") => "dykkar",
        ("vår" | "vårt" | "våre", _) => "deres",
        _ => return None,
    })
}

/// Kin that are called by their kin word alone, as by a name.
fn bare(kin: &str, language: &str, child: bool) -> Option<&'static str> {
    Some(match (language, kin, child) {
        ("nb", "mamma", true) => "mammaen din",
        ("nb", "pappa", true) => "pappaen din",
        ("nb", "mamma", false) => "moren din",
        ("nb", "pappa", false) => "faren din",
        ("nb", "mormor", _) => "mormoren din",
        ("nb", "bestemor", _) => "bestemoren din",
        ("nb", "bestefar", _) => "bestefaren din",
        ("nb", "storebror", _) => "storebroren din",
        ("nb", "lillebror", _) => "lillebroren din",
        ("nb", "storesøster", _) => "storesøsteren din",
        ("nb", "lillesøster", _) => "lillesøsteren din",
        ("nn", "mamma", _) => "mor di",
        ("nn", "pappa", _) => "far din",
        ("sv", "mamma", _) => "din mamma",
        ("sv", "pappa", _) => "din pappa",
        ("sv", "mormor", _) => "din mormor",
        ("sv", "morfar", _) => "din morfar",
        ("sv", "farmor", _) => "din farmor",
        ("sv", "farfar", _) => "din farfar",
        _ => return None,
    })
}

/// Who is spoken of in a stretch.
pub(super) fn mentioned(words: &[Word], language: &str, cast: &Cast) -> Vec<Person> {
    let at = |at: usize| person(words.get(at..)?, language, cast);
    let people = (0..words.len()).filter_map(at).map(|(person, _)| person);
    people.filter(|person| !person.plural).collect()
}

/// People who are nobody's kin in a stretch: whoever "he" is may be one of them.
pub(in crate::write) fn strangers(words: &[Word]) -> bool {
    const OTHERS: &str = "man woman lady gentleman guy driver postman courier doctor nurse teacher boss manager owner customer \
        damen herren kvinnen sjåføren postmannen legen læreren sjefen ekspeditøren mannen kvinden chaufføren lægen manden kvinnan \
        chauffören läkaren läraren chefen dame herr fahrer arzt lehrer chef señora señor conductor médico profesor jefe";
    let held = |word: &str| listed(OTHERS, word);
    (0..words.len()).any(|at| {
        let word = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
        // "Mannen min" is no stranger.
        held(word(at))
            && own_behind(word(at + 1), "nb").is_none()
            && !is_own(word(at.wrapping_sub(1)))
    })
}

fn is_own(word: &str) -> bool {
    BEFORE.iter().any(|(_, theirs, ..)| *theirs == word)
}
