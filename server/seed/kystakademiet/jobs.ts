import type { Contact, SeedJob, Workplace } from '../shape.ts'

const person = (name: string, title: string, phone: string, mailbox: string): Contact => ({
  name,
  title,
  phone,
  email: `${mailbox}@kystakademiet.example.dk`,
})
const HELGE = person('Helge Fyrtårn', 'Uddannelseschef, Navigation', '00 00 03 11', 'hefy')
const MARIA = person('Maria Krumtap', 'Uddannelseschef, Maskin', '00 00 03 21', 'makr')
const JENS = person('Jens Bådsmand', 'Skibschef', '00 00 03 31', 'jeba')
const SANNE = person('Sanne Kølvand', 'Studiechef', '00 00 03 41', 'sako')

const KORSOER: Workplace = {
  name: 'Kystakademiet',
  address: 'Nordre Mole 8',
  postalCode: '4220',
  city: 'Korsør',
  municipality: '0330',
  country: 'DK',
}
const HIRTSHALS: Workplace = {
  name: 'Kystakademiet Nord',
  address: 'Lodsens Kaj 2',
  postalCode: '9850',
  city: 'Hirtshals',
  municipality: '0860',
  country: 'DK',
}
const TERNEN: Workplace = { ...KORSOER, name: 'Skoleskibet Ternen, hjemhavn Korsør', address: 'Skoleskibskajen' }

const CLOSING = `
## Om Kystakademiet

Vi uddanner navigatører, maskinmestre og skibsassistenter til en flåde, der er ved at skifte brændstof. Skolen har 900 studerende i Korsør og Hirtshals og skoleskibet Ternen, som sejler 180 dage om året.

Vi opfordrer alle, der er interesserede, til at søge, uanset køn, baggrund og hvor på jorden de er født. Til søs er vi afhængige af hinanden, og sådan vil vi også have det i land.`

const CLOSING_EN = `
## About the Coastal Academy

We educate deck officers, marine engineers and ratings for a fleet that is changing its fuel. The academy has 900 students in Korsør and Hirtshals and the training ship Ternen, which sails 180 days a year.

We encourage everyone interested to apply, whatever their gender, background or place of birth.`

const COMMON = {
  employmentArea: 'Kystakademiet',
  applyOtherwise:
    'Du kan også sende ansøgningen med post til Kystakademiet, Nordre Mole 8, 4220 Korsør. Den skal være modtaget inden fristen.',
  employmentType: 'permanent',
  workHours: 'full-time',
} as const
const TEACHER =
  'Løn efter overenskomsten for lærere ved maritime uddannelser i staten. Der gives tillæg for sejltid og kvalifikationer.'

