import type { SeedJob } from '../shape.ts'
import { CLOSING, COMMON, OFFICES, PAY, PEOPLE } from './people.ts'

/** Road safety. */
export const SAFETY: SeedJob[] = [
  {
    ...COMMON,
    id: 'cs-201',
    title: 'Trafiksikkerhedsrevisor med blik for cyklister',
    department: 'trafiksikkerhed',
    category: 'ingenioer',
    location: 'aarhus',
    workplace: OFFICES.aarhus,
    published: 7,
    deadline: 13,
    interviews: [20, 21],
    startMonth: 2,
    pay: PAY.technical,
    partTimePossible: true,
    contacts: [PEOPLE.tobias],
    text: `
Den bedste ulykke er den, der blev tegnet væk. Som revisor gennemgår du projekter, før de bygges, og finder det sted, hvor en tolvårig på vej i skole ikke kan ses.

## Opgaverne

- Du reviderer statslige og kommunale projekter på alle trin og skriver korte rapporter med klare anbefalinger.
- Du undersøger de alvorligste ulykker på stedet sammen med politiet.
- Du holder kurser for kommunernes planlæggere.

## Forudsætningerne

Du er ingeniør eller trafikplanlægger, helst uddannet trafiksikkerhedsrevisor eller klar til at blive det inden for et år. Du er grundig uden at være langsom, og du kan kritisere en tegning uden at såre den, der har tegnet den.

Der er rejsedage, i gennemsnit to om ugen. Vi lægger dem sammen, så de passer med resten af dit liv.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-202',
    title: 'Analytiker til ulykkesdata',
    department: 'trafiksikkerhed',
    category: 'it',
    location: 'koebenhavn',
    workplace: OFFICES.copenhagen,
    published: 2,
    deadline: 20,
    interviews: [27],
    startMonth: 3,
    pay: PAY.academic,
    partTimePossible: true,
    contacts: [PEOPLE.tobias],
    text: `
Ni ud af ti cykelulykker kommer aldrig i politiets statistik. Vil du hjælpe os med at se dem alligevel?

Vi er ved at samle oplysninger fra skadestuer, forsikringsselskaber, vejsensorer og spørgeskemaer i ét billede, uden at nogen kan kende sig selv i det. Du bliver den, der får tallene til at hænge sammen.

## Dine opgaver

- Du bygger og dokumenterer vores statistiske modeller i R eller Python.
- Du vurderer, hvad data kan svare på, og siger fra, når de ikke kan.
- Du skriver den årlige rapport »Cyklisternes sikkerhed« sammen med to kolleger.
- Du arbejder tæt sammen med vores databeskyttelsesrådgiver.

## Din baggrund

Du er statistiker, økonom, folkesundhedsvidenskabelig kandidat eller noget helt fjerde med en solid statistisk værktøjskasse. Du formidler usikkerhed, så den bliver forstået og ikke brugt som undskyldning.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-203',
    title: 'Studentermedhjælper til tællinger og trafikdata',
    department: 'trafiksikkerhed',
    category: 'student',
    location: 'aarhus',
    workplace: OFFICES.aarhus,
    employmentType: 'fixed-term',
    workHours: 'part-time',
    numberOfPositions: 2,
    published: 1,
    deadline: 10,
    interviews: [16],
    startMonth: 1,
    pay: PAY.student,
    contacts: [PEOPLE.tobias],
    text: `
Vi tæller cyklister, og vi kunne godt bruge to, der kan tælle med.

Du bliver en del af et lille team, der driver 1.150 tællestationer. Nogle dage retter du fejl i data, andre dage står du på Randersvej med en skruetrækker.

## Du hjælper os med

- at kvalitetssikre data og finde stationer, der tæller forkert
- at lave kort og diagrammer til kolleger og kommuner
- at planlægge de store manuelle tællinger i maj og september.

## Du læser

trafik, geografi, datalogi, statistik eller noget i den retning og har mindst halvandet år tilbage af din uddannelse. Arbejdstiden er 12–15 timer om ugen, og du flytter selv rundt på dem, når du har eksamen.
${CLOSING}`,
  },
]
