/** The words of the page where a code is typed. */
export const strings = {
  title: 'Bekræft din ansøgning',
  intro:
    'Vi har modtaget en ansøgning mere fra din e-mailadresse til den samme stilling. Indtast koden fra mailen, så gælder den nye i stedet for den tidligere.',
  reference: 'Referencenummer',
  referenceHint: 'Det står i mailen, for eksempel 7K3F-9QXM.',
  code: 'Kode',
  codeHint: 'Otte cifre fra mailen.',
  confirm: 'Bekræft ansøgningen',
  problems: 'Der er problemer',
  error: 'Fejl:',
  wrong: {
    reference: { required: 'Indtast referencenummeret', invalid: 'Indtast et referencenummer på otte tegn' },
    code: {
      required: 'Indtast koden',
      invalid:
        'Koden passer ikke til referencenummeret. Indtast de otte cifre fra mailen. Efter fem forsøg kan koden ikke bruges mere',
    },
  },
  gone: 'Koden kan ikke bruges mere',
  goneText:
    'Koden er udløbet, den er prøvet for mange gange, eller en nyere ansøgning har taget pladsen. Kontakt os, hvis du er i tvivl om, hvilken ansøgning der gælder.',
  tooMany: 'Der er prøvet for mange gange',
  tooManyText: (minutes: number) => `Vent ${minutes} ${minutes === 1 ? 'minut' : 'minutter'}, og prøv så igen.`,
  done: 'Din ansøgning er bekræftet',
  doneText: (reference: string) =>
    `Ansøgningen med referencenummer ${reference} gælder nu i stedet for den tidligere. Du behøver ikke at gøre mere.`,
}
export type ConfirmStrings = typeof strings
