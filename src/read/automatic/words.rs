//! Bounces and automatic answers that say so in words alone.

use super::found;
use crate::letter::Letter;
use crate::reading::Automatic;

/// Subjects of delivery failures, folded.
const BOUNCE_SUBJECTS: &[&str] = &[
    "undelivered mail",
    "undeliverable",
    "delivery status notification",
    "delivery failure",
    "delivery notification",
    "mail delivery failed",
    "mail delivery failure",
    "failure notice",
    "returned mail",
    "returned to sender",
    "message could not be delivered",
    "could not be delivered",
    "mail system error",
    "delivery has failed",
    "delivery report",
    "message delivery",
    "non-delivery",
    "nondeliverable",
    "undeliverable message",
    "undelivered message",
    "unzustellbar",
    "nicht zugestellt",
    "non remis",
    "échec de la remise",
    "ikke levert",
    "kunne ikke leveres",
    "olevererat",
    "onbestelbaar",
    "no se puede entregar",
    "warning: could not send",
    "delayed mail",
    "delivery delayed",
    "delivery delay",
    "mail failure",
    "error sending",
    "unable to deliver",
    "delivery error",
    "mail error",
    "mail non remis",
    "rejected mail",
    "message rejected",
    "user unknown",
    "email not delivered",
    "mdaemon notification",
    "message status - undeliverable",
    "your message could not",
    "mailbox is full",
    "quota exceeded",
    "over quota",
    "spam report",
    "abuse report",
    "complaint about message",
    "disposition notification",
    "read receipt",
    "not read:",
    "read:",
    "lest:",
    "gelesen:",
    "lu :",
    "delivery notice",
    "message not delivered",
    "permanent error",
    "bounced",
    "bounce",
];

/// Openings of delivery failures in the text.
const BOUNCE_TEXTS: &[&str] = &[
    "this message was created automatically by mail",
    "this is an automatically generated delivery status",
    "i'm afraid i wasn't able to deliver your message",
    "was not able to deliver your message",
    "could not be delivered to",
    "did not reach the following recipient",
    "the following addresses had permanent",
    "the following recipient(s)",
    "the following recipients",
    "delivery to the following",
    "undeliverable to",
    "message delivery failed",
    "unable to deliver the message",
    "your message was not delivered",
    "this is the mail system at host",
    "this report relates to",
    "the original message was received at",
    "could not deliver the message",
    "mail could not be delivered",
    "your message cannot be delivered",
    "has not been delivered",
    "a message that you sent could not be",
    "delivery failed",
    "recipient address rejected",
    "user unknown",
    "550 5.1.1",
    "5.1.1",
    "the e-mail system was unable to deliver",
    "this user doesn't have",
    "this is a warning message only",
    "you do not need to resend your message",
    "no such user",
    "does not exist",
    "mailbox full",
    "the error that the other server returned",
    "this is an automatic notification that",
    "your mail message to the following",
    "unable to deliver your message",
    "wasn't able to deliver",
    "failed recipient",
    "could not be sent",
];

/// Subjects of automatic answers, folded; a person writes none of these.
const AUTO_SUBJECTS: &[&str] = &[
    "out of office",
    "out of the office",
    "automatic reply",
    "auto-reply",
    "auto reply",
    "autoreply",
    "automated reply",
    "automated response",
    "automatic response",
    "auto response",
    "autoresponse",
    "vacation",
    "away from my",
    "on leave",
    "abwesenheit",
    "automatische antwort",
    "fraværsmelding",
    "automatisk svar",
    "automatisk svar:",
    "autosvar",
    "ikke på kontoret",
    "frånvaro",
    "autosvar:",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "fuera de la oficina",
    "automatisch antwoord",
    "afwezig",
    "poissaolo",
    "automaattinen vastaus",
    "[auto-reply]",
    "[auto]",
    "i am away",
    "i'm away",
    "auto:",
    "auto :",
    "ooo:",
    "er på ferie",
    "feriemelding",
    "foreldrepermisjon",
    "we have received your",
    "ticket received",
    "acknowledgement of receipt",
];

