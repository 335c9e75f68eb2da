const list = (domains: readonly string[]) => domains.map((domain) => `@${domain}`).join(' eller ')

export const strings = {
  heading: 'Interne opslag',
  close: 'Luk',
  at: (provider: string) => `Log ind hos ${provider}`,
  loginHint: 'Login åbner i et andet vindue. Går denne side ikke selv videre bagefter, så indtast koden derfra.',
  windowOpen: 'Log ind i det andet vindue. Denne side går videre, når du er logget ind.',
  windowClosed: (hasAddress: boolean) =>
    `Vi kan ikke længere se det andet vindue, og du er ikke logget ind her. Viser det en kode, så indtast den. Ellers prøv igen${hasAddress ? ', eller brug din arbejdsmail' : ''}.`,
  refused: (hasAddress: boolean) =>
    `Login gav ikke adgang til interne opslag. Prøv igen med en anden konto${hasAddress ? ', eller brug din arbejdsmail' : ', eller spørg din HR-afdeling'}.`,
  email: 'Din arbejdsmail',
  emailHint: (domains: readonly string[]) => `Adressen slutter på ${list(domains)}.`,
  send: 'Send en kode',
  sent: (email: string) => `Er der en postkasse ved navn ${email}, kommer der en kode i den. Den gælder i 10 minutter.`,
  code: 'Kode',
  codeHint: 'Otte cifre.',
  enter: 'Bekræft',
  other: 'Brug en anden adresse',
  error: 'Fejl:',
  enterEmail: 'Indtast din arbejdsmail',
  enterCode: 'Indtast de otte cifre',
  notAllowed: 'Adressen er ikke en af institutionens. Brug din arbejdsmail',
  wrong: 'Koden er forkert. Efter fem forsøg skal du bede om en ny',
  gone: 'Koden kan ikke bruges mere. Begynd igen',
  tooMany: 'Der er prøvet for mange gange. Vent lidt, og prøv igen',
  offline: 'Der er ingen forbindelse lige nu. Prøv igen om lidt',
}
export type WaysStrings = typeof strings
