//! The words of the world's mail programs: who wrote, header names, separators.

/// "Wrote", in lower case, as attribution lines have it.
#[rustfmt::skip]
pub const WROTE: &[&str] = &[
    "wrote", "writes", "sent", "said", "schrieb", "schreibt", "geschrieben", "a écrit", "a ecrit", "écrivait",
    "écrit", "escribió", "escribio", "ha escrito", "escreveu", "ha scritto", "scrisse", "schreef", "geschreven",
    "skrev", "skreiv", "kirjoitti", "skrifaði", "napisał", "pisze", "napsal", "napísal", "írta", "a scris", "написал",
    "писал", "пишет", "написав", "пише", "написа", "пиша", "yazdı", "έγραψε", "έγραψαν", "כתב", "מאת", "كتب", "のメール",
    "書きました", "のメッセージ", "写道", "寫道", "来信", "작성", "썼습니다", "đã viết", "viết", "kirjutas", "rakstīja", "rašė", "napisao",
    "napisala", "написао", "napisal", "menulis", "เขียนว่า", "va escriure", "ha escrit", "idatzi", "escribiu", "نوشت",
    "लिखा",
];

/// How attribution lines begin, in lower case; a date follows.
#[rustfmt::skip]
pub const OPENERS: &[&str] = &[
    "on ", "at ", "le ", "am ", "op ", "el ", "em ", "il ", "den ", "på ", "ved ", "dne ", "dňa ", "dana ", "dnia ",
    "w dniu ", "în ", "pe ", "la data", "ti ", "pada ", "vào ", "kl. ", "klo ", "ma ", "la ", "a las ", "no dia ",
    "em ", "a ", "på ", "στις ", "на ", "в ", "в\u{a0}", "у ", "ב", "في ", "在", "于", "於", "ngày ", "dia ", "dt.",
    "tarihinde", "sent from ", "d. ",
];

/// Weekdays and months of the languages whose attributions begin with one, in lower case, cut to what is shared.
#[rustfmt::skip]
pub const DAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo.", "di.", "mi.", "do.", "fr.", "sa.", "so.", "lun", "mar",
    "mer", "jeu", "ven", "sam", "dim", "mié", "jue", "vie", "sáb", "dom", "seg", "ter", "qua", "qui", "sex", "man",
    "tir", "ons", "tor", "fre", "lør", "søn", "mån", "tis", "lör", "sön", "ma ", "ti ", "ke ", "to ", "pe ", "la ",
    "su ", "maanan", "tiistai", "keskivi", "torstai", "perjan", "lauantai", "sunnuntai", "måndag", "pon", "wto",
    "wt.", "śr", "czw", "pt.", "sob", "nie", "po ", "út", "st ", "čt", "pá", "so ", "ne ", "пн", "вт", "ср", "чт",
    "пт", "сб", "вс", "понед", "вторн", "сред", "четв", "пятн", "субб", "воскр", "нд", "pzt", "sal", "çar", "per",
    "cum", "paz", "jan", "feb", "apr", "may", "mai", "maj", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec",
    "dez", "des", "zo ", "di ", "wo ", "do ", "vr ", "za ", "maa", "din", "woe", "don", "vri", "zat", "zon", "hét",
    "ked", "sze", "csü", "pén", "szo", "vas", "δευ", "τρί", "τετ", "πέμ", "παρ", "σάβ", "κυρ",
];

/// What a header line of a copied letter tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    From,
    Date,
    To,
    Subject,
    /// Copies, answers-to, importance, attachments.
    Other,
}

