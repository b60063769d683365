//! Words with a capital that are no names.

use std::{collections::BTreeSet, sync::LazyLock};

/// Words with a capital that are nobody's name: languages, abbreviations, parts of a firm, polite pronouns.
static NO_NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "i i'm i've i'll i'd ok pdf ps p.s tv nb mr mrs ms dr vat mva gdpr english norwegian danish swedish german \
    spanish norsk christmas easter email internet god earth sms iban faq uk usa eu eea eøs gb us team teamet \
    customer customers care service support department office helpdesk desk sales manager director kundeservice \
    kundesenter avdeling kundenservice kundendienst kundtjänst atención cliente servicio equipo firmaet company \
    kind best sincerely regards warm ltd as ab gmbh ihnen ihr ihre ihrem ihren ihrer sie usted ustedes de dem \
    deres"
        .split(' ')
        .collect()
});

/// Given names that are words as well, where a sentence opens with them.
static ALSO_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "will mark may grace rose hope bill sue pat dawn joy art miles rich frank drew chase summer autumn august april \
    june christian faith charity amber ivy lily daisy violet olive robin jay sandy rusty so per bo are even dag \
    stein ask storm liv tor her you an in to do no for our my star sky page kit ray gene guy jack rob ban van ho \
    le la al de el see say main early holy love penny pearl ruby jade misty stormy sunny happy precious ever lane \
    long young ann else eli mai jo ja si es mi ida tone runde fast gut let today read more if at as on it we he \
    she they then when major king prince deacon forest river ocean wind free true honor noble case reed cliff dean \
    dale glen heath wade clay buck sol dagny svar snart alt bare"
        .split(' ')
        .collect()
});

/// Whether a word (folded) is nobody's name, whatever its first letter.
pub(super) fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains(word) || crate::check::claims::is_calendar(word)
}

/// Whether a given name (folded) is a word as well.
pub(super) fn is_also_a_word(word: &str) -> bool {
    ALSO_WORDS.contains(word)
}
