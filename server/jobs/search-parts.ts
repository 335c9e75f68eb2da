import { atAnEnd, folded, patternsOf } from './search-words.ts'

/**
 * What many words of Danish public ads are put together of: trades, and the fields that they work in. Each stands in hundreds of
 * words, so that looking for all of those costs a search more than it has; an ad says itself which of these stand in its words.
 * What is not here is found as well, only not as fast. A change of this list is a change of `SEARCHED_AS`.
 */
const FREQUENT = `
  leder lærer pædagog sygeplejerske assistent konsulent medarbejder rådgiver sekretær ingeniør jurist økonom læge jordemoder terapeut
  fysioterapeut ergoterapeut bibliotekar planlægger udvikler arkitekt tekniker elektriker gartner chauffør koordinator vejleder
  underviser forsker analytiker controller konstruktør inspektør sagsbehandler behandler psykolog tandlæge tandplejer radiograf
  bioanalytiker portør hjælper betjent designer specialist fuldmægtig praktikant direktør håndværker mekaniker akademiker
  projektleder afdelingsleder teamleder skoleleder souschef social sundhed miljø klima natur trafik teknik bolig ejendom drift
  vedligehold digital digitalisering system netværk personale kommunikation beskæftigelse integration familie børne handicap ældre
  psykiatri forebyggelse ernæring køkken rengøring brand beredskab sikkerhed museum kultur musik idræt erhverv økonomi regnskab
  budget indkøb udbud forvaltning direktion sekretariat udvikling analyse kvalitet uddannelse praktik skole undervisning
  daginstitution børnehave vuggestue fritid plejehjem hjemmepleje hospital sygehus klinik kommune region borger service administration
  ledelse projekt strategi rådgivning vejledning planlægning behandling omsorg arbejde opgave stilling erfaring samarbejde kollega
  ansvar faglig kompetence ansøgning ansættelse tilbud indsats forløb ungdom specialpædagog socialpædagog data
  vikar studentermedhjælper serviceassistent bygningskonstruktør landinspektør programmør forvalter arkivar kurator
  chef vagt tolk elev park plan team pleje chefer vagter tolke elever`
  .trim()
  .split(/\s+/)
  .map(folded)

const isInside = (pattern: string) => /^%[^ %]+%$/.test(pattern)

/** Those that are found anywhere in a word; and those that only begin or end one. */
const ANYWHERE = [
  ...new Set(FREQUENT.flatMap((word) => patternsOf(word).filter(isInside)).map((pattern) => pattern.slice(1, -1))),
]
const AT_AN_END = FREQUENT.filter((word) => word.length === 4)

const escaped = (ending: string) => ending.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const ends = new Map(
  AT_AN_END.map((part) => [
    part,
    new RegExp(
      atAnEnd(part)
        .map((pattern) => escaped(pattern.replace(/^%|%$/g, '')))
        .join('|'),
    ),
  ]),
)

/** Which of the parts stand in a text of words with spaces between, each with a mark before it: a word of its own. */
export const partsIn = (text: string): string[] =>
  [
    ...ANYWHERE.filter((part) => text.includes(part)),
    ...[...ends].filter(([, pattern]) => pattern.test(text)).map(([part]) => part),
  ].map((part) => `+${part}`)

const anywhere = new Set(ANYWHERE)

/** The patterns of a word, with the mark of a part in place of those that find it. */
export function withParts(patterns: readonly string[]): string[] {
  const marks: string[] = []
  let left = patterns.filter((pattern) => {
    const part = isInside(pattern) ? pattern.slice(1, -1) : ''
    if (!anywhere.has(part)) return true
    marks.push(part)
    return false
  })
  // "%chefer %" finds nothing that "%chefe%" does not.
  const isFound = (pattern: string) =>
    left.includes(pattern) || patterns.some((one) => isInside(one) && pattern.includes(one.slice(1, -1)))
  for (const part of AT_AN_END) {
    const all = atAnEnd(part)
    if (!all.every(isFound)) continue
    left = left.filter((pattern) => !all.includes(pattern))
    marks.push(part)
  }
  return [...marks.map((part) => `% +${part} %`), ...left]
}
