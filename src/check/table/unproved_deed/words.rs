//! Verbs by which deeds are told, by language.

/// A verb form.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Verb {
    pub(super) word: &'static str,
    pub(super) deed: &'static str,
    /// Stands behind its subject in the past tense.
    pub(super) finite: bool,
    /// Stands behind have or be.
    pub(super) participle: bool,
}

/// Forms of be and have-been that make a participle a deed done.
pub(super) const PASSIVE: &[(&str, &[&str])] = &[
    ("en", &["is", "are", "been", "was", "were", "has"]),
    ("nb", &["er", "blitt", "ble", "har", "ligger"]),
    ("da", &["er", "blevet", "blev", "har"]),
    ("sv", &["är", "blivit", "blev", "har"]),
    ("de", &["ist", "sind", "wurde", "wurden", "habe", "haben"]),
    ("es", &["ha", "hemos", "he", "sido", "está", "queda", "fue"]),
];

const fn both(word: &'static str, deed: &'static str) -> Verb {
    Verb {
        word,
        deed,
        finite: true,
        participle: true,
    }
}

const fn past(word: &'static str, deed: &'static str) -> Verb {
    Verb {
        word,
        deed,
        finite: true,
        participle: false,
    }
}

const fn part(word: &'static str, deed: &'static str) -> Verb {
    Verb {
        word,
        deed,
        finite: false,
        participle: true,
    }
}

const EN: &[Verb] = &[
    both("sent", "sent"),
    both("posted", "sent"),
    both("shipped", "sent"),
    both("mailed", "sent"),
    both("dispatched", "sent"),
    both("refunded", "refunded"),
    both("repaid", "refunded"),
    past("paid", "refunded"),
    both("credited", "credited"),
    both("cancelled", "cancelled"),
    both("canceled", "cancelled"),
    both("stopped", "stopped"),
    both("paused", "paused"),
    both("closed", "closed"),
    both("booked", "booked"),
    both("removed", "removed"),
    both("deleted", "removed"),
    both("erased", "removed"),
    both("unsubscribed", "removed"),
    both("updated", "changed"),
    both("corrected", "changed"),
    past("changed", "changed"),
    both("repaired", "repaired"),
    both("mended", "repaired"),
    both("fixed", "repaired"),
    both("replaced", "replaced"),
    both("exchanged", "replaced"),
    both("escalated", "escalated"),
    both("forwarded", "escalated"),
    past("called", "called"),
    past("rang", "called"),
    past("phoned", "called"),
    past("spoke", "called"),
    past("checked", "checked"),
    both("waived", "waived"),
    both("reset", "reset"),
    both("unlocked", "unlocked"),
    both("confirmed", "confirmed"),
    both("reordered", "ordered"),
];

const NB: &[Verb] = &[
    past("sendte", "sent"),
    part("sendt", "sent"),
    past("postla", "sent"),
    part("postlagt", "sent"),
    past("refunderte", "refunded"),
    part("refundert", "refunded"),
    past("tilbakebetalte", "refunded"),
    part("tilbakebetalt", "refunded"),
    past("betalte", "refunded"),
    past("krediterte", "credited"),
    part("kreditert", "credited"),
    past("kansellerte", "cancelled"),
    part("kansellert", "cancelled"),
    past("avbestilte", "cancelled"),
    part("avbestilt", "cancelled"),
    past("avsluttet", "cancelled"),
    part("avsluttet", "cancelled"),
    both("stanset", "stopped"),
    both("stoppet", "stopped"),
    part("lukket", "closed"),
    both("booket", "booked"),
    past("bestilte", "booked"),
    both("fjernet", "removed"),
    both("slettet", "removed"),
    both("oppdatert", "changed"),
    past("oppdaterte", "changed"),
    both("endret", "changed"),
    both("rettet", "changed"),
    past("reparerte", "repaired"),
    part("reparert", "repaired"),
    both("byttet", "replaced"),
    both("erstattet", "replaced"),
    past("ringte", "called"),
    part("ringt", "called"),
    part("snakket", "called"),
    past("snakket", "called"),
    both("sjekket", "checked"),
    past("videresendte", "escalated"),
    part("videresendt", "escalated"),
    past("nullstilte", "reset"),
    part("nullstilt", "reset"),
    past("bekreftet", "confirmed"),
];

