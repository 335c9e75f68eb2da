import type { SeedJob } from '../shape.ts'

type Questions = NonNullable<SeedJob['questions']>
const choice = (id: string, da: string, en: string) => ({ id, label: { da, en } })

/** One of each kind, about what the ad asks for. */
export const GIS_QUESTIONS: Questions = [
  {
    id: 'postgis',
    kind: 'yes-no',
    text: {
      da: 'Har du arbejdet med PostGIS eller en anden rumlig database?',
      en: 'Have you worked with PostGIS or another spatial database?',
    },
  },
  {
    id: 'samarbejde',
    kind: 'free-text',
    text: {
      da: 'Beskriv kort et tilfælde, hvor du fik flere parter til at registrere data ens.',
      en: 'Describe briefly a case where you brought several parties to record data alike.',
    },
    maxLength: 800,
  },
  {
    id: 'erfaring',
    kind: 'single-choice',
    text: {
      da: 'Hvor længe har du arbejdet med geografiske data?',
      en: 'For how long have you worked with geographical data?',
    },
    options: [
      choice('under-to', 'Under 2 år', 'Less than 2 years'),
      choice('to-til-fem', '2–5 år', '2–5 years'),
      choice('over-fem', 'Mere end 5 år', 'More than 5 years'),
    ],
  },
  {
    id: 'formater',
    kind: 'multiple-choice',
    text: {
      da: 'Hvilke formater har du leveret eller modtaget data i?',
      en: 'In which formats have you delivered or received data?',
    },
    maxChoices: 3,
    required: false,
    options: [
      choice('geojson', 'GeoJSON', 'GeoJSON'),
      choice('gml', 'GML', 'GML'),
      choice('geopackage', 'GeoPackage', 'GeoPackage'),
      choice('shape', 'Shape', 'Shapefile'),
      choice('andre', 'Andre', 'Others'),
    ],
  },
  {
    id: 'opgaver',
    kind: 'prioritised',
    text: {
      da: 'Hvilke af opgaverne vil du helst arbejde med?',
      en: 'Which of the tasks would you rather work with?',
    },
    options: [
      choice('specifikation', 'Specifikationen for stidata', 'The specification of path data'),
      choice('kontrol', 'Kontrol af leverancer', 'Checking deliveries'),
      choice('analyser', 'Analyser af nettet', 'Analyses of the network'),
    ],
  },
  {
    id: 'kendskab',
    kind: 'classified',
    text: {
      da: 'Hvor godt kender du disse værktøjer?',
      en: 'How well do you know these tools?',
    },
    options: [
      choice('qgis', 'QGIS', 'QGIS'),
      choice('postgis', 'PostGIS', 'PostGIS'),
      choice('python', 'Python', 'Python'),
    ],
    classes: [
      choice('intet', 'Kender det ikke', 'Do not know it'),
      choice('lidt', 'Har brugt det', 'Have used it'),
      choice('godt', 'Bruger det jævnligt', 'Use it regularly'),
      choice('ekspert', 'Kan lære andre det', 'Can teach it'),
    ],
  },
]

export const DATA_QUESTIONS: Questions = [
  {
    id: 'vagt',
    kind: 'yes-no',
    text: {
      da: 'Kan du indgå i vagtordningen, cirka hver sjette uge?',
      en: 'Can you take part in the duty roster, about every sixth week?',
    },
  },
  {
    id: 'orkestrering',
    kind: 'multiple-choice',
    text: {
      da: 'Hvilke værktøjer har du orkestreret datastrømme med?',
      en: 'Which tools have you orchestrated data flows with?',
    },
    required: false,
    options: [
      choice('airflow', 'Airflow', 'Airflow'),
      choice('dagster', 'Dagster', 'Dagster'),
      choice('egne', 'Egne programmer', 'Programs of my own'),
      choice('andre', 'Andre', 'Others'),
    ],
  },
]

export const SUPPORT_QUESTIONS: Questions = [
  {
    id: 'beredskab',
    kind: 'yes-no',
    text: {
      da: 'Kan du have beredskab hver sjette uge?',
      en: 'Can you be on call every sixth week?',
    },
  },
]
