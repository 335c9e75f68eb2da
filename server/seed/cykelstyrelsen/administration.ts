import type { SeedJob } from '../shape.ts'
import { CLOSING, COMMON, OFFICES, PAY, PEOPLE } from './people.ts'

/** The directorate's office, HR, finance. */
export const ADMINISTRATION: SeedJob[] = [
  {
    ...COMMON,
    id: 'cs-401',
    title: 'Fuldmægtig til direktionssekretariatet',
    department: 'direktionssekretariatet',
    category: 'akademiker',
    location: 'koebenhavn',
    workplace: OFFICES.copenhagen,
    published: 4,
    deadline: [11, '12:00'],
    interviews: [17, 18],
    startMonth: 2,
    answer: 25,
    pay: PAY.academic,
    contacts: [PEOPLE.signe],
    text: `
Du får en plads midt i maskinrummet: der, hvor ministerbetjening, direktionsmøder og styrelsens mål- og resultatplan bliver til.

## Dine opgaver

- Du koordinerer svar til folketingsspørgsmål og holder øje med fristerne.
- Du forbereder direktionens møder og følger op på, hvad der blev aftalt.
- Du skriver taler, talepunkter og den ene side, som direktøren når at læse.

## Din profil

Du er cand.scient.pol., cand.jur., cand.merc. eller noget tilsvarende, nyuddannet eller med et par års erfaring. Du skriver hurtigt og rent, har sans for, hvad der er vigtigt i dag, og bevarer humøret, når det bliver lavet om klokken 16.

Vi er ni i sekretariatet. Ingen sidder alene med en sag, og vi går hjem, når vi er færdige.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-402',
    title: 'Presserådgiver og kommunikationskonsulent',
    department: 'direktionssekretariatet',
    category: 'kommunikation',
    location: 'koebenhavn',
    workplace: OFFICES.copenhagen,
    published: 6,
    deadline: 16,
    interviews: [23],
    startMonth: 2,
    pay: PAY.special,
    contacts: [PEOPLE.signe],
    text: `
»Hvorfor er der huller i cykelstien?« Det er et rimeligt spørgsmål, og du er den, der finder et ordentligt svar, inden journalisten har afleveret.

## Du kommer til at

- have pressevagten på skift med to kolleger
- rådgive direktion og fagkontorer om, hvad der skal siges hvornår og af hvem
- skrive nyheder, artikler og opslag og træne kolleger før interview
- udvikle styrelsens hjemmeside, så den kan bruges af alle.

## Du har

erfaring fra en redaktion, et pressekontor eller begge dele. Du kan skelne en sag fra en storm og tør ringe tilbage. Du kender kravene til offentlige hjemmesiders tilgængelighed eller vil gerne lære dem.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-403',
    title: 'HR-konsulent med rekruttering som speciale',
    department: 'hr',
    category: 'administration',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 8,
    deadline: 12,
    interviews: [19],
    startMonth: 2,
    pay: PAY.academic,
    partTimePossible: true,
    contacts: [PEOPLE.lone],
    text: `
Vi ansætter 60 kolleger om året og vil gerne gøre det endnu bedre: hurtigere svar, mere ens vurderinger og flere ansøgere, der ikke ligner os selv.

## Dine opgaver

- Du rådgiver ledere fra jobanalyse til første arbejdsdag.
- Du skriver opslag, der siger, hvad jobbet er, og tager ud, hvad der skræmmer væk.
- Du står for fortrinsadgang, partshøring og begrundelser, så vi overholder reglerne og opfører os ordentligt.
- Du følger tallene og foreslår, hvad vi skal lave om.

## Din profil

Du har arbejdet med rekruttering i det offentlige, kender forvaltningsloven og er certificeret i mindst ét testværktøj. Du kan have mange samtaler om ugen uden at glemme, at det for den anden er den vigtigste.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-404',
    title: 'Barselsvikar til HR-jura og personalesager',
    department: 'hr',
    category: 'administration',
    location: 'odense',
    workplace: OFFICES.odense,
    employmentType: 'fixed-term',
    published: 1,
    deadline: 19,
    interviews: [26],
    startMonth: 2,
    pay: PAY.academic,
    contacts: [PEOPLE.lone],
    text: `
Vores dygtige HR-jurist skal på barsel, og vi søger en afløser i ti måneder, som kan tage over fra første dag.

## Du skal

- rådgive ledere om overenskomst, ferie, sygefravær og samarbejde
- føre personalesager fra første samtale til afsluttet notat
- forhandle løn med organisationerne i foråret
- holde vores personalepolitik og vejledninger ajour.

## Du er

jurist eller har en anden uddannelse med arbejdsret i, og du har erfaring med statens overenskomster. Du er lige så god til at lytte som til at læse paragraffer.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-405',
    title: 'Lønmedarbejder, 28 timer',
    department: 'hr',
    category: 'administration',
    location: 'odense',
    workplace: OFFICES.odense,
    workHours: 'part-time',
    published: 7,
    deadline: [2, '12:00'],
    interviews: [8],
    startMonth: 1,
    pay: PAY.office,
    partTimePossible: true,
    contacts: [PEOPLE.kasper],
    text: `
Den sidste hverdag i måneden er der 240 mennesker, som regner med dig.

## Opgaverne

- Du indberetter løn, ferie, refusioner og fravær i Statens Lønsystem.
- Du kontrollerer lønkørslen og retter, før fejlen når kontoen.
- Du svarer kolleger på alt fra pension til befordringsfradrag.

## Du kan

Statens Lønsystem eller et lignende system og er vant til at være nøjagtig. Du kan lide, at ugen har en rytme, og du siger til, når noget kan gøres smartere.

De 28 timer lægger vi sammen med dig. De fleste hos os holder fri om fredagen.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-406',
    title: 'Controller til anlægsøkonomi',
    department: 'oekonomi',
    category: 'administration',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 10,
    deadline: 22,
    interviews: [29],
    startMonth: 3,
    pay: PAY.academic,
    contacts: [PEOPLE.birthe],
    text: `
Et anlægsbudget på 1,2 mia. kr. fordelt på 41 projekter ændrer sig hver uge. Du skal kunne fortælle hvorfor, før nogen spørger.

## Dine opgaver

- Du følger økonomien i en fast del af projekterne sammen med projektlederne.
- Du udarbejder prognoser, risikoreserver og bidrag til finanslovens tekst.
- Du udvikler vores rapporter, så de bliver kortere og bedre.

## Din baggrund

Du er økonom, cand.merc. eller HD med erfaring fra anlæg eller store projekter. Du kan regne den ud i Excel, men vil hellere bygge noget, der kan gentages. Kender du budgetvejledningen og Ny Anlægsbudgettering, er det en fordel.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-407',
    title: 'Regnskabsmedarbejder til kreditorer og rejser',
    department: 'oekonomi',
    category: 'administration',
    location: 'odense',
    workplace: OFFICES.odense,
    readvertised: true,
    published: 2,
    deadline: 14,
    interviews: [21],
    startMonth: 2,
    pay: PAY.office,
    partTimePossible: true,
    contacts: [],
    text: `
Stillingen har været slået op før. Tidligere ansøgere, der fortsat er interesserede, skal søge igen.

Du bliver den, der får regninger betalt til tiden og rejseafregninger til at stemme.

## Dine opgaver

- Du behandler fakturaer i IndFak og rejser i RejsUd.
- Du afstemmer konti hver måned og hjælper ved årsafslutningen.
- Du guider kolleger, der har glemt, hvordan man gør.

## Din profil

Du har en kontor- eller regnskabsuddannelse og kan lide, at tal går op. Erfaring med statens systemer er en fordel, men vi lærer dig dem gerne.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-408',
    title: 'Kontorelev med speciale i offentlig administration',
    department: 'administration',
    category: 'student',
    location: 'odense',
    workplace: OFFICES.odense,
    employmentType: 'fixed-term',
    numberOfPositions: 2,
    published: 15,
    deadline: 45,
    interviews: [56, 57],
    startMonth: 9,
    pay: 'Elevløn efter fællesoverenskomsten for kontorfunktionærer i staten.',
    contacts: [PEOPLE.kasper],
    text: `
Vil du lære, hvordan en styrelse virker, ved selv at få den til at virke?

I løbet af to år kommer du gennem HR, økonomi, journal og et fagkontor. Du får en fast elevansvarlig, en makker på samme hold og rigtige opgaver fra første uge.

## Uddannelsen

1. Et halvt år i HR: ansættelser, løn og velkomst
2. Et halvt år i Økonomi: fakturaer, indkøb og kontrakter
3. Et halvt år i sekretariatet: journal, aktindsigt og møder
4. Et halvt år i et fagkontor, som du selv er med til at vælge

## Du har

EUX, HHX, STX eller tilsvarende med det nødvendige grundforløb. Du er nysgerrig, møder til tiden og spørger, når du er i tvivl. Vi kigger mere på, hvad du skriver om dig selv, end på gennemsnittet.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'cs-409',
    title: 'Teamkoordinator i Økonomi',
    audience: 'internal',
    department: 'oekonomi',
    category: 'administration',
    location: 'odense',
    workplace: OFFICES.odense,
    published: 3,
    deadline: 4,
    pay: PAY.office,
    contacts: [PEOPLE.birthe],
    text: `
Stillingen slås op internt. Du er allerede ansat i Cykelstyrelsen og har lyst til at fordele opgaver og være første led, når kolleger i Økonomi er i tvivl.

Der er ikke personaleansvar i stillingen. Tillægget forhandles lokalt.`,
  },
  {
    ...COMMON,
    id: 'cs-410',
    title: 'Intern rokade: sagsbehandler til HR',
    audience: 'internal',
    department: 'hr',
    category: 'administration',
    location: 'koebenhavn',
    workplace: OFFICES.copenhagen,
    published: 1,
    deadline: 7,
    pay: PAY.office,
    contacts: [PEOPLE.birthe],
    text: `
HR mangler en kollega, der kender huset. Du har arbejdet i et fagkontor hos os og vil gerne hjælpe andre med det, du selv har lært.

Stillingen er midlertidig i et år. Bagefter går du tilbage til dit eget kontor, medmindre du og lederne aftaler noget andet.`,
  },
]
