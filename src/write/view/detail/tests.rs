//! What is taken up of letters to a dairy, a museum, a railway, a theatre, a bank; and what is left alone.

use crate::{
    language::Language,
    library::{Library, Path, View},
    reading::FactKind,
    situation::Situation::{
        self, DelightedFan, Disappointed, Grieving, Leaving, NeutralEnquiry, Thankful, Worried,
        Wronged, YoungFan,
    },
    tone::Tone,
    write::{fixture::Scenario, view::Scene},
};

fn told(scenario: &Scenario, language: &str, paths: &[&str]) -> String {
    let mut scenario = scenario.clone();
    scenario.reading.language = Language::new(language);
    scenario.brief(&Library::default(), |brief| {
        let language = Language::new(language);
        let scene = Scene::new(brief, &language, Tone::Warm).among(["Ida"].into_iter());
        let view = scene.view();
        let found = paths.iter().map(|path| {
            let detail = view.get(&Path::new(path));
            detail
                .and_then(|detail| detail.value.as_str().map(str::to_string))
                .unwrap_or_default()
        });
        found.collect::<Vec<_>>().join(" | ")
    })
}

#[test]
fn the_best_of_a_letter_is_taken_up() {
    let table: &[(&str, Situation, &str, &str)] = &[
        (
            "en",
            Thankful,
            "The cheese came. My mother is 91 and walked to the gate twice. It is good.",
            "your mother is 91 and walked to the gate twice",
        ),
        (
            "en",
            DelightedFan,
            "I have seen the play twice. My daughter sings the second song in the bath.",
            "your daughter sings the second song in the bath",
        ),
        (
            "en",
            Wronged,
            "The train did not stop. I stood on the platform with two children in the snow.",
            "you stood on the platform with two children in the snow",
        ),
        (
            "en",
            Disappointed,
            "It has not come. My wife has been looking forward to the opening night since March.",
            "your wife has been looking forward to the opening night",
        ),
        (
            "en",
            NeutralEnquiry,
            "Do you open on Mondays? My son studies in Durham.",
            "your son studies in Durham",
        ),
        (
            "en",
            Thankful,
            "Ida, you stayed on after closing to mend my bicycle. Thank you.",
            "Ida stayed on after closing to mend your bicycle",
        ),
        (
            "nb",
            Wronged,
            "Toget gikk ikke. Moren min har gledet seg til turen i to år.",
            "moren din har gledet seg til turen i to år",
        ),
        (
            "da",
            Thankful,
            "Tak for osten. Min søn sover med æsken under puden.",
            "din søn sover med æsken under puden",
        ),
        (
            "sv",
            Disappointed,
            "Biljetten kom aldrig. Vi har längtat efter kvällen i ett år.",
            "ni har längtat efter kvällen i ett år",
        ),
        (
            "de",
            NeutralEnquiry,
            "Haben Sie montags offen? Meine Tochter studiert in Jena.",
            "Ihre Tochter in Jena studiert",
        ),
        (
            "es",
            Thankful,
            "Gracias por el pan. Mi abuela canta la canción en la cocina.",
            "tu abuela canta la canción en la cocina",
        ),
        (
            "nn",
            Thankful,
            "Takk for osten. Bror min gjekk heile vegen til kaia for å hente han.",
            "bror din gjekk heile vegen til kaia",
        ),
    ];
    for (language, situation, text, wanted) in table {
        let scenario = Scenario::new(text, *situation, &[]);
        let got = told(&scenario, language, &["said.detail"]);
        assert!(got.starts_with(wanted), "{language} {text}\n{got}");
    }
}

#[test]
fn what_is_private_ugly_asked_or_out_of_place_is_left_alone() {
    let table: &[(&str, Situation, &str)] = &[
        (
            "en",
            Thankful,
            "My husband walked out of hospital on Monday.",
        ),
        ("en", Thankful, "My brother, that idiot, laughed all day."),
        ("en", NeutralEnquiry, "Can my son play the organ there?"),
        ("en", NeutralEnquiry, "We used to listen together."),
        ("en", Worried, "My mother lives in Hull."),
        ("en", Grieving, "My aunt works in Hull."),
        ("en", Leaving, "I waited two hours at the counter."),
        ("en", YoungFan, "I rang three times on the phone."),
        ("nb", Wronged, "Jeg bor på Hamar med tre barn."),
        (
            "nb",
            Thankful,
            "Mannen bak disken smilte. Han gikk to ganger for å hente den.",
        ),
        ("de", Thankful, "Der Griff ist ab. Er war gut."),
    ];
    for (language, situation, text) in table {
        let scenario = Scenario::new(text, *situation, &[]);
        let scenario = match text.find('?') {
            Some(_) => scenario.asks(text, false, Some(true)),
            None => scenario,
        };
        assert_eq!(
            told(&scenario, language, &["said.detail"]),
            "",
            "{language} {text}"
        );
    }
    let paid = Scenario::new("My son saved up £40 for the ticket.", Thankful, &[]).fact(
        FactKind::Money,
        "40.00 GBP",
        "£40",
    );
    assert_eq!(told(&paid, "en", &["said.detail"]), "");
    let named = Scenario::new(
        "My sister came. Max was there. She danced all night long.",
        Thankful,
        &[],
    )
    .fact(FactKind::Person, "Max", "Max");
    assert_eq!(told(&named, "en", &["said.detail"]), "");
}

