//! Bokmål, nynorsk, Danish, Swedish: the verb does not bend with the person, and stands second.

use super::{
    Cast, Grammar, Kind, Predicate, Subject, Who, Word, cut, kin, listed, mirrored, verbs,
};

const LEADS_N: &str = "og, men, så, nå, no, da, i dag, i går, i morgen, i natt, i kveld, i år, i fjor, i sommer, i høst, forrige \
     uke, sist uke, på mandag, på tirsdag, på onsdag, på torsdag, på fredag, på lørdag, på søndag, på laurdag, på \
     sundag, hver dag, kvar dag, og så, dessuten, egentlig, faktisk, også";
const TAILS_N: &str = "i dag, i går, i morgen, i morgon, i natt, i kveld, i år, i fjor, nå, no, nå nettopp, akkurat nå, også, på \
     mandag, på tirsdag, på onsdag, på torsdag, på fredag, på lørdag, på søndag, på laurdag, på sundag, forrige \
     uke, sist uke, for * dager siden, for * uker siden, for * år siden, siden, sidan, for tiden, for tida, til \
     uka, neste uke, neste veke, snart";
const LEADS_D: &str = "og, men, så, nu, i dag, i går, i morgen, i nat, i aften, i år, sidste år, sidste uge, på mandag, på tirsdag, \
     på onsdag, på torsdag, på fredag, på lørdag, på søndag, hver dag, desuden, egentlig, også";
const TAILS_D: &str = "i dag, i går, i morgen, i nat, i aften, i år, sidste år, sidste uge, nu, lige nu, også, på mandag, på \
     tirsdag, på onsdag, på torsdag, på fredag, på lørdag, på søndag, i mandags, i søndags, i lørdags, for * dage \
     siden, for * uger siden, for * år siden, siden, for tiden, næste uge, snart";
const LEADS_S: &str = "och, men, så, nu, i dag, idag, igår, i går, i morgon, imorgon, i natt, i kväll, i år, i fjol, förra veckan, \
     förra året, på måndag, på tisdag, på onsdag, på torsdag, på fredag, på lördag, på söndag, varje dag, \
     dessutom, egentligen, också";
const TAILS_S: &str = "i dag, idag, igår, i går, i morgon, imorgon, i natt, i kväll, i år, i fjol, nu, just nu, också, på måndag, \
     på tisdag, på onsdag, på torsdag, på fredag, på lördag, på söndag, i måndags, i lördags, i söndags, förra \
     veckan, förra året, för * dagar sedan, för * veckor sedan, för * år sedan, sedan, nästa vecka, snart";
const CUTS_N: &str = "som fordi når hvis dersom at siden sidan mens medan enda selv før etter slik for hvor der så bare om da";
const CUTS_D: &str = "som fordi når hvis at siden mens før efter hvor så der da om selvom";
const CUTS_S: &str = "som eftersom därför när om att sedan medan innan efter där så fast men";

pub(super) const NB: Grammar = Grammar {
    ands: &["og", "men"],
    cuts: CUTS_N,
    leads: LEADS_N,
    tails: TAILS_N,
    second: true,
    subject: |words, cast| subject(words, cast, "nb"),
    predicate: |words, subject, cast| predicate(words, subject, cast, "nb"),
};
pub(super) const NN: Grammar = Grammar {
    ands: &["og", "men"],
    cuts: CUTS_N,
    leads: LEADS_N,
    tails: TAILS_N,
    second: true,
    subject: |words, cast| subject(words, cast, "nn"),
    predicate: |words, subject, cast| predicate(words, subject, cast, "nn"),
};
pub(super) const DA: Grammar = Grammar {
    ands: &["og", "men"],
    cuts: CUTS_D,
    leads: LEADS_D,
    tails: TAILS_D,
    second: true,
    subject: |words, cast| subject(words, cast, "da"),
    predicate: |words, subject, cast| predicate(words, subject, cast, "da"),
};
pub(super) const SV: Grammar = Grammar {
    ands: &["och", "men"],
    cuts: CUTS_S,
    leads: LEADS_S,
    tails: TAILS_S,
    second: true,
    subject: |words, cast| subject(words, cast, "sv"),
    predicate: |words, subject, cast| predicate(words, subject, cast, "sv"),
};

/// "We", as the answer calls several writers.
fn several(language: &str) -> &'static str {
    match language {
        "sv" => "ni",
        "da" => "I",
        "nn" => "de",
        _ => "dere",
    }
}

