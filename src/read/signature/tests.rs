//! Feet of letters, in the languages we answer in.
use super::{feet::sent_from, find};

/// text, signature, names
const FEET: &[(&str, &str, &[&str])] = &[
    (
        "The kite came.\n\nKind regards,\nAda Vik\nFish Quay 4\n+44 1632 960999",
        "Kind regards,\nAda Vik\nFish Quay 4\n+44 1632 960999",
        &["Ada Vik"],
    ),
    ("Dragen kom.\n\nMvh Ada Vik", "Mvh Ada Vik", &["Ada Vik"]),
    (
        "Dragen kom.\n\nVenleg helsing\nÅse",
        "Venleg helsing\nÅse",
        &["Åse"],
    ),
    ("Dragen kom.\n\nKh\nAda", "Kh\nAda", &["Ada"]),
    (
        "Draken kom.\n\nMed vänliga hälsningar\nÅsa Ek",
        "Med vänliga hälsningar\nÅsa Ek",
        &["Åsa Ek"],
    ),
    (
        "Der Drachen ist da.\n\nMit freundlichen Grüßen\nAda Vik",
        "Mit freundlichen Grüßen\nAda Vik",
        &["Ada Vik"],
    ),
    (
        "La cometa llegó.\n\nUn saludo,\nAda",
        "Un saludo,\nAda",
        &["Ada"],
    ),
    (
        "Le cerf-volant est là.\n\nCordialement,\nAda",
        "Cordialement,\nAda",
        &["Ada"],
    ),
    (
        "De vlieger is er.\n\nMet vriendelijke groet,\nAda van Dijk",
        "Met vriendelijke groet,\nAda van Dijk",
        &["Ada van Dijk"],
    ),
    (
        "Leija tuli.\n\nTerveisin\nÄiju Mäki",
        "Terveisin\nÄiju Mäki",
        &["Äiju Mäki"],
    ),
    ("I am 7.\n\nfrom colin", "", &[]),
    ("I am 7.\n\nFrom Colin", "From Colin", &["Colin"]),
    ("I am 7.\n\nlove,\ncolin", "love,\ncolin", &["colin"]),
    (
        "It broke.\n\nAda Vik\nvia mobile",
        "Ada Vik\nvia mobile",
        &["Ada Vik"],
    ),
    ("It broke.\n\n-Ada", "-Ada", &["Ada"]),
    (
        "It broke.\n-- \nAda Vik\nwww.post.example",
        "-- \nAda Vik\nwww.post.example",
        &["Ada Vik"],
    ),
    ("It broke.\n\nThanks", "", &[]),
    (
        "It broke.\n\nThank you,\nBest regards,\nAda",
        "Thank you,\nBest regards,\nAda",
        &["Ada"],
    ),
    (
        "I have two:\n\nBlue kite is torn.\nRed kite is fine.",
        "",
        &[],
    ),
    (
        "Here is another.\n\nSent from my desk, which is much easier than my phone.",
        "",
        &[],
    ),
    (
        "It broke.\n\nThis email and any files are confidential and for the intended recipient.",
        "This email and any files are confidential and for the intended recipient.",
        &[],
    ),
    (
        "I have two rabbits.\n\nADA VIK, 14 Fish Quay, Harbour Town",
        "ADA VIK, 14 Fish Quay, Harbour Town",
        &["ADA VIK"],
    ),
    ("Going for a walk now.\nAda", "Ada", &["Ada"]),
    (
        "Hello, my order is\n\nOrder number: 20417\nDate: 11/28/25 8:51",
        "",
        &[],
    ),
    (
        "Hello.\n\nPlease take me off, I want to unsubscribe from your letters.",
        "",
        &[],
    ),
    (
        "Where is it?\n\nP.S. May I visit?\n\nLove,\nColin",
        "Love,\nColin",
        &["Colin"],
    ),
    (
        "Hi\nThanks\nstill waiting for my parcel\nit was due monday",
        "",
        &[],
    ),
    (
        "It is like these:\n\nhttps://post.example/a\nhttps://post.example/b",
        "",
        &[],
    ),
    ("Best", "", &[]),
    ("", "", &[]),
];

#[test]
fn feet() {
    for (text, want, names) in FEET {
        let found = find(text);
        let block = found
            .as_ref()
            .and_then(|s| text.get(s.range.clone()))
            .unwrap_or("");
        assert_eq!(&block, want, "{text:?}");
        let got: Vec<&str> = found
            .iter()
            .flat_map(|s| &s.names)
            .filter_map(|range| text.get(range.clone()))
            .take(1)
            .collect();
        assert_eq!(&got.as_slice(), names, "{text:?}");
    }
}

#[test]
fn devices_in_many_languages() {
    for line in [
        "Sent from my iPhone",
        "Sendt fra min iPad",
        "Skickat från min iPhone",
        "Von meinem iPhone gesendet",
        "Gesendet von Outlook für Android<https://post.example>",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Lähetetty iPhonesta",
        "Inviato da iPhone",
        "Enviado do meu iPhone",
        "Отправлено с iPhone",
        "Wysłane z iPhone'a",
        "iPhoneから送信",
        "发自我的 iPhone",
        "나의 iPhone에서 보냄",
        "Get Outlook for iOS<https://post.example>",
        "Sent from Yahoo Mail on Android",
        "Hanki Outlook for Android",
        "Sent via the Samsung Galaxy S9",
        "Sent from Mail for Windows 10",
    ] {
        assert!(sent_from(line), "{line}");
    }
    for line in [
        "Sent from my desk, is much easier than my phone.",
        "It was sent from Oslo on Monday",
        "The mail I sent with the kite never came?",
    ] {
        assert!(!sent_from(line), "{line}");
    }
}
