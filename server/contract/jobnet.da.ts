import type { JobnetEvent, JobnetMissing, JobnetState } from './jobnet.ts'

/** What the ways of an ad to Jobnet are called, and what it lacks, each with what to do. */
export const strings = {
  states: {
    'not-sent': 'ikke sendt',
    waiting: 'venter',
    published: 'på Jobnet',
    rejected: 'afvist',
    ended: 'slut',
  } satisfies Record<JobnetState, string>,
  missing: {
    'not-connected': 'Serveren har ingen forbindelse til Jobnet. Den sættes op af den, der driver serveren.',
    'in-test': 'Institutionen er i test. Der sendes noget, når forbindelsestesten er bestået.',
    'not-chosen': 'Stillingen er ikke valgt til Jobnet. Vælg et medie af slagsen jobnet.',
    'not-public': 'Stillingen er intern eller en emnebank. Kun offentlige stillinger kommer på Jobnet.',
    'not-open': 'Stillingen er lukket, eller fristen er udløbet.',
    cvr: 'CVR-nummeret mangler i profilen eller i indstillingen jobnet.',
    'p-number': 'Afdelingen har intet P-nummer. Det står i indstillingen jobnet, for afdelingen eller for dem alle.',
    municipality: 'Kommunen mangler på arbejdsstedet.',
    occupation: 'Stillingsbetegnelsen mangler: et begreb fra ESCO med dets adresse.',
    deadline: 'Ansøgningsfristen mangler.',
    'period-too-long': 'Perioden er længere end 8 uger.',
    contact: 'Kontaktpersonen mangler.',
    'contact-email': 'Kontaktpersonens e-mailadresse mangler.',
    'title-long': 'Titlen er længere, end Jobnet tager imod: højst 255 tegn.',
    body: 'Teksten har intet, som Jobnet tager imod.',
  } satisfies Record<JobnetMissing['code'], string>,
  events: {
    sent: 'sendt til godkendelse',
    updated: 'rettet på Jobnet',
    replaced: 'lukket og oprettet på ny',
    closed: 'lukket på Jobnet',
    state: 'meldt af Jobnet',
    fault: 'mislykket forsøg',
  } satisfies Record<JobnetEvent['kind'], string>,
  complete: 'Stillingen mangler intet.',
  jobnetSays: 'Jobnet siger:',
  jobnetTakesIt: 'Jobnet tager imod opslaget, som det er.',
  notAsked: 'Jobnet er ikke spurgt.',
  reason: 'Begrundelse:',
  problem: 'Seneste forsøg mislykkedes:',
  nextAt: 'Næste forsøg:',
  nextLook: 'Vi ser efter hos Jobnet igen:',
  none: 'Ingen opslag.',
}
export type JobnetStrings = typeof strings
