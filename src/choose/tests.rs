//! What is chosen, and why nothing is.

use super::{Meeting, Overrides, choose_language, choose_persona};
use crate::{
    language::Language,
    library::Library,
    situation::Situation,
    tone::Tone,
    write::fixture::{Scenario, library},
};

fn desk() -> Library {
    library(&[
        (
            "templates/order-late/intent.yaml",
            "about: late\nexamples: {en: [where is it]}\n",
        ),
        (
            "templates/order-late/mend.en.txt",
            "---\nneeds: [order]\n---\nLate.\n",
        ),
        ("templates/order-late/plain.en.txt", "Late, plainly.\n"),
        ("templates/order-late/mend.nb.txt", "Sent.\n"),
        (
            "templates/praise/intent.yaml",
            "about: praise\nweight: 20\nexamples: {en: [thank you]}\n",
        ),
        ("templates/praise/warm.en.txt", "Thanks.\n"),
        (
            "templates/death/intent.yaml",
            "about: death\nweight: 90\nexamples: {en: [he died]}\n",
        ),
        (
            "templates/death/quiet.en.txt",
            "---\nvalid_until: 2026-01-01\n---\nSorry.\n",
        ),
        (
            "templates/death/plain.en.txt",
            "---\nnever_when: [grieving]\n---\nNoted.\n",
        ),
        (
            "personas/piet.yaml",
            "name: Piet\nlanguages: {en: {}, nb: {}}\nanswers: {audience: [adult]}\n",
        ),
        (
            "personas/ana.yaml",
            "name: Ana\nlanguages: {en: {}}\nrank: 2\nanswers: {situations: [betrayed-loyal, wronged]}\n",
        ),
        (
            "personas/shop.yaml",
            "name: Bo\nlanguages: {en: {}}\nanswers: {addresses: [shop@kites.example]}\n",
        ),
        (
            "personas/ferryman.yaml",
            "name: the Ferryman\nlanguages: {en: {}}\nworld: true\nanswers: {audience: [child]}\n",
        ),
    ])
}

fn letter(situation: Situation, intents: &[&str]) -> Scenario {
    let found: Vec<(&str, &str)> = intents.iter().map(|name| (*name, "kite")).collect();
    Scenario::new("about the kite", situation, &found)
}

#[test]
fn the_nearest_tone_is_taken_and_never_across_mend_and_warm() {
    let desk = desk();
    let chosen = |situation, intents: &[&str]| {
        letter(situation, intents).chosen(&desk, &Overrides::default())
    };
    let ok = |text: &str| Ok(text.to_string());
    assert_eq!(
        chosen(Situation::NeutralEnquiry, &["order-late"]),
        ok("order-late/plain.en.txt")
    );
    // The mending one needs an order, and nobody knows one.
    assert_eq!(
        chosen(Situation::Disappointed, &["order-late"]),
        ok("order-late/plain.en.txt")
    );
    assert_eq!(
        chosen(Situation::Disappointed, &["praise"]),
        Err("no template for `praise` fits in `mend` and `en`: `praise/warm.en.txt` is written in the tone `warm`".into())
    );
    assert_eq!(
        chosen(Situation::Thankful, &["praise", "order-late"]),
        ok("order-late/plain.en.txt praise/warm.en.txt")
    );
}

#[test]
fn ironic_praise_is_no_praise() {
    let desk = desk();
    let chosen = |scenario: Scenario| scenario.chosen(&desk, &Overrides::default());
    let ironic =
        |intents: &[&str]| letter(Situation::Disappointed, intents).cue("irony", "", &[], "kite");
    assert_eq!(
        chosen(ironic(&["praise", "order-late"])),
        Ok("order-late/plain.en.txt".into())
    );
    assert_eq!(
        chosen(ironic(&["praise"])),
        Err("it is not clear what the writer wants".into())
    );
}

#[test]
fn what_a_template_lacks_is_said() {
    let desk = desk();
    let none = |scenario: Scenario| {
        scenario
            .chosen(&desk, &Overrides::default())
            .err()
            .unwrap_or_default()
    };
    assert_eq!(
        none(letter(Situation::Grieving, &["death"])),
        "no template for `death` fits in `quiet` and `en`: `death/quiet.en.txt` was valid until 2026-01-01"
    );
    assert_eq!(
        none(letter(Situation::Disappointed, &["lost-dog"])),
        "no template for `lost-dog` fits in `mend` and `en`"
    );
    let mut swedish = letter(Situation::NeutralEnquiry, &["order-late"]);
    swedish.language = Language::new("sv");
    assert!(none(swedish).contains("is written in `en`"));
    let mut unsure = letter(Situation::NeutralEnquiry, &[]);
    assert_eq!(
        none(letter(Situation::NeutralEnquiry, &[])),
        "it is not clear what the writer wants"
    );
    unsure.reading.nearly = Some(crate::reading::IntentFound {
        name: "praise".into(),
        confidence: 0.41,
        evidence: Vec::new(),
    });
    assert_eq!(
        none(unsure),
        "it is not clear what the writer wants: nearest is `praise` at 0.41"
    );
}