fn subject(words: &[Word], cast: &Cast, language: &str) -> Option<(Subject, usize)> {
    let low = words.first()?.low.as_str();
    let writer = |text: &str, single| Subject {
        text: text.to_string(),
        who: Who::Writer,
        single,
        first: true,
        plural: !single,
    };
    match (language, low) {
        ("nb" | "da", "jeg") | ("nn", "eg") | ("sv", "jag") => {
            return Some((writer("du", true), 1));
        }
        (_, "vi") | ("nn", "me") => return Some((writer(several(language), false), 1)),
        (_, "du") => return Some((Subject::colleague(cast.you.as_ref()?), 1)),
        (_, "hun" | "hon") | ("nn", "ho") => return Some((Subject::of(cast.she()?), 1)),
        (_, "han") => return Some((Subject::of(cast.he()?), 1)),
        _ => {}
    }
    let (person, length) = kin::person(words, language, cast)?;
    Some((Subject::of(&person), length))
}

/// Behind "that" these stand before the verb.
const ADVERBS: &str = "ikke ikkje inte aldri aldrig alltid altid bare berre kun bara også også alltså jo ofte ofta ennå enno \
     fortsatt framleis stadig fortfarande allerede redan nettopp nu";
const NOT: &str = "ikke ikkje inte aldri aldrig";
const HELPERS: &str = "har hadde havde hade er är var blir ble bliver blev vert skal skulle ska vil ville vill kan kunne kunde må \
     måtte måste får fikk fekk fick pleier pleide plejer plejede brukar brukade pla plar orket orker tør turte";
/// Forms that are no finite verb by themselves.
const NOT_FINITE: &str = "gått gåttt sunget båret burit funnet funne stått ledd tatt teke tagit kommet kome kommit syngjande fundet \
    sunge sungit bore sydd strikket kørt kjørt køyrt bodd budd bott ventet venta väntat ringt telefonert syet sytt burit läst lest læst \
    glemt glömt gløymt lært lärt brukt brugt använt gledet gledd glædet glatt elsket älskat";
/// Preposition behind which "you" is us.
const PREPOSITIONS: &str = "til fra frå hos for av med om på ved till från hos för av med om på vid til fra hos for af med om på ved";

fn predicate(words: &[Word], subject: &Subject, cast: &Cast, language: &str) -> Option<Predicate> {
    let table = verbs::of(language)?;
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    let finite = words.first()?;
    let mut at = 1;
    while listed(ADVERBS, low(at)) {
        at += 1;
    }
    let moved = words.get(1..at)?;
    let negated = moved.iter().any(|word| listed(NOT, word.low.as_str()));
    let grows = matches!(
        low(0),
        "fyller"
            | "fylte"
            | "fylder"
            | "fyldte"
            | "fyllde"
            | "blir"
            | "bliver"
            | "ble"
            | "er"
            | "är"
            | "vert"
    );
    let said = cut::saying(words).is_some();
    if said && subject.who != Who::Kin {
        return None;
    }
    let (kind, errand) = if said {
        (Kind::Saying, false)
    } else if grows && verbs::is_age(low(at)) {
        if !is_age_alone(words.get(at + 1..)?) {
            return None;
        }
        (Kind::Age, false)
    } else if listed(HELPERS, low(0)) {
        let main = (at..(at + 4).min(words.len())).find_map(|at| {
            let kind = verbs::kind(table, low(at), low(at + 1))?;
            // "har ikke" and "var så" help nothing on the list.
            let fits = !matches!(low(0), "er" | "är") || low(at).ends_with('t');
            fits.then_some(kind)
        });
        // "Ville få sydd" is what others were to do.
        let others = (1..words.len()).any(|at| {
            [
                "få", "fått", "la", "lade", "bli", "blitt", "blive", "blevet", "blivit",
            ]
            .contains(&low(at))
        });
        main.filter(|_| !others)?
    } else {
        let alone = listed(NOT_FINITE, low(0)) && !is_past_too(low(0), language);
        if alone {
            return None;
        }
        verbs::kind(table, low(0), low(at))?
    };
    if errand && subject.who == Who::Writer {
        return None;
    }
    let rest = rest(words.get(at..)?, subject, cast, language, said)?;
    if rest.last().is_some_and(|last| listed(OPEN_ENDS, last)) {
        return None;
    }
    let adverbs: Vec<String> = moved
        .iter()
        .filter(|word| word.low != "nu")
        .map(|word| word.low.clone())
        .collect();
    let joined = |parts: [&[String]; 3]| {
        let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        words.join(" ").replace(" ,", ",")
    };
    let verb = [finite.low.clone()];
    Some(Predicate {
        that: joined([&adverbs, &verb, &rest]),
        main: joined([&verb, &adverbs, &rest]),
        kind,
        negated,
        over: false,
        length: words.len(),
    })
}

