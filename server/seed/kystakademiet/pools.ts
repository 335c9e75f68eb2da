import type { SeedPools } from '../shape.ts'

export const POOLS: SeedPools = [
  {
    key: 'censorer-og-gaesteundervisere',
    name: { da: 'Gæsteundervisere og censorer', en: 'Guest lecturers and examiners' },
    text: {
      da: `Sejler du til daglig, eller arbejder du i et rederi, på et værft eller i en havn? Vi har brug for mennesker, der vil undervise et par dage om året eller være med til eksamen.`,
      en: `Do you sail for a living, or work in a shipping company, at a yard or in a port? We need people who will teach a few days a year or take part in examinations.`,
    },
    staffGroup: { da: 'Timelærere og censorer', en: 'Part-time lecturers and examiners' },
    phone: 'required',
    motivation: 'optional',
    documents: { min: 0, max: 2 },
    questions: [
      {
        id: 'fag',
        kind: 'prioritised',
        text: { da: 'Hvilke fag vil du helst undervise i?', en: 'Which subjects would you rather teach?' },
        maxChoices: 2,
        options: [
          { id: 'navigation', label: { da: 'Navigation', en: 'Navigation' } },
          { id: 'maskin', label: { da: 'Maskinlære', en: 'Marine engineering' } },
          { id: 'skibsdrift', label: { da: 'Skibsdrift', en: 'Ship operation' } },
        ],
      },
    ],
  },
  {
    key: 'skoleskibet',
    name: { da: 'Besætning til skoleskibet', en: 'Crew for the training ship' },
    text: {
      da: `Besætningen på Ternen er fuldtallig i år. Vi åbner for tilmelding igen, når næste togt skal bemandes.`,
      en: `The crew of the Ternen is complete this year. We open for new names when the next voyage is to be manned.`,
    },
    open: false,
  },
]
