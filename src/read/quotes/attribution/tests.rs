//! Attributions of the world's mail programs, and what only looks like one.
use super::{Attribution, attribution};
use crate::read::lines::lines;

#[test]
fn whole_attributions() {
    for text in [
        "On Mon, 4 May 2026 at 10:12, Ada Vik <ada@post.example> wrote:",
        "On 4 May 2026, at 10:12, Ada Vik wrote:",
        "Am 04.05.2026 um 10:12 schrieb Ada Vik <ada@post.example>:",
        "Le lun. 4 mai 2026 à 10:12, Ada Vik <ada@post.example> a écrit :",
        "El lun, 4 may 2026 a las 10:12, Ada Vik (<ada@post.example>) escribió:",
        "Den 4. mai 2026 kl. 10.12 skrev Ada Vik <ada@post.example>:",
        "man. 4. mai 2026 kl. 10:12 skrev Ada Vik <ada@post.example>:",
        "Den mån 4 maj 2026 kl 10:12 skrev Ada Vik <ada@post.example>:",
        "Op ma 4 mei 2026 om 10:12 schreef Ada Vik <ada@post.example>:",
        "ma 4. toukok. 2026 klo 10.12 Ada Vik (ada@post.example) kirjoitti:",
        "Il giorno lun 4 mag 2026 alle ore 10:12 Ada Vik <ada@post.example> ha scritto:",
        "pon., 4 maj 2026 o 10:12 Ada Vik <ada@post.example> napisał(a):",
        "пн, 4 мая 2026 г. в 10:12, Ada Vik <ada@post.example>:",
        "在 2026年5月4日，10:12，Ada Vik <ada@post.example> 写道：",
        "2026年5月4日(月) 10:12 Ada Vik <ada@post.example>:",
        "Ada Vik <ada@post.example> wrote on 04/05/2026 10:12:",
        "---- On Mon, 4 May 2026 10:12:00 +0200 Ada Vik wrote ----",
        "po 4. 5. 2026 v 10:12 odesílatel Ada Vik <ada@post.example> napsal:",
        "Dne 4. 5. 2026 v 10:12 Ada Vik napsal(a):",
        "2026. máj. 4. 10:12 keltezéssel, Ada Vik írta:",
        "Ada Vik <ada@post.example> ezt írta (időpont: 2026. máj. 4., H, 10:12):",
        "4 Mayıs 2026 Pzt 10:12 tarihinde Ada Vik <ada@post.example> şunu yazdı:",
        "пн, 4 трав. 2026 р. о 10:12 Ada Vik <ada@post.example> пише:",
        "2026년 5월 4일 (월) 오전 10:12, Ada Vik <ada@post.example>님이 작성:",
        "Ada Vik <ada@post.example> 於 2026年5月4日 週一 上午10:12寫道：",
        "Em seg., 4 de mai. de 2026 às 10:12, Ada Vik <ada@post.example> escreveu:",
        "Στις Δευ 4 Μαΐ 2026 στις 10:12 μ.μ., ο/η Ada Vik <ada@post.example> έγραψε:",
        "În lun., 4 mai 2026 la 10:12, Ada Vik <ada@post.example> a scris:",
        "Vào 10:12, Th 2, 4 thg 5, 2026 Ada Vik <ada@post.example> đã viết:",
        "Pada tanggal Sen, 4 Mei 2026 10.12, Ada Vik <ada@post.example> menulis:",
        "Ada Vik <ada@post.example> kirjoitti 4.5.2026 kello 10.12:",
        "Ada Vik skrev den 2026-05-04 10:12:",
        "Den mandag den 4. maj 2026 10.12.00 CEST skrev Ada Vik:",
        "På mandag 4. mai 2026 kl. 10:12 skreiv Ada Vik <ada@post.example>:",
        "בתאריך יום ב׳, 4 במאי 2026 ב-10:12 מאת \u{202a}Ada Vik\u{202c}\u{200f} <\u{202a}ada@post.example\u{202c}\u{200f}>:\u{202c}",
    ] {
        let found = attribution(&lines(text));
        assert_eq!(
            found,
            Some(Attribution {
                lines: 1,
                offset: 0,
                strong: true
            }),
            "{text}"
        );
    }
}

#[test]
fn wrapped_ones() {
    for (text, count) in [
        (
            "On Mon, 4 May 2026 at 10:12, Ada Vik <\nada@post.example> wrote:",
            2,
        ),
        (
            "On Mon, 4 May 2026 at 10:12, Ada Vik\n<ada@post.example>\nwrote:",
            3,
        ),
        (
            "Op 4 mei 2026 10:12 schreef \"Ada\" <ada@post.example> het\nvolgende geschreven:",
            2,
        ),
        (
            "On Mon, 4 May 2026 at 10:12 Ada\n\n<\nmailto:Ada <ada@post.example>\n> wrote:",
            5,
        ),
    ] {
        assert_eq!(
            attribution(&lines(text)).map(|a| a.lines),
            Some(count),
            "{text}"
        );
    }
}

#[test]
fn what_only_looks_like_one() {
    for text in [
        "On blah-blah-blah",
        "On Monday I wrote to you about order 1022 and nobody answered.",
        "The parcel came on 4 May 2026 at 10:12.",
        "On this day\nOn Mon, 4 May 2026 at 10:12, Ada Vik <ada@post.example> wrote:",
        "I ordered these:",
    ] {
        assert_eq!(attribution(&lines(text)), None, "{text}");
    }
}

#[test]
fn text_before_it_on_the_line() {
    let found = attribution(&lines(
        "that one is mine--- On Wed, Apr 4, 2012 at 3:59 PM, me@post.example wrote:",
    ));
    assert_eq!(found.map(|a| a.offset), Some("that one is mine".len()));
}
