//! Questions that name nothing: they ask about what the whole letter is about.

use crate::{language::Language, text::tokens};
use std::{collections::HashSet, sync::LazyLock};

/// The words of which such questions are made, by language: pronouns, helpers, and verbs that fit any matter.
const BARE: [(&str, &str); 7] = [
    (
        "en",
        "a about again all already and any are arrive arrived at be been before being bring by can case \
         chance check come coming could did do does done either else ever explain find fix fixed following \
         for from further get gets give given go goes going gone got had happen happened happening happens \
         has have he her here him how i if in instead into is it just know later let look looked \
         looking made make matter me mean more my new next no not now of off ok okay on one ones or out \
         perhaps please possible put quickly really right say see send sent she should so something sort \
         sorted still stop stopped sure take taken tell than that the them then there these they thing \
         this those though to too turn turned up us want was way we well what when where whether which \
         while who why will with would wrong yet you your yours",
    ),
    (
        "nb",
        "av bare bli blir blitt borte både også gjerne lurer deg dem den denne der dere det dette din dog du eller en enda \
         ennå er et fikk finne finner finnes fra funnet få får før gi gikk gjør gjøre gå ha har hjelp \
         hjelpe hos hva hvem hvor hvordan hvorfor i ikke jeg kan kommer kommet litt med meg mer min mulig \
         mulighet ned noe noen nok ny nytt nå når og om opp ordne oss på riktig se seg selv send sende \
         sett si sjanse sjekke skal skje skjedd skjedde skjer slik snart som stoppe stoppes svar svare så \
         ta tatt til ut vet vi videre vil ville vite vær være å ønsker",
    ),
    (
        "nn",
        "av berre òg gjerne lurar bli blir blitt borte de deg dei den denne der det dette din du dykk eg ein eit eller \
         endå enno er finna finne funne få får før gjer gjera gjere gå ha han har hjelp hjelpe ho i ikkje \
         kan kjem kome korleis kva kvar kven kvifor litt med meg meir min mogleg no noko nokon ny nytt når \
         og om opp ordne oss på rett seg seie send sende sjanse sjekka sjå sjølv skal skjedd skjer slik \
         snart som stoppa svar svara så ta til ut veit vera vere vi vidare vil ville vite vorte å",
    ),
    (
        "da",
        "af at også bare lige undrer spørge blev blevet blir bliver borte da dem den der det dig du efter en endnu er et finde fundet \
         få får gerne gå går gør gøre ha har have hjælpe hos hvad hvem hvis hvor hvordan hvorfor hvornår i \
         ikke jeg jer kan kommer kunne med mig mulig muligt må måske nogen noget nu ny nyt når og om opp \
         på se send sende skal sker snart stadig stoppe stoppes så sådan til tjek tjekke ud undersøge var \
         ved vi vide videre vil ville være",
    ),
    (
        "sv",
        "att av också gärna bara vilja veta fråga bli blir blivit bort borta de dem den denna det detta dig din du då eller en er ett finna \
         finns fortfarande från få får för gick gå går gör göra ha har hitta hittat hjälpa hur händer här \
         i inte jag ju kan kolla kommer kommit kunna lite med mer mig min möjlig möjligt ned ni nog nu ny \
         nytt när någon något och om ordna oss på reda redan se ska sker skicka skickat skulle snart \
         snälla som stoppa svar svara så ta till undrar upp ut vad var vara varför vem vet vi vidare vill \
         än är",
    ),
    (
        "de",
        "aber auch gern gerne wissen fragen frage wüsste würde an auf aus bekommen bitte da das dass dazu den denn der die dies doch du ein eine er es \
         etwas finden gehen geht geschieht gibt haben hat helfen herausfinden hier hin ich ihn ihnen ihr \
         in ist jetzt kann kein kommen kommt können könnte könnten machen man mehr mich mir möglich nach \
         nachsehen nicht noch nun nur oder passiert prüfen schicken schon sein sie sind so stoppen tun um \
         umtauschen und uns vielleicht von wann warum was weiter wer werden wie wir wird wo zu",
    ),
    (
        "es",
        "a ahora también pregunto gustaría algo así averiguar ayuda ayudar como comprobar con cuando cuál cuándo cómo de decir \
         decirme del donde dónde e el ella en encontrar enviar es esa ese eso esta estar este esto está \
         están gracias ha hace hacer hago han hay la las le les llega llegan llegará lo los mandar me mi \
         mis no nos nueva nuevo o os otra otro para pasa pasado pasará pero podría podríais podrían \
         podrías podéis por porque posible puede pueden puedes puedo que quién qué saber se ser si sigue \
         sin su sus tal te tengo tiene todavía un una uno ustedes va y ya yo",
    ),
];

