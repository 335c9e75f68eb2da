export const strings = {
  mark: 'Internt opslag',
  ask: 'Er du ansat her? Så kan du også se interne opslag.',
  ended: 'Din adgang til interne opslag er udløbet. Log ind igen. Det, du har skrevet, står her stadig.',
  open: 'Log ind som medarbejder',
  seen: 'Du ser også interne opslag.',
  reload:
    'Interne opslag kan ikke vises mere, før siden er genindlæst. Det, du har skrevet, gemmes i denne browser imens.',
  reloadNow: 'Genindlæs siden',
  lost: 'Login kunne ikke hentes. Genindlæs siden, og prøv igen. Det, du har skrevet, gemmes i denne browser imens.',
}
export type InternalStrings = typeof strings
