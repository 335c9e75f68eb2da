export const strings = {
  title: 'Log ind som medarbejder',
  text: (institution: string, page: string) =>
    `Siden ${page} beder om at vise interne opslag hos ${institution}. Log ind, så kommer du tilbage til siden.`,
  go: (provider: string) => `Log ind hos ${provider}`,
  doneTitle: 'Du er logget ind',
  doneText: (page: string) =>
    `Indtast koden på ${page}, hvis siden ikke selv er gået videre. Så kan du lukke dette vindue.`,
  doneWarning: 'Giv aldrig koden til andre.',
  goneTitle: 'Login kan ikke fortsætte',
  goneText:
    'Tiden er gået, eller login blev begyndt i en anden browser. Gå tilbage til siden med opslagene, og begynd igen.',
  refusedTitle: 'Du kunne ikke logges ind',
  strangerText: (institution: string) =>
    `Dit login er ikke et, som ${institution} viser interne opslag til. Er det en fejl, så spørg din HR-afdeling.`,
  failedText: (provider: string) => `Login hos ${provider} blev afbrudt eller afvist.`,
  otherWays: (page: string) => `Du kan prøve igen her. Eller luk dette vindue: ${page} er stadig åben.`,
  again: 'Prøv igen',
  otherAccount: 'Log ind med en anden konto',
  awayTitle: 'Login svarer ikke',
  awayText: 'Institutionens login kan ikke nås lige nu. Prøv igen om lidt.',
}
export type WorkLoginStrings = typeof strings
