//! Who wrote, and how far that is proved.

use regards::{
    customer::Trust,
    letter::{Address, Letter},
    mime::header::HeaderText,
    read::{sender::answered, trust},
    settings::Settings,
};

/// The desk's own mail host.
const HOST: &str = "mx.desk.example";

/// Authentication-Results prove only what the topmost field of our host says, and a form names the writer only from its own text.
pub fn senders(text: &str) {
    let (rule, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (field, body) = rest.split_once('\n').unwrap_or((rest, ""));
    results(field);
    form(rule, body);
}

fn results(field: &str) {
    let of = |fields: &[&str]| {
        let name = "authentication-results".to_string();
        let fields = fields.iter().map(|it| (name.clone(), it.to_string()));
        let letter = Letter {
            from: Some(address("ann@post.example")),
            fields: fields.collect(),
            ..Letter::default()
        };
        assert_eq!(trust::of(&letter, None), Trust::Claimed);
        trust::of(&letter, Some(HOST))
    };
    let found = of(&[field]);
    let passed = "mx.desk.example; dmarc=pass header.from=post.example";
    assert_eq!(of(&[field, passed]), found, "a lower field: {field:?}");
    assert_eq!(of(&["mx.other.example; none", field]), Trust::Claimed);
    assert_eq!(of(&[&format!("({field}")]), Trust::Claimed, "a comment");
    let said = field.to_lowercase();
    let proves = ["dmarc", "pass", "header.from", "post.", HOST]
        .iter()
        .all(|it| said.contains(it));
    assert!(found != Trust::Verified || proves, "{field:?}");
}

fn form(rule: &str, text: &str) {
    let mut settings = Settings::default();
    let form = "web@desk.example";
    settings.forms.insert(form.into(), rule.into());
    let letter = Letter {
        from: Some(address(form)),
        text: text.to_string(),
        ..Letter::default()
    };
    let Some(sender) = answered(&letter, &settings) else {
        return;
    };
    let spec = &sender.address.address;
    assert!(text.contains(spec.as_str()), "{spec:?} by {rule:?}");
    if let Some(passed) = HeaderText::address(spec) {
        assert_eq!(passed.as_str(), spec);
    }
}

fn address(text: &str) -> Address {
    Address {
        name: None,
        address: text.to_string(),
    }
}