#[test]
fn a_person_may_decide_instead() {
    let desk = desk();
    let with = |overrides: Overrides| {
        letter(Situation::Disappointed, &["praise"]).chosen(&desk, &overrides)
    };
    let named = |template: &str| Overrides {
        template: Some(template.into()),
        ..Overrides::default()
    };
    assert_eq!(
        with(named("praise/warm.en.txt")),
        Ok("praise/warm.en.txt".into())
    );
    assert_eq!(
        with(named("praise/wram.en.txt")),
        Err("there is no template `praise/wram.en.txt`; did you mean `praise/warm.en.txt`?".into())
    );
    let toned = Overrides {
        tone: Some(Tone::Warm),
        ..Overrides::default()
    };
    assert_eq!(with(toned), Ok("praise/warm.en.txt".into()));
    let meant = Overrides {
        intent: Some("order-late".into()),
        ..Overrides::default()
    };
    assert_eq!(with(meant), Ok("order-late/plain.en.txt".into()));
}

#[test]
fn who_answers_is_who_the_files_name() {
    let desk = desk();
    let who = |scenario: &Scenario, language: &Language| {
        let meeting = Meeting {
            letter: &scenario.letter,
            reading: &scenario.reading,
            customer: &scenario.customer,
            case: &scenario.case,
            settings: &scenario.settings,
        };
        choose_persona(&desk, &meeting, language, &Overrides::default())
            .map(|persona| persona.id.clone())
            .unwrap_or_default()
    };
    for (situation, id) in [
        (Situation::Disappointed, "piet"),
        (Situation::BetrayedLoyal, "ana"),
        (Situation::YoungFan, "ferryman"),
    ] {
        assert_eq!(who(&letter(situation, &["praise"]), &Language::EN), id);
    }
    // Nobody of rank writes Norwegian.
    assert_eq!(
        who(&letter(Situation::BetrayedLoyal, &[]), &Language::NB),
        "piet"
    );
    assert_eq!(
        who(
            &letter(Situation::YoungFan, &[]).case("{owner: ana}"),
            &Language::EN
        ),
        "ana"
    );
    let mut shop = letter(Situation::Disappointed, &[]);
    shop.letter.recipients.push(crate::letter::Address {
        name: None,
        address: "Shop@kites.example".into(),
    });
    assert_eq!(who(&shop, &Language::EN), "shop");
}

#[test]
fn invented_people_sign_only_where_the_firm_has_none_or_names_them() {
    let letter = letter(Situation::YoungFan, &[]);
    let who = |own: &[&str], named: Option<&str>| {
        let mut desk = desk();
        for (id, persona) in &mut desk.personas {
            persona.own = own.contains(&id.as_str());
        }
        let mut settings = letter.settings.clone();
        settings.persona = named.map(Into::into);
        let meeting = Meeting {
            letter: &letter.letter,
            reading: &letter.reading,
            customer: &letter.customer,
            case: &letter.case,
            settings: &settings,
        };
        choose_persona(&desk, &meeting, &Language::EN, &Overrides::default())
            .map(|persona| persona.id.clone())
            .unwrap_or_default()
    };
    assert_eq!(who(&[], None), "ferryman");
    assert_eq!(who(&["piet"], Some("piet")), "piet");
    assert_eq!(who(&["piet"], Some("ferryman")), "ferryman");
    assert_eq!(who(&["ana", "shop"], None), "ana");
}

#[test]
fn the_letter_decides_the_language_and_the_profile_where_it_is_not_sure() {
    let language = |letter: &str, sure: f32, profile: &str| {
        let mut scenario = letter_in(letter, sure);
        scenario = scenario.profile(profile);
        let meeting = Meeting {
            letter: &scenario.letter,
            reading: &scenario.reading,
            customer: &scenario.customer,
            case: &scenario.case,
            settings: &scenario.settings,
        };
        choose_language(&meeting, &Overrides::default())
            .tag()
            .to_string()
    };
    assert_eq!(language("nb", 0.9, "{id: a, language: en}"), "nb");
    assert_eq!(language("nb", 0.3, "{id: a, language: en}"), "en");
    assert_eq!(language("en", 0.9, "{id: a, language: en-US}"), "en-US");
    assert_eq!(language("und", 0.0, "{id: a}"), "en");
}

fn letter_in(language: &str, sure: f32) -> Scenario {
    let mut scenario = letter(Situation::NeutralEnquiry, &[]);
    scenario.reading.language = Language::new(language);
    scenario.reading.language_confidence = sure;
    scenario
}
