//! Our own odd mails (`tests/corpus`): what each must read as.

use regards::{letter::Damage, mime::parse::parse};
use std::path::Path;

/// File, subject, text, attachments, damage.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [Damage],
);

const ROWS: &[Row] = &[
    (
        "latin1",
        "Hvor er dragen? Så rart",
        "Kjære dere, hvor er dragen? Vi gleder oss på brygga.\n",
        &[],
        &[],
    ),
    (
        "unmarked-8bit",
        "rødt tårn",
        "Blå halvtimer på øya – «ja».\n",
        &[],
        &[],
    ),
    (
        "lying-utf8",
        "lies",
        "Dragen røk på fjæra.\n",
        &[],
        &[Damage::Encoding],
    ),
    (
        "quoted-printable",
        "Sømmen røk",
        "Sømmen røk etter to dager, og det er litt trist, for vi hadde gledet oss så lenge til å se den fly.\n",
        &[],
        &[],
    ),
    ("iso-2022-jp", "凧はどこ", "凧が大好きです。\n", &[], &[]),
    ("utf7", "seven", "Vi så dragen, <b>ja</b>\n", &[], &[]),
    (
        "html-only",
        "page",
        "My kite tore, see the photo.\n\nIngrid\n\n> Your kite is on its way.\n",
        &[],
        &[],
    ),
    (
        "both",
        "both",
        "My kite tore on the second day.\n",
        &[],
        &[],
    ),
    (
        "differ",
        "two tales",
        "Thank you for the lovely kite, my daughter adores it.\n",
        &[],
        &[Damage::TextsDiffer],
    ),
    (
        "flowed",
        "flowed",
        "The kite came today, but its sail is torn along the seam.\nFrom the box I could see why.\n\n> We shipped it on Monday.\n-- \nIngrid\n",
        &[],
        &[],
    ),
    (
        "nested",
        "nested",
        "See the torn seam.\n",
        &["seam.png", "kvittering ø.pdf"],
        &[],
    ),
    (
        "attached-mail",
        "forwarded",
        "Your own mail is attached.\nBest, Ingrid\n",
        &["old.eml"],
        &[],
    ),
    (
        "winmail",
        "outlook",
        "The invoice is wrong.\n",
        &["winmail.dat"],
        &[],
    ),
    ("no-end", "cut off", "The mail was cut off he\n", &[], &[]),
    (
        "no-boundary",
        "unframed",
        "My kite came without its tail.\n",
        &[],
        &[],
    ),
    (
        "soft-base64",
        "Kære venner",
        "Tak for dragen! Den flyver så højt.\n",
        &[],
        &[],
    ),
];

#[test]
fn every_odd_mail_reads_as_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for (name, subject, text, attachments, damage) in ROWS {
        let octets = std::fs::read(folder.join(name).with_extension("eml")).unwrap();
        let letter = parse(&octets);
        assert_eq!(letter.subject, *subject, "{name}");
        assert_eq!(letter.text, *text, "{name}");
        let names: Vec<&str> = letter.attachments.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(names, *attachments, "{name}");
        assert_eq!(letter.damage, *damage, "{name}");
        assert_eq!(
            letter.from.unwrap().address,
            "ingrid.moe@post.example",
            "{name}"
        );
        assert_eq!(
            letter.date.unwrap().to_string(),
            "2026-05-11T08:15:00+02:00[+02:00]",
            "{name}"
        );
    }
    assert_eq!(
        std::fs::read_dir(folder).unwrap().count(),
        ROWS.len(),
        "a row for every file"
    );
}