/// First words of automatic answers in the text: taken only near the beginning.
const AUTO_TEXTS: &[&str] = &[
    "i am out of the office",
    "i'm out of the office",
    "i am currently out of the office",
    "i'm currently out of the office",
    "i will be out of the office",
    "i am on vacation",
    "i'm on vacation",
    "i am on annual leave",
    "i'm on annual leave",
    "i am currently on leave",
    "i am away from the office",
    "i am away until",
    "thank you for your email. i am",
    "thank you for your message. i am",
    "thank you for your e-mail. i am",
    "this is an automated",
    "this is an automatic",
    "this is an auto-generated",
    "this message is automatically generated",
    "this email is automatically generated",
    "this is a system generated",
    "please do not reply to this",
    "do not reply to this",
    "this mailbox is not monitored",
    "jeg er på ferie",
    "jeg har ferie",
    "jeg er ikke på kontoret",
    "jeg er for tiden ikke",
    "jeg er ute av kontoret",
    "dette er en automatisk",
    "dette er et automatisk",
    "denne e-posten er generert automatisk",
    "denne meldingen er sendt automatisk",
    "jeg er i permisjon",
    "jeg er bortreist",
    "ich bin bis",
    "ich bin derzeit nicht",
    "ich bin zurzeit nicht",
    "diese nachricht wurde automatisch",
    "jag är på semester",
    "detta är ett automatiskt",
    "estoy de vacaciones",
    "este es un mensaje automático",
    "je suis absent",
    "ceci est un message automatique",
    "ik ben afwezig",
    "vi har mottatt din henvendelse",
    "vi har mottatt e-posten din og",
    "no longer works here",
    "no longer with the company",
    "has left the company",
    "jobber ikke lenger her",
    "ikke lenger ansatt",
];

/// How much of a text is looked at.
const REACH: usize = 700;

/// Words of bounces and automatic answers. `Auto-Submitted: no` overrules words.
pub fn find(letter: &Letter) -> Option<Automatic> {
    if letter
        .field("auto-submitted")
        .is_some_and(|value| value.trim().eq_ignore_ascii_case("no"))
    {
        return None;
    }
    let subject = letter.subject.to_lowercase();
    let head = letter
        .text
        .get(..crate::source::floor(&letter.text, REACH))
        .unwrap_or("");
    let text = head
        .to_lowercase()
        .replace('’', "'")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let from = letter.from.as_ref();
    let system = from.is_none_or(|from| {
        let whole =
            format!("{} {}", from.name.as_deref().unwrap_or(""), from.address).to_lowercase();
        [
            "postmaster",
            "mail delivery",
            "mailer",
            "daemon",
            "mail system",
            "administrator",
            "mail service",
            "system administrator",
            "mmdf",
            "mdaemon",
            "exchange",
        ]
        .iter()
        .any(|word| whole.contains(word))
    });
    let failed = BOUNCE_SUBJECTS
        .iter()
        .any(|words| subject.contains(words) && !subject.starts_with("re:"));
    let told = BOUNCE_TEXTS
        .iter()
        .filter(|words| text.contains(*words))
        .count();
    if system && (failed || told >= 1) || failed && told >= 1 || from.is_none() && told >= 2 {
        return found("bounce", "its words are those of a delivery report");
    }
    if subject
        .trim_start()
        .strip_prefix("complaint about message from")
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    {
        return found("complaint", "its subject is that of a feedback report");
    }
    // "[desk #4711] AutoReply: …": behind the mark of a ticket.
    let untagged = subject
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .map_or(subject.as_str(), |(_, rest)| rest.trim_start());
    if untagged != subject
        && AUTO_SUBJECTS
            .iter()
            .any(|words| untagged.starts_with(words))
    {
        return found("auto-reply", "its subject is that of an automatic answer");
    }
    let program = ["automated ", "automatic ", "automatisk "]
        .iter()
        .any(|lead| {
            subject.strip_prefix(lead).is_some_and(|rest| {
                [
                    "reminder",
                    "notification",
                    "notice",
                    "message",
                    "alert",
                    "report",
                    "varsel",
                    "melding",
                    "påminnelse",
                ]
                .iter()
                .any(|word| rest.contains(word))
            })
        });
    if program {
        return found("auto-reply", "its subject says that a program sent it");
    }
    let bare = subject
        .trim_start_matches("re: ")
        .trim_start_matches("sv: ")
        .trim_start_matches("aw: ");
    if AUTO_SUBJECTS.iter().any(|words| bare.starts_with(words)) {
        return found("vacation", "its subject is that of an automatic answer");
    }
    let opening = text.get(..crate::source::floor(&text, 260)).unwrap_or("");
    let said = AUTO_TEXTS.iter().any(|words| opening.contains(words));
    if said
        && !letter.subject.contains('?')
        && !text.contains('?')
        && (text.len() < 600 || AUTO_SUBJECTS.iter().any(|words| subject.contains(words)))
    {
        return found("vacation", "its words are those of an automatic answer");
    }
    None
}
