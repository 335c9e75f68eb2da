export const strings = {
  skip: 'Gå til indhold',
  jobs: 'Ledige stillinger',
  job: 'Ledig stilling',
  application: 'Ansøgning',
  other: { code: 'en', name: 'English' } as { code: 'da' | 'en'; name: string },
  ownPages: (institution: string) => `Til hjemmesiden for ${institution}`,
  operator: (name: string) => `Rekrutteringssystemet drives af ${name}.`,
  inTest: (institution: string) =>
    `${institution} er ved at afprøve siden. Stillingerne her er ikke slået op endnu, og siden findes ikke i søgemaskiner.`,
  tooOld: 'Din browser er for gammel til at vise stillingerne. Kontakt os, så hjælper vi dig videre.',
  feedTitle: (institution: string) => `Ledige stillinger – ${institution}`,
  listDescription: (institution: string) =>
    `Ledige stillinger hos ${institution}: læs opslagene, og send din ansøgning.`,
  deadline: 'Ansøgningsfrist',
  noDeadline: 'Ingen frist.',
  readAd: 'Læs opslaget og søg stillingen',
  toList: 'Alle ledige stillinger',
  applyFor: (title: string) => `Søg stillingen: ${title}`,
  error: 'Fejl:',
  received: 'Tak for din ansøgning',
  agent: 'Få besked om nye stillinger',
  account: 'Dine ansøgninger',
  general: 'Kontakt',
  notFound: 'Siden findes ikke',
  notFoundText: 'Måske er den taget ned, eller adressen er skrevet forkert.',
  failed: 'Noget gik galt hos os',
  failedText: 'Prøv igen om lidt. Bliver det ved, så kontakt den institution, du søger hos.',
  requestId: (id: string) => `Fejlnummer: ${id}`,
  agentText: [
    'Man kan ikke endnu få besked om nye stillinger på e-mail her. Alle ledige stillinger står i listen, så snart de er slået op, og forsvinder, når fristen er udløbet.',
    'Tip: Søg i listen, og gem adressen som bogmærke. Den husker din søgning.',
  ],
  accountText: [
    'Man kan ikke endnu logge ind og se sine ansøgninger her. Da du søgte, sendte vi en kvittering til din e-mailadresse. I den står ansøgningens referencenummer.',
    'Vil du rette eller trække en ansøgning tilbage, eller have indsigt i dine oplysninger, så kontakt institutionen og oplys referencenummeret.',
  ],
}
export type PortalStrings = typeof strings
