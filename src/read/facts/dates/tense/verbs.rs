//! The verbs of our languages by where their forms look.

use crate::read::words::Words;

/// The verb forms of a language.
#[derive(Debug)]
pub struct Verbs {
    /// Finite forms of the past, and forms that tell what was to be.
    pub past: Words,
    /// Conditional forms: a wish, or what did not come about.
    pub would: Words,
    /// Auxiliaries: past where a participle follows, else the present.
    pub perfect: Words,
    /// Forms of the present and the future.
    pub ahead: Words,
    /// Forms that are an infinitive as well: they count only where no other verb stands before.
    pub bare: Words,
    /// Whether a form is of the past by its ending.
    pub is_past: fn(&str) -> bool,
    /// Whether a form is a participle.
    pub is_participle: fn(&str) -> bool,
    /// How many words behind the auxiliary its participle may stand.
    pub reach: usize,
}

/// The verbs of a language, by its base tag; English where we have none.
pub fn of(language: &str) -> &'static Verbs {
    match language {
        "nb" | "nn" | "no" => &NORWEGIAN,
        "da" => &DANISH,
        "sv" => &SWEDISH,
        "de" => &GERMAN,
        "nl" => &DUTCH,
        "es" => &SPANISH,
        "fr" => &FRENCH,
        "fi" => &FINNISH,
        _ => &ENGLISH,
    }
}

fn ends(word: &str, endings: &[&str], least: usize) -> bool {
    word.len() >= least && endings.iter().any(|ending| word.ends_with(ending))
}

static ENGLISH_PARTICIPLES: Words = Words::new(
    "been got gotten come gone sent bought paid told had made broken taken given lost found left heard seen written \
     spoken said become begun done put kept met read brought built held run worn stood thought felt",
);
static ENGLISH: Verbs = Verbs {
    past: Words::new(
        "was were wasn't weren't had hadn't did didn't came got rang wrote sent paid said told went left broke snapped \
         made gave found took saw lost fell tore bought began brought felt heard kept knew met ran rose stood thought \
         understood woke wore spoke sat slept spent flew drove ate chose swore hung rode sold built bent",
    ),
    would: Words::new("could couldn't would wouldn't should shouldn't might must may"),
    perfect: Words::new("have has haven't hasn't having he's she's it's there's"),
    ahead: Words::new(
        "am is are isn't aren't i'm we're you're they're that's will won't shall can can't cannot need needs please hope \
         hopes want wants coming going leaving flying travelling arriving arrives comes leaves goes starts begins opens \
         closes turns gets let's next tomorrow off",
    ),
    bare: Words::new(
        "come arrive leave fly travel go start begin open close get deliver send call ring bring visit collect turn move \
         marry play meet do be",
    ),
    is_past: |word| ends(word, &["ed"], 5) && !matches!(word, "needed" | "indeed" | "unopened"),
    is_participle: |word| ends(word, &["ed"], 5) || ENGLISH_PARTICIPLES.has(word),
    reach: 5,
};

static NORWEGIAN_PARTICIPLES: Words = Words::new(
    "fått vært hatt kommet kome sendt bestilt kjøpt betalt ventet venta ringt skrevet skrive levert mottatt prøvd gått \
     sett hørt gjort sagt lovet lovt tatt gitt funnet mistet mista returnert hentet henta brukt åpnet blitt satt stått \
     spurt svart møtt solgt begynt vore fått gjeve teke bedt lest sluttet meldt klaget purret booket",
);
static NORWEGIAN: Verbs = Verbs {
    past: Words::new(
        "var hadde kom fikk fekk fylte ventet venta hentet henta svarte brukte spiste stod sto skjedde prøvde satt mistet \
         mista startet møtte hørte ble blei vart feiret begynte bestilte bestilt kjøpte kjøpt sendte sendt ringte skrev \
         betalte mottok leverte levert knakk sluttet gikk gjekk så snakket lovte lovet ankom sa spurte dro tok fant ga gav \
         falt røk åpnet besøkte returnerte måtte skulle døde gjorde visste ba lå trodde måtte reiste savnet",
    ),
    would: Words::new("kunne ville burde"),
    perfect: Words::new("har ha"),
    ahead: Words::new(
        "er blir skal vil kan må bør kommer kjem reiser drar trenger treng rekker fyller feirer åpner stenger starter \
         begynner leveres sendes hentes flytter gifter fyller vær neste",
    ),
    bare: Words::new("komme være få sende hente levere reise dra møte ringe send hent lever kom"),
    is_past: |_| false,
    is_participle: |word| NORWEGIAN_PARTICIPLES.has(word) || ends(word, &["ert", "tatt"], 6),
    reach: 5,
};

