import type { Contact, SeedJob, Workplace } from '../shape.ts'

const person = (name: string, title: string, phone: string, mailbox: string): Contact => ({
  name,
  title,
  phone,
  email: `${mailbox}@lydarkivet.example.dk`,
})
const KAREN = person('Karen Klangberg', 'Samlingschef', '00 00 02 11', 'kakl')
const ESBEN = person('Esben Rillegaard', 'Konserveringsleder', '00 00 02 21', 'esri')
const NADIA = person('Nadia Ekko', 'Formidlingschef', '00 00 02 31', 'naek')
const OLE = person('Ole Dæmpegaard', 'Driftsleder', '00 00 02 41', 'olda')

const ROSKILDE: Workplace = {
  name: 'Lydhuset',
  address: 'Ekkovej 3',
  postalCode: '4000',
  city: 'Roskilde',
  municipality: '0265',
  country: 'DK',
}
const VIBORG: Workplace = {
  name: 'Magasinet i Viborg',
  address: 'Tonearmen 12',
  postalCode: '8800',
  city: 'Viborg',
  municipality: '0791',
  country: 'DK',
}

const CLOSING = `
## Om Statens Lydarkiv

Vi bevarer Danmarks lyde: stemmer, musik, dialekter, radio og det, der ellers bare forsvinder. I magasinerne ligger 1,4 millioner optagelser, den ældste fra en voksrulle i 1889. Vi er 74 medarbejdere i Lydhuset i Roskilde og magasinet i Viborg.

Alle interesserede opfordres til at søge, uanset alder, køn, handicap, religion og etnisk baggrund. Har du brug for særlige hensyn under samtalen, så sig til.`

const COMMON = {
  employmentArea: 'Statens Lydarkiv',
  applyOtherwise:
    'Ansøgningen kan også sendes med post til Statens Lydarkiv, Personalekontoret, Ekkovej 3, 4000 Roskilde. Mærk kuverten med stillingens titel.',
  employmentType: 'permanent',
  workHours: 'full-time',
} as const
const ACADEMIC = 'Løn efter overenskomsten for akademikere i staten. Der er mulighed for at forhandle tillæg.'

