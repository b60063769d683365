//! Who died, as the answer calls them: "your husband" where the letter says "my husband", in languages in which the
//! word before a noun bends with it.

/// The writer's word → ours, by language. Swedish and Danish say du to everybody, German says Sie.
const KIN: [(&str, &[(&str, &str)]); 4] = [
    (
        "nb",
        &[
            ("mann", "mannen din"),
            ("kone", "kona di"),
            ("mor", "moren din"),
            ("mamma", "moren din"),
            ("far", "faren din"),
            ("pappa", "faren din"),
            ("sønn", "sønnen din"),
            ("datter", "datteren din"),
            ("bror", "broren din"),
            ("søster", "søsteren din"),
            ("samboer", "samboeren din"),
            ("barn", "barnet ditt"),
        ],
    ),
    (
        "da",
        &[
            ("mand", "din mand"),
            ("kone", "din kone"),
            ("mor", "din mor"),
            ("far", "din far"),
            ("søn", "din søn"),
            ("datter", "din datter"),
            ("bror", "din bror"),
            ("søster", "din søster"),
            ("barn", "dit barn"),
            ("barnebarn", "dit barnebarn"),
            ("bedstemor", "din bedstemor"),
            ("bedstefar", "din bedstefar"),
            ("mormor", "din mormor"),
            ("morfar", "din morfar"),
            ("farmor", "din farmor"),
            ("farfar", "din farfar"),
            ("tante", "din tante"),
            ("onkel", "din onkel"),
            ("kæreste", "din kæreste"),
        ],
    ),
    (
        "sv",
        &[
            ("min man", "din man"),
            ("make", "din make"),
            ("maken", "din make"),
            ("mannen", "din man"),
            ("fru", "din fru"),
            ("frun", "din fru"),
            ("hustru", "din hustru"),
            ("sambo", "din sambo"),
            ("mor", "din mor"),
            ("mamma", "din mamma"),
            ("far", "din far"),
            ("pappa", "din pappa"),
            ("son", "din son"),
            ("sonen", "din son"),
            ("dotter", "din dotter"),
            ("dottern", "din dotter"),
            ("barn", "ditt barn"),
            ("bror", "din bror"),
            ("syster", "din syster"),
            ("mormor", "din mormor"),
            ("morfar", "din morfar"),
            ("farmor", "din farmor"),
            ("farfar", "din farfar"),
        ],
    ),
    (
        "de",
        &[
            ("mann", "Ihr Mann"),
            ("ehemann", "Ihr Mann"),
            ("meine frau", "Ihre Frau"),
            ("ehefrau", "Ihre Frau"),
            ("mutter", "Ihre Mutter"),
            ("mama", "Ihre Mutter"),
            ("vater", "Ihr Vater"),
            ("papa", "Ihr Vater"),
            ("sohn", "Ihr Sohn"),
            ("tochter", "Ihre Tochter"),
            ("kind", "Ihr Kind"),
            ("bruder", "Ihr Bruder"),
            ("schwester", "Ihre Schwester"),
            ("oma", "Ihre Großmutter"),
            ("großmutter", "Ihre Großmutter"),
            ("opa", "Ihr Großvater"),
            ("großvater", "Ihr Großvater"),
            ("tante", "Ihre Tante"),
            ("onkel", "Ihr Onkel"),
            ("partner", "Ihr Partner"),
            ("partnerin", "Ihre Partnerin"),
        ],
    ),
];

/// How we call the kin that a letter names. English and Spanish templates put "your" before the bare word themselves, a
/// Norwegian word in its definite form stands alone; elsewhere a word that the table does not hold is not said.
pub(super) fn called(word: &str, language: &str) -> Option<String> {
    let base = if language == "nn" { "nb" } else { language };
    let listed = KIN
        .iter()
        .find(|(tag, _)| *tag == base)
        .and_then(|(_, kin)| kin.iter().find(|(theirs, _)| *theirs == word))
        .map(|(_, ours)| (*ours).to_string());
    let alone = matches!(base, "en" | "es" | "nb");
    listed.or_else(|| alone.then(|| word.to_string()))
}

/// The possessive for a dead person, from the English or Norwegian word that was read.
pub(super) fn whose(read: &str, language: &str) -> Option<&'static str> {
    let she = match read {
        "her" | "hennes" => true,
        "his" | "hans" => false,
        _ => return None,
    };
    Some(match (language, she) {
        ("en", true) => "her",
        ("en", false) => "his",
        ("nb" | "sv", true) => "hennes",
        ("nn", true) => "hennar",
        ("da", true) => "hendes",
        ("nb" | "nn" | "da" | "sv", false) => "hans",
        ("de", true) => "ihr",
        ("de", false) => "sein",
        ("es", _) => "su",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{called, whose};

    #[test]
    fn the_dead_are_called_as_the_language_does() {
        for (language, word, ours) in [
            ("en", "husband", Some("husband")),
            ("nb", "mannen", Some("mannen")),
            ("nb", "mann", Some("mannen din")),
            ("nn", "mann", Some("mannen din")),
            ("da", "mand", Some("din mand")),
            ("da", "niece", None),
            ("sv", "min man", Some("din man")),
            ("de", "meine frau", Some("Ihre Frau")),
            ("de", "nachbar", None),
            ("es", "madre", Some("madre")),
        ] {
            assert_eq!(called(word, language).as_deref(), ours, "{language} {word}");
        }
        for (language, read, ours) in [
            ("en", "hennes", "her"),
            ("nb", "her", "hennes"),
            ("nn", "her", "hennar"),
            ("da", "hans", "hans"),
            ("da", "hennes", "hendes"),
            ("sv", "his", "hans"),
            ("de", "his", "sein"),
            ("es", "her", "su"),
        ] {
            assert_eq!(whose(read, language), Some(ours), "{language} {read}");
        }
    }
}
