//! Asking for what is known.

use super::super::{Check, Finding, Sheet, lists::Word, sheet::Part};
use crate::{
    diagnostic::Severity, reading::FactKind, situation::Situation, source::Span, text::norm,
};

pub(super) const CHECK: Check = Check {
    name: "asks-known",
    severity: Severity::Error,
    does: "finds a request for an order number, a name, an address or a telephone number that the letter or the profile holds, and any request where nothing may be asked",
    why: "Having to say it again is what drives people away most.",
    example: "Could you send me your order number? (it stands in the letter)",
    instead: "Use what they gave, and say that you have it.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    sheet.body().filter_map(|part| asked(sheet, part)).collect()
}

fn asked(sheet: &Sheet, part: &Part) -> Option<Finding> {
    let requests = part.is("ask")
        || sheet.has_in(Word::Could, part.span) && part.asks()
        || sheet.has_in(Word::Pushy, part.span) && sheet.has_in(Word::AskThing, part.span);
    if !requests {
        return None;
    }
    let thing = sheet
        .hits_in(Word::AskThing, part.span)
        .find(|span| is_known(sheet, *span));
    if let Some(span) = thing {
        return Some(Finding::new(
            span,
            format!("it asks for “{}”, and that is known", span.of(sheet.raw())),
        ));
    }
    let never = matches!(
        sheet.situation,
        Situation::YoungFan | Situation::RepeatUnanswered | Situation::Grieving
    );
    (never && part.is("ask")).then(|| {
        Finding::new(
            part.span,
            format!("it asks something of somebody who is {}", sheet.situation),
        )
        .instead("Find it out without them.")
    })
}

fn is_known(sheet: &Sheet, asked: Span) -> bool {
    let brief = sheet.brief;
    let profile = &brief.customer.profile;
    let has = |kind: FactKind| brief.reading.facts_of(kind).next().is_some();
    let word = norm(asked.of(sheet.raw()));
    let about = |words: &[&str]| words.iter().any(|it| word.contains(it));
    if about(&[
        "order",
        "bestilling",
        "pedido",
        "bestell",
        "auftrag",
        "beställning",
    ]) {
        return has(FactKind::OrderNumber) || profile.orders.len() == 1;
    }
    if about(&["invoice", "faktura", "factura", "rechnung"]) {
        return has(FactKind::InvoiceNumber);
    }
    if about(&["e-mail", "email", "e-post", "correo"]) {
        return brief.letter.from.is_some();
    }
    if about(&["phone", "telefon", "teléfono"]) {
        return has(FactKind::Phone);
    }
    if about(&["address", "adress", "dirección"]) {
        return has(FactKind::Address) || profile.address.is_some();
    }
    if about(&["name", "navn", "namn", "nombre"]) {
        return brief
            .reading
            .writer
            .name
            .as_deref()
            .is_some_and(|name| name.contains(' '))
            || profile.name.is_some();
    }
    if about(&["customer number", "kundenummer", "kundnummer"]) {
        return !brief.customer.is_stranger();
    }
    if about(&["photo", "bild", "foto"]) {
        return brief
            .letter
            .attachments
            .iter()
            .any(|it| it.media_type.starts_with("image/"));
    }
    false
}
