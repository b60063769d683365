//! Names that templates may use: moves, filters, tests, functions.

/// The moves of a letter, in a usual order.
pub const MOVES: [&str; 20] = [
    "greet",
    "condole",
    "echo",
    "feel",
    "own",
    "explain",
    "answer",
    "remedy",
    "ask",
    "next_step",
    "safeguard",
    "release",
    "in_world",
    "plus",
    "thank",
    "follow_up",
    "close",
    "sign",
    "parent",
    "defer",
];

/// Filters: ours first, then the engine's.
pub(super) const FILTERS: [&str; 50] = [
    "day",
    "date",
    "long_date",
    "weekday",
    "weekday_plural",
    "month",
    "time",
    "money",
    "number",
    "words",
    "list",
    "or_list",
    "upper_first",
    "lower_first",
    "quote",
    "count",
    "ordinal",
    "replace",
    "join",
    "default",
    "upper",
    "lower",
    "wordcount",
    "trim",
    "trim_start",
    "trim_end",
    "capitalize",
    "title",
    "truncate",
    "str",
    "int",
    "float",
    "length",
    "reverse",
    "split",
    "abs",
    "round",
    "first",
    "last",
    "nth",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "pairs",
    "group_by",
    "pluralize",
    "safe",
    "escape",
];

/// Tests (`is name`).
pub(super) const TESTS: [&str; 17] = [
    "string",
    "number",
    "map",
    "bool",
    "array",
    "integer",
    "float",
    "none",
    "iterable",
    "defined",
    "undefined",
    "odd",
    "even",
    "divisible_by",
    "starting_with",
    "ending_with",
    "containing",
];

/// Functions.
pub(super) const FUNCTIONS: [&str; 1] = ["range"];

/// The keys of a mark.
pub(super) const KEYS: [&str; 11] = [
    "if", "if_said", "promise", "due", "with", "told", "name", "weight", "persona", "variant",
    "lang",
];

/// The first segments of all paths that a template may name.
pub(super) const ROOTS: [&str; 40] = [
    "name",
    "letter",
    "writer",
    "customer",
    "order",
    "plan",
    "said",
    "cue",
    "question",
    "topic",
    "about",
    "asked",
    "deceased",
    "case",
    "rules",
    "company",
    "rituals",
    "elsewhere",
    "world",
    "persona",
    "voice",
    "fault",
    "history",
    "now",
    "today",
    "promise",
    "tone",
    "situation",
    "arousal",
    "language",
    "stranger",
    "parcel",
    "child",
    "thread",
    "formal",
    "grave",
    "intent",
    "modifier",
    "open",
    "further",
];

/// What is wrong with a path that begins with no known word, and what may have been meant.
pub(super) fn unknown_root(path: &str) -> Option<(String, String)> {
    let root = path.split(['.', '[', '?']).next().unwrap_or(path).trim();
    if ROOTS.contains(&root) {
        return None;
    }
    let hint = match crate::prose::near(root, ROOTS) {
        Some(near) => {
            let rest = path.get(root.len()..).unwrap_or("");
            format!("did you mean `{near}{rest}`?")
        }
        None => "the details are listed in docs/writing-templates.md".to_string(),
    };
    Some((format!("no detail begins with `{root}`"), hint))
}

/// What may have been meant by a word that is no move.
pub(super) fn meant_move(name: &str) -> String {
    match crate::prose::near(name, MOVES.into_iter().chain(["others", "or", "var"])) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the moves are in docs/writing-templates.md".to_string(),
    }
}