static WORDS: LazyLock<Vec<(&str, HashSet<&str>)>> = LazyLock::new(|| {
    let row = |(tag, words): &(&'static str, &'static str)| (*tag, words.split(' ').collect());
    BARE.iter().map(row).collect()
});

/// Whether a question has no noun and no matter of its own ("Where is it?", "Could you send it?", "Hva skjer nå?"):
/// it asks about what the whole letter is about.
pub(crate) fn names_nothing(question: &str, language: &Language) -> bool {
    let Some((_, bare)) = WORDS.iter().find(|(tag, _)| *tag == language.base()) else {
        return false;
    };
    let mut words = 0;
    for span in tokens(question) {
        words += 1;
        if !bare.contains(span.of(question).to_lowercase().as_str()) {
            return false;
        }
    }
    words > 0
}

/// Whether a word asks, or carries a matter of its own: "where" and "refund", but not "my" or "is".
pub(super) fn carries(word: &str, language: &Language) -> bool {
    const ASKS: [&str; 24] = [
        "where", "when", "why", "who", "hvor", "når", "hvorfor", "hvem", "kor", "kvifor", "kven",
        "hvornår", "var", "när", "varför", "vem", "wo", "wann", "warum", "wer", "dónde", "cuándo",
        "quién", "porque",
    ];
    if ASKS.contains(&word) {
        return true;
    }
    let bare = WORDS.iter().find(|(tag, _)| *tag == language.base());
    bare.is_none_or(|(_, bare)| !bare.contains(word)) && word.chars().count() > 2
}

/// Words that stand in questions about anything and tell what is asked by no more than a shade, by language.
const LIGHT: [(&str, &str); 7] = [
    (
        "en",
        "need needs needed must many much often once enough little bit lot time times day days week weeks month months kind \
         sort actually really ever exactly roughly about usually normally before after still two three four able allowed \
         possible each every first last long anyone somebody anybody people please tell wondering",
    ),
    (
        "nb",
        "han hun henne ham hans hennes tar trenger må måtte mange mye ofte nok litt tid dag dager dagen uke uker måned måneder \
         slags egentlig virkelig omtrent cirka vanligvis før etter fortsatt to tre fire annet andre annen hver første siste over \
         går lov lenge fortelle noen",
    ),
    (
        "nn",
        "han ho henne hans hennar tek treng må mange mykje ofte nok litt tid dag dagar veke veker månad månader slags eigentleg \
         verkeleg omtrent vanlegvis før etter framleis to tre fire anna andre kvar første siste over går lov lenge fortelje",
    ),
    (
        "da",
        "han hun ham hende hans hendes tager brug bruge skal mange meget ofte nok lidt tid dag dage uge uger måned måneder slags \
         egentlig virkelig omtrent normalt før efter stadig to tre fire andet andre anden hver første sidste over går lov længe",
    ),
    (
        "sv",
        "han hon honom henne hans hennes tar behöver måste många mycket ofta nog lite tid dag dagar vecka veckor månad månader \
         slags egentligen verkligen ungefär vanligtvis före efter fortfarande två tre fyra annat andra annan varje första sista \
         över går lov länge",
    ),
    (
        "de",
        "für einen eine einem einer nehmen nimmt muss müssen brauche brauchen braucht viel viele oft genug wenig zeit tag tage \
         tagen woche wochen monat monate art eigentlich wirklich ungefähr normalerweise vor noch zwei drei vier andere anderen \
         jeder erste letzte darf dürfen lange denn auch mal wenn",
    ),
    (
        "es",
        "necesito necesita hay falta muchos mucho muchas veces bastante poco tiempo día días semana semanas mes meses tipo \
         realmente aproximadamente normalmente antes después todavía dos tres cuatro otro otra cada primero último tengo",
    ),
];

static LIGHTS: LazyLock<Vec<(&str, HashSet<&str>)>> = LazyLock::new(|| {
    let row =
        |(tag, words): &(&'static str, &'static str)| (*tag, words.split_whitespace().collect());
    LIGHT.iter().map(row).collect()
});

/// Whether a word tells what is asked by no more than a shade.
pub(super) fn is_light(word: &str, language: &Language) -> bool {
    let words = LIGHTS.iter().find(|(tag, _)| *tag == language.base());
    words.is_some_and(|(_, words)| words.contains(word))
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
            ("en", "Has it turned up by any chance?", true),
            ("en", "Could you look into it?", true),
            ("en", "Is there any chance you could still take it?", true),
            ("nb", "Har den blitt borte?", true),
            ("da", "Kan I finde ud af, hvor den er?", true),
            ("es", "¿Me pueden decir dónde está?", true),
            ("de", "Können Sie das bitte prüfen?", true),
            ("en", "Is there a lift?", false),
            ("nb", "Koster det noe?", false),
            ("nb", "Kan jeg ta med hunden?", false),
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