const DA: &[Verb] = &[
    past("sendte", "sent"),
    part("sendt", "sent"),
    past("refunderede", "refunded"),
    part("refunderet", "refunded"),
    past("betalte", "refunded"),
    past("annullerede", "cancelled"),
    part("annulleret", "cancelled"),
    past("opsagde", "cancelled"),
    part("opsagt", "cancelled"),
    past("stoppede", "stopped"),
    part("stoppet", "stopped"),
    past("slettede", "removed"),
    part("slettet", "removed"),
    past("fjernede", "removed"),
    part("fjernet", "removed"),
    past("ændrede", "changed"),
    part("ændret", "changed"),
    past("opdaterede", "changed"),
    part("opdateret", "changed"),
    past("reparerede", "repaired"),
    part("repareret", "repaired"),
    past("byttede", "replaced"),
    part("byttet", "replaced"),
    past("ringede", "called"),
    part("ringet", "called"),
    past("talte", "called"),
    past("tjekkede", "checked"),
    part("tjekket", "checked"),
    past("videresendte", "escalated"),
    part("videresendt", "escalated"),
];

const SV: &[Verb] = &[
    past("skickade", "sent"),
    part("skickat", "sent"),
    part("skickad", "sent"),
    past("återbetalade", "refunded"),
    part("återbetalat", "refunded"),
    part("återbetald", "refunded"),
    past("betalade", "refunded"),
    past("avslutade", "cancelled"),
    part("avslutat", "cancelled"),
    part("avslutad", "cancelled"),
    part("uppsagd", "cancelled"),
    part("uppsagt", "cancelled"),
    past("stoppade", "stopped"),
    part("stoppat", "stopped"),
    part("stoppad", "stopped"),
    past("raderade", "removed"),
    part("raderat", "removed"),
    past("ändrade", "changed"),
    part("ändrat", "changed"),
    past("uppdaterade", "changed"),
    part("uppdaterat", "changed"),
    past("lagade", "repaired"),
    part("lagat", "repaired"),
    past("bytte", "replaced"),
    part("bytt", "replaced"),
    past("ringde", "called"),
    part("ringt", "called"),
    past("pratade", "called"),
    past("kontrollerade", "checked"),
    part("kontrollerat", "checked"),
    past("kollade", "checked"),
];

const DE: &[Verb] = &[
    past("schickte", "sent"),
    part("geschickt", "sent"),
    part("gesendet", "sent"),
    part("versandt", "sent"),
    part("verschickt", "sent"),
    part("erstattet", "refunded"),
    part("zurückgezahlt", "refunded"),
    part("überwiesen", "refunded"),
    part("gutgeschrieben", "credited"),
    part("storniert", "cancelled"),
    part("gekündigt", "cancelled"),
    part("beendet", "cancelled"),
    part("gestoppt", "stopped"),
    part("gelöscht", "removed"),
    part("entfernt", "removed"),
    part("geändert", "changed"),
    part("aktualisiert", "changed"),
    part("repariert", "repaired"),
    part("ersetzt", "replaced"),
    part("umgetauscht", "replaced"),
    part("angerufen", "called"),
    part("gesprochen", "called"),
    part("geprüft", "checked"),
    part("weitergeleitet", "escalated"),
];

const ES: &[Verb] = &[
    past("envié", "sent"),
    past("enviamos", "sent"),
    part("enviado", "sent"),
    past("reembolsé", "refunded"),
    past("reembolsamos", "refunded"),
    part("reembolsado", "refunded"),
    past("devolví", "refunded"),
    past("cancelé", "cancelled"),
    past("cancelamos", "cancelled"),
    part("cancelado", "cancelled"),
    part("cancelada", "cancelled"),
    past("eliminé", "removed"),
    past("borré", "removed"),
    part("eliminado", "removed"),
    part("borrado", "removed"),
    past("cambié", "changed"),
    part("actualizado", "changed"),
    past("reparé", "repaired"),
    part("reparado", "repaired"),
    past("llamé", "called"),
    past("hablé", "called"),
    past("comprobé", "checked"),
    part("comprobado", "checked"),
];

/// The form of a word (folded), if it is one by which deeds are told.
pub(in super::super) fn verb(word: &str, base: &str) -> Option<Verb> {
    let list = match base {
        "en" => EN,
        "nb" | "nn" => NB,
        "da" => DA,
        "sv" => SV,
        "de" => DE,
        "es" => ES,
        _ => return None,
    };
    let mut found: Option<Verb> = None;
    for form in list.iter().filter(|form| form.word == word) {
        let held = found.get_or_insert(*form);
        held.finite |= form.finite;
        held.participle |= form.participle;
    }
    found
}

/// Deeds that bear one another out.
const KIN: &[&[&str]] = &[
    &["cancelled", "stopped", "closed", "paused", "removed"],
    &["changed", "put"],
    &["refunded", "credited"],
    &["repaired", "replaced"],
    &["sent", "returned"],
    &["booked", "ordered"],
];

/// Whether a deed of the case bears out one that is told.
pub(super) fn bears_out(done: &str, told: &str) -> bool {
    done == told
        || KIN
            .iter()
            .any(|kin| kin.contains(&done) && kin.contains(&told))
}
