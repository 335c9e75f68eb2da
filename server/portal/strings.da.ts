export const strings = {
  skip: 'Gå til indhold',
  jobs: 'Ledige stillinger',
  job: 'Ledig stilling',
  closed: 'Lukket stilling',
  application: 'Ansøgning',
  other: { code: 'en', name: 'English' } as { code: 'da' | 'en'; name: string },
  ownPages: (institution: string) => `Til hjemmesiden for ${institution}`,
  operator: (name: string) => `Rekrutteringssystemet drives af ${name}.`,
  inTest: (institution: string) =>
    `${institution} er ved at afprøve siden. Stillingerne her er ikke slået op endnu, og siden findes ikke i søgemaskiner.`,
  tooOld: 'Din browser er for gammel til at vise stillingerne. Kontakt os, så hjælper vi dig videre.',
  listDescription: (institution: string) =>
    `Ledige stillinger hos ${institution}: læs opslagene, og send din ansøgning.`,
  toList: 'Alle ledige stillinger',
  applyFor: (title: string) => `Søg stillingen: ${title}`,
  error: 'Fejl:',
  received: 'Tak for din ansøgning',
  answers: 'Dine svar',
  notSent: 'Vi ved ikke, om din ansøgning er kommet frem. Dine svar står herunder, så intet er tabt.',
  sendAgain: 'Send igen',
  notFound: 'Siden findes ikke',
  notFoundText: 'Måske er den taget ned, eller adressen er skrevet forkert.',
  whose: (room: string) =>
    `I adressen skal institutionens kortnavn stå lige efter ${room}. Det mangler, eller vi kender det ikke.`,
  failed: 'Noget gik galt hos os',
  failedText: 'Prøv igen om lidt. Bliver det ved, så kontakt den institution, du søger hos.',
  requestId: (id: string) => `Fejlnummer: ${id}`,
}
export type PortalStrings = typeof strings