static DANISH: Verbs = Verbs {
    past: Words::new(
        "var havde kom fik blev bestilte købte sendte betalte skrev sagde lovede gik tog fandt gav faldt så stod sad \
         skulle måtte gjorde skete mødte spurgte hørte brugte fikk ble fylte kjøpte ringte leverte fant dro knakk lovte brukte skjedde møtte",
    ),
    would: Words::new("kunne ville burde"),
    perfect: Words::new("har have"),
    ahead: Words::new(
        "er bliver skal vil kan må bør kommer rejser tager fylder holder åbner lukker starter begynder leveres næste",
    ),
    bare: Words::new("komme være få sende hente levere rejse møde ringe"),
    is_past: |word| ends(word, &["ede"], 6),
    is_participle: |word| {
        matches!(
            word,
            "fået" | "været" | "haft" | "set" | "sendt" | "bestilt" | "købt" | "betalt" | "sagt"
        ) || ends(
            word,
            &["eret", "met", "tet", "get", "vet", "gået", "ørt"],
            5,
        )
    },
    reach: 5,
};

static SWEDISH: Verbs = Verbs {
    past: Words::new(
        "var hade kom fick blev beställde köpte skickade betalade skrev sade sa gick tog fann gav föll såg stod satt skulle \
         gjorde hände mötte frågade hörde använde ringde köptes skickades levererades",
    ),
    would: Words::new("kunde ville borde"),
    perfect: Words::new("har ha"),
    ahead: Words::new(
        "är blir ska skall vill kan måste bör kommer reser åker fyller behöver öppnar stänger startar börjar levereras \
         skickas nästa",
    ),
    bare: Words::new("komma vara få skicka hämta leverera resa möta ringa"),
    is_past: |word| ends(word, &["ade", "ades"], 6),
    is_participle: |word| {
        matches!(
            word,
            "fått" | "haft" | "sett" | "gått" | "gjort" | "sagt" | "köpt" | "beställt"
        ) || ends(word, &["at", "it", "llt"], 5)
    },
    reach: 5,
};

static GERMAN_PARTICIPLES: Words = Words::new(
    "bestellt bekommen erhalten verschickt versprochen versendet vergessen verloren bezahlt erreicht begonnen erlebt \
     empfangen beschädigt zerbrochen passiert worden verkauft",
);
static GERMAN: Verbs = Verbs {
    past: Words::new(
        "war waren hatte hatten kam kamen bekam wurde wurden bestellte kaufte schickte sollte sollten wollte ging rief schrieb \
         sagte versprach nahm fand gab fiel konnte konnten musste mussten zahlte bezahlte erhielt passierte brach",
    ),
    would: Words::new("könnte könnten würde würden hätte hätten möchte möchten wäre wären"),
    perfect: Words::new("habe haben hat hast ist sind bin seid"),
    ahead: Words::new(
        "wird werden werde kann können kannst soll sollen muss müssen will wollen brauche brauchen kommt komme kommen fahre \
         fahren reise reisen fliege fliegen bitte nächsten heiraten",
    ),
    bare: Words::new("sein liefern schicken senden holen abholen treffen"),
    is_past: |_| false,
    is_participle: |word| {
        GERMAN_PARTICIPLES.has(word)
            || ends(word, &["iert"], 6)
            || word.len() > 5
                && word.contains("ge")
                && ends(word, &["t", "en"], 6)
                && (word.starts_with("ge")
                    || word.starts_with("an")
                    || word.starts_with("ab")
                    || word.starts_with("ein")
                    || word.starts_with("auf")
                    || word.starts_with("zurück"))
    },
    reach: 10,
};