const OPEN_ENDS: &str = "en ei et ein eit ett å att at og och men på i til till med for för av af fra från frå om den det de min mi som \
    enn end än så";

/// Past and participle are one form: "ventet".
fn is_past_too(word: &str, language: &str) -> bool {
    matches!(language, "nb" | "nn") && (word.ends_with("et") || word.ends_with('a'))
        || language == "nb" && matches!(word, "gledet" | "ventet" | "elsket" | "strikket")
}

fn is_age_alone(rest: &[Word]) -> bool {
    let rest: Vec<&str> = rest.iter().map(|word| word.low.as_str()).collect();
    matches!(
        rest.as_slice(),
        [] | ["år"] | ["år", "gammel" | "gamal" | "gammal"]
    )
}

/// Seen from the other side. An empty word refuses.
const MIRROR: &str = "jeg>du eg>du jag>du meg>deg mig>dig min>din mi>di mitt>ditt mit>dit mine>dine mina>dina vår>deres vårt>deres \
     våre>deres vores>jeres våra>era vi> me> oss> os> du> deg> dig> din> ditt> dine> dere> dykk> jer> deres> \
     dykkar> jeres> ni> er> ert> dem> dei> her> här> dette> detta> denne> disse> ekskona>";

fn rest(
    words: &[Word],
    subject: &Subject,
    cast: &Cast,
    language: &str,
    said: bool,
) -> Option<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let low = word.low.as_str();
        let before = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map_or("", |word| word.low.as_str());
        let next = words.get(at + 1).map_or("", |word| word.low.as_str());
        // What was so when they wrote is told without its "now".
        if at == 0 && matches!(low, "nu" | "nå" | "no") {
            continue;
        }
        let turned = match (low, language) {
            ("at", "da") => ", at".to_string(),
            ("er" | "är", _) if said => low.to_string(),
            // An article stands before an adjective; alone it is the thing.
            ("den" | "det" | "de", _) if is_article(next) => low.to_string(),
            ("den", _) => cast.it.clone()?,
            ("det" | "de" | "dem", _) => return None,
            ("dere" | "dykk" | "jer", _) if is_preposition(before) => ours(language).to_string(),
            ("er", "sv") if is_preposition(before) => "oss".to_string(),
            ("vår", "sv") => "er".to_string(),
            ("vårt", "sv") => "ert".to_string(),
            ("vår" | "vårt" | "våre", "nn") => "dykkar".to_string(),
            (
                "hun" | "han" | "ho" | "hon" | "ham" | "henne" | "hans" | "hennes" | "hennar"
                | "hendes" | "honom",
                _,
            ) if !matches!(subject.who, Who::Kin | Who::Dead) => {
                return None;
            }
            ("seg" | "sig" | "sin" | "sitt" | "sine" | "si" | "sit" | "sina", _)
                if subject.first =>
            {
                return None;
            }
            ("meg" | "mig", "nb" | "nn" | "da" | "sv") if subject.first && !subject.single => {
                return None;
            }
            ("oss" | "os", _) if is_preposition(before) => several_as_object(language).to_string(),
            // "De gledet dere": the writers themselves.
            ("oss" | "os", _) if subject.first => several_as_object(language).to_string(),
            _ => mirrored(word, MIRROR)?,
        };
        out.push(turned);
    }
    Some(out)
}

fn is_article(next: &str) -> bool {
    next.chars().count() > 3
        && (next.ends_with('e') || next.ends_with('a') || next.ends_with("te"))
        && ![
            "selve", "hele", "alene", "inne", "ute", "hjemme", "heime", "hemma", "borte", "ofte",
            "ofta", "bara", "bare", "gjerne", "gärna", "varje", "noe", "mye", "uten", "sammen",
            "nede", "oppe", "framme",
        ]
        .contains(&next)
}

fn is_preposition(word: &str) -> bool {
    listed(PREPOSITIONS, word)
}

fn ours(language: &str) -> &'static str {
    if language == "da" { "os" } else { "oss" }
}

fn several_as_object(language: &str) -> &'static str {
    match language {
        "sv" => "er",
        "da" => "jer",
        "nn" => "dykk",
        _ => "dere",
    }
}
