import { sizeIn } from './size.ts'
import { isTokenName, TOKENS } from './tokens.ts'
import { isUploadFault, type UploadFault, type UploadNote, uploadSentence } from './upload-sentences.ts'
import type { ThemeFault, ThemeFaultCode } from './validate.ts'

type Sentences = { [C in ThemeFaultCode]: (fault: Extract<ThemeFault, { code: C }>) => string }

const named = (token: string, language: 'da' | 'en') =>
  isTokenName(token) ? `${TOKENS[token].says[language].replace(/\.$/, '')} (${token})` : token

const decimal = (number: number, language: 'da' | 'en') =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(number)

/** Several things in one line. */
export const inOneLine = (all: readonly string[], language: 'da' | 'en') =>
  new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB').format(all)

const da: Sentences = {
  'not-one-rule': () => 'Temaet skal være én regel med én vælger og ikke andet, fx :root { … }.',
  'not-a-declaration': ({ text }) => `»${text}« sætter ikke et token. Skriv --opslag-…: værdi.`,
  'duplicate-token': ({ token }) => `${token} er sat to gange. Slet den ene.`,
  'unknown-token': ({ token, nearest }) =>
    nearest ? `${token} er ikke et token. Mente du ${nearest}?` : `${token} er ikke et token. Slet linjen.`,
  'more-than-a-value': ({ token }) =>
    `${named(token, 'da')}: værdien indeholder tegn eller ord, som kan andet end at være en værdi (fx url(, ; eller }). Skriv kun værdien.`,
  'not-a-colour': ({ token, value }) =>
    `${named(token, 'da')}: »${value}« er ikke en farve uden gennemsigtighed. Skriv den som #rrggbb.`,
  'not-a-length': ({ token, value, units }) =>
    `${named(token, 'da')}: »${value}« er ikke en længde. Skriv et tal fulgt af ${units.join(' eller ')}.`,
  'not-a-number': ({ token, value }) => `${named(token, 'da')}: »${value}« er ikke et tal. Skriv et tal uden enhed.`,
  'not-a-font': ({ token, value }) =>
    `${named(token, 'da')}: »${value}« er ikke en række af skrifter. Skriv navne med komma imellem, i anførselstegn når de har mellemrum.`,
  'no-generic-font': ({ token, value }) =>
    `${named(token, 'da')}: »${value}« slutter ikke med en skrift, som alle har. Tilføj fx sans-serif til sidst.`,
  'out-of-range': ({ token, value, least, most, unit }) =>
    `${named(token, 'da')}: ${value} ligger uden for det, der kan læses og betjenes. Vælg mellem ${decimal(least, 'da')}${unit} og ${decimal(most, 'da')}${unit}.`,
  contrast: ({ token, on, least }) => {
    const low = on.map(({ token: ground, ratio }) => `${decimal(ratio, 'da')} på ${named(ground, 'da')}`)
    return `${named(token, 'da')} har kontrasten ${inOneLine(low, 'da')}. Der skal mindst ${decimal(least, 'da')} til.`
  },
  'not-for-dark': ({ token }) => `${token} er ikke en farve. dark.css sætter farver og intet andet.`,
  'not-a-face': ({ text }) =>
    `»${text}« er ikke en skrift, som fonts.css kan have. Skriv @font-face med font-family: "Opslag …", vægt, stil, swap og en fil i fonts/.`,
  'missing-font': ({ token, family }) =>
    `${named(token, 'da')}: skriften »${family}« er der ikke. Læg den i fonts.css, eller begynd med en skrift, som maskiner kommer med, fx Georgia.`,
  'missing-font-file': ({ family, file }) => `Filen ${file} til skriften »${family}« er der ikke. Læg den i mappen.`,
  'font-too-heavy': ({ bytes, most }) =>
    `Temaets skrifter fylder ${sizeIn(bytes, 'da')}. Der er plads til ${sizeIn(most, 'da')}: tag færre vægte eller tegn med.`,
  'no-licence': ({ of }) =>
    of
      ? `LICENSE.md siger ikke, hvem der ejer ${of}, og på hvilke vilkår den bruges. Skriv det.`
      : 'Der er ingen LICENSE.md. Skriv, hvem der ejer navn, logo og skrifter, og på hvilke vilkår de bruges.',
  'no-logo': () => 'Der er intet logo. Læg det i mappen som logo.svg.',
  'logo-not-svg': () => 'Logoet er ikke en SVG-tegning. Gem det som SVG.',
  'logo-without-text': () =>
    'Logoet siger intet til den, der ikke ser det. Skriv institutionens navn som logoets tekst, i en tegning som <title> først i den.',
  'logo-not-a-picture': ({ found }) =>
    `Logoet indeholder »${found}«, som kan køre eller hente noget, eller som en tegning ikke har brug for. Gem det som en ren tegning.`,
  'picture-too-heavy': ({ file, bytes, most }) =>
    `${file} fylder ${sizeIn(bytes, 'da')}. Der er plads til ${sizeIn(most, 'da')}: gem den enklere eller mindre.`,
}