static DUTCH: Verbs = Verbs {
    past: Words::new(
        "was waren had hadden kwam kwamen kreeg kregen werd werden bestelde kocht stuurde zei beloofde ging belde schreef nam \
         vond gaf viel moest moesten kon konden betaalde ontving gebeurde brak zou zouden",
    ),
    would: Words::new(""),
    perfect: Words::new("heb hebben heeft hebt is zijn ben"),
    ahead: Words::new(
        "kan kunnen wil willen zal zullen moet moeten wordt worden komt kom ga gaan gaat vertrek vertrekken nodig graag \
         volgende",
    ),
    bare: Words::new("komen zijn sturen leveren halen bellen"),
    is_past: |_| false,
    is_participle: |word| {
        matches!(
            word,
            "besteld"
                | "ontvangen"
                | "verstuurd"
                | "verzonden"
                | "betaald"
                | "beloofd"
                | "verloren"
                | "vergeten"
        ) || word.starts_with("ge") && ends(word, &["d", "t", "en"], 5)
            || word.starts_with("aange")
            || word.starts_with("opge")
            || word.starts_with("afge")
    },
    reach: 10,
};

static SPANISH: Verbs = Verbs {
    past: Words::new(
        "era eran fue fueron estaba estaban tenía tenían había llegó llegaron compré pedí recibí envié escribí dijo dijeron \
         dije iba iban debía debían hice hizo puso vino vinieron pagué llamé prometieron prometió",
    ),
    would: Words::new("podría podrían podríais gustaría querría sería"),
    perfect: Words::new("he ha hemos han has habéis"),
    ahead: Words::new(
        "es son está están puedo puede pueden podemos voy va vamos van necesito necesitamos quiero queremos viajo salgo \
         llego llega viene vienen tengo tiene tenemos próximo",
    ),
    bare: Words::new("llegar venir enviar recoger salir viajar ser estar"),
    is_past: |word| ends(word, &["aron", "ieron", "aba", "ió"], 5),
    is_participle: |word| {
        ends(word, &["ado", "ido"], 5)
            || matches!(word, "hecho" | "dicho" | "puesto" | "escrito" | "roto")
    },
    reach: 3,
};

static FRENCH_PARTICIPLES: Words = Words::new(
    "reçu reçue reçus venu venue vu eu fait mis pris attendu rendu dit écrit parti partie arrivé cassé perdu vendu dû promis",
);
static FRENCH: Verbs = Verbs {
    past: Words::new(
        "était étaient étais avait avaient avais devait devaient devais allait allaient pouvait voulait fut arriva",
    ),
    would: Words::new("pourriez pourrais pourrait voudrais voudrions serait aimerais aimerions"),
    perfect: Words::new(
        "ai a avons avez ont est sont suis j'ai l'ai m'a n'ai n'a m'avez m'ont c'est s'est",
    ),
    ahead: Words::new(
        "peux peut pouvez pouvons vais va allons vont veux voulons dois doit pars partons viens vient besoin prochain",
    ),
    bare: Words::new("arriver venir envoyer livrer partir être"),
    is_past: |_| false,
    is_participle: |word| FRENCH_PARTICIPLES.has(word) || ends(word, &["é", "ée", "és", "ées"], 5),
    reach: 4,
};

static FINNISH: Verbs = Verbs {
    past: Words::new(
        "oli olivat olin olimme tuli tulivat tulin piti sain saimme sai tilasin tilasimme ostin ostimme lähetin lähetti \
         maksoin kirjoitin soitin sanoi lupasi lupasitte menin rikkoutui saapui saapuivat",
    ),
    would: Words::new("voisin voisiko voisitteko voisimme haluaisin haluaisimme"),
    perfect: Words::new("olen olemme on ovat"),
    ahead: Words::new(
        "tulen tulee tulemme voin voimme voiko voitteko lähden lähdemme matkustan tarvitsen tarvitsemme haluan pitää saapuu",
    ),
    bare: Words::new("tulla saapua lähettää hakea"),
    is_past: |_| false,
    is_participle: |word| ends(word, &["nut", "nyt", "neet"], 5),
    reach: 4,
};
