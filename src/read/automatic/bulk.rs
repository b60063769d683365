//! Newsletters and notices without a header that says so: told by their feet.

use super::found;
use crate::letter::Letter;
use crate::reading::Automatic;

/// Words at the foot of bulk mail, folded, each with its weight.
const FEET: &[(&str, u32)] = &[
    ("to unsubscribe", 3),
    ("unsubscribe from this", 3),
    ("unsubscribe here", 3),
    ("click here to unsubscribe", 3),
    ("unsubscribe link", 2),
    ("unsubscribe", 1),
    ("you are receiving this", 3),
    ("you received this e-mail because", 3),
    ("you received this email because", 3),
    ("you have received this", 2),
    ("you are subscribed", 3),
    ("this newsletter", 2),
    ("our newsletter", 1),
    ("manage your subscription", 3),
    ("manage your preferences", 3),
    ("email preferences", 2),
    ("to be removed from", 2),
    ("to remove yourself", 3),
    ("opt-out", 1),
    ("opt out", 1),
    ("view this email in your browser", 3),
    ("view in browser", 3),
    ("to subscribe", 2),
    ("subscribe to", 1),
    ("you were sent this", 2),
    ("this email was sent to", 2),
    ("this message was sent to", 2),
    ("meld deg av", 2),
    ("avslutte abonnementet på nyhetsbrev", 3),
    ("du mottar denne e-posten fordi", 3),
    ("du mottar dette nyhetsbrevet", 3),
    ("vis i nettleser", 3),
    ("abmelden", 2),
    ("darse de baja", 2),
    ("se désabonner", 2),
    ("avregistrera", 2),
    ("afmelden", 2),
    ("all rights reserved", 1),
    ("privacy policy", 1),
    ("terms of use", 1),
    ("copyright ©", 1),
    ("forward this to a friend", 1),
    ("edit your profile", 1),
    ("change your e-mail address", 2),
    ("change your email address", 2),
    ("do not reply to this", 3),
    ("please do not reply", 3),
    ("this is a post-only", 3),
    ("post-only mailing", 3),
    ("this mailing", 1),
    ("sponsored by", 1),
    ("advertisement", 1),
    ("weekly digest", 2),
    ("daily digest", 2),
    ("in this issue", 2),
    ("in today's issue", 2),
    ("mailing list", 1),
];

/// Subjects of bulk mail.
const SUBJECTS: &[(&str, u32)] = &[
    ("newsletter", 2),
    ("digest", 2),
    ("daily update", 2),
    ("weekly update", 2),
    ("nyhetsbrev", 3),
    ("your weekly", 1),
    ("issue #", 1),
    ("bulletin", 1),
    ("headlines", 2),
];

/// How much of the foot is looked at.
const REACH: usize = 2500;

/// Bulk mail by its feet. Weight 4 is needed, so that one word alone decides nothing.
pub fn find(letter: &Letter) -> Option<Automatic> {
    let text = &letter.text;
    let from = crate::source::floor(text, text.len().saturating_sub(REACH));
    // An answer that quotes a newsletter is an answer: its quoted lines do not count.
    let foot: String = text
        .get(from..)
        .unwrap_or("")
        .lines()
        .filter(|line| !line.trim_start().starts_with(['>', '|']))
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let subject = letter.subject.to_lowercase();
    let reply = !letter.in_reply_to.is_empty()
        || !letter.references.is_empty()
        || subject.starts_with("re:")
        || subject.starts_with("fw");
    let weigh = |list: &[(&str, u32)], text: &str| {
        list.iter()
            .filter(|(words, _)| text.contains(words))
            .map(|(_, weight)| weight)
            .sum::<u32>()
    };
    let weight = weigh(FEET, &foot) + weigh(SUBJECTS, &subject);
    if weight >= if reply { 7 } else { 4 } {
        return found("bulk", "its foot is that of a newsletter");
    }
    None
}