const en: Sentences = {
  'not-one-rule': () => 'A theme must be one rule with one selector and nothing else, such as :root { … }.',
  'not-a-declaration': ({ text }) => `“${text}” does not set a token. Write --opslag-…: value.`,
  'duplicate-token': ({ token }) => `${token} is set twice. Delete one of them.`,
  'unknown-token': ({ token, nearest }) =>
    nearest ? `${token} is not a token. Did you mean ${nearest}?` : `${token} is not a token. Delete the line.`,
  'more-than-a-value': ({ token }) =>
    `${named(token, 'en')}: the value holds characters or words that can be more than a value (such as url(, ; or }). Write the value only.`,
  'not-a-colour': ({ token, value }) =>
    `${named(token, 'en')}: “${value}” is not a colour without transparency. Write it as #rrggbb.`,
  'not-a-length': ({ token, value, units }) =>
    `${named(token, 'en')}: “${value}” is not a length. Write a number followed by ${units.join(' or ')}.`,
  'not-a-number': ({ token, value }) =>
    `${named(token, 'en')}: “${value}” is not a number. Write a number without a unit.`,
  'not-a-font': ({ token, value }) =>
    `${named(token, 'en')}: “${value}” is not a list of fonts. Write names with commas between them, quoted when they hold spaces.`,
  'no-generic-font': ({ token, value }) =>
    `${named(token, 'en')}: “${value}” does not end with a font that everybody has. Add, for example, sans-serif at the end.`,
  'out-of-range': ({ token, value, least, most, unit }) =>
    `${named(token, 'en')}: ${value} is outside what can be read and operated. Choose between ${decimal(least, 'en')}${unit} and ${decimal(most, 'en')}${unit}.`,
  contrast: ({ token, on, least }) => {
    const low = on.map(({ token: ground, ratio }) => `${decimal(ratio, 'en')} on ${named(ground, 'en')}`)
    return `${named(token, 'en')} has contrast ${inOneLine(low, 'en')}. At least ${decimal(least, 'en')} is needed.`
  },
  'not-for-dark': ({ token }) => `${token} is not a colour. dark.css sets colours and nothing else.`,
  'not-a-face': ({ text }) =>
    `“${text}” is not a font that fonts.css can hold. Write @font-face with font-family: "Opslag …", weight, style, swap and a file in fonts/.`,
  'missing-font': ({ token, family }) =>
    `${named(token, 'en')}: the font “${family}” is not there. Put it in fonts.css, or begin with a font that machines come with, such as Georgia.`,
  'missing-font-file': ({ family, file }) =>
    `The file ${file} of the font “${family}” is not there. Put it in the folder.`,
  'font-too-heavy': ({ bytes, most }) =>
    `The theme’s fonts are ${sizeIn(bytes, 'en')}. There is room for ${sizeIn(most, 'en')}: take fewer weights or letters.`,
  'no-licence': ({ of }) =>
    of
      ? `LICENSE.md does not say who owns ${of} and on what terms it is used. Write it there.`
      : 'There is no LICENSE.md. Write who owns name, logo and fonts, and on what terms they are used.',
  'no-logo': () => 'There is no logo. Put it in the folder as logo.svg.',
  'logo-not-svg': () => 'The logo is not an SVG drawing. Save it as SVG.',
  'logo-without-text': () =>
    'The logo says nothing to those who do not see it. Write the institution’s name as the logo’s text, in a drawing as a <title> first in it.',
  'logo-not-a-picture': ({ found }) =>
    `The logo holds “${found}”, which can run or fetch something, or which a drawing does not need. Save it as a plain drawing.`,
  'picture-too-heavy': ({ file, bytes, most }) =>
    `${file} is ${sizeIn(bytes, 'en')}. There is room for ${sizeIn(most, 'en')}: save it simpler or smaller.`,
}

const IN_DARK = { da: 'Når siden er mørk: ', en: 'Where the page is dark: ' }

/** A fault of a theme or an upload in words that an institution's designer understands, saying what to do. */
export function faultSentence(fault: ThemeFault | UploadFault | UploadNote, language: 'da' | 'en'): string {
  if (isUploadFault(fault)) return uploadSentence(fault, language)
  const sentences = language === 'da' ? da : en
  // The table's type says that each code has its own sentence; the compiler cannot follow that through an index.
  const sentence = (sentences[fault.code] as (fault: ThemeFault) => string)(fault)
  return 'scheme' in fault && fault.scheme ? IN_DARK[language] + sentence : sentence
}
