import type { SeedJob } from '../shape.ts'
import { CLOSING, CLOSING_EN, COMMON, OFFICES, occupation, PAY, PEOPLE } from './people.ts'

/** Planning, cycle tracks, bridges and paths. */
export const INFRASTRUCTURE: SeedJob[] = [
  {
    ...COMMON,
    id: 'cs-101',
    occupation: occupation(3, 'Områdedirektør'),
    title: 'Områdedirektør for Planlægning og Anlæg',
    department: 'planlaegning-og-anlaeg',
    category: 'ledelse',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 12,
    deadline: [17, '12:00'],
    interviews: [26, 33],
    startMonth: 3,
    answer: 40,
    pay: 'Ansættelse efter overenskomsten for akademikere i staten eller på tjenestemandslignende vilkår i lønramme 38. Der ydes åremålstillæg.',
    fixedTenure: 'Åremål i 5 år med mulighed for forlængelse i 3 år',
    employmentType: 'fixed-term',
    contacts: [PEOPLE.signe],
    text: `
Over de næste ti år skal Danmark have 900 kilometer nye statslige cykelveje. Vil du stå i spidsen for dem, der tegner, regner, forhandler og bygger?

Som områdedirektør bliver du en del af en direktion på tre og leder 85 medarbejdere gennem fire kontorchefer. Du har ansvaret for, at planer bliver til stier, der holder, og for at hver krone er brugt, hvor den flytter flest.

## Dine opgaver

- Du sætter retningen for Cykelinfrastruktur og Trafiksikkerhed og følger porteføljen af anlægsprojekter tæt.
- Du forhandler med kommuner, forsyningsselskaber og lodsejere, når de store linjer skal lægges fast.
- Du rådgiver departementet om anlægslove, puljer og fremdrift.
- Du udvikler ledere, der kan sige både ja og nej med en god begrundelse.

## Vi forventer

Du har ledet ledere i en organisation med politisk bevågenhed og kender anlægsøkonomi fra virkeligheden. Du er tydelig i det, du vil, og nysgerrig på det, andre ved. En lang videregående uddannelse er en forudsætning; faget er ikke.

## Ansættelsen

Stillingen besættes på åremål i fem år. Forud for anden samtale gennemføres test og indhentes referencer efter aftale med dig. Kontakt direktionssekretariatet, hvis du vil høre mere i fortrolighed.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-102',
    title: 'Projektleder til nye supercykelstier',
    department: 'cykelstier',
    category: 'ingenioer',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 6,
    deadline: 3,
    interviews: [10, 11],
    startMonth: 2,
    answer: 17,
    pay: PAY.technical,
    partTimePossible: true,
    contacts: [PEOPLE.rikke],
    text: `
Kan du få fem kommuner, to forsyningsselskaber og en flok spidssnudede frøer til at enes om den samme linje på kortet? Så har vi et projekt til dig.

Du får ansvaret for strækningen Nyborg–Odense–Middelfart: 78 kilometer sammenhængende cykelsti med tre underføringer og en ny bro. Forundersøgelsen er færdig, og første spadestik er planlagt til næste forår.

## Dine opgaver

- Du styrer tid, økonomi og risici fra skitseprojekt til aflevering.
- Du udbyder rådgivning og entrepriser sammen med vores jurister.
- Du holder borgermøder og svarer lodsejere, så de føler sig hørt, også når svaret er nej.
- Du samler erfaringerne, så den næste strækning bliver både bedre og billigere.

## Du er

- ingeniør, landinspektør eller har en anden teknisk uddannelse
- vant til at lede anlægsprojekter, gerne i det offentlige
- god til at skrive, så både en minister og en landmand forstår det.

Har du ikke prøvet det hele før, så søg alligevel. Vi har en intern projektlederuddannelse, og du får en erfaren kollega som makker det første år.

## Vi tilbyder

Fleksibel arbejdstid, to hjemmearbejdsdage om ugen og et kontor, hvor man må have værktøjet liggende fremme. Du cykler på besøg, når det kan lade sig gøre; ellers har vi delebiler.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-103',
    title:
      'Specialkonsulent eller chefkonsulent med solid erfaring fra offentlige anlægsprojekter til tværgående koordinering af nationale cykelforbindelser, statslige puljer og samarbejdet med kommuner, regioner og vores nabolande',
    department: 'cykelinfrastruktur',
    category: 'akademiker',
    location: 'koebenhavn',
    workplace: OFFICES.copenhagen,
    published: 3,
    deadline: 24,
    interviews: [32],
    startMonth: 3,
    pay: PAY.special,
    partTimePossible: true,
    contacts: [PEOPLE.rikke, PEOPLE.palle],
    text: `
Titlen er lang, for det er opgaven også. Du binder trådene sammen mellem dem, der bygger, dem, der betaler, og dem, der bor på den anden side af grænsen.

## Opgaverne

1. Du koordinerer den årlige ansøgningsrunde for den statslige cykelpulje og indstiller, hvem der får.
2. Du er sekretær for det dansk-tyske og det dansk-svenske samarbejde om cykelruter.
3. Du skriver bidrag til Folketingets Transportudvalg, ofte med kort frist.
4. Du holder styr på, hvor langt 41 projekter er, og siger til, før de går i stå.

## Profilen

Du har arbejdet med anlæg i en kommune, en region eller staten og ved, hvor der plejer at gå sand i maskineriet. Du skriver klart, regner sikkert og har let ved at ringe til folk. Dansk og engelsk er en forudsætning, og tysk er en stor fordel.

Om du ansættes som specialkonsulent eller chefkonsulent, afhænger af din erfaring.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-104',
    title: 'Ingeniør til drift og eftersyn af cykelbroer',
    department: 'broer-og-stier',
    category: 'ingenioer',
    location: 'aarhus',
    workplace: OFFICES.aarhus,
    published: 8,
    deadline: [9, '12:00'],
    interviews: [15, 16],
    startMonth: 2,
    pay: PAY.technical,
    contacts: [PEOPLE.palle],
    text: `
Vi passer på 312 broer, som tusindvis af cyklister dagligt stoler på uden at tænke over det. Vil du være en af dem, der tænker over det?

Som broingeniør planlægger du hoved- og særeftersyn, vurderer skader og beslutter, hvad der skal repareres nu, og hvad der kan vente. Du er ude halvdelen af tiden, fra foråret og frem til frosten.

## Opgaverne fordelt på året

| Periode | Hvad du laver | Hvor |
| Januar–marts | Eftersynsplan, udbud og budget | Kontoret i Aarhus |
| April–juni | Hovedeftersyn af broer i Jylland | På broerne, to dage om ugen hjemme |
| Juli–september | Reparationer og tilsyn | På pladserne |
| Oktober–december | Tilstandsrapport, prioritering og læring | Kontoret i Aarhus |

## Kvalifikationer

- Du er diplom- eller civilingeniør inden for konstruktion.
- Du har kørekort til almindelig bil og ingen højdeskræk.
- Du kan forklare en revne, så en borgmester forstår, om den er farlig.

Erfaring med DANBRO eller tilsvarende er en fordel. Vi betaler uddannelsen til certificeret broinspektør.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-105',
    title: 'Bridge Engineer for timber and composite cycle bridges',
    language: 'en',
    department: 'broer-og-stier',
    category: 'ingenioer',
    location: 'aarhus',
    workplace: OFFICES.aarhus,
    published: 5,
    deadline: 31,
    interviews: [39, 40],
    startMonth: 4,
    pay: 'Pay and pension follow the collective agreement for engineers in the Danish state, with a supplement according to qualifications.',
    employmentArea: 'The Danish Cycling Agency and its offices',
    applyOtherwise:
      'You may also send your application by post to Cykelstyrelsen, HR, Cykeltorvet 1, 5000 Odense C, Denmark. It must reach us before the deadline.',
    contacts: [PEOPLE.palle],
    text: `
Concrete is heavy, steel is dear, and a bicycle weighs fifteen kilos. We are building the next generation of cycle bridges in timber and fibre composites, and we need an engineer who knows how these materials age in Danish weather.

## What you will do

- Write the agency's design guide for timber and composite bridges with spans of up to 60 metres.
- Review the designs of our consultants and say clearly what has to change.
- Follow four pilot bridges from the drawing board to their first winter.
- Share what we learn with road authorities in the Nordic countries.

## Who you are

You hold a degree in structural engineering and have worked with timber or fibre-reinforced polymers, in research or in practice. You are used to Eurocode 5 and do not mind wellingtons. You work in English from the first day; we offer Danish lessons during working hours and expect you to follow a meeting in Danish after two years.

## What we offer

A permanent position of 37 hours a week including lunch, six weeks of holiday, flexible hours and help with moving to Denmark.
${CLOSING_EN}`,
  },
  {
    ...COMMON,
    id: 'cs-106',
    title: 'Landskabsarkitekt til stier i sårbar natur',
    department: 'broer-og-stier',
    category: 'ingenioer',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 10,
    deadline: 1,
    interviews: [7],
    startMonth: 2,
    pay: PAY.academic,
    partTimePossible: true,
    contacts: [PEOPLE.palle],
    text: `
En god sti lader landskabet komme til orde. Hos os får du lov at tegne dem gennem klit, mose og egekrat, så folk kommer derud, og naturen bliver der.

## Dine opgaver

- Du finder linjeføringer sammen med biologer og kommuner og tegner de svære steder selv.
- Du vælger belægninger, beplantning og belysning og skriver dem ind i udbuddene.
- Du følger arbejdet på pladsen og efterser stierne efter første, tredje og femte sommer.

## Din baggrund

Du er uddannet landskabsarkitekt og har nogle års erfaring fra en tegnestue, en kommune eller en naturforvaltning. Du kender naturbeskyttelsesloven godt nok til at vide, hvornår du skal spørge. Du kan lide at få modspil og giver det gerne igen.

Stillingen kan besættes på 32–37 timer om ugen.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-107',
    title: 'Tilsynsførende for cykelstier i Nordjylland',
    department: 'cykelstier',
    category: 'drift',
    location: 'aalborg',
    workplace: OFFICES.aalborg,
    published: 4,
    deadline: 18,
    interviews: [25],
    startMonth: 2,
    pay: 'Løn efter organisationsaftalen for tekniske medarbejdere i staten med tillæg for kørsel og tilkald.',
    contacts: [PEOPLE.rikke],
    text: `
Du kender lyden af et dæk på løst grus. Som tilsynsførende er du styrelsens øjne på 640 kilometer sti nord for Limfjorden og dem, entreprenørerne aftaler tingene med.

## En almindelig uge

- Mandag planlægger du ugens tilsyn ud fra borgernes henvendelser og målebilens data.
- Tirsdag til torsdag er du ude, på elcykel når vejret er til det, ellers i bil.
- Fredag gør du op med entreprenørerne, godkender regninger og retter planen.
- Hver femte uge har du vintervagt fra november til marts.

## Du har

erfaring fra anlæg, asfalt, grønne områder eller vejvæsen, kørekort B og ro i maven, når to parter er uenige om en kantsten. Du kan skrive en kort rapport, som holder, hvis sagen ender hos en dommer.

Vi lærer dig systemerne og giver dig en telefon, et kamera og en rigtig god regnjakke.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-108',
    title: 'Jurist til ekspropriation og aftaler med lodsejere',
    department: 'cykelinfrastruktur',
    category: 'akademiker',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 14,
    deadline: 0,
    interviews: [6, 7],
    startMonth: 2,
    pay: PAY.academic,
    contacts: [PEOPLE.rikke],
    text: `
Når en cykelsti går over nogens mark, skal vi kunne se dem i øjnene bagefter. Du sørger for, at det sker efter loven og med ordentlighed.

## Hvad du kommer til at lave

- Du forbereder og fører ekspropriationssager sammen med landinspektører og kommissarier.
- Du forhandler frivillige aftaler, som er vores foretrukne vej.
- Du svarer på aktindsigt og klager og underviser kolleger i forvaltningsret.

## Hvem du er

Du er cand.jur. og har arbejdet med fast ejendom, miljø eller vejret, gerne to til fem år. Du formulerer dig enkelt, også om det indviklede, og du sidder lige godt ved et køkkenbord og i et retsmøde.

Du bliver en af seks jurister i et kontor, hvor vi læser hinandens afgørelser højt, før de bliver sendt.
${CLOSING}`,
  },
]