/// Header names as mail programs write them above a letter they copy, in lower case.
#[rustfmt::skip]
pub const HEADERS: &[(Header, &[&str])] = &[
    (Header::From, &[
        "from", "von", "de", "van", "da", "fra", "frå", "från", "lähettäjä", "od", "от", "от кого", "від", "від кого", "gönderen", "kimden", "από", "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람", "dari", "từ",
        "מאת", "من", "feladó", "expéditeur", "remitente", "expeditor", "de la", "mittente", "afzender",
        "saatja", "odesílatel", "odosielateľ", "pošiljatelj", "šalje", "avsender", "avsändare", "afsender",
        "absender", "message du", "frá", "message de", "mensaje de", "nuo", "siuntėjas", "no", "sūtītājs",
        "від:", "saatja", "发信人", "จาก",
    ]),
    (Header::Date, &[
        "sent", "date", "gesendet", "gesendet am", "datum", "envoyé", "envoyé le", "envoyé :", "enviado",
        "enviado el", "enviado em", "enviada em", "enviada", "data", "fecha", "verzonden", "verstuurd", "sendt",
        "skickat", "skickades", "dato", "dátum", "lähetetty", "päivämäärä", "päiväys", "pvm", "wysłano",
        "wysłane", "odesláno", "odoslané", "дата", "отправлено", "відправлено", "надіслано", "gönderildi",
        "gönderme tarihi", "tarih", "inviato", "inviata", "elküldve", "trimis", "poslano", "poslato",
        "ημερομηνία", "στάλθηκε", "发送时间", "发送日期", "日期", "时间", "寄件日期", "送信日時", "日付", "보낸 날짜", "날짜", "dikirim",
        "tanggal", "נשלח", "תאריך", "تاريخ", "تم الإرسال", "saadetud", "kuupäev", "đã gửi", "ngày", "gửi",
        "dags.", "sent at", "date/time", "отправлен", "sendt den", "odoslaná", "vom", "sent on",
    ]),
    (Header::To, &[
        "to", "an", "à", "a", "para", "aan", "till", "til", "vastaanottaja", "kenelle", "do", "komu", "кому",
        "до", "kime", "alıcı", "收件人", "收件者", "宛先", "받는 사람", "받는사람", "per", "destinataire", "destinatario",
        "destinatário", "címzett", "către", "pro", "prejemnik", "za", "προς", "kepada", "đến", "tới", "אל",
        "إلى", "mottaker", "mottagare", "modtager", "kellele", "ontvanger", "empfänger", "до:", "kam", "til:",
        "ถึง",
    ]),
    (Header::Subject, &[
        "subject", "betreff", "objet", "asunto", "onderwerp", "emne", "ämne", "aihe", "temat", "předmět",
        "predmet", "тема", "konu", "oggetto", "assunto", "主题", "主旨", "标题", "件名", "제목", "tárgy", "subiect",
        "θέμα", "subjek", "perihal", "chủ đề", "נושא", "الموضوع", "teema", "sujet", "zadeva", "naslov", "efni",
        "tema", "assumpte", "หัวข้อ", "re", "titre", "относно",
    ]),
    (Header::Other, &[
        "cc", "kopie", "copie", "copie à", "kopia", "kopi", "копия", "cópia", "copia", "抄送", "副本", "kopio",
        "bcc", "reply-to", "risposta", "rispondi a", "antwort an", "répondre à", "responder a", "svar til",
        "svara till", "vastausosoite", "importance", "wichtigkeit", "viktighet", "prioritet", "priority",
        "priorität", "attachments", "anlagen", "vedlegg", "bilagor", "bijlagen", "pièces jointes", "adjuntos",
        "liitteet", "organization", "organisation", "message-id", "참조", "másolat", "копія", "kópia", "bilgi",
        "κοιν",
    ]),
];

