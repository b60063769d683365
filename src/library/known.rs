//! Every detail that there can be, each with a value of its kind: the table behind specimens and near misses.

mod kind;

pub(super) use kind::Kind;

use super::Path;
use crate::prose;
use Kind::{Date, List, Number, Text, Yes};

/// Paths with their kinds. `*` is any name, `**` any names below. The first line that fits counts.
const KNOWN: &[(&str, Kind)] = &[
    ("name", Text("Greta")),
    ("writer", Text("Greta Quill")),
    ("writer.name", Text("Greta Quill")),
    ("writer.first", Text("Greta")),
    ("writer.age", Number(41)),
    ("writer.signers", Number(2)),
    ("writer.plural", Yes),
    ("writer.opening", Text("hello")),
    ("writer.sent_by", Text("Ines")),
    ("writer.sent_by.first", Text("Ines")),
    ("writer.sent_by.kin", Text("mum")),
    ("writer.sent_by.wrote", Yes),
    ("customer.name", Text("Margaret Quill")),
    ("customer.preferred_name", Text("Greta")),
    ("customer.title", Text("Dr")),
    ("customer.language", Text("en")),
    ("customer.since", Date("2021-04-30")),
    ("customer.since_year", Number(2021)),
    ("customer.years", Number(5)),
    ("customer.tier", Text("member")),
    ("customer.country", Text("GB")),
    ("customer.address", Text("3 Harbour Row")),
    ("customer.notes", List),
    ("customer.extra.**", Text("an extra word")),
    ("order", Text("KK-20417")),
    ("order.number", Text("KK-20417")),
    ("order.date", Date("2026-05-02")),
    ("order.items", Text("the Harbour Kite and two spare reels")),
    ("order.one", Yes),
    ("order.total", Text("64.50 GBP")),
    ("order.status", Text("in transit")),
    ("order.shipped", Date("2026-05-03")),
    ("order.promised", Date("2026-05-08")),
    ("order.delivered", Date("2026-05-09")),
    ("order.carrier", Text("Dale Post")),
    ("order.tracking", Text("DP 771 204")),
    ("order.last_scan", Date("2026-05-06")),
    ("order.last_scan.on", Date("2026-05-06")),
    ("order.last_scan.place", Text("the depot in Hull")),
    ("order.days_late", Number(3)),
    ("order.late", Yes),
    ("plan", Text("the Tide plan")),
    ("plan.name", Text("the Tide plan")),
    ("plan.price", Text("149 kr")),
    ("plan.since", Date("2024-02-01")),
    ("plan.paid_to", Date("2026-08-31")),
    ("plan.months_left", Text("June and July")),
    ("plan.refund", Text("298 kr")),
    ("said.order_number", Text("KK-20417")),
    ("said.invoice_number", Text("INV-88")),
    ("said.date", Date("2026-05-01")),
    ("said.dated", Yes),
    ("said.time", Text("14:30")),
    ("said.money", Text("38.00 GBP")),
    ("said.deadline", Date("2026-05-24")),
    ("said.coming", Date("2026-05-24")),
    ("said.eve", Date("2026-05-22")),
    ("said.tight", Date("2026-05-24")),
    ("said.day", Date("2026-05-24")),
    ("said.event", Text("birthday")),
    ("said.event.day", Date("2026-05-24")),
    ("said.event.noun", Text("birthday")),
    ("said.event.name", Text("your nephew's 60th birthday")),
    ("said.event.years", Text("60")),
    ("said.event.whose", Text("your nephew")),
    ("said.event.own", Yes),
    ("said.addressed", Text("Ana")),
    ("said.colour", Text("green")),
    ("said.colour.in", Text("green")),
    ("said.colour.other", Text("black")),
    ("said.colour.other_in", Text("black")),
    ("said.colour.product", Yes),
    ("said.cause", Text("a new roof")),
    ("said.after", Text("after nine days")),
    ("said.weekday", Text("Thursday")),
    ("said.detail", Text("your father walked there twice")),
    ("said.detail.main", Text("your father walked there twice")),
    ("said.detail.whom", Text("your father")),
    ("said.detail.place", Text("in Bergen")),
    ("said.detail.kind", Text("toil")),
    ("said.detail.who", Text("kin")),
    ("said.call.main", Text("you rang three times")),
    ("said.lost", Text("the glove")),
    ("said.keepsake", Text("your father")),
    ("asked", Text("does the reel fit the Tern?")),
    ("said.address", Text("3 Harbour Row")),
    ("said.phone", Text("01632 960999")),
    ("said.count", Number(2)),
    ("said.number", Number(80)),
    ("said.quote", Text("he wouldn't give the line back")),
    ("said.product.facts.**", Text("a fact")),
    ("said.product.id", Text("harbour-kite")),
    ("said.products.*", Yes),
    ("said.*.the", Text("the spar")),
    ("said.*.a", Text("a spar")),
    ("said.*.bare", Text("spar")),
    ("said.*.many", Text("spars")),
    ("said.*.it", Text("it")),
    ("said.*.at", Text("on the pier")),
    ("said.*.to", Text("to the pier")),
    ("said.*.his", Text("his")),
    ("said.*", Text("the pier")),
    ("cue.*", Yes),
    ("cue.*.*", Text("a word")),
    ("question.text", Text("does the reel fit the Tern?")),
    (
        "question.asked",
        Text("whether it fits the Tern and when it is back"),
    ),
    (
        "question.quoted",
        Text("\"Does it fit the Tern?\" and \"When is it back?\""),
    ),
    ("question.yes", Yes),
    ("question.one", Yes),
    ("question.some", Text("\"Does the reel fit the Tern?\"")),
    ("question.short", Text("Does the reel fit the Tern?")),
    ("topic", Text("the parcel")),
    ("about", Text("the workshop")),
    ("open", Yes),
    ("further", Yes),
    ("deceased", Text("Harold")),
    ("deceased.name", Text("Harold")),
    ("deceased.kin", Text("husband")),
    ("deceased.died", Date("2026-04-11")),
    ("deceased.his", Text("his")),
    (
        "case.found",
        Text("the parcel lies at the harbour depot with a torn label"),
    ),
    ("case.doing", Text("the depot puts a new label on it")),
    ("case.note", Text("the red is from a sail of 1994")),
    ("case.phone", Text("01632 960999")),
    ("case.owner", Text("piet")),
    ("case.answer_by", Date("2026-05-20")),
    ("case.follow_up", Date("2026-05-26")),
    ("case.attached", List),
    ("case.decisions.*", Yes),
    ("case.deed", Yes),
    ("case.deed.*", Yes),
    ("case.deed.*.on", Date("2026-05-11")),
    ("case.deed.*.today", Yes),
    ("case.deed.*.yesterday", Yes),
    ("case.deed.*.in_time", Yes),
    ("case.deed.*.arrives", Date("2026-05-12")),
    ("case.deed.*.what", Text("a second Harbour Kite")),
    ("case.deed.*.thing", Text("the kite")),
    ("case.deed.*.thing.the", Text("the kite")),
    ("case.deed.*.thing.a", Text("a kite")),
    ("case.deed.*.thing.bare", Text("kite")),
    ("case.deed.*.thing.it", Text("it")),
    ("case.deed.*.by", Text("by express")),
    ("case.deed.*.to", Text("to Ana")),
    ("case.deed.*.amount", Text("38.00 GBP")),
    ("rules.**", Text("60")),
    ("company.name", Text("Kestrel & Kite")),
    ("company.place", Text("Fish Quay 4")),
    ("company.site", Text("kestrel.example")),
    ("company.hours", Text("Mon-Fri 9-17")),
    ("company.phone", Text("01632 960100")),
    ("company.country", Text("GB")),
    ("rituals.*", Text("your letter goes up above the glue pots")),
    ("elsewhere", Text("Dune Post")),
    ("elsewhere.name", Text("Dune Post")),
    (
        "elsewhere.what",
        Text("sends stories by post, without adverts"),
    ),
    ("world.**", Text("the lighthouse")),
    ("persona", Text("Piet Aas")),
    ("persona.name", Text("Piet Aas")),
    ("persona.first", Text("Piet")),
    ("persona.role", Text("the one who answers letters")),
    ("persona.id", Text("piet")),
    ("persona.world", Yes),
    ("voice.*", Text("the bench")),
    ("fault.late", Yes),
    ("fault.unanswered", Yes),
    ("fault.promise", Yes),
    ("fault.any", Yes),
    ("history.unanswered.dates", Text("4 May and 12 May")),
    ("history.unanswered.count", Number(2)),
    ("history.told.month", Text("2026-01")),
    ("history.last.date", Date("2026-03-19")),
    ("history.last.about", Text("a patched sail")),
    ("history.last.outcome", Text("sent back")),
    ("history.last.channel", Text("email")),
    ("history.promise.what", Text("a refund")),
    ("history.promise.due", Date("2026-05-10")),
    ("now", Date("2026-05-11T10:30:00")),
    ("today", Date("2026-05-11")),
    ("letter.date", Date("2026-05-10")),
    ("letter.month", Date("2026-06-10")),
    ("promise.date", Date("2026-05-13")),
    ("tone", Text("mend")),
    ("situation", Text("wronged")),
    ("arousal", Text("low")),
    ("language", Text("en")),
    ("intent", Text("order-late")),
    ("modifier.*", Yes),
    ("intent.*", Yes),
    ("stranger", Yes),
    ("parcel", Yes),
    ("child", Yes),
    ("thread", Yes),
    ("formal", Yes),
    ("grave", Yes),
];

