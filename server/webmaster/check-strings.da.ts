export const strings = {
  text: [
    'Kommandoen åbner siden i en browser, som en besøgende ville, og svarer i sætninger. Den laver en teststilling, sender en ansøgning til den fra siden, ser, at den kom frem, og fjerner begge igen. Ingen andre ser stillingen. Den kræver Chrome eller Chromium på maskinen og den [nøgle](#register), I bruger til indstillingerne.',
    'Resultatet gemmes med dato og version. Består testen, er I i drift. Kør den igen, når I har ændret siden eller skiftet version.',
  ],
  caption: 'Kør forbindelsestesten',
  exit: 'Den slutter med 0, når testen er bestået, med 1, når den ikke er, og med 2, når den ikke kunne gennemføres.',
  unreachable:
    'Kan siden kun nås på jeres eget net, så kør testen dér. Kan ingen køre den, kan driften erklære jer i drift med `npm run opslag -- live` og en begrundelse, som gemmes.',
  looksTitle: 'Hvad den ser på',
  meaningTitle: 'Hvad svaret betyder',
  meaningHeads: ['Der står', 'Det betyder'],
  meanings: [
    ['OK', 'Intet at gøre.'],
    ['BEMÆRK', 'Det virker, men kan blive bedre. Testen består alligevel.'],
    ['FEJL', 'Skal rettes, før siden må offentliggøres. Testen består ikke.'],
    ['IKKE SET', 'Kunne ikke ses, fordi noget andet skal rettes først.'],
  ],
  faultsTitle: 'Ti almindelige fejl',
  faultHeads: ['Testen siger', 'På siden ser I', 'Sådan rettes den'],
  /** By the check and what it found: the test's own sentence, what a visitor sees, and what to do. */
  faults: {
    'script.status': [
      'Serveren svarer … på …. Kopiér script-tagget igen fra vejledningen.',
      'Kun linket.',
      'Scriptets adresse er skrevet forkert, eller versionen findes ikke. Kopiér [linjerne](#script) igen.',
    ],
    'integrity.mismatch': [
      'Hashen i integrity passer ikke til version …, så browseren afviser scriptet. Skriv integrity="…".',
      'Kun linket.',
      'Skift adresse og hash på én gang. Passer de sammen, har et plugin ændret filen: undtag `/embed/` i det.',
    ],
    'policy.blocked': [
      'Sidens politik afviser …. Føj … til ….',
      'Kun linket, eller en fejl med en knap.',
      'Føj serveren til det [direktiv](#csp), sætningen nævner.',
    ],
    'elements.none': [
      'Der er ingen af vores tags på siden. Sæt <opslag-job-list institution="…"> ind, hvor stillingerne skal stå.',
      'Hverken liste eller link.',
      'Editoren har fjernet tagget. Find jeres CMS blandt [opskrifterne](#recipes).',
    ],
    'institution.unknown': [
      '<…> nævner institutionen "…", som serveren ikke kender. Skriv institution="…".',
      '»Stillingerne kunne ikke hentes«.',
      'Brug kortnavnet øverst på denne side.',
    ],
    'registered.unregistered-in-test': [
      'Institutionen er i test, og … er ikke en af dens testsider, så stillingerne vises ikke her. Skriv adressen under testPages i profilen.',
      'Ingen stillinger.',
      '[Registrér](#register) adressen, som den står i browseren, uden `?` og `#`.',
    ],
    'origin.not-listed': [
      '… står ikke på listen over websteder i profilen, så ansøgninger herfra bliver afvist. Føj … til origins.',
      'Alt vises, men skemaet kan ikke sendes.',
      '[Registrér](#register) sidens origin. `www`, `http` og porten tæller med.',
    ],
    'copies.two-copies': [
      'To kopier af scriptet er på siden, … og …. Kun den første virker; tag den anden væk.',
      'Det virker, måske i en gammel version.',
      'Scriptet står i både skabelon og indhold. Lad det stå ét sted.',
    ],
    'headings.jump': [
      'Overskrifterne springer fra niveau … til …. Skriv heading-level="…" på taggene.',
      'Intet; en skærmlæser mister tråden.',
      'Sæt [`heading-level`](#shared) til ét mere end overskriften over.',
    ],
    'stillness.much': [
      'Siden hopper, mens stillingerne kommer (… ved … px, og 0,1 er det højeste). Giv listen plads på forhånd: style="display:block;min-height:60em".',
      'Det, der står under listen, flytter sig.',
      'Der er ingen reserve, eller editoren har fjernet `style`. Skriv [reserven](#height) i sidens typografi.',
    ],
  } as Record<string, [says: string, seen: string, mend: string]>,
}
export type CheckStrings = typeof strings
