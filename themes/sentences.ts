import { isTokenName, TOKENS } from './tokens.ts'
import type { ThemeFault, ThemeFaultCode } from './validate.ts'

type Sentences = { [C in ThemeFaultCode]: (fault: Extract<ThemeFault, { code: C }>) => string }

const named = (token: string, language: 'da' | 'en') =>
  isTokenName(token) ? `${token} (${TOKENS[token].says[language].replace(/\.$/, '')})` : token

const decimal = (number: number, language: 'da' | 'en') =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(number)

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
  contrast: ({ token, on, ratio, least }) =>
    `${named(token, 'da')} har kontrasten ${decimal(ratio, 'da')} på ${named(on, 'da')}. Der skal mindst ${decimal(least, 'da')} til.`,
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
  contrast: ({ token, on, ratio, least }) =>
    `${named(token, 'en')} has contrast ${decimal(ratio, 'en')} on ${named(on, 'en')}. At least ${decimal(least, 'en')} is needed.`,
}

/** A fault in words that an institution's designer understands, saying what to do. */
export function faultSentence(fault: ThemeFault, language: 'da' | 'en'): string {
  const sentences = language === 'da' ? da : en
  // The table's type says that each code has its own sentence; the compiler cannot follow that through an index.
  return (sentences[fault.code] as (fault: ThemeFault) => string)(fault)
}
