//! The words of gaps, in each language that staff may work in.

/// What gaps say. `{1}` and `{2}` are filled in.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) fill: &'static str,
    pub(super) decide: &'static str,
    pub(super) act: &'static str,
    /// By the name of a move that is missing.
    pub(super) moves: [(&'static str, &'static str); 12],
    pub(super) other: &'static str,
    pub(super) deadline: &'static str,
    pub(super) unanswered: &'static str,
    pub(super) further: &'static str,
    pub(super) undecided: &'static str,
    pub(super) untold: &'static str,
    pub(super) unserved: &'static str,
}

impl Words {
    /// Those of a language; English where it has none.
    pub(super) fn of(base: &str) -> &'static Self {
        match base {
            "nb" => &NB,
            "nn" => &NN,
            "da" => &DA,
            "sv" => &SV,
            "de" => &DE,
            "es" => &ES,
            _ => &EN,
        }
    }
}

static EN: Words = Words {
    fill: "FILL",
    decide: "DECIDE",
    act: "DO BEFORE SENDING",
    moves: [
        (
            "own",
            "what did we do or leave undone? Nothing here shows it.",
        ),
        (
            "remedy",
            "what do they get, or what has been done, and by which day?",
        ),
        ("release", "has it been stopped, and from which day?"),
        ("next_step", "who does what next, and by which day?"),
        ("answer", "the answer to what they ask."),
        (
            "echo",
            "one sentence that shows you read it: their matter, in their own words.",
        ),
        (
            "condole",
            "one sentence for the dead, with the name the writer uses.",
        ),
        ("feel", "one sentence for what it did to them."),
        ("thank", "thank them for what they did or told."),
        ("greet", "how do we greet them?"),
        ("sign", "who signs?"),
        ("safeguard", "what should they do today to be safe?"),
    ],
    other: "a sentence is missing here.",
    deadline: "They need it by {1}, which is sooner than we usually answer.",
    unanswered: "the answer to \"{1}\"",
    further: "more questions ({2}), from \"{1}\" on",
    undecided: "\"{1}\" The answer {2} wants a yes in the case (decisions).",
    untold: "tell this, or strike the line: {1}",
    unserved: "the letter is also about this, and no template fits: {1}",
};

static NB: Words = Words {
    fill: "FYLL INN",
    decide: "AVGJØR",
    act: "GJØR FØR SENDING",
    moves: [
        (
            "own",
            "hva gjorde vi, eller lot vi være å gjøre? Ingenting her viser det.",
        ),
        (
            "remedy",
            "hva får de, eller hva er gjort, og til hvilken dag?",
        ),
        ("release", "er det stanset, og fra hvilken dag?"),
        ("next_step", "hvem gjør hva nå, og til hvilken dag?"),
        ("answer", "svaret på det de spør om."),
        (
            "echo",
            "én setning som viser at du har lest det: saken deres, med deres egne ord.",
        ),
        (
            "condole",
            "én setning om den døde, med navnet som brevet bruker.",
        ),
        ("feel", "én setning om hva det gjorde med dem."),
        ("thank", "takk for det de gjorde eller fortalte."),
        ("greet", "hvordan hilser vi?"),
        ("sign", "hvem skriver under?"),
        ("safeguard", "hva bør de gjøre i dag for å være trygge?"),
    ],
    other: "her mangler en setning.",
    deadline: "De trenger det innen {1}, og det er før vi vanligvis svarer.",
    unanswered: "svaret på «{1}»",
    further: "spørsmål til ({2}), fra og med «{1}»",
    undecided: "«{1}» Svaret {2} krever et ja i saken (decisions).",
    untold: "fortell dette, eller stryk linja: {1}",
    unserved: "brevet handler også om dette, og ingen mal passer: {1}",
};

