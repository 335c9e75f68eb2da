export const strings = {
  text: [
    'Fælles for dem alle: scriptet hører til i skabelonen, ikke i teksten, og tagget skal ind ad en vej, som editoren ikke renser. Se bagefter på sidens kilde i browseren. Mangler tagget, har editoren fjernet det.',
    'En opskrifts linjer til `<head>` står i stedet for dem under [scriptet](#script), ikke ved siden af dem: hver linje skal kun stå én gang på siden.',
  ],
  strips: 'Hvad det fjerner',
  umbraco: {
    strips:
      'Editoren til formateret tekst fjerner ukendte tags og scripts, når siden gemmes. Skabeloner og partial views bliver ikke renset.',
    steps: [
      'Lav et partial view, `Views/Partials/Opslag.cshtml`, med tagget.',
      'Sæt linjerne ind i `<head>` i den skabelon, som jobsiden bruger, og kald partial viewet dér, hvor stillingerne skal stå.',
      'Skal redaktører selv kunne placere listen, så lav en blok i Block List eller Block Grid, hvis visning er det samme partial view.',
      'Razor læser `@` som kode. Der er ingen i linjerne; skriver I selv en, skal den stå som `@@`.',
    ],
    partial: 'Views/Partials/Opslag.cshtml',
    template: 'Skabelonen',
  },
  drupal: {
    strips: 'Tekstformater med begrænset HTML fjerner ukendte tags og altid `style`. Scripts fjernes også.',
    steps: [
      'Føj biblioteket til temaets `THEME.libraries.yml`, og knyt det til jobsidens skabelon. `THEME` er temaets navn.',
      'Tillad taggene: under tekstformatet, i CKEditors »Source editing«, skrives linjen i »Manually editable HTML tags«. Eller sæt tagget i en blokskabelon, så editoren ikke rører det.',
      'Skriv højden i temaets typografi, ikke på tagget: [reserven](#height).',
      'Tøm cachen. Drupals samling af scripts rører ikke eksterne filer.',
    ],
    library: 'THEME.libraries.yml',
    attach: 'I jobsidens Twig-skabelon',
    tags: 'Tags, som tekstformatet skal tillade',
  },
  wordpress: {
    strips:
      'Blokken »Brugerdefineret HTML« beholder kun ukendte tags for brugere med rettigheden `unfiltered_html`. I et netværk af websteder har kun superadministratorer den. Scripts i indhold fjernes for alle andre.',
    steps: [
      'Sæt koden ind i child-temaets `functions.php`, eller i et lille plugin. Ret `job` til jobsidens kortnavn.',
      'Skriv `[opslag]` i en kortkodeblok dér, hvor stillingerne skal stå. Kortkoder bliver ikke renset.',
      'Undtag `/embed/` i plugins, der samler, udskyder eller forsinker scripts: de ændrer filen, og så afviser browseren den.',
    ],
    code: 'functions.php',
  },
  typo3: {
    strips:
      'RTE-feltet fjerner ukendte tags. Indholdselementet »HTML« gør ikke, men kun betroede redaktører kan bruge det.',
    steps: [
      'Føj linjerne til jobsidens TypoScript.',
      'Sæt tagget ind med indholdselementet »HTML«, eller i sidens Fluid-skabelon.',
      'Er sikkerhedspolitikken for frontend slået til, så læg reglerne i `config/sites/<site>/csp.yaml`.',
      'Tøm cachen.',
    ],
    setup: 'TypoScript: linjerne i <head>',
    policy: 'config/sites/<site>/csp.yaml',
  },
  sharepoint: {
    strips:
      'Moderne sider har ingen webdel, der tager imod scripts eller ukendte tags. Webdelen »Integrer« tager kun en ramme og kun fra tilladte domæner. Siden 2026 kører kun scripts fra kilder, som lejerens administrator har godkendt.',
    steps: [
      '**Uden udvikler:** Føj værtsnavnet til »HTML-feltsikkerhed« i webstedets indstillinger, og sæt [rammen uden script](#frame-alone) ind med webdelen »Integrer«. Webstedets origin skal være [registreret](#register).',
      '**Med udvikler:** Lav en webdel med SharePoint Framework, hvis `render` er den, der står her, og lad administratoren godkende serveren som scriptkilde.',
      '**Klassiske sider:** »Scripteditor« findes kun, hvor brugerdefinerede scripts er tilladt, og det er de kun et døgn ad gangen. Byg ikke på det.',
    ],
    policy: 'Godkend serveren (SharePoint Online Management Shell)',
    webPart: 'Webdelens render()',
  },
  html: {
    title: 'Almindelig HTML',
    strips: 'Intet.',
    steps: [
      'Tag [hele siden](#whole-page), eller sæt [de to stykker](#script) ind i den side, I har.',
      'Læg den på en webserver. En fil, der åbnes direkte fra disken, har ingen origin og kan ikke sende ansøgninger.',
    ],
  },
}
export type RecipeStrings = typeof strings
