//! Verbs of what a desk can be asked to do, and the small words before them.

use crate::read::text::Text;
use crate::read::words::Words;

/// What a desk can be asked to do. The infinitives are the imperatives, in English.
static ACTS: Words = Words::new(
    "send return refund replace repair mend fix cancel change exchange swap check confirm tell explain call ring phone \
     write email contact answer reply respond give put take move remove delete close stop add update forward provide \
     arrange reimburse compensate issue investigate review correct resolve sort help show pass deliver ship post collect \
     bring advise print sign unsubscribe block unlock reset activate extend renew hold credit restore process honour honor \
     apologise apologize acknowledge clarify find let make get stick enclose include throw reserve transfer set \
     schedule resend circulate distribute copy verify submit approve prepare discuss join complete proceed remind ensure \
     handle notify inform switch reschedule withdraw waive rectify escalate expedite reissue amend save count drop",
);
/// The same in Norwegian, as infinitives.
static NORWEGIAN: Words = Words::new(
    "sende returnere refundere bytte reparere fikse ordne kansellere avbestille endre sjekke bekrefte fortelle forklare \
     ringe skrive kontakte svare gi sette flytte fjerne slette stoppe legge oppdatere betale erstatte rette rydde hjelpe \
     vise levere hente si undersøke forlenge fornye beklage komme finne la holde ta få",
);
/// Words between an order and its subject: "you really must send".
static ADVERBS: Words = Words::new(
    "really just please now also at least simply kindly surely perhaps maybe probably bare nå også vel da virkelig \
     kanskje",
);

/// An English verb of what a desk can be asked to do.
pub fn is_act_word(verb: &str) -> bool {
    ACTS.has(verb)
}

/// A Norwegian infinitive of what a desk can be asked to do.
pub fn is_nordic_act(verb: &str) -> bool {
    NORWEGIAN.has(verb)
}

/// A small word that may stand between an order and its subject.
pub fn is_adverb(word: &str) -> bool {
    ADVERBS.has(word)
}

/// Behind small words like "really" and "please".
pub fn skip(text: &Text, mut at: usize) -> usize {
    let from = at;
    while at < from + 2 && is_adverb(text.word(at)) {
        at += 1;
    }
    at
}
