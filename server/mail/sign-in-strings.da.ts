/** The words of the mails about the account. */
export const strings = {
  notYou: 'Har du ikke bedt om den, skal du ikke gøre noget. Giv aldrig koden til andre: Vi beder dig ikke om den.',
  minutes: (minutes: number) => `Koden kan bruges én gang inden for ${minutes} minutter.`,
  code: 'Din kode',
  signIn: {
    subject: 'Din kode til dine ansøgninger',
    heading: 'Din kode',
    what: (institution: string) => `Indtast koden på den side hos ${institution}, hvor du bad om den.`,
    link: 'Fortsæt her',
    linkHint: 'Knappen virker kun i den browser, hvor du bad om koden. Ellers skal du bruge koden.',
  },
  unknown: {
    subject: 'Der er ingen konto med din mailadresse',
    heading: 'Der er ingen konto med din mailadresse',
    what: (institution: string) =>
      `Nogen har bedt om at logge ind hos ${institution} med din mailadresse. Men der er ikke sendt en ansøgning herfra, og derfor er der ingen konto.`,
    how: 'Man får en konto ved at søge en stilling eller gemme en kladde. Har du søgt med en anden mailadresse, så log ind med den.',
    jobs: 'Se de ledige stillinger',
    notYou: 'Har du ikke bedt om at logge ind, skal du ikke gøre noget.',
  },
  changeEmail: {
    subject: 'Bekræft din nye mailadresse',
    heading: 'Bekræft din nye mailadresse',
    what: 'Indtast koden på den side, hvor du er ved at skifte mailadresse. Når det er gjort, logger du ind med den nye adresse.',
  },
  emailChanged: {
    subject: 'Din mailadresse er ændret',
    heading: 'Din mailadresse er ændret',
    what: 'Din konto hører nu til en anden mailadresse. Du kan ikke længere logge ind med denne, og du får ikke flere mails her om dine ansøgninger.',
    when: 'Ændret',
    notYou: 'Er det ikke dig, der har ændret den, så kontakt os med det samme.',
  },
  accountDeleted: {
    subject: 'Din konto er slettet',
    heading: 'Din konto er slettet',
    what: 'Din konto, din profil og dine kladder er slettet. Dine ansøgninger er trukket tilbage, og hver institution sletter dem efter sin egen regel.',
    when: 'Slettet',
    notYou: 'Er det ikke dig, der har slettet den, så kontakt os med det samme.',
  },
  accountExpiring: {
    subject: 'Din konto bliver slettet',
    heading: 'Din konto bliver slettet',
    what: (institution: string) =>
      `Din ansøgning til ${institution} er slettet, fordi fristen for at gemme den er udløbet. Du har ikke andre ansøgninger eller kladder, og derfor bliver din konto også slettet.`,
    when: 'Kontoen slettes',
    keep: 'Du skal ikke gøre noget. Vil du beholde kontoen, så log ind inden da. Så gemmer vi den i 12 måneder til.',
    link: 'Log ind',
  },
}
export type SignInMailStrings = typeof strings
