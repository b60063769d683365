//! No circles: of two modules that lie side by side, one may use the other, and not both each other.
//!
//! A folder counts as one module among its neighbours. What a module and the modules inside it take from each other is
//! their own matter.

use super::{files::below, paths::paths};
use std::collections::{BTreeMap, BTreeSet};

type Module = Vec<String>;
/// For each folder, which of its modules uses which, and one pair of files that shows it.
type Uses = BTreeMap<Module, BTreeMap<(String, String), String>>;

/// Each module with its code: `src/read/mod.rs` is `read`.
fn modules() -> BTreeMap<Module, String> {
    below("src")
        .into_iter()
        .filter(|file| !file.is_test())
        .map(|file| {
            let path = file.path.trim_start_matches("src/").trim_end_matches(".rs");
            let path = path.trim_end_matches("/mod");
            (path.split('/').map(str::to_string).collect(), file.code())
        })
        .collect()
}

/// The module that a path leads to, as named in module `from`.
fn target(from: &Module, path: &str, modules: &BTreeMap<Module, String>) -> Option<Module> {
    let mut place = from.clone();
    let mut names = path.split("::").peekable();
    match names.peek() {
        Some(&"crate") => {
            place.clear();
            names.next();
        }
        Some(&"self") => {
            names.next();
        }
        _ => {}
    }
    while names.next_if_eq(&"super").is_some() {
        place.pop();
    }
    place.extend(names.map(str::to_string));
    while !place.is_empty() && !modules.contains_key(&place) {
        place.pop();
    }
    (!place.is_empty()).then_some(place)
}

fn uses(modules: &BTreeMap<Module, String>) -> Uses {
    let mut uses = Uses::new();
    for (from, code) in modules {
        for to in paths(code)
            .iter()
            .filter_map(|path| target(from, path, modules))
        {
            let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if let (Some(user), Some(used)) = (from.get(shared), to.get(shared)) {
                let folder = from.iter().take(shared).cloned().collect();
                let shown = format!("{} uses {}", from.join("::"), to.join("::"));
                let pairs = uses.entry(folder).or_default();
                pairs.entry((user.clone(), used.clone())).or_insert(shown);
            }
        }
    }
    uses
}

/// All that a module comes to use, step by step.
fn reach<'u>(start: &'u str, pairs: &'u BTreeMap<(String, String), String>) -> BTreeSet<&'u str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(module) = open.pop() {
        for (user, used) in pairs.keys() {
            if user == module && reached.insert(used.as_str()) {
                open.push(used);
            }
        }
    }
    reached
}

/// What lies on a circle: those uses whose used module comes back to its user.
fn circles(uses: &Uses) -> Vec<&str> {
    let pairs = uses
        .values()
        .flat_map(|pairs| pairs.iter().map(move |pair| (pairs, pair)));
    pairs
        .filter(|(pairs, ((user, used), _))| reach(used, pairs).contains(user.as_str()))
        .map(|(_, (_, shown))| shown.as_str())
        .collect()
}

#[test]
fn neighbours_use_each_other_one_way() {
    let uses = uses(&modules());
    let found = circles(&uses);
    assert!(
        found.is_empty(),
        "circles between modules:\n{}",
        found.join("\n")
    );
}

#[test]
fn a_circle_through_three_modules_is_seen() {
    let module = |name: &str, code: &str| {
        (
            name.split("::").map(str::to_string).collect(),
            code.to_string(),
        )
    };
    let modules = BTreeMap::from([
        module("a", "mod inner; use crate::b::B;"),
        module("a::inner", "use super::A;"),
        module("b", "use crate::c::deep::C;"),
        module("c", ""),
        module("c::deep", "fn f() { crate::a::inner::g() }"),
        module("d", "use crate::{a, b, c};"),
    ]);
    assert_eq!(
        circles(&uses(&modules)),
        ["a uses b", "b uses c::deep", "c::deep uses a::inner"]
    );
}