#[test]
fn kin_are_greeted_where_they_are() {
    for (language, text, wanted) in [
        (
            "en",
            "My sister has moved to Bergen and sings.",
            "your sister | in Bergen",
        ),
        ("de", "Mein Sohn studiert in Graz.", "Ihren Sohn | in Graz"),
        ("es", "Mi hermana vive en Vigo.", "tu hermana | en Vigo"),
        ("nb", "Broren min bor på Røros.", "broren din | på Røros"),
        ("en", "My sister lives near the sea.", "your sister | "),
    ] {
        let scenario = Scenario::new(text, NeutralEnquiry, &[]);
        let got = told(
            &scenario,
            language,
            &["said.detail.whom", "said.detail.place"],
        );
        assert_eq!(got, wanted, "{text}");
    }
}

#[test]
fn occasions_days_and_how_soon_it_broke_are_named() {
    let cue = |language: &str, text: &str, whose: &str, words: &str| {
        let scenario = Scenario::new(text, Thankful, &[]).cue(
            "event",
            "birthday",
            &[("years", "60"), ("whose", whose)],
            words,
        );
        told(&scenario, language, &["said.event.name"])
    };
    for (language, text, whose, words, wanted) in [
        (
            "en",
            "It is for my aunt's sixtieth.",
            "your aunt",
            "sixtieth",
            "your aunt's 60th birthday",
        ),
        (
            "nb",
            "Tanta mi fyller seksti.",
            "tanta di",
            "fyller seksti",
            "60-årsdagen til tanta di",
        ),
        (
            "da",
            "Min tante fylder tres.",
            "din tante",
            "fylder tres",
            "din tantes 60-års fødselsdag",
        ),
        (
            "sv",
            "Min moster fyller sextio.",
            "din moster",
            "fyller sextio",
            "din mosters 60-årsdag",
        ),
        (
            "de",
            "Zum Geburtstag meines Vaters.",
            "",
            "Geburtstag",
            "der 60. Geburtstag Ihres Vaters",
        ),
        (
            "es",
            "Es el cumpleaños de mi madre.",
            "tu madre",
            "cumpleaños",
            "el 60 cumpleaños de tu madre",
        ),
    ] {
        assert_eq!(cue(language, text, whose, words), wanted, "{text}");
    }
    let broke = Scenario::new("The lamp broke after nine days.", Disappointed, &[])
        .cue("harm", "broke", &[], "broke")
        .fact(FactKind::Duration, "P9D", "nine days");
    assert_eq!(told(&broke, "en", &["said.after"]), "after nine days");
    let kept = Scenario::new("It took nine days. The lamp broke.", Disappointed, &[])
        .cue("harm", "broke", &[], "broke")
        .fact(FactKind::Duration, "P9D", "nine days");
    assert_eq!(told(&kept, "en", &["said.after"]), "");
    let comes = Scenario::new("I come to the museum on Thursday.", NeutralEnquiry, &[]).fact(
        FactKind::Date,
        "2026-05-14",
        "Thursday",
    );
    assert_eq!(told(&comes, "en", &["said.eve"]), "2026-05-13");
    let tomorrow = Scenario::new("I come tomorrow.", NeutralEnquiry, &[]).fact(
        FactKind::Date,
        "2026-05-13",
        "tomorrow",
    );
    assert_eq!(told(&tomorrow, "en", &["said.eve"]), "");
    let there = Scenario::new("I am in town on Tuesdays anyway.", NeutralEnquiry, &[]);
    assert_eq!(told(&there, "en", &["said.weekday"]), "Tuesday");
    let often = Scenario::new("I am in town on Tuesdays and Fridays.", NeutralEnquiry, &[]);
    assert_eq!(told(&often, "en", &["said.weekday"]), "");
}
