//! Whether it speaks of things: particulars, and the desk's own nouns, against words that fit anything.
//!
//! Published norms of concreteness are not shipped; names, figures, the customer's own nouns, and the nouns of the desk's
//! products and things stand in for them.

use crate::{
    check::{lists::Word, sheet::Sheet},
    text::norm,
};
use std::collections::BTreeSet;

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    let vague = sheet
        .hits(Word::Vague)
        .filter(|span| sheet.part_at(span.start).is_some_and(|part| part.body))
        .count();
    let mut things = sheet.particulars().clone();
    things.extend(nouns(sheet));
    let things = things.len() as f32;
    let all = things + 2.0 * vague as f32;
    (all > 0.0).then(|| things / all)
}

/// Words of the body that name a product or a thing of the desk.
fn nouns(sheet: &Sheet) -> BTreeSet<String> {
    let settings = sheet.brief.settings;
    let names = settings.products.iter().flat_map(|it| {
        it.names
            .values()
            .map(|name| name.bare.as_str())
            .chain([it.name.as_str()])
    });
    let things = settings
        .things
        .values()
        .flat_map(|it| it.names.values())
        .map(|name| name.bare.as_str());
    let known: BTreeSet<String> = names
        .chain(things)
        .flat_map(str::split_whitespace)
        .map(norm)
        .filter(|word| word.len() > 3)
        .collect();
    let of_case = sheet
        .brief
        .case
        .done
        .iter()
        .filter_map(|done| done.what.as_ref())
        .flat_map(|it| it.any().split_whitespace());
    let known: BTreeSet<String> = known
        .into_iter()
        .chain(of_case.map(norm).filter(|word| word.len() > 4))
        .collect();
    (0..sheet.text.words.len())
        .map(|at| sheet.text.word(at))
        .filter(|word| known.contains(*word))
        .map(str::to_string)
        .collect()
}
