/** What is wrong with an ad template or with an ad's blocks, as the server answers it. */
type AdFault = { path: string; code: string }
type Language = 'da' | 'en'

/** A sentence for what a path ends in, with a code; `what` is what the pattern took. */
type Rule = { at: RegExp; code: string } & Record<Language, (what: string) => string>

const PARTS: Record<Language, Record<string, string>> = {
  da: {
    title: 'stillingens titel (title)',
    deadline: 'fristen (deadline)',
    facts: 'fakta om stillingen (facts)',
    body: 'opslagets tekst (body)',
    apply: 'hvordan man søger (apply)',
    picture: 'et billede (picture)',
    film: 'en film (film)',
    quote: 'et citat (quote)',
    about: 'teksten om institutionen (about)',
    'how-we-hire': 'teksten om, hvordan I ansætter (how-we-hire)',
  },
  en: {
    title: 'the job’s title (title)',
    deadline: 'the deadline (deadline)',
    facts: 'the facts about the job (facts)',
    body: 'the ad’s text (body)',
    apply: 'how to apply (apply)',
    picture: 'a picture (picture)',
    film: 'a film (film)',
    quote: 'a quotation (quote)',
    about: 'the text about the institution (about)',
    'how-we-hire': 'the text about how you hire (how-we-hire)',
  },
}
const part = (name: string, language: Language) => PARTS[language][name] ?? name

const RULES: Rule[] = [
  {
    at: /<(script|style|link|iframe|object|embed)>$/,
    code: 'not-allowed',
    da: (tag) => `<${tag}> kan køre eller hente noget på institutionens side og må ikke stå i en skabelon. Slet det.`,
    en: (tag) =>
      `<${tag}> can run or fetch something on the institution’s page and may not stand in a template. Delete it.`,
  },
  {
    at: /<(img|picture|svg|video|audio)>$/,
    code: 'not-allowed',
    da: (tag) =>
      `<${tag}> må ikke stå i HTML, for intet i et opslag hentes andre steder fra. Upload billedet, og sæt det ind som en blok af slagsen picture; en film som film.`,
    en: (tag) =>
      `<${tag}> may not stand in HTML, since nothing in an ad is loaded from elsewhere. Upload the picture and put it in as a block of the kind picture; a film as film.`,
  },
  {
    at: /<[\w-]+ (on[\w-]+)>$/,
    code: 'not-allowed',
    da: (name) => `${name} kører et script og må ikke stå i en skabelon. Slet attributten.`,
    en: (name) => `${name} runs a script and may not stand in a template. Delete the attribute.`,
  },
  {
    at: /<[\w-]+ (style|class|id)>$/,
    code: 'not-allowed',
    da: (name) =>
      `${name} virker ikke her: farver, skrift og afstande kommer fra temaet, og opstillingen fra skabelonens grundform. Slet attributten.`,
    en: (name) =>
      `${name} has no effect here: colours, fonts and spacing come from the theme, and the arrangement from the template’s look. Delete the attribute.`,
  },
  {
    at: /<[\w-]+ ([^>\s]+)>$/,
    code: 'not-allowed',
    da: (name) => `Attributten ${name} må ikke stå på det element, eller den har et felt i sig. Slet den.`,
    en: (name) => `The attribute ${name} may not stand on that element, or has a field in it. Delete it.`,
  },
  {
    at: /<([\w-]+)>$/,
    code: 'not-allowed',
    da: (tag) =>
      `<${tag}> må ikke stå i en skabelon. Brug afsnit, overskrifter, lister, tabeller, links og fremhævning.`,
    en: (tag) => `<${tag}> may not stand in a template. Use paragraphs, headings, lists, tables, links and emphasis.`,
  },
  {
    at: /<a (href)>$/,
    code: 'not-a-url',
    da: () => 'Linket fører ingen steder hen. Skriv hele adressen, fx https://www.example.dk/.',
    en: () => 'The link leads nowhere. Write the whole address, such as https://www.example.dk/.',
  },
  {
    at: /\{\{(.*)\}\}$/,
    code: 'unknown-field',
    da: (name) => `{{${name}}} er ikke et felt. Felterne er {{FIELDS}}.`,
    en: (name) => `{{${name}}} is not a field. The fields are {{FIELDS}}.`,
  },
  {
    at: /\.html\.(?:da|en)$/,
    code: 'invalid',
    da: () => 'HTML’en har flere elementer inden i hinanden, end nogen tekst behøver. Gør den enklere.',
    en: () => 'The HTML has more elements inside of each other than any text needs. Make it simpler.',
  },
  {
    at: /\.html\.(?:da|en)$/,
    code: 'required',
    da: () => 'Blokken er tom. Skriv noget i den, eller slet den.',
    en: () => 'The block is empty. Write something in it, or delete it.',
  },
  {
    at: /^templates\.\d+\.(blocks)$/,
    code: 'too-long',
    da: () => 'Skabelonens HTML er længere, end nogen læser. Gør den kortere: i alt højst 20.000 tegn på hvert sprog.',
    en: () =>
      'The template’s HTML is longer than anybody reads. Make it shorter: 20,000 characters in all in a language.',
  },
  {
    at: /^templates\.\d+\.blocks\.([a-z][\w-]*)$/,
    code: 'required',
    da: (name) => `Skabelonen mangler ${part(name, 'da')}. Det skal stå i hvert opslag.`,
    en: (name) => `The template lacks ${part(name, 'en')}. Every ad must have it.`,
  },
  {
    at: /^blocks\.([a-z][\w-]*)$/,
    code: 'required',
    da: (name) => `Institutionen kræver ${part(name, 'da')} i hvert opslag. Sæt blokken ind.`,
    en: (name) => `The institution requires ${part(name, 'en')} in every ad. Put the block in.`,
  },
  {
    at: /blocks\.(\d+)\.kind$/,
    code: 'duplicate',
    da: () => 'Den del står i skabelonen to gange. Slet den ene.',
    en: () => 'That part stands in the template twice. Delete one of them.',
  },
  {
    at: /blocks\.(\d+)\.kind$/,
    code: 'not-allowed',
    da: () => 'Kun billeder kan stå før titlen, for titlen er overskriften over alt andet. Flyt blokken ned.',
    en: () => 'Only pictures can stand before the title, since the title heads everything else. Move the block down.',
  },
  {
    at: /blocks\.(\d+)\.kind$/,
    code: 'unknown-key',
    da: () => 'Institutionen har ikke skrevet den tekst endnu. Skriv den i indstillingen ad-templates.',
    en: () => 'The institution has not written that text yet. Write it in the setting ad-templates.',
  },
  {
    at: /^templates\.\d+\.blocks\.(\d+)\.kind$/,
    code: 'invalid',
    da: () => 'Den slags blok er der ikke. Vælg en af {{TEMPLATE KINDS}}.',
    en: () => 'There is no such kind of block. Choose one of {{TEMPLATE KINDS}}.',
  },
  {
    at: /^blocks\.(\d+)\.kind$/,
    code: 'invalid',
    da: () => 'Den slags blok kan et opslag ikke have. Vælg en af {{JOB KINDS}}.',
    en: () => 'An ad can have no block of that kind. Choose one of {{JOB KINDS}}.',
  },
  {
    at: /blocks\.\d+\.(alt)$/,
    code: 'required',
    da: () =>
      'Et billede skal sige, hvad det viser, til den, der ikke ser det. Skriv alt, eller sæt decorative (kun pynt); ikke begge dele.',
    en: () =>
      'A picture must say what it shows to those who do not see it. Write alt, or set decorative (mere decoration); not both.',
  },
  {
    at: /blocks\.\d+\.(picture|poster)$/,
    code: 'unknown-key',
    da: () => 'Institutionen har ikke et billede med det id. Upload det først.',
    en: () => 'The institution has no picture of that id. Upload it first.',
  },
  {
    at: /blocks\.\d+\.(url)$/,
    code: 'not-a-url',
    da: () => 'Filmens adresse skal være en hel adresse med https.',
    en: () => 'The film’s address must be a whole address with https.',
  },
  {
    at: /^templates\.\d+\.(key)$/,
    code: 'duplicate',
    da: () => 'En anden skabelon hedder det allerede. Vælg et andet navn (key).',
    en: () => 'Another template is called that already. Choose another name (key).',
  },
  {
    at: /^templates\.([a-z0-9-]+)$/,
    code: 'required',
    da: (key) =>
      `Skabelonen »${key}« er i brug og kan ikke slettes. Vælg en anden i temaets layout og i de åbne opslag, der nævner den.`,
    en: (key) =>
      `The template “${key}” is in use and cannot be deleted. Choose another in the theme’s layouts and in the open ads that name it.`,
  },
  {
    at: /^(?:template|layouts\.ad|theme\.layouts\.ad)()$/,
    code: 'unknown-key',
    da: () =>
      'Den skabelon er der ikke. Vælg facts-aside, hero, plain eller compact, eller en, som institutionen selv har lavet.',
    en: () =>
      'There is no such template. Choose facts-aside, hero, plain or compact, or one that the institution has made.',
  },
]

