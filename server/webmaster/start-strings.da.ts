export const strings = {
  get: [
    'I får jeres ledige stillinger som en del af jeres egen side: liste, opslag og ansøgningsskema i jeres egne farver og skrifter, uden ramme, med adresser, der kan linkes til og findes i søgemaskiner. Det kræver ét script og ét tag.',
    'Kommer scriptet eller serveren ikke frem, står linket mellem taggene. Det fører til portalen, hvor alt også virker uden JavaScript. Derfor er `<noscript>` unødvendigt.',
  ],
  stepsTitle: 'Tre trin',
  steps: [
    '**Testsiden.** Lav en side, som kun I kender adressen på. [Registrér dens adresse og origin](#register), og sæt [scriptet og listen](#script) ind. Kontrollér bredde, højde og indhold, og søg en stilling på prøve.',
    '**Forbindelsestesten.** Kør [testen](#check) mod testsiden. Den åbner siden i en browser, sender en prøveansøgning og svarer i hele sætninger. Ret det, den finder, og kør den igen, til den er bestået.',
    '**Den offentlige side.** Først nu må den offentlige side ændres. Sæt de samme linjer ind dér, registrér sidens adresse som listens side, og kør testen én gang til.',
  ],
  registered: 'Det er registreret nu',
  registeredHeads: ['Hvad', 'Registreret', 'Tilstand'],
  none: 'Intet',
  origins: 'Origins, hvor tags må stå',
  testPages: 'Testsider',
  listPage: 'Listens side',
  adPage: 'Opslagenes sider',
  contact: 'Kontakt',
  fine: 'I orden.',
  noOrigins: 'Mangler: uden en origin afvises alle ansøgninger fra jeres sider.',
  noTestPages: 'Mangler: før en testside er registreret, vises stillingerne ingen steder.',
  noTestPagesLive: 'Valgfrit, når I er i drift.',
  noListPage: 'Mangler: til da fører links og søgemaskiner til portalen.',
  noAdPage: 'Mangler: til da har opslagene deres adresse i portalen.',
  noContact:
    'Mangler: databeskyttelsesteksten, som alle ansøgere læser, siger ikke, hvordan man får fat i jer. Skriv navn, mail og telefon under `contact` i profilen.',
  unlisted: (origins: string) => `Origin er ikke registreret: ${origins}`,
  register: 'Sådan registrerer I',
  registerText: [
    'En origin er skema, værtsnavn og eventuel port uden noget bagefter: `https://www.example.dk`. Med og uden `www` er to forskellige. Mønstre som `*` findes ikke. En testside er en hel adresse uden `?` og `#`.',
    'Adresserne står i indstillingen `profile`. Den, der driver serveren, kan rette den eller give jer en nøgle, så I selv kan. Behandl nøglen som en adgangskode: den hører aldrig hjemme på en side.',
  ],
  profileText:
    'I filen `profile.json` står de tre felter herunder inde i `value`, blandt navn, kontakt og meget andet. Ret hvert af dem dér, til det står som her, og lad resten stå. Sættes blokken ind i stedet for alt i `value`, mangler navnet, og serveren siger nej.',
  profileCaption: 'De tre adressefelter, som de skal stå inde i value',
  commandsCaption: 'Hent indstillingerne, ret dem, og send dem tilbage',
  commandsText:
    'Kommandoen findes i Opslags mappe på den maskine, hvor I har hentet det. Er nøglen udstedt til jer, virker den kun for jer.',
  requestCaption: 'Det samme som kald til API’et',
  requestText:
    'Svaret på det første kald har `version`; den skal stå i `if-match`, så ingen retter oven i andres rettelser.',
  scriptText: [
    'Sæt linjerne til `<head>` ind på den side, hvor stillingerne skal stå, og listen, hvor den skal stå. Det er den anbefalede måde.',
  ],
  headCaption: 'I sidens <head>',
  listCaption: 'Hvor listen skal stå',
  linesTitle: 'Hvad linjerne gør',
  lineHeads: ['Linje', 'Hvad den gør'],
  lines: {
    modulepreload: 'Beder om scriptet med det samme, også når script-tagget først står nederst på siden.',
    preload:
      'Beder om listen, som serveren tegner den, samtidig med scriptet. Den står på siden, før koden bag den er hentet. Sproget i adressen skal være sidens.',
    script:
      'Sætter den tegnede liste ind. Koden bag taggene hentes, når siden er indlæst, eller straks, når nogen går i gang med listen, eller et andet tag har brug for den.',
    integrity:
      'Browseren kører kun filen, hvis den er præcis den, vi byggede. `crossorigin` skal stå der, for at det virker.',
    reserve: 'Holder pladsen fri, til listen er der, så siden ikke hopper.',
    link: 'Står, indtil elementet har noget bedre, og bliver stående, hvis det aldrig får det.',
  },
  rules: [
    'Scriptet skal stå én gang på siden, uanset hvor mange tags der er. Står det der to gange, gør det andet ingenting og skriver det i konsollen.',
    'Preload-linjerne er til sider, hvor listen vises som det første. På andre sider er scriptet nok. Adressen i den sidste linje skal sige det samme som siden, i denne rækkefølge: `&amp;beside=job-ad`, når et opslag fra institutionen står på samme side, og derefter de attributter, listen har, af `department`, `heading-level`, `job-page`, `layout`, `links` og `medium`.',
    'Lad ikke et plugin samle, udskyde eller omskrive scriptet, og læg det ikke bag en cookieboks: det gemmer intet hos den besøgende.',
  ],
  versionsTitle: 'Fast version eller altid den nyeste',
  versionsText: (version: string) =>
    `Adressen med \`${version}\` ændrer sig aldrig. Kommer der en ny version, viser denne vejledning dens adresse og hash; skift begge dele på én gang. De gamle versioner bliver liggende.`,
  versionHeads: ['Spørgsmål', 'Fast version med integrity', 'Altid den nyeste'],
  versionRows: [
    [
      'Vælg den',
      'Altid, når I kan rette siden selv.',
      'Når siden sjældent kan rettes, og I stoler på den, der driver serveren, som på jeres egen.',
    ],
    ['Rettelser', 'Når I skifter adresse og hash.', 'Af sig selv, højst fem minutter efter.'],
    ['Er filen byttet ud', 'Browseren afviser den, og linket står.', 'Browseren kører den.'],
    ['Preload af scriptet', 'Ja.', 'Nej: udelad linjen med `modulepreload`.'],
  ],
  newestCaption: 'Altid den nyeste version (uden integrity)',
  wholeText: [
    'En hel side, der virker, som den står. Gem den som `index.html` på et sted, hvis origin er [registreret](#register), åbn den, og kør [forbindelsestesten](#check) mod den.',
  ],
  wholeCaption: 'Hele siden: gem den som index.html',
}
export type StartStrings = typeof strings