export const JOBS: SeedJob[] = [
  {
    ...COMMON,
    id: 'la-01',
    title: 'Lydkonservator med speciale i magnetbånd',
    department: 'bevaring',
    category: 'bevaring',
    location: 'viborg',
    workplace: VIBORG,
    published: 6,
    deadline: [3, '12:00'],
    interviews: [9, 10],
    startMonth: 2,
    answer: 15,
    pay: 'Løn efter overenskomsten for konservatorer i staten med tillæg efter kvalifikationer.',
    contacts: [ESBEN],
    template: 'vaerksted',
    blocks: [
      {
        kind: 'picture',
        picture: 'lydspor.png',
        alt: 'Tegning: et lydspor, der løber ind i en grammofonplade',
        caption: 'Et minut af en optagelse fra 1952, tegnet af arkivets egne folk',
      },
      {
        kind: 'quote',
        place: 'above',
        text: 'Når et bånd, ingen har hørt i tres år, pludselig taler, bliver der helt stille i værkstedet.',
        who: 'Esben Rillegaard',
        role: 'konserveringsleder',
      },
      {
        kind: 'facts',
        heading: 'Værkstedet i tal',
        facts: [
          { term: 'Spolebånd', text: '38.000' },
          { term: 'Restaurerede maskiner', text: '4' },
          { term: 'Kolleger', text: '11' },
        ],
      },
    ],
    text: `
Båndene bliver klæbrige, og tiden er knap. Vi har 38.000 spolebånd, der skal bages, renses og afspilles, inden de ikke kan mere. Du får et værksted, fire restaurerede maskiner og ro til at gøre det rigtigt.

## Dit arbejde

- Du vurderer båndenes tilstand og lægger planen for, hvad der skal reddes først.
- Du behandler og afspiller bånd og dokumenterer hvert indgreb.
- Du vedligeholder afspilleudstyr, som ingen længere laver dele til.
- Du lærer en kollega op; vi vil ikke igen have viden, der kun findes ét sted.

## Dine forudsætninger

Du er uddannet konservator eller lydtekniker og har arbejdet med analoge medier. Du har gode hænder, gode ører og et godt notatapparat.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'la-02',
    title: 'Samlingsinspektør, dialekter og folkeminder',
    department: 'samling',
    category: 'arkiv',
    location: 'roskilde',
    workplace: ROSKILDE,
    published: 10,
    deadline: 12,
    interviews: [19],
    startMonth: 3,
    pay: ACADEMIC,
    partTimePossible: true,
    contacts: [KAREN],
    text: `
»A æ i æ å«, sagde manden fra Fjends i 1934. Vi har optagelsen. Vil du passe på ham og på 11.000 andre, der fortalte, som de snakkede?

## Opgaverne

- Du har ansvaret for dialekt- og folkemindesamlingen: beskrivelse, adgang og nye erhvervelser.
- Du hjælper forskere, slægtninge og lokalarkiver med at finde det, de leder efter.
- Du afgør spørgsmål om ophavsret og om, hvad der er for privat til at blive lagt frem.

## Du har

en kandidatgrad i dialektologi, etnologi, lingvistik eller historie og erfaring fra en samling. Du hører forskel på ømål og sønderjysk og kan forklare den.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'la-03',
    title: 'Museumsunderviser til Lydhusets skoletjeneste',
    department: 'formidling',
    category: 'formidling',
    location: 'roskilde',
    workplace: ROSKILDE,
    workHours: 'part-time',
    published: 3,
    deadline: 17,
    interviews: [24],
    startMonth: 2,
    pay: 'Løn efter overenskomsten for lærere og pædagogiske konsulenter i staten, 22 timer om ugen.',
    partTimePossible: true,
    contacts: [NADIA],
    text: `
Kan man høre, at nogen smiler? Ja, siger 4.b, efter at have lyttet til os en formiddag. Du skal have næste hold.

## Du skal

- undervise børnehaver, skoler og gymnasier i at lytte, optage og klippe
- udvikle to nye forløb om året sammen med lærere
- tage imod hold med tegnsprog, høreapparat eller nul lyst til at sidde stille.

## Du er

lærer, pædagog, lydformidler eller musiker med undervisningserfaring. Stillingen er på 22 timer om ugen, fordelt på tre formiddage og én hel dag.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'la-04',
    title: 'Digital arkivar (Digital Archivist)',
    department: 'samling',
    category: 'arkiv',
    location: 'roskilde',
    workplace: ROSKILDE,
    published: 1,
    deadline: 29,
    interviews: [37],
    startMonth: 3,
    pay: ACADEMIC,
    contacts: [KAREN],
    text: `
English below.

Hver dag får vi 60 timers radio, 400 podcastafsnit og en harddisk fra nogens loft. Du sikrer, at de også kan høres om hundrede år.

## På dansk

- Du udvikler vores modtagelse af digitalt skabt lyd: formater, kontrolsummer, metadata.
- Du planlægger migreringer, før formaterne dør.
- Du deltager i det nordiske samarbejde om langtidsbevaring.

Du er arkivar, bibliotekar eller datalog og kender OAIS og PREMIS af andet end navn.

## In English

Every day brings us 60 hours of radio, 400 podcast episodes and a hard disk from somebody's attic. You make sure that they can be heard in a hundred years.

- You develop our ingest of born-digital sound: formats, checksums, metadata.
- You plan migrations before formats die.
- You take part in the Nordic collaboration on digital preservation.

You are an archivist, librarian or computer scientist and know OAIS and PREMIS by more than name. You read Danish; you may write in English.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'la-05',
    title: 'Lydtekniker til digitaliseringen',
    department: 'bevaring',
    category: 'bevaring',
    location: 'viborg',
    workplace: VIBORG,
    employmentType: 'fixed-term',
    numberOfPositions: 3,
    published: 8,
    deadline: 8,
    interviews: [14, 15],
    startMonth: 2,
    pay: 'Løn efter organisationsaftalen for teknikere i staten. Der er tillæg for aftenhold.',
    contacts: [ESBEN],
    text: `
Vi skal digitalisere 120.000 lakplader på tre år og søger tre teknikere til dag- og aftenhold. Stillingerne er tidsbegrænsede til projektets afslutning.

## Holdene

| Hold | Mandag–torsdag | Fredag |
| Dag | 7.30–15.30 | 7.30–13.00 |
| Aften | 15.30–23.00 | fri |

## Arbejdet

- Du renser, affotograferer og afspiller plader efter en fast arbejdsgang.
- Du lytter kritisk, vælger nål og hastighed og retter, før du optager.
- Du registrerer, hvad der står på etiketten, og hvad der faktisk er på pladen.

## Du er

uddannet eller oplært inden for lyd, vant til gentaget arbejde og nysgerrig nok til ikke at blive sløv af det.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'la-06',
    title: 'Afdelingsleder for Formidling',
    department: 'formidling',
    category: 'formidling',
    location: 'roskilde',
    workplace: ROSKILDE,
    published: 5,
    deadline: [21, '10:00'],
    interviews: [28, 34],
    startMonth: 4,
    answer: 42,
    pay: 'Som chefkonsulent med personaleledelse efter overenskomsten for akademikere i staten. Dertil kommer et ledertillæg.',
    contacts: [],
    text: `
Om to år åbner vi en ny fast udstilling i det gamle radiohus. Vi søger en leder, der kan få 14 meget forskellige formidlere til at synge flerstemmigt.

## Du bliver ansvarlig for

- udstillinger, skoletjeneste, arrangementer og podcast
- det nye hus' program fra åbningen og fem år frem
- et budget på 19 mio. kr. og samarbejdet med fonde.

## Vi ønsker os

en leder med erfaring fra et museum, et teater, et medie eller et bibliotek. Du kan vise noget, du er stolt af, og fortælle om noget, der ikke lykkedes. Du lytter først.
${CLOSING}`,
  },
  {
    ...COMMON,
    id: 'la-07',
    title: 'Ejendomsserviceleder til magasiner med klimastyring',
    department: 'drift',
    category: 'drift',
    location: 'viborg',
    workplace: VIBORG,
    published: 4,
    deadline: 33,
    interviews: [41],
    startMonth: 3,
    pay: 'Løn efter organisationsaftalen for ejendomsservicepersonale i staten med tillæg for rådighedsvagt.',
    contacts: [OLE],
    text: `
Otte grader og 35 procents luftfugtighed, døgnet rundt, året rundt. Bliver det ni grader, ringer din telefon.

## Opgaverne

- Du driver køle-, ventilations- og brandanlæg i 6.000 kvadratmeter magasin.
- Du leder to medarbejdere og en lærling.
- Du indkøber energi og håndværkere med omtanke og nedbringer forbruget år for år.

## Du har

en håndværksmæssig uddannelse, gerne som vvs- eller køletekniker, og erfaring med styring af bygninger. Du bor højst tre kvarter fra Viborg, når du har vagt hver tredje uge.
${CLOSING}`,
  },
]