/** What can be chosen from: the fields of a template's HTML, and the kinds of block of a template and of a job. */
export type AdNames = Readonly<Record<'fields' | 'templateKinds' | 'jobKinds', readonly string[]>>

/** The fault as a sentence that says what to do; null where it is not about ad templates. */
export function adFaultSentence({ path, code }: AdFault, language: Language, names: AdNames): string | null {
  for (const rule of RULES) {
    const found = rule.code === code ? rule.at.exec(path) : null
    if (!found) continue
    return rule[language](found[1] ?? '')
      .replace('{{FIELDS}}', names.fields.map((one) => `{{${one}}}`).join(', '))
      .replace('{{TEMPLATE KINDS}}', names.templateKinds.join(', '))
      .replace('{{JOB KINDS}}', names.jobKinds.join(', '))
  }
  return null
}

/** What open ads lack after a change (`server/contract/ad-template.ts`). */
type AdWarning = { code: 'mandatory-missing' | 'text-missing'; path: string; count: number; jobs: { title: string }[] }

const WARNINGS: Record<Language, Record<AdWarning['code'], (what: string, count: number) => string>> = {
  da: {
    'mandatory-missing': (what, count) =>
      `${count === 1 ? 'Ét åbent opslag' : `${count} åbne opslag`} mangler nu ${what}, som institutionen kræver`,
    'text-missing': (what, count) =>
      `${count === 1 ? 'Ét åbent opslag' : `${count} åbne opslag`} skulle vise ${what}, men den er ikke skrevet`,
  },
  en: {
    'mandatory-missing': (what, count) =>
      `${count === 1 ? '1 open ad now lacks' : `${count} open ads now lack`} ${what}, which the institution requires`,
    'text-missing': (what, count) =>
      `${count === 1 ? '1 open ad' : `${count} open ads`} should show ${what}, but it has not been written`,
  },
}

/** The warning as a sentence that names the ads, as many as it has by name. */
export function adWarningSentence({ code, path, count, jobs }: AdWarning, language: Language): string {
  const titles = jobs.map(({ title }) => (language === 'da' ? `»${title}«` : `“${title}”`)).join(', ')
  const more = count > jobs.length ? ' …' : ''
  return `${WARNINGS[language][code](part(path, language), count)}: ${titles}${more}.`
}
