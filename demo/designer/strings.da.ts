import type { LayoutOf, Scheme } from './design.ts'
import { deliver, order } from './strings.deliver.da.ts'
import { faults } from './strings.faults.da.ts'
import { livePage } from './strings.live.da.ts'
import { publish } from './strings.publish.da.ts'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const strings = {
  name: 'Designerens værkbord',
  otherLanguage: 'English',
  skip: 'Spring til indhold',
  views: { label: 'Værkbordets dele', design: 'Design', compare: 'Sammenlign', deliver: 'Aflever', publish: 'Udgiv' },
  undo: 'Fortryd',
  redo: 'Gentag',
  undoTitle: 'Fortryd (Ctrl+Z)',
  redoTitle: 'Gentag (Ctrl+Skift+Z)',
  undone: (what: string) => `Fortrudt: ${what}.`,
  redone: (what: string) => `Gentaget: ${what}.`,
  nothingToUndo: 'Der er ikke mere at fortryde.',
  nothingToRedo: 'Der er intet at gentage.',
  share: 'Del',
  shareTitle: 'Del med et link',
  shareLead:
    'Linket bærer hele designet i sig selv. Intet bliver gemt hos os, og den, der åbner det, får sin egen kopi.',
  shareFiles: 'Skrifter og logo, du har lagt ind, følger ikke med linket. De følger med i mappen under »Aflever«.',
  shareAddress: 'Linket',
  shareCopy: 'Kopiér linket',
  shareCopied: 'Linket er kopieret.',
  shareSelect: 'Markér linket, og kopiér det selv: browseren gav ikke lov.',
  close: 'Luk',
  opened: 'Designet i linket er åbnet. Det, du havde før, får du igen med »Fortryd«.',
  openedFiles: 'Linket nævner skrifter eller et logo, men bærer ikke filerne. Læg dem ind igen.',
  linkSpoiled:
    'Linket er gået i stykker på vejen, så designet i det kan ikke åbnes. Bed om det igen. Dit eget design er her stadig.',
  linkOther: 'Linket er lavet af en anden udgave af værkbordet og kan ikke åbnes her. Dit eget design er her stadig.',

  check: {
    title: 'Tjek',
    good: 'Alt kan læses, og intet er galt.',
    goodShort: 'Intet at rette',
    many: (n: number) => `${count(n, 'ting', 'ting')} skal rettes.`,
    folderOnly: (n: number) => `Før mappen kan afleveres, mangler ${count(n, 'ting', 'ting')}:`,
    manyShort: (n: number) => `${n} at rette`,
    go: (what: string) => `Gå til: ${what}`,
    use: (value: string) => `Brug ${value}, der kan læses`,
    useFor: (value: string, what: string) => `Brug ${value}, der kan læses, til: ${what}`,
    examples: 'Spring til eksemplerne',
    none: 'Én farve alene kan ikke rette det. Ret begge.',
    used: (what: string, value: string) => `${what} er nu ${value}.`,
  },

  start: {
    title: 'Begynd',
    institution: 'Institutionens navn',
    institutionHint: 'Står i den mappe og den bestilling, du afleverer.',
    themes: 'Begynd med et tema',
    themesHint: 'Farver og skrift bliver temaets. Navn, layout, logo og egne skrifter beholder du.',
    standard: 'Standard',
  },

  colours: {
    title: 'Farver',
    scheme: 'Farver, når siden er',
    schemes: { light: 'lys', dark: 'mørk' } satisfies Record<Scheme, string>,
    dark: 'Egne farver, når siden er mørk',
    darkHint:
      'Uden dem er institutionen lys overalt. Med dem følger vores egne sider læserens valg, og elementerne følger den side, de står på.',
    darkMissing: 'Vælg først, at designet har egne farver til mørke sider.',
    groups: {
      surfaces: 'Flader',
      text: 'Tekst',
      accent: 'Knapper og valg',
      lines: 'Linjer',
      states: 'Fejl, held og hast',
    },
    pick: (what: string) => `Vælg farve: ${what}`,
    worn: (value: string) => `Så længe viser eksemplerne ${value}.`,
    reset: 'Brug temaets',
    resetTitle: (what: string, value: string) => `${what}: Brug temaets ${value}`,
    least: (ratio: string, needed: string) => `Mindste kontrast ${ratio} : 1 (der skal ${needed} til)`,
    ratio: (ratio: string) => `${ratio} : 1`,
  },

  fonts: {
    title: 'Skrift',
    groups: { own: 'Egne skrifter', open: 'Åbne skrifter, der følger med', system: 'Skrifter, som maskiner har' },
    other: 'Som skrevet nedenfor',
    stack: (what: string) => `${what}: rækken af skrifter`,
    stackHint: 'Den første, som læseren har, bliver brugt.',
    ownTitle: 'Egne skrifter',
    ownLead: 'Filen bliver i din browser. Den vises i eksemplerne og kommer med i mappen.',
    add: 'Læg en skrift ind (.woff2)',
    family: 'Navn',
    weight: 'Vægt',
    varies: (weights: string) => `${weights}, alle`,
    style: 'Stil',
    styles: { normal: 'Normal', italic: 'Kursiv' },
    licence: 'Hvem ejer skriften, og på hvilke vilkår bruges den?',
    remove: (what: string) => `Tag ${what} ud`,
    added: (what: string) => `${what} er lagt ind. Vælg den under Skrift.`,
    removed: (what: string) => `${what} er taget ud.`,
    size: (kb: string) => `${kb} kB`,
    embeddingUnknown:
      'Om skriften må bruges på hjemmesider, står i den selv og i licensen; serveren læser det, når den lægges op.',
    lost: 'Filen følger ikke med et link. Læg den ind igen.',
    faults: {
      'not-a-font': 'Filen er ikke en skrift. Bed om skriften som .woff2.',
      desktop:
        'Filen er en skrift til et tekstbehandlingsprogram (.otf eller .ttf). Bed leverandøren om den som .woff2.',
      woff: 'Filen er en .woff. Mappen tager .woff2, som fylder mindre; med en nøgle kan du lægge .woff op under »Udgiv«.',
      collection: 'Filen rummer flere skrifter. Bed om én ad gangen som .woff2.',
      damaged: 'Skriften er i stykker: browseren kan ikke bruge den. Hent den igen.',
      'too-heavy': 'Filen fylder mere end 2 MB. Bed om skriften som .woff2 med de latinske tegn alene.',
      glyphs: (letters: string) => `Skriften kan ikke skrive ${letters}. Vælg en udgave med danske tegn.`,
    },
  },

  unit: (what: string) => `Enhed: ${what}`,
  measures: {
    title: 'Størrelser og form',
    hint: (least: string, most: string, unit: string) => `Fra ${least} til ${most} ${unit}`.trim(),
  },

  layouts: {
    title: 'Layout',
    of: {
      list: 'Stillingslisten',
      form: 'Ansøgningsskemaet',
      ad: 'Stillingsopslaget',
      agent: 'Jobagenten',
    } satisfies Record<LayoutOf, string>,
    names: {
      list: { rows: 'Rækker', cards: 'Kort', table: 'Tabel' },
      form: { steps: 'Trin for trin', 'one-page': 'Alt på én side' },
      ad: {
        'facts-aside': 'Fakta ved siden af',
        hero: 'Stort billede øverst',
        plain: 'Enkel',
        compact: 'Kompakt, til intranet',
      },
      agent: { steps: 'Trin for trin', compact: 'Kompakt' },
    },
    agentNote:
      'Jobagentens layout er en indstilling for sig, ikke en del af temaet: det kommer med i bestillingen, men ikke i en kladde. Vælg det i indstillingen job-agent, eller på tagget.',
    ownAd: (key: string) => `Egen skabelon: ${key}`,
  },

  logo: {
    title: 'Logo',
    lead: 'Logoet står øverst på portalens sider og i mails, ikke i elementerne, så eksemplerne viser det ikke. Tegningen bliver i din browser og kommer med i mappen. Den skal være en SVG på højst 50 kB.',
    add: 'Vælg logo (.svg)',
    text: 'Hvad logoet siger til den, der ikke ser det',
    textHint: 'Som regel institutionens navn.',
    licence: 'Hvem ejer logoet, og hvem må bruge det?',
    remove: 'Tag logoet ud',
    picture: (text: string) => `Logoet: ${text}`,
    none: 'Der er ikke valgt et logo.',
    lost: 'Filen følger ikke med et link. Vælg den igen.',
    notSvg:
      'Filen er ikke en SVG-tegning. Gem logoet som SVG, eller læg det op som billede med en nøgle under »Udgiv«.',
    tooHeavy: (kb: string) => `Filen fylder ${kb} kB. En tegning fylder højst 50 kB: gem den enklere.`,
    added: 'Logoet er lagt ind.',
    removed: 'Logoet er taget ud.',
  },

  preview: {
    title: 'Sådan bliver det',
    label: 'Hvad der vises',
    elements: 'Alle elementer',
    own: 'En side af din egen',
    width: 'Bredde',
    widths: { full: 'Hele pladsen', phone: 'Telefon, 360', tablet: 'Tablet, 768' },
    dark: 'Vis det på en mørk side',
    darkNone: 'Designet har ingen farver til mørke sider, så det ser ud som på en lys.',
    failed: 'Et eksempel kunne ikke vises.',
  },

  ownPage: {
    lead: 'Indsæt HTML fra en side, så vises den her med designet på. Den vises i en lukket ramme: den kan ikke se dit design, dit login eller din nøgle, dens scripts kører ikke, og den henter kun fra den adresse, du selv skriver.',
    html: 'Sidens HTML',
    site: 'Hent billeder, typografi og skrifter fra (kan udelades)',
    siteHint: 'Begyndelsen af sidens adresse, fx https://www.institution.dk',
    siteWrong: 'Skriv begyndelsen af sidens adresse og intet mere, fx https://www.institution.dk.',
    show: 'Vis siden',
    empty: 'Indsæt sidens HTML først.',
    frame: 'Din side med designet på',
    shown: 'Siden vises.',
    noTag: 'Der var intet Opslag-tag på siden, så en stillingsliste er sat ind nederst i indholdet.',
    unknown: (slugs: string) =>
      `Serveren har ingen institution, der hedder ${slugs}. Siden vises med eksemplets stillinger i stedet.`,
    example: 'Brug et eksempel',
    registered:
      'Har institutionen en testside, kan den rigtige side følge designet, mens du arbejder: gem en kladde under »Udgiv« med en nøgle, og åbn siden derfra.',
  },

  compare: {
    title: 'Sammenlign to designs',
    lead: 'Først det, du sammenligner med, så dit eget.',
    with: 'Sammenlign med',
    begun: 'Som det var fra begyndelsen',
    kept: (at: string) => `Som det var kl. ${at}`,
    theme: (name: string) => `Temaet ${name}`,
    version: (n: number, note: string) => `Version ${n}${note ? `: ${note}` : ''}`,
    keep: 'Husk designet, som det er nu',
    isKept: 'Husket. Vælg det under »Sammenlign med«.',
    same: 'De to er ens.',
    many: (n: number) => `${count(n, 'forskel', 'forskelle')}.`,
    table: 'Forskellene',
    what: 'Hvad',
    one: 'Det andet',
    other: 'Dit eget',
    dark: 'Egne farver til mørke sider',
    yes: 'Ja',
    no: 'Nej',
    fonts: 'Egne skrifter',
    logo: 'Logo',
    name: 'Institutionens navn',
    nothing: '–',
    inDark: (what: string) => `${what}, på mørke sider`,
    take: 'Tag det andet i stedet',
    taken: 'Det andet design er nu dit eget. »Fortryd« giver dig dit eget igen.',
  },

  deliver,

  order,

  livePage,
  publish,

  faults,

  changes: {
    token: (what: string, value: string) => `${what}: ${value}`,
    dark: 'farver til mørke sider',
    layout: (what: string, value: string) => `${what}: ${value}`,
    fonts: 'egne skrifter',
    logo: 'logo',
    name: 'institutionens navn',
    many: (n: number) => `${n} ting på én gang`,
  },
}
