//! An occasion as it is named: whose it is, and of a birthday how old they turn.

use crate::write::view::Scene;

/// Nouns of an occasion beside whose it is: Danish, Swedish (bare), German, Spanish (with their articles).
const NOUNS: [(&str, [&str; 4]); 12] = [
    (
        "birthday",
        [
            "fødselsdag",
            "födelsedag",
            "der Geburtstag",
            "el cumpleaños",
        ],
    ),
    ("wedding", ["bryllup", "bröllop", "die Hochzeit", "la boda"]),
    (
        "anniversary",
        [
            "bryllupsdag",
            "bröllopsdag",
            "der Hochzeitstag",
            "el aniversario",
        ],
    ),
    (
        "christening",
        ["barnedåb", "dop", "die Taufe", "el bautizo"],
    ),
    (
        "graduation",
        ["dimission", "examen", "die Abschlussfeier", "la graduación"],
    ),
    (
        "retirement",
        [
            "afsked med jobbet",
            "pensionering",
            "die Pensionierung",
            "la jubilación",
        ],
    ),
    ("party", ["fest", "fest", "die Feier", "la fiesta"]),
    (
        "interview",
        [
            "samtale",
            "intervju",
            "das Vorstellungsgespräch",
            "la entrevista",
        ],
    ),
    ("exam", ["eksamen", "tentamen", "die Prüfung", "el examen"]),
    (
        "concert",
        ["koncert", "konsert", "das Konzert", "el concierto"],
    ),
    (
        "work",
        [
            "første arbejdsdag",
            "första arbetsdag",
            "der erste Arbeitstag",
            "el primer día de trabajo",
        ],
    ),
    ("trip", ["rejse", "resa", "die Reise", "el viaje"]),
];

/// German kin in the genitive, by the forms that letters write.
const GENITIVE: [(&str, &str); 30] = [
    ("mann", "Ihres Mannes"),
    ("mannes", "Ihres Mannes"),
    ("vater", "Ihres Vaters"),
    ("vaters", "Ihres Vaters"),
    ("papa", "Ihres Vaters"),
    ("sohn", "Ihres Sohnes"),
    ("sohnes", "Ihres Sohnes"),
    ("bruder", "Ihres Bruders"),
    ("bruders", "Ihres Bruders"),
    ("opa", "Ihres Großvaters"),
    ("großvater", "Ihres Großvaters"),
    ("großvaters", "Ihres Großvaters"),
    ("onkel", "Ihres Onkels"),
    ("onkels", "Ihres Onkels"),
    ("neffe", "Ihres Neffen"),
    ("neffen", "Ihres Neffen"),
    ("enkels", "Ihres Enkels"),
    ("freundes", "Ihres Freundes"),
    ("frau", "Ihrer Frau"),
    ("mutter", "Ihrer Mutter"),
    ("mama", "Ihrer Mutter"),
    ("tochter", "Ihrer Tochter"),
    ("schwester", "Ihrer Schwester"),
    ("oma", "Ihrer Großmutter"),
    ("großmutter", "Ihrer Großmutter"),
    ("tante", "Ihrer Tante"),
    ("nichte", "Ihrer Nichte"),
    ("enkelin", "Ihrer Enkelin"),
    ("freundin", "Ihrer Freundin"),
    ("schwiegermutter", "Ihrer Schwiegermutter"),
];

