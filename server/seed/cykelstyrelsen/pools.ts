import type { SeedPools } from '../shape.ts'

/** An unsolicited application is a pool that takes a motivation and documents (R018); beside it, one for a staff group. */
export const POOLS: SeedPools = [
  {
    key: 'uopfordret',
    name: { da: 'Uopfordret ansøgning', en: 'Unsolicited application' },
    text: {
      da: `Er der ikke en stilling, der passer til dig lige nu, men vil du gerne arbejde med cykling? Så skriv til os, hvad du kan, og hvad du gerne vil.

Vi kigger i de uopfordrede ansøgninger, når vi skal bruge nye kolleger. Alle stillinger bliver stadig slået op, og du skal selv søge dem, du vil i betragtning til.`,
      en: `Is there no position that fits you right now, but would you like to work with cycling? Tell us what you can do and what you would like to do.

We look through the unsolicited applications when we need new colleagues. All positions are still advertised, and you have to apply for those that you want to be considered for.`,
    },
    motivation: 'required',
    documents: { min: 1, max: 4 },
    questions: [
      {
        id: 'omraade',
        kind: 'multiple-choice',
        text: { da: 'Hvilke områder vil du gerne arbejde med?', en: 'Which areas would you like to work with?' },
        options: [
          { id: 'anlaeg', label: { da: 'Cykelstier og broer', en: 'Cycle tracks and bridges' } },
          { id: 'sikkerhed', label: { da: 'Trafiksikkerhed', en: 'Road safety' } },
          { id: 'fremme', label: { da: 'Cykelfremme', en: 'Promotion of cycling' } },
          { id: 'data', label: { da: 'It og data', en: 'IT and data' } },
          { id: 'administration', label: { da: 'Administration', en: 'Administration' } },
        ],
      },
    ],
  },
  {
    key: 'cykelplanlaeggere',
    name: { da: 'Planlæggere og ingeniører', en: 'Planners and engineers' },
    text: {
      da: `Vi ansætter løbende planlæggere, vejingeniører og trafikmodellører. Skriv dig op her, så kontakter vi dig, når vi slår en stilling op, der ligner det, du laver.`,
      en: `We regularly employ planners, road engineers and traffic modellers. Sign up here, and we contact you when we advertise a position that resembles what you do.`,
    },
    staffGroup: { da: 'Planlæggere, ingeniører og trafikmodellører', en: 'Planners, engineers and traffic modellers' },
    motivation: 'optional',
    documents: { min: 0, max: 1 },
    questions: [
      {
        id: 'vaerktoejer',
        kind: 'free-text',
        text: { da: 'Hvilke fagsystemer er du vant til?', en: 'Which professional systems are you used to?' },
        required: false,
        maxLength: 500,
      },
    ],
  },
]
