//! Spam: the mail host's own word, or a heap of signs. Careful: a customer who is taken for spam gets no answer.

use super::found;
use crate::letter::{Damage, Letter};
use crate::reading::Automatic;
use crate::text::Phrases;
use std::sync::LazyLock;

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(WORDS.iter().map(|(words, _)| *words)));

/// Words that offers of a stranger are made of, folded, each with its weight.
const WORDS: &[(&str, u32)] = &[
    ("viagra", 4),
    ("cialis", 4),
    ("mortgage", 2),
    ("refinance", 3),
    ("lowest rates", 2),
    ("no obligation", 2),
    ("risk free", 2),
    ("risk-free", 2),
    ("100% free", 2),
    ("absolutely free", 2),
    ("free trial", 1),
    ("act now", 2),
    ("limited time", 1),
    ("order now", 1),
    ("call now", 1),
    ("click here", 1),
    ("click below", 1),
    ("money back guarantee", 1),
    ("earn money", 2),
    ("make money", 2),
    ("extra income", 2),
    ("work from home", 3),
    ("work at home", 3),
    ("home based business", 3),
    ("home-based business", 3),
    ("financial freedom", 3),
    ("be your own boss", 3),
    ("multi-level", 2),
    ("mlm", 2),
    ("lose weight", 3),
    ("weight loss", 3),
    ("fat burning", 3),
    ("hgh", 3),
    ("human growth hormone", 4),
    ("penis", 4),
    ("enlarge", 2),
    ("xxx", 2),
    ("porn", 3),
    ("hot girls", 3),
    ("adult site", 3),
    ("casino", 3),
    ("lottery", 2),
    ("you have won", 3),
    ("winner", 1),
    ("congratulations! you", 2),
    ("inheritance", 2),
    ("next of kin", 1),
    ("million united states dollars", 5),
    ("million us dollars", 5),
    ("us$", 1),
    ("foreign account", 3),
    ("transfer of funds", 3),
    ("strictly confidential", 2),
    ("nigeria", 2),
    ("business proposal", 2),
    ("dear friend", 1),
    ("dear homeowner", 4),
    ("bulk email", 4),
    ("bulk e-mail", 4),
    ("email marketing", 2),
    ("million email", 4),
    ("email addresses", 2),
    ("opt-in", 1),
    ("remove me", 1),
    ("to be removed", 2),
    ("removed from our", 2),
    ("removed from this list", 2),
    ("remove in the subject", 4),
    ("\"remove\"", 3),
    ("credit card debt", 3),
    ("consolidate", 2),
    ("bad credit", 3),
    ("credit repair", 3),
    ("toner", 2),
    ("inkjet", 2),
    ("cable descrambler", 4),
    ("university diploma", 4),
    ("diplomas", 3),
    ("prescription", 2),
    ("pharmacy", 2),
    ("no prescription", 3),
    ("stock alert", 3),
    ("penny stock", 3),
    ("investors", 1),
    ("investment opportunity", 3),
    ("spam law", 3),
    ("this is not spam", 4),
    ("section 301", 4),
    ("s. 1618", 4),
    ("incredible", 1),
    ("amazing", 1),
    ("guaranteed", 1),
    ("unlimited", 1),
    ("satisfaction guaranteed", 2),
    ("$$$", 3),
    ("copy dvd", 3),
    ("free quote", 3),
    ("life insurance", 2),
    ("save up to", 2),
    ("why pay more", 3),
    ("no cost", 1),
    ("one time mailing", 4),
    ("one-time mailing", 4),
    ("seo services", 3),
    ("first page of google", 3),
    ("crypto", 2),
    ("bitcoin", 2),
    ("gift card code", 3),
    ("verify your account", 3),
    ("account has been suspended", 3),
];

/// Weight from which a mail is spam.
const LIMIT: u32 = 9;

/// Spam, or nothing.
pub fn find(letter: &Letter) -> Option<Automatic> {
    // The host's filter stands at the door of the desk; its word counts.
    let flagged = letter
        .field("x-spam-flag")
        .is_some_and(|value| value.trim().eq_ignore_ascii_case("yes"))
        || letter
            .field("x-spam-status")
            .is_some_and(|value| value.trim().to_ascii_lowercase().starts_with("yes"));
    if flagged {
        return found("spam", "the mail host marks it as spam");
    }
    // Somebody in a conversation with us is no spammer.
    if !letter.in_reply_to.is_empty() || !letter.references.is_empty() {
        return None;
    }
    let reach = crate::source::floor(&letter.text, 6000);
    let text = format!(
        "{} {}",
        letter.subject,
        letter.text.get(..reach).unwrap_or("")
    )
    .to_lowercase();
    let firsts = PHRASES.firsts(&text);
    let said = WORDS.iter().zip(&firsts).filter(|(_, at)| at.is_some());
    let words: u32 = said.map(|((_, weight), _)| weight).sum();
    if words < 3 {
        return None;
    }
    let weight = words + form(letter);
    (weight >= LIMIT).then(|| Automatic {
        kind: "spam".to_string(),
        reason: format!("it has the marks of spam (weight {weight})"),
    })
}

/// Signs in the form: shouting subjects, HTML alone, nobody named, forged trifles.
fn form(letter: &Letter) -> u32 {
    let subject = &letter.subject;
    let letters = subject.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = subject.chars().filter(|c| c.is_uppercase()).count();
    let signs = [
        letters >= 10 && capitals * 10 >= letters * 8,
        subject.contains("!!") || subject.contains("$$") || subject.matches('!').count() >= 2,
        subject.contains("   ")
            || subject.trim_end().ends_with(|c: char| c.is_ascii_digit()) && subject.contains("  "),
        letter.html.is_some()
            && letter
                .field("content-type")
                .is_some_and(|value| value.to_ascii_lowercase().starts_with("text/html")),
        letter.recipients.is_empty()
            || letter
                .recipients
                .iter()
                .any(|to| to.address.to_lowercase().contains("undisclosed")),
        letter.field("message-id").is_none() || letter.damage.contains(&Damage::NoMessageId),
        letter.from.as_ref().is_none_or(|from| {
            from.address
                .split('@')
                .next()
                .is_some_and(|local| local.chars().filter(char::is_ascii_digit).count() >= 4)
        }),
        letter
            .field("x-priority")
            .is_some_and(|value| value.trim().starts_with('1'))
            || letter
                .field("x-msmail-priority")
                .is_some_and(|value| value.eq_ignore_ascii_case("high")),
        letter.text.contains("http://") && letter.text.len() < 800,
    ];
    u32::try_from(signs.iter().filter(|sign| **sign).count()).unwrap_or(0)
}