static NN: Words = Words {
    fill: "FYLL INN",
    decide: "AVGJER",
    act: "GJER FØR SENDING",
    moves: [
        (
            "own",
            "kva gjorde vi, eller lét vi vere å gjere? Ingenting her viser det.",
        ),
        ("remedy", "kva får dei, eller kva er gjort, og til kva dag?"),
        ("release", "er det stansa, og frå kva dag?"),
        ("next_step", "kven gjer kva no, og til kva dag?"),
        ("answer", "svaret på det dei spør om."),
        (
            "echo",
            "éi setning som viser at du har lese det: saka deira, med deira eigne ord.",
        ),
        (
            "condole",
            "éi setning om den døde, med namnet som brevet bruker.",
        ),
        ("feel", "éi setning om kva det gjorde med dei."),
        ("thank", "takk for det dei gjorde eller fortalde."),
        ("greet", "korleis helsar vi?"),
        ("sign", "kven skriv under?"),
        ("safeguard", "kva bør dei gjere i dag for å vere trygge?"),
    ],
    other: "her manglar ei setning.",
    deadline: "Dei treng det innan {1}, og det er før vi vanlegvis svarar.",
    unanswered: "svaret på «{1}»",
    further: "spørsmål til ({2}), frå og med «{1}»",
    undecided: "«{1}» Svaret {2} krev eit ja i saka (decisions).",
    untold: "fortel dette, eller stryk linja: {1}",
    unserved: "brevet handlar òg om dette, og ingen mal passar: {1}",
};

static DA: Words = Words {
    fill: "UDFYLD",
    decide: "AFGØR",
    act: "GØR FØR AFSENDELSE",
    moves: [
        (
            "own",
            "hvad gjorde vi, eller hvad undlod vi? Intet her viser det.",
        ),
        (
            "remedy",
            "hvad får de, eller hvad er gjort, og til hvilken dag?",
        ),
        ("release", "er det stoppet, og fra hvilken dag?"),
        ("next_step", "hvem gør hvad nu, og til hvilken dag?"),
        ("answer", "svaret på det, de spørger om."),
        (
            "echo",
            "én sætning, der viser, at du har læst det: deres sag, med deres egne ord.",
        ),
        (
            "condole",
            "én sætning om den døde, med det navn, brevet bruger.",
        ),
        ("feel", "én sætning om, hvad det gjorde ved dem."),
        ("thank", "tak for det, de gjorde eller fortalte."),
        ("greet", "hvordan hilser vi?"),
        ("sign", "hvem skriver under?"),
        (
            "safeguard",
            "hvad bør de gøre i dag for at være på den sikre side?",
        ),
    ],
    other: "her mangler en sætning.",
    deadline: "De skal bruge det senest {1}, og det er før vi plejer at svare.",
    unanswered: "svaret på “{1}”",
    further: "flere spørgsmål ({2}), fra og med “{1}”",
    undecided: "“{1}” Svaret {2} kræver et ja i sagen (decisions).",
    untold: "fortæl dette, eller stryg linjen: {1}",
    unserved: "brevet handler også om dette, og ingen skabelon passer: {1}",
};

static SV: Words = Words {
    fill: "FYLL I",
    decide: "AVGÖR",
    act: "GÖR INNAN DU SKICKAR",
    moves: [
        (
            "own",
            "vad gjorde vi, eller vad lät vi bli att göra? Inget här visar det.",
        ),
        (
            "remedy",
            "vad får de, eller vad är gjort, och till vilken dag?",
        ),
        ("release", "är det stoppat, och från vilken dag?"),
        ("next_step", "vem gör vad nu, och till vilken dag?"),
        ("answer", "svaret på det de frågar om."),
        (
            "echo",
            "en mening som visar att du har läst det: deras ärende, med deras egna ord.",
        ),
        (
            "condole",
            "en mening om den döda, med det namn som brevet använder.",
        ),
        ("feel", "en mening om vad det gjorde med dem."),
        ("thank", "tacka för det de gjorde eller berättade."),
        ("greet", "hur hälsar vi?"),
        ("sign", "vem skriver under?"),
        ("safeguard", "vad bör de göra i dag för att vara trygga?"),
    ],
    other: "här saknas en mening.",
    deadline: "De behöver det senast {1}, och det är tidigare än vi brukar svara.",
    unanswered: "svaret på ”{1}”",
    further: "fler frågor ({2}), från och med ”{1}”",
    undecided: "”{1}” Svaret {2} kräver ett ja i ärendet (decisions).",
    untold: "berätta det här, eller stryk raden: {1}",
    unserved: "brevet handlar också om det här, och ingen mall passar: {1}",
};

