//! The verbs that are told back: each form by what it tells. What is not on a list is nobody's business, or unsafe.

use super::{Kind, listed, may_hold};
use crate::read::numbers;

/// Forms of a language by kind; two words joined by `+` stand side by side. `errand` is told of kin alone, `kept` in
/// letters of thanks and of mourning alone.
pub(super) struct Verbs {
    pub dear: &'static str,
    pub kept: &'static str,
    pub toil: &'static str,
    pub life: &'static str,
    pub errand: &'static str,
    pub call: &'static str,
}

pub(super) const EN: Verbs = Verbs {
    dear: "love loves loved loving adore adores adored enjoy enjoys enjoyed treasure treasures treasured cherish cherished laugh \
           laughs laughed laughing smile smiled smiling sings sang sung singing dance dances danced dancing hums hummed \
           clapped cheered grinned look+forward looks+forward looked+forward looking+forward dreamed dreamt dreams \
           celebrate celebrated celebrating remembers remembered saving+up saved+up",
    kept: "keep keeps kept found wear wears wore worn use uses used forgot fell+asleep learned learnt taught recites cried put+on \
           listened hung pinned framed",
    toil: "walk walks walked walking wait waited waiting queued queueing stood standing drove driven driving cycled travelled \
           travelling traveled carry carries carried carrying sewed sewn sewing mended knitted knitting built building \
           climbed ran stayed+on stayed+up stayed+behind stayed+late sat+up worked+late got+up hurried rushed pushed planted rowed",
    life: "live lives lived living study studies studied studying work works worked working move moves moved moving play plays \
           played playing teach teaches train trains paint paints bake bakes baked cook cooks sail sails sailed cycle cycles \
           cycling listen listens listening read reads reading sleep sleeps slept sing grow+up grew+up swim swims garden \
           volunteer volunteers commute commutes",
    errand: "start starts started starting begin begins began hide hides hid hiding take takes took taken bring brings brought go \
             goes went going come comes came visit visits visited visiting practise practises practised grow grows grew \
             write writes talk talks talked draw draws drew collect collects help helps helped call+it calls+it",
    call: "rang rung called phoned telephoned",
};
pub(super) const NB: Verbs = Verbs {
    dear: "elsker elsket elska gleder gledet gleda lo ler ledd smiler smilte smilt synger sang sunget danser danset dansa nynner \
           nynnet drømmer drømte drømt feirer feiret husker husket koser koste kost jubler jublet klappet sparer+til",
    kept: "fant funnet beholdt beholder bruker brukte brukt gikk+med gått+med hadde+på sovnet lærte lært glemte glemt gråt \
           leste lest hørte+på hørt+på gjemte gjemt tok+vare tatt+vare hengte hengt",
    toil: "gikk gått går ventet venta venter sto stod stått kjørte kjørt syklet sykla bar båret bærer sydde sydd strikket strikka \
           bygde bygd sparte spart løp klatret satt+oppe sto+opp skyndte rodde plantet reiste reist",
    life: "bor bodde bodd studerer studerte jobber jobbet jobba arbeider arbeidet flytter flyttet flytta spiller spilte spilt leser \
           hører lytter sover sov sovet sykler svømmer baker bakte maler lager underviser trener pendler vokste+opp seiler \
           fisker",
    errand: "begynner begynte begynt starter startet gjemmer drar dro dratt kommer kom kommet besøker besøkte tar tok tatt hjelper \
             hjalp tegner tegnet skriver sier sa kaller øver øvde lærer samler henter",
    call: "ringt ringte ringer telefonert",
};
pub(super) const NN: Verbs = Verbs {
    dear: "elskar elska gler gledde gledd lo ler ledd smiler smilte syng song sunge dansar dansa nynnar drøymer drøymde feirar \
           feira hugsar hugsa jublar",
    kept: "fann funne brukar brukte brukt sovna lærte gløymde gløymt gret las lese tok+vare teke+vare hengde",
    toil: "gjekk gått går venta ventar stod stått køyrde køyrt sykla bar bore ber sydde sydd strikka bygde sparte spart sprang \
           klatra sat+oppe stod+opp rodde planta reiste reist",
    life: "bur budde budd studerer studerte jobbar jobba arbeider arbeidde flyttar flytta spelar spela les høyrer lyttar søv sov \
           syklar sym bakar bakte målar lagar underviser trenar pendlar fiskar",
    errand: "byrjar byrja startar gøymer dreg drog kjem kom kome besøkjer besøkte tek tok teke hjelper hjelpte teiknar skriv seier \
             sa kallar øver lærer samlar hentar",
    call: "ringt ringde ringte ringer",
};
pub(super) const DA: Verbs = Verbs {
    dear: "elsker elskede elsket glæder glædede glædet grinede griner lo ler leet smiler smilede synger sang sunget danser dansede \
           danset nynner drømmer drømte drømt fejrer fejrede fejret husker huskede jublede",
    kept: "fandt fundet beholdt bruger brugte brugt gik+med sov lærte lært glemte glemt græd læste læst gemte gemt hængte",
    toil: "gik gået går ventede ventet venter stod stået kørte kørt cyklede cyklet bar båret bærer syede syet strikkede strikket \
           byggede bygget sparede sparet løb klatrede sad+oppe stod+op roede plantede rejste rejst",
    life: "bor boede boet studerer studerede læser arbejder arbejdede flytter flyttede flyttet spiller spillede spillet lytter sover \
           cykler svømmer bager bagte maler underviser træner pendler sejler fisker",
    errand: "begynder begyndte starter startede gemmer tager tog taget kommer kom kommet besøger besøgte hjælper hjalp tegner tegnede \
             skriver siger sagde kalder øver lærer samler henter",
    call: "ringet ringede ringer telefoneret",
};
pub(super) const SV: Verbs = Verbs {
    dear: "älskar älskade älskat gläder gladde glatt skrattar skrattade skrattat ler log lett sjunger sjöng sjungit dansar dansade \
           dansat nynnar drömmer drömde drömt firar firade firat minns mindes jublade längtar längtade längtat",
    kept: "hittade hittat behöll använder använde använt somnade lärde lärt glömde glömt grät läste läst sparat+på hängde",
    toil: "gick gått går väntade väntat väntar stod stått körde kört cyklade cyklat bar burit bär sydde sytt stickade stickat byggde \
           byggt sparade sparat sprang klättrade satt+uppe gick+upp rodde planterade reste rest",
    life: "bor bodde bott studerar studerade pluggar läser arbetar arbetade jobbar jobbade flyttar flyttade flyttat spelar spelade \
           lyssnar sover sov cyklar simmar bakar bakade målar undervisar tränar pendlar växte+upp seglar fiskar",
    errand: "börjar började startar startade gömmer tar tog tagit kommer kom kommit hälsar+på besöker besökte hjälper hjälpte ritar \
             ritade skriver säger sa kallar övar lär samlar hämtar",
    call: "ringt ringde ringer",
};
pub(super) const DE: Verbs = Verbs {
    dear: "liebt liebe lieben liebte geliebt freut freue freuen freute gefreut lacht lachte lachten gelacht lächelt lächelte singt sang \
           gesungen tanzt tanzte getanzt summt träumt träumte geträumt feiert feierte gefeiert feiern erinnert erinnerte \
           genießt genoss genossen genießen",
    kept: "fand fanden gefunden behielt behalten benutzt benutzte benutzen trägt trug getragen eingeschlafen gelernt lernte vergessen \
           vergaß weinte geweint gelesen las aufgehoben aufgehängt",
    toil: "ging gingen gegangen geht wartet warte warten wartete warteten gewartet stand standen gestanden fuhr fuhren gefahren \
           radelte geradelt nähte genäht strickte gestrickt baute gebaut sparte gespart gespart lief liefen gelaufen \
           gereist reiste geschleppt",
    life: "wohnt wohne wohnen wohnte lebt lebe leben studiert studiere studieren studierte arbeitet arbeite arbeiten arbeitete zieht \
           ziehe ziehen zog gezogen umgezogen spielt spiele spielen spielte liest lese lesen hört höre hören schläft schlafe \
           geschlafen schlief unterrichtet unterrichte pendelt pendle segelt backt malt male trainiert gärtnert schwimmt",
    errand: "beginnt begann begonnen kommt kam gekommen besucht besuchte hilft half geholfen zeichnet schreibt sammelt übt versteckt \
             nimmt nahm bringt brachte nennt",
    call: "angerufen telefoniert",
};
pub(super) const ES: Verbs = Verbs {
    dear: "adora adoraba quiere quería ríe reía rió reído sonríe sonrió canta cantaba cantó cantado baila bailaba bailó bailado sueña \
           soñaba soñado celebra celebró celebrado recuerda recordaba disfruta disfrutaba disfrutó disfrutado",
    kept: "encontró encontrado guarda guardaba guardado usa usaba usó usado lleva+puesto aprendió aprendido lloró llorado leyó leído \
           durmió escuchaba escuchado",
    toil: "caminó caminado camina esperó esperado espera esperaba cosió cosido tejió tejido construyó corrió subió condujo conducido \
           viajó viajado cargó ahorró ahorrado",
    life: "vive vivía vivido estudia estudiaba estudiado estudiando trabaja trabajaba trabajado trabajando juega jugaba toca escucha lee \
           leía duerme pinta cocina enseña entrena navega nada viviendo",
    errand: "empieza empezó empezado comienza viene vino visita visitó ayuda ayudó dibuja escribe dice llama colecciona esconde \
             muda mudado aprende practica",
    call: "llamado llamó",
};

