export const strings = {
  text: [
    'Kommandoen åbner siden i en browser, som en besøgende ville, og svarer i sætninger. Den laver en teststilling, sender en ansøgning til den fra siden, ser, at den kom frem, og fjerner begge igen. Ingen andre ser stillingen.',
    'Resultatet gemmes med dato og version. Består testen, er I i drift. Kør den igen, når I har ændret siden eller skiftet version.',
  ],
  caption: 'Kør forbindelsestesten',
  exit: 'Den slutter med 0, når alt er i orden eller kun har bemærkninger, med 1, når noget skal rettes, og med 2, når siden eller serveren ikke kunne nås.',
  looksTitle: 'Hvad den ser på',
  looks: [
    'Siden kan hentes, er [registreret](#registered), og dens origin er det også.',
    'Scriptet er der, én gang, med en hash, der passer, og tags er defineret.',
    'Stillingerne vises, og linket mellem tagsene er der.',
    'Sidens sikkerhedspolitik afviser intet.',
    'Overskrifterne kommer i rækkefølge, kontrasten holder, skrifterne er hentet, og alt kan nås med tastaturet.',
    'Siden hopper ikke, mens den bliver færdig, og intet er bredere end den.',
    'Siden gemmer intet hos den besøgende på vores vegne.',
    'En prøveansøgning kommer frem.',
  ],
  meaningTitle: 'Hvad svaret betyder',
  meaningHeads: ['Svar', 'Betyder'],
  meanings: [
    ['I orden', 'Intet at gøre.'],
    ['Bemærkning', 'Det virker, men kan blive bedre. Testen består.'],
    ['Fejl', 'Skal rettes, før siden må offentliggøres. Testen består ikke.'],
  ],
  faultsTitle: 'Ti almindelige fejl',
  faultHeads: ['Det, I ser', 'Årsag', 'Sådan rettes den'],
  faults: [
    [
      'Kun linket står; `404` i netværksfanen',
      'Scriptets adresse er skrevet forkert, eller versionen findes ikke.',
      'Kopiér [linjerne](#script) igen.',
    ],
    [
      'Kun linket står; «Failed to find a valid digest» i konsollen',
      'Hash og version passer ikke sammen, eller et plugin har ændret filen.',
      'Skift adresse og hash på én gang. Undtag `/embed/` i pluginet.',
    ],
    [
      'Kun linket står; «violates the following Content Security Policy directive»',
      'Sidens sikkerhedspolitik kender ikke serveren.',
      'Føj den til de [direktiver](#csp), beskeden nævner.',
    ],
    ['Hverken liste eller link', 'Editoren har fjernet tagget.', 'Find jeres CMS blandt [opskrifterne](#recipes).'],
    [
      '«Stillingerne kunne ikke hentes» og en knap',
      'Kortnavnet i `institution` er stavet forkert, eller en firewall spærrer.',
      'Brug kortnavnet øverst på denne side. Se [firewall](#firewall).',
    ],
    [
      'Listen er tom, men der er stillinger',
      'I er i test, og siden er ikke registreret som testside; eller `department` er stavet forkert.',
      '[Registrér](#register) sidens adresse, som den står, uden `?` og `#`. Kontrollér [nøglen](#departments).',
    ],
    [
      'Skemaet kan ikke sendes; `origin-not-allowed`',
      'Sidens origin er ikke registreret, måske fordi `www`, `http` eller porten er anderledes.',
      '[Registrér](#register) den origin, der står i adresselinjen.',
    ],
    [
      '«… was here first» i konsollen',
      'Scriptet står der to gange, måske i både skabelon og indhold.',
      'Lad det stå ét sted.',
    ],
    [
      'Siden hopper, når listen kommer',
      'Der er ingen reserve, eller editoren har fjernet `style`.',
      'Skriv [reserven](#height) i sidens typografi.',
    ],
    [
      'Titlerne fører væk fra siden',
      'Der står hverken opslag eller jobside på siden, og `job-page` mangler.',
      'Sæt [opslaget](#job-ad) ind, eller skriv `job-page`.',
    ],
  ],
}
export type CheckStrings = typeof strings
