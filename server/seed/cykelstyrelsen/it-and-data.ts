import type { SeedJob } from '../shape.ts'
import { CLOSING, CLOSING_EN, COMMON, OFFICES, occupation, PAY, PEOPLE } from './people.ts'
import { DATA_QUESTIONS, GIS_QUESTIONS, SUPPORT_QUESTIONS } from './questions.ts'

/** IT and data. */
export const IT_AND_DATA: SeedJob[] = [
  {
    ...COMMON,
    id: 'cs-501',
    occupation: occupation(1, 'Softwareudvikler'),
    title: 'Softwareudvikler til Cykelkortet',
    department: 'it-og-data',
    category: 'it',
    location: 'aarhus',
    workplace: OFFICES.aarhus,
    published: 4,
    deadline: 28,
    interviews: [36],
    startMonth: 3,
    pay: PAY.academic,
    partTimePossible: true,
    contacts: [PEOPLE.jonas],
    text: `
Cykelkortet viser alle landets cykelveje og bruges af 200.000 hver måned. Det er åben kildekode, og det vil vi gerne blive ved med.

## Du skal arbejde med

- et kort i browseren, der kan bruges med tastatur og skærmlæser
- en rutemotor, som kender forskel på asfalt, grus og brosten
- grænseflader, som kommuner selv kan sende deres stier ind gennem
- drift: vi bygger det, og vi passer det.

Vi bruger TypeScript, Rust og PostgreSQL med PostGIS. Vi parprogrammerer en del, skriver test og lægger ud flere gange om ugen.

## Du har

lavet software, som andre har overtaget uden at bande. Du er god til mindst ét af vores sprog og interesseret i de andre. Formel uddannelse er ikke afgørende.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-502',
    occupation: occupation(2, 'Dataingeniør'),
    title: 'Data Engineer (Dataingeniør)',
    language: 'da',
    department: 'it-og-data',
    category: 'it',
    location: 'koebenhavn',
    workplace: OFFICES.copenhagen,
    published: 5,
    deadline: 25,
    interviews: [33],
    startMonth: 3,
    pay: PAY.academic,
    questions: DATA_QUESTIONS,
    contacts: [PEOPLE.jonas],
    text: `
The English version follows the Danish one.

Hver time sender 1.150 tællestationer, 80 vejrstationer og 30.000 delecykler os oplysninger. Du skal bygge de ledninger, som det løber igennem, og holde dem tætte.

## Dine opgaver

- Du driver og udvikler vores dataplatform sammen med tre kolleger.
- Du sikrer kvalitet, sporbarhed og sletning efter tidsplan.
- Du gør data åbne, når de kan være det, og lukkede, når de skal være det.

## Din profil

Du er vant til SQL, Python og orkestrering af datastrømme og har prøvet at stå med vagttelefonen. Du behøver ikke tale dansk fra den første dag.

## In English

Every hour 1,150 counting stations, 80 weather stations and 30,000 shared bicycles send us data. You will build the pipes that it runs through and keep them tight.

- You run and develop our data platform together with three colleagues.
- You look after quality, lineage and timely deletion.
- You open data when they can be open and close them when they must be closed.

You are used to SQL, Python and the orchestration of data flows. You need not speak Danish from the first day; we offer lessons during working hours.
${CLOSING_EN}`,
  },
  {
    ...COMMON,
    id: 'cs-503',
    title: 'It-supporter med tålmodighed',
    department: 'it-og-data',
    category: 'it',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 9,
    deadline: [4, '12:00'],
    interviews: [10],
    startMonth: 1,
    pay: PAY.office,
    questions: SUPPORT_QUESTIONS,
    contacts: [PEOPLE.jonas],
    text: `
»Har du prøvet at slukke og tænde?« kan siges på mange måder. Vi søger en, der siger det venligt og bagefter finder ud af, hvorfor det hjalp.

## Du hjælper med

- pc'er, telefoner, mødeudstyr og adgange for 240 kolleger
- modtagelse af nye medarbejdere og afsked med gamle maskiner
- små vejledninger, så det samme spørgsmål ikke kommer igen
- beredskab hver sjette uge, med tillæg.

## Du er

uddannet it-supporter eller selvlært med nogle års erfaring. Du kan forklare uden at tale ned, og du har styr på sikkerheden uden at gøre den til en hindring.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-504',
    title: 'GIS-specialist til det nationale stinet',
    department: 'it-og-data',
    category: 'it',
    location: 'aalborg',
    workplace: OFFICES.aalborg,
    published: 12,
    deadline: 60,
    interviews: [68],
    startMonth: 4,
    pay: PAY.academic,
    partTimePossible: true,
    questions: GIS_QUESTIONS,
    form: { documents: { min: 2, max: 4 }, preferentialAccess: true },
    contacts: [PEOPLE.jonas],
    text: `
Hvor begynder en sti, og hvornår er den holdt op med at være en vej? Det spørgsmål har 98 kommuner 98 svar på. Du skal finde det ene, vi alle kan registrere efter.

## Opgaverne

- Du vedligeholder den nationale specifikation for stidata sammen med kommunerne.
- Du kontrollerer og sammenstykker leverancer og giver brugbare fejlmeldinger tilbage.
- Du laver analyser af fremkommelighed, huller i nettet og adgang til natur.

## Forudsætninger

Du er geograf, landinspektør eller geoinformatiker, bruger QGIS og PostGIS hjemmevant og har lyst til at være den, andre ringer til.
${CLOSING}`,
  },
]