pub(super) fn of(language: &str) -> Option<&'static Verbs> {
    Some(match language {
        "en" => &EN,
        "nb" => &NB,
        "nn" => &NN,
        "da" => &DA,
        "sv" => &SV,
        "de" => &DE,
        "es" => &ES,
        _ => return None,
    })
}

/// What a verb tells, with the word behind it.
pub(super) fn kind(verbs: &Verbs, word: &str, next: &str) -> Option<(Kind, bool)> {
    let held = |list: &str| {
        may_hold(list, word)
            && list
                .split_whitespace()
                .any(|form| match form.split_once('+') {
                    Some((first, second)) => first == word && second == next,
                    None => form == word,
                })
    };
    let lists = [
        (verbs.dear, Kind::Dear, false),
        (verbs.toil, Kind::Toil, false),
        (verbs.call, Kind::Call, false),
        (verbs.kept, Kind::Kept, false),
        (verbs.life, Kind::Life, false),
        (verbs.errand, Kind::Life, true),
    ];
    lists
        .into_iter()
        .find(|(list, ..)| held(list))
        .map(|(_, kind, errand)| (kind, errand))
}

/// Helping verbs of all languages that may open a further predicate.
const HELPERS: &str = "am is are was were have has had can could will would used har hadde er var blir ble skal skulle vil ville kan \
    kunne må måtte får fikk fekk havde bliver blev hade är ska kunde måste fick hat habe haben ist bin sind war waren hatte hatten \
    kann können will wollen muss müssen ha he está estaba va tiene turns turned fyller fylder wird cumple";

/// Whether a predicate may open with this word.
pub(super) fn may_begin(word: &str) -> bool {
    listed(HELPERS, word)
        || [&EN, &NB, &NN, &DA, &SV, &DE, &ES]
            .into_iter()
            .any(|verbs| {
                [
                    verbs.dear,
                    verbs.kept,
                    verbs.toil,
                    verbs.life,
                    verbs.errand,
                    verbs.call,
                ]
                .into_iter()
                .filter(|list| may_hold(list, word))
                .flat_map(str::split_whitespace)
                .any(|form| form.split('+').next() == Some(word))
            })
}

/// Whether a word is somebody's age.
pub(super) fn is_age(word: &str) -> bool {
    // Words that mean other things in other languages, and so are no numbers there.
    const MORE: [&str; 20] = [
        "to", "tre", "fem", "seks", "sex", "sju", "elf", "once", "tio", "ti", "dos", "tres", "ni",
        "otte", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio",
    ];
    MORE.contains(&word)
        || word
            .parse()
            .ok()
            .or_else(|| numbers::word(word))
            .is_some_and(|years| (1..=110).contains(&years))
}
