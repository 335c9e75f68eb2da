import { strings as fields } from '../shared/form/strings.da.ts'

/** What is said before somebody is signed in. */
export const strings = {
  ...fields,
  loading: 'Ser efter, om du er logget ind …',
  failed: 'Login kunne ikke vises',
  retry: 'Prøv igen',
  heading: 'Log ind',
  intro: 'Her finder du dine ansøgninger, kladder, jobagenter og emnebanker.',
  how: 'Vi sender en kode til din mail. Du behøver ikke huske en adgangskode.',
  email: 'E-mail',
  emailHint: 'Den adresse, du har brugt hos os.',
  send: 'Send kode',
  codeHeading: 'Indtast koden',
  sent: (email: string) =>
    `Vi har sendt en mail til ${email}. Har du søgt en stilling, gemt en kladde, oprettet en jobagent eller tilmeldt dig en emnebank, står der en kode i den.`,
  minutes: 'Koden kan bruges i 10 minutter. Kommer mailen ikke, så se i uønsket post.',
  code: 'Kode fra mailen',
  codeFormat: '8 cifre.',
  enter: 'Log ind',
  wait: 'Du kan bede om en ny kode om et minut.',
  mayAsk: 'Du kan nu bede om en ny kode.',
  again: 'Send en ny kode',
  other: 'Brug en anden e-mail',
  sentAgain: 'Vi har sendt en ny kode. Den gamle kan ikke bruges længere.',
  enterEmail: 'Indtast din e-mailadresse i formatet navn@eksempel.dk',
  enterCode: 'Indtast koden på 8 cifre fra mailen',
  wrong: 'Koden er forkert. Se efter i den nyeste mail, og indtast den igen',
  expired: 'Koden kan ikke bruges længere. Bed om en ny kode',
  tooMany: (minutes: number) =>
    `Der har været for mange forsøg. Prøv igen om ${minutes === 1 ? '1 minut' : `${minutes} minutter`}`,
  ended: 'Du er blevet logget ud',
  endedText: 'Det skete, fordi siden ikke har været brugt længe. Log ind igen for at fortsætte, hvor du slap.',
  out: 'Du er logget ud.',
  in: (email: string) => `Du er logget ind som ${email}.`,
  portal: 'Gå til din konto på jobportalen',
}
export type LoginStrings = typeof strings
