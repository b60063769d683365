//! How people tell at a letter's foot who they are: a friend, a reader, of class 4, the treasurer.

/// "Your number one fan,", "from your affectionate friend", "din trofaste leser": who signs, in place of a closing.
pub fn as_friend(lower: &str) -> Option<usize> {
    const OWN: [&str; 8] = [
        "your ",
        "yours ",
        "from your ",
        "din ",
        "deres ",
        "fra din ",
        "ever your",
        "hilsen din ",
    ];
    const WHO: [&str; 20] = [
        "friend",
        "friends",
        "fan",
        "fans",
        "reader",
        "subscriber",
        "admirer",
        "servant",
        "customer",
        "neighbour",
        "neighbor",
        "member",
        "listener",
        "pupil",
        "venn",
        "leser",
        "kunde",
        "nabo",
        "well-wisher",
        "yours",
    ];
    let bare = lower.trim_end_matches([',', '.', '!', ' ', '-', '–']);
    let mut words = bare.split(' ');
    let told = OWN.iter().any(|own| bare.starts_with(own))
        && words.clone().count() <= 8
        && words.any(|word| WHO.contains(&word))
        && !bare.contains(['?', '.', ';']);
    told.then_some(bare.len())
}

/// ", butikksjef", ", treasurer": what somebody is.
pub fn role(part: &str) -> bool {
    const ROLES: [&str; 22] = [
        "manager",
        "director",
        "officer",
        "engineer",
        "treasurer",
        "secretary",
        "chair",
        "owner",
        "teacher",
        "principal",
        "sjef",
        "leder",
        "rektor",
        "lærer",
        "kasserer",
        "sekretær",
        "ansvarlig",
        "koordinator",
        "rådgiver",
        "editor",
        "student",
        "founder",
    ];
    let part = part.trim();
    part.split_whitespace().count() <= 3
        && ROLES.iter().any(|role| part.to_lowercase().ends_with(role))
}
