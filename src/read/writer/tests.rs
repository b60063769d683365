//! Who signed, and how old they say they are.

use crate::letter::Letter;
use crate::read::{BadPattern, Reader};
use crate::settings::Settings;
use std::collections::BTreeMap;

#[test]
fn the_foot_of_a_letter_names_its_writer() -> Result<(), BadPattern> {
    let (settings, intents) = (Settings::default(), BTreeMap::new());
    let reader = Reader::new(&settings, &intents, None)?;
    let rows = include_str!("signed.txt").lines();
    let mut wrong = Vec::new();
    for (foot, want) in rows.filter_map(|line| line.split_once(" => ")) {
        let foot = foot.replace("\\n", "\n");
        let text = format!("The lamp you sent is lovely and shines all night.\n\n{foot}");
        let writer = reader.read(&Letter::bare(None, "", &text)).writer;
        let name = writer.name.as_deref().unwrap_or("-").trim_end_matches('.');
        let (names, age) = want.split_once("; ").unwrap_or((want, ""));
        let named = names.split('~').any(|it| it.trim_end_matches('.') == name);
        if !named || writer.age.map_or(String::new(), |age| age.to_string()) != age {
            wrong.push(format!("{foot:?}: {name} {:?}", writer.age));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
