"""Norwegian words of customers with what they mean in English: their rows are the English words' rows."""

PAIRS = """
ikke not|ingen no|ingenting nothing|aldri never|ennå yet|enda yet|fortsatt still|allerede already|takk thanks|tusen thousand|hei hello|hallo hello
hvor where|hva what|når when|hvorfor why|hvordan how|hvem who|hvilken which|hvilke which|hvilket which|kan can|kunne could|vil want|ville would|må must
skal shall|skulle should|får get|få get|fikk got|fått received|har have|hadde had|er is|var was|blir becomes|ble became|blitt been|jeg i|meg me|min my
mitt my|mine my|du you|deg you|dere you|vi we|oss us|vår our|han he|hun she|de they|dem them|det it|den it|og and|eller or|men but|hvis if|fordi because
forsinket delayed|forsinkelse delay|sent late|sein late|venter waiting|vente wait|ventet waited|pakke parcel|pakken parcel|pakka parcel|pakker parcels
levering delivery|leveringen delivery|levert delivered|leveres delivered|leverer deliver|sending shipment|sendingen shipment|sendt sent|sende send
sender send|frakt shipping|frakten shipping|post mail|posten mail|postkassen mailbox|kommet arrived|kommer comes|ankommet arrived|dukket appeared
sporing tracking|sporingsnummer tracking|bestilling order|bestillingen order|bestille order|bestilte ordered|bestilt ordered|ordre order|ordren order
ordrenummer order|kjøp purchase|kjøpte bought|kjøpt bought|kjøpe buy|vare item|varen item|varer items|varene items|feil wrong|galt wrong|mangler missing
mangel missing|mistet lost|borte gone|forsvunnet disappeared|ødelagt broken|knust broken|skadet damaged|skade damage|revnet torn|revet torn|sprukket cracked
defekt faulty|virker works|fungerer works|reparere repair|reparasjon repair|reparert repaired|fikse fix|retur return|returnere return|returnert returned
tilbake back|bytte exchange|byttet exchanged|ombytte exchange|angre cancel|angrerett return|angret regret|penger money|pengene money|refusjon refund
refundert refunded|refundere refund|betale pay|betalt paid|betaling payment|betalingen payment|betaler pay|trukket charged|belastet charged|dobbelt double
faktura invoice|fakturaen invoice|regning bill|regningen bill|purring reminder|kvittering receipt|beløp amount|beløpet amount|pris price|prisen price
priser prices|koster costs|koste cost|dyrt expensive|dyr expensive|billig cheap|rabatt discount|rabattkode coupon|gavekort giftcard|gave gift|gaven gift
gebyr fee|avgift fee|moms vat|toll customs|konto account|kontoen account|kort card|kortet card|passord password|passordet password|brukernavn username
innlogging login|logge login|logget logged|bruker user|abonnement subscription|abonnementet subscription|medlemskap membership|medlem member
avslutte cancel|avslutt cancel|si say|sagt said|oppsigelse cancellation|avbestille cancel|avbestilling cancellation|kansellere cancel|kansellert cancelled
avbryte cancel|stoppe stop|stopp stop|fornye renew|fornyet renewed|forlenge extend|utløper expires|utløpt expired|endre change|endret changed|endring change
flyttet moved|flytte move|flytter moving|adresse address|adressen address|adresseendring address|telefonnummer phone|epost email|mail email|nyhetsbrev newsletter
slette delete|slettet deleted|fjerne remove|opplysninger information|personopplysninger data|klage complaint|klagen complaint|klager complain|skuffet disappointed
skuffende disappointing|misfornøyd dissatisfied|fornøyd satisfied|sint angry|sur angry|lei sorry|beklager sorry|dårlig bad|elendig terrible|forferdelig terrible
uakseptabelt unacceptable|uhøflig rude|frekk rude|ubehagelig unpleasant|hyggelig nice|flink good|fantastisk fantastic|nydelig lovely|vakker beautiful
vakkert beautiful|fint nice|fin nice|glad happy|elsker love|elsket loved|liker like|likte liked|beste best|favoritt favourite|anbefale recommend
spørsmål question|spørre ask|svar answer|svare answer|svart answered|lurer wonder|lure wonder|vite know|vet know|forstår understand|forklare explain
hjelp help|hjelpe help|trenger need|ønsker wish|ønske wish|gjerne gladly|ringe call|ringt called|ringte called|skrive write|skrev wrote|skrevet written
snakke talk|melding message|brev letter|brevet letter|kundeservice service|butikk shop|butikken shop|åpent open|åpningstider hours|åpner open|stengt closed
time appointment|timen appointment|avtale appointment|møte meeting|bord table|reservere reserve|reservasjon reservation|rom room|billett ticket|reise trip
besøk visit|besøke visit|besøket visit|verksted workshop|verkstedet workshop|omvisning tour|lager stock|utsolgt sold|tilgjengelig available|ledig available
størrelse size|størrelsen size|farge color|fargen color|stor big|liten small|større bigger|mindre smaller|passer fits|ny new|nytt new|nye new|gammel old
gammelt old|brukt used|garanti warranty|garantien warranty|reklamasjon complaint|reklamere complain|reservedel part|reservedeler parts|del part
bruksanvisning manual|oppskrift recipe|vaske wash|lade charge|batteri battery|skjerm screen|lyd sound|lys light|nettside website|nettsiden website
død dead|døde died|dødsfall death|bortgang death|begravelse funeral|avdøde deceased|arv inheritance|sorg grief|syk ill|sykehus hospital|skadd injured
farlig dangerous|brann fire|brant burned|advokat lawyer|forbrukerrådet consumer|politiet police|anmelde report|svindel fraud|svindlet scammed|stjålet stolen
mor mother|moren mother|mamma mother|far father|faren father|pappa father|bestefar grandfather|bestemor grandmother|farmor grandmother|mormor grandmother
farfar grandfather|morfar grandfather|mann husband|mannen husband|kone wife|kona wife|sønn son|sønnen son|datter daughter|datteren daughter|barn child
barna children|barnebarn grandchild|søster sister|bror brother|venn friend|venninne friend|nabo neighbour|naboen neighbour|lærer teacher|klasse class
klassen class|skole school|skolen school|elever pupils|bursdag birthday|bursdagen birthday|jul christmas|julen christmas|julegave present|bryllup wedding
samarbeid cooperation|samarbeide cooperate|forhandler dealer|engros wholesale|bedrift company|firma company|jobb job|jobbe work|stilling position|søke apply
søknad application|sommerjobb job|praksis internship|journalist journalist|avis newspaper|artikkel article|intervju interview|skriver writing|idé idea
forslag suggestion|foreslå suggest|bok book|boken book|boka book|sang song|spill game|leke toy|dukke doll|hund dog|katt cat|båt boat|sykkel bicycle
drage kite|dragen kite|tegning drawing|tegnet drew|autograf autograph|signert signed|bilde picture|bilder pictures|i in|på on|til to|fra from|med with
uten without|etter after|før before|siden since|uke week|uker weeks|uken week|dag day|dager days|måned month|måneder months|år year|dag day|igår yesterday
morgen tomorrow|idag today|nå now|snart soon|igjen again|to two|tre three|gang time|ganger times|første first|siste last|neste next|noe something|noen someone
alle all|alt everything|mye much|mange many|mer more|lenger longer|bare only|også also|veldig very|så so|som as|at that|å to|en a|et a|ei a|for for|av of|om about
"""


def pairs():
    return [tuple(cell.split()) for cell in PAIRS.replace("\n", "|").split("|") if cell.strip()]
