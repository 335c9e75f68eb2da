/** What every sign-up says: the code that comes by mail, and what went wrong on the way. */
export const strings = {
  retry: 'Prøv igen',
  email: 'E-mail',
  enterEmail: 'Indtast din e-mailadresse i formatet navn@eksempel.dk',
  signedIn: (email: string) => `Du er logget ind som ${email}.`,
  sending: 'Sender …',
  notSent: 'Det er ikke sendt',
  stays: 'Det, du har skrevet, står her stadig.',
  notHere: 'Institutionen har ikke godkendt denne side.',
  tooMany: (minutes: number) =>
    `Der har været for mange forsøg. Prøv igen om ${minutes === 1 ? '1 minut' : `${minutes} minutter`}`,
  codeHeading: 'Skriv koden fra mailen',
  sent: (email: string) => `Vi har sendt en mail med en kode til ${email}.`,
  days: 'Koden kan bruges i 7 dage. Kommer mailen ikke, så se i uønsket post.',
  code: 'Kode fra mailen',
  codeFormat: '8 cifre.',
  confirm: 'Bekræft',
  wait: 'Du kan bede om en ny mail om et minut.',
  mayAsk: 'Du kan nu bede om en ny mail.',
  again: 'Send mailen igen',
  change: 'Ret det, du har skrevet',
  sentAgain: 'Vi har sendt en ny mail. Brug koden i den nyeste.',
  enterCode: 'Indtast koden på 8 cifre fra mailen',
  wrong: 'Koden er forkert. Se efter i den nyeste mail, og indtast den igen',
  expired: 'Koden kan ikke bruges længere. Send mailen igen for at få en ny',
  toList: 'Se ledige stillinger',
}
export type SignUpStrings = typeof strings
