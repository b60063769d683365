//! The words that letters end with: closing phrases, devices, legal notices.

/// Closing phrases in lower case; a name may follow on the line.
#[rustfmt::skip]
pub const CLOSINGS: &[&str] = &[
    // English
    "best regards", "kind regards", "kindest regards", "warm regards", "warmest regards", "regards", "many regards",
    "best wishes", "with best wishes", "with best regards", "with kind regards", "with warm regards", "with regards",
    "with love", "warm wishes", "all the best", "best", "all best", "yours sincerely", "yours faithfully",
    "yours truly", "yours respectfully", "yours", "sincerely", "sincerely yours", "very truly yours", "respectfully",
    "respectfully yours", "faithfully", "cheers", "ta", "ta very much", "thanks", "thanks again", "thank you", "many thanks",
    "thanks in advance", "thank you in advance", "thank you so much", "thanks so much", "thanks very much",
    "thank you very much", "thanks a lot", "thank you again", "with thanks", "with many thanks", "thanks and regards",
    "thanks & regards", "thanks and best regards", "love", "lots of love", "much love", "love from", "your friend",
    "your fan", "your biggest fan", "from", "take care", "cordially", "br", "kr", "rgds", "brgds", "bw", "xoxo", "xx",
    "in hope", "hopefully yours", "gratefully", "gratefully yours", "warmly", "fondly", "have a nice day",
    "have a great day", "have a good day", "bye", "bye for now", "bye bye", "goodbye", "good bye", "peace", "peace out",
    "see you", "see you soon", "ever yours", "yours ever", "as ever", "yours hopefully", "hopefully", "hugs",
    "hugs and kisses", "until next time", "looking forward to your answer", "looking forward to your reply", "signed", "your little friend", "your constant reader",
    "your loving reader", "affectionately", "yours affectionately", "sent with love", "greetings", "greetings from",
    // Norwegian
    "med vennlig hilsen", "med venleg helsing", "med vennlige hilsener", "med beste hilsen", "med beste helsing",
    "vennlig hilsen", "venleg helsing", "vennlige hilsener", "beste hilsen", "beste hilsener", "beste helsing",
    "beste helsingar", "hilsen", "helsing", "hilsen fra", "helsing frå", "mange hilsener", "med hilsen",
    "med helsing", "hjertelig hilsen", "varm hilsen", "varme hilsener", "hilsning", "mvh", "m.v.h.", "m.v.h", "vh",
    "v.h.", "bh", "klem", "klem fra", "stor klem", "god klem", "kjærlig hilsen", "ha en fin dag", "ha en god dag",
    "ha en fin dag videre", "ha en fortsatt fin dag", "ha det bra", "ha ein fin dag", "takk", "takk på forhånd",
    "på forhånd takk", "takk på førehand", "på førehand takk", "tusen takk", "mange takk", "takk igjen",
    "takknemlig hilsen", "hei fra", "fortvilet hilsen", "vennlegast", "vennligst hilsen", "hilser", "din venn",
    "glad hilsen",
    // Danish
    "med venlig hilsen", "venlig hilsen", "venligst", "de bedste hilsner", "bedste hilsner", "bedste hilsen",
    "kærlig hilsen", "kærlige hilsner", "mange hilsner", "hilsner", "med venlige hilsner", "venlige hilsner", "kh",
    "dbh", "tak", "på forhånd tak", "tak på forhånd", "mange tak", "tusind tak", "knus", "hav en god dag",
    "hav en dejlig dag", "hilsen fra",
    // Swedish
    "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar", "vänlig hälsning", "vänligen",
    "bästa hälsningar", "hälsningar", "hälsning", "hälsningar från", "med bästa hälsningar", "hälsar",
    "många hälsningar", "varma hälsningar", "kram", "kramar", "tack", "tack på förhand", "tack så mycket",
    "tusen tack", "många tack", "ha en bra dag", "ha en fin dag", "med hälsning", "allt gott", "mvh.",
    // German
    "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichen gruessen", "mit freundlichem gruß",
    "mit freundlichem gruss", "mit besten grüßen", "mit besten grüssen", "mit herzlichen grüßen", "mit lieben grüßen",
    "mit lieben grüssen", "freundliche grüße", "freundliche grüsse", "freundlichen gruß", "freundlichst",
    "beste grüße", "beste grüsse", "viele grüße", "viele grüsse", "liebe grüße", "liebe grüsse", "lieben gruß",
    "lieber gruß", "herzliche grüße", "herzliche grüsse", "herzlichst", "schöne grüße", "schönen gruß", "gruß",
    "gruss", "grüße", "grüsse", "grüße aus", "hochachtungsvoll", "mfg", "lg", "vg", "bg", "hg",
    "mit freundlicher empfehlung", "danke", "vielen dank", "besten dank", "danke im voraus", "vielen dank im voraus",
    "danke und gruß", "vielen dank und freundliche grüße", "schönen tag", "einen schönen tag noch", "ihr", "ihre",
    "deine", "dein",
    // Spanish
    "saludos", "saludos cordiales", "un saludo", "un cordial saludo", "cordiales saludos", "atentamente", "atte",
    "muy atentamente", "le saluda atentamente", "cordialmente", "un abrazo", "abrazos", "besos", "muchas gracias",
    "gracias", "gracias de antemano", "gracias y saludos", "mil gracias", "con cariño", "reciba un cordial saludo",
    "saludo",
    // French
    "cordialement", "bien cordialement", "très cordialement", "bien à vous", "bien à toi", "sincèrement",
    "salutations", "sincères salutations", "salutations distinguées", "meilleures salutations",
    "salutations cordiales", "respectueusement", "amicalement", "bises", "bisous", "merci", "merci d'avance",
    "merci beaucoup", "merci par avance", "en vous remerciant", "cdlt", "cdt", "bonne journée", "bonne soirée",
    "à bientôt", "avec mes remerciements", "mille mercis",
    // Dutch
    "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten",
    "met hartelijke groet", "hartelijke groet", "hartelijke groeten", "met groet", "groet", "groeten", "groetjes",
    "gr", "gr.", "mvg", "m.v.g.", "hoogachtend", "beste groeten", "liefs", "bedankt", "alvast bedankt",
    "hartelijk dank", "met dank", "bij voorbaat dank", "dank u", "dank je", "dank je wel", "fijne dag", "veel liefs",
    // Finnish
    "ystävällisin terveisin", "parhain terveisin", "terveisin", "ystävällisesti", "kunnioittavasti", "terveiset",
    "terkuin", "terv", "terv.", "t.", "t:", "yt", "yst. terv.", "kiitos", "kiitos jo etukäteen", "kiitos etukäteen",
    "kiitos paljon", "suuri kiitos", "kiittäen", "hyvää päivänjatkoa", "mukavaa päivää", "lämpimin terveisin",
    "rakkain terveisin", "iloisin terveisin",
    // Others, where a customer may well write from
    "cordiali saluti", "distinti saluti", "saluti", "un saluto", "grazie", "grazie mille", "atenciosamente",
    "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "abraço", "obrigado", "obrigada",
    "pozdrawiam", "z poważaniem", "serdecznie pozdrawiam", "s pozdravem", "s pozdravom", "üdvözlettel", "с уважением",
    "saygılarımla", "iyi çalışmalar", "lugupidamisega", "ar cieņu", "pagarbiai", "cu stimă", "s poštovanjem",
    "lep pozdrav",
];

