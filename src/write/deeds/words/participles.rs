//! Participles by which desks write down what they did: the deed's word, then how it is written.

/// The deed's word → its participles, apart by a comma.
pub(super) type Participles = &'static [(&'static str, &'static str)];

/// English.
pub(super) const EN: Participles = &[
    ("sent", "sent, posted, shipped, mailed, dispatched"),
    ("returned", "sent back, returned"),
    ("refunded", "refunded, paid back"),
    ("credited", "credited"),
    ("cancelled", "cancelled, canceled, ended"),
    ("stopped", "stopped"),
    ("paused", "paused"),
    ("closed", "closed"),
    ("booked", "booked"),
    ("ordered", "ordered"),
    (
        "removed",
        "removed, taken off, deleted, erased, unsubscribed",
    ),
    ("changed", "changed, updated, corrected"),
    ("put", "put"),
    ("moved", "moved"),
    ("repaired", "repaired, mended, fixed, sewn"),
    ("replaced", "replaced, exchanged"),
    ("collected", "collected, picked up"),
    ("read_out", "read out"),
    ("hung", "hung"),
    ("read", "read"),
    ("recalled", "called back"),
    ("reset", "reset"),
    ("unlocked", "unlocked"),
    ("confirmed", "confirmed"),
    ("found", "found"),
    ("waived", "waived"),
];

/// Norwegian bokmål.
pub(super) const NB: Participles = &[
    ("sent", "sendt, postet, postlagt, lagt i posten"),
    ("returned", "sendt tilbake, returnert"),
    ("refunded", "refundert, tilbakebetalt, betalt tilbake"),
    ("credited", "kreditert"),
    ("cancelled", "sagt opp, avsluttet, kansellert, avbestilt"),
    ("stopped", "stanset, stoppet"),
    ("closed", "lukket"),
    ("booked", "bestilt, booket"),
    ("removed", "fjernet, slettet, tatt av, meldt av"),
    ("changed", "endret, oppdatert, rettet"),
    ("put", "lagt inn"),
    ("moved", "flyttet"),
    ("repaired", "reparert, sydd, satt i stand"),
    ("replaced", "byttet, erstattet"),
    ("collected", "hentet"),
    ("read_out", "lest opp"),
    ("hung", "hengt opp"),
    ("read", "lest"),
    ("reset", "nullstilt"),
    ("unlocked", "låst opp"),
    ("confirmed", "bekreftet"),
    ("found", "funnet"),
];

/// Norwegian nynorsk.
pub(super) const NN: Participles = &[
    ("sent", "send, sende, lagd i posten"),
    ("returned", "send tilbake"),
    ("refunded", "betalt tilbake"),
    ("cancelled", "sagd opp, avslutta, kansellert"),
    ("stopped", "stansa, stoppa"),
    ("closed", "lukka"),
    ("booked", "tinga, booka"),
    ("removed", "fjerna, sletta, teken av, meld av"),
    ("changed", "endra, oppdatert, retta"),
    ("put", "lagd inn"),
    ("moved", "flytta"),
    ("repaired", "reparert, sydd"),
    ("replaced", "bytt, erstatta"),
    ("collected", "henta"),
    ("read_out", "lesen opp, lese opp"),
    ("hung", "hengd opp"),
    ("read", "lesen"),
    ("reset", "nullstilt"),
    ("unlocked", "låst opp"),
    ("confirmed", "stadfesta"),
    ("found", "funnen, funne"),
];

/// Danish.
pub(super) const DA: Participles = &[
    ("sent", "sendt, afsendt, lagt i posten"),
    ("returned", "sendt tilbage, sendt retur, returneret"),
    ("refunded", "refunderet, betalt tilbage, tilbagebetalt"),
    ("credited", "krediteret"),
    ("cancelled", "opsagt, afsluttet, annulleret, afbestilt"),
    ("stopped", "stoppet, standset"),
    ("paused", "sat på pause"),
    ("closed", "lukket"),
    ("booked", "booket"),
    ("ordered", "bestilt"),
    ("removed", "fjernet, slettet, taget af, afmeldt"),
    ("changed", "ændret, opdateret, rettet"),
    ("put", "lagt ind, sat ind"),
    ("moved", "flyttet"),
    ("repaired", "repareret, syet"),
    ("replaced", "ombyttet, byttet, erstattet"),
    ("collected", "hentet, afhentet"),
    ("read_out", "læst op"),
    ("hung", "hængt op"),
    ("read", "læst"),
    ("recalled", "kaldt tilbage"),
    ("reset", "nulstillet"),
    ("unlocked", "låst op"),
    ("confirmed", "bekræftet"),
    ("found", "fundet"),
    ("waived", "eftergivet"),
];

