//! Days of the month in words.

/// Days of the month in words, English and Norwegian.
static ORDINALS: &[(&str, &str)] = &[
    ("first", "første"),
    ("second", "andre"),
    ("third", "tredje"),
    ("fourth", "fjerde"),
    ("fifth", "femte"),
    ("sixth", "sjette"),
    ("seventh", "sjuende"),
    ("eighth", "åttende"),
    ("ninth", "niende"),
    ("tenth", "tiende"),
    ("eleventh", "ellevte"),
    ("twelfth", "tolvte"),
    ("thirteenth", "trettende"),
    ("fourteenth", "fjortende"),
    ("fifteenth", "femtende"),
    ("sixteenth", "sekstende"),
    ("seventeenth", "syttende"),
    ("eighteenth", "attende"),
    ("nineteenth", "nittende"),
    ("twentieth", "tjuende"),
    ("twenty-first", "tjueførste"),
    ("twenty-second", "tjueandre"),
    ("twenty-third", "tjuetredje"),
    ("twenty-fourth", "tjuefjerde"),
    ("twenty-fifth", "tjuefemte"),
    ("twenty-sixth", "tjuesjette"),
    ("twenty-seventh", "tjuesjuende"),
    ("twenty-eighth", "tjueåttende"),
    ("twenty-ninth", "tjueniende"),
    ("thirtieth", "trettiende"),
    ("thirty-first", "trettiførste"),
];

pub(super) fn ordinal(word: &str) -> Option<i8> {
    let at = ORDINALS
        .iter()
        .position(|(english, norwegian)| word == *english || word == *norwegian)
        .or_else(|| (word == "syvende").then_some(6))?;
    i8::try_from(at + 1).ok()
}
