/** Letters that are written in more than one way, and what all of them are compared as. */
const LETTERS: Record<string, string> = {
  æ: 'ae',
  ä: 'ae',
  ø: 'oe',
  ö: 'oe',
  å: 'aa',
  ß: 'ss',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
}

/** What words are compared as: "Århus" as "aarhus", "Café" as "cafe". Not PostgreSQL's lower(): under its C collation Æ stays Æ. */
export const folded = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/[æäøöåßœðþ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\bph\.? ?d\b\.?/g, 'phd')
    .replace(/\bsocial-?\s+og\s+sundheds/g, 'sosu $&')

/** What stands between words. What is left in a word of signs belongs to it: R&D, C++, 100%. */
const BETWEEN = /[\s\p{Z}\p{Cc}\-‐‑‒–—/.,;:!?¡¿()[\]{}<>"'“”„‚‘’`´«»›‹…•·|*=~^]+/u

/** Longer ones are no words, and are compared by their beginning. */
const LONGEST = 80

/** A text's words, folded, in their order. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(BETWEEN)
    .filter((word) => word !== '')
    .map((word) => (word.length > LONGEST ? word.slice(0, LONGEST).toWellFormed() : word))

/** Words with a space before each and after the last: a pattern can tell where a word begins and ends. */
export const spaced = (words: readonly string[]): string => (words.length === 0 ? '' : ` ${words.join(' ')} `)

/** A word that says nothing of what is looked for: left out where others are looked for. */
const SMALL = new Set(
  'i paa og til for af med en et den det de som ved om at er hos fra the a an in of and to with on as or by is'.split(
    ' ',
  ),
)

/**
 * Nouns for those who do something end like a plural of something else: "lærer" is not several "lære". Words that end so are
 * taken as they are.
 */
const DOERS = new RegExp(
  `(?:${[
    'leder laerer arbejder giver viser vikler laegger behandler forsker foerer koerer hoerer hjaelper plejer passer midler valter',
    'iker tegner skriver bygger bager maler murer toemrer slagter',
    'gartner holder tester styrer saelger koeber ejer bruger borger tager sikrer proever maegler spiller danser sanger kunstner',
    'mester minister register center teater partner klager kender redder renser fisker jaeger soester designer controller manager',
    'engineer teacher officer worker developer researcher adviser planner programmer trainer lecturer computer',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
)

/** Short nouns that end many others: "kontorchefer" are several "chef", but "anlæg" is no "læge". */
const ENDINGS_OF_OTHERS = new Set(
  'chef tolk vagt elev smed hold plan skov park havn dreng pige post bank fond raad laan bolig klub jurist agent'.split(
    ' ',
  ),
)

/** Forms that no rule gives, of words that others end with too: "småbørn". */
const FORMS: readonly (readonly [string, string])[] = [
  ['barn', 'boern'],
  ['mand', 'maend'],
  ['moder', 'moedre'],
  ['broder', 'broedre'],
  ['bog', 'boeger'],
  ['haand', 'haender'],
  ['tand', 'taender'],
  ['nat', 'naetter'],
]

/** Other words for the same. */
const SAME: readonly (readonly string[])[] = [
  ['museum', 'museer'],
  ['center', 'centre', 'centret', 'centrum'],
  ['koebenhavn', 'copenhagen', 'kobenhavn'],
  ['helsingoer', 'elsinore'],
  ['jylland', 'jutland'],
  ['sjaelland', 'zealand'],
  ['fyn', 'funen'],
  ['danmark', 'denmark'],
  ['groenland', 'greenland'],
]

/** Words that stand in others by chance: no "børn" in "beboerne", no "anlæg" in "planlægger". */
const BY_CHANCE = new Set(['boern', 'anlaeg', 'ansat', 'kunst'])

const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&')
const inside = (word: string) => [`%${escaped(word)}%`]
const alone = (word: string) => [`% ${escaped(word)} %`]

const AFTER_E = ['', 's', 'n', 'ns', 'r', 'rne', 't', 'ts']
const AFTER_CONSONANT = ['', 's', 'e', 'en', 'ens', 'er', 'erne', 'et', 'ets', 'ene']
const endings = (word: string) => (word.endsWith('e') ? AFTER_E : AFTER_CONSONANT)

/** Where a short word ends another, in one of its forms. */
const atTheEnd = (word: string) => endings(word).map((ending) => `%${word}${ending} %`)
/** Where it begins or ends another; not in the middle: no "tolk" in "fortolkning". */
export const atAnEnd = (word: string) => [`% ${word}%`, ...atTheEnd(word)]

/** A word of three letters stands alone, in one of its forms: no "bil" in "mobil". */
function inItsForms(word: string): string[] {
  const doubled = /[bdfgklmnprst]$/.test(word) ? ['en', 'et', 'er', 'erne'].map((end) => word.at(-1) + end) : []
  return [...endings(word), ...doubled].map((ending) => `% ${word}${ending} %`)
}

/**
 * Where a word is found that was typed so. Each pattern has three characters that stand side by side, an edge of a word
 * counted: without, all words that there are would have to be looked through.
 */
function typed(word: string): string[] {
  const [, second, third] = word
  if (second === undefined) return alone(word)
  if (/^\d+$/.test(word)) return [`% ${word}%`]
  if (!/^\p{L}+$/u.test(word))
    return third === undefined ? [`% ${escaped(word)}%`, `%${escaped(word)} %`] : inside(word)
  if (word.length < 3) return alone(word)
  // At the edges of a word, and beside the s that joins two.
  if (BY_CHANCE.has(word)) return [`% ${word}%`, `%${word} %`, `%${word}s%`, `%s${word}%`]
  if (word.length === 3) return inItsForms(word)
  return word.length === 4 ? atAnEnd(word) : inside(word)
}

/** Where a word is found that a typed one is perhaps a form of: the shorter, the less is believed. */
function supposed(word: string): string[] {
  if (word.length >= 7) return inside(word)
  if (ENDINGS_OF_OTHERS.has(word)) return atAnEnd(word)
  if (word.length >= 5) return atTheEnd(word)
  return word.length >= 3 ? alone(word) : []
}

/** Nouns that end in -ør or -ær end so by themselves: an "ingeniør" is not several "ingenio". */
const BY_ITSELF = /(?:oe|ae)r$/
/** "videoer" are several "video", though: folded, the one -oer cannot be told from the other. */
const OF_O = /(?:video|foto|radio|logo|motto|memo|euro|konto|risiko|studio|portfolio|auto|cello|piano)er$/

const endsByItself = (word: string) => BY_ITSELF.test(word) && !OF_O.test(word)

/** The words that a noun or an adjective is perhaps a form of, by what it ends with. */
function stems(word: string): string[] {
  const cut = (ending: string, put = '') => (word.endsWith(ending) ? [word.slice(0, -ending.length) + put] : [])
  const undoubled = (stem: string) =>
    /([bdfgklmnprst])\1$/.test(stem) && stem.length <= 5 ? [stem, stem.slice(0, -1)] : [stem]
  if (/(?:al|isk|ig|iv)(?:e|t)$/.test(word)) return [word.slice(0, -1)]
  if (word.endsWith('ies')) return cut('ies', 'y')
  if (word.endsWith('ium')) return cut('um')
  if (word.endsWith('erne')) return cut('erne').flatMap(undoubled)
  if (word.endsWith('ene')) return cut('ene').flatMap(undoubled)
  return [...cut('er'), ...cut('en'), ...cut('et'), ...cut('e')].flatMap(undoubled)
}

/** "læger", "lægen" and "lægerne" are forms of "læge", which all of them begin with. */
const withE = (word: string): string[] => {
  const found = /^(.+e)(?:r|rne|n|t)$/.exec(word)
  return found ? [found[1] as string] : []
}

/**
 * Where a folded word is found, as LIKE patterns of words with spaces between: as it was typed, inside other words too
 * ("sygeplejerske" in "specialsygeplejersken"), and in its other forms.
 */
export function patternsOf(word: string): string[] {
  const found = new Set<string>()
  const add = (patterns: readonly string[]) => {
    for (const pattern of patterns) found.add(pattern)
  }
  const bare = word.length >= 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word
  add(typed(bare))
  if (bare !== word && bare.length < 5) add([`% ${word}%`])
  // Before an ending it loses its vowel: "cykler" of "cykel".
  if (/[^aeiouy]el$/.test(bare)) for (const form of ['ler', 'len']) add(inside(bare.slice(0, -2) + form))
  if (/^\p{L}{4,}$/u.test(bare)) {
    // The one who does it, in another form: "lærerne", "ledere", "lederen".
    const doer = [bare.replace(/e$/, ''), bare.replace(/(?:ne|en|e)$/, '')].find(
      (one) => one !== bare && DOERS.test(one),
    )
    if (doer) add(typed(doer))
    else if (!DOERS.test(bare) && !endsByItself(bare)) {
      for (const stem of withE(bare)) add(stem.length >= 5 ? inside(stem) : supposed(stem))
      for (const stem of stems(bare)) add(supposed(stem))
    }
  }
  if (/[^aeiouy]ler$/.test(bare)) add(typed(bare.replace(/ler$/, 'el')))
  for (const [one, other] of FORMS)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      if (endings(from).some((ending) => bare.endsWith(from + ending)))
        add(typed(bare.slice(0, bare.lastIndexOf(from)) + to))
  for (const same of SAME)
    if (same.some((one) => one === bare || one === word || endings(one).some((ending) => bare === one + ending)))
      for (const one of same) add(typed(one))
  return shortest([...found])
}

/** Without those that find nothing that another does not. */
const shortest = (patterns: string[]): string[] =>
  patterns.filter((one) =>
    patterns.every((other) => other === one || !isInside(other) || !one.includes(other.slice(1, -1))),
  )
const isInside = (pattern: string) => /^%[^ ]+%$/.test(pattern)

/** What a search looks for: each of its words, by its patterns; and what stood between quotes, word for word. */
export type Wanted = { words: string[][]; phrases: string[] }

/** So many words of a search are looked for, and so many phrases: those between quotes, and the longest of the others. */
const MOST_WANTED = 12

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g

export function wantedBy(q: string): Wanted {
  const quoted = [...q.matchAll(QUOTED)]
    .map(([, inner]) => wordsOf(inner as string))
    .filter((words) => words.length > 0)
  const all = wordsOf(q.replace(QUOTED, ' '))
  const telling = all.filter((word) => !SMALL.has(word))
  const words = telling.length > 0 || quoted.length > 0 ? telling : all
  // The longest first: it is found in the fewest ads.
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const exact = [...new Set(quoted.flat())].slice(0, MOST_WANTED)
  return {
    words: [...sorted.slice(0, MOST_WANTED - exact.length).map(patternsOf), ...exact.map(alone)],
    phrases: quoted
      .filter((one) => one.length > 1)
      .slice(0, MOST_WANTED)
      .map((one) => `%${escaped(spaced(one))}%`),
  }
}

/** As a statement takes them that looks at one text: a line for each word, its patterns with tabs between. */
export const wantedLines = ({ words, phrases }: Wanted): string =>
  [...words.map((patterns) => patterns.join('\t')), ...phrases].join('\n')
