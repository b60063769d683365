//! Questions that name nothing: they ask about what the whole letter is about.

use crate::{language::Language, text::tokens};

/// The words of which such questions are made, by language.
const BARE: [(&str, &str); 7] = [
    (
        "en",
        "a about and are be by can come could do does done find for get happen happens has have how i in is \
         it know me my new next now on one out please put right send should so something sort tell that the \
         them then there these they this to us was we what when where will with would you",
    ),
    (
        "nb",
        "blir dem den der dere det du er en få får gjør gjøre gå ha har hva hvor hvordan i ikke jeg kan \
         kommer med meg ny nytt nå når og om ordne send sende si skal skjer snart så til vi videre vil å",
    ),
    (
        "nn",
        "blir dei den der det du de dykk eg ein eit er få får gjer gjera gjere gå ha har ho han kva kvar \
         korleis i ikkje kan kjem med meg ny nytt no når og om ordne send sende seie skal skjer snart så til \
         vi vidare vil å",
    ),
    (
        "da",
        "blir bliver da dem den der det dig du i er en et få får gør gøre går gå ha har have hvad hvor \
         hvordan hvornår hjælpe ikke jeg kan kommer kunne må med mig ny nyt nu når og om sende send sker skal \
         snart så til vi videre vil at",
    ),
    (
        "sv",
        "att bli blir de dem den det dig du då en ett er få får gör göra går gå ha har händer hjälpa hur i \
         inte jag kan kommer med mig ni ny nytt nu när och om ordna skicka ska sker snart så till vad var vi \
         vidare vill är",
    ),
    (
        "de",
        "an bekommen bitte da das den der denn du er es geht gehen haben hat ich ihn ihnen in ist jetzt kann \
         kommen kommt können könnten machen mich mir nicht noch nun passiert geschieht schicken sein sie sind \
         so tun und uns von was wann weiter werden wie wird wir wo zu",
    ),
    (
        "es",
        "a ahora algo así con cómo como cuándo cuando de dónde donde e el en enviar es eso esto está están \
         hace hacer hago la las le les llega llegan llegará lo los mandar me nos nueva nuevo o os otra otro \
         para pasa pasará podéis podría podríais podrían podrías por pueden puede puedes puedo que qué se \
         tengo te una uno va y ya yo",
    ),
];

/// Whether a question has no noun and no matter of its own ("Where is it?", "Could you send it?", "Hva skjer nå?"):
/// it asks about what the whole letter is about.
pub(super) fn names_nothing(question: &str, language: &Language) -> bool {
    let Some((_, bare)) = BARE.iter().find(|(tag, _)| *tag == language.base()) else {
        return false;
    };
    let mut words = 0;
    for span in tokens(question) {
        words += 1;
        let word = span.of(question).to_lowercase();
        if !bare.split(' ').any(|it| it == word) {
            return false;
        }
    }
    words > 0
}

#[cfg(test)]
mod tests {
    use super::names_nothing;
    use crate::language::Language;

    #[test]
    fn a_question_names_something_or_nothing() {
        for (tag, question, nothing) in [
            ("en", "Where is it?", true),
            ("en", "What happens now?", true),
            ("en", "Could you put that right, please?", true),
            ("en-US", "Could you send a new one?", true),
            ("nb", "Hva skjer nå?", true),
            ("nb", "Kan dere sende den?", true),
            ("nn", "Kva skjer no?", true),
            ("nn", "Kan de sende ein ny?", true),
            ("da", "Hvordan gør jeg det?", true),
            ("sv", "Kan jag få en ny?", true),
            ("de", "Was passiert jetzt?", true),
            ("de", "Wo ist es?", true),
            ("es", "¿Cómo lo hago?", true),
            ("es", "¿Podríais enviarme uno nuevo?", false),
            ("es", "¿Me podéis enviar otro?", true),
            ("en", "Where is my son?", false),
            ("en", "Is it dishwasher safe?", false),
            ("en", "Where is your shop?", false),
            ("nb", "Kan jeg få pengene tilbake?", false),
            ("de", "Wo ist das Paket?", false),
            ("es", "¿Dónde está la tienda?", false),
            ("fi", "Missä se on?", false),
            ("en", "", false),
            ("en", "?!", false),
        ] {
            let language = Language::new(tag);
            assert_eq!(names_nothing(question, &language), nothing, "{question}");
        }
    }
}
