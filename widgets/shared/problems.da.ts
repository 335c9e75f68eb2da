import type { ProblemCode } from '../../server/contract/problem.ts'

/** What the screen says when something did not work. A refusal without a sentence does not compile. */
export const strings = {
  problems: {
    malformed: 'Serveren kunne ikke læse det, siden sendte. Genindlæs siden, og prøv igen.',
    'idempotency-key-missing': 'Serveren kunne ikke læse det, siden sendte. Genindlæs siden, og prøv igen.',
    'sign-in': 'Log ind for at fortsætte.',
    forbidden: 'Du har ikke adgang til dette.',
    'origin-not-allowed': 'Der kan ikke sendes noget herfra, fordi siden ikke er godkendt af institutionen.',
    'not-found': 'Det, du leder efter, findes ikke længere.',
    'unknown-institution': 'Vi kender ikke den institution, siden spørger efter.',
    'method-not-allowed': 'Serveren kunne ikke læse det, siden sendte. Genindlæs siden, og prøv igen.',
    'deadline-passed': 'Ansøgningsfristen er udløbet. Ansøgninger efter fristen må ikke tages i betragtning.',
    'job-closed': 'Stillingen er lukket og kan ikke søges længere.',
    'job-changed': 'Stillingen er blevet ændret, mens du skrev. Se det nye igennem, og send igen.',
    'already-applied': 'Du har allerede søgt denne stilling.',
    'still-running': 'Din ansøgning er ved at blive modtaget. Vent et øjeblik.',
    gone: 'Det, du leder efter, er slettet.',
    stale: 'Oplysningerne er ændret af en anden i mellemtiden. Genindlæs siden.',
    'too-large': 'Det, du sender, fylder for meget.',
    'unsupported-media-type': 'Serveren kunne ikke læse det, siden sendte. Genindlæs siden, og prøv igen.',
    invalid: 'Der er noget, der skal rettes, før det kan sendes.',
    'idempotency-mismatch': 'Noget er ændret, siden du sendte. Genindlæs siden, og prøv igen.',
    'file-type': 'Filen er af en type, vi ikke kan tage imod.',
    'file-infected': 'Filen indeholder virus og er afvist.',
    'if-match-missing': 'Serveren kunne ikke læse det, siden sendte. Genindlæs siden, og prøv igen.',
    'too-many-requests': 'Der er sendt for mange gange på kort tid. Vent lidt, og prøv igen.',
    internal: 'Der er sket en fejl hos os. Prøv igen om lidt.',
    unavailable: 'Systemet er ikke tilgængeligt lige nu. Prøv igen om lidt.',
    'storage-full': 'Systemet kan ikke tage imod lige nu. Prøv igen om lidt.',
  } satisfies Record<ProblemCode, string> as Record<ProblemCode, string>,
  lost: {
    offline: 'Der er ingen forbindelse til serveren. Se efter, om du er på nettet, og prøv igen.',
    timeout: 'Serveren svarer ikke. Prøv igen om lidt.',
    gateway: 'Systemet er ikke tilgængeligt lige nu. Prøv igen om lidt.',
  },
  unknown: 'Der er sket en fejl på siden. Genindlæs den, og prøv igen.',
  reference: (id: string) => `Fejlens nummer: ${id}`,
}
export type ProblemStrings = typeof strings