/// All paths with their kinds.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, Kind)> {
    KNOWN.iter().copied()
}

/// The kind of a detail, or where its path leaves what is known: the number of the segment and what may be meant.
pub(super) fn kind(path: &Path) -> Result<Kind, (usize, Option<String>)> {
    let wanted: Vec<&str> = path.segments().collect();
    let mut deepest = 0;
    for (pattern, kind) in KNOWN {
        match fits(pattern, &wanted) {
            Ok(()) => return Ok(special(path).unwrap_or(*kind)),
            Err(depth) => deepest = deepest.max(depth),
        }
    }
    // A path that stops above its last name (`order.last_scan.` …) has no wrong segment; the last one is shown.
    let at = deepest.min(wanted.len().saturating_sub(1));
    let word = wanted.get(at).copied().unwrap_or("");
    let near = prose::near(word, siblings(wanted.get(..at).unwrap_or(&[])));
    Err((at, near.filter(|near| *near != word).map(String::from)))
}

/// Settings whose names tell their kind.
fn special(path: &Path) -> Option<Kind> {
    let last = path.segments().last()?;
    if path.root() != "rules" {
        return None;
    }
    Some(match last {
        "date" => Date("2026-06-01"),
        "may_promise" | "in_time" => Yes,
        _ if last.ends_with("_days") || last.ends_with("_years") => Number(5),
        _ => Text("a rule of the house"),
    })
}

/// Whether a pattern fits, or how many segments of the path it follows.
fn fits(pattern: &str, wanted: &[&str]) -> Result<(), usize> {
    let mut depth = 0;
    for part in pattern.split('.') {
        if part == "**" {
            return if depth < wanted.len() {
                Ok(())
            } else {
                Err(depth)
            };
        }
        match wanted.get(depth) {
            Some(word) if part == "*" || part == *word => depth += 1,
            _ => return Err(depth),
        }
    }
    if depth == wanted.len() {
        Ok(())
    } else {
        Err(depth)
    }
}

/// The names that may stand behind some segments.
fn siblings<'p>(before: &[&str]) -> impl Iterator<Item = &'static str> + 'p + use<'p> {
    let before: Vec<String> = before.iter().map(|word| (*word).to_string()).collect();
    KNOWN.iter().filter_map(move |(pattern, _)| {
        let mut parts = pattern.split('.');
        for word in &before {
            let part = parts.next()?;
            if part != "*" && part != word {
                return None;
            }
        }
        parts.next().filter(|part| !part.starts_with('*'))
    })
}

#[cfg(test)]
mod tests;