static DE: Words = Words {
    fill: "ERGÄNZEN",
    decide: "ENTSCHEIDEN",
    act: "VOR DEM SENDEN TUN",
    moves: [
        (
            "own",
            "was haben wir getan oder unterlassen? Hier steht es nirgends.",
        ),
        (
            "remedy",
            "was bekommen sie, oder was ist getan, und bis wann?",
        ),
        ("release", "ist es gestoppt, und ab welchem Tag?"),
        ("next_step", "wer tut als Nächstes was, und bis wann?"),
        ("answer", "die Antwort auf das, was sie fragen."),
        (
            "echo",
            "ein Satz, der zeigt, dass der Brief gelesen ist: ihre Sache, mit ihren Worten.",
        ),
        (
            "condole",
            "ein Satz zu dem Menschen, der gestorben ist, mit dem Namen aus dem Brief.",
        ),
        ("feel", "ein Satz dazu, was es mit ihnen gemacht hat."),
        ("thank", "danken für das, was sie getan oder erzählt haben."),
        ("greet", "wie grüßen wir?"),
        ("sign", "wer unterschreibt?"),
        ("safeguard", "was sollten sie heute tun, um sicher zu sein?"),
    ],
    other: "hier fehlt ein Satz.",
    deadline: "Sie brauchen es bis {1}, und das ist früher, als wir sonst antworten.",
    unanswered: "die Antwort auf „{1}“",
    further: "weitere Fragen ({2}), ab „{1}“",
    undecided: "„{1}“ Die Antwort {2} braucht ein Ja im Fall (decisions).",
    untold: "dies erzählen oder die Zeile streichen: {1}",
    unserved: "im Brief geht es auch darum, und keine Vorlage passt: {1}",
};

static ES: Words = Words {
    fill: "COMPLETAR",
    decide: "DECIDIR",
    act: "HACER ANTES DE ENVIAR",
    moves: [
        ("own", "¿qué hicimos o dejamos de hacer? Aquí no consta."),
        ("remedy", "¿qué reciben, o qué se ha hecho, y para qué día?"),
        ("release", "¿está parado, y desde qué día?"),
        ("next_step", "¿quién hace qué ahora, y para qué día?"),
        ("answer", "la respuesta a lo que preguntan."),
        (
            "echo",
            "una frase que muestre que se ha leído la carta: su asunto, con sus propias palabras.",
        ),
        (
            "condole",
            "una frase por quien ha muerto, con el nombre que usa la carta.",
        ),
        ("feel", "una frase sobre lo que les supuso."),
        ("thank", "dar las gracias por lo que hicieron o contaron."),
        ("greet", "¿cómo saludamos?"),
        ("sign", "¿quién firma?"),
        ("safeguard", "¿qué deberían hacer hoy para estar a salvo?"),
    ],
    other: "aquí falta una frase.",
    deadline: "Lo necesitan para el {1}, y eso es antes de lo que solemos contestar.",
    unanswered: "la respuesta a «{1}»",
    further: "más preguntas ({2}), desde «{1}»",
    undecided: "«{1}» La respuesta {2} necesita un sí en el caso (decisions).",
    untold: "contar esto, o quitar la línea: {1}",
    unserved: "la carta trata también de esto, y ninguna plantilla encaja: {1}",
};
