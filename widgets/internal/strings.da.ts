const list = (domains: readonly string[]) => domains.map((domain) => `@${domain}`).join(' eller ')

export const strings = {
  mark: 'Internt opslag',
  heading: 'Interne opslag',
  ask: 'Er du ansat her? Så kan du også se interne opslag.',
  ended: 'Din adgang til interne opslag er udløbet. Log ind igen. Det, du har skrevet, står her stadig.',
  open: 'Log ind som medarbejder',
  close: 'Luk',
  at: (provider: string) => `Log ind hos ${provider}`,
  loginHint: 'Login åbner i et andet vindue. Går denne side ikke selv videre bagefter, så indtast koden derfra.',
  email: 'Din arbejdsmail',
  emailHint: (domains: readonly string[]) => `Adressen slutter på ${list(domains)}.`,
  send: 'Send en kode',
  sent: (email: string) => `Er der en postkasse ved navn ${email}, kommer der en kode i den. Den gælder i 10 minutter.`,
  code: 'Kode',
  codeHint: 'Otte cifre.',
  enter: 'Bekræft',
  other: 'Brug en anden adresse',
  seen: 'Du ser også interne opslag.',
  reload:
    'Interne opslag kan ikke vises mere, før siden er genindlæst. Det, du har skrevet, gemmes i denne browser imens.',
  reloadNow: 'Genindlæs siden',
  error: 'Fejl:',
  enterEmail: 'Indtast din arbejdsmail',
  enterCode: 'Indtast de otte cifre',
  notAllowed: 'Adressen er ikke en af institutionens. Brug din arbejdsmail',
  wrong: 'Koden er forkert. Efter fem forsøg skal du bede om en ny',
  gone: 'Koden kan ikke bruges mere. Begynd igen',
  tooMany: 'Der er prøvet for mange gange. Vent lidt, og prøv igen',
  offline: 'Der er ingen forbindelse lige nu. Prøv igen om lidt',
}
export type InternalStrings = typeof strings