/// "Your nephew's 60th birthday", "60-årsdagen til nevøen din", "der 60. Geburtstag Ihres Neffen".
pub(super) fn name(
    scene: &Scene,
    event: &str,
    years: Option<&str>,
    whose: Option<&str>,
) -> Option<String> {
    let language = scene.language.base();
    let years = years.filter(|_| event == "birthday");
    match language {
        "en" => {
            let noun = super::noun(event, "en")?;
            let noun = match years {
                Some(years) => format!("{years}{} {noun}", ordinal(years)),
                None => noun.to_string(),
            };
            Some(format!("{}'s {noun}", whose?))
        }
        "nb" | "nn" => {
            let noun = match years {
                Some(years) => format!("{}årsdagen", compound(scene, years)),
                None => super::noun(event, language)?.to_string(),
            };
            Some(format!("{noun} til {}", whose?))
        }
        "da" => {
            let noun = own(event, 0)?;
            let noun = years.map_or(noun.to_string(), |years| format!("{years}-års {noun}"));
            Some(format!("{} {noun}", genitive(whose?)))
        }
        "sv" => {
            let noun = own(event, 1)?;
            let noun = years.map_or(noun.to_string(), |years| format!("{years}-årsdag"));
            Some(format!("{} {noun}", genitive(whose?)))
        }
        "de" => german(scene, event, years),
        "es" => {
            let noun = own(event, 3)?;
            let noun = years.map_or(noun.to_string(), |years| {
                noun.replacen(' ', &format!(" {years} "), 1)
            });
            let formal = crate::write::salutation::is_formal(scene.brief);
            let whose = whose?;
            let whose = whose
                .strip_prefix("tu ")
                .filter(|_| formal)
                .map_or(whose.to_string(), |kin| format!("su {kin}"));
            Some(format!("{noun} de {whose}"))
        }
        _ => None,
    }
}

fn own(event: &str, column: usize) -> Option<&'static str> {
    let (_, nouns) = NOUNS.iter().find(|(known, _)| *known == event)?;
    nouns.get(column).copied()
}

fn german(scene: &Scene, event: &str, years: Option<&str>) -> Option<String> {
    let cue = scene.brief.reading.cues.get("event")?;
    let (_, at) = cue.evidence.place?;
    let letter = scene.brief.reading.new_text.as_str();
    let sentence = crate::text::sentences(letter, &scene.language)
        .into_iter()
        .find(|sentence| sentence.start <= at.start && at.end <= sentence.end)?;
    let words: Vec<String> = crate::text::tokens(sentence.of(letter))
        .iter()
        .map(|word| crate::text::norm(word.of(sentence.of(letter))))
        .collect();
    let whose = words.windows(2).find_map(|pair| {
        let [own, kin] = pair else {
            return None;
        };
        let mine = own.starts_with("mein") || own.starts_with("unser");
        GENITIVE
            .iter()
            .find(|(word, _)| mine && word == kin)
            .map(|(_, whose)| *whose)
    })?;
    let noun = own(event, 2)?;
    let noun = years.map_or(noun.to_string(), |years| {
        noun.replacen(' ', &format!(" {years}. "), 1)
    });
    Some(format!("{noun} {whose}"))
}

/// "th" of a number.
fn ordinal(number: &str) -> &'static str {
    if ["11", "12", "13"].iter().any(|teen| number.ends_with(teen)) {
        return "th";
    }
    match number.bytes().last() {
        Some(b'1') => "st",
        Some(b'2') => "nd",
        Some(b'3') => "rd",
        _ => "th",
    }
}

/// "fem" before "årsdagen", and "60-".
fn compound(scene: &Scene, years: &str) -> String {
    let spelled = scene.locale().zip(years.parse::<u64>().ok());
    match spelled.filter(|(_, years)| *years <= 12) {
        Some((locale, years)) => locale.words(years),
        None => format!("{years}-"),
    }
}

/// "Din far" → "din fars"; what ends in s takes none.
fn genitive(whose: &str) -> String {
    if whose.ends_with(['s', 'x', 'z']) {
        return whose.to_string();
    }
    format!("{whose}s")
}

#[cfg(test)]
mod tests {
    use super::{genitive, ordinal};

    #[test]
    fn numbers_and_owners_bend() {
        for (number, tail) in [
            ("1", "st"),
            ("2", "nd"),
            ("23", "rd"),
            ("12", "th"),
            ("60", "th"),
            ("111", "th"),
        ] {
            assert_eq!(ordinal(number), tail, "{number}");
        }
        assert_eq!(genitive("din far"), "din fars");
        assert_eq!(genitive("din niece Agnes"), "din niece Agnes");
    }
}
