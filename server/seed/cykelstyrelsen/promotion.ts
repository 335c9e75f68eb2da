import type { SeedJob } from '../shape.ts'
import { CLOSING, COMMON, OFFICES, PAY, PEOPLE } from './people.ts'

/** Health, promotion of cycling, sport. */
export const PROMOTION: SeedJob[] = [
  {
    ...COMMON,
    id: 'cs-301',
    title: 'Kampagneleder til »Hele byen cykler«',
    department: 'cykelfremme',
    category: 'kommunikation',
    location: 'koebenhavn',
    workplace: OFFICES.copenhagen,
    published: 5,
    deadline: [6, '10:00'],
    interviews: [12, 13],
    startMonth: 2,
    answer: 20,
    employmentType: 'fixed-term',
    pay: PAY.academic,
    contacts: [PEOPLE.amina],
    text: `
Hver maj lader 400 arbejdspladser bilen stå. I år vil vi have skoler, foreninger og plejehjem med. Vil du lede kampagnen, der skal få hele byen op på sadlen?

Stillingen er et vikariat i 18 måneder, mens din forgænger er på orlov.

## Dine opgaver

- Du leder kampagnen fra idé til evaluering med et budget på 6,5 mio. kr.
- Du indgår aftaler med kommuner, idrætsforeninger og lokale cykelhandlere.
- Du er redaktør for kampagnens side, film og opslag og briefer vores bureau.
- Du måler, om det virker, og fortæller det, også når det ikke gør.

## Vi leder efter

en, der har gennemført landsdækkende kampagner før, og som kan begejstre en forsamling klokken otte om morgenen. Du tænker tilgængelighed og mangfoldighed ind fra begyndelsen: Handicapcyklen hører til på forsiden.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-302',
    title: 'Konsulent til skoler og børns cykling',
    department: 'cykelfremme',
    category: 'akademiker',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 9,
    deadline: 26,
    interviews: [34],
    startMonth: 3,
    pay: PAY.academic,
    partTimePossible: true,
    contacts: [PEOPLE.amina],
    text: `
Færre børn cykler i skole end for ti år siden. Vi vil vende kurven sammen med lærere, pædagoger og forældre, og du skal være deres faste holdepunkt.

## Du skal

- udvikle undervisningsmateriale til 0., 3. og 6. klasse sammen med lærere
- rådgive kommuner om skoleveje og cykelprøver
- drive et netværk af 60 kommunale trafiklærere
- følge forskningen og oversætte den til noget, der kan bruges mandag morgen.

## Du kan

undervise voksne og børn, skrive uden at løfte pegefingeren og lede et projekt i mål. Du kan være uddannet lærer med en overbygning, cand.pæd. eller have en anden relevant uddannelse.

Du kommer til at rejse omkring 40 dage om året, mest med tog og foldecykel.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-303',
    title: 'Sundhedsfaglig konsulent, cykling efter sygdom',
    department: 'sundhed-og-idraet',
    category: 'akademiker',
    location: 'odense',
    workplace: OFFICES.odense,
    workHours: 'part-time',
    published: 11,
    deadline: 5,
    interviews: [12],
    startMonth: 2,
    pay: PAY.academic,
    partTimePossible: true,
    contacts: [PEOPLE.amina],
    text: `
En cykeltur om dagen kan være vejen tilbage efter en blodprop eller et kræftforløb. Du skal hjælpe kommunerne med at gøre den vej lettere at finde.

Stillingen er på 25 timer om ugen og kan kombineres med klinisk arbejde.

## Opgaverne

- Du samler og vurderer evidensen for cykling i rehabilitering.
- Du udvikler forløb sammen med tre forsøgskommuner og deres patientforeninger.
- Du rådgiver om tandemcykler, trehjulede cykler og elcykler til borgere med nedsat funktionsevne.

## Baggrund

Du er fysioterapeut, ergoterapeut, læge eller folkesundhedsvidenskabelig kandidat med erfaring fra rehabilitering. Du har øje for dem, der ikke selv melder sig til.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-304',
    title: 'Koordinator til nationale motionsløb og stævner',
    department: 'sport',
    category: 'akademiker',
    location: 'aarhus',
    workplace: OFFICES.aarhus,
    published: 3,
    deadline: 15,
    interviews: [22],
    startMonth: 3,
    pay: PAY.office,
    contacts: [PEOPLE.frode],
    text: `
Når 9.000 motionister triller over startstregen, er der nogen, der har tænkt på toiletter, tidtagning, trafikafvikling og tredive frivillige i gul vest. Det er dig.

## Hvad du laver

- Du behandler ansøgninger om afspærring af statslige veje til løb og stævner.
- Du er bindeled mellem arrangører, politi, kommuner og vejmyndigheder.
- Du udgiver vores vejledning om sikre og grønne cykelløb og holder kurser i den.

## Hvad du kan

Du har planlagt store arrangementer, holder hovedet koldt og husker aftaler. Du arbejder gerne otte til ti weekender om året mod at holde fri, når der er stille.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-305',
    title: 'Ph.d.-stipendiat i hverdagscykling og adfærd',
    department: 'cykelfremme',
    category: 'akademiker',
    location: 'odense',
    workplace: OFFICES.odense,
    employmentType: 'fixed-term',
    published: 13,
    deadline: 38,
    startMonth: 4,
    pay: 'Løn som ph.d.-stipendiat efter overenskomsten for akademikere i staten. Ansættelsen sker på universitetet.',
    applyAt: 'source',
    applyUrl: 'https://stillinger.universitet.example.dk/phd/hverdagscykling',
    applyOtherwise: null,
    contacts: [PEOPLE.amina],
    text: `
Hvad får nogen til at cykle i regnvejr, mens naboen tager bilen i solskin? Sammen med universitetets institut for samfundsvidenskab udbyder vi et treårigt ph.d.-stipendium om hverdagens valg.

Du indskrives og ansættes på universitetet og har arbejdsplads begge steder.

## Projektet

- Du følger 300 husstande gennem et år med interview og frivillig sporing.
- Du samarbejder med to postdocer om at afprøve små ændringer i gaderne.
- Du formidler til kommuner undervejs og ikke først bagefter.

## Krav

Du har en kandidatgrad i sociologi, antropologi, psykologi, geografi eller trafikplanlægning. Ansøgningen skal indeholde en projektbeskrivelse på højst fem sider og sendes gennem universitetets system.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-306',
    title: 'Cykelmekaniker til tjenestecykler og udlån',
    department: 'sport',
    category: 'drift',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 2,
    deadline: 8,
    interviews: [14],
    startMonth: 1,
    pay: 'Løn efter organisationsaftalen for håndværkere i staten med et kvalifikationstillæg.',
    contacts: [PEOPLE.frode],
    text: `
Vi har 190 tjenestecykler, 40 ladcykler og en samling handicapcykler, som hele landet låner. De skal køre som en drøm. Er du god til det?

## Værkstedet

Du står for eftersyn, reparationer, indkøb af reservedele og de fejlmeldinger, der tikker ind fra kontorerne. Du har en lærling ved din side og et værksted med dagslys. To gange om måneden tager du servicebilen til København, Aarhus og Aalborg.

## Du er

- udlært cykelmekaniker eller har tilsvarende erfaring
- fortrolig med elmotorer, batterier og hydrauliske bremser
- venlig over for folk, der er kørt flade.

Arbejdstiden er 7.30–15.00, og du må gerne have din egen cykel med.
${CLOSING}`,
  },
]
