//! Deeds as desks write them down.

use super::*;
use crate::localized::Localized;

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
