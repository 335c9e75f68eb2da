import { plainText } from './question-text.ts'

/** Word beginnings and whole words by which a question asks for age, birth or CPR number, in both languages. */
const ASKING = [
  // Danish; also as written without the letter ø.
  /(?<!\p{L})alder(?:en|s|sgruppe|strin|sklasse)?(?!\p{L})/u,
  /(?<!\p{L})hvor\s+gammel/u,
  /(?<!\p{L})f(?:ø|oe|o)d(?:t|te|sel\p{L}*|e(?:år|aar|dag|dato|dsel\p{L}*))(?!\p{L})/u,
  /(?<!\p{L})årgang(?!\p{L})/u,
  /(?<!\p{L})person\s*-?\s*(?:nr|nummer|numre)/u,
  /(?<!\p{L})c\s*[.-]?\s*p\s*[.-]?\s*r(?!\p{L})/u,
  /(?<!\p{L})cpr/u,
  /(?<!\p{L})(?:er|bliver) du (?:allerede )?(?:fyldt|over|under|mindst|ældre end|yngre end) \d+(?! års? erfaring)/u,
  /(?<!\p{L})(?:har du|er du) fyldt \d+/u,
  // English.
  /(?<!\p{L})ages?(?!\p{L})/u,
  /(?<!\p{L})aged(?!\p{L})/u,
  /(?<!\p{L})how\s+old/u,
  /(?<!\p{L})years?\s+old/u,
  /(?<!\p{L})are you (?:already )?(?:over|under|above|below|at least|older than|younger than) \d+/u,
  /(?<!\p{L})born(?!\p{L})/u,
  /(?<!\p{L})(?:birth|date-?of-?birth)\p{L}*/u,
  /(?<!\p{L})d\.?o\.?b\.?(?!\p{L})/u,
  /(?<!\p{L})(?:social\s+security|civil\s+registration|personal\s+identification|national\s+identity)/u,
]

/**
 * Does this text ask an applicant for age, date or year of birth, or CPR number? That may not be asked
 * (forskelsbehandlingsloven § 5 stk. 2, in force 1-7-2022).
 */
export function asksForAge(text: string): boolean {
  const plain = plainText(text)
  return ASKING.some((pattern) => pattern.test(plain))
}