/// Whether a closing phrase thanks: alone on the last line it is something said.
pub fn thanks(lower: &str) -> bool {
    [
        "thank",
        "many thanks",
        "takk",
        "tusen tak",
        "tusind tak",
        "mange tak",
        "tack",
        "tak",
        "många tack",
        "dank",
        "vielen dank",
        "besten dank",
        "gracias",
        "muchas gracias",
        "mil gracias",
        "merci",
        "mille merci",
        "bedankt",
        "hartelijk dank",
        "kiitos",
        "suuri kiitos",
        "grazie",
        "obrigad",
        "på f",
        "with thanks",
        "with many thanks",
        "alvast",
        "cheers",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
}

/// "Sent from": the phrase in lower case, and whether it is enough by itself at the line's beginning.
#[rustfmt::skip]
pub const SENT_FROM: &[(&str, bool)] = &[
    ("sent from my", true), ("sent from", false), ("sent via", false), ("sent with", false), ("sent using", false),
    ("sent on", false), ("sent by", false), ("get outlook for", true), ("get bluemail", true),
    ("download outlook", true), ("via mobile", true), ("from my iphone", true), ("from my ipad", true),
    ("from my mobile", true), ("sendt fra min", true), ("sendt frå min", true), ("sendt fra", false),
    ("sendt frå", false), ("sendt med", false), ("sendt via", false), ("sendt på", false),
    ("skaff deg outlook", true), ("hent outlook", true), ("få outlook", true), ("hämta outlook", true),
    ("skickat från min", true), ("skickat från", false), ("skickat med", false), ("skickat via", false),
    ("skickas från", false), ("från min", false), ("gesendet von meinem", true), ("von meinem", false),
    ("gesendet von", false), ("gesendet mit", false), ("gesendet via", false), ("gesendet vom", false),
    ("diese nachricht wurde von meinem", true), ("diese mail wurde von meinem", true),
    ("holen sie sich outlook", true), ("outlook für", false), ("envoyé de mon", true), ("envoyé depuis mon", true),
    ("envoyé depuis", false), ("envoyé de", false), ("envoyé avec", false), ("envoyé à partir de", false),
    ("envoyé via", false), ("obtenez outlook", true), ("télécharger outlook", true), ("enviado desde mi", true),
    ("enviado desde", false), ("enviado de mi", true), ("enviado con", false), ("enviado a través", false),
    ("obtener outlook", true), ("obtén outlook", true), ("descargar outlook", true), ("verstuurd vanaf mijn", true),
    ("verzonden vanaf mijn", true), ("verzonden vanaf", false), ("verstuurd vanaf", false), ("verstuurd met", false),
    ("verzonden met", false), ("verzonden vanuit", false), ("verzonden via", false), ("outlook voor", false),
    ("download outlook voor", true), ("lähetetty", false), ("hanki outlook", true), ("inviato da", false),
    ("inviato dal mio", true), ("inviata da", false), ("scarica outlook", true), ("ottieni outlook", true),
    ("enviado do meu", true), ("enviado pelo meu", true), ("enviado do", false), ("enviado via", false),
    ("obter o outlook", true), ("obtenha o outlook", true), ("wysłane z", false), ("wysłano z", false),
    ("pobierz outlook", true), ("odesláno z", false), ("odoslané z", false), ("отправлено с", false),
    ("отправлено из", false), ("надіслано з", false), ("відправлено з", false), ("gönderildi", false),
    ("gönderdim", false), ("iphone'umdan", false), ("küldve", false), ("trimis de pe", false), ("poslano z", false),
    ("poslano s", false), ("poslato sa", false), ("στάλθηκε από", false), ("発自", false), ("から送信", false),
    ("发自我的", true), ("發自我的", true), ("从我的", false), ("從我的", false), ("에서 보냄", false), ("נשלח מ", false),
    ("أُرسلت من", false), ("أرسلت من", false), ("saadetud minu", false), ("dikirim dari", false),
    ("được gửi từ", false), ("đã gửi từ", false), ("sendt úr", false), ("enviat des", false),
    ("diperoleh dari", false),
];

/// What letters are sent from, in lower case.
#[rustfmt::skip]
pub const DEVICES: &[&str] = &[
    "iphone", "ipad", "ipod", "android", "samsung", "galaxy", "blackberry", "nokia", "huawei", "honor", "xiaomi",
    "redmi", "oneplus", "sony", "xperia", "windows phone", "windows", "htc", "motorola", "oppo", "pixel", "wiko",
    "lg ", "outlook", "mail", "mobil", "mobile", "mobiltelefon", "telefon", "smartphone", "smarttelefon", "phone",
    "tablet", "handy", "handheld", "wireless", "yahoo", "gmail", "hotmail", "acompli", "sparrow", "mailbird",
    "proton", "thunderbird", "spark", "airmail", "aol", "gmx", "web.de", "verizon", "t-mobile", "at&t", "vodafone",
    "telia", "puhelim", "puhelin", "mac", "nexus", "spike", "bluemail", "edison", "fairphone", "móvil", "celular",
    "portable", "cellulare", "téléphone", "surface", "zoho", "telefoon", "app", "watch", "телефон", "айфон", "手机",
    "ios",
];

/// Phrases of legal notices and list footers, in lower case; none that a customer would write.
#[rustfmt::skip]
pub const LEGAL: &[&str] = &[
    "intended recipient", "confidentiality notice", "this email and any", "this e-mail and any",
    "this email is confidential", "this message is confidential", "this message and any attach",
    "this email message and any", "legally privileged", "privileged and confidential", "privileged or confidential",
    "may contain confidential", "contains confidential information", "received this email in error",
    "received this message in error", "received this e-mail in error", "received this communication in error",
    "before printing this", "consider the environment", "think before you print", "virus-free", "virenfrei",
    "free of viruses", "email has been scanned", "message has been scanned", "scanned for viruses",
    "to unsubscribe from this", "to unsubscribe from these", "to unsubscribe, ", "to unsubscribe send",
    "click here to unsubscribe", "you received this message because", "you are receiving this because",
    "you're receiving this because", "reply to this email directly", "view it on github",
    "to respond, reply to this email", "registered office:", "registered in england", "company registration no",
    "taushetsbelagt", "konfidensiell informasjon", "konfidensielle opplysninger", "kun beregnet for",
    "kun for adressaten", "berre meint for", "er ikke rett mottaker", "ikke er rett mottaker", "tenk på miljøet",
    "før du skriver ut denne", "fortrolige oplysninger", "fortrolig information", "fortrolig informasjon",
    "ikke er den rette modtager", "tænk på miljøet", "konfidentiell information", "endast avsett för",
    "endast avsedd för", "avsedda mottagaren", "tänk på miljön", "vertrauliche und", "vertrauliche informationen",
    "rechtlich geschützte", "nicht der richtige adressat", "irrtümlich erhalten", "denken sie an die umwelt",
    "bitte prüfen sie, ob diese", "handelsregister:", "amtsgericht ", "geschäftsführer:", "aviso legal",
    "información confidencial", "no es el destinatario", "antes de imprimir", "informations confidentielles",
    "est confidentiel", "pas le destinataire", "pensez à l'environnement", "avant d'imprimer",
    "vertrouwelijke informatie", "uitsluitend bestemd voor", "niet de geadresseerde", "denk aan het milieu",
    "luottamuksellista tietoa", "tarkoitettu vain vastaanottaj", "ajattele ympäristöä", "informazioni riservate",
    "informações confidenciais", "informacje poufne", "конфиденциальную информацию",
];

/// Words that stand in no name; a line with one is text.
#[rustfmt::skip]
pub const NOT_NAMES: &[&str] = &[
    "i", "you", "we", "it", "is", "are", "was", "the", "an", "this", "that", "my", "your", "please", "hello", "hi",
    "hey", "dear", "yes", "no", "ok", "okay", "thanks", "thank", "sorry", "order", "help", "not", "what", "when",
    "where", "why", "how", "can", "will", "for", "to", "in", "on", "with", "have", "me", "hei", "hallo", "hej",
    "kjære", "ja", "nei", "nej", "takk", "tack", "tak", "jeg", "eg", "jag", "du", "det", "er", "är", "har", "ikke",
    "ikkje", "inte", "på", "til", "till", "med", "ordre", "bestilling", "danke", "bitte", "ich", "sie", "das", "ist",
    "nein", "nicht", "guten", "hola", "gracias", "sí", "merci", "bonjour", "oui", "non", "je", "bedankt", "nee", "ik",
    "kiitos", "moi", "kyllä", "ei", "minä", "size", "colour", "color", "regards", "hilsen", "again", "soon", "much",
    "very", "good", "great", "bye", "before", "after", "end", "test", "reply", "text",
];

/// Small words inside names.
#[rustfmt::skip]
pub const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "di", "da", "del", "della", "la", "le", "af", "av", "zu", "zum", "ten", "ter",
    "el", "al", "bin", "ibn", "dos", "du", "y", "e", "and", "og", "och", "und", "et", "en", "ja", "&", "+", "fra",
    "from", "från", "mac", "of",
];
