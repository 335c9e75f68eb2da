import type { AgentFrequency } from '../../server/contract/job-agent.ts'
import { strings as fields } from '../shared/form/strings.da.ts'
import { strings as signUp } from '../shared/sign-up/words.da.ts'
import { terms } from '../shared/terms.da.ts'

export const strings = {
  ...terms,
  ...fields,
  ...signUp,
  loading: 'Henter jobagenten …',
  failed: 'Jobagenten kunne ikke hentes',
  heading: 'Få besked om nye stillinger',
  intro: 'En jobagent sender dig en mail, når der er nye stillinger, der passer til det, du leder efter.',
  what: 'Hvad leder du efter?',
  whatHint: 'Det, du ikke vælger, begrænser ikke søgningen.',
  words: 'Ord i opslaget',
  all: 'Alle',
  often: 'Hvor tit',
  how: 'Hvor tit vil du have besked?',
  frequency: {
    'at-once': 'Med det samme, højst en mail i timen',
    daily: 'En gang om dagen',
    weekly: 'En gang om ugen, om mandagen',
  } satisfies Record<AgentFrequency, string> as Record<AgentFrequency, string>,
  where: 'Hvilke institutioners stillinger?',
  reach: {
    institution: (name: string) => `Kun ${name}`,
    everywhere: (_: string) => 'Alle institutioner på jobportalen',
  },
  whereHint: 'Andre institutioner kan inddele stillinger anderledes. Brug ord, hvis du vil søge bredt.',
  who: 'Hvor skal vi skrive til?',
  more: 'Ret søgningen, og vælg, hvor tit du får besked',
  everything: 'Alle nye stillinger',
  privacy: (institution: string) =>
    `${institution} er dataansvarlig. Vi bruger kun din e-mail til jobagenten. Bekræfter du ikke, sletter vi den efter 7 dage. Du kan stoppe jobagenten i hver mail, og så sletter vi den.`,
  privacyMore: 'Sådan behandler vi dine oplysninger',
  privacyText: (operator: string) => [
    `Vi gemmer din e-mail, din søgning og de stillinger, vi har sendt dig, fordi du har bedt om det (databeskyttelsesforordningens artikel 6, stk. 1, litra b). Vi giver det ikke videre. ${operator} driver systemet på vores vegne.`,
    'Jobagenten slutter efter 12 måneder, medmindre du siger til. Du kan når som helst se, rette og slette den fra mailen eller din konto.',
    'Du har ret til indsigt, rettelse, sletning, begrænsning og indsigelse, og du kan klage til Datatilsynet, www.datatilsynet.dk.',
  ],
  send: 'Opret jobagent',
  mailFirst: 'Vi sender dig en mail med en kode. Jobagenten begynder, når du har bekræftet.',
  off: (institution: string) => `${institution} har ingen jobagent.`,
  done: 'Jobagenten er oprettet',
  looks: 'Den leder efter',
  next: 'Det sker der nu',
  nextMail: 'Du får en mail, når der er nye stillinger, og kun da.',
  nextChange: 'I hver mail kan du rette, holde pause og stoppe.',
  nextEnd: (date: string) => `Jobagenten slutter den ${date}. Vi spørger dig først, om den skal fortsætte.`,
  another: 'Opret en til',
  otherWords: 'Skriv ordene anderledes',
  chooseAgain: (filter: string) => `Vælg igen i »${filter}«`,
}
export type JobAgentStrings = typeof strings
