//! Deeds as desks write them down.

use super::{Deed, read, words::means};
use crate::{case::Done, language::Language, localized::Localized, settings::Settings};

fn told(text: &str, own: Language, reader: &Language) -> Deed {
    let done = Done {
        what: Some(Localized::One(text.into())),
        ..Done::default()
    };
    let settings = Settings {
        language: Some(own),
        ..Settings::default()
    };
    read(&done, reader, &settings)
}

#[test]
fn a_thing_is_enough_where_the_deed_stands_beside_it() {
    for (text, thing, by) in [
        ("a second lamp", Some("a second lamp"), None),
        (
            "a second lamp by express",
            Some("a second lamp"),
            Some("by express"),
        ),
        // Not a thing: nothing is known to stand after "I sent".
        ("Ana knows", None, None),
    ] {
        let done = Done {
            what: Some(Localized::One(text.into())),
            deed: Some("sent".into()),
            ..Done::default()
        };
        let deed = read(&done, &Language::EN, &Settings::default());
        assert_eq!(deed.verb.as_deref(), Some("sent"), "{text}");
        assert_eq!(deed.what.as_deref(), thing.map(|_| text), "{text}");
        assert_eq!(deed.thing.as_deref(), thing, "{text}");
        assert_eq!(deed.by.as_deref(), by, "{text}");
    }
}

#[test]
fn english_deeds_are_read() {
    for (text, verb, what) in [
        (
            "a second parcel with both kites and the reel sent by express to 7 Salter's Row",
            "sent",
            Some("a second parcel with both kites and the reel by express to 7 Salter's Row"),
        ),
        (
            "the right wing spar sent by express",
            "sent",
            Some("the right wing spar by express"),
        ),
        (
            "sent a second kite by express",
            "sent",
            Some("a second kite by express"),
        ),
        ("Wind Post cancelled", "cancelled", Some("Wind Post")),
        ("447 kr refunded", "refunded", Some("447 kr")),
        (
            "the new address put on the account",
            "put",
            Some("the new address on the account"),
        ),
        (
            "read out to Ana at the bench",
            "read_out",
            Some("to Ana at the bench"),
        ),
        (
            "the returned kite sent back",
            "returned",
            Some("the returned kite"),
        ),
        (
            "a courier booked to your door",
            "booked",
            Some("a courier to your door"),
        ),
        ("address taken off the mailing list", "removed", None),
        ("her account closed", "closed", None),
        (
            "the repair promise hung beside the telephone and read by all who answer",
            "hung",
            None,
        ),
    ] {
        let deed = told(text, Language::EN, &Language::EN);
        assert_eq!(deed.verb.as_deref(), Some(verb), "{text}");
        assert_eq!(deed.what.as_deref(), what, "{text}");
    }
    assert_eq!(
        told("looked into it", Language::EN, &Language::EN),
        Deed::default()
    );
}

#[test]
fn norwegian_deeds_are_read() {
    for (text, verb, what) in [
        (
            "en ny midtstang sendt med ekspress",
            "sent",
            Some("en ny midtstang med ekspress"),
        ),
        ("447 kr betalt tilbake", "refunded", Some("447 kr")),
        ("adressen fjernet", "removed", Some("adressen")),
        ("adressen tatt av reklamelista", "removed", Some("adressen")),
        ("ny midtstang sendt", "sent", None),
        ("Vindpost sagt opp", "cancelled", Some("Vindpost")),
    ] {
        let deed = told(text, Language::NB, &Language::NB);
        assert_eq!(deed.verb.as_deref(), Some(verb), "{text}");
        assert_eq!(deed.what.as_deref(), what, "{text}");
    }
}

#[test]
fn in_another_language_only_what_a_table_knows_travels() {
    let deed = told("a new spar sent by express", Language::EN, &Language::NB);
    assert_eq!(deed.verb.as_deref(), Some("sent"));
    assert_eq!(deed.by.as_deref(), Some("med ekspress"));
    assert_eq!((deed.what, deed.thing, deed.to), (None, None, None));
    let money = told("447 kr refunded", Language::EN, &Language::NB);
    assert_eq!(money.what.as_deref(), Some("447 kr"));
}

