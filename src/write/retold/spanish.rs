//! Spanish: a verb of the first person is turned by a table; of kin nothing but "my" changes.

use super::{Cast, Grammar, Kind, Predicate, Subject, Who, Word, kin, listed, verbs};

pub(super) const GRAMMAR: Grammar = Grammar {
    ands: &["y", "e", "pero"],
    cuts: "que porque cuando donde como si aunque mientras quien pues",
    leads: "y, pero, hoy, ayer, mañana, ahora, anoche, el lunes, el martes, el miércoles, el jueves, el viernes, el \
     sábado, el domingo, la semana pasada, este año, el año pasado, además, también, cada día, todos los días, yo",
    tails: "hoy, ayer, mañana, ahora, también, el lunes, el martes, el miércoles, el jueves, el viernes, el sábado, el \
     domingo, la semana pasada, la semana que viene, este año, este sábado, este domingo, el año pasado, hace * \
     años, hace * días, hace * semanas, pronto",
    second: false,
    subject,
    predicate,
};

/// Verbs of the first person → tú, usted. Only those of the lists.
const FIRST: [(&str, &str, &str); 34] = [
    ("vivo", "vives", "vive"),
    ("trabajo", "trabajas", "trabaja"),
    ("estudio", "estudias", "estudia"),
    ("toco", "tocas", "toca"),
    ("canto", "cantas", "canta"),
    ("leo", "lees", "lee"),
    ("escucho", "escuchas", "escucha"),
    ("enseño", "enseñas", "enseña"),
    ("camino", "caminas", "camina"),
    ("guardo", "guardas", "guarda"),
    ("uso", "usas", "usa"),
    ("adoro", "adoras", "adora"),
    ("recuerdo", "recuerdas", "recuerda"),
    ("espero", "", ""),
    ("esperé", "esperaste", "esperó"),
    ("caminé", "caminaste", "caminó"),
    ("corrí", "corriste", "corrió"),
    ("viajé", "viajaste", "viajó"),
    ("ahorré", "ahorraste", "ahorró"),
    ("cosí", "cosiste", "cosió"),
    ("tejí", "tejiste", "tejió"),
    ("lloré", "lloraste", "lloró"),
    ("reí", "reíste", "rió"),
    ("encontré", "encontraste", "encontró"),
    ("llamé", "llamaste", "llamó"),
    ("he", "has", "ha"),
    ("estoy", "estás", "está"),
    ("estaba", "estabas", "estaba"),
    ("vivía", "vivías", "vivía"),
    ("trabajaba", "trabajabas", "trabajaba"),
    ("escuchaba", "escuchabas", "escuchaba"),
    ("tengo", "tienes", "tiene"),
    ("soñaba", "soñabas", "soñaba"),
    ("disfruté", "disfrutaste", "disfrutó"),
];

/// The same verb in the third person, by which the lists know it.
fn known(verb: &str) -> &str {
    FIRST
        .iter()
        .find(|(first, ..)| *first == verb)
        .map_or(verb, |(.., third)| third)
}

fn subject(words: &[Word], cast: &Cast) -> Option<(Subject, usize)> {
    let low = words.first()?.low.as_str();
    match low {
        "ella" => return Some((Subject::of(cast.she()?), 1)),
        "él" => return Some((Subject::of(cast.he()?), 1)),
        _ => {}
    }
    // "Estaba" may be anybody's; the writer's are those that can be nobody else's.
    let surely = FIRST
        .iter()
        .any(|(first, you, third)| *first == low && first != third && !you.is_empty());
    if surely {
        let writer = Subject {
            text: String::new(),
            who: Who::Writer,
            single: true,
            first: true,
            plural: false,
        };
        return Some((writer, 0));
    }
    let (person, length) = kin::person(words, "es", cast)?;
    Some((Subject::of(&person), length))
}

const HELPERS: &str = "ha han había está están estaba estaban he estoy suele va puede";

fn predicate(words: &[Word], subject: &Subject, cast: &Cast) -> Option<Predicate> {
    let skip = usize::from(matches!(
        words.first()?.low.as_str(),
        "no" | "nunca" | "siempre" | "todavía" | "ya" | "se" | "solo"
    ));
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    let verb = low(skip);
    let age = matches!(verb, "tiene" | "tengo" | "cumple" | "cumplió");
    let (kind, errand) = if age {
        let rest: Vec<&str> = words
            .get(skip + 2..)?
            .iter()
            .map(|word| word.low.as_str())
            .collect();
        if !(verbs::is_age(low(skip + 1)) && rest == ["años"]) {
            return None;
        }
        (Kind::Age, false)
    } else if listed(HELPERS, verb) {
        let from = skip + 1 + usize::from(low(skip + 1) == "a");
        verbs::kind(&verbs::ES, low(from), low(from + 1))?
    } else {
        verbs::kind(&verbs::ES, known(verb), low(skip + 1))?
    };
    if errand && subject.who == Who::Writer {
        return None;
    }
    let turned = finite(verb, subject, cast)?;
    let mut out: Vec<String> = words
        .get(..skip)?
        .iter()
        .map(|word| word.low.clone())
        .collect();
    out.push(turned);
    for word in words.get(skip + 1..)? {
        out.push(rest(word, subject, cast)?);
    }
    let text = out.join(" ");
    let open = [
        "el", "la", "un", "una", "de", "a", "en", "con", "por", "y", "su", "tu", "los", "las",
        "del", "al", "para", "hasta", "desde", "antes",
    ];
    (!open.contains(&text.rsplit(' ').next().unwrap_or(""))).then(|| Predicate {
        that: text.clone(),
        main: text,
        kind,
        negated: matches!(low(0), "no" | "nunca"),
        over: false,
        length: words.len(),
    })
}

fn finite(verb: &str, subject: &Subject, cast: &Cast) -> Option<String> {
    if !subject.first {
        return Some(verb.to_string());
    }
    let (_, you, polite) = FIRST.iter().find(|(first, ..)| *first == verb)?;
    let form = if cast.formal { polite } else { you };
    (!form.is_empty()).then(|| (*form).to_string())
}

fn rest(word: &Word, subject: &Subject, cast: &Cast) -> Option<String> {
    let low = word.low.as_str();
    if let Some(ours) = kin::yours(low, "es", cast) {
        return Some(ours);
    }
    match low {
        "me" => Some(if cast.formal { "le" } else { "te" }.to_string()),
        "yo" | "mí" | "conmigo" | "nos" | "nosotros" | "nuestro" | "nuestra" | "nuestros"
        | "nuestras" | "os" | "ustedes" | "usted" | "vosotros" | "les" | "lo" | "la" | "los"
        | "las"
            if low != "la" && low != "los" && low != "las" =>
        {
            None
        }
        "su" | "sus" | "se" if subject.first => None,
        "esto" | "este" | "esta" | "eso" | "ese" | "esa" | "aquí" | "allí" | "hoy" | "ayer"
        | "mañana" | "vuestro" | "vuestra" | "soy" | "tengo" | "quiero" | "puedo" => None,
        _ => Some(word.raw.clone()),
    }
}
