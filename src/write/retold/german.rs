//! German: "ich" becomes "Sie" with its verb, and behind "dass" the verb stands last. A child is told nothing back.

use super::{Cast, Grammar, Kind, Predicate, Subject, Who, Word, kin, listed, verbs};

pub(super) const GRAMMAR: Grammar = Grammar {
    ands: &["und", "aber", "denn"],
    cuts: "weil dass wenn als wo damit obwohl während bis ob bevor nachdem wie",
    leads: "und, aber, nun, jetzt, heute, gestern, morgen, gestern abend, heute morgen, am montag, am dienstag, am \
     mittwoch, am donnerstag, am freitag, am samstag, am sonntag, letzte woche, letztes jahr, vorgestern, dieses \
     jahr, jeden tag, außerdem, dann, so, leider",
    tails: "heute, gestern, morgen, jetzt, am montag, am dienstag, am mittwoch, am donnerstag, am freitag, am samstag, \
     am sonntag, letzte woche, letztes jahr, nächste woche, seit gestern, vor * tagen, vor * wochen, vor * \
     jahren, derzeit, zurzeit, bald",
    second: true,
    subject,
    predicate,
};

fn subject(words: &[Word], cast: &Cast) -> Option<(Subject, usize)> {
    if cast.child {
        return None;
    }
    let writer = |single| Subject {
        text: "Sie".to_string(),
        who: Who::Writer,
        single,
        first: true,
        plural: false,
    };
    match words.first()?.low.as_str() {
        "ich" => return Some((writer(true), 1)),
        "wir" => return Some((writer(false), 1)),
        "er" => return Some((Subject::of(cast.he()?), 1)),
        "sie" if words.first()?.raw == "sie" && is_single(words.get(1)) => {
            return Some((Subject::of(cast.she()?), 1));
        }
        "mein" | "meine" | "unser" | "unsere" => {}
        _ => return None,
    }
    let (person, length) = kin::person(words, "de", cast)?;
    // "Meine Kinder" are several, whatever else the word may be.
    Some((Subject::of(&person), length))
}

/// "sie hat", and not "sie haben".
fn is_single(verb: Option<&Word>) -> bool {
    verb.is_some_and(|verb| !verb.low.ends_with('n') && verb.low != "sind")
}

const HELPERS: &str = "hat habe haben ist bin sind war waren hatte hatten kann können will wollen muss müssen darf dürfen wird \
     werden werde konnte konnten wollte wollten musste mussten durfte durften sollte sollten soll sollen möchte \
     möchten mag mögen wurde";
/// "Ich" forms that do not simply take an -n.
const FORMS: &str = "bin>sind war>waren kann>können will>wollen muss>müssen darf>dürfen mag>mögen soll>sollen ging>gingen \
     stand>standen fuhr>fuhren lief>liefen fand>fanden zog>zogen";
const APART: &str = "an auf aus ab ein mit vor zu weg hin her fest nach los um";

fn predicate(words: &[Word], subject: &Subject, cast: &Cast) -> Option<Predicate> {
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    let grows = matches!(low(0), "ist" | "wird" | "bin" | "werde");
    let last = words.len().checked_sub(1)?;
    let (kind, errand) = if grows && verbs::is_age(low(1)) {
        let rest: Vec<&str> = words
            .get(2..)?
            .iter()
            .map(|word| word.low.as_str())
            .collect();
        if !matches!(rest.as_slice(), [] | ["jahre", "alt"] | ["jahre"]) {
            return None;
        }
        (Kind::Age, false)
    } else if listed(HELPERS, low(0)) {
        verbs::kind(&verbs::DE, low(last), "")?
    } else {
        verbs::kind(&verbs::DE, low(0), "")?
    };
    if errand && subject.who == Who::Writer {
        return None;
    }
    let verb = finite(low(0), subject)?;
    let rest = rest(words.get(1..)?, subject, cast)?;
    let negated = rest
        .iter()
        .any(|word| matches!(word.as_str(), "nicht" | "nie" | "kein" | "keine" | "keinen"));
    let apart = rest
        .last()
        .filter(|last| listed(APART, last.as_str()) && !listed(HELPERS, low(0)));
    let that = match apart {
        Some(prefix) => {
            let head = rest.get(..rest.len() - 1)?.join(" ");
            format!("{head} {prefix}{verb}").trim().to_string()
        }
        None => format!("{} {verb}", rest.join(" ")),
    };
    let open = rest.last().is_some_and(|last| {
        [
            "der", "die", "das", "ein", "eine", "einen", "und", "in", "für", "von", "bei", "am",
            "im", "meine",
        ]
        .contains(&last.as_str())
    });
    (!open).then(|| Predicate {
        that,
        main: format!("{verb} {}", rest.join(" ")),
        kind,
        negated,
        over: false,
        length: words.len(),
    })
}

/// The verb as it goes with who does it now.
fn finite(verb: &str, subject: &Subject) -> Option<String> {
    if !(subject.first && subject.single) {
        return Some(verb.to_string());
    }
    let mut forms = FORMS
        .split_ascii_whitespace()
        .filter_map(|row| row.split_once('>'));
    if let Some((_, form)) = forms.find(|(theirs, _)| *theirs == verb) {
        return Some(form.to_string());
    }
    verb.ends_with('e').then(|| format!("{verb}n"))
}

fn rest(words: &[Word], subject: &Subject, cast: &Cast) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let low = word.low.as_str();
        let before = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map_or("", |word| word.low.as_str());
        let dative = ["mit", "von", "zu", "bei", "nach", "aus", "seit"].contains(&before);
        let turned = match low {
            "mich" | "mir" | "uns" if subject.first => "sich".to_string(),
            "mich" => "Sie".to_string(),
            "mir" => "Ihnen".to_string(),
            "ihnen" if word.raw == "Ihnen" && dative => "uns".to_string(),
            "sich" if subject.first => return None,
            _ if is_own(low) => kin::yours(low, "de", cast)?,
            "sein" | "seine" | "seinen" | "seinem" | "seiner" | "ihr" | "ihre" | "ihren"
            | "ihrem" | "ihrer"
                if subject.who == Who::Writer || word.raw != low =>
            {
                return None;
            }
            "ich" | "wir" | "sie" | "ihnen" | "ihn" | "ihm" | "es" | "er" | "uns" | "du"
            | "dir" | "dich" | "hier" | "dies" | "dieser" | "diese" | "dieses" | "diesen"
            | "leider" | "heute" | "gestern" | "ihres" => return None,
            _ => word.raw.clone(),
        };
        out.push(turned);
    }
    Some(out)
}

fn is_own(word: &str) -> bool {
    [
        "mein", "meine", "meinen", "meinem", "meiner", "meines", "unser", "unsere", "unserem",
        "unserer",
    ]
    .contains(&word)
}