export const JOBS: SeedJob[] = [
  {
    ...COMMON,
    id: 'ka-01',
    title: 'Underviser i terrestrisk og elektronisk navigation',
    department: 'navigation',
    category: 'undervisning',
    location: 'korsoer',
    workplace: KORSOER,
    published: 7,
    deadline: [1, '12:00'],
    interviews: [8],
    startMonth: 2,
    answer: 13,
    pay: TEACHER,
    contacts: [HELGE],
    text: `
Hvad gør du, når skærmen bliver sort? Vores studerende skal kunne finde hjem både med og uden. Det skal du lære dem.

## Du skal

- undervise i navigation, søvejsregler og ECDIS på styrmandsuddannelsen
- køre øvelser på vores nye brosimulator
- sejle to til tre uger om året med Ternen som navigationslærer.

## Du har

sønæringsbevis som styrmand eller skibsfører, mindst tre års fartstid og lyst til at forklare det samme på fem måder. Har du ikke undervist før, betaler vi den pædagogiske uddannelse.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'ka-02',
    title: 'Maskinmester som underviser i grønne fremdriftssystemer',
    department: 'maskin',
    category: 'undervisning',
    location: 'hirtshals',
    workplace: HIRTSHALS,
    published: 9,
    deadline: 14,
    interviews: [21, 22],
    startMonth: 2,
    pay: TEACHER,
    contacts: [MARIA],
    text: `
Metanol, ammoniak, batterier og vind: De studerende, vi optager i år, kommer aldrig til at stå vagt ved en ren dieselmotor. Vil du være med til at bygge den undervisning, de får brug for?

## Opgaverne

- Du underviser i termiske maskiner, el-fremdrift og sikkerhed ved nye brændstoffer.
- Du opbygger et laboratorium til metanolmotorer sammen med et rederi.
- Du vejleder bachelorprojekter i praksis.

## Din baggrund

Du er maskinmester med praktisk erfaring fra skib, værft eller energiselskab. Du er sikker i sikkerheden og god til at spørge: »Hvad tror du, der sker, hvis …?«
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'ka-03',
    title: 'Overstyrmand til skoleskibet Ternen',
    department: 'skibsdrift',
    category: 'til-soes',
    location: 'skoleskibet',
    workplace: TERNEN,
    published: 3,
    deadline: 20,
    interviews: [27],
    startMonth: 3,
    pay: 'Hyre efter overenskomsten for skibsofficerer i staten med tillæg for undervisning om bord.',
    contacts: [JENS],
    text: `
Ternen er 62 meter lang, har tre master og hvert år 240 unge om bord, der aldrig har været til søs. Som overstyrmand er du deres første møde med faget.

## Om bord

- Du er skibsførerens stedfortræder og leder dækket og vagterne.
- Du har ansvaret for sikkerhed, øvelser og de unges trivsel.
- Du planlægger vedligeholdet af rig og skrog.

## Turnus

| Periode | Tid om bord | Tid i land |
| April–oktober | 5 uger | 5 uger |
| November–marts | Værft, kursus og planlægning i Korsør | Weekender og afspadsering |

## Krav

Sønæringsbevis som styrmand af 1. grad eller højere, gyldigt helbredsbevis for søfarende og erfaring med sejlskib. Du kan skælde ud, så det bliver forstået som omsorg.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'ka-04',
    title: 'Associate Professor in Maritime Human Factors',
    language: 'en',
    department: 'navigation',
    category: 'forskning',
    location: 'korsoer',
    workplace: KORSOER,
    published: 5,
    deadline: 40,
    interviews: [52],
    startMonth: 5,
    pay: 'Pay follows the collective agreement for academics in the Danish state, with a supplement as associate professor.',
    employmentArea: 'The Coastal Academy',
    applyOtherwise: 'You may also send your application by post to Kystakademiet, Nordre Mole 8, 4220 Korsør, Denmark.',
    contacts: [HELGE],
    text: `
Most accidents at sea begin with a tired person and a badly placed button. We seek a researcher who will study both and bring the answers straight into the classroom.

## The position

- You establish a research group on watchkeeping, fatigue and the design of bridges.
- You have the use of two full-mission simulators and of a real ship.
- You teach about 40 per cent of your time, in English or Danish.

## Qualifications

You hold a PhD in psychology, ergonomics, human–computer interaction or a related field and have published in it. You have sat a night watch or are willing to. Applications are assessed by a committee with two external members, and you will see its assessment before the interviews.
${CLOSING_EN}`,
  },
  {
    ...COMMON,
    id: 'ka-05',
    title: 'Studievejleder / Student Counsellor',
    department: 'studieservice',
    category: 'administration',
    location: 'korsoer',
    workplace: KORSOER,
    published: 2,
    deadline: 16,
    interviews: [23],
    startMonth: 2,
    pay: 'Løn efter overenskomsten for akademikere i staten eller fællesoverenskomsten, afhængigt af din uddannelse.',
    partTimePossible: true,
    contacts: [SANNE],
    text: `
The English version follows below.

En tredjedel af vores studerende er til søs, når de får brug for dig. Du er vant til at vejlede over en dårlig forbindelse og til at lytte efter det, der ikke bliver sagt.

## Opgaverne

- Du vejleder om studievalg, orlov, praktik og trivsel.
- Du taler med studerende, der er ved at give op, og finder vejen videre sammen med dem.
- Du holder åbent hus på tre gymnasier hver måned.

Du har en mellemlang eller lang uddannelse og erfaring med vejledning.

## In English

A third of our students are at sea when they need you. You counsel on choice of studies, leave, placements and well-being, often over a poor connection. Half of your conversations will be in English. You have experience of counselling and speak one of the Scandinavian languages.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'ka-06',
    title: 'Værkstedsassistent, smedje og motorværksted',
    department: 'maskin',
    category: 'drift',
    location: 'hirtshals',
    workplace: HIRTSHALS,
    published: 11,
    deadline: 5,
    interviews: [12],
    startMonth: 1,
    pay: 'Løn efter organisationsaftalen for håndværkere i staten.',
    contacts: [MARIA],
    text: `
I værkstedet lærer de studerende at svejse, dreje, skille ad og samle. Du sørger for, at maskinerne kører, og at alle har ti fingre, når de går hjem.

## Du står for

- klargøring af øvelser for hold på op til 16 studerende
- vedligehold af drejebænke, svejseanlæg og fire motorer
- indkøb, lager og arbejdsmiljø.

## Du er

faglært smed, skibsbygger eller motormekaniker. Du kan lide unge mennesker og kan sige »stop« højt.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'ka-07',
    title: 'Kok til skoleskibet Ternen',
    department: 'skibsdrift',
    category: 'til-soes',
    location: 'skoleskibet',
    workplace: TERNEN,
    employmentType: 'fixed-term',
    published: 1,
    deadline: 11,
    interviews: [17],
    startMonth: 3,
    pay: 'Hyre efter overenskomsten for catering til søs. Kost og logi om bord er gratis.',
    contacts: [JENS],
    text: `
Firs sultne mennesker, fire daglige måltider og en kabys, der hælder femten grader. Vi søger en kok til sæsonen fra april til oktober.

## Du skal

- lave mad fra bunden til besætning og elever, også til dem, der ikke spiser kød eller ikke tåler mælk
- planlægge proviant til fem uger ad gangen
- lære otte elever på skift, hvordan man passer en kabys.

## Du har

uddannelse som kok, smørrebrødsjomfru eller cater, skibskokkebevis eller lyst til at få det og et roligt sind i høj sø.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'ka-08',
    title: 'Simulatorteknikker',
    department: 'drift',
    category: 'drift',
    location: 'korsoer',
    workplace: KORSOER,
    published: 6,
    deadline: 27,
    startMonth: 3,
    pay: 'Løn efter organisationsaftalen for teknikere i staten med tillæg efter kvalifikationer.',
    contacts: [],
    text: `
Vores to brosimulatorer og maskinsimulatoren sejler 14 timer om dagen. Når bølgerne hakker, eller radaren går i sort, er det dig, underviserne kalder på.

## Arbejdet

- Du driver servere, projektorer, konsoller og netværk i simulatorcentret.
- Du bygger nye scenarier sammen med underviserne: havne, strøm, vejr og uheld.
- Du planlægger opdateringer, så der aldrig mangler en bro på en eksamensdag.

## Om dig

Du er datatekniker, elektronikingeniør eller selvlært med dokumenteret erfaring. Du kan fejlfinde på både software og stik, og du skriver ned, hvad du gjorde.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'ka-09',
    title: 'Kvalitetskoordinator til STCW og akkreditering',
    department: 'administration',
    category: 'administration',
    location: 'korsoer',
    workplace: KORSOER,
    workHours: 'part-time',
    published: 4,
    deadline: [30, '12:00'],
    interviews: [37],
    startMonth: 3,
    pay: 'Løn efter overenskomsten for akademikere i staten, 30 timer om ugen.',
    partTimePossible: true,
    contacts: [SANNE],
    text: `
Et dansk sønæringsbevis gælder i hele verden, fordi nogen har styr på papirerne. Om lidt er det dig.

## Opgaverne

- Du vedligeholder skolens kvalitetssystem og forbereder besøg fra de maritime myndigheder og akkrediteringen.
- Du gennemfører interne audit og hjælper uddannelserne med at følge op.
- Du sørger for, at de studerendes evalueringer bliver læst og brugt.

## Profil

Du har erfaring med kvalitetsarbejde i uddannelse, søfart eller industri. Du skriver kort og kan få travle mennesker til at svare.
${CLOSING}`,
  },
]
