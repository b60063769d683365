//! Letters, from their octets to the mail of their draft.

use regards::{
    customer::{Customer, Order},
    customers::memory::Memory,
    desk::{Desk, Given, ModelCache, Parts},
    desk_files::{DeskFiles, builtin},
    mime::parse::parse,
    reading::Place,
    settings::{Company, Settings},
};
use std::sync::OnceLock;

/// The built-in desk brings its model with it.
struct Carried;

impl ModelCache for Carried {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

/// What only one customer may read.
const SECRET: &str = "HX-4471-QQ";
/// The customer's address.
const ANN: &str = "ann@post.example";

/// The built-in desk of a small firm that knows one customer.
fn desk() -> &'static Desk<'static> {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    static STORE: OnceLock<Memory> = OnceLock::new();
    static DESK: OnceLock<Desk<'static>> = OnceLock::new();
    DESK.get_or_init(|| {
        let settings = Settings {
            company: Company {
                name: "Kestrel & Kite".into(),
                time_zone: Some("Europe/London".into()),
                ..Company::default()
            },
            addresses: vec!["care@kestrel.example".into()],
            order_number: Some(r"KK-\d{5}".into()),
            ..Settings::default()
        };
        let files = DeskFiles {
            root: None,
            settings,
            settings_source: None,
            files: builtin(),
        };
        let ann = Customer {
            id: "k-1".into(),
            name: Some("Ann Quill".into()),
            emails: vec![ANN.into()],
            orders: vec![Order {
                number: "KK-20417".into(),
                tracking: Some(SECRET.into()),
                ..Order::default()
            }],
            ..Customer::default()
        };
        let parts = PARTS.get_or_init(|| Parts::new(files, &Carried).unwrap());
        let store = STORE.get_or_init(|| Memory::new(vec![ann]));
        let now = "2026-05-12T10:00:00+01:00[Europe/London]".parse().unwrap();
        Desk::new(parts, store, now).unwrap()
    })
}

/// Any letter ends: what is told of it stands where it is told to stand, and a draft is a mail to one person that tells nothing of
/// another.
pub fn letters(octets: &[u8]) {
    let letter = parse(octets);
    let desk = desk();
    let reply = desk.draft(&desk.open(&letter), &Given::default());
    let told = reply.record.letter.as_ref().unwrap();
    for fact in &told.facts {
        let place = match fact.place {
            Place::Subject => told.subject.as_str(),
            Place::Signature => told.signature.as_deref().unwrap_or_default(),
            _ => told.new_text.as_str(),
        };
        let found = place.get(fact.start..fact.end);
        assert!(found.is_some(), "{fact:?} in {place:?}");
    }
    assert!(!told.new_text.contains(['\r', '\0']), "{:?}", told.new_text);
    let Some(draft) = &reply.draft else { return };
    let mail = desk.compose(draft, &letter, &reply.record).unwrap();
    let back = parse(&mail.octets);
    assert_eq!(back.recipients.len(), 1, "{:?}", back.recipients);
    assert!(back.field("cc").is_none() && back.field("bcc").is_none());
    let hers = back.recipients[0].key() == ANN;
    let said = format!("{} {}", letter.subject, letter.text);
    assert!(
        hers || said.contains(SECRET) || !draft.text.contains(SECRET),
        "{}",
        draft.text
    );
}
