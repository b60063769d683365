//! Who is called what.

use super::{greets, name};
use crate::{
    brief::Brief,
    case::Case,
    customer::{Customer, Known, MatchedBy},
    language::Language,
    letter::Letter,
    persona::Persona,
    reading::{Cue, Reading, Writer},
    settings::Settings,
    situation::Situation,
};
use jiff::civil::date;

struct Who {
    signed: Option<&'static str>,
    first: Option<&'static str>,
    profile: Option<&'static str>,
    preferred: Option<&'static str>,
    title: Option<&'static str>,
    initials: bool,
    dead: Option<&'static str>,
    situation: Situation,
}

const WHO: Who = Who {
    signed: None,
    first: None,
    profile: None,
    preferred: None,
    title: None,
    initials: false,
    dead: None,
    situation: Situation::Disappointed,
};

fn called(who: &Who) -> Option<String> {
    let own = |text: Option<&str>| text.map(str::to_string);
    let mut reading = Reading {
        new_text: who.signed.unwrap_or_default().to_string(),
        writer: Writer {
            name: own(who.signed),
            first: own(who.first),
            initials: who.initials,
            ..Writer::default()
        },
        situation: Some(who.situation),
        ..Reading::default()
    };
    if let Some(dead) = who.dead {
        let cue = Cue {
            value: own(Some(dead)),
            ..Cue::default()
        };
        reading.cues.insert("deceased".into(), cue);
    }
    let customer = Known {
        profile: Customer {
            name: own(who.profile),
            preferred_name: own(who.preferred),
            title: own(who.title),
            ..Customer::default()
        },
        matched_by: who.profile.map(|_| MatchedBy::Address),
        ..Known::default()
    };
    let brief = Brief {
        letter: &Letter::default(),
        reading: &reading,
        customer: &customer,
        persona: &Persona::default(),
        case: &Case::default(),
        settings: &Settings::default(),
        memory: &Default::default(),
        language: &Language::EN,
        now: &jiff::Zoned::default(),
    };
    name(&brief, who.situation.tone()).and_then(|detail| detail.value.as_str().map(str::to_string))
}

#[test]
fn the_writer_is_called_what_they_go_by() {
    for (who, expected) in [
        (
            Who {
                signed: Some("Dee"),
                first: Some("Dee"),
                profile: Some("Adaeze Obi"),
                preferred: Some("Dee"),
                ..WHO
            },
            Some("Dee"),
        ),
        (
            Who {
                signed: Some("Bronwen Tait"),
                first: Some("Bronwen"),
                profile: Some("Bronwen Tait"),
                ..WHO
            },
            Some("Bronwen"),
        ),
        (
            Who {
                signed: Some("M. Bell"),
                initials: true,
                profile: Some("Marcus Bell"),
                ..WHO
            },
            Some("Marcus Bell"),
        ),
        (
            Who {
                signed: Some("M. Bell"),
                initials: true,
                ..WHO
            },
            None,
        ),
        (
            Who {
                signed: Some("M. Bell"),
                initials: true,
                profile: Some("June Bell"),
                ..WHO
            },
            None,
        ),
        (
            Who {
                signed: Some("June Penrose"),
                first: Some("June"),
                profile: Some("Arthur Penrose"),
                dead: Some("Arthur"),
                situation: Situation::Grieving,
                ..WHO
            },
            Some("June Penrose"),
        ),
        (
            Who {
                profile: Some("Arthur Penrose"),
                dead: Some("Arthur"),
                situation: Situation::Grieving,
                ..WHO
            },
            None,
        ),
        (
            Who {
                profile: Some("OBI, ADAEZE"),
                ..WHO
            },
            Some("Adaeze"),
        ),
        (
            Who {
                signed: Some("Tilly"),
                first: Some("Tilly"),
                profile: Some("Rob Hallam"),
                situation: Situation::YoungFan,
                ..WHO
            },
            Some("Tilly"),
        ),
        (
            Who {
                profile: Some("Rob Hallam"),
                situation: Situation::YoungFan,
                ..WHO
            },
            None,
        ),
        (
            Who {
                signed: Some("Margaret Quill"),
                first: Some("Margaret"),
                profile: Some("Margaret Quill"),
                title: Some("Dr"),
                situation: Situation::RightsRequest,
                ..WHO
            },
            Some("Dr Quill"),
        ),
        (WHO, None),
    ] {
        let about = (who.signed, who.profile);
        assert_eq!(called(&who).as_deref(), expected, "{about:?}");
    }
}

#[test]
fn a_thread_is_greeted_again_after_a_fortnight() {
    let today = date(2026, 5, 20);
    for (last, greeted) in [
        (None, true),
        (Some(date(2026, 5, 19)), false),
        (Some(date(2026, 5, 7)), false),
        (Some(date(2026, 5, 6)), true),
        (Some(date(2026, 3, 6)), true),
    ] {
        assert_eq!(greets(last, today), greeted, "{last:?}");
    }
}
