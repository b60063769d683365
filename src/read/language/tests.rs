//! Sentences of our own, and texts that are hard on a detector.
use super::{LANGUAGES, detect};
use proptest::prelude::*;

#[test]
fn letters_in_every_language() {
    for (text, want) in [
        ("Where is the parcel that I ordered two weeks ago?", "en"),
        (
            "Hvor er pakken som jeg bestilte for to uker siden? Jeg har ikke hørt noe fra dere.",
            "nb",
        ),
        (
            "Kvar er pakken som eg tinga for to veker sidan? Eg har ikkje høyrt noko frå dykk.",
            "nn",
        ),
        (
            "Hvor er pakken, som jeg bestilte for to uger siden? Jeg har ikke hørt noget fra jer.",
            "da",
        ),
        (
            "Var är paketet som jag beställde för två veckor sedan? Jag har inte hört något från er.",
            "sv",
        ),
        (
            "Wo ist das Paket, das ich vor zwei Wochen bestellt habe?",
            "de",
        ),
        ("¿Dónde está el paquete que pedí hace dos semanas?", "es"),
        (
            "Où est le colis que j'ai commandé il y a deux semaines ?",
            "fr",
        ),
        (
            "Waar is het pakket dat ik twee weken geleden heb besteld?",
            "nl",
        ),
        (
            "Missä on paketti, jonka tilasin kaksi viikkoa sitten?",
            "fi",
        ),
        ("Где моя посылка?", "und"),
        ("私の荷物はどこですか", "und"),
        ("KK-20417", "und"),
        ("", "und"),
    ] {
        let (language, confidence) = detect(text);
        assert_eq!(language, want, "{text} ({confidence})");
    }
}

#[test]
fn hostile_texts_come_through() {
    for text in [
        "å".repeat(1_500_000),
        format!("a{}", "\u{301}".repeat(60_000)),
        "kite ".repeat(600_000),
        "@".repeat(100_000),
    ] {
        assert!((0.0..=1.0).contains(&detect(&text).1));
    }
}

proptest! {
    #[test]
    fn confidence_is_a_chance(text in "\\PC*") {
        let (language, confidence) = detect(&text);
        prop_assert!((0.0..=1.0).contains(&confidence));
        prop_assert!(language == "und" || LANGUAGES.contains(&language));
    }
}