/// Swedish.
pub(super) const SV: Participles = &[
    (
        "sent",
        "skickad, skickat, skickade, postad, postat, postade",
    ),
    (
        "returned",
        "skickad tillbaka, skickat tillbaka, återsänd, återsänt",
    ),
    (
        "refunded",
        "återbetald, återbetalt, återbetalda, betalat tillbaka",
    ),
    ("credited", "krediterad, krediterat, krediterade"),
    (
        "cancelled",
        "uppsagd, uppsagt, avslutad, avslutat, avbokad, avbokat, avbeställd, avbeställt",
    ),
    ("stopped", "stoppad, stoppat"),
    ("paused", "pausad, pausat"),
    ("closed", "stängd, stängt"),
    ("booked", "bokad, bokat"),
    ("ordered", "beställd, beställt"),
    ("removed", "borttagen, borttaget, raderad, raderat, struken"),
    (
        "changed",
        "ändrad, ändrat, uppdaterad, uppdaterat, rättad, rättat",
    ),
    ("put", "inlagd, inlagt"),
    ("moved", "flyttad, flyttat"),
    ("repaired", "lagad, lagat, reparerad, reparerat, sydd"),
    ("replaced", "utbytt, bytt, ersatt"),
    ("collected", "hämtad, hämtat"),
    ("read_out", "uppläst, läst upp"),
    ("hung", "upphängd"),
    ("read", "läst"),
    ("recalled", "återkallad, återkallat"),
    ("reset", "nollställd, nollställt, återställd, återställt"),
    ("unlocked", "upplåst"),
    ("confirmed", "bekräftad, bekräftat"),
    ("found", "hittad, hittat"),
    ("waived", "efterskänkt"),
];

/// German.
pub(super) const DE: Participles = &[
    (
        "sent",
        "geschickt, gesendet, versandt, verschickt, abgeschickt",
    ),
    ("returned", "zurückgeschickt, zurückgesandt, zurückgesendet"),
    ("refunded", "erstattet, zurückgezahlt, zurücküberwiesen"),
    ("credited", "gutgeschrieben"),
    ("cancelled", "gekündigt, storniert, beendet, abbestellt"),
    ("stopped", "gestoppt, angehalten"),
    ("paused", "pausiert"),
    ("closed", "geschlossen"),
    ("booked", "gebucht, reserviert"),
    ("ordered", "bestellt"),
    ("removed", "entfernt, gelöscht, gestrichen"),
    ("changed", "geändert, aktualisiert, berichtigt, korrigiert"),
    ("put", "eingetragen"),
    ("moved", "verschoben, umgebucht"),
    ("repaired", "repariert, genäht, ausgebessert"),
    ("replaced", "ersetzt, umgetauscht, ausgetauscht"),
    ("collected", "abgeholt"),
    ("read_out", "vorgelesen"),
    ("hung", "aufgehängt"),
    ("read", "gelesen"),
    ("recalled", "zurückgerufen"),
    ("reset", "zurückgesetzt"),
    ("unlocked", "entsperrt"),
    ("confirmed", "bestätigt"),
    ("found", "gefunden"),
    ("waived", "erlassen"),
];

/// Spanish.
pub(super) const ES: Participles = &[
    (
        "sent",
        "enviado, enviada, enviados, enviadas, mandado, mandada, mandados, mandadas, despachado, despachada, despachados, despachadas",
    ),
    (
        "refunded",
        "reembolsado, reembolsada, reembolsados, reembolsadas, devuelto, devuelta, devueltos, devueltas",
    ),
    ("credited", "abonado, abonada, abonados, abonadas"),
    (
        "cancelled",
        "cancelado, cancelada, cancelados, canceladas, anulado, anulada, anulados, anuladas, rescindido, rescindida, rescindidos, rescindidas, dado de baja, dada de baja, dados de baja, dadas de baja",
    ),
    (
        "stopped",
        "parado, parada, parados, paradas, detenido, detenida, detenidos, detenidas",
    ),
    ("paused", "pausado, pausada, pausados, pausadas"),
    ("closed", "cerrado, cerrada, cerrados, cerradas"),
    ("booked", "reservado, reservada, reservados, reservadas"),
    (
        "ordered",
        "encargado, encargada, encargados, encargadas, pedido, pedida, pedidos, pedidas",
    ),
    (
        "removed",
        "borrado, borrada, borrados, borradas, eliminado, eliminada, eliminados, eliminadas, quitado, quitada, quitados, quitadas",
    ),
    (
        "changed",
        "cambiado, cambiada, cambiados, cambiadas, modificado, modificada, modificados, modificadas, actualizado, actualizada, actualizados, actualizadas, corregido, corregida, corregidos, corregidas",
    ),
    ("put", "puesto, puesta, puestos, puestas"),
    ("moved", "trasladado, trasladada, trasladados, trasladadas"),
    (
        "repaired",
        "reparado, reparada, reparados, reparadas, arreglado, arreglada, arreglados, arregladas, cosido, cosida, cosidos, cosidas",
    ),
    (
        "replaced",
        "sustituido, sustituida, sustituidos, sustituidas, reemplazado, reemplazada, reemplazados, reemplazadas",
    ),
    ("collected", "recogido, recogida, recogidos, recogidas"),
    ("hung", "colgado, colgada, colgados, colgadas"),
    ("read", "leído, leída, leídos, leídas"),
    (
        "reset",
        "restablecido, restablecida, restablecidos, restablecidas",
    ),
    (
        "unlocked",
        "desbloqueado, desbloqueada, desbloqueados, desbloqueadas",
    ),
    (
        "confirmed",
        "confirmado, confirmada, confirmados, confirmadas",
    ),
    ("found", "encontrado, encontrada, encontrados, encontradas"),
    ("waived", "perdonado, perdonada, perdonados, perdonadas"),
    (
        "returned",
        "mandado de vuelta, mandada de vuelta, mandados de vuelta, mandadas de vuelta, enviado de vuelta, enviada de vuelta, enviados de vuelta, enviadas de vuelta",
    ),
    (
        "read_out",
        "leído en voz alta, leída en voz alta, leídos en voz alta, leídas en voz alta",
    ),
];
