import type { Language } from '../../server/contract/language.ts'
import type { FieldCode, ProblemCode } from '../../server/contract/problem.ts'
import type { Upload } from '../../widgets/shared/form/upload.ts'

export const ELEMENTS = [
  'opslag-job-list',
  'opslag-job-ad',
  'opslag-application-form',
  'opslag-job-agent',
  'opslag-candidate-login',
  'opslag-talent-pool',
  'opslag-career-page',
] as const
export type ElementTag = (typeof ELEMENTS)[number]

/** What is asked for: the language of the screen, and the query behind the path. */
export type Asked = { language: Language; query: URLSearchParams }

/** What the server answers. `lost`: the line is cut; `late`: the answer never comes. */
export type Answer =
  | { gives: (asked: Asked) => unknown }
  | { refuses: ProblemCode; fields?: readonly { path: string; code: FieldCode }[]; retryAfter?: number }
  | 'lost'
  | 'late'

/** Answers by method and path, `GET /v1/candidate`. Of several, one after the other; the last one stays. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>

/**
 * What a person has done, one after the other; each waits until what it names is there. A selector looks into the element's
 * shadow root, and behind ` >>> ` into the next one. `at` names what is seen before the next is done.
 */
export type Deed =
  | { press: string }
  | { write: string; text: string }
  | { pick: string; value: string }
  | { attach: string; files: readonly string[] }
  | { at: string }

/**
 * One element in one state, as data: the tag, what the server answers, and what a person has done since. Nothing is fetched.
 * `EXAMPLES` holds all of them, `show` puts one on a page; the showroom, the elements' tests by axe, the pictures and the
 * documentation all take them from there.
 */
export interface Example {
  /** `job-list/filtered`: the element and the state. Stands in addresses and names of pictures; never changes. */
  readonly id: string
  readonly element: ElementTag
  readonly state: string
  /** The state as a heading. */
  readonly says: Readonly<Record<Language, string>>
  /** The tag's own attributes beside `institution` and `lang`. */
  readonly attributes: Readonly<Record<string, string>>
  /** What is handed to the element as properties. */
  readonly properties: Readonly<Record<string, unknown>>
  /** The query in the page's address. */
  readonly search: string
  readonly answers: Answers
  readonly done: readonly Deed[]
  /** How far the files have come that are attached; each is there at once where nothing is said. */
  readonly files: readonly Pick<Upload, 'state' | 'progress' | 'fault'>[]
  /** What becomes of the window of the institution's provider, where one is opened. */
  readonly window: 'open' | 'closed'
  /** What is seen when the state is reached, as a selector. */
  readonly until: string
  /** A dialog lies over the whole page: it is best shown in a frame of its own. */
  readonly isModal: boolean
}

type Rest = 'attributes' | 'properties' | 'search' | 'answers' | 'done' | 'files' | 'window' | 'isModal'
type Told = Omit<Example, 'id' | 'element' | 'says' | Rest> & Partial<Pick<Example, Rest>> & { da: string; en: string }

/** Examples of one element; what is left out of one is nothing, and `base` is in all of them. */
export const examplesOf = (
  element: ElementTag,
  base: Partial<Pick<Example, 'answers' | 'attributes' | 'search'>>,
  all: readonly Told[],
): Example[] =>
  all.map(({ da, en, answers, ...told }) => ({
    id: `${element.replace('opslag-', '')}/${told.state}`,
    element,
    says: { da, en },
    attributes: base.attributes ?? {},
    properties: {},
    search: base.search ?? '',
    done: [],
    files: [],
    window: 'open',
    isModal: false,
    ...told,
    answers: { ...base.answers, ...answers },
  }))

export const gives = (body: unknown): Answer => ({ gives: () => body })
export const givesIn = (body: (language: Language, query: URLSearchParams) => unknown): Answer => ({
  gives: ({ language, query }) => body(language, query),
})
export const refuses = (
  code: ProblemCode,
  more: { fields?: readonly { path: string; code: FieldCode }[]; retryAfter?: number } = {},
): Answer => ({ refuses: code, ...more })