#[test]
fn fields_win_over_words() {
    let done = Done {
        deed: Some("sent".into()),
        thing: Some("centre-spar".into()),
        by: Some("express".into()),
        ..Done::default()
    };
    let name = crate::settings::Name {
        bare: "midtstang".into(),
        a: Some("en midtstang".into()),
        ..Default::default()
    };
    let thing = crate::settings::Thing {
        names: [("nb".to_string(), name)].into(),
        ..Default::default()
    };
    let settings = Settings {
        things: [("centre-spar".to_string(), thing)].into(),
        ..Settings::default()
    };
    let deed = read(&done, &Language::NB, &settings);
    assert_eq!(deed.what.as_deref(), Some("en midtstang med ekspress"));
}

#[test]
fn deeds_are_read_in_every_language() {
    for (tag, text, verb, what, by) in [
        (
            "nn",
            "ei ny lykt send med ekspress",
            "sent",
            Some("ei ny lykt med ekspress"),
            Some("med ekspress"),
        ),
        (
            "nn",
            "abonnementet avslutta",
            "cancelled",
            Some("abonnementet"),
            None,
        ),
        (
            "da",
            "en ny lygte sendt med ekspres",
            "sent",
            Some("en ny lygte med ekspres"),
            Some("med ekspres"),
        ),
        (
            "da",
            "219 kr betalt tilbage",
            "refunded",
            Some("219 kr"),
            None,
        ),
        (
            "da",
            "jeres brev læst op for Ana",
            "read_out",
            Some("jeres brev for Ana"),
            None,
        ),
        (
            "sv",
            "en ny lykta skickad med bud",
            "sent",
            Some("en ny lykta med bud"),
            Some("med bud"),
        ),
        (
            "sv",
            "skickat två lyktor till Storgatan 7",
            "sent",
            Some("två lyktor till Storgatan 7"),
            None,
        ),
        ("sv", "449 kr återbetalda", "refunded", Some("449 kr"), None),
        (
            "de",
            "ein zweiter Drache per Express geschickt",
            "sent",
            Some("ein zweiter Drache per Express"),
            Some("per Express"),
        ),
        (
            "de",
            "64,50 € zurückgezahlt",
            "refunded",
            Some("64,50 €"),
            None,
        ),
        (
            "de",
            "die Lampe repariert",
            "repaired",
            Some("die Lampe"),
            None,
        ),
        (
            "es",
            "una segunda lámpara enviada por mensajería urgente",
            "sent",
            Some("una segunda lámpara por mensajería urgente"),
            Some("por mensajería urgente"),
        ),
        ("es", "64,50 € devueltos", "refunded", Some("64,50 €"), None),
        (
            "es",
            "la lámpara mandada de vuelta",
            "returned",
            Some("la lámpara"),
            None,
        ),
        (
            "es",
            "a second lamp sent by courier",
            "sent",
            Some("a second lamp by courier"),
            Some("por mensajero"),
        ),
    ] {
        let language = Language::new(tag);
        let deed = told(text, language.clone(), &language);
        assert_eq!(deed.verb.as_deref(), Some(verb), "{tag} {text}");
        assert_eq!(deed.what.as_deref(), what, "{tag} {text}");
        assert_eq!(deed.by.as_deref(), by, "{tag} {text}");
    }
}

#[test]
fn a_means_travels_between_all_languages() {
    let tags = ["en", "nb", "nn", "da", "sv", "de", "es"].map(Language::new);
    for from in &tags {
        for word in ["express", "registered post", "post", "courier", "email"] {
            let said = means(word, from).unwrap_or_default();
            for to in &tags {
                assert_eq!(means(said, to), means(word, to), "{word}: {from} to {to}");
            }
        }
    }
}
