import type { SeedPools } from '../shape.ts'

/** It stands among the positions (R019). */
export const POOLS: SeedPools = [
  {
    key: 'uopfordret',
    name: { da: 'Send en uopfordret ansøgning', en: 'Send an unsolicited application' },
    text: {
      da: `Vi er et lille hus, og der er langt mellem stillingerne. Til gengæld læser vi alle uopfordrede ansøgninger. Fortæl os, hvad du kan med lyd, samlinger eller mennesker.

Din ansøgning står i vores emnebank i et år. Så længe kan vi finde den frem, når vi mangler en kollega.`,
      en: `We are a small house, and positions are few and far between. In return we read every unsolicited application. Tell us what you can do with sound, collections or people.

Your application stays in our talent pool for a year. For so long we can find it when we need a colleague.`,
    },
    motivation: 'required',
    documents: { min: 1, max: 3 },
    listed: true,
  },
]