/// "Original message" and its kin: below it stands the letter that is answered.
#[rustfmt::skip]
pub const ORIGINAL: &[&str] = &[
    "original message", "original appointment", "original-nachricht", "originalnachricht", "ursprüngliche nachricht",
    "ursprungliche nachricht", "message d'origine", "message d’origine", "message original", "message initial",
    "mensaje original", "mensagem original", "messaggio originale", "messaggio originario", "oorspronkelijk bericht",
    "origineel bericht", "opprinnelig melding", "opphavleg melding", "opprinnelig e-post", "opprinnelig meddelelse",
    "oprindelig meddelelse", "oprindelig besked", "oprindelig mail", "original besked", "originalmeddelande",
    "ursprungligt meddelande", "ursprungligt e-postmeddelande", "alkuperäinen viesti", "oryginalna wiadomość",
    "wiadomość oryginalna", "původní zpráva", "pôvodná správa", "исходное сообщение", "пересланное сообщение:",
    "оригинальное сообщение", "первоначальное сообщение", "оригінальне повідомлення", "orijinal mesaj", "özgün ileti",
    "eredeti üzenet", "mesaj original", "mesajul original", "izvirno sporočilo", "izvorna poruka",
    "originalna poruka", "αρχικό μήνυμα", "原始邮件", "原始信件", "原始郵件", "元のメッセージ", "원본 메시지", "원본 메일", "original email",
    "thư gốc", "pesan asli", "הודעה מקורית", "الرسالة الأصلية", "upprunaleg skilaboð", "algne sõnum",
    "missatge original", "reply message", "antwort-nachricht",
];

/// "Forwarded message" and its kin: below it stands a letter that is passed on.
#[rustfmt::skip]
pub const FORWARDED: &[&str] = &[
    "forwarded message", "begin forwarded message", "forwarded by", "forwarded mail", "forwarded email",
    "weitergeleitete nachricht", "weitergeleitete mail", "anfang der weitergeleiteten nachricht",
    "anfang der weitergeleiteten e-mail", "début du message transféré", "début du message réexpédié",
    "message transféré", "message transmis", "courriel transféré", "mensaje reenviado",
    "inicio del mensaje reenviado", "comienzo del mensaje reenviado", "mensagem encaminhada",
    "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada",
    "messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato", "doorgestuurd bericht",
    "begin doorgestuurd bericht", "doorgezonden bericht", "videresendt melding", "vidaresend melding",
    "videresendt e-post", "videresendt meddelelse", "videresendt besked", "videresendt mail",
    "start på videresendt melding", "start på videresendt besked", "begynnelse på videresendt melding",
    "vidarebefordrat meddelande", "vidarebefordrat mejl", "början på vidarebefordrat meddelande",
    "vidarebefordrat brev", "välitetty viesti", "edelleenlähetetty viesti", "lähetetty edelleen",
    "välitetty viesti alkaa", "wiadomość przekazana", "przekazana wiadomość", "przekazywana wiadomość",
    "treść przekazanej wiadomości", "początek przekazanej wiadomości", "přeposlaná zpráva",
    "začátek přeposlané zprávy", "preposlaná správa", "пересылаемое сообщение", "пересланное сообщение",
    "начало переадресованного сообщения", "перенаправленное сообщение", "переслане повідомлення", "iletilen mesaj",
    "yönlendirilmiş mesaj", "iletilmiş ileti", "továbbított üzenet", "továbbított levél", "mesaj redirecționat",
    "mesaj redirectionat", "προωθημένο μήνυμα", "转发邮件", "转发的邮件", "轉寄郵件", "轉寄的郵件", "転送メッセージ", "転送されたメッセージ", "전달된 메시지",
    "전달된 메일", "thư được chuyển tiếp", "pesan diteruskan", "pesan terusan", "הודעה שהועברה", "رسالة معاد توجيهها",
    "framsent skilaboð", "proslijeđena poruka", "posredovano sporočilo", "edastatud kiri", "missatge reenviat",
];

/// Marks of help desks: whatever is below them is the letter that is answered.
#[rustfmt::skip]
pub const REPLY_ABOVE: &[&str] = &[
    "reply above this line", "write above this line", "type your reply above", "reply above the line",
    "please reply above", "respond above this line", "svar over denne linjen", "svar over denne linje",
    "skriv over denne linjen", "skriv svaret ditt over denne", "svara ovanför denna", "antwort oberhalb dieser",
    "antworten sie oberhalb", "répondre au-dessus de cette ligne", "répondez au-dessus", "responda por encima de",
    "antwoord boven deze", "typ uw antwoord boven", "vastaa tämän rivin yläpuolelle", "quoted text hidden",
    "[sitert tekst skjult]", "text citat ascuns", "zitierter text ausgeblendet",
    "texte des messages précédents masqué",
];
