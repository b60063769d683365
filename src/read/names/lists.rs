//! Words about names: mailboxes, firms, titles, particles, and common given names.

use crate::read::words::Words;

/// Local parts and display names that are a function and nobody's name.
pub static MAILBOXES: Words = Words::new(include_str!("mailboxes.txt"));

/// Common given names of the languages we read, lower case; for telling "Berg, Lisa" from "Lisa Berg, Director", and for
/// finding names in lower-case text. Not complete, and nothing hangs on it alone.
pub static GIVEN: Words = Words::new(include_str!("given.txt"));

/// Words that make a name that of a firm or association wherever they stand.
pub static FIRM_WORDS: Words = Words::new(include_str!("firms.txt"));

/// Last words of a firm's name, dots removed.
pub static FIRM_ENDINGS: Words = Words::new(
    "as asa ab aps a/s ltd limited inc llc llp plc gmbh ag kg ohg ug ev sa sl srl spa sarl bv nv oy oyj ans da sf co corp \
     corporation company nuf enk pty sas kft ks hb vof foundation trust group holding holdings",
);

/// Endings of single words that only firms and associations have.
pub const FIRM_ENDINGS_INSIDE: &[&str] = &[
    "butikken",
    "forlaget",
    "foreningen",
    "klubben",
    "kontoret",
    "biblioteket",
    "museet",
    "skolen",
    "kommune",
    "bakeriet",
    "verksted",
    "verkstedet",
    "gmbh",
    "lag",
    "banken",
    "klubb",
    "forening",
    "forbund",
    "selskapet",
    "sykehuset",
    "senteret",
];

/// Forms of address before a name, dots removed, lower case.
pub static TITLES: Words = Words::new(
    "mr mrs ms miss mx dr doktor doctor prof professor sir dame lady lord rev reverend father fr herr frau hr fru frøken frk señor señora \
     sr sra srta don doña mme mlle monsieur madame dhr mevr mw ing dipl-ing capt captain major col colonel lt sgt judge \
     hon cand mag univ-prof em siv.ing sivilingeniør adv advokat rektor pastor sogneprest dr.med tannlege",
);

/// Particles of family names, lower case.
pub static PARTICLES: Words = Words::new(
    "von van der den de la le du des del della di da dos das do ter ten te zu zum zur af av bin bint ibn al el ben y e vom \
     't op het st",
);

/// What may follow a name and is no part of it, dots removed, lower case.
pub static SUFFIXES: Words = Words::new(
    "jr sr ii iii iv phd ph.d md m.d esq mba msc bsc ba ma mbe obe cbe cpa rn dds llm jd frcs bcom dphil qc kc",
);

/// What families call each other: no names.
pub static FAMILY_WORDS: Words = Words::new(
    "mum mom mummy mommy dad daddy mamma pappa mor far gran granny grandma grandpa grandad granddad nan nana bestemor \
     bestefar mormor morfar farmor farfar auntie aunt uncle tante onkel mama papa oma opa",
);

/// Words between the names of two.
pub static JOINTS: Words = Words::new("og and & und och y et en ja +");

/// First words of double given names: "Anne Marie", "Jean Paul".
pub static DOUBLE_FIRST: Words = Words::new(
    "anne ann mary maria marie jean juan josé jose hans karl per jan ole anna eva inger kari liv else jens lars nils tor \
     john siv unni britt",
);
/// The second words.
pub static DOUBLE_SECOND: Words = Words::new(
    "marie ann anne grete lise karin beth lou luis carlos paul pierre claude petter erik christian kristian olav arne \
     magnus jane kate josé jose maria johan martin inger britt mari johanne kathrine elisabeth birgitte kristin sofie \
     martha otto jakob tore magne morten henrik ivar einar",
);
